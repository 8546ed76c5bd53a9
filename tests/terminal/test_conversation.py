"""What people do with a symposium that is in the archive, as it is typed."""

import io
import json
from typing import Any

import pytest

from bot.domain.act import ActKind
from tests.terminal.conftest import Invoke


@pytest.fixture(name="begun")
def rehearsed(invoke: Invoke) -> str:
    assert invoke("rehearse", "--voices", "Ada,Bruno", "--no-synthesis").status == 0
    return str(exported(invoke)["id"])


def exported(invoke: Invoke) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(invoke("export", "latest", "--as", "json").out)
    return record


def kinds(record: dict[str, Any]) -> list[str]:
    return [act["kind"] for act in record["acts"]]


def test_a_follow_up_shows_the_new_answers_alone_and_is_verified(
    invoke: Invoke, begun: str
) -> None:
    done = invoke("follow", begun, "And then?", "--to", "ada", "--quote", "2")
    record = exported(invoke)
    first, *_, last = record["turns"]

    assert done.status == 0
    assert last["text"] in done.out
    assert first["text"] not in done.out
    assert (last["voice"], last["question"]) == ("Ada", "And then?")
    assert {"turn": f"{begun}.2", "how": "quoted"} in last["exposed_to"]
    assert invoke("verify", f"transcripts/{begun}.md").status == 0


def test_what_is_done_beside_asking_is_recorded_and_asks_nobody(
    invoke: Invoke, begun: str
) -> None:
    for command in (
        ("say", begun, "I doubt it."),
        ("invite", begun, "Cosima", "--shows", "everything"),
        ("dismiss", begun, "Ada"),
        ("epithet", begun, "Bruno", "The Gardener"),
    ):
        done = invoke(*command)
        assert (done.status, done.out) == (0, "")
        assert done.err.endswith(".\n")
    record = exported(invoke)

    assert kinds(record)[1:] == [
        ActKind.SAID,
        ActKind.INVITED,
        ActKind.DISMISSED,
        ActKind.NAMED,
    ]
    assert len(record["turns"]) == 2
    assert record["ended"] is not None


