"""The example of docs/evidence.md, reckoned by hand and held against the program."""

# ruff: noqa: RUF001 - signs of multiplication and subtraction as the document has them

from math import comb, log2
from pathlib import Path

import pytest
from wordfreq import get_frequency_dict

from bot.evidence.sharing.shared_wording import share_wording
from tests.evidence.gatherings import exposed, gathering

DOCUMENT = Path(__file__).parents[3] / "docs" / "evidence.md"
QUESTION = "What would you keep?"
SAID = {
    "Heron": "Every house keeps a lantern made of thistledown. Nobody lights it, and "
    "nobody throws it away.",
    "Slate": "I would keep the thistledown, and the lantern that my mother carried, "
    "and leave the rest to the river.",
    "Quill": "The river keeps nothing. I would carry a single stone out of it.",
}
# Of all words rarer than one in 16,384: how likely two words are the same one of them.
COINCIDENCE = 0.00000341


def test_every_number_of_the_example_can_be_reckoned_by_hand() -> None:
    listed = get_frequency_dict("en", "small")
    lantern = -log2(listed["lantern"] + listed["lanterns"])
    thistledown = -log2(10 ** (2.5 - 9))  # in no list
    heron, slate, quill = (len(said.split()) for said in SAID.values())
    pairs = heron * slate + heron * quill + slate * quill
    subject = log2((2 + 50) / (pairs * COINCIDENCE + 5))
    bits = (thistledown - subject) + (lantern - subject - 7)
    ways = heron * slate * comb(3, 2)
    expected = ways / 2**bits

    symposium = gathering(SAID, question=QUESTION)
    found = share_wording(symposium, exposed(symposium))

    (item,) = found.independent
    assert (item.phrase, item.voices) == ("lantern … thistledown", ("Heron", "Slate"))
    assert found.sharing.measure.subject == pytest.approx(subject, abs=0.01)
    assert item.bits == round(bits, 1)
    assert item.expected == pytest.approx(expected, rel=0.01)
    document = DOCUMENT.read_text("utf-8")
    for told in (
        f"*lantern* has {lantern:.1f} bits",
        f"*thistledown* has {thistledown:.1f} bits",
        f"{heron} × {slate} + {heron} × {quill} + {slate} × {quill} = {pairs}",
        f"log2(52 / {pairs * COINCIDENCE + 5:.4f}) = {subject:.1f}",
        f"({thistledown:.1f} − {subject:.1f}) + ({lantern:.1f} − {subject:.1f} − 7)",
        f"= {bits:.1f} bits",
        f"{heron} × {slate} × 3 = {ways}",
        f"{ways} / 2^{bits:.1f} = {expected:.5f}",
        *(f"> {said}" for said in SAID.values()),
        QUESTION,
    ):
        assert told in document, told
