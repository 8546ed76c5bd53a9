"""The live board: whatever happens, it can be shown."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.act import Act, ActKind, Closing
from bot.domain.events import (
    Closed,
    Convened,
    Event,
    Spoke,
    SynthesisBegan,
    SynthesisMade,
    Thought,
    TurnBegan,
    TurnEnded,
)
from bot.domain.names import SymposiumId, TurnId, VoiceName, turn_id
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Synthesis
from bot.domain.turn import Reason, Status, Turn
from bot.domain.voice import Voice
from cogs._show.live.board import BoardMessage, Card, ThreadBoard

ID = SymposiumId("k3f9q2ab")
QWEN = Voice(VoiceName("Qwen"), epithet="Threshold", colour=0x112233)
GROK = Voice(VoiceName("Grok"))
ADA = Voice(VoiceName("Ada"))
TWO = Symposium(ID, "What is *it*?", (QWEN, GROK))


def turn(number: int, voice: Voice, *, round: int = 1, sample: int = 1) -> Turn:  # noqa: A002 # the turn's own word
    return Turn(turn_id(ID, number), number, voice.name, round=round, sample=sample)


def shown(symposium: Symposium, *events: Event, **links: str) -> BoardMessage:
    board = ThreadBoard(symposium)
    for event in events:
        board.notice(event)
    return board.render(links={TurnId(f"{ID}.{k[1:]}"): v for k, v in links.items()})


def test_at_first_every_voice_waits() -> None:
    assert shown(TWO, Convened(TWO)) == BoardMessage(
        "**What is \\*it\\*?**\n-# blind",
        (
            Card("**Qwen** (Threshold) ⏳ waiting", 0x112233),
            Card("**Grok** ⏳ waiting"),
        ),
    )


def test_who_writes_without_having_answered_has_a_seat_from_then_on() -> None:
    act = replace(TWO.first_act(), joined=(ADA,))
    begun = replace(turn(3, ADA), task="final_answer")
    it = replace(TWO, format="council", acts=(act,))
    said = replace(begun, status=Status.SPOKEN, text="So.")

    assert len(shown(it, Convened(it)).cards) == 2
    assert shown(it, TurnBegan(begun)).cards[2].text == "**Ada** 💭 asked"
    again = replace(it, turns=(said,))
    assert shown(again, Convened(again)).cards[2].text == "**Ada** ✅ spoken\n> So."


def test_the_line_with_which_a_voice_closed_stands_beside_its_state() -> None:
    act = TWO.first_act()
    settling = replace(act, options={**act.options, "until_settled": True})
    it = replace(TWO, format="rounds", rounds=3, acts=(settling,))
    lines = ("Position: a *door*", "**Position:** A door!", None)
    events: list[Event] = []
    told = []
    for number, line in enumerate(lines, start=1):
        begun = turn(number, GROK, round=number)
        ended = replace(begun, status=Status.SPOKEN, text=line or "")
        passed = replace(begun, status=Status.PASSED)
        events += [TurnBegan(begun), TurnEnded(ended if line else passed)]
        told.append(shown(it, *events).cards[1].text.splitlines()[1])

    assert told == [
        "-# Position in round 1: “a \\*door\\*”",
        "-# Position in round 2: “A door!” (the same as in round 1)",
        "-# Position in round 3: passed",
    ]


def test_a_voice_is_asked_thinks_speaks_and_is_linked_when_it_has_ended() -> None:
    begun = turn(1, GROK)
    events: list[Event] = [TurnBegan(begun)]
    states = [shown(TWO, *events).cards[1].text]
    for event in (
        Thought(begun.id, 1200),
        Thought(begun.id, 34),
        Spoke(begun.id, "Well,\n\n# I"),
        Spoke(begun.id, " `say` ..."),
        TurnEnded(replace(begun, status=Status.SPOKEN, text="Well")),
    ):
        events.append(event)
        states.append(shown(TWO, *events, t1="https://d/1").cards[1].text)
    assert states == [
        "**Grok** 💭 asked",
        "**Grok** 💭 thinking, 1,200 characters so far · asked",
        "**Grok** 💭 thinking, 1,234 characters so far · asked",
        "**Grok** 💬 speaking\n> Well, \\# I",
        "**Grok** 💬 speaking\n> Well, \\# I \\`say\\` ...",
        "**Grok** ✅ spoken\n[answer](https://d/1)",
    ]


def test_who_waits_sees_by_discords_own_clock_that_it_goes_on() -> None:
    begun = replace(turn(1, GROK), started=datetime(2026, 11, 21, 12, tzinfo=UTC))
    events: list[Event] = [TurnBegan(begun)]
    assert shown(TWO, *events).cards[1].text == "**Grok** 💭 asked <t:1795262400:R>"
    events.append(Thought(begun.id, 12))
    assert shown(TWO, *events).cards[1].text == (
        "**Grok** 💭 thinking, 12 characters so far · asked <t:1795262400:R>"
    )
    events.append(Spoke(begun.id, "Well"))
    assert shown(TWO, *events).cards[1].text == "**Grok** 💬 speaking\n> Well"


def test_at_the_end_the_requests_made_stand_beside_those_announced() -> None:
    begun = Symposium(SymposiumId("s"), "Why?", (ADA,))
    number = {"answers": 1, "tables": 0, "second_tries": 0}
    act = replace(begun.first_act(), place=1, options={"requests": number})
    spoken = replace(turn(1, ADA), act=act.id, status=Status.SPOKEN)
    over = Closing(datetime(2026, 1, 1, tzinfo=UTC), act.id, place=3)
    it = replace(begun, acts=(act,), turns=(spoken,), closings=(over,))

    assert "requests" not in shown(replace(it, closings=())).heading
    ended = shown(it, Closed(it)).heading
    assert ended.splitlines()[2:] == ["-# 1 request announced, 1 made."]


def test_where_nothing_is_asked_in_words_the_heading_says_what_is_done() -> None:
    begun = Symposium(SymposiumId("s"), "", (QWEN, GROK), format="duet")
    assert shown(begun).heading.startswith("**Qwen ↔ Grok**\n")
    asked = replace(TWO.first_act(), place=1)
    for kind, told in (
        (ActKind.CHALLENGED, "**The case against what several voices share**\n"),
        (ActKind.RETRIED, "**Asked once more**\n"),
    ):
        act = Act(kind, voices=("Qwen", "Grok"), id="s.a2", place=9)  # type: ignore[arg-type]
        it = replace(TWO, acts=(asked, act))
        assert ThreadBoard(it, act).render(links={}).heading.startswith(told)


def test_members_do_not_read_where_a_voice_is_asked() -> None:
    far = replace(TWO.voices[1], base_url="http://10.0.0.7:8000/v1")
    silent = turn(1, far).fell_silent(Reason.STALLED, "10.0.0.7:8000 fell silent")
    it = replace(TWO, voices=(TWO.voices[0], far))
    assert shown(it, TurnEnded(silent)).cards[1].text == (
        "**Grok** 🔇 silent: its endpoint fell silent"
    )


def test_a_voice_s_last_words_stay_until_its_answer_is_posted() -> None:
    begun, next_one = turn(1, GROK), turn(2, GROK, round=2)
    it = replace(TWO, rounds=2)
    events: list[Event] = [TurnBegan(begun), Spoke(begun.id, "Half of")]
    events += [TurnEnded(replace(begun, status=Status.SPOKEN, text="Half of it."))]
    assert shown(it, *events).cards[1].text == (
        "**Grok** ✅ spoken · round 1 of 2\n> Half of it."
    )
    events += [TurnBegan(next_one), Spoke(next_one.id, "And")]
    assert shown(it, *events).cards[1].text == (
        "**Grok** 💬 speaking · round 2 of 2\n> Half of it. And"
    )
    assert shown(it, *events, t1="https://d/1").cards[1].text.endswith(")\n> And")


def test_what_a_voice_said_before_it_fell_silent_stays_as_well() -> None:
    begun = replace(turn(1, GROK), text="Half of")
    ended = begun.fell_silent(Reason.BROKE_OFF, "It broke off.")
    words = shown(TWO, TurnBegan(begun), TurnEnded(ended)).cards[1].text
    assert words == "**Grok** ✂️ broke off: It broke off.\n> Half of"


def test_a_silent_voice_has_its_sentence_on_the_board() -> None:
    ended = turn(1, GROK).fell_silent(Reason.STALLED, "It stalled after 60 s.")
    card = shown(TWO, TurnBegan(turn(1, GROK)), TurnEnded(ended)).cards[1]
    assert card == Card("**Grok** 🔇 silent: It stalled after 60 s.")


def test_of_several_turns_the_current_one_is_shown_and_counted() -> None:
    it = replace(TWO, rounds=2, samples=3)
    first, second = turn(1, GROK), turn(2, GROK, sample=2)
    made = shown(
        it,
        TurnBegan(first),
        TurnBegan(second),
        Spoke(second.id, "second"),
        Spoke(first.id, "first"),
        TurnEnded(replace(first, status=Status.SPOKEN)),
        t1="https://d/1",
    )
    assert made.heading.endswith("-# blind · round 1 of 2 · 3 samples each")
    assert made.cards[1].text.split("\n") == [
        "**Grok** 💬 speaking · round 1 of 2 · sample 2 of 3",
        "[1.1](https://d/1)",
        "> second",
    ]


def test_a_turn_begun_anew_after_a_crash_has_said_nothing_yet() -> None:
    begun = turn(1, GROK)
    made = shown(TWO, TurnBegan(begun), Spoke(begun.id, "lost"), TurnBegan(begun))
    assert made.cards[1].text == "**Grok** 💭 asked"


def test_a_symposium_that_goes_on_shows_what_has_ended() -> None:
    ended = replace(turn(1, GROK), status=Status.SPOKEN)
    made = shown(replace(TWO, turns=(ended,)), t1="https://d/1")
    assert made.cards[1].text == "**Grok** ✅ spoken\n[answer](https://d/1)"


def test_a_voice_alone_gets_the_room_and_its_latest_words() -> None:
    begun = turn(1, GROK)
    words = [Spoke(begun.id, f"word{number} ") for number in range(5000)]
    text = shown(TWO, TurnBegan(begun), *words).cards[1].text
    assert 3700 < len(text) < 3900
    assert text.startswith("**Grok** 💬 speaking\n> … word")
    assert text.endswith(" word4999")


def test_words_that_have_not_changed_make_an_equal_board() -> None:
    board = ThreadBoard(TWO)
    board.notice(TurnBegan(turn(1, GROK)))
    before = board.render(links={})
    board.notice(Spoke(TurnId("elsewhere.1"), "nobody here"))
    assert board.render(links={}) == before


def test_the_end_is_a_table_of_contents_even_for_sixteen_voices_of_four_rounds() -> (
    None
):
    voices = tuple(Voice(VoiceName(f"Voice {n}"), epithet="Epithet") for n in range(16))
    turns = tuple(
        replace(turn(n + 1, voices[n % 16], round=n // 16 + 1), status=Status.SPOKEN)
        for n in range(64)
    )
    it = replace(TWO, voices=voices, turns=turns, rounds=4)
    link = "https://discord.com/channels/" + "/".join(["1234567890123456789"] * 3)
    board = ThreadBoard(it)
    made = board.render(links={t.id: link for t in turns})
    assert_fits(made)
    assert all("[round 4](" in card.text for card in made.cards)
    assert "2 earlier" in made.cards[0].text or "3 earlier" in made.cards[0].text


def assert_fits(made: BoardMessage) -> None:
    texts = [made.heading, *(card.text for card in made.cards)]
    assert all(text.strip() for text in texts)
    assert sum(len(text.encode("utf-16-le")) // 2 for text in texts) < 4000
    assert sum(len(text.encode()) + 12 for text in texts) < 10_000
    assert 1 + 2 * len(made.cards) <= 33


NAMES = st.text(min_size=1, max_size=90)
WORDS = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        ["字" * 3000, "\U0001f600" * 4500, "*`" * 3000, "a b " * 2500, "\n"]
    ),
)
LINKS = st.sampled_from([None, "https://d/1", "https://discord.com/" + "1" * 68])


@st.composite
def symposia(draw: st.DrawFn) -> Symposium:
    names = draw(st.lists(NAMES, min_size=1, max_size=18, unique=True))
    epithet = draw(st.one_of(st.none(), NAMES))
    voices = tuple(Voice(VoiceName(name), epithet=epithet) for name in names)
    question, format_ = draw(WORDS), draw(st.sampled_from(["blind", "*" * 99]))
    number = st.integers(1, 9)
    return Symposium(
        ID, question, voices, format_, rounds=draw(number), samples=draw(number)
    )


@st.composite
def happenings(draw: st.DrawFn, it: Symposium) -> list[Event]:
    begun = [
        turn(n, draw(st.sampled_from(it.voices)), round=draw(st.integers(1, 9)))
        for n in range(1, draw(st.integers(1, 60)) + 1)
    ]
    turns = st.sampled_from(begun)
    ended = turns.map(
        lambda t: replace(t, status=Status.SPOKEN, finish_reason="length")
    )
    one = st.one_of(
        turns.map(TurnBegan),
        ended.map(TurnEnded),
        st.builds(
            lambda t, why: TurnEnded(t.fell_silent(Reason.STALLED, why)), turns, WORDS
        ),
        st.builds(lambda t, words: Spoke(t.id, words), turns, WORDS),
        st.builds(Thought, turns.map(lambda t: t.id), st.integers(1, 10**7)),
        NAMES.map(lambda name: SynthesisBegan(VoiceName(name))),
        st.just(SynthesisMade(Synthesis("none", ()))),
        st.just(Closed(it)),
    )
    most: list[Event] = [TurnBegan(t) for t in begun]
    return most + draw(st.lists(one, max_size=60))


@given(st.data(), symposia(), LINKS)
def test_whatever_happens_the_board_fits(
    data: st.DataObject, it: Symposium, link: str | None
) -> None:
    board = ThreadBoard(it)
    links = {turn_id(ID, n): link for n in range(1, 61)} if link else {}
    assert_fits(board.render(links=links))
    for event in data.draw(happenings(it)):
        board.notice(event)
    assert_fits(board.render(links=links))
