"""A voice: an endpoint that can be asked to speak."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.names import VoiceName


@dataclass(frozen=True, slots=True)
class Voice:
    """
    Who speaks, and where it is asked.

    Only the name is certain: of a voice in an imported transcript the rest may be
    unknown, and such a voice cannot be asked. *key_env* names the variable that
    holds the key; the key itself is never part of a value. *successors* are the models
    that are asked, in their order, where the endpoint does not know *model* (any more).
    *context* is how many tokens it takes in at once, as far as anybody knows. Time-outs
    are seconds, *colour* is 0xRRGGBB.
    """

    name: VoiceName
    epithet: str | None = None
    model: str | None = None
    dialect: str | None = None
    base_url: str | None = None
    key_env: str | None = None
    system: str | None = None
    temperature: float | None = None
    max_tokens: int | None = None
    avatar_url: str | None = None
    colour: int | None = None
    extra_body: Mapping[str, object] = field(default_factory=dict)
    first_word_timeout: float = 120.0
    pause_timeout: float = 60.0
    successors: tuple[str, ...] = ()
    context: int | None = None
