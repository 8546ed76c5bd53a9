"""A message that mentions the bot: whom it addresses, and what it asks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.names import VoiceName
from cogs._hear.mention import Mention, read_mention

BOT, ROLE, BEN = 4242, 77, 9
NAMES = tuple(map(VoiceName, ("Ada", "Bruno", "Claude Opus 4", "GPT: mini", "C++")))
ADA, BRUNO, CLAUDE, GPT, CPP = NAMES


def read(content: str) -> Mention:
    roles = frozenset({ROLE})
    return read_mention(content, NAMES, bot=BOT, roles=roles, people={BEN: "Ben"})


@pytest.mark.parametrize(
    ("content", "names", "words"),
    [
        ("<@4242> why?", (), "why?"),
        ("<@!4242>   why? ", (), "why?"),
        ("why? <@4242>", (), "why?"),
        ("<@&77> why?", (), "why?"),
        ("<@4242> Ada: why?", (ADA,), "why?"),
        ("<@4242> ada : why?", (ADA,), "why?"),
        ("Ada: <@4242> why?", (ADA,), "why?"),
        ("<@4242> Ada, Bruno: why?", (ADA, BRUNO), "why?"),
        ("<@4242> Bruno and Ada: why?", (BRUNO, ADA), "why?"),
        ("<@4242> Ada, Bruno, and C++: why?", (ADA, BRUNO, CPP), "why?"),
        ("<@4242> Ada & Bruno / Ada: why?", (ADA, BRUNO), "why?"),
        ("<@4242> claude opus 4: why?", (CLAUDE,), "why?"),
        ("<@4242> GPT: mini: why?", (GPT,), "why?"),
        ("<@4242> **Ada**, @Bruno: why?", (ADA, BRUNO), "why?"),
        ("<@4242>\nAda:\nwhy?\n\nAnd how?", (ADA,), "why?\n\nAnd how?"),
        ("<@4242> ask Ada why", (ADA,), "why"),
        ("<@4242> Ask Ada, Bruno: why?", (ADA, BRUNO), "why?"),
        ("<@4242> ask Ada and Bruno why", (ADA, BRUNO), "why"),
        # Not at the start, or not a list: all of it is what is asked.
        ("<@4242> What does Ada: mean?", (), "What does Ada: mean?"),
        ("<@4242> Ada and Bruno disagree. Why?", (), "Ada and Bruno disagree. Why?"),
        ("<@4242> Adam: why?", (), "Adam: why?"),
        ("<@4242> Note: why?", (), "Note: why?"),
        ("<@4242> ask why", (), "ask why"),
        ("<@4242> ask Adam why", (), "ask Adam why"),
        ("<@4242> Ada, Zoe: why?", (), "Ada, Zoe: why?"),
        ("<@4242> Is <@9> right? <@5>", (), "Is @Ben right? <@5>"),
        # Nothing is asked.
        ("<@4242>", (), ""),
        ("<@4242> <@!4242>\n", (), ""),
        ("<@4242> \u200b\u2060", (), ""),
        ("<@4242> Ada:", (ADA,), ""),
        ("<@4242> ask Ada", (ADA,), ""),
        ("", (), ""),
    ],
)
def test_a_mention_is_read(
    content: str, names: tuple[VoiceName, ...], words: str
) -> None:
    assert read(content) == Mention(names, words)


def test_what_is_no_text_is_marked_and_the_rest_stays_as_it_was() -> None:
    assert read("<@4242> Ada: wh\u200fy?\ud800\0") == Mention((ADA,), "wh\u200fy?��")


TEXT = st.lists(
    st.sampled_from(
        ["<@4242>", "<@&77>", "<@9>", *NAMES, ":", ",", " and ", "ask ", "\n", "*", "ß"]
    )
    | st.text(max_size=6)
).map("".join)


@given(TEXT)
def test_whatever_is_sent_somebody_known_is_addressed_or_nobody(content: str) -> None:
    found = read(content)
    assert set(found.names) <= set(NAMES)
    assert len(set(found.names)) == len(found.names)
    assert f"<@{BOT}>" not in found.words
    assert found.words == found.words.strip()
    found.words.encode()


@given(st.sampled_from(NAMES), st.text(alphabet="abc ?\n", min_size=1))
def test_who_is_named_is_addressed_and_no_word_is_lost(
    name: VoiceName, asked: str
) -> None:
    words = asked.strip()
    assert read(f"<@{BOT}> {name}: {asked}") == Mention((name,), words)
