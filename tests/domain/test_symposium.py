"""What a symposium tells of itself."""

from datetime import UTC, datetime

from bot.domain.act import Act, ActKind, Closing
from bot.domain.names import SymposiumId, TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Turn

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)
ADA = VoiceName("Ada")


def test_the_head_is_the_digest_of_what_happened_last_in_whichever_list_it_stands() -> (
    None
):
    early = Turn(TurnId("s.1"), 1, ADA, place=3, sha256="third")
    speaking = Turn(TurnId("s.2"), 2, ADA)
    act = Act(ActKind.STOPPED, place=2, sha256="second")
    closing = Closing(NOON, place=1, sha256="first")
    bare = Symposium(SymposiumId("s"), "?", (), sha256="frame")
    whole = Symposium(
        SymposiumId("s"),
        "?",
        (),
        sha256="frame",
        acts=(act,),
        turns=(early, speaking),
        closings=(closing,),
    )

    assert (bare.head, whole.head) == ("frame", "third")
    assert Symposium(SymposiumId("s"), "?", ()).head is None
