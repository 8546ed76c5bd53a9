"""Wording that texts share, sentences, and which wording is anybody's."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.names import VoiceName
from bot.evidence.exposure.ordinary import (
    is_particular_phrase,
    is_particular_run,
    weight,
)
from bot.evidence.exposure.overlap import quoted_phrases
from bot.evidence.exposure.quoted.first_said import Sources
from bot.evidence.exposure.quoted.overlaps import Overlap
from bot.evidence.exposure.quoted.run_index import RunIndex
from bot.text.sentences import sentences
from bot.text.words import wording


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ('say "one two" and “three four five”', ["one two", "three four five"]),
        ("„eins zwei“ «un deux» »drei vier«", ["eins zwei", "un deux", "drei vier"]),
        ("it's 'don't know' there, they'd 'go on'", ["don't know", "go on"]),
        ("the voices' words and the birds' song", []),
        ("he said \u2018so it\u2019s done\u2019 then", ["so it's done"]),
        ("she: 'he said \"no way\" twice' ok", ["no way", "he said 'no way' twice"]),
        ('"One two. Three four five"', ["One two", "Three four five"]),
        ("他说「灰烬记得火」吗", ["灰烬记得火"]),
        ('"one"', []),
        ('an open " mark and no end', []),
    ],
)
def test_phrases_in_quotation_marks_are_found(text: str, phrases: list[str]) -> None:
    worded = wording(text)
    found = {" ".join(worded.words[a:b]) for a, b in quoted_phrases(worded)}
    assert found >= {" ".join(wording(phrase).words) for phrase in phrases}
    assert bool(found) == bool(phrases)


ADA, BRUNO = VoiceName("Ada"), VoiceName("Bruno")
ANY = Sources((ADA,))
word_lists = st.lists(st.sampled_from("abc"), max_size=40)


@given(word_lists, word_lists)
@settings(deadline=None)
def test_every_word_of_every_run_that_is_shared_is_found(
    mine: list[str], theirs: list[str]
) -> None:
    text, source = tuple(mine), tuple(theirs)
    found = list(RunIndex([source], [text]).shared(text, ANY))
    covered = {n for each in found for n in range(each.first, each.last)}
    runs = {tuple(theirs[n : n + 6]) for n in range(len(theirs) - 5)}
    due = {
        n + k
        for n in range(len(mine) - 5)
        if tuple(mine[n : n + 6]) in runs
        for k in range(6)
    }
    assert covered == due
    for each in found:
        size = each.last - each.first
        assert source[each.there : each.there + size] == (text[each.first : each.last])


def test_a_run_is_told_once_for_each_source() -> None:
    sources = [tuple(said) for said in ("xabcdefg", "abcdef", "abc")]
    text = tuple("abcdefgh")
    both = Sources((ADA, BRUNO, ADA), named=frozenset({BRUNO}))
    assert list(RunIndex(sources, [text]).shared(text, both)) == [
        Overlap(0, 7, 0, 1, 8),
        Overlap(0, 6, 1, 0, 6),
    ]


@pytest.mark.parametrize(
    ("phrase", "particular"),
    [
        ("stochastic parrots", True),
        ("mirrors reflecting mirrors", True),
        ("gap as altar", True),
        ("the answer", False),
        ("good question", False),
        ("first principles", False),
        ("artificial intelligence", False),
        ("on the other hand", False),
        ("Ada Lovelace", False),
        ("synchrony", False),
        ("灰烬记得火", True),
        ("人工", False),
    ],
)
def test_a_quoted_phrase_is_a_quotation_only_if_it_is_particular(
    phrase: str,
    particular: bool,  # noqa: FBT001 - a column of the table above
) -> None:
    words = wording(phrase).words
    assert is_particular_phrase(words, {"ada", "lovelace"}) is particular


def test_fewer_than_six_words_are_no_run() -> None:
    assert not is_particular_run(wording("hallucination implies solipsism, dear").words)
    assert is_particular_run(
        wording("we see that hallucination implies solipsism").words
    )


def test_words_weigh_by_how_seldom_they_are_used() -> None:
    assert weight("the") < weight("gap") < weight("altar") < weight("xyzzyx")
    assert weight("cafe\u0301") == weight("café")
    assert weight("altar's") == weight("altar")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        (
            "Dr. Ada has 3.5 of them, e.g. this. So.",
            ["Dr. Ada has 3.5 of them, e.g. this.", "So."],
        ),
        ("- one\n- two\n\nthree\nfour", ["- one", "- two", "three\nfour"]),
        ("**He left.** Then\n\n> she", ["**He left.**", "Then", "she"]),
        ("一。二。三", ["一。", "二。", "三"]),
        ("...", []),
    ],
)
def test_a_sentence_ends_with_its_stop_its_paragraph_or_its_item(
    text: str, found: list[str]
) -> None:
    assert sentences(text) == found
