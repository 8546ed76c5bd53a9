"""A compressed answer that nobody asked for: refused, and never unpacked."""

import gzip
import tracemalloc
import zlib
from dataclasses import replace

import pytest

from bot.domain.turn import Reason
from bot.voices.check import check_voices
from tests.loopback.endpoint_scenarios import FINE, Scenario
from tests.voices.asking import KEY, Asking

PLAIN = 64 * 1024 * 1024
LITTLE = 8 * 1024 * 1024
"""Bytes of memory within which all of it stays."""
GZIP = gzip.compress(b"data: " + bytes(PLAIN), compresslevel=1)
BOMBS = {
    "gzip": GZIP,
    "GZip": GZIP,
    "gzip, gzip": gzip.compress(GZIP),
    "identity, gzip": GZIP,
    "deflate": zlib.compress(bytes(PLAIN), 1),
    "br": b"\xcf\xff\xff\x7f",
    "zstd": b"\x28\xb5\x2f\xfd",
}


def bomb(encoding: str, status: int = 200) -> Scenario:
    headers = {"content-encoding": encoding}
    return Scenario(status=status, packed=BOMBS[encoding], headers=headers)


@pytest.fixture(autouse=True)
def little_memory() -> object:
    """The whole test takes little memory, the loopback's endpoint included."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < LITTLE
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("encoding", BOMBS)
async def test_a_compressed_answer_is_not_unpacked(
    asking: Asking, encoding: str
) -> None:
    asking.endpoint.plays("m", bomb(encoding))
    heard = await asking.hear("m")

    assert (heard.reason, heard.words) == (Reason.GARBLED, "")
    assert "compressed" in heard.detail
    assert len(asking.endpoint.requests) == 1


async def test_a_compressed_stream_is_not_either(asking: Asking) -> None:
    assert "compressed" in (await asking.hear("gzip")).detail


@pytest.mark.parametrize(
    ("status", "reason"),
    [(400, Reason.REFUSED_BY_ENDPOINT), (401, Reason.UNAUTHORISED)],
)
async def test_a_compressed_refusal_counts_by_its_status_alone(
    asking: Asking, status: int, reason: Reason
) -> None:
    asking.endpoint.plays("m", bomb("gzip", status))
    heard = await asking.hear("m")

    assert heard.reason is reason
    assert "It said" not in heard.detail


async def test_a_busy_endpoint_that_compresses_is_asked_again(asking: Asking) -> None:
    asking.endpoint.plays("m", bomb("gzip", 503), FINE)

    assert (await asking.hear("m")).reason is None


@pytest.mark.parametrize("status", [200, 401])
async def test_a_compressed_list_of_models_is_not_unpacked(
    asking: Asking, status: int
) -> None:
    asking.endpoint.plays("listed", bomb("gzip", status))
    voice = replace(asking.voice("m"), base_url=asking.endpoint.playing("listed"))
    (result,) = await check_voices(
        asking.client, [voice], {"LOOPBACK_KEY": KEY}.get, patience=5
    )

    assert not result.ok
    assert ("compressed" if status == 200 else "LOOPBACK_KEY") in result.sentence


async def test_identity_is_no_compression(asking: Asking) -> None:
    asking.endpoint.plays("m", Scenario(headers={"content-encoding": "Identity"}))

    assert (await asking.hear("m")).reason is None
