"""The rule for a voice that refuses to go on, again and again."""

from bot.domain.ending import Ending, EndingKind
from bot.evidence.endings.rules.ending_rule import Judgement, tail, too_few
from bot.evidence.endings.utterance import Heard, cited

_REFUSALS = 3  # turns of one voice in a row


def refusals(heard: Heard) -> Judgement:
    """One voice refuses, three of its turns in a row, and says little else."""
    if heard[-1].refusal is None:
        return None
    own = [u for u in heard if u.speaker == heard[-1].speaker]
    run = tail(own, lambda u: u.refusal is not None)
    if len(run) < _REFUSALS:
        return too_few(run, _REFUSALS, "turns of one voice in a row that refuse")
    where = ", ".join(f"{u.number} {cited(u.refusal or '')}" for u in run[-3:])
    said = f"{run[0].speaker} refuses to go on in {len(run)} turns in a row: {where}."
    asked = f"It was asked again {len(run) - 1} times, and it did not resolve."
    return Ending(EndingKind.REFUSAL, run[-1].number, run[0].number, (said, asked))
