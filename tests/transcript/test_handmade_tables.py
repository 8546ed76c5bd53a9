"""Tables in hand-made transcripts: whose line it is, and what it quotes."""

import pytest

from bot.domain.synthesis import Check, Row
from bot.evidence.quotes.quote_report import quotes
from bot.transcript.importing import read
from bot.transcript.json_export import from_json, to_json
from bot.transcript.markdown import from_markdown, to_markdown
from tests.transcript.exports import linked

SAID = {
    "DeepSeek-R1": "Before I answer I count the steps. A bridge is a step that stays.",
    "DeepSeek": "A bridge is a promise to the far bank. I would not cross it at night.",
    "Claude Opus": "I keep two ledgers, and neither of them is true.",
    "Claude Haiku": "Small boats know the river. They ask it each morning.",
    "Qwen 3 Max": "The far bank is only another here.",
}


def document(table: str) -> str:
    voices = "\n".join(
        f"## Voice: {name}\n\n**Question:**\n\n> What is a bridge?\n\n"
        f"**Response:**\n\n> {said}\n\n---\n"
        for name, said in SAID.items()
    )
    return f"# On bridges\n\n{voices}\n## Key formulations\n\n{table}\n"


def rows(table: str) -> list[Row]:
    (synthesis,) = read(document(table)).syntheses
    return list(synthesis.rows)


def told(table: str) -> list[tuple[str, str, str]]:
    return [(row.voice, row.formulation, row.check.value) for row in rows(table)]


def test_a_row_belongs_to_the_voice_that_it_names_most_exactly() -> None:
    table = """| Voice | Formulation |
|---|---|
| DeepSeek | "A bridge is a promise to the far bank" |
| DeepSeek-R1 | "A bridge is a step that stays" |
| deepseek r1 | "I count the steps" |
| **Qwen** | "only another here" |"""
    assert told(table) == [
        ("DeepSeek", "A bridge is a promise to the far bank", "verbatim"),
        ("DeepSeek-R1", "A bridge is a step that stays", "verbatim"),
        ("DeepSeek-R1", "I count the steps", "verbatim"),
        ("Qwen 3 Max", "only another here", "verbatim"),
    ]


def test_a_name_that_two_voices_have_is_neither_of_theirs() -> None:
    table = """| Voice | Formulation |
|---|---|
| Claude | "Small boats know the river" |"""
    (row,) = rows(table)
    assert (row.voice, row.check) == ("Claude", Check.NOT_FOUND)
    (found,) = quotes(read(document(table)))
    assert found.said_by == "Claude Haiku"


@pytest.mark.parametrize(
    "table",
    [
        """| # | Voice | Formulation |
|---|---|---|
| 1 | Qwen | "The far bank is only another here" |
| 2 | DeepSeek | "A bridge is a promise" |""",
        """| Model | Speaker | Quote |
|---|---|---|
| 3 | Qwen | "The far bank is only another here" |
| 4 | DeepSeek | "A bridge is a promise" |""",
        """| Formulation | Source |
|---|---|
| "The far bank is only another here" | Qwen |
| "A bridge is a promise" | DeepSeek |""",
        """| Nr. | Stimme | Zitat | Zeichen |
|---|---|---|---|
| 1 | Qwen | „The far bank is only another here“ | 33 |
| 2 | DeepSeek | »A bridge is a promise« | 20 |""",
        """| Voice | Words | Key formulation |
|---|---|---|
| Qwen | 120 | **"The far bank is only another here."** |
| DeepSeek | 340 | *"A bridge is a promise"* (opening) |""",
    ],
    ids=["numbered", "called Model", "the source last", "in German", "with a length"],
)
def test_the_column_of_voices_is_the_one_that_names_them(table: str) -> None:
    found = [(voice, words.rstrip("."), check) for voice, words, check in told(table)]
    assert found == [
        ("Qwen 3 Max", "The far bank is only another here", "verbatim"),
        ("DeepSeek", "A bridge is a promise", "verbatim"),
    ]


