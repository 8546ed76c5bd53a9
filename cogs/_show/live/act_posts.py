"""What is posted of an act: a question that came by command, who came and went."""

from collections.abc import Mapping

from bot.domain.act import Act, ActKind
from bot.domain.names import TurnId
from bot.domain.symposium import Symposium
from cogs._show.live.courses import list_courses
from cogs._show.pager import cut_pages
from cogs._show.plain import clipped, plain
from cogs._show.posted_answer import shield, write_marker

_PAGE = 1700
_BY = {
    ActKind.FOLLOWED_UP: "asks",
    ActKind.ASKED: "asks",
    ActKind.RETRIED: "asks once more:",
    ActKind.SAID: "says",
    ActKind.INVITED: "invites",
    ActKind.DISMISSED: "dismisses",
    ActKind.PAUSED: "pauses the symposium; nobody is asked until somebody resumes it",
    ActKind.RESUMED: "resumes the symposium",
    ActKind.NAMED: "gives a name to",
    ActKind.CONVENED: "convenes on",
    ActKind.APPROVED: "approves a question",
    ActKind.VETOED: "does not let a question go out",
}


def write_act(
    symposium: Symposium, act: Act, links: Mapping[TurnId, str]
) -> tuple[str, ...]:
    """
    The messages of the bot in which it is shown, the last with its marker. None of what
    stands there by itself: a member's message, a table, the end of an answer.
    """
    is_first = act.id == list_courses(symposium)[0].id
    if is_first or act.key is not None or act.id is None or act.kind not in _BY:
        return ()
    by = plain(clipped(act.by or "somebody", 60))
    names = ", ".join(plain(clipped(name, 80)) for name in act.voices)
    heading = " ".join(filter(None, (f"**{by}** {_BY[act.kind]}", names)))
    heading += _list_quotes(act, links)
    pages = cut_pages(_quoted(act.text), limit=_PAGE) or ("",)
    marker = write_marker(act.id, 1, 1)
    first, *more = pages
    shown = [f"{heading}\n{first}".rstrip(), *more]
    return (*shown[:-1], f"{shown[-1]}\n{marker}")


def _list_quotes(act: Act, links: Mapping[TurnId, str]) -> str:
    quoted = dict.fromkeys(quote.turn for quote in act.quotes)
    which = [
        f"[{turn.rpartition('.')[2]}]({links[turn]})" if turn in links else turn
        for turn in quoted
    ]
    return f", quoting {', '.join(which)}" if which else ""


def _quoted(text: str) -> str:
    """As a block quote, in which nothing is taken for what stands below it."""
    lines = shield(text.strip()).split("\n")
    return "\n".join(f"> {line}" for line in lines) if text.strip() else ""
