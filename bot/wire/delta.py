"""What one event of a stream brought."""

from typing import NamedTuple

from bot.domain.turn import Source, Usage
from bot.wire.request import Request


class Delta(NamedTuple):
    """
    A step of an answer; whatever is not told is empty or None.

    *finish_reason* is in the words of chat completions (stop, length,
    content_filter, ...) whatever the dialect. *refusal* are the words in which the
    endpoint says why it withholds the answer; they are none of the voice's. *done*
    marks the end of the stream.
    *sources* are those that the answer cites, as far as they are told by now.
    *request* is set only when the voice has to be asked in another way than was
    meant (without streaming): it is what goes out now, instead of the first one.
    *successor* is set with it when another model is asked, because the endpoint does
    not know the one before. Where it *sends*, a request goes out when the next is asked
    for, and not before: the first one, and each that follows because an endpoint has
    turned one away.

    A tuple, because one is made for each word, and a frozen dataclass takes three
    times as long to make.
    """

    words: str = ""
    reasoning: str = ""
    model: str | None = None
    finish_reason: str | None = None
    usage: Usage | None = None
    done: bool = False
    refusal: str = ""
    request: Request | None = None
    sources: tuple[Source, ...] = ()
    successor: str | None = None
    sends: bool = False
