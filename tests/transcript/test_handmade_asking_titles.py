"""Answers under the names of models, right below a title that asks them something."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

OVEN = """# Can bread be too fresh?

## Claude 3 Opus (Anthropic)

Yes: it goes on baking for an hour after it leaves the oven.

## Gemini 1.5 Pro (Google)

Only if it burns the tongue. Let it cool on a rack.
"""


@pytest.mark.parametrize("title", ["Can bread be too fresh?", "Wer weckt den Hahn?"])
def test_models_below_a_title_that_asks_are_voices(title: str) -> None:
    it = read(OVEN.replace("Can bread be too fresh?", title))

    assert [voice for voice, _ in said(it)] == ["Claude 3 Opus", "Gemini 1.5 Pro"]


@pytest.mark.parametrize(
    "article",
    [
        OVEN.replace("Can bread be too fresh?", "Which LLM bakes best?"),
        OVEN.replace("Can bread be too fresh?", "Of bread"),
        OVEN.replace("Yes: it", "Claude 3 Opus").replace("Only if", "Gemini says that"),
    ],
)
def test_an_article_on_models_has_no_voices(article: str) -> None:
    with pytest.raises(Unreadable):
        read(article)
