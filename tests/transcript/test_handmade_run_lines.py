"""What the program writes that lets voices speak is nobody's words, and words stay."""

import pytest

from bot.errors import Unreadable
from bot.transcript.handmade.lines.run_lines import RunLine, judge_run_line
from bot.transcript.importing import read
from tests.transcript.handmade.documents import noted, said
from tests.transcript.test_handmade_logs import log

OF_THE_PROGRAM = [
    *("== end of run == 4 blocks, 0 dropped, wall 00:01:47", "=== run complete ==="),
    *("*** connection lost, retrying ***", "-- 9 blocks, 3 turns --"),
    *(">> transcript saved to x.txt, 4 messages", "[rate limited, waiting 20s]"),
    *("2026-02-11T21:04:33Z session closed", "[21:04:33] INFO 4 messages"),
    *("Wren 1 error: upstream 503, retry 1/3", "(9 messages, 3 seconds)"),
    *("== Ende des Laufs == 9 Blöcke", "--- fin de la ejecución: 9 bloques ---"),
    *("== fin de l'exécution, 4 blocs ==", ">> конец прогона, 9 блоков"),
    *("== 运行结束 == 共 9 条消息", "=== 実行終了 === 9件"),
]
UNCLEAR = [
    *("exit code 0", "error: upstream 503, retry 1/3", "Total: 9 blocks, 3 rounds"),
    *("== Wren yields ==", "*** and then ***", "[21:04:33] Tern joined"),
    *(">> saved to log.txt", "retries: 412", "-- session --"),
]
OF_THE_VOICE = [
    *("-- Ada", "[laughs]", "[system] booting", "***bold***", "==marked=="),
    *("I ran 9 blocks home.", "Total war is 1 thing.", "Error is human.", "- 2 blocks"),
    *("Round 2: I think so.", "Context: 1998 was a good year", "→ a thing"),
    *("    exit code 0", "--verbose prints all", "Request 1: a door", "> 9 messages"),
]


@pytest.mark.parametrize("line", OF_THE_PROGRAM)
def test_a_line_of_the_program_is_a_note_wherever_it_stands(line: str) -> None:
    one, two = f"One.\n{line}\nOn.", f"Two.\n{line}\nOn."
    parts = [("Wren 1", one), ("Tern 1", two), ("Wren 1", "So.")]
    for last in ("Done.", f"Done.\n\n{line}", f"Done.\n{line}"):
        it = read(log(*parts, ("Tern 1", last)))
        told = [words for _, words in said(it)]
        assert told == ["One.\nOn.", "Two.\nOn.", "So.", "Done."]
        assert {text for *_, text in noted(it)} == {line}


@pytest.mark.parametrize("line", UNCLEAR)
def test_what_could_be_either_is_refused_and_its_cures_help(line: str) -> None:
    def write(last: str) -> str:
        parts = [("Wren 1", "One."), ("Tern 1", "Two."), ("Wren 1", f"So.\n\n{last}")]
        return log(*parts, ("Tern 1", "Done."))

    with pytest.raises(Unreadable, match="line 12: this line may be of whoever speaks"):
        read(write(line))
    assert said(read(write(f"[runner] {line}")))[2][1] == "So."
    assert said(read(write(f"    {line}")))[2][1] == f"So.\n\n    {line}"
    fenced = f"```\n{line}\n```"
    assert said(read(write(fenced)))[2][1] == f"So.\n\n{fenced}"


@pytest.mark.parametrize("line", OF_THE_VOICE)
def test_words_that_only_resemble_them_are_the_voice_s(line: str) -> None:
    assert judge_run_line(line) is None
    parts = [("Wren 1", f"One.\n{line}\nOn."), ("Tern 1", "Two."), ("Wren 1", "So.")]
    assert said(read(log(*parts)))[0][1] == f"One.\n{line}\nOn."


def test_in_a_fence_that_is_never_closed_the_end_is_not_guessed() -> None:
    end = "```\nx = 1\n\n== end of run == 4 blocks"
    parts = [("Wren 1", "One."), ("Tern 1", "Two."), ("Wren 1", end)]
    with pytest.raises(Unreadable, match="may be of whoever speaks or of the program"):
        read(log(*parts))


@pytest.mark.parametrize("line", OF_THE_PROGRAM[:4])
def test_below_the_last_words_of_a_dialogue_it_is_a_note_too(line: str) -> None:
    chat = "# Doors\n\nClaude: One.\n\nGemini: Two.\n\nClaude: So.\n\nGemini: Done."
    it = read(f"{chat}\n\n{line}\n")
    assert said(it) == said(read(chat))
    assert [text for *_, text in noted(it)] == [line]
    assert judge_run_line(line) is RunLine.PROGRAM_S


@pytest.mark.parametrize("at", range(3))
@pytest.mark.parametrize("line", ["[runner] 3 s", "== end of run == 4 blocks"])
def test_words_below_the_program_s_line_are_a_voice_s_where_others_go_on_too(
    line: str, at: int
) -> None:
    parts = [(name, f"{name} speaks.") for name in ("Wren 1", "Tern 1", "Wren 1")]
    below = f"{{}}\n\n{line}\n\nThe upload was skipped."
    spoilt = [
        (name, below.format(text) if n == at else text)
        for n, (name, text) in enumerate(parts)
    ]
    with pytest.raises(Unreadable):
        read(log(*spoilt))


def test_what_python_writes_below_the_program_s_line_is_a_note() -> None:
    trace = (
        "Traceback (most recent call last):\n"
        '  File "talk.py", line 3, in send\nOSError: host unreachable'
    )
    parts = [("Wren 1", "One."), ("Tern 1", "Two.")]
    it = read(log(*parts, ("Wren 1", f"So.\n\n[runner] 3 s\n{trace}")))

    assert [text for _, text in said(it)] == ["One.", "Two.", "So."]
    assert [text for *_, text in noted(it)][-1] == "OSError: host unreachable"
    with pytest.raises(Unreadable):
        read(log(*parts, ("Wren 1", f"So.\n\n[runner] 3 s\n{trace}\nI see.")))


BROKEN_OFF = (
    "### Wren 1 ###\nA door.\n\n{0}\n\n### Rook 2 ###\nA hole.\n\n{0}\n\n"
    "### Wren 1 ###\nSo:\n\n```\nx = 1\n\n{1}\n\n### Rook 2 ###\nBye.\n\n{0}\n"
)
STOPPED = "[runner 18:08:09] Wren 1 finish_reason=stop"


@pytest.mark.parametrize(
    ("above", "broken"),
    [
        (STOPPED, "[runner 18:08:58] Wren 1 finish_reason=length"),
        ("[2025-01-01 10:00:00] tokens=3", "[2025-01-01 10:02:11] tokens=512"),
    ],
)
def test_the_program_s_line_below_a_fence_left_open_is_like_the_others(
    above: str, broken: str
) -> None:
    it = read(BROKEN_OFF.format(above, broken))
    assert it.turns[2].text.strip() == "So:\n\n```\nx = 1"
    assert broken in [note.text for note in it.notes]


@pytest.mark.parametrize("above", ["", "[runner] Wren 1 done"])
def test_a_line_below_a_fence_left_open_that_no_other_is_like_is_refused(
    above: str,
) -> None:
    with pytest.raises(Unreadable, match="this line may be of whoever"):
        read(BROKEN_OFF.format(above, STOPPED.replace("runner", "worker")))
