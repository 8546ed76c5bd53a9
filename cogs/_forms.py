"""
The form for a long question. What it is to be asked with stands in the form's own ids,
so that nothing is kept for forms that nobody sends, and a restart forgets none.
"""

import json
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import discord

from bot.host.asking import Asking
from cogs._show.facts import CUSTOM_ID, TEXT_INPUT

_OURS = "symposium:"
_FORM, _FIELD = f"{_OURS}ask:", "asked:"
# Those who write take minutes; this is far more than can be open in that time.
_MOST_KEPT = 200


@dataclass(frozen=True, slots=True)
class Unwritten:
    """An asking whose question is still to be written, and the file it comes with."""

    asking: Asking
    file: discord.Attachment | None = None


def is_asking(sent: discord.Interaction[Any]) -> bool:
    """Whether a form with a question comes back, perhaps of another version."""
    is_form = sent.type is discord.InteractionType.modal_submit
    data: dict[str, Any] = {**(sent.data or {})}
    form = str(data.get("custom_id", ""))
    return is_form and (form.startswith(_FORM) or not form.startswith(_OURS))


class Forms:
    """Mutable: the drafts that do not fit into their forms' ids, only the latest."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Unwritten] = OrderedDict()

    def open(self, draft: Unwritten, key: str) -> discord.ui.Modal:
        """The form to be sent; *key* is one that no other form has."""
        if (text := _write(draft)) is None:
            self._kept[key] = draft
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
            text = json.dumps(key)
        return _draw(text)

    def read(self, sent: discord.Interaction[Any]) -> tuple[Unwritten | None, str]:
        """What was asked with, None if that is not known any more, and the question."""
        data: dict[str, Any] = {**(sent.data or {})}
        form = str(data.get("custom_id", ""))
        fields = dict(_fields(data.get("components")))
        question = "\n".join(fields.values())
        if not form.startswith(_FORM) or len(fields) != 1:
            return None, question
        (field,) = fields
        try:
            told = json.loads(form.removeprefix(_FORM) + field.removeprefix(_FIELD))
            if isinstance(told, str):
                return self._kept.get(told), question
            return Unwritten(_read(told)), question
        except (TypeError, ValueError):  # a form of another version
            return None, question


def _write(draft: Unwritten) -> str | None:
    """All of it, if a form's ids hold that."""
    it = draft.asking
    told: list[object] = [it.voices, it.panel, it.format, it.rounds, it.samples]
    told.append(int(it.sealed))
    if it.further or not it.table:
        told += [int(it.table), dict(it.further)]
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    room = 2 * CUSTOM_ID - len(_FORM) - len(_FIELD)
    return text if draft.file is None and len(text) <= room else None


def _read(told: list[Any]) -> Asking:
    voices, panel, format_, rounds, samples, sealed, *rest = told
    table, further = rest or (1, {})
    return Asking(
        "",
        voices=tuple(voices),
        panel=panel,
        format=format_,
        rounds=rounds,
        samples=samples,
        sealed=bool(sealed),
        table=bool(table),
        further=dict(further),
    )


def _draw(text: str) -> discord.ui.Modal:
    cut = CUSTOM_ID - len(_FORM)
    form = discord.ui.Modal(
        title="A question for the symposium", custom_id=f"{_FORM}{text[:cut]}"
    )
    question: discord.ui.TextInput[discord.ui.Modal] = discord.ui.TextInput(
        style=discord.TextStyle.paragraph,
        custom_id=f"{_FIELD}{text[cut:]}",
        min_length=1,
        max_length=TEXT_INPUT,
    )
    form.add_item(
        discord.ui.Label(text="What are the voices to answer?", component=question)
    )
    # What is sent comes as an interaction: discord.py need not keep the form for it.
    form.stop()
    return form


def _fields(components: object) -> Iterator[tuple[str, str]]:
    """The text fields of a form that was sent: their ids, and what stands in them."""
    for part in components if isinstance(components, list) else ():
        if isinstance(part.get("value"), str):
            yield str(part.get("custom_id", "")), part["value"]
        yield from _fields(part.get("components"))
        yield from _fields([part["component"]] if "component" in part else ())
