"""Who takes part, as the document says beside its messages."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.transcript.cast_member import CastMember
from bot.transcript.foreign.json_value import JsonValue
from bot.transcript.foreign.lists.entry_fields import KINDS, MODELS, PEOPLE, SYSTEM
from bot.transcript.speaker_names import SenderPart, find_part

_NAMES = ("name", "label", "speaker", "voice", "id", "key")
_OWN_MODEL = (*MODELS, "voice", "assistant", "respondent", "ai", "bot", "chatbot")
_LONGEST = 256  # characters of a name
_OF_MODELS = ("models", "model")
_AI = frozenset({"ai", "model", "llm", "assistant", "bot", "agent", "machine"})


@dataclass(frozen=True, slots=True)
class CastList:
    """
    The members by every name and id that they go by; *sole* is the one model that the
    document names for all answers; *told* are the texts that say all this. *doubles*
    are names of several members that differ by their capitals only.
    """

    members: Mapping[str, CastMember] = field(default_factory=dict)
    sole: str | None = None
    told: tuple[JsonValue, ...] = ()
    doubles: tuple[str, ...] = ()

    def find(self, label: str) -> CastMember | None:
        return self.members.get(label.casefold())


def read_cast(whole: JsonValue) -> CastList:
    members: dict[str, CastMember] = {}
    told: list[JsonValue] = []
    models: list[str] = []
    spelled: dict[str, set[str]] = {}
    for field_name in PEOPLE:
        listed = whole.get(field_name)
        for key, value in _entries(listed):
            member = _read_member(key, value, told)
            if member is None:
                continue
            spelled.setdefault(member.name.casefold(), set()).add(member.name)
            names = [member.name, key, *(value.get(n).words for n in _NAMES)]
            members |= {name.casefold(): member for name in names if name}
            if field_name in _OF_MODELS:
                models.append(member.model or member.name)
    named = whole.first(_OWN_MODEL)
    sole = named.words if 0 < len(named.words) <= _LONGEST else None
    if sole:
        told.append(named)
    elif len(models) == 1:
        sole = models[0]
    doubles = [max(names) for names in spelled.values() if len(names) > 1]
    return CastList(members, sole, tuple(told), tuple(doubles))


def _entries(listed: JsonValue) -> list[tuple[str, JsonValue]]:
    if listed.is_list:
        return [("", value) for value in listed.items()]
    return list(listed.fields().items())


def _read_member(
    key: str, value: JsonValue, told: list[JsonValue]
) -> CastMember | None:
    if value.words and len(value.words) <= _LONGEST:
        told.append(value)
        return CastMember(key, value.words) if key else CastMember(value.words)
    name = value.first(_NAMES) if not key else JsonValue(key)
    if not value.is_object or not name.words:
        return None
    model, kind, system = value.first(MODELS), value.first(KINDS), value.first(SYSTEM)
    told += [one for one in (name, model, kind) if one.words and one.steps]
    said = kind.words.casefold()
    part = SenderPart.ANSWERS if said in _AI else find_part(said) if said else None
    told += [value.get("id")] if value.get("id").words else []
    return CastMember(name.words, model.words or None, part, system.words or None)
