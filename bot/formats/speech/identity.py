"""As whom a voice is known to the others: by its name, by a label, or not at all."""

import hashlib
from collections.abc import Mapping, Sequence
from string import ascii_uppercase

from bot.domain.act import Act
from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium

IDENTITIES = ("name", "label", "none")
_ANOTHER = "another voice"
_ONE = "unnamed"


def find_identity(symposium: Symposium, act: Act) -> str:
    """What was chosen with *act*, else with the first: hidden names stay hidden."""
    for each in (act, *symposium.acts[:1]):
        chosen = each.options.get("identity")
        if chosen in IDENTITIES:
            return str(chosen)
    return "name"


def find_labels(symposium: Symposium, act: Act) -> Mapping[str, str]:
    """The label of each voice, by its name; the record resolves them."""
    for each in (act, *symposium.acts[:1]):
        chosen = each.options.get("labels")
        if isinstance(chosen, Mapping):
            return {str(name): str(label) for name, label in chosen.items()}
    return {}


def call_voice(symposium: Symposium, act: Act, voice: VoiceName) -> str:
    """What the others are told that it is called."""
    identity = find_identity(symposium, act)
    if identity == "label":
        return find_labels(symposium, act).get(voice, _ANOTHER)
    return voice if identity == "name" else _ANOTHER


def call_oneself(symposium: Symposium, act: Act, voice: VoiceName) -> str:
    """What it is told that it is called itself."""
    called = call_voice(symposium, act, voice)
    return _ONE if called == _ANOTHER else called


def draw_labels(voices: Sequence[VoiceName], seed: str) -> dict[str, str]:
    """
    A label for each voice, one throughout: letters in an order that *seed* decides, as
    the order in which they are listed would tell who is who.
    """

    def lot(voice: VoiceName) -> bytes:
        return hashlib.sha256(f"{seed}:label:{voice}".encode()).digest()

    return {
        voice: f"Voice {_letters(number)}"
        for number, voice in enumerate(sorted(voices, key=lot))
    }


def _letters(number: int) -> str:
    """A to Z, then AA, AB and so on."""
    before, last = divmod(number, len(ascii_uppercase))
    return (_letters(before - 1) if before else "") + ascii_uppercase[last]
