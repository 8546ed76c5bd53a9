"""What every face says of a challenge: of each point, what was said and who moved."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from bot.domain.words.closing_words import FindingList
from bot.domain.words.theme_telling import kind_words
from bot.formats.heretic.challenge_outcome import (
    NOT_ASKED,
    Challenge,
    ChallengeOutcome,
    GivenAnswer,
)
from bot.text.lines import one_line, shortened

TITLE = "What the heretics said"

_LONGEST = 200  # characters of what somebody said
_SAID: Mapping[str, str] = MappingProxyType(
    {
        "case": "{voice} made a case against it{turn}: “{words}”",
        "no_case": "{voice}: there is no case{turn}",
        "unclear": "{voice} answered, and it is not clear what{turn}",
        "held": "{voice} still holds it{turn}: “{words}”",
        "moved": "{voice} has moved{turn}: “{words}”",
        "silent": "{voice} was asked, and no answer came{turn}",
        "passed": "{voice} passed{turn}",
        "left": "{voice} left{turn}",
        "speaking": "{voice} has not ended{turn}",
        "erased": "{voice}: what was said was erased{turn}",
        "not_asked": "{voice} was not asked",
    }
)
_UNCLEAR_REPLY = "{voice} did not say clearly whether it still holds it{turn}"
_UNCLEAR_CASE = "{voice} did not say clearly whether there is a case{turn}"


def tell_challenge(found: Challenge) -> tuple[FindingList, ...]:
    """A list for each point."""
    return tuple(
        FindingList(_name(outcome), tuple(_sentences(outcome)))
        for outcome in found.outcomes
    )


def tell_sum(found: Challenge) -> str:
    """Such as "3 points: 5 cases, 1 answer that there is none; ..."."""
    cases = [each.said for outcome in found.outcomes for each in outcome.cases]
    replies = [each.said for outcome in found.outcomes for each in outcome.replies]
    many = len(found.outcomes)
    points, none = f"{many} point{'' if many == 1 else 's'}", cases.count("no_case")
    sentence = f"{points}: {_count(cases, 'case', 'cases')}"
    if none:
        sentence += f", {none} answer{'' if none == 1 else 's'} that there is none"
    if found.act.chose("reply"):
        moved, held = replies.count("moved"), replies.count("held")
        rest = len(replies) - moved - held - replies.count(NOT_ASKED)
        sentence += f"; when shown them {moved} moved and {held} held"
        sentence += f", and {rest} did not say which" if rest else ""
    return f"{sentence}."


def _count(said: list[str], one: str, several: str) -> str:
    many = said.count(one)
    return f"{many} {one if many == 1 else several}"


def _name(outcome: ChallengeOutcome) -> str:
    point = outcome.point
    what = shortened(one_line(point.theme.what), _LONGEST)
    kind = kind_words[point.theme.kind]
    return f"Point {point.place} of {point.of}: {what} ({kind})"


def _sentences(outcome: ChallengeOutcome) -> Iterator[str]:
    yield from (_tell(each, unclear=_UNCLEAR_CASE) for each in outcome.cases)
    # Where there is no case nobody is asked to reply to one.
    replies = (each for each in outcome.replies if each.said != NOT_ASKED)
    yield from (_tell(each, unclear=_UNCLEAR_REPLY) for each in replies)


def _tell(given: GivenAnswer, *, unclear: str) -> str:
    told = unclear if given.said == "unclear" else _SAID[given.said]
    words = shortened(one_line(given.words), _LONGEST)
    if not words:
        told = told.removesuffix(": “{words}”")
    turn = "" if given.number is None else f" (turn {given.number})"
    return told.format(voice=one_line(given.voice), turn=turn, words=words)
