"""Requests as a person reads them in the markdown export."""

from bot.domain.symposium import Symposium
from bot.formats.requests.requests_told import tell_requests
from bot.transcript.prose.one_line import inline


def tell_all_requests(symposium: Symposium) -> list[str]:
    """Lines with an empty one at the end; a list where several things were asked."""
    told = [inline(sentence) for sentence in tell_requests(symposium)]
    if len(told) < 2:  # noqa: PLR2004 - one is no list
        return [line for sentence in told for line in (sentence, "")]
    return ["Requests, of each asking:", "", *(f"- {each}" for each in told), ""]
