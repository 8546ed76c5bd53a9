"""What is posted of an act that the host has found out."""

from bot.domain.act import Act, ActKind
from bot.domain.names import ActId, SymposiumId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.voice import Voice
from cogs._show.live.act_posts import write_act

ASKED = Act(ActKind.ASKED, "eve", id=ActId("abc.a1"), options={"format": "relay"})
IT = Symposium(SymposiumId("abc"), "Why?", (Voice(VoiceName("Ben")),), acts=(ASKED,))


def test_who_refused_twice_is_posted_with_both_passages_and_nobody_dismissed_it() -> (
    None
):
    refused = Act(
        ActKind.DISMISSED,
        text="I will not answer any more.\nI'm done answering.",
        voices=(VoiceName("Ben"),),
        options={"turns": ["abc.1", "abc.2"], "why": "refused"},
        id=ActId("abc.a2"),
    )

    (posted,) = write_act(IT, refused, {})
    assert posted.split("\n") == [
        "**The host heard Ben say twice that no more answers would come**",
        "> I will not answer any more.",
        "> I'm done answering.",
        "-# abc.a2",
    ]
