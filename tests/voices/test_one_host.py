"""A voice on the same host as a broken one: it hears nothing of it."""

from dataclasses import replace

import pytest

from bot.domain.turn import Reason
from tests.loopback.endpoint_scenarios import WORDS, Scenario
from tests.voices.asking import Asking, outcome

WHOLE = "".join(WORDS)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
@pytest.mark.parametrize("cookie", ["a=b", "a=\x01b"])
async def test_a_cookie_reaches_no_other_voice_and_spoils_no_request(
    asking: Asking, cookie: str, host: str
) -> None:
    asking.endpoint.plays("bad", Scenario(headers={"set-cookie": f"{cookie}; Path=/"}))
    url = asking.endpoint.url.replace("127.0.0.1", host)
    bad, good = (
        replace(asking.voice(model), base_url=url) for model in ("bad", "fine")
    )
    heard = [await outcome(asking.caller(), voice) for voice in (bad, good, bad)]

    assert [(one.reason, one.words) for one in heard[1:]] == [(None, WHOLE)] * 2
    assert [r.headers.get("cookie") for r in asking.endpoint.requests] == [None] * 3


@pytest.mark.parametrize("location", ["mailto:foo", "data:,x"])
async def test_a_redirect_to_no_address_is_one_voices_failure(
    asking: Asking, location: str
) -> None:
    asking.endpoint.plays(
        "bad", Scenario(status=307, body="", headers={"location": location})
    )
    bad, good = await asking.hear("bad"), await asking.hear("fine")

    assert bad.reason is Reason.MISCONFIGURED
    assert "base_url" in bad.detail
    assert (good.reason, good.words) == (None, WHOLE)
