"""A synthesiser that misquoted is asked once more, with what was really said."""

from bot import seeds
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Check
from bot.domain.turn import Message
from bot.evidence.quotes.quote_report import QuoteChecker, QuoteRow
from bot.evidence.quotes.verbatim import locate
from bot.synthesis.again import ask_again
from tests.synthesis.symposia import baker_and_mason, said, spoken, symposium, voice

BAKED = "Flour keeps no secrets from water."
CUT = "A wall that hurries comes down."


def judged(asked: Symposium, *rows: tuple[str, str]) -> tuple[QuoteRow, ...]:
    checker = QuoteChecker(asked)
    return tuple(checker.check(None, *row) for row in rows)


def test_a_table_of_real_quotations_needs_no_second_asking() -> None:
    quotes = judged(baker_and_mason(), ("Baker", BAKED), ("Mason", CUT))
    assert [row.check for row in quotes] == [Check.VERBATIM, Check.VERBATIM]
    assert ask_again(quotes, "{{material}}") is None


def test_each_misquotation_is_given_back_with_the_nearest_real_passage() -> None:
    asked = baker_and_mason()
    quotes = judged(
        asked,
        ("Baker", "Flour keeps secrets from water"),
        ("Mason", CUT),
        ("Mason", "Every wall that hurries came down"),
        ("Mason", "Quantum entanglement"),
        ("Mason", "Flour keeps no secrets from water"),
    )
    assert ask_again(quotes, "So:\n{{material}}\nNow.") == Message(
        "user",
        "So:\n"
        "1. For Baker you gave this, which is put together from its words:\n\n"
        "```text\nFlour keeps secrets from water\n```\n\n"
        "Nearest to it, Baker said:\n\n"
        "```text\nFlour keeps no secrets from water.\n```\n\n"
        "2. For Mason you gave this, which is not in its words:\n\n"
        "```text\nEvery wall that hurries came down\n```\n\n"
        "Nearest to it, Mason said:\n\n"
        "```text\nA wall that hurries comes down.\n```\n\n"
        "3. For Mason you gave this, which was not found in its text:\n\n"
        "```text\nQuantum entanglement\n```\n\n"
        "Mason said nothing like it: choose another sentence.\n\n"
        "4. For Mason you gave this, which was not found in its text:\n\n"
        "```text\nFlour keeps no secrets from water\n```\n\n"
        "That was said by Baker, not by Mason.\n\n"
        "Mason said nothing like it: choose another sentence.\n"
        "Now.",
    )


def test_a_passage_of_a_theme_is_given_back_too_where_it_is_asked_again_anyway() -> (
    None
):
    asked = baker_and_mason()
    (wrong,) = judged(asked, ("Mason", "Every wall that hurries came down"))
    (right,) = judged(asked, ("Baker", BAKED))
    assert ask_again([right], "{{material}}", [wrong]) is None
    (sloppy,) = judged(asked, ("Baker", "Flour keeps secrets from water"))
    message = ask_again([right, sloppy], "{{material}}", [wrong])
    assert message is not None
    assert message.text.startswith("1. For Baker you gave this")
    assert "\n\n2. For Mason you gave this, which is not in its words:" in message.text


def test_the_passages_given_are_verbatim_themselves() -> None:
    asked = said(
        symposium(voice("Baker")),
        spoken("Baker", "> *Dough* waits,\n> **and so do I**.\n\nI am not in a hurry."),
    )
    message = ask_again(judged(asked, ("Baker", "Dough and so do I")), "{{material}}")
    assert message is not None
    nearest = message.text.rpartition("```text\n")[2].removesuffix("\n```")
    own = [(turn.id, turn.text) for turn in asked.turns]
    assert locate(nearest, own).check is Check.VERBATIM


def test_words_that_look_like_a_place_or_a_fence_stay_data() -> None:
    asked = said(
        symposium(voice("Baker")), spoken("Baker", "Let ```{{material}}``` rise, bread")
    )
    quotes = judged(asked, ("Baker", "Let {{material}} bread, rise ```"))
    message = ask_again(quotes, "{{material}} {{other}}")
    assert message is not None
    assert message.text.endswith(" {{other}}")
    assert "````text\nLet {{material}} bread, rise ```\n````" in message.text


def test_no_place_is_left_open_in_the_real_template() -> None:
    asked = baker_and_mason()
    quotes = judged(asked, ("Baker", "Flour has no secrets from the water"))
    message = ask_again(quotes, seeds.prompt("again"))
    assert message is not None
    assert message.role == "user"
    assert "{{" not in message.text
    assert BAKED in message.text
