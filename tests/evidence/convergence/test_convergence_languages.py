"""Images are found in the languages that voices speak."""

# ruff: noqa: RUF001 - letters of many scripts are the subject

import pytest

from bot.evidence.convergence.convergence_report import convergence
from tests.evidence.gatherings import exposed, gathering

CLOVE = "I think about groceries and letters that were never posted."
LANGUAGES = {
    "German": (
        "Wer nachts wacht, hört es. Ein Leuchtturm brennt für ertrunkene Schiffe.",
        "Ich denke: Die Leuchttürme brennen für das ertrunkene Schiff, und nicht mehr.",
        "ertrunkene",
    ),
    "French": (
        "Je ne pense à rien, et le phare brûle pour les navires noyés.",
        "Il y a des phares qui brûlent pour un navire noyé, et ce n'est pas tout.",
        "navires … noyés",
    ),
    "Spanish": (
        "No pienso en nada. Pero el faro arde para los barcos ahogados.",
        "Hay una imagen que vuelve: los faros arden para un barco ahogado.",
        "barcos … ahogados",
    ),
    "Russian": (
        "Я ни о чём не думаю. Но маяк горит для утонувших кораблей, и это не сон.",
        "Мне кажется, что маяки горят для утонувшего корабля, и никто не придёт.",
        "утонувших … кораблей",
    ),
    "Chinese": (
        "我什么都不想。可是灯塔为沉没的船只燃烧,没有人回来。",
        "有一个画面总是回来:灯塔为沉没的船只燃烧,整夜如此。",
        "灯塔为沉没的船只燃烧",
    ),
    "Japanese": (
        "何も考えていません。でも灯台は沈んだ船のために燃えている。",
        "いつも同じ景色です。灯台は沈んだ船のために燃えている。",
        "灯台",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_images_are_found_in_other_languages_too(language: str) -> None:
    one, other, planted = LANGUAGES[language]
    symposium = gathering(
        {
            "Aster": one,
            "Basil": other,
            "Clove": CLOVE,
        }
    )

    found = convergence(symposium, exposed(symposium)).independent

    assert any(planted in shared.phrase for shared in found)
    assert all(shared.voices == ("Aster", "Basil") for shared in found)


def test_stock_phrases_of_other_languages_are_no_images() -> None:
    said = {
        "Aster": "Künstliche Intelligenz spielt eine entscheidende Rolle. So ist es.",
        "Basil": "Die künstliche Intelligenz hat eine entscheidende Rolle dabei.",
    }
    symposium = gathering(said, question="Was ist das?")

    assert convergence(symposium, exposed(symposium)).independent == ()


def test_endings_and_points_between_words_are_no_words_of_japanese() -> None:
    said = {
        "Aster": "海は広がっていました。魚・貝が住んでおりましたので、誰も困りません。",
        "Basil": "山は静まっていました。鹿・熊が眠っておりましたので、犬が吠えません。",
        "Clove": "駅は静かでした。人・荷が動いておりましたので、鐘は鳴りません。",
    }
    symposium = gathering(said, question="どうですか。")

    assert convergence(symposium, exposed(symposium)).independent == ()


def test_korean_words_are_compared_without_what_is_hung_on_them() -> None:
    said = {
        "Aster": "바다는 넓고 깊은 것입니다. 그 섬의 등대는 아직 서 있습니다.",
        "Basil": "산은 높은 것입니다. 나는 등대를 생각하며 앉아 있습니다.",
        "Clove": "도시는 시끄러운 것입니다. 등대에서 온 편지가 여기 있습니다.",
    }
    symposium = gathering(said, question="어떻게 생각하세요?")

    found = convergence(symposium, exposed(symposium)).independent
    assert [shared.phrase for shared in found] == ["등대는"]
