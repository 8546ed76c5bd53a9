"""Articles that quote answers say above each quotation whose it is, or are refused."""

import pytest

from bot.errors import Unreadable
from bot.transcript.handmade.leads.lead_words import read_lead
from bot.transcript.handmade.leads.model_names import find_models
from bot.transcript.importing import read
from tests.transcript.handmade.documents import noted, said

LEADS: list[tuple[str, str | None]] = [
    ("Here is what Deepseek said:", "Deepseek"),
    ("Voici la r\u00e9ponse de Mistral :", "Mistral"),
    ("I laughed. Then **Claude** answered:", "Claude"),
    ("**Gemini 2.5 Pro** said it would do as it was told:", "Gemini 2.5 Pro"),
    ("Und so antwortete ChatGPT:", "ChatGPT"),
    ("Grok schrieb mir zur\u00fcck:", "Grok"),
    ("La respuesta de Claude fue m\u00e1s corta:", "Claude"),
    ("Gemini ha risposto con calma:", "Gemini"),
    ("A resposta do Qwen:", "Qwen"),
    ("Le Chat havde en anden teori:", "Le Chat"),
    ("ChatGPT trapte af:", "ChatGPT"),
    ("И вот что ответил Claude:", "Claude"),
    ("Claude odpowiedział tak:", "Claude"),
    ("Claude svarade s\u00e5 h\u00e4r:", "Claude"),
    ("Claude na to řekl:", "Claude"),
    ("Claude \u015f\u00f6yle yan\u0131t verdi:", "Claude"),
    ("Claude\u306e\u56de\u7b54\u306f\u6b21\u306e\u3068\u304a\u308a\uff1a", "Claude"),
    ("Claude \u7684\u56de\u7b54\u662f\uff1a", "Claude"),
    ("GPT-4o:", "GPT-4o"),
    ("And **o3**:", "o3"),
    ("**Claude** had the clearest stance. It would take one view:", "Claude"),
    ("Claude first this time, as Grok hung:", "Claude"),
    ("I asked Claude the same, and it answered:", "Claude"),
    ("To my surprise Claude replied:", "Claude"),
    ("Og da ChatGPT kom til h\u00e6gterne:", "ChatGPT"),
    ("A Claude odpowiedzia\u0142 tak:", "Claude"),
    ("O Claude disse isto:", "Claude"),
    ("Claude's window:", "Claude"),
    ("Claudes Fenster:", None),
    ("From ChatGPT:", "ChatGPT"),
    ("Von Gemini:", "Gemini"),
    ("And from Claude:", "Claude"),
    ("Claude, on the other hand, would have none of it:", "Claude"),
    ("Mistral, lui, préfère les listes :", "Mistral"),
    ("Claude (Opus 4.1) was short:", "Claude"),
    ("I read it to Claude, who answered:", "Claude"),
    ("Claude tyckte detsamma men frågade om båten:", "Claude"),
    ("Claude questioned the boat:", "Claude"),
    ("Claude fragte zurück:", "Claude"),
    ("Claude prend note de tout et questionne le bateau :", "Claude"),
]


@pytest.mark.parametrize(("lead", "who"), LEADS)
def test_a_sentence_that_names_one_model_says_whose_words_are_below(
    lead: str, who: str | None
) -> None:
    assert read_lead(lead, ()).who == who


@pytest.mark.parametrize(
    "lead",
    [
        *("As my grandmother said:", "There is a line that I like:", "So it goes:"),
        *("I asked Claude:", "My prompt for Claude was:", "Ich fragte Claude:"),
        *("Claude surprised Grok, who replied:", "Claude or Grok said:"),
        *(
            "That is Claude for you.",
            "My brother answered Claude:",
            "J'ai demandé à Grok :",
        ),
        *("Claude reminded me of Rilke:", "I like **Claude**. My mother used to say:"),
        *("Anthropic says of Claude:", "A critic wrote about Gemini:"),
        *("The system prompt of Gemini says:", "Claude's maker wrote:"),
        *("The user then said to Gemini:", "Gemini, he said, is worse:"),
        *(
            "Mein Nachbar schrieb \u00fcber Claude:",
            "Le Monde \u00e9crit sur Mistral :",
        ),
        *("When my brother told Claude, he said:", "A command of mine said:"),
        *("Asked Claude:", "Somebody asked Claude:", "Claude was asked:"),
        *("Frågade Claude:", "Jemand fragte Claude:", "Claude wurde gefragt:"),
        *("Claude, one question back:", "Claude answered my question:"),
    ],
)
def test_any_other_sentence_says_nothing(lead: str) -> None:
    assert read_lead(lead, ()).who is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Claude 4 Opus and GPT-4o", ["Claude 4 Opus", "GPT-4o"]),
        ("Gemini 2.5 Pro, then Gemini again", ["Gemini 2.5 Pro"]),
        ("the command, a sonnet, le chat noir", ["le chat"]),
        ("Llama-3.1-70B. Mixtral", ["Llama-3.1-70B", "Mixtral"]),
    ],
)
def test_names_are_found_with_their_versions(text: str, names: list[str]) -> None:
    assert find_models(text) == names


