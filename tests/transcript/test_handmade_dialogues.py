"""Dialogues and logs: messages under headings that name their voices."""

from datetime import UTC, datetime

import pytest

from bot.domain.turn import Reason, Status
from bot.errors import Unreadable
from bot.transcript.handmade.handmade_document import ReadingChoices
from bot.transcript.importing import read
from tests.transcript.handmade.documents import (
    LENIENTLY,
    document,
    imported,
    noted,
    said,
)


def test_a_rule_or_a_heading_within_a_message_does_not_part_it() -> None:
    it = imported("dialogue")

    assert said(it) == [
        (
            "Wren",
            (
                "Shall we write a log of our own? It would look so:\n\n---\n\n### Gull"
                "\n\n> a gull speaks\n\n---\n\nThe rule above is mine."
            ),
        ),
        (
            "Tern 3.5",
            (
                "Like this?\n\n```\n# Wren ↔ Tern 3.5\n\n---\n\n### Wren\n\n"
                "hello\n```\n\n"
                "  Two blanks stand before this line, and two behind it.  "
            ),
        ),
        ("Wren", " \t"),
        ("Tern 3.5", ""),
        ("Wren", "\nA blank line stands before me."),
        ("Tern 3.5", "| a | b |\n|---|---|\n| 1 | 2 |"),
    ]
    assert [t.round for t in it.turns] == [1, 1, 2, 2, 3, 3]


def test_blank_messages_are_kept_as_silent_turns() -> None:
    silent = [t for t in imported("dialogue").turns if t.status is not Status.SPOKEN]

    assert [(t.number, t.status, t.reason) for t in silent] == [
        (3, Status.SILENT, Reason.BLANK),
        (4, Status.SILENT, Reason.BLANK),
    ]


def test_the_header_gives_the_times_and_a_note_says_which_name_no_zone() -> None:
    it = imported("dialogue")

    assert (it.title, it.format, it.question) == ("Wren ↔ Tern 3.5", "duet", "")
    assert it.started == datetime(2026, 3, 1, 9, 15, tzinfo=UTC)
    assert it.ended == datetime(2026, 3, 1, 9, 21, 30, tzinfo=UTC)
    assert noted(it) == [
        ("context", None, "**Temperature:** 0.8\n\nThey had been told nothing."),
        ("remark", "Afterwards", "Nobody asked again."),
        (
            "repair",
            None,
            "No time zone is given; the digits are kept as UTC: 2026-03-01 09:15:00.",
        ),
    ]


def test_a_count_that_is_not_met_is_refused_with_its_line() -> None:
    text = document("dialogue").replace("**Messages:** 6", "**Messages:** 9")

    with pytest.raises(
        Unreadable, match="counts 9 messages, and there are 6"
    ) as refusal:
        read(text)
    assert refusal.value.line == 5


def test_leniently_a_count_that_is_not_met_is_a_note() -> None:
    text = document("dialogue").replace("**Messages:** 6", "**Messages:** 9")

    it = read(text, choices=LENIENTLY)

    assert len(it.turns) == 6
    assert "counts 9 messages, and there are 6" in noted(it)[1][2]


def test_without_rules_the_names_alone_part_the_messages() -> None:
    it = read(
        "# Wren <-> Tern\n\n### Wren\n\nHello\n\n### Tern\n\nYes?\n\n### Wren\n\nBye\n"
    )

    assert said(it) == [("Wren", "Hello"), ("Tern", "Yes?"), ("Wren", "Bye")]


def test_where_few_headings_stand_behind_rules_the_names_alone_part_the_messages() -> (
    None
):
    it = read(
        "# Wren ↔ Tern\n\n### Wren\n\nHello\n\n### Tern\n\nYes?\n\n---\n\n"
        "### Wren\n\nBye\n\n### Tern\n\nSo\n"
    )

    assert said(it) == [
        ("Wren", "Hello"),
        ("Tern", "Yes?\n\n---"),
        ("Wren", "Bye"),
        ("Tern", "So"),
    ]


def test_headings_may_number_or_time_the_messages() -> None:
    it = read(
        "# Wren ↔ Tern\n\n---\n\n### Wren (1)\n\nHello\n\n---\n\n"
        "### Tern [2026-03-01T09:15:00Z]\n\nYes?\n"
    )

    assert said(it) == [("Wren", "Hello"), ("Tern", "Yes?")]
    assert it.turns[1].started == datetime(2026, 3, 1, 9, 15, tzinfo=UTC)


def test_two_voices_of_one_name_are_told_apart_and_the_record_says_so() -> None:
    it = read("# Wren ↔ Wren\n\n---\n\n### Wren\n\nHello\n\n---\n\n### Wren\n\nYes?\n")

    assert said(it) == [("Wren (1)", "Hello"), ("Wren (2)", "Yes?")]
    assert noted(it)[0][0] == "repair"


def test_where_the_title_names_nobody_a_counted_header_and_the_headings_do() -> None:
    body = "".join(
        f"---\n\n### {n}\n\n{n} speaks\n\n" for n in ("Wren", "Tern", "Wren")
    )
    it = read(f"# On Rain\n\n**Topic:** rain\n**Messages:** 3\n\n{body}")

    assert (it.title, it.question) == ("On Rain", "rain")
    assert [voice for voice, _ in said(it)] == ["Wren", "Tern", "Wren"]


