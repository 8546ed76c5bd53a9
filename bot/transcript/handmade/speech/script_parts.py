"""What parts the messages of a script: headings, rounds, questions in bold."""

from collections.abc import Sequence

from bot.transcript.handmade.header import MODEL
from bot.transcript.handmade.lines.blocks import read_heading
from bot.transcript.handmade.lines.headings import is_phase_heading, is_question_heading
from bot.transcript.handmade.lines.labels import (
    Announced,
    read_label,
    read_metadata_line,
)
from bot.transcript.handmade.speech.line_labels import LineLabel, find_fenced
from bot.transcript.handmade.speech.message_ends import find_topics, is_of_play


def has_other_headings(lines: Sequence[str], labels: Sequence[LineLabel]) -> bool:
    """
    Headings that part something else than the acts of a play, or rounds, or stand
    right above a message; where each message has a time, others are in one.
    """
    fenced = find_fenced(lines)
    topics = find_topics(lines, labels, fenced)
    return not all(label.time for label in labels) and any(
        not fenced[at]
        and at not in topics
        and (heading := read_heading(lines[at])) is not None
        and not is_of_play(heading.words)
        for at in range(labels[0].line, labels[-1].line)
    )


def may_begin_part(line: str) -> bool:
    """A heading or a line that counts rounds, or a label that asks."""
    heading = read_heading(line)
    if heading is not None:
        return is_phase_heading(heading.words) or is_question_heading(heading.words)
    bare = line.strip().strip("*_: ")
    if len(bare.split()) == len(("Round", "2")) and is_phase_heading(bare):
        return True
    label = read_label(line)
    return label is not None and label.bold and label.announces is Announced.QUESTION


def find_model_above(above: Sequence[str]) -> str | None:
    entries = [read_metadata_line(line) for line in above]
    models = [one.value for one in entries if one is not None and one.key in MODEL]
    return models[0] if len(models) == 1 else None