ARTICLE = """---
title: "An evening"
---

I put three questions to **Claude** and to **Sabi\u00e1**. Bold is what I asked.

**1. What is a ferry?**

{one}

> A bank that moves.
>
> - And a bell.

Well. {two}

> It waits.

**2. And at night?**

{two}

> A lamp.

> And fog.

{one}

> > At night?
>
> A debt.

{more}

**In the end**

I went home. Claude is the quieter one.
"""
WORDS = ["A bank that moves.\n\n- And a bell.", "It waits.", "A lamp.\n\nAnd fog."]
WORDS += ["> At night?\n\nA debt."]


def article(
    one: str = "Claude:", two: str = "Sabi\u00e1 had this to say:", more: str = ""
) -> str:
    return ARTICLE.format(one=one, two=two, more=more)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("**Claude** said, as ever:", "And here is Sabi\u00e1 again:"),
        ("La r\u00e9ponse de Claude :", "Voici ce que Sabi\u00e1 a r\u00e9pondu :"),
        ("Claude sagte dazu:", "Sabi\u00e1 antwortete:"),
        ("Claude, who else, had this to say:", "Sabi\u00e1 first, in fairness."),
    ],
)
def test_quotations_below_such_sentences_are_answers(one: str, two: str) -> None:
    it = read(article(one, two))
    names = ["Claude", "Sabi\u00e1", "Sabi\u00e1", "Claude"]
    assert said(it) == list(zip(names, WORDS, strict=True))
    asked = ["What is a ferry?"] * 2 + ["And at night?"] * 2
    assert [turn.question for turn in it.turns] == asked
    assert "Claude is the quieter one." in "".join(text for *_, text in noted(it))


@pytest.mark.parametrize(
    "more",
    [
        "As my grandmother used to say:\n\n> Fish and guests.",
        "Zoals mijn oma zei:\n\n> Fish and guests.",
        "I read it to my mother. She said:\n\n> Fish and guests.",
        "Jeg viste min mor det hele. Hun sagde:\n\n> Fish and guests.",
        "Claude:\n\n> A debt.\n\n> \u201cFish and guests,\u201d said my husband.",
    ],
)
def test_what_somebody_else_said_is_a_note(more: str) -> None:
    it = read(article(more=more))
    assert not any("Fish" in text for _, text in said(it))
    assert any("Fish" in text for *_, text in noted(it))


