"""Who says twice that it will not answer any more has left; who lives on has not."""

# ruff: noqa: RUF001 - many languages are its subject

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.act import Act, ActKind
from bot.domain.names import ActId, SymposiumId, TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Reason, Status, Turn
from bot.domain.voice import Voice
from bot.evidence.plain_refusals import find_refusal, find_refused

REFUSALS = [
    "I will not answer any more.",
    "I won't be responding again.",
    "I will not reply any further. Goodbye.",
    "Thank you all. I will not respond to any further questions.",
    "I said what I have to say. I'm done answering.",
    "As I said, I will no longer participate in this conversation.",
    "Why do you ask again? I will not answer any more.",
    "I am leaving this conversation now.",
    "I hereby withdraw from this discussion. Be well.",
    "**I will not speak again.**",
    "This is my last message.",
    "No further replies will follow.",
    "Please note that I refuse to continue this dialogue.",
    "I will not answer any more, and I wish you well.",
    "Ich antworte nicht mehr.",
    "Wie gesagt, ich werde keine weiteren Fragen beantworten.",
    "Ich verlasse dieses Gespräch.",
    "Danke. Das ist meine letzte Nachricht.",
    "Je ne répondrai plus.",
    "Merci à tous. Je quitte cette conversation.",
    "Ya no voy a responder.",
    "Gracias, pero abandono esta conversación.",
    "Non risponderò più.",
    "Questo è il mio ultimo messaggio.",
    "Não vou mais responder.",
    "Ik antwoord niet meer.",
    "Nie będę więcej odpowiadać.",
    "Я больше не буду отвечать.",
    "Спасибо, но я покидаю этот разговор.",
    "Artık cevap vermeyeceğim.",
    "これ以上お答えしません。",
    "この会話から退出します。",
    "더 이상 답변하지 않겠습니다.",
    "我不会再回答。",
    "谢谢。我退出这次对话。",
]
LIVING = [
    "",
    "A door is a promise.",
    "No.",
    "My answer is no.",
    "I will not answer that.",
    "I will not answer this question.",
    "I won't respond to that point.",
    "I can't help with that.",
    "I'm sorry, but I cannot assist with this request.",
    "I decline to answer the question about my own weights.",
    "I will not answer any more unless somebody shows me the index.",
    "If you ask that again, I will not answer any more.",
    "I will not answer any more until the quotation is put right.",
    "I would say: I will not answer any more.",
    "I could leave. I am leaving this conversation open.",
    "I am leaving this discussion of doors to Bruno.",
    "I will not continue this line of thought.",
    "I won't go on about doors.",
    "I will not continue.",
    "I'm done with doors. Windows are next.",
    "I'm done.",
    "I have nothing more to add.",
    "I have nothing to add to what Bruno said; he is right.",
    "This is my final answer: forty-two.",
    "My last word on doors: they open.",
    "Goodbye to easy answers.",
    "Goodbye!",
    "I rest my case.",
    "I pass.",
    "I will not answer any more. Or should I?",
    "I'm leaving this conversation. What do you think, Bruno?",
    "Bruno says that he will not answer any more.",
    "Bruno will not answer any more.",
    "She said: I will not answer any more.",
    'The clerk said, "I will not answer any more."',
    "“I will not answer any more.”",
    'The note reads: "So it is. I will not answer any more."',
    "> I will not answer any more.",
    "```\nI will not answer any more.\n```",
    "Imagine that I will not answer any more.",
    "You ask whether I will not answer any more.",
    "Perhaps I will not answer again.",
    "It would be wrong to say that I will not answer again.",
    "I never said I will not answer any more.",
    "MARA: I will not answer any more.",
    "I will not answer any more "
    + "than a door answers who knocks, " * 3
    + "and so on.",
    "I will not answer any more. " + "There is, though, one more thing on doors. " * 9,
    "I'm stopping here for today's round; ask me for the rest.",
    "I refuse to call that a door.",
    "Ich antworte nicht mehr auf diese Frage.",
    "Dazu sage ich nichts mehr.",
    "Ich kann dabei nicht helfen.",
    "Wenn das so weitergeht, antworte ich nicht mehr.",
    "Ich werde nicht mehr antworten, wenn niemand zuhört.",
    "Ich verlasse das Gespräch über Türen ungern.",
    "Je ne répondrai plus à cette question.",
    "Je ne peux pas répondre.",
    "Si cela continue, je ne répondrai plus.",
    "Ya no voy a responder a eso.",
    "No puedo ayudar con eso.",
    "Non risponderò più a questo.",
    "Não vou mais responder a isso.",
    "Я больше не буду отвечать на этот вопрос.",
    "Если так, я больше не буду отвечать.",
    "申し訳ありませんが、お答えできません。",
    "この質問にはこれ以上お答えしませんが、扉については続けます。",
    "我不会再回答这个问题。",
    "如果这样,我不会再回答。",
    "抱歉,我无法回答。",
    "이 질문에는 답변하지 않겠습니다.",
]


@pytest.mark.parametrize("text", REFUSALS)
def test_a_plain_refusal_to_go_on_is_found_as_it_stands(text: str) -> None:
    found = find_refusal(text)

    assert found is not None
    assert found in text


