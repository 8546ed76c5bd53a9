"""What every face says of what a person did, or the host found out."""

from bot.domain.act import Act, ActKind
from bot.domain.names import SymposiumId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.voice import Voice
from bot.domain.words.act_words import tell_act

BEN = Voice(VoiceName("Ben"))
IT = Symposium(SymposiumId("abc"), "Why?", (BEN,))


def test_who_refused_twice_is_not_said_to_be_dismissed_by_somebody() -> None:
    refused = Act(ActKind.DISMISSED, voices=(BEN.name,), options={"why": "refused"})
    dismissed = Act(ActKind.DISMISSED, "eve", voices=(BEN.name,))

    assert tell_act(IT, refused) == (
        "the host heard Ben say twice that no more answers would come"
    )
    assert tell_act(IT, dismissed) == "eve dismissed Ben"
