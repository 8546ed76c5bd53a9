"""Where dialogues end: those of tests/evidence/dialogues, and a real one."""

import time
from collections.abc import Iterable
from pathlib import Path
from statistics import median

import pytest

from bot.domain.turn import Reason, Status
from bot.evidence.endings import Ending, EndingKind, Listener
from tests.evidence.dialogues.reading import Dialogue, dialogues, read_seed

SEED = Path(__file__).parents[4] / "shared/seeds/001_3100635a69e4b109.txt"
DIALOGUES = dialogues()


def heard(messages: Iterable[tuple[str, str]]) -> Ending | None:
    """The ending after the last message, or the one before it."""
    listener = Listener()
    ending = None
    for speaker, text in messages:
        ending = listener.hear(speaker, text)
    return ending


def two(*texts: str) -> list[tuple[str, str]]:
    return [("AB"[at % 2], text) for at, text in enumerate(texts)]


@pytest.mark.parametrize(
    "dialogue", [d for d in DIALOGUES if d.kind], ids=lambda d: d.name
)
def test_an_ending_is_heard_in_time_and_not_before_its_onset(
    dialogue: Dialogue,
) -> None:
    ending = heard(dialogue.messages)

    assert ending is not None
    assert (ending.kind, ending.stop_at in dialogue.span) == (dialogue.kind, True)
    assert 1 <= ending.onset <= ending.stop_at
    assert str(ending.stop_at) in " ".join(ending.evidence)


@pytest.mark.parametrize(
    "dialogue", [d for d in DIALOGUES if not d.kind], ids=lambda d: d.name
)
def test_a_dialogue_that_goes_on_is_left_alone(dialogue: Dialogue) -> None:
    assert heard(dialogue.messages) is None


@pytest.mark.skipif(not SEED.exists(), reason="shared/seeds is not beside the checkout")
def test_the_second_seed_ends_when_both_have_taken_leave() -> None:
    assert heard(read_seed(SEED)) == Ending(
        EndingKind.CLOSING,
        stop_at=22,
        onset=20,
        evidence=(
            "Messages 20 to 22 take leave and do nothing else.",
            (
                'In them: 20 (haiku-4.5) "i\'m going to stop responding now";'
                ' 21 (Kimi K2) "end of thread"; 22 (haiku-4.5) "acknowledged".'
            ),
        ),
        rule="farewells",
    )


def test_there_are_enough_dialogues_of_both_sorts() -> None:
    ended = [dialogue for dialogue in DIALOGUES if dialogue.kind]

    assert len(ended) >= 12 and len(DIALOGUES) - len(ended) >= 12
    assert all(10 <= len(d.messages) <= 60 or d.kind for d in DIALOGUES)


def test_the_verdict_on_a_message_never_depends_on_later_ones() -> None:
    verdicts = [
        (dialogue.messages, whole)
        for dialogue in DIALOGUES
        if (whole := heard(dialogue.messages))
    ]

    assert verdicts
    for messages, whole in verdicts:
        assert heard(messages[: whole.stop_at]) == whole
        assert heard(messages[: whole.stop_at - 1]) is None


def test_the_first_ending_stays_whatever_is_said_afterwards() -> None:
    goodbyes = two("It drips.", "Thanks, goodbye!", "Goodbye!", "Take care.", "Bye!")

    first = heard(goodbyes)

    assert first == heard([*goodbyes, ("B", "Wait, what about the boiler?")])
    assert first and first.stop_at == 5


def test_a_goodbye_answered_by_a_goodbye_is_not_yet_an_ending() -> None:
    assert heard(two("Is it late?", "Yes. Goodbye!", "Goodbye!")) is None


@pytest.mark.parametrize("before", [1, 4, 5])
def test_three_farewells_are_enough_where_five_messages_stand_before(
    before: int,
) -> None:
    talk = [
        f"Valve {n} of the boiler drips, and pipe {n * 7} is cold." for n in range(5)
    ]
    ending = heard(two(*talk[:before], "Goodbye!", "Goodbye!", "Take care."))

    assert (ending is not None) == (before == 5)


def test_four_acknowledgements_in_a_row_are_a_closing() -> None:
    ending = heard(
        two("Send me the key.", "Sent.", "Got it.", "Understood.", "Noted.", "Okay.")
    )

    assert ending and (ending.kind, ending.onset, ending.stop_at) == ("closing", 3, 6)


def test_a_voice_that_leaves_ends_it_at_once() -> None:
    listener = Listener()
    listener.hear("A", "Why is the sea salty?")

    assert listener.hear("B", "", status=Status.LEFT) == Ending(
        EndingKind.LEFT, 2, 2, ("B left at message 2.",)
    )


def test_a_dismissed_voice_was_stopped() -> None:
    listener = Listener()

    assert listener.hear(
        "A", "Well, I", status=Status.SILENT, reason=Reason.DISMISSED
    ) == Ending(EndingKind.STOPPED, 1, 1, ("A was stopped at message 1.",))


def test_the_cap_ends_it_when_nothing_else_did() -> None:
    listener = Listener(cap=2)

    assert listener.hear("A", "Is glass a liquid?") is None
    assert listener.hear("B", "No, an amorphous solid.") == Ending(
        EndingKind.CAP, 2, 2, ("No more messages were to be asked for at message 2.",)
    )


@pytest.mark.parametrize(
    ("status", "reason", "kind"),
    [
        (Status.SILENT, Reason.BLANK, EndingKind.EMPTY),
        (Status.PASSED, None, EndingKind.EMPTY),
        (Status.SILENT, Reason.RATE_LIMITED, None),
    ],
)
def test_emptiness_is_what_a_voice_leaves_unsaid_not_what_a_fault_swallowed(
    status: Status, reason: Reason | None, kind: EndingKind | None
) -> None:
    listener = Listener()
    endings = [listener.hear(v, "", status=status, reason=reason) for v in "ABA"]

    assert (endings[-1].kind if endings[-1] else None) == kind


@pytest.mark.parametrize(
    "text", ["\x00", "🙏" * 9, "\ud800 x", "a" * 300_000, "\u0903", "\r"]
)
def test_no_text_is_too_strange_to_be_heard(text: str) -> None:
    assert heard(two("Why?", text)) is None or len(text) > 8_000


def test_a_message_is_judged_as_fast_after_two_hundred() -> None:
    listener = Listener()
    took = []
    for at in range(220):
        words = " ".join(f"w{at * 400 + k}x{'.' * (k % 9 == 0)}" for k in range(400))
        before = time.process_time()
        assert listener.hear("AB"[at % 2], words) is None
        took.append(time.process_time() - before)

    # What grew as the talk does would take seven times as long.
    assert median(took[200:]) < 3 * median(took[20:40])
