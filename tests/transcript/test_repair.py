"""Text that was decoded wrongly comes back; text that was right is not touched."""

from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.domain.note import NoteKind
from bot.transcript.importing import read, read_bytes
from bot.transcript.repair import Repaired, repair_text

MAC = [bytes([byte]).decode("mac_roman") for byte in range(256)]
WINDOWS = [
    chr(byte)
    if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
    else bytes([byte]).decode("cp1252")
    for byte in range(256)
]
WRONGLY = {
    "Mac Roman": (MAC,),
    "Windows-1252": (WINDOWS,),
    "Mac Roman twice": (MAC, MAC),
    "Windows-1252 twice": (WINDOWS, WINDOWS),
    "Mac Roman, then Windows-1252": (MAC, WINDOWS),
    "Windows-1252, then Mac Roman": (WINDOWS, MAC),
}
RIGHT = (
    "L’été à l’école, où ça naïve façade",  # noqa: RUF001 - French is written so
    "Grüße, größer, „schön“ – und ‚Öl‘",  # noqa: RUF001 - German is written so
    "Zażółć gęślą jaźń, příliš žluťoučký kůň",
    "Привет, мир — это «текст»",
    "Καλημέρα κόσμε· τι κάνεις;",
    "ॐ अग्निः अग्निं स्पृशति 🜏",
    "こんにちは、世界。「引用」",
    "你好,世界:这是文本",
    "안녕하세요 여러분",
    "مرحبا بالعالم، كيف الحال؟",
    "שלום עולם ומלואו",
    "ok 🜏 👩‍💻 🎉 → ∀x ∈ ℝ",  # noqa: RUF001 - mathematics
    "It’s “x” — wait… 10 € or £5",  # noqa: RUF001 - English is written so
    "¿Qué? ¡niño! São não İstanbul ışık",  # noqa: RUF001 - Turkish is written so
    "สวัสดีชาวโลก Tiếng Việt þetta ð Æsir",
)
NEVER_WRONG = (
    *RIGHT,
    "Ã",
    "é",
    "É»",
    "CAFÉ»",
    "SÃO PAULO",
    "¥ £ ¢ €",
    "√π ≈ ∞",
    "√∞∑∏π∫ªºΩæø",  # Mac Roman's own signs, as people draw with them
    "‡·‚„‰ÂÊÁËÈ",  # noqa: RUF001 - the same
    "┌──┐░▒▓│ ★彡 (╯°□°)╯",
    "l’é",  # noqa: RUF001 - might be an Armenian letter
    "He wrote “Ã©” and meant é",
    "the log shows `â€™` where an apostrophe was",
    "æ ø å Æ Ø Å Þ",
)


def decoded_wrongly(text: str, tables: tuple[list[str], ...]) -> str:
    for table in tables:
        text = "".join(table[byte] for byte in text.encode())
    return text


@pytest.mark.parametrize("text", NEVER_WRONG)
def test_what_was_right_is_not_touched(text: str) -> None:
    assert repair_text(text) == Repaired(text)


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(NEVER_WRONG), min_size=1, max_size=8, unique=True))
def test_what_was_right_is_not_touched_among_others(texts: list[str]) -> None:
    for mark in ("\n", " ", "\n\n> "):
        text = mark.join(texts)

        assert repair_text(text).text == text


@pytest.mark.parametrize(("text", "how"), list(product(RIGHT, WRONGLY)))
def test_what_was_decoded_wrongly_comes_back(text: str, how: str) -> None:
    found = repair_text(decoded_wrongly(text, WRONGLY[how]))

    assert found.text == text
    assert len(found.sentences) == 1


@settings(deadline=None, max_examples=200)
@given(
    st.lists(st.sampled_from(RIGHT), min_size=1, max_size=6),
    st.text(max_size=40),
    st.sampled_from(sorted(WRONGLY)),
)
def test_whole_documents_come_back_to_the_last_character(
    texts: list[str], anything: str, how: str
) -> None:
    assume(decoded_wrongly(anything, (WINDOWS,)) == anything or anything.isprintable())
    text = "\n".join([*texts, anything])

    assert repair_text(decoded_wrongly(text, WRONGLY[how])).text == text


def test_only_the_lines_that_were_wrong_are_repaired() -> None:
    right = "Grüße — naïve"
    wrong = decoded_wrongly("It’s a—b", (MAC,))  # noqa: RUF001 - it is meant

    found = repair_text(f"{right}\n{wrong}\n{right}")

    assert found.text == f"{right}\nIt’s a—b\n{right}"  # noqa: RUF001 - it is meant
    assert found.sentences == (
        (
            "In places the text was decoded as Mac Roman where it is UTF-8; 2 "
            "characters were repaired."
        ),
    )


def test_a_repair_amid_right_words_of_the_same_line_leaves_them() -> None:
    wrong = decoded_wrongly("’", (WINDOWS,))  # noqa: RUF001 - it is meant

    assert repair_text(f"Grüße, it{wrong}s naïve").text == "Grüße, it’s naïve"  # noqa: RUF001 - it is meant


def test_nothing_but_the_encoding_is_repaired() -> None:
    text = "ﬁ &amp; ｆｕｌｌ “q” \u2028 \x1b[0m \r\n é"  # noqa: RUF001 - ftfy would change each

    wrong = decoded_wrongly(text, (WINDOWS,))

    assert repair_text(text).text == text
    assert repair_text(wrong).text == text


def test_the_record_of_an_import_says_what_was_repaired() -> None:
    text = "## Voice: Zoë\n\n> naïve — yes\n"

    it = read(decoded_wrongly(text, (WINDOWS, WINDOWS)))

    assert (it.voices[0].name, it.turns[0].text) == ("Zoë", "naïve — yes")
    assert [(note.kind, note.text) for note in it.notes] == [
        (
            NoteKind.REPAIR,
            (
                "The text was decoded as Windows-1252 where it is UTF-8, twice; 3 "
                "characters were repaired."
            ),
        )
    ]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "cp1252"]
)
def test_files_are_read_in_the_encodings_that_editors_write(encoding: str) -> None:
    text = "## Voice: Zoë\n\n> naïve — yes\n"
    data = (
        b"\xff\xfe" + text.encode("utf-16-le")
        if encoding == "utf-16-le-bom"
        else text.encode(encoding)
    )

    it = read_bytes(data)

    assert (it.voices[0].name, it.turns[0].text) == ("Zoë", "naïve — yes")
    said = ["The bytes are not UTF-8; they were read as Windows-1252."]
    assert [n.text for n in it.notes] == (said if encoding == "cp1252" else [])


def test_line_ends_of_windows_are_made_ours_and_the_record_says_so() -> None:
    it = read("## Voice: Ash\r\n\r\n> one\r\n> two\r\n")

    assert it.turns[0].text == "one\ntwo"
    assert [note.text for note in it.notes] == ["The line ends CR LF were made LF."]
