"""The log of a program that asked models: what came is a turn, what it tells a note."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import noted, said

MARKED = """2025-02-01 09:00:01 INFO  ask.py: models: granite3:8b, gpt-4o
----- PROMPT -----
How do I keep moss off a roof?

It faces north.
----- END PROMPT -----
2025-02-01 09:00:02 INFO  -> granite3:8b
----- RESPONSE -----
Scrape it off:

- in spring,
- with a brush.

-----

2025-01-01 00:00:00 INFO is what my own log says.
----- END RESPONSE -----
2025-02-01 09:00:05 INFO  <- granite3:8b 2.9s 18 tok finish=stop
2025-02-01 09:00:05 WARN  gpt-4o HTTP 429, retry in 20s (1/3)
2025-02-01 09:00:06 INFO  -> gpt-4o
----- RESPONSE -----
Fit a copper strip.

(I made the strip up.)
----- END RESPONSE -----
2025-02-01 09:00:09 INFO  <- gpt-4o 1.1s 12 tok finish=stop
2025-02-01 09:00:10 INFO  done. 2/2 responses
"""
BELOW = """2025-04-19 21:14:02,119 INFO    duel.main   left=gemma3:12b right=phi4:14b
2025-04-19 21:14:02,641 INFO    duel.main   opening prompt:
    | Should a town
    | keep its trams?
2025-04-19 21:14:31,007 INFO    duel.turn   round=1/2 speaker={0}
    | They are quiet.
    |
    | - and level
    (131 tokens, 28.2 s)
2025-04-19 21:14:41,007 WARNING duel.model  phi4:14b: empty response, retry 1 of 3
2025-04-19 21:15:05,590 INFO    duel.turn   round=1/2 speaker={1}
    | They are dear.
    (42 tokens, 3.9 s)
2025-04-19 21:15:06,000 INFO    duel.turn   round=2/2 speaker={0}
    | So are roads.
    (12 tokens, 1.9 s)
2025-04-19 21:15:07,000 INFO    duel.main   done in 65 s
"""
PLAIN = """[2025-06-01 08:00:00] [INFO] Starting a table of two
[2025-06-01 08:00:01] [INFO] User: What should a bench be made of?
[2025-06-01 08:00:04] [INFO] Response from claude-3-5-haiku:
Oak, if somebody will oil it.

Iron gets cold.
[2025-06-01 08:00:05] [ERROR] grok-2 failed
Traceback (most recent call last):
  File "table.py", line 3, in <module>
[2025-06-01 08:00:08] [INFO] Response from gpt-4o-mini:
1. Hardwood
2. Steel

[2025-06-01 08:00:09] [INFO] User: And the armrests?
[2025-06-01 08:00:12] [INFO] Response from claude-3-5-haiku:
Wood again.
[2025-06-01 08:00:14] [INFO] Finished: 3 responses, 1 error
"""
SENT = """INFO:arena:loading
INFO:arena:request -> gpt-4o
  Name one use for a broken umbrella.
INFO:arena:response <- gpt-4o
  As a trellis, without its cloth.
INFO:arena:request -> mistral:7b
  Name one use for a broken umbrella.
INFO:arena:response <- mistral:7b
  A bag.
