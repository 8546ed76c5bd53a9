"""A paragraph that no name stands above is not given to who spoke before it."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

REFUSED = "no name says who speaks here"
FORMS = {
    "square": "[{0}]\n\n{2}\n\n",
    "tight": "[{0}]\n{2}\n\n",
    "ruled": "--- {0} ---\n\n{2}\n\n",
    "heading": "### {0}\n\n{2}\n\n",
    "below rules": "---\n\n### {0}\n\n{2}\n\n",
    "log": "### {0} {1} ###\n{2}\n\n",
    "unnumbered": "### {0} ###\n\n{2}\n\n",
    "bold": "**{0}**\n\n{2}\n\n",
    "alone": "{0}:\n{2}\n\n",
    "irc": "<{0}> {2}\n",
    "timed": "[10:{1:02}] <{0}> {2}\n",
}
TWO, THREE = ("Claude", "Gemini"), ("Claude", "Gemini", "Grok")


def tell(form: str, names: tuple[str, ...], *messages: str) -> str:
    """*names* speak in turn; in IRC a gap is the end of a line."""
    gap = "\n" if form in ("irc", "timed") else "\n\n"
    each = (
        FORMS[form].format(names[n % len(names)], n + 1, one.replace("\n\n", gap))
        for n, one in enumerate(messages)
    )
    return f"# {' ↔ '.join(names)}\n\n{''.join(each)}"


LONE: list[tuple[tuple[str, ...], tuple[str, ...]]] = [
    # It asks something.
    (TWO, ("A way.", "A roof.\n\nAnd what stays?", "Rain.", "Snow.")),
    (TWO, ("Ein Weg.\n\nUnd was bleibt?", "Ein Dach.", "Regen.", "Schnee.")),
    (TWO, ("道だ。", "屋根だ。\n\n何が残る\uff1f", "雨だ。", "雪だ。")),
    (TWO, ("길.", "지붕.\n\n무엇이 남지?", "비.", "눈.")),
    (TWO, ("Kaki.", "Bukit.\n\n\u0645\u0627\u0630\u0627\u061f", "Air.", "Api.")),
    # All that stands between rounds does.
    (TWO, ("Da.", "Nu.\n\nWat nu?", "So.", "Ja.\n\nEn dan?", "Ah.", "Oh.")),
    # It stands where the names begin once more.
    (THREE, ("A.", "B.", "C.\n\nParlons maintenant du temps.", "D.", "E.", "F.")),
    (THREE, ("A.", "B.", "C.\n\nPora na pogodę.", "D.", "E.", "F.", "G.")),
    # It speaks of who speaks.
    (TWO, ("Eins.", "Zwei.", "Drei.\n\nClaude und Gemini zanken.", "Vier.")),
    (TWO, ("一。", "二。", "三。\n\nClaudeとGeminiは黙る。", "四。")),
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("names", "messages"), LONE)
def test_a_further_paragraph_of_one_message_alone_may_be_another_s(
    form: str, names: tuple[str, ...], messages: tuple[str, ...]
) -> None:
    document = tell(form, names, *messages)
    gap = "\n" if form in ("irc", "timed") else "\n\n"
    added = next(one for one in messages if "\n\n" in one).partition("\n\n")[2]
    line = document[: document.index(f"{gap}{added}") + len(gap)].count("\n") + 1
    with pytest.raises(Unreadable, match=f"line {line}: {REFUSED}"):
        read(document)


OWN: list[tuple[tuple[str, ...], tuple[str, ...]]] = [
    # Others have several paragraphs as well.
    (TWO, ("A way.\n\nOr two.", "A roof.\n\nWhat stays?", "Rain.", "Snow.", "Ice.")),
    (TWO, ("Eins.\n\nZwei.\n\nDrei.\n\nUnd du?", "Vier.", "Acht.", "Elf.", "Ja.")),
    # Who speaks always has.
    (TWO, ("A way.", "A roof.\n\nYours?", "Rain.", "Snow.\n\nYours?")),
    # It goes on with what is led to.
    (TWO, ("A way.", "Like so:\n\nthree roofs. Enough?", "Rain.", "Snow.", "Ice.")),
    # It tells of nobody, and asks nothing.
    (TWO, ("A way.", "A roof.\n\nA big one, Claude.", "Rain.", "Snow.", "Ice.")),
]


@pytest.mark.parametrize("form", [one for one in FORMS if "irc" not in one])
@pytest.mark.parametrize(("names", "messages"), OWN)
def test_paragraphs_that_messages_may_have_stay_with_who_speaks(
    form: str, names: tuple[str, ...], messages: tuple[str, ...]
) -> None:
    gap = "\n" if form == "timed" else "\n\n"
    texts = [words for _, words in said(read(tell(form, names, *messages)))]
    assert texts == [one.replace("\n\n", gap) for one in messages]


@pytest.mark.parametrize("form", ["square", "heading", "log"])
def test_who_always_has_two_paragraphs_keeps_them_at_the_end_of_a_round(
    form: str,
) -> None:
    said_ = ("A.", "B.", "C.\n\nSo be it.", "D.", "E.", "F.\n\nSo be it.")
    texts = [words for _, words in said(read(tell(form, THREE, *said_)))]
    assert texts == list(said_)


def test_a_name_put_before_it_is_the_cure() -> None:
    document = tell("square", TWO, *LONE[0][1]).replace("\n\nAnd", "\n\n[User]\n\nAnd")
    asked = [turn.question for turn in read(document).turns]
    assert asked == ["", "", "And what stays?", "And what stays?"]
