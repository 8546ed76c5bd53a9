"""A course once more: what was asked for, read back from the record. Pure."""

from collections.abc import Mapping

from bot.domain.symposium import Symposium
from bot.host.asking import Asking

# What belongs to the one symposium, or is written down anew.
_OF_ITS_OWN = frozenset({"prompts", "labels", "passages", "requests", "again", "seed"})
_NAMED = frozenset({"format", "rounds", "samples", "sealed", "table"})


def repeat_asking(
    symposium: Symposium,
    *,
    by: str | None,
    voices: tuple[str, ...] = (),
    changes: Mapping[str, object] | None = None,
) -> Asking:
    """The asking with which *symposium* began, with other *voices* and *changes*."""
    act = symposium.acts[0] if symposium.acts else symposium.first_act()
    kept = {
        name: value
        for name, value in act.options.items()
        if name not in _OF_ITS_OWN | _NAMED
    }
    return Asking(
        symposium.question,
        voices or act.voices,
        format=act.format or symposium.format,
        rounds=symposium.rounds,
        samples=symposium.samples,
        context=symposium.context,
        asked_by=by,
        sealed=symposium.sealed,
        table=act.chose("table", otherwise=True),
        further={**kept, **(changes or {})},
    )
