"""What somebody asks for, and whether it can be had: pure, nothing is stored here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.bounds import LONGEST_NAME
from bot.domain.format import Format
from bot.domain.names import SymposiumId, VoiceName
from bot.domain.symposium import Origin, Symposium
from bot.domain.voice import Voice
from bot.errors import Declined, NotFound
from bot.formats import HELD, UNTIL_SETTLED, USUAL
from bot.formats.positions import FEWEST_ROUNDS
from bot.formats.speech.identity import draw_labels
from bot.host.acts.further import check_further
from bot.host.acts.naming_convener import check_convener
from bot.host.acts.naming_writer import (
    add_default_writer,
    bring_in_writer,
    check_writer,
)
from bot.text.headline import LONGEST_HEADLINE, find_headline
from bot.text.lines import is_encodable, shortened


@dataclass(frozen=True, slots=True)
class Limits:
    """
    How much may go on at once, and what one asking may come to; *tables* is how many
    further ones may be ordered of one symposium, *follow_ups* how many a member may
    ask in an hour.
    """

    per_member: int = 2
    per_server: int = 5
    voices: int = 16
    rounds: int = 10
    samples: int = 10
    requests_per_ask: int = 100
    tables: int = 5
    turns: int = 200
    follow_ups: int = 20


@dataclass(frozen=True, slots=True)
class Asking:
    """
    What somebody asks for. No names and no panel: all configured voices. Without a
    *table*, none is made at the end. *further* are options by their names in the
    record. *quotes* are passages of the symposium that it continues, as they are typed.
    """

    question: str
    voices: tuple[str, ...] = ()
    panel: str | None = None
    format: str = USUAL
    rounds: int | None = None
    samples: int = 1
    context: str | None = None
    asked_by: str | None = None
    sealed: bool = False
    table: bool = True
    further: Mapping[str, object] = field(default_factory=dict)
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Roster:
    """Who can be asked: the configured voices by name, and the panels of them."""

    voices: Mapping[VoiceName, Voice]
    panels: Mapping[str, Sequence[VoiceName]]

    def find_voice(self, name: str) -> Voice:
        """The voice of that name, whatever its case; NotFound names those there are."""
        for voice in self.voices.values():
            if voice.name.casefold() == name.strip().casefold():
                return voice
        known = f"The voices are: {', '.join(self.voices)}."
        raise NotFound(
            f"There is no voice named “{name}”. "
            f"{known if self.voices else 'No voice is configured.'}"
        )

    def find_panel(self, name: str) -> Sequence[VoiceName]:
        """The names on that panel; NotFound names the panels there are."""
        for panel, voices in self.panels.items():
            if panel.casefold() == name.strip().casefold():
                return voices
        known = f"The panels are: {', '.join(self.panels)}."
        raise NotFound(
            f"There is no panel named “{name}”. "
            f"{known if self.panels else 'No panel is configured.'}"
        )


def refuse_mute(
    voices: Sequence[Voice], explain: Callable[[Voice], str | None]
) -> None:
    """Declined if *explain* says of every one of them why it cannot be asked."""
    reasons = [explain(voice) for voice in voices]
    told = list(dict.fromkeys(filter(None, reasons)))
    if told and None not in reasons:
        nobody = "None of these voices can be asked. " if len(reasons) > 1 else ""
        raise Declined(nobody + told[0])


def check_asking(
    asking: Asking,
    roster: Roster,
    limits: Limits,
    *,
    id: SymposiumId,  # noqa: A002 - the record's word
    at: datetime,
    origin: Origin,
    formats: Mapping[str, Format] = HELD,
    prompts: Mapping[str, str] | None = None,
    writer: VoiceName | None = None,
) -> Symposium:
    """
    The symposium that would be opened under *id*, asked for *at* that time. *writer*
    writes final answers unless somebody else is chosen.

    Declined or NotFound says in a sentence what is wrong with what is asked for.
    """
    format_ = _find_format(asking.format, formats)
    question = _check_words(asking, format_)
    rounds = _check_rounds(asking, format_, limits, formats)
    _check_sealing(asking, format_, formats)
    _check_samples(asking, format_, limits, formats)
    voices = _check_voices(asking, format_, roster, limits)
    further = check_further(
        asking.further, format_, asking.format, most_turns=limits.turns
    )
    symposium = Symposium(
        id,
        question,
        voices,
        format=asking.format,
        title=_title_of(question) if question else _name_all(voices),
        rounds=rounds,
        samples=asking.samples,
        context=asking.context,
        asked_by=asking.asked_by and shortened(asking.asked_by, LONGEST_NAME),
        origin=origin,
        started=at,
        sealed=asking.sealed,
    )
    further = check_convener(further, format_, symposium.voices)
    further = add_default_writer(further, format_, writer)
    further = check_writer(further, format_, roster.find_voice)
    options = further | ({"prompts": dict(prompts)} if prompts else {})
    asked = _add_first_act(symposium, options, asking)
    return bring_in_writer(asked, roster.find_voice)


def _add_first_act(
    symposium: Symposium, options: Mapping[str, object], asking: Asking
) -> Symposium:
    """With what was chosen, as the record has it."""
    act = symposium.first_act()
    chosen = {**act.options, **options}
    if chosen.get("identity") == "label":
        chosen["labels"] = draw_labels(act.voices, str(symposium.id))
    if not asking.table:
        chosen["table"] = False
    return replace(symposium, acts=(replace(act, options=chosen),))


def _check_words(asking: Asking, format_: Format) -> str:
    question = asking.question.strip()
    if not question and format_.needs_question:
        raise Declined("The question is empty. Say what the voices are to answer.")
    if not is_encodable(question) or not is_encodable(asking.context or ""):
        raise Declined(
            "The question or its file holds bytes that are no UTF-8 text. Write it "
            "anew, or save the file as UTF-8."
        )
    return question


def _find_format(name: str, formats: Mapping[str, Format]) -> Format:
    format_ = formats.get(name)
    if format_ is None:
        raise NotFound(
            f"There is no format “{name}”. The formats are: {', '.join(formats)}."
        )
    return format_


def _check_rounds(
    asking: Asking, format_: Format, limits: Limits, formats: Mapping[str, Format]
) -> int:
    # Where that cannot be chosen, it is refused as such.
    chosen = asking.further.get(UNTIL_SETTLED) is True
    settles = chosen and UNTIL_SETTLED in format_.takes
    usual = min(format_.cap, limits.rounds) if settles else format_.rounds
    rounds = usual if asking.rounds is None else asking.rounds
    if settles and rounds < FEWEST_ROUNDS:
        raise Declined(
            "Whether positions stay the same shows in two rounds at least. Allow more "
            f"than {rounds}, or leave {UNTIL_SETTLED} out."
        )
    if not format_.has_rounds and rounds != format_.rounds:
        raise Declined(
            f"The format {asking.format} has one round. Leave rounds out"
            f"{_or_take('has_rounds', formats)}."
        )
    _refuse_outside("rounds", rounds, limits.rounds)
    return rounds


def _check_sealing(
    asking: Asking, format_: Format, formats: Mapping[str, Format]
) -> None:
    if asking.sealed and not format_.can_be_sealed:
        raise Declined(
            "Only where all answer at once, and none hears another of the same round, "
            "can that be sealed. Leave sealed out"
            f"{_or_take('can_be_sealed', formats)}."
        )


def _check_samples(
    asking: Asking, format_: Format, limits: Limits, formats: Mapping[str, Format]
) -> None:
    if asking.samples != 1 and not format_.has_samples:
        raise Declined(
            f"The format {asking.format} is held once, not in samples. Leave samples "
            f"out{_or_take('has_samples', formats)}."
        )
    _refuse_outside("samples", asking.samples, limits.samples)


def _or_take(can: str, formats: Mapping[str, Format]) -> str:
    """The other cure, as a person would say it; nothing where no format can."""
    names = [name for name, known in formats.items() if getattr(known, can)]
    if not names:
        return ""
    *others, last = names
    return (
        f", or take the format {', '.join(others)} or {last}"
        if others
        else (f", or take the format {last}")
    )


def _check_voices(
    asking: Asking, format_: Format, roster: Roster, limits: Limits
) -> tuple[Voice, ...]:
    if asking.voices and asking.panel is not None:
        raise Declined("Name either a panel or voices, not both.")
    voices = tuple(roster.find_voice(name) for name in _names(asking, roster))
    if not voices:
        raise Declined(
            "No voice is configured. Set OPENROUTER_API_KEY, or write voices into "
            "symposium.toml (docs/running.md shows how)."
        )
    if len({voice.name for voice in voices}) < len(voices):
        raise Declined(
            "A voice is named twice. To hear one several times, use samples."
        )
    if len(voices) > limits.voices:
        raise Declined(
            f"{len(voices)} voices are more than the {limits.voices} that "
            "one symposium may have. Name some of them, or a panel."
        )
    _check_number_of_voices(asking.format, format_, len(voices))
    return voices


def _check_number_of_voices(name: str, format_: Format, many: int) -> None:
    fewest, most = format_.fewest_voices, format_.most_voices
    if fewest <= many and (most is None or many <= most):
        return
    due = f"{fewest}" if most == fewest else f"{fewest} to {most}"
    if most is None:
        due = f"at least {fewest}"
    raise Declined(
        f"The format {name} takes {due} voices, and these are {many}. Name them with "
        "voices."
    )


def _names(asking: Asking, roster: Roster) -> Sequence[str]:
    if asking.panel is None:
        return asking.voices or tuple(roster.voices)
    return roster.find_panel(asking.panel)


def _refuse_outside(what: str, number: int, most: int) -> None:
    if not 1 <= number <= most:
        raise Declined(f"{what} is {number}; it can be 1 to {most}.")


def _name_all(voices: tuple[Voice, ...]) -> str:
    """The title where nobody has asked anything."""
    names = " ↔ ".join(voice.name for voice in voices)
    return shortened(names, LONGEST_HEADLINE, at_word=True)


def _title_of(question: str) -> str:
    """What of it is short enough for a title, whole; each face cuts it to its room."""
    whole = find_headline(question)
    return whole or shortened(question, LONGEST_HEADLINE, at_word=True)
