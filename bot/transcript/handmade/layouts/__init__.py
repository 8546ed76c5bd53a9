"""
The layouts of transcripts that can be read, in the order in which a tie is decided.

A layout is a file here, or in a folder here, that ends with its LAYOUT, and its line
below; nobody else knows one by its name. `DocumentLayout` says what it has to do.
"""

from bot.transcript.handmade.document_layout import DocumentLayout
from bot.transcript.handmade.layouts import (
    answer_tables,
    arrow_notes,
    boxed_answers,
    collection,
    components,
    dialogue,
    log,
    minutes,
    name_lines,
    notebook_pages,
    quoted_answers,
    saved_chat,
    speaker_lines,
)
from bot.transcript.handmade.layouts.copied import (
    channel_export,
    pasted_pages,
    run_logs,
    terminal_sessions,
)

LAYOUTS: tuple[DocumentLayout, ...] = (
    dialogue.LAYOUT,
    log.LAYOUT,
    pasted_pages.LAYOUT,
    saved_chat.LAYOUT,
    speaker_lines.LAYOUT,
    minutes.LAYOUT,
    name_lines.LAYOUT,
    notebook_pages.LAYOUT,
    run_logs.LAYOUT,
    terminal_sessions.LAYOUT,
    arrow_notes.LAYOUT,
    channel_export.LAYOUT,
    components.LAYOUT,
    boxed_answers.LAYOUT,
    quoted_answers.LAYOUT,
    collection.LAYOUT,
    answer_tables.LAYOUT,
)