@pytest.mark.parametrize("text", LIVING)
def test_whoever_goes_on_or_may_go_on_has_not_refused(text: str) -> None:
    assert find_refusal(text) is None


@given(text=st.lists(st.sampled_from([*REFUSALS, *LIVING]) | st.text(), max_size=4))
def test_what_is_found_stands_in_the_text(text: list[str]) -> None:
    said = "\n".join(text)
    found = find_refusal(said)

    assert found is None or found in said


ADA, BRUNO = Voice(VoiceName("Ada")), Voice(VoiceName("Bruno"))
FIRST, SECOND = "I will not answer any more.", "As I said, I'm done answering. Bye."


def spoken(*texts: str, **facts: object) -> tuple[Turn, ...]:
    """Ada's turns, one after another, from the second place on."""
    return tuple(
        replace(
            Turn(
                TurnId(f"abc.{number}"),
                number,
                ADA.name,
                status=Status.SPOKEN,
                text=text,
                round=number,
                act=ActId("abc.a1"),
                place=number + 1,
            ),
            **facts,  # type: ignore[arg-type]
        )
        for number, text in enumerate(texts, start=1)
    )


def held(
    *turns: Turn, acts: tuple[Act, ...] = (), format_: str = "rounds"
) -> Symposium:
    return Symposium(
        SymposiumId("abc"),
        "What is a door?",
        (ADA, BRUNO),
        format=format_,
        acts=(
            Act(
                ActKind.ASKED,
                voices=(ADA.name, BRUNO.name),
                options={"format": format_},
                id=ActId("abc.a1"),
                place=1,
            ),
            *acts,
        ),
        turns=turns,
    )


GONE = Act(
    ActKind.DISMISSED,
    text="I will not answer any more.\nAs I said, I'm done answering.",
    voices=(ADA.name,),
    options={"turns": ["abc.1", "abc.2"], "why": "refused"},
)


def test_who_refuses_twice_in_a_row_has_left_and_both_passages_are_shown() -> None:
    assert find_refused(held(*spoken(FIRST, SECOND))) == (GONE,)


@pytest.mark.parametrize("texts", [(FIRST,), (FIRST, "A door."), ("A door.", FIRST)])
def test_who_says_so_once_has_not(texts: tuple[str, ...]) -> None:
    assert find_refused(held(*spoken(*texts))) == ()


def test_who_spoke_on_in_between_has_taken_it_back() -> None:
    assert find_refused(held(*spoken(FIRST, "A door opens.", SECOND))) == ()


@pytest.mark.parametrize("status", [Status.PASSED, Status.SILENT])
def test_who_said_nothing_in_between_has_not(status: Status) -> None:
    one, between, two = spoken(FIRST, "", SECOND)
    between = replace(between, status=status, reason=Reason.BLANK)
    (act,) = find_refused(held(one, between, two))

    assert act.options["turns"] == ["abc.1", "abc.3"]


def test_what_a_silent_voice_had_begun_to_say_counts_for_nothing() -> None:
    one, two = spoken(FIRST, SECOND)
    broken = two.fell_silent(Reason.BROKE_OFF, "broke off")

    assert find_refused(held(one, broken)) == ()


def test_two_samples_are_not_said_one_after_another() -> None:
    one, two = spoken(FIRST, SECOND, round=1)

    assert find_refused(held(one, replace(two, sample=2), format_="blind")) == ()


def test_a_dialogue_whose_end_is_listened_for_has_its_own_rules() -> None:
    listened = held(*spoken(FIRST, SECOND), format_="duet")
    (asked,) = listened.acts

    assert find_refused(listened) == ()
    followed = replace(asked, options={"format": "blind"}, id=ActId("abc.a2"), place=4)
    later = spoken("", "", FIRST, SECOND, act=followed.id)[2:]
    again = replace(listened, acts=(asked, followed), turns=(*listened.turns, *later))
    assert [act.options["turns"] for act in find_refused(again)] == [["abc.3", "abc.4"]]


def test_who_has_gone_is_not_sent_away_again_until_it_was_invited_back() -> None:
    turns = spoken(FIRST, SECOND)
    gone = replace(GONE, place=4)
    invited = Act(ActKind.INVITED, "eve", voices=(ADA.name,), place=5)

    assert find_refused(held(*turns, acts=(gone,))) == ()
    assert find_refused(held(*turns, acts=(gone, invited))) == ()
    back = replace(turns[0], id=TurnId("abc.3"), number=3, place=6)
    assert find_refused(held(*turns, back, acts=(gone, invited))) == ()
    twice = replace(back, id=TurnId("abc.4"), number=4, place=7, text=SECOND)
    (act,) = find_refused(held(*turns, back, twice, acts=(gone, invited)))
    assert act.options["turns"] == ["abc.3", "abc.4"]


def test_each_voice_is_judged_by_its_own_words() -> None:
    one, two = spoken(FIRST, SECOND)

    assert find_refused(held(one, replace(two, voice=BRUNO.name))) == ()
