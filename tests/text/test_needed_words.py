"""What cannot be missing where an entry of a word list is found."""

import pytest

from bot.text.needed_words import needed_words


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("see you soon", [[{"see "}, {"you "}, {"soon "}]]),
        (r"thank\w*", [[{"thank"}]]),
        ("goin' home", [[{"goin "}, {"home "}]]),
        ("a|the end", [[{"a "}], [{"the "}, {"end "}]]),
        (r"an? (?:\w+ )?(?:joy|delight)", [[{"a"}, {"joy ", "delight "}]]),
        ("(?:i am )?sorry, no", [[{"sorry "}, {"no "}]]),
        ("(?:i|we)'ll stop(?:ping)?", [[{"i", "we"}, {"stop"}]]),
        (
            r"(?:clos|end)\w*(?: out)? (?:the|this)",
            [[{"clos", "end"}, {"the ", "this "}]],
        ),
        ("o(?= option)", [[{"o "}]]),
        ("we(?! do)", [[{"we"}]]),
        (r"\w{2,5}n't", [[]]),
        ("(?:|now) .*", [[]]),
        ("(?:a )*bc?", [[{"b"}]]),
    ],
)
def test_a_pattern_needs_the_words_that_every_reading_of_it_has(
    pattern: str, needed: list[list[set[str]]]
) -> None:
    assert [list(map(set, each)) for each in needed_words([pattern])] == needed
