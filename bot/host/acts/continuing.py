"""One symposium continues another: what it quotes of it, by its id. Pure."""

from dataclasses import replace

from bot.domain.symposium import Symposium
from bot.errors import Declined
from bot.host.acts.following import find_quote, refuse_held_back
from bot.host.asking import Asking


def continue_from(asking: Asking, earlier: Symposium) -> Asking:
    """
    *asking* as it continues *earlier*: with its whole id, and with the passages that
    *asking* quotes, letter by letter. Declined where something is quoted wrongly.
    """
    refuse_held_back(earlier)
    turns = {turn.id: turn for turn in earlier.turns}
    quoted = []
    for typed in asking.quotes:
        quote = find_quote(earlier, typed)
        turn = turns[quote.turn]
        words = turn.text[quote.start : quote.end]
        quoted.append(
            {
                "symposium": earlier.id,
                "turn": turn.id,
                "voice": turn.voice,
                "text": words,
            }
        )
    known: dict[str, object] = {**asking.further, "continues": earlier.id}
    further = {**known, "quoted": quoted} if quoted else known
    return replace(asking, further=further, quotes=())


def refuse_quotes_of_nothing(asking: Asking) -> None:
    if asking.quotes:
        raise Declined(
            "There is nothing to quote from yet. Name the symposium that this one "
            "continues."
        )
