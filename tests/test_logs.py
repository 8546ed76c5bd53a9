"""Logs: on standard error, and without a secret in them."""

import io
import json
import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import logs
from bot.archive import open_archive
from bot.domain.names import SymposiumId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.voice import Voice

SECRET = "sk-or-v1/+abc"


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level


def logged(level: str = "info") -> tuple[logging.Logger, io.StringIO]:
    logs.begin(level, [SECRET, "abc"])
    return logging.getLogger("bot.test"), io.StringIO()


def test_a_secret_is_struck_out_of_words_arguments_and_exceptions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    log, heard = logged()
    monkeypatch.setattr(sys, "stderr", heard)

    log.info("asked with %s", SECRET)
    log.info("a table %r, an address %s", {"k": SECRET}, "?key=sk-or-v1%2F%2Babc")
    try:
        int(SECRET)
    except ValueError:
        log.exception("it failed")

    said = heard.getvalue()
    assert said.count(logs.STRUCK_OUT) == 4
    assert "Traceback" in said and "asked with [redacted]" in said
    assert SECRET not in said and "sk-or" not in said


WEBHOOK = "Qx-3f_" + "aB1" * 20 + "zz"
INTERACTION = "aW50ZXJhY3Rpb246" + "MTIz" * 40


@pytest.mark.parametrize(
    "line",
    [
        f"POST https://discord.test/api/v10/webhooks/123/{WEBHOOK}?thread_id=9 with",
        f"PATCH /webhooks/123/{INTERACTION}/messages/@original",
        f"POST /api/interactions/123/{INTERACTION}/callback",
        f"WebSocket Event: {{'type': 2, 'token': '{INTERACTION}', 'id': '1'}}",
        f'received {{"id":"1","token":"{WEBHOOK}","name":"x"}}',
        json.dumps(json.dumps({"token": WEBHOOK})),
        f"A rate limit bucket (abc:123+{WEBHOOK}) has been exhausted",
        "/webhooks/123/short-one/messages, 'webhook_token': 'short-one'",
    ],
)
def test_tokens_that_discord_gives_out_are_struck_out(
    monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    log, heard = logged("debug")
    monkeypatch.setattr(sys, "stderr", heard)

    log.debug("%s", line)

    said = heard.getvalue()
    assert logs.STRUCK_OUT in said
    assert [t for t in (WEBHOOK, INTERACTION, "short-one") if t in said] == []


def test_digests_and_templates_of_addresses_stay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    log, heard = logged("debug")
    monkeypatch.setattr(sys, "stderr", heard)
    line = f"{'0f' * 32} /webhooks/{{webhook_id}}/{{webhook_token}} tokens: {'x' * 99}"

    log.debug("%s", line)

    assert heard.getvalue().endswith(f": {line}\n")


def test_a_value_too_short_to_be_a_secret_does_not_spoil_the_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    log, heard = logged()
    monkeypatch.setattr(sys, "stderr", heard)

    log.info("the abc of it")

    assert heard.getvalue().endswith("INFO bot.test: the abc of it\n")


def test_what_lies_below_the_level_is_not_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    log, heard = logged("warning")
    monkeypatch.setattr(sys, "stderr", heard)

    log.info("quiet")
    log.warning("loud")

    assert [line.split(": ")[1] for line in heard.getvalue().splitlines()] == ["loud"]


def test_what_a_log_tells_of_others_commands_no_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    log, heard = logged()
    monkeypatch.setattr(sys, "stderr", heard)
    log.info("%s could not be asked", "Ada\r\x1b[2K\x9b8m\u202e")
    assert heard.getvalue().endswith("Ada␛[2K\ufffd8m\ufffd could not be asked\n")


async def test_what_is_stored_is_not_logged_not_even_at_level_debug(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A sealed answer and its salt are stored while others still speak."""
    logging.getLogger("aiosqlite").setLevel(logging.NOTSET)
    _, heard = logged("debug")
    monkeypatch.setattr(sys, "stderr", heard)
    voice = Voice(VoiceName("Ada"))
    async with open_archive(str(tmp_path / "symposium.db")) as archive:
        await archive.open(Symposium(SymposiumId("k3f9q2ab"), "Zebrafinch?", (voice,)))
    assert "Zebrafinch" not in heard.getvalue()
