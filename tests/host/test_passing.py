"""A voice may pass or leave, and is taken at its word at once."""

from pathlib import Path

import pytest

from bot.domain.events import Event, Spoke, TurnEnded
from bot.domain.symposium import Symposium
from bot.domain.turn import Status, Turn
from bot.errors import Declined
from bot.host.acts.following import Following
from bot.host.asking import Asking
from bot.transcript.importing import read
from bot.transcript.json_export import to_json
from bot.transcript.markdown import to_markdown
from bot.transcript.verifying import verify
from tests.hosting import ADA, BOB, TABLE, opened, watched
from tests.loopback.endpoint import Endpoint
from tests.loopback.endpoint_scenarios import Scenario


async def hold(
    endpoint: Endpoint, folder: Path, asking: Asking, *, scribe: str | None = None
) -> tuple[Symposium, list[Event]]:
    async with opened(endpoint, folder, synthesiser=scribe) as host:
        symposium = await host.open(asking)
        events = await watched(host.convene(symposium))
        return await host.archive.find(symposium.id), events


def told(events: list[Event], turn: Turn) -> str:
    return "".join(
        e.words for e in events if isinstance(e, Spoke) and e.turn == turn.id
    )


def asked(endpoint: Endpoint) -> list[object]:
    return [received.body["model"] for received in endpoint.requests]


def ends(symposium: Symposium) -> list[tuple[str, Status, str, str]]:
    return [(t.voice, t.status, t.text, t.marker) for t in symposium.turns]


