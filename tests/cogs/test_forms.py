"""The form for a long question: what it is asked with stands in it."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import discord
import pytest

from bot.host.asking import Asking
from cogs._forms import Forms, Unwritten
from tests.loopback.discord_forms import filled_form

LABEL = "What are the voices to answer?"
# Only its presence matters here: it is fetched elsewhere.
FILE: Any = object()
PLAIN = Asking("", voices=("Ada", "Bruno"), format="rounds", rounds=3, sealed=True)
LONG = replace(PLAIN, voices=tuple(f"Voice number {n}" for n in range(16)))


def send(form: discord.ui.Modal, words: str) -> Any:  # noqa: ANN401 - an interaction
    """What arrives when somebody has written *words*."""
    drawn = form.to_dict()
    components: Any = drawn["components"]
    data = {
        "custom_id": drawn["custom_id"],
        "components": filled_form(components, {LABEL: words}),
    }
    return SimpleNamespace(data=data)


@pytest.mark.parametrize(
    "asking",
    [
        PLAIN,
        Asking(""),
        Asking("", panel="six", samples=10),
        Asking("", format="relay", table=False, further={"last": 2, "pass": False}),
        Asking("", voices=("門", 'A "quoted" name')),
    ],
)
async def test_a_form_says_itself_what_it_is_asked_with(asking: Asking) -> None:
    form = Forms().open(Unwritten(asking), "1")
    # Another process reads it: nothing is kept.
    assert Forms().read(send(form, "Why?\nAnd how?")) == (
        Unwritten(asking),
        "Why?\nAnd how?",
    )


@pytest.mark.parametrize("draft", [Unwritten(LONG), Unwritten(PLAIN, FILE)])
async def test_what_does_not_fit_is_kept_in_this_process(draft: Unwritten) -> None:
    forms = Forms()
    form = forms.open(draft, "1573795072997064704")
    assert forms.read(send(form, "Why?")) == (draft, "Why?")
    assert Forms().read(send(form, "Why?")) == (None, "Why?")


async def test_forms_that_nobody_sends_are_forgotten() -> None:
    forms = Forms()
    opened = [forms.open(Unwritten(PLAIN, FILE), str(n)) for n in range(1000)]
    known = [forms.read(send(form, "Why?"))[0] for form in opened]
    assert known[-200:] == [Unwritten(PLAIN, FILE)] * 200
    assert known[:-200] == [None] * 800
    # Nor does discord.py wait for them.
    assert all(form.is_finished() for form in opened)


@pytest.mark.parametrize(
    "custom_id", ["f3a9", "symposium:ask:", "symposium:ask:[1,", "symposium:ask:7"]
)
async def test_of_an_unknown_form_only_the_words_are_known(custom_id: str) -> None:
    sent = send(Forms().open(Unwritten(PLAIN), "1"), "Why?")
    sent.data["custom_id"] = custom_id
    sent.data["components"][0]["component"]["custom_id"] = "asked:"
    assert Forms().read(sent) == (None, "Why?")
