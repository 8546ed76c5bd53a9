"""Which boards there are: one for each course to which several answers come."""

from collections.abc import Mapping
from dataclasses import replace

from bot.domain.act import Act
from bot.domain.events import Acted, Closed, Convened, Event
from bot.domain.names import ActId, TurnId
from bot.domain.symposium import Symposium
from cogs._post.answering.edit_pace import EditPace
from cogs._post.boards.live_board import LiveBoard
from cogs._post.mail import BotMail
from cogs._post.outbox import Outbox
from cogs._show.live.board import BoardMessage, ThreadBoard
from cogs._show.live.courses import find_board, list_courses, list_offers


class Boards:
    """
    Mutable: the boards that are kept, and what they show. A later question to several
    voices has one of its own at the end of the thread, where people read, and the
    earlier ones stay as they are. What one voice is asked later stands in the message
    that grows, and is listed on the newest board there is.
    """

    def __init__(
        self,
        symposium: Symposium,
        outbox: Outbox,
        mail: BotMail,
        links: Mapping[TurnId, str],
        pace: EditPace,
    ) -> None:
        self._symposium = symposium
        self._outbox = outbox
        self._mail = mail
        self._links = links
        self._pace = pace
        self._kept: dict[ActId | None, tuple[ThreadBoard, LiveBoard]] = {}
        self._is_running = True

    def notice(self, event: Event) -> None:
        match event:
            case Convened(symposium):
                self._symposium = symposium
            case Acted(act):
                self._symposium = self._symposium.add_act(act)
            case Closed(symposium):
                self._symposium = symposium
                # Nobody is left to stop. A suspended one keeps the button.
                self._is_running = False
            case _:
                pass
        for shown, _ in self._kept.values():
            shown.notice(event)
        self.touch()

    def touch(self) -> None:
        for _, board in self._kept.values():
            board.touch()

    def end(self) -> None:
        """Nothing new will come after this."""
        for _, board in self._kept.values():
            board.end()

    async def finish(self) -> None:
        """All that they show stands for good."""
        for _, board in self._kept.values():
            await board.finish()

    def begin(self, act: Act) -> LiveBoard | None:
        """
        The board that shows what comes of *act*, to be kept from now on; None if it is
        already, or has nothing new to show.
        """
        of = find_board(self._symposium, act)
        if of.id in self._kept:
            return None
        shown, board = self._make(of)
        is_open = not self._symposium.is_closed(act) and self._symposium.ended is None
        if board.is_finished() and not is_open:
            return None
        self._kept[of.id] = (shown, board)
        return board

    def _make(self, of: Act) -> tuple[ThreadBoard, LiveBoard]:
        shown = ThreadBoard(self._symposium, of)
        is_first = of.id == list_courses(self._symposium)[0].id
        board = LiveBoard(
            self._symposium.id,
            self._outbox,
            self._mail,
            lambda: self._render(shown, of),
            pace=self._pace,
            name=None if is_first else str(of.id).rpartition(".")[2],
        )
        return shown, board

    def _render(self, shown: ThreadBoard, of: Act) -> BoardMessage:
        board = shown.render(links=self._links, is_running=self._is_running)
        offers = list_offers(self._symposium, of, is_running=self._is_running)
        return replace(board, offers=offers)
