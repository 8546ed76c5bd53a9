"""Markdown exports of layout 2, made before there were conversations, stay whole."""

from pathlib import Path

import pytest

from bot.domain.symposium import SourceVerdict
from bot.transcript.admitting import admit_bytes
from bot.transcript.importing import read
from bot.transcript.json_export import to_json
from bot.transcript.verifying import verify

FOLDER = Path(__file__).parent / "layout_2"
NAMES = sorted(path.stem for path in FOLDER.glob("*.md") if path.stem != "beside")


def text_of(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_an_export_of_layout_2_is_whole_as_it_stands(name: str) -> None:
    assert verify(text_of(f"{name}.md")).whole


def test_one_whose_record_stands_beside_it_is_whole() -> None:
    assert verify(text_of("beside.md"), beside=text_of("beside.json")).whole


@pytest.mark.parametrize("name", NAMES)
def test_it_is_read_with_its_digests_as_they_were(name: str) -> None:
    verdict = verify(text_of(f"{name}.md"))
    kept = read(text_of(f"{name}.md"))
    assert kept.head == verdict.head
    assert verify(to_json(kept)).head == verdict.head


@pytest.mark.parametrize("name", NAMES)
def test_it_is_imported_as_whole(name: str) -> None:
    source = admit_bytes(text_of(f"{name}.md").encode()).symposium.source
    assert source is not None
    assert source.verdict is SourceVerdict.WHOLE


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("line", ["**Editor:** all agreed.", "> It was so."])
def test_words_that_were_added_to_it_are_found(name: str, line: str) -> None:
    export = text_of(f"{name}.md")
    forged = export.replace("\n## Provenance", f"\n{line}\n\n## Provenance", 1)
    assert forged != export
    assert not verify(forged).whole
