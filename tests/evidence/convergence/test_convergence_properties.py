"""Whatever was said, what is told of it holds."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.symposium import Symposium
from bot.evidence.convergence.convergence_report import Convergence, convergence
from bot.text.folding import fold
from tests.evidence.gatherings import exposed, gathering

WORDS = st.sampled_from(
    ["lantern", "heron", "obsidian", "the", "of", "Fluss", "и", "маяк", "灯塔", "沉没"]
)
MARKS = st.sampled_from([" ", " ", ". ", ", ", "\n\n", " *", "* ", " — ", "!"])
TEXTS = st.lists(st.tuples(WORDS, MARKS), max_size=30).map(
    lambda parts: "".join(word + mark for word, mark in parts)
)


def _checked(symposium: Symposium, found: Convergence) -> None:
    texts = {turn.id: turn.text for turn in symposium.turns}
    for shared in (*found.independent, *found.echo):
        assert len(set(shared.voices)) == len(shared.voices) > 1
        assert shared.voices == tuple(each.voice for each in shared.passages)
        assert shared.phrase
        if shared.is_wording:
            said = fold(shared.phrase).text
            assert all(said in fold(each.text).text for each in shared.passages)
        for each in shared.passages:
            assert texts[each.turn][each.start : each.end] == each.text != ""


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS | st.text(max_size=60), min_size=1, max_size=4), st.data())
def test_every_passage_stands_where_it_is_said_to(
    texts: list[str], data: st.DataObject
) -> None:
    symposium = gathering({f"V{n}": text for n, text in enumerate(texts)})
    met = {
        number: data.draw(st.lists(st.integers(1, number - 1), max_size=2))
        for number in range(2, len(texts) + 1)
    }

    found = convergence(symposium, exposed(symposium, met))

    _checked(symposium, found)
    size = len(found.voices)
    assert [len(row) for row in found.similarity] == [size] * size
    assert [len(row) for row in found.exposed] == [size] * size
    for row, line in enumerate(found.similarity):
        for column, value in enumerate(line):
            assert 0 <= value <= 1
            assert value == found.similarity[column][row]
    assert found == convergence(symposium, exposed(symposium, met))
    assert "prove" not in " ".join(found.caveats).casefold()


@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS)
def test_who_met_the_other_never_counts_as_independent(one: str, other: str) -> None:
    symposium = gathering({"Aster": one, "Basil": other})

    found = convergence(symposium, exposed(symposium, {2: [1]}))

    assert found.independent == ()
