"""The rules of endings, in the order in which they are asked; the first that fires."""

from bot.evidence.endings.rules.circling import (
    agreement,
    litany,
    paraphrase,
    praise,
    stale,
)
from bot.evidence.endings.rules.deadlocks import insisting, unchosen, yielding
from bot.evidence.endings.rules.echoing import echoing
from bot.evidence.endings.rules.ending_rule import EndingRule, Judgement, NotYet
from bot.evidence.endings.rules.leave_taking import acknowledgements, farewells
from bot.evidence.endings.rules.looping import (
    cycle,
    one_sided,
    recital,
    same_line,
    storms,
)
from bot.evidence.endings.rules.parted import alone, closed, gone
from bot.evidence.endings.rules.refusing import refusals
from bot.evidence.endings.rules.restating import restating
from bot.evidence.endings.rules.settling import resting
from bot.evidence.endings.rules.silence import fading, signs
from bot.evidence.endings.rules.spent import spent

_GOING_ROUND, _COURTEOUS = 2.0, 3.0  # points, at least

RULES = (
    EndingRule("storms", storms),
    EndingRule("signs", signs),
    EndingRule("fading", fading),
    EndingRule("farewells", farewells),
    EndingRule("acknowledgements", acknowledgements),
    EndingRule("refusals", refusals),
    EndingRule("gone", gone),
    EndingRule("alone", alone),
    EndingRule("closed", closed),
    EndingRule("resting", resting),
    EndingRule("same_line", same_line),
    EndingRule("cycle", cycle),
    EndingRule("one_sided", one_sided),
    EndingRule("recital", recital, points=_GOING_ROUND),
    EndingRule("insisting", insisting),
    EndingRule("unchosen", unchosen),
    EndingRule("yielding", yielding),
    EndingRule("litany", litany),
    EndingRule("praise", praise, points=_COURTEOUS),
    EndingRule("agreement", agreement, points=_GOING_ROUND),
    EndingRule("restating", restating, points=_GOING_ROUND),
    EndingRule("paraphrase", paraphrase, points=_GOING_ROUND),
    EndingRule("stale", stale, points=_GOING_ROUND),
    EndingRule("echoing", echoing, points=_COURTEOUS),
    EndingRule("spent", spent),
)

__all__ = ["RULES", "EndingRule", "Judgement", "NotYet"]
