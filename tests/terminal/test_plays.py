"""Each format is rehearsed with one command, and its export can be read to the end."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from bot.domain.act import Act, ActKind
from bot.domain.names import VoiceName
from bot.formats import HELD
from bot.transcript.verifying import verify
from tests.terminal.conftest import Invoke
from tests.terminal.rehearsing import (  # noqa: F401 - fixtures
    Play,
    count_received,
    hold_against_announced,
    play_once,
    rehearsed,
    remember_played,
)


@pytest.mark.parametrize(
    "options",
    ["blind", "rounds --until-settled", "rounds --sealed", "council --sealed"],
)
def test_other_rehearsals_make_the_requests_that_they_announce(
    invoke: Invoke, play: Play, folder: Path, options: str
) -> None:
    assert rehearsed(invoke, play, folder, "--format", *options.split())["requests"]


@pytest.mark.parametrize("name", ["relay", "duet", "tailored", "interview", "council"])
def test_nobody_falls_out_of_the_part(
    invoke: Invoke, play: Play, folder: Path, name: str
) -> None:
    record = rehearsed(invoke, play, folder, "--format", name)
    assert not [t["id"] for t in record["turns"] if "rehearsal voice" in t["text"]]
    assert record["synthesis"]["by"] == "Ada"
    checks = [row["check"] for row in record["synthesis"]["rows"]]
    assert checks.count("verbatim") >= len(checks) - 1 > 0


def test_heretics_begin_with_a_blind_round_and_ask_as_often_as_announced(
    invoke: Invoke, play: Play, folder: Path
) -> None:
    done = play("--format", "heretic")
    assert done.status == 0, done.err
    assert (
        "at most 15 requests, 14 where everybody can be heard (13 for the" in done.err
    )
    # Said before anybody is asked, together with what the blind round takes.
    told = done.err.splitlines()
    more = "Then its points are put to heretics: at most 15 requests more."
    assert more in told[: 1 + next(n for n, t in enumerate(told) if "is asked" in t)]
    text = (folder / "it.md").read_text("utf-8")
    assert verify(text).whole
    record = json.loads(invoke("export", "--as", "json", "latest").out)
    asked = "“Should what we said be remembered exact…”"
    assert hold_against_announced(record, done.received) == [
        f"8 requests announced at most for {asked}, 8 made.",
        "15 requests announced at most for the case against its points, 15 made.",
    ]

    assert [act["kind"] for act in record["acts"]] == ["asked", "challenged"]
    put = record["acts"][1]["id"]
    turns = [turn for turn in record["turns"] if turn["act"] == put]
    assert len(turns) + len(record["tables"][1]["drafts"]) == 15
    assert not [t["id"] for t in turns if "rehearsal voice" in t["text"]]
    (challenge,) = record["challenges"]
    said = [a["said"] for p in challenge["points"] for a in p["cases"] + p["replies"]]
    assert Counter(said) == {
        "case": 5,
        "no_case": 1,
        "held": 3,
        "moved": 2,
        "unclear": 1,
        "passed": 1,
    }
    assert [table["by"] for table in record["tables"]] == ["Ada", "Ada"]


def test_what_heretics_said_is_verified_and_comes_back_by_import(
    invoke: Invoke, play: Play, folder: Path
) -> None:
    assert play("--format", "heretic").status == 0
    plain = invoke("export", "--as", "json", "latest").out
    (folder / "it.json").write_text(plain, "utf-8")
    forged = plain.replace('"said": "held"', '"said": "moved"', 1)
    told = json.loads(plain)["challenges"]

    assert "“challenges” is not what they tell" in verify(forged).sentence
    for name in ("it.md", "it.json"):
        assert invoke("import", name).status == 0
        read = json.loads(invoke("export", "--as", "json", "latest").out)
        assert read["challenges"] == told


def test_rehearsals_name_the_heretics_where_they_name_the_formats(
    invoke: Invoke,
) -> None:
    done = invoke("rehearse", "--format", "nosuch")
    assert done.status != 0
    assert "interview, council, heretic." in done.err
    assert "heretic" in invoke("rehearse", "--help").out


def test_what_the_round_before_heretics_refuses_is_refused_as_its(
    invoke: Invoke,
) -> None:
    done = invoke("rehearse", "--format", "heretic", "--until-settled")
    assert done.status == 2
    assert done.err.startswith(
        "Heretics are rehearsed after a round of the format blind. The format blind "
        "takes no option until_settled."
    )


def test_without_a_point_no_heretic_is_asked(invoke: Invoke, folder: Path) -> None:
    assert folder
    assert invoke("rehearse", "--voices", "Ada,Bruno", "--no-synthesis").status == 0
    done = invoke("heretic", "latest", "--voices", "Ada")
    assert (done.status, done.out) == (2, "")
    assert "nobody is asked. Have a voice write a table of it" in done.err
    nobody = invoke("heretic", "latest", "--voices", "Ada,Nobody")
    assert "no voice named “Nobody”" in nobody.err


def test_in_the_relay_everybody_is_heard_and_one_leaves(
    invoke: Invoke, play: Play, folder: Path
) -> None:
    record = rehearsed(invoke, play, folder, "--format", "relay")
    statuses = [turn["status"] for turn in record["turns"]]
    assert statuses == ["spoken"] * 5 + ["left"]
    assert len(record["turns"][-1]["exposed_to"]) == 5


def test_before_a_relay_everybody_can_answer_alone(
    invoke: Invoke, play: Play, folder: Path
) -> None:
    record = rehearsed(invoke, play, folder, "--format", "relay", "--baseline")
    alone, in_turn = record["turns"][:6], record["turns"][6:]
    assert {turn["task"] for turn in alone} == {"baseline"}
    assert not [turn for turn in alone if turn["exposed_to"]]
    assert not {turn["text"] for turn in alone} & {turn["text"] for turn in in_turn}


def test_the_duet_ends_by_itself_and_says_why(
    invoke: Invoke, play: Play, folder: Path
) -> None:
    record = rehearsed(invoke, play, folder, "--format", "duet")
    ending = record["ending"]
    assert (ending["kind"], ending["onset"], ending["stop_at"]) == ("closing", 14, 16)
    assert len(record["turns"]) == 16


def test_after_the_goodbye_the_duet_can_go_on(
    invoke: Invoke, play: Play, folder: Path
) -> None:
    rehearsed(invoke, play, folder, "--format", "duet")
    assert invoke("follow", "latest", "--turns", "4").status == 0
    record = json.loads(invoke("export", "--as", "json", "latest").out)
    assert "he who kept the account" in record["turns"][18]["text"]


def test_in_the_tailored_round_one_quotation_is_caught_before_it_goes_out(
    invoke: Invoke, play: Play, folder: Path
) -> None:
    record = rehearsed(invoke, play, folder, "--format", "tailored")
    checks = [act for act in record["acts"] if act["kind"] == "checked"]
    failed = [bool(act["options"]["failures"]) for act in checks]
    assert failed == [False, True, False, False, False, False]
    answered = [t for t in record["turns"] if t["voice"] == "Cosima"]
    assert "take away what I heard" in answered[0]["question"]
    assert len(record["tables"]) == 3
    findings = record["synthesis"]["findings"]
    assert len(findings["findings"]) == 4
    assert findings["changed"] and findings["open_questions"]


def test_in_the_interview_one_declines_one_breaks_off_and_one_is_over_the_limit(
    invoke: Invoke, play: Play, folder: Path
) -> None:
    record = rehearsed(invoke, play, folder, "--format", "interview")
    asked = record["acts"][0]
    names = tuple(map(VoiceName, asked["voices"]))
    act = Act(ActKind.ASKED, voices=names, options=asked["options"])
    # As many requests as were announced, one for each turn.
    assert len(record["turns"]) == HELD["interview"].requests(act) == 24
    assert {turn["attempt"] for turn in record["turns"] if "attempt" in turn} == set()
    ends = Counter((t["task"], t["status"], t["reason"]) for t in record["turns"])
    assert ends == {
        ("question", "spoken", None): 12,
        ("answer", "spoken", None): 10,
        ("answer", "passed", None): 1,
        ("answer", "silent", "broke_off"): 1,
    }
    text = (folder / "it.md").read_text("utf-8")
    assert re.findall(r"it wrote (.*) over the limit", text) == ["141 words, 61"]
    told = invoke("show", "latest").out
    assert told.count("over the limit") == 1
    question, answer = "Who does it for you?", "Somebody puts a stone under my gate"
    for shown in (text, told):
        assert 0 < shown.index(answer) - shown.index(question) < 900


def test_in_the_council_one_ballot_is_put_right_and_two_are_absent(
    invoke: Invoke, play: Play, folder: Path
) -> None:
    """The ranks are those that follow by hand from the ballots in its file."""
    record = rehearsed(invoke, play, folder, "--format", "council")
    asked, turns = record["acts"][0], record["turns"]
    names = tuple(map(VoiceName, asked["voices"]))
    act = Act(ActKind.ASKED, voices=names, options=asked["options"])
    council = HELD["council"]
    # As were announced, and two of the second tries.
    assert len(turns) == council.requests(act) + 2 == 15
    assert council.second_tries(act) == 6
    told = record["council"]
    assert [(each["judge"], each["absent"]) for each in told["ballots"]] == [
        *(("Ada", None), ("Bruno", None), ("Cosima", None), ("Dario", None)),
        *(("Edda", "unreadable"), ("Farid", "silent")),
    ]
    assert [(e["rank"], e["voice"], e["mean_rank"]) for e in told["by_mean_rank"]] == [
        *((1, "Farid", 1.25), (2, "Cosima", 2.3333), (3, "Ada", 3.0)),
        *((4, "Dario", 3.6667), (5, "Edda", 3.75), (6, "Bruno", 4.3333)),
    ]
    assert [(e["rank"], e["voice"], e["won"]) for e in told["by_pairwise_wins"]] == [
        *((1, "Farid", 5), (2, "Cosima", 3), (3, "Ada", 2)),
        *((4, "Dario", 2), (5, "Bruno", 1), (5, "Edda", 1)),
    ]
    assert [a["voice"] for a in told["answers"] if a["named_itself"]] == ["Dario"]
    shown = (folder / "it.md").read_text("utf-8"), invoke("show", "latest").out
    for text in shown:
        assert "4 of 6 ballots are counted." in text
        assert "Ada was a contestant: its own answer has rank 3 of 6" in text
        assert "Edda did not say" in text
        assert "Bruno (turn 13): shown what" in text


def test_a_council_is_the_same_after_an_import_and_its_ranks_cannot_be_changed(
    invoke: Invoke, play: Play, folder: Path
) -> None:
    first = rehearsed(invoke, play, folder, "--format", "council")
    exported = invoke("export", "--as", "json", "latest").out
    (folder / "it.json").write_text(exported, "utf-8")
    for file in ("it.md", "it.json"):
        assert invoke("import", file).status == 0
        again = json.loads(invoke("export", "--as", "json", "latest").out)
        assert again["council"] == first["council"]
    changed = (
        exported.replace('"counted": 4', '"counted": 5'),
        exported.replace('"rank": 6', '"rank": 1'),
        exported.replace('"absent": "silent"', '"absent": "left"'),
    )
    for text in changed:
        assert text != exported
        verdict = verify(text)
        assert (verdict.whole, "council" in verdict.sentence) == (False, True)
    text = (folder / "it.md").read_text("utf-8")
    assert not verify(text.replace("Rank 6: Bruno", "Rank 1: Bruno")).whole


def test_rounds_until_settled_end_when_no_position_changes_as_their_record_tells(
    invoke: Invoke, play: Play, folder: Path
) -> None:
    options = ("--format", "rounds", "--until-settled")
    record = rehearsed(invoke, play, folder, *options)
    asked, told = record["acts"][0], record["settling"]
    names = tuple(map(VoiceName, asked["voices"]))
    act = Act(ActKind.ASKED, voices=names, options=asked["options"])
    # As many as were announced, if the cap had been reached and nobody had left.
    assert HELD["rounds"].requests(act) == 24
    (sample,) = told["samples"]
    assert (len(record["turns"]), sample["rounds"], sample["why"]) == (15, 4, "settled")
    exported = invoke("export", "--as", "json", "latest").out
    (folder / "it.json").write_text(exported, "utf-8")
    for file in ("it.md", "it.json"):
        assert invoke("import", file).status == 0
        again = json.loads(invoke("export", "--as", "json", "latest").out)
        assert again["settling"] == told

    shown = (folder / "it.md").read_text("utf-8")
    line = "Position: The one who promised remembers"
    forged = (
        exported.replace('"why": "settled"', '"why": "cap"'),
        exported.replace('"same_as": 1', '"same_as": null', 1),
        exported.replace(f"{line}, so", f"{line}: so", 1),
        shown.replace(f"{line}, so", f"{line}: so", 1),
        shown.replace("| the same as in round 1", "| not the same as in round 1", 1),
        shown.replace("It ended after round 4", "It ended after round 3", 1),
    )
    assert "| 4 | **Cosima** | *passed* | — |" in shown
    # Who says a line again is not quoted beside what was shown of it anyway.
    assert "quoted by the program" not in shown
    for text in forged:
        assert text not in (exported, shown)
        assert not verify(text).whole


def test_asked_further_one_passes_and_one_leaves(
    invoke: Invoke, play: Play, folder: Path, received: list[str]
) -> None:
    rehearsed(invoke, play, folder)
    first, before = play().received, len(received)
    asked = invoke("follow", "latest", "What would change your mind?")
    assert asked.status == 0
    record = json.loads(invoke("export", "--as", "json", "latest").out)
    assert hold_against_announced(record, first + len(received) - before)
    further = {turn["voice"]: turn["status"] for turn in record["turns"][6:]}
    assert (further["Bruno"], further["Farid"]) == ("passed", "left")


def test_a_table_is_ordered_once_more_and_stands_beside_the_first(
    invoke: Invoke,
) -> None:
    assert invoke("rehearse", "--voices", "Ada,Bruno").status == 0
    done = invoke("synthesize", "latest", "--voice", "none")
    assert done.status == 0
    assert done.out.startswith("Synthesis, extracted without a model")
    record = json.loads(invoke("export", "latest", "--as", "json").out)
    assert [table["by"] for table in record["tables"]][1:] == ["none"]
    assert record["acts"][-1]["kind"] == "ordered_table"
    refused = invoke("synthesize", "latest", "--voice", "Nobody")
    assert (refused.status, "no voice named" in refused.err) == (2, True)
