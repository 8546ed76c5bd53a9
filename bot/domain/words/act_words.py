"""What every face says of an act: one plain clause, without the words said with it."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from bot.domain.act import Act, ActKind
from bot.domain.symposium import Symposium
from bot.domain.turn import Turn
from bot.domain.words.ending_words import ending_words

Show = Callable[[str], str]
"""How a face writes names, so that nothing in them acts on it."""

SOMEBODY = "somebody"
BY_HOST = frozenset(
    {
        *(ActKind.ENDED, ActKind.CHECKED, ActKind.INTERRUPTED),
        *(ActKind.BECAME, ActKind.REVEALED),
    }
)
"""What nobody but the host finds out."""
_SHOWN: Mapping[str, str] = MappingProxyType(
    {
        "nothing": "shown nothing of what was said before",
        "question": "shown the question, and nothing of what was said",
        "everything": "shown everything that was said before",
    }
)


def tell_act(symposium: Symposium, act: Act, show: Show = str) -> str:
    """Such as "eve asked Ada and Bruno"; it begins with who did it."""
    return Teller(symposium, show).tell(act)


def name_voices(names: Sequence[str], show: Show = str) -> str:
    """Such as "Ada, Bruno and Cosima"."""
    *most, last = [show(name) or "—" for name in names] or ["nobody"]
    return f"{', '.join(most)} and {last}" if most else last


def has_refused(act: Act) -> bool:
    """By it the host takes a voice for gone that said plainly it will not go on."""
    is_by_host = act.kind is ActKind.DISMISSED and act.by is None
    return is_by_host and act.options.get("why") == "refused"


def tell_end(kind: object) -> str | None:
    """Why a dialogue was over, after "because"; None for what is not known here."""
    known = {str(each): words for each, words in ending_words.items()}
    return known.get(kind) if isinstance(kind, str) else None


class Teller:
    """Tells the acts of one symposium, whose voices and turns it looks up once."""

    def __init__(self, symposium: Symposium, show: Show = str) -> None:
        self._show = show
        self._everybody = {voice.name for voice in symposium.participants}
        self._places = {turn.place: turn for turn in symposium.turns if turn.place}
        self._turns: Mapping[object, Turn] = {turn.id: turn for turn in symposium.turns}

    def tell(self, act: Act) -> str:
        """What `tell_act` does."""
        who = self._show(act.by or "") or SOMEBODY
        if has_refused(act):
            whom = name_voices(act.voices, self._show)
            return f"the host heard {whom} say twice that no more answers would come"
        who = "the host" if act.kind in BY_HOST else who
        return f"{who} {self._clause(act)}"

    def _clause(self, act: Act) -> str:
        clauses = {
            ActKind.ASKED: self._asked,
            ActKind.FOLLOWED_UP: self._asked,
            ActKind.RETRIED: self._retried,
            ActKind.CHALLENGED: self._challenged,
            ActKind.NAMED: self._named,
            ActKind.ENDED: _ended,
            ActKind.INTERRUPTED: self._interrupted,
            ActKind.REVEALED: self._revealed,
            ActKind.BRANCHED: self._branched,
            ActKind.BECAME: _became,
        }
        if act.kind in _PLAIN:
            whom = name_voices(act.voices, self._show)
            return _PLAIN[act.kind][0 if act.voices else -1].format(whom) + _shown(act)
        return clauses.get(act.kind, self._of_question)(act)

    def _retried(self, act: Act) -> str:
        listed = act.options.get("turns")
        ids = listed if isinstance(listed, list | tuple) else ()
        known = (self._turns.get(one) for one in ids if isinstance(one, str))
        turns = [turn for turn in known if turn]
        noun = "turn" if len(turns) == 1 else "turns"
        numbers = name_voices([str(turn.number) for turn in turns])
        whose = f", beside {noun} {numbers}" if turns else ""
        return f"had {self._whom(act)} asked once more{whose}"

    def _challenged(self, act: Act) -> str:
        listed = act.options.get("points")
        many = len(listed) if isinstance(listed, list | tuple) else 0
        points = "1 point" if many == 1 else f"{many} points"
        which = f"the {points} of a table" if many != 1 else "the point of a table"
        replies = act.options.get("reply") is True
        shown = ", and the cases to those who carried them" if replies else ""
        return f"put {which} to {self._whom(act)} for the case against it{shown}"

    def _revealed(self, act: Act) -> str:
        # While it goes on, who watches may not know those turns by now.
        numbers = [str(id_).rpartition(".")[2] for id_ in act.named_turns]
        numbers.sort(key=lambda number: (len(number), number))
        noun = "turn" if len(numbers) == 1 else "turns"
        listed = name_voices([self._show(number) for number in numbers])
        return f"revealed {noun} {listed} together, sealed until then"

    def _interrupted(self, act: Act) -> str:
        if "turn" not in act.options:
            many = sum(draft.sent for draft in act.drafts)
            requests = "requests" if many > 1 else "request"
            return f"kept the {requests} for a table that was broken off"
        turn = self._turn(act)
        where = f" in turn {turn.number}" if turn else ""
        whose = name_voices(act.voices, self._show)
        return f"kept what {whose} had said{where} before that was broken off"

    def _branched(self, act: Act) -> str:
        turn = self._places.get((act.place or 0) - 1)
        after = f" after turn {turn.number}" if turn else ""
        return f"let it go on otherwise{after}"

    def _named(self, act: Act) -> str:
        epithet = f" “{self._show(act.text)}”" if act.text else ""
        return f"named {name_voices(act.voices, self._show)}{epithet}"

    def _asked(self, act: Act) -> str:
        if act.text or act.commitments:
            return f"asked {self._whom(act)}"
        turns = act.options.get("turns")
        more = f", for at most {turns} turns more" if isinstance(turns, int) else ""
        return f"let {self._whom(act)} go on{more}"

    def _whom(self, act: Act) -> str:
        if len(self._everybody) > 1 and set(act.voices) >= self._everybody:
            return "everybody"
        return name_voices(act.voices, self._show)

    def _of_question(self, act: Act) -> str:
        turn = self._turn(act)
        put = (
            f" that {self._show(turn.voice)} put in turn {turn.number}" if turn else ""
        )
        is_edited = act.kind is ActKind.APPROVED and act.text
        if "task" in act.options:
            put = f" that {self._show(turn.voice)} wrote" if turn else ""
            where = f" in turn {turn.number}" if turn else ""
            return f"{act.kind} what is quoted in the final answer{put}{where}"
        return f"{act.kind} the question{put}{', in other words' if is_edited else ''}"

    def _turn(self, act: Act) -> Turn | None:
        """The one that its options name, such as the one that was approved."""
        named = act.options.get("turn")
        return self._turns.get(named) if isinstance(named, str) else None


def _shown(act: Act) -> str:
    shown = act.options.get("shows")
    return f", {_SHOWN[shown]}" if isinstance(shown, str) and shown in _SHOWN else ""


def _became(act: Act) -> str:
    return f"had it become {act.options.get('instead', 'another')}"


def _ended(act: Act) -> str:
    why = tell_end(act.options.get("kind"))
    stop, onset = act.options.get("stop_at"), act.options.get("onset")
    after = f" after message {stop}" if isinstance(stop, int) else ""
    since = f", from message {onset} on" if isinstance(onset, int) else ""
    return f"found the dialogue over{after}{f': {why}' if why else ''}{since}"


_PLAIN: Mapping[ActKind, tuple[str, ...]] = MappingProxyType(
    {
        ActKind.STOPPED: ("stopped it",),
        ActKind.SAID: ("said",),
        ActKind.PAUSED: ("paused it",),
        ActKind.RESUMED: ("resumed it",),
        ActKind.DISMISSED: ("dismissed {}",),
        ActKind.INVITED: ("invited {}",),
        ActKind.ORDERED_TABLE: (
            "ordered a table from {}",
            "ordered a table without a model",
        ),
        ActKind.CONVENED: (
            "asked {} in the convener's place",
            "spoke in the convener's place",
        ),
    }
)
"""With the voices that it concerns, and where there are none."""
