"""Arbitrary courses of what people do in a symposium."""

from dataclasses import replace

from hypothesis import strategies as st

from bot.domain.act import ASKING, Act, ActKind, Closing, Quote
from bot.domain.commitment import Commitment
from bot.domain.names import ActId, TurnId, VoiceName, act_id
from bot.domain.symposium import Symposium
from bot.domain.turn import Status, Turn
from bot.domain.voice import Voice
from bot.domain.words.act_words import BY_HOST
from bot.transcript.reading.possible_course import find_impossible
from tests.transcript.fragments import json_objects, maybe_texts, names, texts, times

TASKS = (None, "opening", "question", "observation", "closing", "last_word", "odd")
OPTIONS = st.fixed_dictionaries(
    {},
    optional={
        "turns": st.integers(0, 99) | texts,
        "last": st.integers(0, 9) | st.none(),
        "order": st.sampled_from(("given", "shuffled", 3)),
        "seed": st.integers(),
        "identity": st.sampled_from(("name", "label", "none", [])),
        "labels": st.dictionaries(names, texts, max_size=2) | texts,
        "baseline": st.booleans() | texts,
        "pass": st.booleans(),
        "table": st.booleans(),
        "convener": texts,
        "approve": st.booleans(),
        "together": st.booleans(),
        "interim": st.integers(1, 9),
        "interim_after": st.lists(st.integers(1, 9), max_size=2),
        "note_endings": st.booleans(),
        "tell_last": st.booleans(),
        "continues": names,
        "prompts": st.dictionaries(names, texts, max_size=2),
        "system": texts,
    },
)


@st.composite
def later_acts(draw: st.DrawFn, symposium: Symposium, joining: Voice) -> Act:
    """Any that may follow; of the turns that it names each is there."""
    kind = draw(st.sampled_from(ActKind))
    said = symposium.turns
    options = draw(OPTIONS if kind in ASKING else json_objects)
    if said and kind not in ASKING:
        options["turn"] = draw(st.sampled_from(said)).id
        options["failures"] = draw(st.lists(texts, max_size=2))
    if kind is ActKind.RETRIED:
        options["turns"] = [turn.id for turn in said[:1]]
    quotes = [Quote(turn.id, 0, len(turn.text)) for turn in said]
    joined = (joining,) if kind is ActKind.INVITED else ()
    known = [voice.name for voice in (*symposium.voices, *joined)]
    was_erased = draw(st.integers(0, 4)) == 0
    return Act(
        kind,
        None if kind in BY_HOST else draw(maybe_texts),
        draw(times),
        "" if was_erased else draw(texts),
        tuple(draw(st.lists(st.sampled_from(known), max_size=2))),
        tuple(draw(st.lists(st.sampled_from(quotes), max_size=2))) if quotes else (),
        options,
        joined=joined,
        commitments={"text": Commitment(None, "0f" * 32)} if was_erased else {},
    )


@st.composite
def as_it_went_on(draw: st.DrawFn, symposium: Symposium) -> Symposium:
    """The same with what people did meanwhile and since, in any order that can be."""
    joining = Voice(VoiceName(f"{draw(names)} the newcomer"), model=draw(maybe_texts))
    acts = [symposium.first_act()]
    acts += draw(st.lists(later_acts(symposium, joining), max_size=4))
    own = symposium.id
    acts = [replace(act, id=act_id(own, n)) for n, act in enumerate(acts, 1)]
    if symposium.ended:
        # What has ended has no question that is open.
        open_acts = (act.id for act in acts if act.kind in ASKING)
        closed = tuple(Closing(symposium.ended, each) for each in open_acts)
        symposium = replace(symposium, closings=closed)
    voices = [voice.name for voice in replace(symposium, acts=tuple(acts)).participants]
    asking = [act.id for act in acts if act.kind in ASKING]
    earlier: list[TurnId] = []
    turns = []
    for turn in symposium.turns:
        turns.append(draw(conversing(turn, voices, asking, tuple(earlier))))
        earlier.append(turn.id)
    return _possible(
        draw(placed(replace(symposium, acts=tuple(acts), turns=tuple(turns))))
    )


@st.composite
def conversing(
    draw: st.DrawFn,
    turn: Turn,
    voices: list[VoiceName],
    asking: list[ActId | None],
    earlier: tuple[TurnId, ...],
) -> Turn:
    before = st.sampled_from(earlier or (TurnId(""),))
    return replace(
        turn,
        act=draw(st.sampled_from(asking)),
        marker=draw(texts),
        task=draw(st.sampled_from(TASKS)),
        to=draw(st.none() | st.sampled_from(voices)) or None,
        retries=draw(st.none() | before) if earlier else None,
        left_out=tuple(draw(st.lists(before, max_size=2))) if earlier else (),
    )


@st.composite
def placed(draw: st.DrawFn, symposium: Symposium) -> Symposium:
    """Things happen in any order, but that an answer ends after its act."""
    first, *acts = symposium.acts
    things = draw(st.permutations([*acts, *symposium.turns, *symposium.syntheses]))
    asked = {act.id: at for at, act in enumerate(things) if isinstance(act, Act)}
    # Answers behind their acts, and the others where they are.
    key = [
        max(at, asked.get(each.act, -1) + 0.5) if isinstance(each, Turn) else at
        for at, each in enumerate(things)
    ]
    order = sorted(range(len(things)), key=lambda at: (key[at], at))
    place = {id(things[at]): n for n, at in enumerate(order, 2)}
    return replace(
        symposium,
        acts=(
            replace(first, place=1),
            *sorted(
                (replace(act, place=place[id(act)]) for act in acts),
                key=lambda act: act.place or 0,
            ),
        ),
        turns=tuple(replace(t, place=place[id(t)]) for t in symposium.turns),
        syntheses=tuple(
            sorted(
                (replace(t, place=place[id(t)]) for t in symposium.syntheses),
                key=lambda table: table.place or 0,
            )
        ),
    )


def _possible(symposium: Symposium) -> Symposium:
    """Who speaks though it had left does not."""
    while gone := [turn.id for turn, _ in find_impossible(symposium)]:
        turns = tuple(
            replace(turn, status=Status.SILENT) if turn.id in gone else turn
            for turn in symposium.turns
        )
        symposium = replace(symposium, turns=turns)
    return symposium
