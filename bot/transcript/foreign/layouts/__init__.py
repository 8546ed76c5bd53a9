"""
The layouts of JSON that can be read; the first that finds a conversation is taken.

A layout is a file here that ends with its LAYOUT, and its line below.
"""

from collections.abc import Mapping
from types import MappingProxyType

from bot.transcript.foreign.foreign_layout import ForeignLayout
from bot.transcript.foreign.layouts import (
    answer_records,
    api_calls,
    arena_rows,
    big_agi_export,
    chatgpt_export,
    claude_export,
    libre_chat_export,
    lm_studio_export,
    message_list,
    open_webui_export,
)

LAYOUTS: MappingProxyType[str, ForeignLayout] = MappingProxyType(
    {
        layout.name: layout
        for layout in (
            chatgpt_export.LAYOUT,
            claude_export.LAYOUT,
            open_webui_export.LAYOUT,
            big_agi_export.LAYOUT,
            libre_chat_export.LAYOUT,
            lm_studio_export.LAYOUT,
            arena_rows.LAYOUT,
            api_calls.LAYOUT,
            message_list.LAYOUT,
            answer_records.LAYOUT,
        )
    }
)


def describe_layouts() -> Mapping[str, str]:
    """What each looks like, by the name that `--layout` takes."""
    return {name: layout.about for name, layout in LAYOUTS.items()}
