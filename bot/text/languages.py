"""
Which language a text is in: by its script, and by its smallest words. No I/O.

A guess for looking up how usual a word is: of the languages that `wordfreq` has, those
that can be told apart by script or by some of their most frequent words.
"""

# ruff: noqa: RUF001 - letters of many scripts are the subject

import re
from collections.abc import Iterable, Mapping

from bot.text.scripts import SCRIPTS

DEFAULT = "en"
_FEWEST = 3  # small words, before a guess among one script's languages is believed

# Scripts that tell their language, and two that tell a family of them.
_SCRIPTS = tuple(
    (name, re.compile(f"[{SCRIPTS[script]}]"))
    for name, script in (
        ("ja", "kana"),
        ("zh", "han"),
        ("ko", "hangul"),
        ("cyrillic", "cyrillic"),
        ("el", "greek"),
        ("he", "hebrew"),
        ("ar", "arabic"),
        ("hi", "devanagari"),
        ("bn", "bengali"),
        ("ta", "tamil"),
        ("latin", "latin"),
    )
)
# Without accents, as words are compared.
_SMALL_WORDS: Mapping[str, Mapping[str, str]] = {
    "latin": {
        "en": "the of and to is that it with this not are be but what which from as",
        "de": "der die das und ist nicht ein eine es den zu mit von auf ich wir was",
        "fr": "le les des et est une dans que qui ne pas nous ce cette il elle sur",
        "es": "el los las una que es y no por con para como del lo pero mas su",
        "it": "il di che e non una gli per con sono della nel come piu questo anche",
        "pt": "o os que e nao uma para com por mas como dos das isso em do da ao",
        "nl": "het een en van is niet dat de ik wij met voor op te zijn maar wat ook",
        "sv": "och att det som en inte ar av for jag med den ett vi men har till pa",
        "da": "og at det som en ikke er af for jeg med den et vi men har til pa",
        "nb": "og at det som en ikke er av for jeg med den et vi men har til pa seg",
        "pl": "i w nie na sie z jest to ze do jak ale co po czy od tak przez",
        "cs": "a se na je v ze to s z do o jako ale si jsem jsou pro tak",
        "ro": "si in de nu la este pe cu un o ce care din mai sunt pentru ca sa",
        "fi": "ja on ei se etta en han ole mutta kuin mita tama niin voi sen ovat",
        "hu": "a az es hogy nem is egy van ez meg csak de mint ha mert vagy",
        "tr": "bir ve bu da de icin ne ile ben o ama cok gibi daha var mi",
        "id": "yang dan di itu dengan untuk tidak ini dari dalam adalah aku pada akan",
        "ca": "el els les i que es una per amb no com mes pero del aixo son",
    },
    "cyrillic": {
        "ru": "и в не на что это как с я он но а то по к из все его мы",
        "uk": "і в не на що це як з я він але а та до у за ми її є",
        "bg": "и в не на че да се е за от с но като са този ще си по",
    },
}
_HINTS = {
    script: {name: frozenset(listed.split()) for name, listed in languages.items()}
    for script, languages in _SMALL_WORDS.items()
}


def script_of(text: str) -> str | None:
    """The script most of a folded text is in: a language's code, latin, cyrillic."""
    counts = {name: len(found.findall(text)) for name, found in _SCRIPTS}
    if counts["ja"]:  # whose texts are half in Chinese characters
        counts["ja"] += counts["zh"]
        counts["zh"] = 0
    # A character of these is a word or half of one.
    for dense in ("ja", "zh", "ko"):
        counts[dense] *= 3
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else None


def language_of(text: str, words: Iterable[str]) -> str | None:
    """The language of a folded text and its words; None when nothing tells it."""
    script = script_of(text)
    if script is None or script not in _HINTS:
        return script
    hits = dict.fromkeys(_HINTS[script], 0)
    for word in words:
        for name, hints in _HINTS[script].items():
            hits[name] += word in hints
    best = max(hits, key=lambda name: hits[name])
    return best if hits[best] >= _FEWEST else _lone(script)


def _lone(script: str) -> str | None:
    return "ru" if script == "cyrillic" else None