def test_who_comes_in_later_is_asked_and_who_is_dismissed_is_not(
    invoke: Invoke, begun: str
) -> None:
    invoke("invite", begun, "Cosima")
    invoke("dismiss", begun, "Ada")
    invoke("follow", begun, "And now?")

    assert [turn["voice"] for turn in exported(invoke)["turns"]] == [
        "Ada",
        "Bruno",
        "Bruno",
        "Cosima",
    ]


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (("follow", "latest"), "The question is empty"),
        (("follow", "latest", "And?", "--to", "Zoe"), "“Zoe” takes no part"),
        (("follow", "latest", "And?", "--quote", "1:never said"), "does not say"),
        (("follow", "latest", "--turns", "4"), "cannot go on for more turns"),
        (("retry", "latest"), "Nobody has failed"),
        (("pause", "latest"), "there is nothing to pause"),
        (("resume", "latest"), "Nothing in it is left to be answered"),
        (("dismiss", "latest", "Zoe"), "“Zoe” takes no part"),
        (("invite", "latest", "Ada"), "takes part already"),
        (("again", "latest", "--turns", "4"), "takes no option turns"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_changes_nothing(
    invoke: Invoke, begun: str, command: tuple[str, ...], sentence: str
) -> None:
    before = exported(invoke)
    done = invoke(*command)

    assert (done.status, done.out, len(done.err.splitlines())) == (2, "", 1)
    assert sentence in done.err
    assert exported(invoke) == before
    assert before["id"] == begun


def test_again_holds_the_same_course_and_names_what_it_repeats(
    invoke: Invoke, begun: str
) -> None:
    assert invoke("again", begun, "--voices", "Cosima").status == 0
    record = exported(invoke)

    assert record["acts"][0]["options"]["again"] == begun
    assert record["acts"][0]["options"]["table"] is False
    assert [turn["voice"] for turn in record["turns"]] == ["Cosima"]


def test_a_dry_run_shows_the_requests_that_would_go_out_and_asks_nobody(
    invoke: Invoke,
) -> None:
    chosen = ("--voices", "Ada", "--no-synthesis")
    shown = invoke("rehearse", "--dry-run", *chosen)
    said = invoke("list").out
    invoke("rehearse", *chosen)

    head, _, body = shown.out.partition("\n")
    assert json.loads(head) == {"voice": "Ada"}
    assert json.loads(body) == exported(invoke)["turns"][0]["request"]
    assert said == ""
    assert "Nobody was asked. This would take at most 1 request." in shown.err


def test_who_convenes_by_hand_asks_each_voice_and_the_course_goes_on(
    invoke: Invoke,
) -> None:
    chosen = ("--format", "tailored", "--convener", "me", "--no-synthesis")
    waiting = invoke("rehearse", *chosen, "--voices", "Ada,Bruno")
    id_ = exported(invoke)["id"]
    asked = invoke("convene", id_, "Ada", "What is a ledger for?")
    invoke("convene", id_, "Bruno", "And an orchard?")
    record = exported(invoke)

    assert f"symposium convene {id_} VOICE QUESTION" in waiting.err
    assert "symposium approve" not in waiting.err
    assert asked.status == 0
    questions = [(turn["voice"], turn["question"]) for turn in record["turns"]]
    assert questions == [
        ("Ada", "What is a ledger for?"),
        ("Bruno", "And an orchard?"),
    ]
    assert record["ended"] is not None
    assert invoke("verify", f"transcripts/{id_}.md").status == 0


def test_a_question_that_waits_for_its_verdict_lists_what_can_be_said_of_it(
    invoke: Invoke,
) -> None:
    waiting = invoke("rehearse", "--format", "tailored", "--approve", "--no-synthesis")
    id_ = exported(invoke)["id"]
    vetoed = invoke("veto", id_, "2", "--no-synthesis")

    assert f"  symposium approve {id_} 2 TEXT\n" in waiting.err
    assert f"  symposium veto {id_} 2\n" in waiting.err
    assert "symposium convene" not in waiting.err
    assert vetoed.status == 0


def test_a_conversation_stays_open_at_a_prompt_until_an_empty_line(
    invoke: Invoke, begun: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Ada: Just you?\n\n"))
    done = invoke("follow", begun, "And then?", "--to", "Bruno", "--chat")
    questions = [(t["voice"], t["question"]) for t in exported(invoke)["turns"][2:]]

    assert done.status == 0
    assert questions == [("Bruno", "And then?"), ("Ada", "Just you?")]


def test_a_dialogue_says_why_it_ended_and_goes_on_from_there(invoke: Invoke) -> None:
    done = invoke("rehearse", "--format", "duet", "--no-synthesis")
    record = exported(invoke)
    more = invoke("follow", record["id"], "--turns", "2")

    why = f"It ended after message {record['ending']['stop_at']}: the voices took leave"
    assert record["ending"]["kind"] == "closing"
    assert why in done.out
    assert record["turns"][-1]["text"] in done.out
    assert record["turns"][-1]["text"] not in more.out
    assert len(exported(invoke)["turns"]) == len(record["turns"]) + 2
    assert exported(invoke)["ending"]["kind"] == "cap"


def test_what_people_did_is_shown_where_they_did_it(invoke: Invoke, begun: str) -> None:
    invoke("say", begun, "I doubt it.")
    invoke("follow", begun, "And then?", "--to", "Ada")
    shown = invoke("show", begun).out

    said, asked = shown.index("I doubt it."), shown.index("And then?")
    assert shown.index(exported(invoke)["turns"][1]["text"]) < said < asked
    assert asked < shown.index(exported(invoke)["turns"][2]["text"])
