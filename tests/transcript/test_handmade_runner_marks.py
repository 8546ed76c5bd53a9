"""By what the program of a log marks its own lines."""

import pytest

from bot.errors import Unreadable
from bot.transcript.handmade.runs.runner_marks import find_runner_marks
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

ONE = "We should begin with the smallest lock."
TWO = "Then the boats would wait at the largest."
GIVEN = [("Wren", ONE), ("Tern", TWO), ("Wren", TWO), ("Tern", ONE)]


def log(mark: str, over: str = "## ROUND TWO ##") -> str:
    parts = [f"{mark} locks.py, two agents", f"{mark} seed 4", ""]
    for at, (name, text) in enumerate(GIVEN):
        parts += [over, ""] if at == len(GIVEN) // 2 else []
        parts += [f"{mark} -> {name.lower()}", f"### {name.upper()} {at // 2 + 1} ###"]
        parts += [text, "", f"{mark} took it", ""]
    return "\n".join(parts)


@pytest.mark.parametrize("mark", ["[relay]", "relay>", "[run 7]"])
@pytest.mark.parametrize("over", ["## ROUND TWO ##", "=== ROUND 2 ==="])
def test_its_lines_are_nobody_s(mark: str, over: str) -> None:
    it = read(log(mark, over))

    assert [(name.title(), text.strip()) for name, text in said(it)] == GIVEN


@pytest.mark.parametrize("mark", ["--", ">>>", "//", "!!", "$"])
def test_a_mark_without_a_word_may_be_the_agents(mark: str) -> None:
    with pytest.raises(Unreadable, match="may be of whoever speaks or of the program"):
        read(log(mark))


def test_a_round_that_has_a_name_is_one_where_others_are_framed_so() -> None:
    text = log("[relay]", "===== ROUND 1 =====")
    text += "\n===== VERDICT =====\n[relay] -> judge\n### JUDGE ###\nThe locks stay.\n"

    it = read(text)

    assert len(it.turns) == len(GIVEN)
    assert "The locks stay." in [note.text for note in it.notes]


def test_what_is_framed_so_below_a_line_of_the_program_s_is_a_heading() -> None:
    text = log("[relay]", "===== ROUND 1 =====")
    text += "\n===== FINAL =====\n[relay] -> judge\n### JUDGE ###\nThe locks stay.\n"

    it = read(text)

    assert [words.strip() for _, words in said(it)] == [words for _, words in GIVEN]
    assert "The locks stay." in [note.text for note in it.notes]


def test_what_is_framed_so_below_a_message_may_be_its_last_line() -> None:
    text = log("[relay]", "===== ROUND 1 =====")

    with pytest.raises(Unreadable):
        read(text.replace(f"{TWO}\n", f"{TWO}\n\n===== The End =====\n", 1))


def test_words_of_a_voice_in_such_marks_are_none_of_the_program_s() -> None:
    text = log("[relay]").replace(TWO, f"[laughs] {TWO}", 1)

    assert said(read(text))[1][1] == f"[laughs] {TWO}"


@pytest.mark.parametrize(
    "lines",
    [
        ["### A 1 ###", "-- one", "-- two", "-- three"],  # only within a message
        ["-- one", "### A 1 ###", "so", "-- two"],  # too few
        ["[a] one", "[a] two", "[a] three", "### A 1 ###"],  # somebody's name
        ["### A 1 ###", "-- A.", "### B 1 ###", "-- B.", "### A 2 ###", "-- A."],
    ],
)
def test_no_other_beginning_is_a_mark(lines: list[str]) -> None:
    headings = [at for at, line in enumerate(lines) if line.startswith("###")]

    found = find_runner_marks(lines, headings, names={"a"})

    assert not found.sure | found.unsure


@pytest.mark.parametrize("sign", ["$", ">>>", "//", "[note]", "->"])
def test_lines_of_agents_that_begin_as_the_program_s_do_are_refused(sign: str) -> None:
    text = (
        f"{sign} python ring.py\n\n### WREN 1 ###\nTake rsync.\n\n{sign} rsync -a ~/a\n"
        f"### TERN 1 ###\nTake restic.\n\n{sign} restic init\n{sign} restic backup\n"
        "### WREN 2 ###\nAgreed.\n"
    )
    with pytest.raises(Unreadable, match="may be of whoever speaks or of the program"):
        read(text)


