"""One [[voices]] entry: checked, completed from its provider's preset, made a Voice."""

import json
import re
from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from bot import seeds
from bot.domain.bounds import DEEPEST, LONGEST_NAME, LONGEST_SENTENCE, MOST
from bot.domain.names import VoiceName
from bot.domain.voice import Voice
from bot.wire.dialects import DIALECTS

Seconds = Annotated[float, Field(gt=0, le=MOST)]
Model = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
MOST_SUCCESSORS = 8
Address = Annotated[str, Field(max_length=LONGEST_SENTENCE // 2)]


class VoiceSettings(BaseModel):
    """A voice as written in symposium.toml; a *provider* fills in its address."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        allow_inf_nan=False,
        str_strip_whitespace=True,
        protected_namespaces=(),
    )

    name: Annotated[str, Field(min_length=1, max_length=80)]
    model: Model
    successors: Annotated[tuple[Model, ...], Field(max_length=MOST_SUCCESSORS)] = ()
    dialect: str
    base_url: Address
    key_env: str | None = None
    provider: str | None = None
    epithet: Annotated[str, Field(max_length=LONGEST_NAME)] | None = None
    system: str | None = None
    temperature: Annotated[float, Field(ge=0, le=MOST)] | None = None
    max_tokens: Annotated[int, Field(gt=0, le=MOST)] | None = None
    context: Annotated[int, Field(ge=1024, le=MOST)] | None = None
    avatar_url: Address | None = None
    colour: str | None = None
    extra_body: Mapping[str, Any] = Field(default_factory=dict)
    first_word_timeout: Seconds = 120.0
    pause_timeout: Seconds = 60.0

    @model_validator(mode="before")
    @classmethod
    def _completed(cls, entry: object) -> object:
        if not isinstance(entry, dict) or entry.get("provider") is None:
            return entry
        known = ", ".join(sorted(seeds.providers()))
        if not isinstance(entry["provider"], str):
            raise ValueError(  # noqa: TRY004 - pydantic turns it into its own error
                f"provider is no text; use one of these, in quotes: {known}"
            )
        preset = seeds.providers().get(entry["provider"])
        if preset is None:
            raise ValueError(
                f'provider "{entry["provider"]}" is unknown; use one of these, '
                f"or give dialect and base_url instead: {known}"
            )
        address = {
            "dialect": preset.dialect,
            "base_url": preset.base_url,
            "key_env": preset.key_env,
        }
        return {**address, **entry}

    @field_validator("name")
    @classmethod
    def _can_be_called(cls, name: str) -> str:
        if "," in name or not name.isprintable():
            raise ValueError(
                "must not contain commas or control characters, as names are "
                "listed with commas in commands; rename the voice"
            )
        if name.casefold() == "none":
            raise ValueError('must not be "none"; rename the voice')
        return name

    @field_validator("dialect")
    @classmethod
    def _is_spoken_here(cls, dialect: str) -> str:
        if dialect not in DIALECTS:
            known = ", ".join(DIALECTS)
            raise ValueError(f'is "{dialect[:20]}", which is none of these: {known}')
        return dialect

    @field_validator("base_url", "avatar_url")
    @classmethod
    def _is_a_web_address(cls, url: str | None) -> str | None:
        if url is None:
            return None
        try:
            parts = urlsplit(url)
            sound = parts.scheme in ("http", "https") and bool(parts.hostname)
            _ = parts.port
        except ValueError:
            sound = False
        if not sound:
            raise ValueError("is no http:// or https:// address; write it in full")
        if parts.username is not None or parts.password is not None:
            raise ValueError(
                "must not contain a user name or password; "
                "name the variable that holds the key in key_env instead"
            )
        return url

    @field_validator("base_url")
    @classmethod
    def _can_be_extended(cls, url: str) -> str:
        if "?" in url or "#" in url:
            raise ValueError("must not contain ? or #, as paths are added to its end")
        return url.rstrip("/")

    @field_validator("key_env")
    @classmethod
    def _is_a_name_not_a_key(cls, key_env: str | None) -> str | None:
        if key_env and not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", key_env):
            raise ValueError(
                "must be the name of an environment variable, not the key itself; "
                "put the key into that variable"
            )
        return key_env or None

    @field_validator("extra_body")
    @classmethod
    def _can_be_sent(cls, body: Mapping[str, Any]) -> Mapping[str, Any]:
        try:
            json.dumps(body, allow_nan=False).encode()
        except (TypeError, ValueError, RecursionError):
            raise ValueError(
                "holds what JSON cannot say, such as a date, inf or nan; write texts "
                "and numbers"
            ) from None
        if _depth(body) > DEEPEST:
            raise ValueError(f"is nested more than {DEEPEST} deep; make it flatter")
        return body

    @field_validator("colour", mode="before")
    @classmethod
    def _is_a_colour(cls, colour: object) -> object:
        if colour is not None and not re.fullmatch(r"#[0-9A-Fa-f]{6}", str(colour)):
            shown = str(colour)[:20]
            raise ValueError(f'must look like "#3366cc", and it is "{shown}"')
        return colour

    def as_voice(self) -> Voice:
        return Voice(
            VoiceName(self.name),
            epithet=self.epithet,
            model=self.model,
            successors=self.successors,
            dialect=self.dialect,
            base_url=self.base_url,
            key_env=self.key_env,
            system=self.system,
            temperature=self.temperature,
            max_tokens=self.max_tokens,
            context=self.context,
            avatar_url=self.avatar_url,
            colour=int(self.colour[1:], 16) if self.colour else None,
            extra_body=self.extra_body,
            first_word_timeout=self.first_word_timeout,
            pause_timeout=self.pause_timeout,
        )


def _depth(value: object) -> int:
    inner: list[object] = []
    if isinstance(value, Mapping):
        inner = list(value.values())
    elif isinstance(value, list):
        inner = value
    return 1 + max(map(_depth, inner), default=0)
