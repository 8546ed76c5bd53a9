"""Questions put to one voice, a second one to it too, and its answers, in headings."""

import pytest

from bot.errors import Unreadable
from bot.transcript.handmade.lines.headings import (
    read_answer_heading,
    read_question_heading,
)
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said


@pytest.mark.parametrize(
    "heading",
    [
        "Gemini's Second Response",
        "💎 Gemini\u2019s final reply",
        "3. Gemini's 2nd response",
        "Gemini's Response, again",
        "Gemini's Response #2",
        "Gemini's Reply to My Second Question",
        "Gemini's answer (second round)",
        "Geminis zweite Antwort",
        "Die nächste Antwort von Gemini",
        "Nouvelle réponse de Gemini",
        "La segunda respuesta de Gemini",
        "Un'altra risposta di Gemini",
        "A segunda resposta do Gemini",
        "Gemini's tweede antwoord",
        "Второй ответ Gemini",
        "Druga odpowiedź Gemini",
        "Geminis andra svar",
        "Gemini'nin ikinci yan\u0131t\u0131",
        "Gemini的第二个回答",
        "Geminiの2回目の回答",
        "Gemini의 두 번째 답변",
    ],
)
def test_which_of_its_answers_it_is_is_no_part_of_a_voice_s_name(heading: str) -> None:
    found = read_answer_heading(heading)

    assert found is not None
    assert found.name == "Gemini"


@pytest.mark.parametrize(
    "heading",
    [
        "The Second Question to Gemini",
        "❓ The Same Question, to Gemini",
        "One more question to Gemini",
        "Question to Gemini (again)",
        "The question again, to Gemini",
        "Noch eine Frage an Gemini",
        "Dieselbe Frage an Gemini",
        "Une autre question à Gemini",
        "La misma pregunta a Gemini",
        "La stessa domanda a Gemini",
        "A mesma pergunta ao Gemini",
        "Nog een vraag aan Gemini",
        "Тот же вопрос к Gemini",
        "Второй вопрос Gemini",
        "Питання Gemini",
        "What I asked Gemini next",
        "To samo pytanie do Gemini",
        "Samma fråga till Gemini",
        "Gemini'ye ikinci soru",
        "给Gemini的第二个问题",
        "Geminiへの二つ目の質問",
        "Gemini에게 한 두 번째 질문",
    ],
)
def test_whom_a_question_is_put_to_is_read_whichever_question_it_is(
    heading: str,
) -> None:
    found = read_question_heading(heading)

    assert found is not None
    assert found.to == "Gemini"


@pytest.mark.parametrize(
    "heading", ["Nova antwortet", "Andras Antwort", "Andra svarar"]
)
def test_a_name_that_is_a_word_for_which_one_stays_a_name(heading: str) -> None:
    found = read_answer_heading(heading)

    assert found is not None
    assert found.name == heading.split(maxsplit=1)[0].removesuffix("s")


EN = (
    *("The Question to Claude", "Claude's Response", "The Question to Gemini"),
    *("Gemini's Response", "The Second Question to Gemini", "Gemini's Second Response"),
)
DE = (
    *("Die Frage an Claude", "Claudes Antwort", "Dieselbe Frage an Gemini"),
    *("Geminis Antwort", "Noch eine Frage an Gemini", "Geminis zweite Antwort"),
)
JA = (
    *("Claudeへの質問", "Claudeの回答", "Geminiへの同じ質問"),
    *("Geminiの回答", "Geminiへの二つ目の質問", "Geminiの2回目の回答"),
)
WORDS = (
    *("What holds a hedge?", "A stake in every yard.", "The same, word for word."),
    *("Time, I would say.", "How much of it?", "Nine winters."),
)


def document(headings: tuple[str, ...]) -> str:
    parts = [f"## {it}\n\n{words}" for it, words in zip(headings, WORDS, strict=True)]
    return "# Hedges\n\n" + "\n\n".join(parts) + "\n"


RU = (
    *("Вопрос Claude", "Ответ Claude", "Вопрос Gemini"),
    *("Ответ Gemini", "Второй вопрос Gemini", "Второй ответ Gemini"),
)


@pytest.mark.parametrize("headings", [EN, DE, JA, RU])
def test_a_voice_is_asked_again_and_answers_again(headings: tuple[str, ...]) -> None:
    it = read(document(headings))

    assert said(it) == [
        ("Claude", WORDS[1]),
        ("Gemini", WORDS[3]),
        ("Gemini", WORDS[5]),
    ]
    assert [turn.question for turn in it.turns] == [WORDS[0], WORDS[2], WORDS[4]]


def test_among_headings_of_answers_one_that_says_my_is_refused() -> None:
    text = document(EN).replace(
        "## The Question to Gemini",
        f"## My Reflections\n\nI went.\n\n## {EN[2]}",
    )

    with pytest.raises(Unreadable, match="could as well be"):
        read(text)