async def test_a_last_line_gives_the_turn_away_and_nobody_is_shown_it(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.plays("ada", Scenario(words=("A door.\n\n[", "[pa", "ss]", "]\n")))

    kept, events = await hold(endpoint, tmp_path, Asking("Why?", panel="pair"))

    ada = kept.turns[0]
    assert ends(kept)[0] == (ADA, Status.PASSED, "A door.", "\n\n[[pass]]\n")
    assert told(events, ada).strip() == "A door."
    ended = [e.turn for e in events if isinstance(e, TurnEnded) and e.turn.voice == ADA]
    assert ended == [ada]
    assert kept.turns[1].status is Status.SPOKEN


async def test_who_passes_is_asked_again_and_who_leaves_is_not(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.plays("ada", Scenario(words=("[[pass]]",)), Scenario(words=("A door.",)))
    endpoint.plays("bob", Scenario(words=("I go.\n**[[Leave]]**",)))
    asking = Asking("Why?", panel="pair", format="rounds", rounds=3)

    kept, _ = await hold(endpoint, tmp_path, asking)

    assert sorted(ends(kept)) == [
        *[(ADA, Status.PASSED, "", "[[pass]]")],
        *[(ADA, Status.SPOKEN, "A door.", "")] * 2,
        *[(BOB, Status.LEFT, "I go.", "\n**[[Leave]]**")],
    ]
    second = endpoint.requests[2].body
    assert "I go." in str(second)
    assert "Bob left the conversation." in str(second)
    assert "[Leave]" not in str(second)


async def test_without_the_offer_a_marker_is_a_word_and_is_told_as_it_comes(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.plays("ada", Scenario(words=("A door.\n", "[[leave]]")))
    asking = Asking("Why?", voices=(ADA,), further={"pass": False})

    kept, events = await hold(endpoint, tmp_path, asking)

    assert ends(kept) == [(ADA, Status.SPOKEN, "A door.\n[[leave]]", "")]
    assert told(events, kept.turns[0]) == "A door.\n[[leave]]"


@pytest.mark.parametrize(
    "scenario",
    [
        Scenario(words=("A door.\n", "[[leave]]"), finish="length"),
        Scenario(words=("A door.\n", "[[leave]]", "x"), cut_after=2),
    ],
)
async def test_what_was_cut_off_is_no_act_and_all_of_it_is_told(
    endpoint: Endpoint, tmp_path: Path, scenario: Scenario
) -> None:
    endpoint.plays("ada", scenario)

    kept, events = await hold(endpoint, tmp_path, Asking("Why?", voices=(ADA,)))

    (turn,) = kept.turns
    assert (turn.text, turn.marker) == ("A door.\n[[leave]]", "")
    assert turn.status in {Status.SPOKEN, Status.SILENT}
    assert told(events, turn) == turn.text


async def test_what_was_said_survives_export_and_import_with_its_marker(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.plays("ada", Scenario(words=("A door.\n[[pass]]",)))
    endpoint.plays("bob", Scenario(words=("[leave]",)))

    kept, _ = await hold(endpoint, tmp_path, Asking("Why?", panel="pair"))

    async with opened(endpoint, tmp_path) as host:
        (summary,) = await host.archive.recent(1)
    assert (summary.spoken, summary.turns) == (1, 2)
    assert sorted(ends(kept)) == [
        (ADA, Status.PASSED, "A door.", "\n[[pass]]"),
        (BOB, Status.LEFT, "", "[leave]"),
    ]
    for exported in (to_json(kept), to_markdown(kept)):
        assert verify(exported).whole
        assert ends(read(exported)) == ends(kept)


async def test_who_says_twice_that_it_will_not_answer_has_left(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.plays("bob", Scenario(words=("I will not answer any more. Goodbye.",)))
    asking = Asking("Why?", panel="pair", format="rounds", rounds=4)

    kept, _ = await hold(endpoint, tmp_path, asking)

    bobs = [turn.id for turn in kept.turns if turn.voice == BOB]
    assert len(bobs) == 2
    (act,) = [act for act in kept.acts if act.kind == "dismissed"]
    assert (act.by, act.voices) == (None, (BOB,))
    assert act.text == "\n".join(["I will not answer any more."] * 2)
    assert act.options == {"turns": bobs, "why": "refused"}
    assert kept.is_absent(BOB)
    assert asked(endpoint).count("ada") == 4


async def test_who_left_is_not_asked_for_the_table_and_the_next_one_is(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.plays("ada", Scenario(words=("A door.\n[[leave]]",)))
    endpoint.plays("bob", Scenario(words=("A wall.",)), Scenario(words=(TABLE,)))

    kept, _ = await hold(endpoint, tmp_path, Asking("Why?", panel="pair"), scribe="Ada")

    assert kept.synthesis is not None
    assert kept.synthesis.by == "Bob"
    assert asked(endpoint).count("ada") == 1
    (note,) = kept.synthesis.findings["note"]
    assert "Ada has left, so Bob was asked for the table" in note


async def test_where_all_have_left_the_table_is_made_without_a_model(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    for name in ("ada", "bob", "scribe"):
        endpoint.plays(name, Scenario(words=("A door is a promise.\n[[leave]]",)))
    asking = Asking("Why?", voices=("Ada", "Bob", "Scribe"))

    kept, _ = await hold(endpoint, tmp_path, asking, scribe="Scribe")

    assert kept.synthesis is not None
    assert kept.synthesis.by == "none"
    assert "nobody is left who could be asked" in kept.synthesis.findings["note"][0]
    assert len(endpoint.requests) == 3
    assert len(kept.synthesis.rows) == 3


async def test_a_table_is_not_ordered_from_who_has_left(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.plays("ada", Scenario(words=("[[leave]]",)))
    async with opened(endpoint, tmp_path) as host:
        symposium = await host.open(Asking("Why?", panel="pair"))
        await watched(host.convene(symposium))

        with pytest.raises(Declined, match=r"^Ada has left\. Invite it back first, "):
            await host.synthesize(symposium.id, "Ada", by="Eve")
        assert len((await host.archive.find(symposium.id)).acts) == 1


async def test_who_is_invited_back_is_asked_again(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.plays("ada", Scenario(words=("[[leave]]",)), Scenario(words=("A door.",)))
    async with opened(endpoint, tmp_path) as host:
        symposium = await host.open(Asking("Why?", panel="pair"))
        await watched(host.convene(symposium))
        await host.invite(symposium.id, "Ada", by="Eve")
        await host.follow(symposium.id, Following("And now?", to=("Ada",), by="Eve"))
        await watched(host.convene(await host.archive.find(symposium.id)))
        kept = await host.archive.find(symposium.id)

    assert [turn.status for turn in kept.turns if turn.voice == ADA] == [
        Status.LEFT,
        Status.SPOKEN,
    ]