def test_so_is_one_amid_the_words_of_a_message() -> None:
    text = log("[relay]").replace(TWO, f"[relay] not yet\n{TWO}", 1)

    with pytest.raises(Unreadable, match="may be of whoever speaks or of the program"):
        read(text)


def test_a_marked_line_right_below_the_program_s_is_its_own_too() -> None:
    text = log("[relay]").replace(
        "[relay] -> wren\n", "[relay] -> wren\n!! timeout, once more\n"
    )

    assert [text.strip() for _, text in said(read(text))] == [text for _, text in GIVEN]


def test_other_words_there_are_refused() -> None:
    text = log("--")
    at = text.rindex("-- -> tern\n") + len("-- -> tern\n")

    with pytest.raises(Unreadable):
        read(text[:at] + "I was not done yet.\n" + text[at:])


@pytest.mark.parametrize("sign", ["->", "==>", "--", "\u2192"])
def test_a_sign_that_begins_paragraphs_below_several_may_be_the_program_s(
    sign: str,
) -> None:
    heads = [
        f"### {name.upper()} {at // 2 + 1} ###" for at, (name, _) in enumerate(GIVEN)
    ]
    told = [f"{sign} off to the next", "", f"{sign} off to the next", ""]
    parts = [
        f"{head}\n{words}\n\n{line}\n"
        for head, (_, words), line in zip(heads, GIVEN, told, strict=True)
    ]
    with pytest.raises(Unreadable, match="line 4: this line may be of whoever speaks"):
        read("\n".join(parts))

    again = [part.replace("next\n", "next\n\nAnd so on.\n") for part in parts]
    assert len(read("\n".join(again)).turns) == len(GIVEN)


@pytest.mark.parametrize("label", ["ROUND PROMPT:", "PROMPT:", "Round 2 question:"])
def test_what_a_round_asks_below_its_heading_is_no_agent_s(label: str) -> None:
    heads = ["===== ROUND 1 =====\n\n[runner] two agents\n"]
    heads += [f"===== ROUND 2 =====\n\n[runner] once more\n\n{label}\nRevise it.\n"]
    parts = []
    for at, (name, words) in enumerate(GIVEN):
        parts += [heads[at // 2]] if at % 2 == 0 else []
        parts += [f"### {name.upper()} {at % 2 + 1} ###\n\n{words}\n"]
        parts += [f"[runner] {name} ok\n"]

    it = read("\n".join(parts))

    assert [words for _, words in said(it)] == [words for _, words in GIVEN]
    assert any("Revise it." in note.text for note in it.notes)


def fenced(*lines: str) -> str:
    """The log with the *lines* as the last of the first message."""
    parts = log("[relay]").split("[relay] took it\n")
    return "[relay] took it\n".join([parts[0], "\n".join(lines) + parts[1], *parts[2:]])


@pytest.mark.parametrize("fence", ["```", "~~~"])
def test_a_fence_that_closes_nothing_below_the_program_s_line_is_no_word(
    fence: str,
) -> None:
    it = read(fenced(fence))

    assert [(name.title(), text.strip()) for name, text in said(it)] == GIVEN
    assert fence in [note.text for note in it.notes]


def test_so_it_is_between_lines_of_the_program_s() -> None:
    it = read(log("[relay]").replace("took it\n\n", "took it\n```\n[relay] so\n\n", 1))

    assert [(name.title(), text.strip()) for name, text in said(it)] == GIVEN
    assert "```" in [note.text for note in it.notes]


def test_a_time_may_stand_within_the_runner_s_brackets() -> None:
    at = iter(range(10, 60))
    lines = log("[relay]").replace("[relay]", "[runner 00:{}.1]")
    it = read(
        "".join(line.format(next(at)) for line in lines.splitlines(keepends=True))
    )

    assert [(name.title(), text.strip()) for name, text in said(it)] == GIVEN


def test_one_that_opens_something_is_refused() -> None:
    with pytest.raises(Unreadable):
        read(fenced("```", "lock = 4", "```"))
