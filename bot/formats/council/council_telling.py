"""What every face says of a council: its ballots resolved, and where answers stand."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from bot.domain.names import TurnId, VoiceName
from bot.domain.words.closing_words import FindingList
from bot.formats.council.outcome import (
    Absence,
    ChosenWriter,
    CouncilBallot,
    CouncilOutcome,
    Gone,
    WhyUnwritten,
)
from bot.formats.council.ranking import MeanRank, PairwiseWins, Standings

BALLOTS, BY_MEAN, BY_WINS = "Ballots", "By mean rank", "By pairwise wins"
WITHOUT, WRITER = "Without answers that named themselves", "The final answer"

_HALF = "A drawn pair counts as half a win."

_ABSENT: Mapping[Absence, str] = {
    Absence.UNREADABLE: "could not be read",
    Absence.SILENT: "fell silent",
    Absence.PASSED: "passed",
    Absence.LEFT: "left",
    Absence.ERASED: "was erased",
    Absence.NOT_ASKED: "was not asked for",
}

_UNWRITTEN: Mapping[WhyUnwritten, str] = {
    WhyUnwritten.NOBODY_LEFT: "Nobody was left who could have been asked to write it.",
    WhyUnwritten.STOPPED: "It was stopped before anybody was asked to write it.",
    WhyUnwritten.NOT_ASKED: "It ended before anybody was asked to write it.",
}

_GONE: Mapping[Gone, str] = {
    Gone.LEFT: "had left",
    Gone.DISMISSED: "had been dismissed",
    Gone.UNKNOWN: "was not there",
}


def tell_outcome(found: CouncilOutcome) -> tuple[FindingList, ...]:
    """Each list under its title; those that are empty are not among them."""
    if found.became:
        return (FindingList(BALLOTS, (found.became,)),)
    lists = [
        FindingList(BALLOTS, tuple(_tell_ballots(found))),
        *_tell_standings(found.standings),
        FindingList(WITHOUT, tuple(_tell_without(found))),
        FindingList(WRITER, tuple(_tell_writer(found))),
    ]
    return tuple(each for each in lists if each.sentences)


def tell_labels(ballot: CouncilBallot) -> str:
    """Such as "K1 is Ada, K2 is Bruno"."""
    pairs = (f"{label} is {voice}" for label, (voice, _) in ballot.labels.items())
    return ", ".join(pairs)


def tell_ballot(ballot: CouncilBallot) -> str:
    """How it was counted, such as "Bruno, then Cosima"; "absent" and why, if not."""
    tries = len(ballot.turns)
    often = "twice" if tries == 2 else f"{tries} times"  # noqa: PLR2004
    if ballot.ranking is not None:
        again = f" (asked for {often})" if tries > 1 else ""
        return f"{_tell_order(ballot.ranking)}{again}"
    told = f"absent: it {_ABSENT[ballot.absent or Absence.NOT_ASKED]}"
    again = f", though it was asked for {often}" if tries > 1 else ""
    return f"{told}{again}{f', as {ballot.why}' if ballot.why else ''}"


def tell_try(ballot: CouncilBallot, turn: TurnId) -> str:
    """What that one of its turns brought, such as "Counted: Bruno, then Cosima"."""
    one = next(each for each in ballot.tries if each.turn == turn)
    if one.is_counted and ballot.ranking is not None:
        return f"Counted: {_tell_order(ballot.ranking)}"
    if one.is_late:
        return "Not counted: it was asked for after the final answer had been begun"
    if one.absent is None:
        return "Not counted: an earlier one of this judge had been read"
    why = f", as {one.why}" if one.why else ""
    return f"Not counted: it {_ABSENT[one.absent]}{why}"


def _tell_order(ranking: Sequence[VoiceName]) -> str:
    return ", then ".join(ranking)


def _tell_ballots(found: CouncilOutcome) -> Iterator[str]:
    many, asked = found.counted, len(found.ballots)
    noun = "ballot" if asked == 1 else "ballots"
    yield f"{many} of {asked} {noun} {'is' if many == 1 else 'are'} counted."
    yield from (f"{each.judge}: {tell_ballot(each)}." for each in found.ballots)


def _tell_standings(standings: Standings) -> Iterator[FindingList]:
    yield FindingList(BY_MEAN, tuple(map(_tell_mean, standings.by_mean_rank)))
    wins = standings.by_pairwise_wins
    drawn = (_HALF,) if any(each.drawn for each in wins) else ()
    yield FindingList(BY_WINS, (*map(_tell_wins, wins), *drawn))


def _tell_mean(each: MeanRank) -> str:
    return f"{_rank(each)}: {each.voice}, at a mean of {_mean_of(each)}."


def _tell_wins(each: PairwiseWins) -> str:
    return f"{_rank(each)}: {each.voice}, with {_wins_of(each)}."


def _mean_of(each: MeanRank) -> str:
    ballots = "1 ballot" if each.ballots == 1 else f"{each.ballots} ballots"
    return f"{write_mean(each.mean)} in {ballots}"


def _wins_of(each: PairwiseWins) -> str:
    drawn = f", {each.drawn} drawn" if each.drawn else ""
    return f"{each.won} won, {each.lost} lost{drawn}"


def write_mean(mean: Fraction) -> str:
    """With two decimals, rounded half up."""
    hundredths = (mean * 200 + 1) // 2
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def _rank(each: MeanRank | PairwiseWins) -> str:
    return f"Rank {each.rank}{', tied' if each.tied else ''}"


def _tell_without(found: CouncilOutcome) -> Iterator[str]:
    for name, own in found.named.items():
        yield f"{name}'s answer names itself: “{own}”."
    if found.without_named is None:
        return
    if len(found.answers) - len(found.named) < 2:  # noqa: PLR2004
        yield "Without such answers there are no two left to rank."
    means = found.without_named.by_mean_rank
    wins = found.without_named.by_pairwise_wins
    if means and wins:
        told = [f"{_rank(each)}: {each.voice} ({_mean_of(each)})" for each in means]
        yield f"{BY_MEAN}: {'; '.join(told)}."
        told = [f"{_rank(each)}: {each.voice} ({_wins_of(each)})" for each in wins]
        yield f"{BY_WINS}: {'; '.join(told)}."


def _tell_writer(found: CouncilOutcome) -> Iterator[str]:
    final = found.final
    if final is None:
        if found.unwritten is not None:
            yield _UNWRITTEN[found.unwritten]
        return
    if found.replaced is not None:
        yield _tell_replaced(found.replaced, final.voice, found.standings)
    if not final.is_over:
        yield f"{final.voice} is writing it."
    elif found.is_written:
        yield f"{final.voice} wrote it."
    else:
        yield f"{final.voice} was asked for it, and did not write it."
    if final.voice in found.answers:
        yield _tell_own_rank(final.voice, found.standings)


def _tell_replaced(
    chosen: ChosenWriter, writer: VoiceName, standings: Standings
) -> str:
    ranked = [each.voice for each in standings.by_mean_rank]
    how = "is the best ranked" if writer in ranked else "was the first to be asked"
    return (
        f"{chosen.voice} was to write it, but {_GONE[chosen.gone]}; so {writer} was "
        f"asked for it, who {how} of those who were there."
    )


def _tell_own_rank(writer: VoiceName, standings: Standings) -> str:
    ways: Sequence[tuple[str, Sequence[MeanRank | PairwiseWins]]] = [
        ("by mean rank", standings.by_mean_rank),
        ("by pairwise wins", standings.by_pairwise_wins),
    ]
    own = [
        f"rank {each.rank} of {len(rows)}{', tied,' if each.tied else ''} {how}"
        for how, rows in ways
        for each in rows
        if each.voice == writer
    ]
    if not own:
        return f"{writer} was a contestant, and no ballot ranks its own answer."
    return f"{writer} was a contestant: its own answer has {' and '.join(own)}."