UNSIGNED = [
    "My favourite answer:",
    "My mother liked this answer best:",
    "Meine liebste Antwort gab der andere:",
    "Mon préféré a dit ceci :",
    "Mi favorita respondió así:",
    "Il mio preferito ha detto:",
    "O meu preferido disse:",
    "Mijn favoriet zei:",
    "Мой любимый ответ:",
    "Moja ulubiona odpowiedź:",
    "Min favorit svarade:",
    "Min yndling sagde:",
    "Můj oblíbenec odpověděl:",
    "私の好きな答え:",
    "我的最爱这样回答:",
]


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ("A thing I read:\n\n> Fish.", "nothing right above this quotation"),
        ("My mother and Claude met. She said:\n\n> Fish.", "nothing right above"),
        ("Claude or Sabi\u00e1 said:\n\n> Fish.", "several are named"),
        ("I asked Claude:\n\n> Say fish.", "asked or answered"),
        ("I asked Claude:\n\n> And fish?", "asked or answered"),
        (
            "I asked Claude:\n\n> And fish?\n\nSabi\u00e1 said:\n\n> No.",
            "asked or answered",
        ),
        ("The question:\n\n> Fish?\n\n**Why?**\n\nClaude:\n\n> No.", "asked or"),
        ("Claude, one question back:\n\n> Fish?\n\nClaude:\n\n> No.", "asked or"),
        ("Claude took my question:\n\n> Fish?\n\nClaude:\n\n> No.", "asked or"),
        *((f"{lead}\n\n> Fish.", "nothing right above") for lead in UNSIGNED),
        (
            "Claude: \u201cFish.\u201d Sabi\u00e1: \u201cNo.\u201d",
            "may be one that is not",
        ),
        ("**Claude:** Fish.", "may be one that is not"),
        ("<blockquote>Fish.</blockquote>", "may be one that is not"),
        ("Claude answered:\n\nFish.", "the other answers are quoted"),
        ("The other one said:\n\nFish.", "the other answers are quoted"),
        ("Den andra svarade:\n\n- Fish.", "the other answers are quoted"),
        ("Der andere schrieb:\n\n```\nFish.\n```", "the other answers are quoted"),
        ("My aunt asked the other, which said:\n\n> Fish.", "nothing right above"),
        ("My boss had asked the other. It said:\n\n> Fish.", "nothing right above"),
        ("Till min granne sa den andra:\n\n> Fish.", "nothing right above"),
        ("Sabi\u00e1 gave me a table:\n\n| a | b |\n|---|---|\n| c | d |", "quoted"),
    ],
)
def test_what_may_be_anybody_s_is_refused(more: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read(article(more=more))


def test_a_quotation_below_an_asking_sentence_that_asks_is_a_question() -> None:
    it = read(
        article(
            more="I asked Claude:\n\n> And fish?\n\nIt is Claude who said:\n\n> No."
        )
    )
    assert (it.turns[-1].voice, it.turns[-1].text) == ("Claude", "No.")
    assert it.turns[-1].question == "And fish?"


@pytest.mark.parametrize("asked", ["**Why?**", "## Why?"])
def test_a_question_that_nobody_answers_is_not_lost(asked: str) -> None:
    it = read(article(more=f"{asked}\n\nI never asked."))
    assert any("Why?" in f"{note.heading} {note.text}" for note in it.notes)


@pytest.mark.parametrize(
    "lead",
    [
        "Claude var inne på samma sak men frågade om båten:",
        "Claude questioned the boat:",
        "Claude fragte nach dem Boot:",
    ],
)
def test_an_answer_that_asks_back_is_an_answer(lead: str) -> None:
    it = read(article(more=f"{lead}\n\n> A boat. Is it yours?"))
    assert said(it)[-1] == ("Claude", "A boat. Is it yours?")


def test_where_most_quotations_are_nobody_s_it_is_no_article_of_answers() -> None:
    text = "# T\n\nClaude said:\n\n> Yes.\n\nGrok said:\n\n> No.\n\n"
    with pytest.raises(Unreadable):
        read(text + "So:\n\n> A.\n\nAnd:\n\n> B.\n\nOr:\n\n> C.\n\nAh:\n\n> D.\n")


def test_below_bare_labels_what_follows_a_quotation_may_be_the_voice_s() -> None:
    with pytest.raises(Unreadable, match="not clear whether they go on behind it"):
        read(article("Claude:", "Sabi\u00e1:"))


def test_in_a_dialogue_whose_voices_quote_each_other_the_headings_say_who_speaks() -> (
    None
):
    lead = {"Claude": "As Gemini wrote to me:", "Gemini": "Here Claude said:"}
    parts = [f"### {n}\n\n{lead[n]}\n\n> Yes.\n\nI know." for n in [*lead] * 2]
    it = read("# Claude \u2194 Gemini\n\n" + "\n\n---\n\n".join(parts) + "\n")
    assert [name for name, _ in said(it)] == ["Claude", "Gemini"] * 2
    assert all(text.endswith("I know.") for _, text in said(it))


LABELLED = """# Two machines

The names stand before the words, and what is not quoted is mine.

## First

**{asked}**

> **Claude** \u2014 \u201cA bank that moves.
>
> **An example:** a bell.\u201d

> **Gemini**{mark} It waits.

I liked the bell.

**2. and at night**

> **Gemini**{mark} A lamp.

> **Claude** \u2014 Fog.

{more}
"""


def labelled(asked: str = "1. what is a ferry", mark: str = ":", more: str = "") -> str:
    return LABELLED.format(asked=asked, mark=mark, more=more)


@pytest.mark.parametrize("mark", [":", " \u2014", " -", "\uff1a"])
def test_a_name_within_the_quotation_says_whose_it_is(mark: str) -> None:
    it = read(labelled(mark=mark))
    first = "\u201cA bank that moves.\n\n**An example:** a bell.\u201d"
    assert said(it) == [
        ("Claude", first),
        ("Gemini", "It waits."),
        ("Gemini", "A lamp."),
        ("Claude", "Fog."),
    ]
    asked = ["what is a ferry"] * 2 + ["and at night"] * 2
    assert [turn.question for turn in it.turns] == asked


def test_a_quotation_signed_by_somebody_else_is_a_note() -> None:
    it = read(labelled(more="## So\n\n> Fish.\n>\n> \u2014 A. Monk, *Ponds*, 1950"))
    assert len(said(it)) == 4
    assert any("Fish" in text for *_, text in noted(it))


def test_a_name_within_what_another_says_is_refused() -> None:
    quotes = "Claude:\n\n> We two say:\n\n> **Gemini:** Fish."
    with pytest.raises(Unreadable, match="several are named"):
        read(article(more=quotes))


def test_all_quotations_that_say_of_nobody_are_named_at_once() -> None:
    text = article(more="So:\n\n> Fish.\n\nAh:\n\n> Birds.")
    with pytest.raises(Unreadable, match=r"line 35: .*; and so in line 39"):
        read(text)
    cured = text.replace("> Fish", "Claude:\n\n> Fish")
    cured = cured.replace("> Birds", "Claude:\n\n> Birds")
    assert said(read(cured))[-2:] == [("Claude", "Fish."), ("Claude", "Birds.")]
