"""HTML in what was said, where the export is shown on the web."""

from dataclasses import replace

import pytest

from bot.transcript.markdown import from_markdown
from tests.transcript.exports import to_markdown
from tests.transcript.symposia import a_symposium


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("so <!-- and never closed", "> so \u2039!-- and never closed"),
        # To a renderer the comment ends with its list or quote, and is not closed.
        ("> <!--\n\n-->", "> > \u2039!--\n>\n> -->"),
        ("</blockquote>\n<h2>Voice: B</h2>", "> \u2039/blockquote>\n> <h2>"),
        ("<TABLE\n><tr>", "> \u2039TABLE\n> >\u2039tr>"),
        ("<textarea>", "> \u2039textarea>"),
        ("a<b, vector<int>, <div>, <https://a.b>", "> a<b, vector<int>, <div>, <http"),
    ],
)
def test_no_tag_in_what_was_said_acts_on_what_follows(text: str, shown: str) -> None:
    symposium = a_symposium()
    said = replace(symposium.turns[0], text=text)
    markdown = to_markdown(replace(symposium, turns=(said, symposium.turns[1])))
    assert shown in markdown
    assert from_markdown(markdown).turns[0].text == text
