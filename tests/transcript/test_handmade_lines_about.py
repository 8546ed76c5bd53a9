"""One line above or below each voice's words that says how it was asked."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read

_HEADINGS = ("### GPT-4o", "### Claude", "### Mistral (The Blunt One)")
_ANSWERS = (
    "I would oil the hinge first, and then wait for the rain to end.",
    "Certainly! Take the door off its hinges and mark the place where it rubs.",
    "It depends on the door. If it is an outer one, I'd ask a joiner.",
)
_ABOUT = {
    "italics": (
        "*ChatGPT, 14 October; free account*",
        "*Claude app, 14 October; free account*",
        "*Le Chat, 15 October; free account*",
    ),
    "days": ("*ChatGPT, 14 October*", "*Claude.ai, 15 October*", "*Le Chat, May 3*"),
    "brackets": ("(web app, 12 March)", "(phone app, 12 March)", "(Le Chat, 13 March)"),
    "code": ("`gpt-4o-2024-11-20`", "`claude-3-7-sonnet`", "`mistral-large-2411`"),
    "quotes": (
        "> Trained by OpenAI. Still sold.",
        "> Trained by Anthropic. Retired.",
        "> Trained by Mistral AI. Open weights.",
    ),
    "dashes": (
        "\u2014 GPT-4o, web, 12 March",
        "\u2014 Claude, app, 12 March",
        "\u2014 Mistral, Le Chat, 13 March",
    ),
    "German": (
        "_Kostenlose Version, 12. März_",
        "_Kostenloses Konto, 12. März_",
        "_Neuer Chat, 13. März_",
    ),
}
_QUOTED = ("quotes", True)
_SAID = {
    "a story's place and day": (
        "*Berlin, 14 October 1989*",
        "*Leipzig, 15 October 1989*",
        "*Mistral, 16 October 1989: the wind turned.*",
    ),
    "signatures": ("\u2014 GPT-4o", "\u2014 Claude", "\u2014 Mistral"),
    "code": ("`oil`", "`plane`", "`wait`"),
    "code that tells": ("`claude oils it`", "`gpt planes it`", "`mistral waits`"),
    "names of another thing": ("`claude.py`", "`hinge.py`", "`door.py`"),
    "the asker is spoken to": (
        "*You asked on a free account*",
        "*You asked on a free account*",
        "*You asked on a free account*",
    ),
}


def _write(lines: tuple[str, ...], *, at_foot: bool = False) -> str:
    parts = zip(
        _HEADINGS,
        *((_ANSWERS, lines) if at_foot else (lines, _ANSWERS)),
        strict=True,
    )
    answers = "\n\n".join("\n\n".join(filter(None, part)) for part in parts)
    return (
        "# Three on a door\n\n## The Question\n\nWhat of a door that sticks?\n\n"
        f"## The Responses\n\n{answers}\n"
    )


@pytest.mark.parametrize(
    ("form", "at_foot"),
    # A last block quote may be of somebody whom the answer quotes.
    [(form, at) for form in _ABOUT for at in (False, True) if (form, at) != _QUOTED],
)
def test_a_line_about_each_answer_is_a_note(form: str, *, at_foot: bool) -> None:
    lines = _ABOUT[form]
    found = read(_write(lines, at_foot=at_foot))
    assert [turn.text for turn in found.turns] == list(_ANSWERS)
    bare = [line.removeprefix("> ") for line in lines]
    noted = "\n".join(note.text for note in found.notes)
    assert all(line in noted for line in bare)


@pytest.mark.parametrize("lines", _SAID.values(), ids=_SAID)
@pytest.mark.parametrize("at_foot", [False, True])
def test_what_answers_may_begin_with_is_never_a_note(
    lines: tuple[str, ...], *, at_foot: bool
) -> None:
    try:
        found = read(_write(lines, at_foot=at_foot))
    except Unreadable:
        return
    both = zip(lines, _ANSWERS, strict=True)
    assert [turn.text for turn in found.turns] == [
        "\n\n".join((answer, line) if at_foot else (line, answer))
        for line, answer in both
    ]


@pytest.mark.parametrize("left", range(3))
def test_one_voice_may_have_none(left: int) -> None:
    lines = list(_ABOUT["code"])
    lines[left] = ""
    assert [turn.text for turn in read(_write(tuple(lines))).turns] == list(_ANSWERS)


@pytest.mark.parametrize("only", range(3))
def test_a_line_of_one_voice_alone_is_not_taken(only: int) -> None:
    lines = [line * (at == only) for at, line in enumerate(_ABOUT["code"])]
    found = read(_write(tuple(lines)))
    assert [turn.text.startswith("`") for turn in found.turns] == [
        at == only for at in range(3)
    ]


def test_where_nobody_else_answers_no_line_is_taken() -> None:
    line = _ABOUT["code"][0]
    written = (
        "# A door\n\n## The Question to Claude\n\nWhat of it?\n\n"
        f"## Claude's Response\n\n{line}\n\n{_ANSWERS[0]}\n"
    )
    assert [one.text for one in read(written).turns] == [f"{line}\n\n{_ANSWERS[0]}"]