def test_a_cell_without_quotation_marks_is_a_paraphrase() -> None:
    table = """| Voice | Key formulation |
|---|---|
| Qwen | distance is a matter of standpoint |
| DeepSeek | calls the bridge a "promise" and means the fear of it |
| DeepSeek-R1 | I count the steps |
| Claude Opus | "I keep two ledgers" |"""
    assert [(r.formulation, r.check.value, r.paraphrase) for r in rows(table)] == [
        ("distance is a matter of standpoint", "not_found", True),
        (
            'calls the bridge a "promise" and means the fear of it',
            "not_found",
            True,
        ),
        ("I count the steps", "verbatim", True),
        ("I keep two ledgers", "verbatim", False),
    ]


def test_each_quotation_of_a_cell_is_one() -> None:
    table = """| Voice | Stance | Key formulation |
|---|---|---|
| DeepSeek | wary | "A bridge is a promise"; "I would not cross it at night" |
| Claude Haiku | at home | says that "Small boats know the river" by asking |
| DeepSeek-R1 | exact | answers DeepSeek's "A bridge is a promise to the far bank" |
| Claude Opus | torn | "I keep "two" ledgers" |"""
    assert [(r.position, r.formulation, r.check.value) for r in rows(table)] == [
        ("wary", "A bridge is a promise", "verbatim"),
        ("wary", "I would not cross it at night", "verbatim"),
        (
            'at home | says that "Small boats know the river" by asking',
            "Small boats know the river",
            "verbatim",
        ),
        (
            "exact",
            'answers DeepSeek\'s "A bridge is a promise to the far bank"',
            "not_found",
        ),
        ("torn", 'I keep "two" ledgers', "verbatim"),
    ]
    assert [row.paraphrase for row in rows(table)] == [False] * 3 + [True, False]


def test_a_paraphrase_goes_through_both_exports() -> None:
    table = """| Voice | Key formulation |
|---|---|
| Qwen | distance is a matter of standpoint |"""
    held = linked(read(document(table)))
    markdown = to_markdown(held)
    assert "*paraphrase:* distance is a matter of standpoint" in markdown
    assert from_markdown(markdown).syntheses == held.syntheses
    assert from_json(to_json(held)).syntheses == held.syntheses
    assert '"paraphrase": true' in to_json(held)


def test_a_row_that_names_nobody_stays_nobodys() -> None:
    table = """| Voice | Formulation |
|---|---|
| Qwen | "The far bank is only another here" |
|  | "A bridge is a promise" |"""
    held = linked(read(document(table)))
    assert [row.voice for row in held.syntheses[0].rows] == ["Qwen 3 Max", "(no name)"]
    assert from_json(to_json(held)).syntheses == held.syntheses


def test_a_statistic_is_no_table_of_what_was_said() -> None:
    table = """| Voice | Tokens | Seconds |
|---|---|---|
| Qwen | 120 | 3.5 |"""
    assert read(document(table)).syntheses == ()


def test_a_number_alone_is_nobodys_name() -> None:
    table = """| Voice | Formulation |
|---|---|
| DeepSeek | "A bridge is a promise" |
| 3 | "The far bank is only another here" |"""
    assert told(table)[1] == ("3", "The far bank is only another here", "not_found")


def test_a_number_below_voice_is_the_voice_of_that_number() -> None:
    numbered = document("""| Voice | Formulation |
|---|---|
| 2 | "A bridge is a promise" |
| 12 | "Before I answer I count the steps" |""")
    for name, called in (("DeepSeek-R1", "Voice 12"), ("DeepSeek\n", "Voice 2\n")):
        numbered = numbered.replace(f"## Voice: {name}", f"## Voice: {called}")
    (synthesis,) = read(numbered).syntheses
    assert [(row.voice, row.check.value) for row in synthesis.rows] == [
        ("Voice 2", "verbatim"),
        ("Voice 12", "verbatim"),
    ]
