"""How a command ends: one sentence and a status, whatever was raised."""

import pytest

from bot.errors import Declined, Misconfigured
from bot.terminal.exit_status import FAULT, UNUSABLE, run_command

FULL = Declined("The archive cannot be written: the disk is full. Make room.")


def raising(error: Exception) -> int:
    def command() -> None:
        raise error

    return run_command(command)


@pytest.mark.parametrize(
    "error",
    [
        FULL,
        ExceptionGroup("two voices", [FULL, Misconfigured("and another")]),
        ExceptionGroup("a round", [ExceptionGroup("voices", [FULL, FULL])]),
    ],
)
def test_what_failed_together_for_a_reason_is_one_sentence(
    error: Exception, capsys: pytest.CaptureFixture[str]
) -> None:
    assert raising(error) == UNUSABLE
    assert capsys.readouterr().err == f"{FULL}\n"


def test_a_fault_among_what_failed_together_stays_a_fault(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert raising(ExceptionGroup("two voices", [FULL, KeyError("x")])) == FAULT
    assert "This is a fault in the program" in caplog.text