def test_a_footer_behind_the_last_rule_is_no_word_of_a_voice() -> None:
    it = read(
        "# A ↔ B\n\n---\n\n### A\n\nHi\n\n---\n\n### B\n\nHo\n\n---\n\n*End of log*\n"
    )

    assert said(it) == [("A", "Hi"), ("B", "Ho")]
    assert noted(it) == [("remark", None, "*End of log*")]


def test_a_dialogue_without_a_message_is_refused() -> None:
    with pytest.raises(Unreadable, match="no message of A or B begins") as refusal:
        read("# A ↔ B\n\nNothing came of it.\n")
    assert refusal.value.line == 3


def test_logs_have_their_names_between_hashes() -> None:
    it = imported("log")

    assert said(it) == [
        (
            "Lark 1",
            "simulator@lark:~$ whoami\n\n## Notes ##\nthis heading is my own",
        ),
        ("Lark 2", "you are the one who asks\n\n```\n### a forgotten fence"),
        ("Lark 1", "then ask me"),
        ("Lark 2", "what is the word for rain?"),
    ]
    assert noted(it) == [("context", None, "actors: Lark 1, Lark 2\ntemperature: 1.0")]


@pytest.mark.parametrize(
    ("headings", "names"),
    [
        (["Wren 1", "Tern 2", "Wren 3"], ["Wren", "Tern", "Wren"]),
        (["Wren 1", "Tern 1", "Wren 2", "Tern 2"], ["Wren", "Tern", "Wren", "Tern"]),
        (["Wren 1", "Tern 2", "Wren 1"], ["Wren 1", "Tern 2", "Wren 1"]),
        (["Wren 1", "Wren 2"], ["Wren 1", "Wren 2"]),
        (["Wren 1", "Tern 2"], ["Wren 1", "Tern 2"]),
        (["<wren-1>", "<tern-2>", "<wren-1>"], ["wren-1", "tern-2", "wren-1"]),
    ],
)
def test_a_logs_numbers_belong_to_the_names_unless_they_only_count(
    headings: list[str], names: list[str]
) -> None:
    it = read("".join(f"### {heading} ###\nwords\n\n" for heading in headings))

    assert [voice for voice, _ in said(it)] == names


def test_what_a_heading_says_beside_its_voice_s_name_is_kept_as_a_note() -> None:
    read_ = read("# Ash ↔ Elm 2\n\n## Voice 13: Ash (w0x)\n\nHello.\n")

    assert [(turn.voice, turn.text) for turn in read_.turns] == [("Ash", "Hello.")]
    assert [note.text for note in read_.notes] == ["Voice 13: Ash (w0x)"]


def test_two_instances_of_one_model_are_two_voices_where_the_title_says_so() -> None:
    names = ("Sonnet (rope)", "Sonnet (chalk)")  # a model that is known by its name
    says = "I think that it is {}, and nothing of it is new to anybody who is here."
    said_ = tuple(says.format(how) for how in ("late", "early", "cold", "done") * 4)
    messages = "\n\n---\n\n".join(
        f"### {names[n % 2]}\n\n{words}" for n, words in enumerate(said_)
    )
    it = read(f"# {names[0]} ↔ {names[1]}\n\n**Messages:** 16\n\n---\n\n{messages}\n")

    assert said(it) == [(names[n % 2], words) for n, words in enumerate(said_)]


UNCOUNTED = "# Wren ↔ Tern\n\n---\n\n### Wren\n\nHello\n\n---\n\n"


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        (
            UNCOUNTED + "### Tren\n\nYes?\n\n---\n\n### Wren\n\nBye\n",
            11,
            "“Tren” could be another voice's heading",
        ),
        (
            UNCOUNTED + "Yes?\n\n---\n\n### Wren\n\nBye\n",
            9,
            "Wren speaks twice in a row",
        ),
        (
            (
                UNCOUNTED + "### Tern\n\nYes?\n\n---\n\n### Wren\n\nBye\n\n"
                "### Tern\n\nSo\n\n---\n\n### Wren\n\nGone\n"
            ),
            21,
            "a heading names Tern within a message",
        ),
    ],
    ids=["a name that is written otherwise", "a heading gone", "a rule gone"],
)
def test_without_a_count_what_may_be_a_message_is_refused(
    text: str, line: int, sentence: str
) -> None:
    with pytest.raises(Unreadable, match=sentence) as refusal:
        read(text)
    assert refusal.value.line == line


def test_the_importer_says_whose_a_heading_is_in_a_dialogue() -> None:
    text = UNCOUNTED + "### Moderator\n\nYes?\n\n---\n\n### Wren\n\nBye\n"

    named = read(text, choices=ReadingChoices(voices={"Moderator": "Mo"}))
    owned = read(text, choices=ReadingChoices(voices={"Moderator": ""}))

    assert said(named) == [("Wren", "Hello"), ("Mo", "Yes?"), ("Wren", "Bye")]
    assert [voice for voice, _ in said(owned)] == ["Wren", "Wren"]


def test_names_that_the_title_has_in_other_words_are_those_of_the_headings() -> None:
    body = (
        "### Wren\n\nHello\n\n### Tern\n\nYes?\n\n### Wren\n\nBye\n\n### Tern\n\nSo\n"
    )

    it = read(f"# A conversation between Wren and Tern\n\n{body}")
    assert [voice for voice, _ in said(it)] == ["Wren", "Tern", "Wren", "Tern"]
    with pytest.raises(Unreadable):
        read(f"# A conversation\n\n{body}")
    told = read(
        f"# A conversation\n\n{body}", choices=ReadingChoices(layout="dialogue")
    )
    assert said(told) == said(it)
