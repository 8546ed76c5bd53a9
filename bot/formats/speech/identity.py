"""As whom a voice is known to the others: by its name, by a label, or not at all."""

from collections.abc import Mapping

from bot.domain.act import Act
from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium

IDENTITIES = ("name", "label", "none")
_ANOTHER = "another voice"
_ONE = "one of the voices"


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
