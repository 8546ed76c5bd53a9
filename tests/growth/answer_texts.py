"""A text as the answers in records and in tables, read as a document."""

import json
from contextlib import suppress

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import LENIENTLY


def read_records(text: str) -> None:
    """As answers by keys, under names of models, in fields that nobody knows."""
    cast = {"a": {"model": "gpt-4o", "nick": text[:40]}, "b": {"model": "claude-3"}}
    said = [{"w": key, text[:60] or "x": text, "y": 2} for key in "abab"]
    with suppress(Unreadable):
        read(json.dumps({"cast": cast, "log": said}), choices=LENIENTLY)
    by_model = {"gpt-4o": text, "claude-3": [text, f"a: {text}"]}
    with suppress(Unreadable):
        read(repr({"model": "gpt-4o", "answer": text, "b": (text, {"c": None})}))
        read("{" + text)
    labelled = [f"gpt-4o: {text}", f"claude-3: {text}"]
    read(json.dumps({"questions": [text, "b"], text: by_model, "c": labelled}))


def read_tables(text: str) -> None:
    """As cells and as what stands around them, in markdown, HTML and CSV."""
    row = text.replace("\n", " ")[:20_000]
    head = "| Question | Claude | GPT-4o |\n|---|---|---|\n"
    read(f"Prompt: {text}\n\n{head}| {row} | a b c. | a b d. |\n", choices=LENIENTLY)
    with suppress(Unreadable):
        read(f"<table>\n<tr><td>{text}</td><td>Claude</td></tr>\n{text}</table>\n")
    read(f"model,answer\nclaude,{text}\n", choices=LENIENTLY)
