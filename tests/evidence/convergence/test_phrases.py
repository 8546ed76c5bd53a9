"""Content words, their stems, and the language they are in."""

import pytest

from bot.evidence.wording.content_words import content
from bot.text.languages import language_of
from bot.text.stems import stem
from bot.text.words import wording


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "altar altars altar's"),
        ("en", "forget forgets forgetting"),
        ("en", "memory memories"),
        ("en", "love loves loved loving"),
        ("de", "fluss flüsse flüssen"),
        ("de", "ertrunkene ertrunkenes ertrunkener"),
        ("fr", "noyé noyés noyée"),
        ("es", "ahogado ahogados ahogada"),
        ("ru", "река реки рекой"),
        ("ru", "корабля кораблей кораблями"),
    ],
)
def test_inflected_forms_have_one_stem(language: str, forms: str) -> None:
    assert len({stem(form, language) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("en", "string", "stre"), ("en", "glass", "gla"), ("de", "stein", "steuer")],
)
def test_other_words_have_other_stems(language: str, one: str, other: str) -> None:
    assert stem(one, language) != stem(other, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("That is not what the river was for, and it is this.", "en"),
        ("Das ist nicht der Fluss, und ich weiß es.", "de"),
        ("Ce n'est pas le fleuve, et les pierres ne sont pas dans une main.", "fr"),
        ("No es el río que yo veo, y las piedras no están por aquí.", "es"),
        ("Это не река, и я не знаю, что она говорит.", "ru"),
        ("这不是河流,我不知道。", "zh"),
        ("これは川ではありません。", "ja"),
        ("강은 돌을 잊는다.", "ko"),
        ("नदी पत्थर भूल जाती है।", "hi"),
        ("42", None),
        ("", None),
    ],
)
def test_a_language_is_told_by_script_and_small_words(
    text: str, language: str | None
) -> None:
    said = wording(text)

    assert language_of(said.folded.text, said.words) == language


def test_small_words_figures_and_names_are_no_content() -> None:
    found = content("It is 42 of the Qwen rivers, whose stones nobody has.")

    assert found.stems == ("river", "ston", "nobody")


def test_a_pair_stands_within_one_sentence_in_either_order() -> None:
    one = content("The heron mocks obsidian. Granite")
    other = content("Obsidian mocks the heron")

    assert {pair[:2] for pair in one.pairs()} == {pair[:2] for pair in other.pairs()}
    assert {pair[:2] for pair in one.pairs()} == {
        ("heron", "mock"),
        ("mock", "obsidian"),
        ("heron", "obsidian"),
    }


def test_unspaced_text_is_parted_by_known_words() -> None:
    assert content("石头里的河流在沉睡").stems == ("石头", "河流", "沉睡")