INFO:arena:saved
"""
ONE_LINE = """2025-05-05 10:00:00 INFO start
2025-05-05 10:00:01 INFO topic: Is a hole a thing?
2025-05-05 10:00:01 INFO gpt-4o: It is nothing with an edge, and the edge is all.
2025-05-05 10:00:02 INFO claude-3-opus: Then the edge is the thing's, not the hole's.
2025-05-05 10:00:03 INFO gpt-4o: loaded in 3 s
2025-05-05 10:00:03 INFO gpt-4o: Quite so.
2025-05-05 10:00:04 INFO done
"""


def test_what_stands_between_marks_is_said_to_its_last_character() -> None:
    it = read(MARKED)
    assert said(it) == [
        (
            "granite3:8b",
            MARKED[MARKED.index("Scrape") : MARKED.index("\n----- END RESPONSE")],
        ),
        ("gpt-4o", "Fit a copper strip.\n\n(I made the strip up.)"),
    ]
    assert {t.question for t in it.turns} == {
        "How do I keep moss off a roof?\n\nIt faces north."
    }
    told = [text for kind, _, text in noted(it) if kind == "remark"]
    assert any("HTTP 429" in text for text in told)
    assert len(told) == 7


@pytest.mark.parametrize("names", [("gemma3:12b", "phi4:14b"), ("left", "right")])
def test_what_stands_below_a_line_is_of_whom_the_line_names(
    names: tuple[str, str],
) -> None:
    it = read(BELOW.format(*names))
    assert said(it) == [
        (names[0], "They are quiet.\n\n- and level"),
        (names[1], "They are dear."),
        (names[0], "So are roads."),
    ]
    assert it.question == "Should a town\nkeep its trams?"
    assert it.format == "duet"
    models = {voice.name: voice.model for voice in it.voices}
    assert names[0] != "left" or models == {"left": "gemma3:12b", "right": "phi4:14b"}


def test_words_that_are_not_indented_go_on_to_the_program_s_next_line() -> None:
    it = read(PLAIN)
    assert said(it) == [
        ("claude-3-5-haiku", "Oak, if somebody will oil it.\n\nIron gets cold."),
        ("gpt-4o-mini", "1. Hardwood\n2. Steel"),
        ("claude-3-5-haiku", "Wood again."),
    ]
    assert [turn.question for turn in it.turns] == [
        "What should a bench be made of?",
        "What should a bench be made of?",
        "And the armrests?",
    ]
    assert any("Traceback" in text for *_, text in noted(it))


def test_what_went_to_a_model_is_asked_where_what_came_is_told_too() -> None:
    it = read(SENT)
    assert said(it) == [
        ("gpt-4o", "As a trellis, without its cloth."),
        ("mistral:7b", "A bag."),
    ]
    assert it.question == "Name one use for a broken umbrella."
    only_sent = "\n".join(x for x in SENT.split("\n") if "<-" not in x)
    with pytest.raises(Unreadable, match="it is not clear whether this was said"):
        read(only_sent)


def test_words_on_the_program_s_own_lines_are_read_where_no_others_are() -> None:
    it = read(ONE_LINE)
    assert said(it) == [
        ("gpt-4o", "It is nothing with an edge, and the edge is all."),
        ("claude-3-opus", "Then the edge is the thing's, not the hole's."),
        ("gpt-4o", "Quite so."),
    ]
    assert it.question == "Is a hole a thing?"


@pytest.mark.parametrize("close", ["----- END RESPONSE -----", ">>>", "===="])
def test_any_mark_that_ends_all_blocks_ends_them(close: str) -> None:
    log = (
        "12:00:01 asking Claude 3 Opus\n=== RESPONSE ===\nA hinge is a promise.\n"
        f"{close}\n12:00:09 asking Gemini 1.5 Pro\n=== RESPONSE ===\n"
        f"A hinge joins two parts.\n{close}\n12:00:12 bye\n"
    )
    assert said(read(log)) == [
        ("Claude 3 Opus", "A hinge is a promise."),
        ("Gemini 1.5 Pro", "A hinge joins two parts."),
    ]


LATER = "and so I went home and thought about moss for a while, with tea, until dawn"


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ("-> gpt-4o", "-> grok-2", "name grok-2 above this answer and gpt-4o below"),
        ("strip up.)\n----- END RESPONSE -----", "", "nothing closes this block"),
        ("models: granite3:8b, gpt-4o", "x\n  Oak is best.", "whether this was said"),
        ("done. 2/2 responses", LATER, "it is not clear whether this was said"),
    ],
)
def test_what_a_reader_could_not_tell_is_refused(
    before: str, after: str, why: str
) -> None:
    assert before in MARKED
    with pytest.raises(Unreadable, match=why):
        read(MARKED.replace(before, after))


def test_an_answer_that_no_line_names_anybody_for_is_refused() -> None:
    log = MARKED.replace("INFO  -> gpt-4o", "INFO  asking")
    log = log.replace("INFO  <- gpt-4o 1.1s", "INFO  1.1s")
    with pytest.raises(Unreadable, match="no line of the program says whose"):
        read(log)


def test_a_chat_with_times_is_no_program_s_log() -> None:
    chat = "[21:04] Nora: hi\n[21:05] Claude: Good evening.\n[21:06] Nora: ok\n"
    assert said(read(chat))[1] == ("Claude", "Good evening.")


def test_a_log_that_somebody_shows_is_words_of_theirs() -> None:
    text = f"## Claude\n\nSee my log:\n\n```\n{MARKED}```\n\n## Grok\n\nI have none.\n"
    assert [name for name, _ in said(read(text))] == ["Claude", "Grok"]
