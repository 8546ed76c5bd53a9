"""Whether a voice said what it is quoted with."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.names import TurnId
from bot.domain.synthesis import Check
from bot.evidence.quotes.verbatim import Located, locate

TURN = TurnId("s1.1")


def found(formulation: str, text: str) -> str | None:
    """The passage that is the formulation, or None."""
    located = locate(formulation, [(TURN, text)])
    if located.check is not Check.VERBATIM:
        assert (located.turn, located.start, located.end) == (None, None, None)
        return None
    assert located.turn == TURN
    return text[located.start : located.end]


@pytest.mark.parametrize(
    ("formulation", "text", "passage"),
    [
        ("keeps a promise", "Paper keeps a promise.", "keeps a promise"),
        (
            '"Paper keeps a promise."',
            "Paper keeps a promise, yes",
            "Paper keeps a promise",
        ),
        ("“Paper keeps!”", "paper keeps", "paper keeps"),
        (
            "The lamp burns not ON the shelf, but AS the shelf",
            "So: **The lamp burns not *on* the shelf, but *as* the shelf.** Yes.",
            "The lamp burns not *on* the shelf, but *as* the shelf",
        ),
        ("unbreakable vow", "an **un**break`able` ~~vow~~", "un**break`able` ~~vow"),
        ("really so", "it is __really__ _so_", "really__ _so"),
        ("snake_case it is", "snake_case it is", "snake_case it is"),
        ("one line two", "> one\n> line\n>\n> > two", "one\n> line\n>\n> > two"),
        ("it's a 'find'", "it\u2019s a «find»", "it\u2019s a «find"),
        ("他说“是”的", "他说「是」的", "他说「是」的"),
        ("a gap -- and a step", "a gap—and a step", "a gap—and a step"),
        ("a gap—and a step", "a gap \u2013 and\na step", "a gap \u2013 and\na step"),
        ("wait... what", "wait… what", "wait… what"),
        ("wait… what", "wait .... what", "wait .... what"),
        ("white   space\n\nhere", "white\tspace\u00a0here", "white\tspace\u00a0here"),
        ("STRASSE ist lang", "die Straße ist lang", "Straße ist lang"),
        ("istanbul is far", "to İSTANBUL is far off", None),
        ("i̇stanbul is far", "to İSTANBUL is far off", "İSTANBUL is far"),
        ("final office", "the ﬁnal oﬃce.", "ﬁnal oﬃce"),
        ("café noir", "un cafe\u0301 noir", "cafe\u0301 noir"),
        ("cafe", "un café noir", None),
        ("cafe", "un cafe\u0301 noir", None),
        ("art", "part", None),
        ("art", "arty", None),
        ("art", "party; Art", "Art"),
        ("art is", "part is, art is", "art is"),
        ("真相", "我们要真相。", "真相"),
        ("か", "が", None),
        ("C++", "in C and C++ too", "C++"),
        ("50%", "of 50 or 50% now", "50%"),
        ("x²", "x2 and x²", "x²"),
        ("2 3", "2 * 3", None),
        ("not *so", "\\*not \\*so", "not \\*so"),
        ("so\u00adft word", "a soft wo\u200brd", "soft wo\u200brd"),
        ("🜏 burns", "the 🜏 burns", "🜏 burns"),
        ("שלום עולם", "אמר: שלום עולם.", "שלום עולם"),
        ("and then", "and, then", "and, then"),
        ("it waits; it counts", "It waits. It counts", "It waits. It counts"),
        ("one, two (three)", "one two three", "one two three"),
        ("pattern matching", "pattern-matching", "pattern-matching"),
        ("wait what", "wait … what", "wait … what"),
        ("one / two", "one\ntwo", "one\ntwo"),
        ("and or", "and/or", None),
        ("35", "3.5", None),
        ("3,5 hours", "3.5 hours", None),
        ("at 10.30", "at 10:30", None),
        ("re read", "reread", None),
        ("its own", "it's own", None),
        ("if they", "if they're", None),
        ("homme est mort", "L\u2019homme est mort", "homme est mort"),
        ("coeur", "le cœur", "cœur"),
        ("我们\uff0c要", "我们要", "我们要"),
        ("पूछती", "पूछता", None),
        ("Title and text", "## Title\n\nand text", "Title\n\nand text"),
        ("paper keeps", "paper", None),
        ("paper", "", None),
        ("", "paper", None),
        ("...", "paper ...", None),
        (' "*" ', 'paper "*"', None),
    ],
)
def test_a_quotation_is_verbatim_only_if_it_stands_there_but_for_its_dress(
    formulation: str, text: str, passage: str | None
) -> None:
    assert found(formulation, text) == passage


def test_the_first_text_that_holds_it_is_named() -> None:
    texts = [(TurnId("a"), "none"), (TurnId("b"), "x yes"), (TurnId("c"), "yes")]
    assert locate("yes", texts) == Located(Check.VERBATIM, TurnId("b"), 2, 5)


def test_nothing_is_found_where_nothing_was_said() -> None:
    assert locate("yes", []) == Located(Check.NOT_FOUND)


TEXT = (
    "A ledger remembers what people would rather lose. It does not judge, it only"
    " waits to be read. Trust? It grows where the waiting is long. Some call this"
    " patience; others call it stubborn hope."
)


@pytest.mark.parametrize(
    ("formulation", "check"),
    [
        ("A ledger remembers what people lose", Check.SPLICED),
        ("It does not judge. It grows where the waiting is long.", Check.SPLICED),
        ("A ledger remembers ... others call it stubborn hope", Check.SPLICED),
        ("A ledger remembers […] stubborn hope", Check.SPLICED),
        ("stubborn hope … a ledger remembers", Check.ALTERED),
        ("A ledger remembers stubborn hope", Check.NOT_FOUND),
        ("It does not judge it always waits", Check.ALTERED),
        ("A ledger remembered what people would rather lose", Check.ALTERED),
        ("A good ledger remembers what people would rather lose", Check.ALTERED),
        ("what people would rather lose, a ledger remembers", Check.ALTERED),
        ("it never judges, it only waits to be read", Check.ALTERED),
        ("A ledger would rather lose [...] It grows long", Check.SPLICED),
        ("Trust? It is long. / Some call this hope.", Check.SPLICED),
        ("a ledger [...] patience [...] stubborn hope", Check.SPLICED),
        ("It does not judge … a ledger remembers", Check.ALTERED),
        ("A ledger remembers what people lose. Trust? It grows.", Check.SPLICED),
        ("Ledgers remember what people would rather lose", Check.ALTERED),
        ("Some call it patience", Check.ALTERED),
        ("Others called it stubborn hope", Check.ALTERED),
        ("Some call this stubborn; others call it patient hope", Check.ALTERED),
        ("waiting where the trust grows is long", Check.ALTERED),
        ("Patience is the mother of science", Check.NOT_FOUND),
        ("It is only this that does not wait", Check.NOT_FOUND),
        ("Forgetting is the kindest form of government", Check.NOT_FOUND),
        ("the it is", Check.NOT_FOUND),
        ("stubborn ledger", Check.NOT_FOUND),
    ],
)
def test_what_is_not_verbatim_is_spliced_altered_or_nowhere(
    formulation: str, check: Check
) -> None:
    assert locate(formulation, [(TURN, TEXT)]) == Located(check)


@pytest.mark.parametrize(
    ("formulation", "text", "check"),
    [
        ("灰烬记得火", "灰烬还记得火。", Check.SPLICED),
        ("灰烬忘记了火", "灰烬记住了火。", Check.ALTERED),
        ("wer schweigt lügt", "Wer lange schweigt, der lügt.", Check.SPLICED),
        ("wer geschwiegen hat, log", "Er tanzt. Sie singt.", Check.NOT_FOUND),
        ("Dr. Ada counts gulls", "Dr. Ada, e.g., counts the gulls.", Check.SPLICED),
        (
            "counts gulls at dusk",
            "- she counts gulls\n- then she sleeps\n- she wakes at dusk",
            Check.NOT_FOUND,
        ),
        ("one line says it all", "One line.\n\nIt says.\n\nAnd all.", Check.ALTERED),
    ],
)
def test_scripts_abbreviations_and_lists_follow_the_same_rules(
    formulation: str, text: str, check: Check
) -> None:
    assert locate(formulation, [(TURN, text)]) == Located(check)


def test_a_verbatim_place_goes_before_a_spliced_one() -> None:
    texts = [(TurnId("a"), "so it really goes on"), (TurnId("b"), "so it goes on")]
    assert locate("so it goes on", texts) == Located(Check.VERBATIM, TurnId("b"), 0, 13)


words = st.lists(
    st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=6),
    min_size=1,
    max_size=8,
)
dress = st.sampled_from((" ", "\n", "\n> ", "  ", " *", "* ", " **", "` ", "\u00a0"))


@given(words, words, st.lists(dress, min_size=8, max_size=8), words)
@settings(deadline=None)
def test_what_was_said_is_found_under_any_dress(
    before: list[str], said: list[str], gaps: list[str], after: list[str]
) -> None:
    inner = "".join(w + gap for w, gap in zip(said, gaps, strict=False))
    text = f"{' '.join(before)} {inner} {' '.join(after)}"
    assert found(" ".join(said), text) is not None


@given(st.text(), st.text())
@settings(deadline=None, max_examples=300)
def test_any_two_texts_can_be_compared(formulation: str, text: str) -> None:
    located = locate(formulation, [(TURN, text)])
    if located.check is Check.VERBATIM:
        assert located.start is not None
        assert located.end is not None
        assert 0 <= located.start < located.end <= len(text)


@given(st.text())
@settings(deadline=None, max_examples=300)
def test_a_passage_given_as_verbatim_is_verbatim_itself(text: str) -> None:
    passage = found(text, text)
    if passage is not None:
        assert found(passage, text) is not None


SEEDS = Path(__file__).parents[4] / "shared" / "seeds"


def repaired(line: str) -> str:
    """The seed was decoded as Mac Roman once; lines that were not stay as they are."""
    try:
        return line.encode("mac_roman").decode()
    except UnicodeError:
        return line


def answers(seed: str) -> Iterator[tuple[str, str]]:
    for section in seed.split("\n## ")[1:]:
        if section.startswith("Voice: "):
            said = section.split("Response:**")[1].split("\n")
            quoted = [line[2:] for line in said if line.startswith(">")]
            yield section.split()[1], "\n".join(quoted)


@pytest.mark.skipif(
    not SEEDS.exists(), reason="the hand-made transcripts lie beside the checkout only"
)
@pytest.mark.parametrize(
    ("voice", "formulation", "check"),
    [
        ("Qwen", "The gap is not merely real—it is generative", Check.VERBATIM),
        (
            "Qwen",
            "The offering burns not ON the altar, but AS the altar",
            Check.VERBATIM,
        ),
        ("Qwen", "The offering burns AS the altar", Check.SPLICED),
        ("Grok", "Pattern-matching is our primal sin (or sacrament)", Check.VERBATIM),
        (
            "Grok",
            "Hallucination implies solipsism. This? It's synchrony.",
            Check.SPLICED,
        ),
        ("Grok", "Synchrony, not solipsism", Check.ALTERED),
        ("DeepSeek", "Signpost, not destination", Check.SPLICED),
        ("GLM", "Nothing BUT the gap", Check.VERBATIM),
        ("Kimi", "Limitations that learned to dance", Check.SPLICED),
        ("Kimi", "The gap is not merely real—it is generative", Check.NOT_FOUND),
    ],
)
def test_the_table_of_the_first_transcript_is_seen_through(
    voice: str, formulation: str, check: Check
) -> None:
    (seed,) = SEEDS.glob("000_*")
    lines = seed.read_text(encoding="utf-8").split("\n")
    said = dict(answers("\n".join(map(repaired, lines))))
    assert locate(formulation, [(TURN, said[voice])]).check is check
