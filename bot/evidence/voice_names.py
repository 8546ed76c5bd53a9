"""Which voice a table or a sentence means."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from bot.domain.names import VoiceName
from bot.domain.voice import Voice
from bot.text.scripts import SCRIPTS, UNSPACED

_FEW = 50
"""Beginnings of names that are looked for quicker than a text is read by words."""

_NOT_A_LETTER = re.compile(r"[\W_]+")
# Scripts part words too: a name may stand between characters, or before a particle.
_HANGUL = SCRIPTS["hangul"]
_SPACED = rf"[^\W_{UNSPACED}{_HANGUL}]"
# A word, or a sign that a name begins with.
_BEGINNING = re.compile(rf"{_SPACED}+|[{_HANGUL}]+|[{UNSPACED}]|(?<!\w)[^\w\s]")
_LETTER = re.compile(_SPACED)
_FIGURE = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_FIRST_WORD = re.compile(r"[^\W\d_]{2,}")


def voice_meant(called: str, voices: Sequence[Voice]) -> VoiceName | None:
    """
    The voice that a table or a person calls so, if it is one and only one.

    Case, emphasis and punctuation do not matter. In this order: its name; its epithet
    or model; its name among other words ("Voice: Qwen 3 Max"); a part of its name
    ("Qwen" for "Qwen 3 Max"); a name that begins with the same word, as versions of
    one model do ("GLM-4.7 Air" for "GLM 4.6").
    """
    plain = _plain(called)
    if not plain:
        return None
    exact = _only(v.name for v in voices if _plain(v.name) == plain)
    if exact or (exact := _only(v.name for v in voices if plain in _also_called(v))):
        return exact
    if plain.replace(" ", "").isdigit():
        return None  # a number is no part of a name by itself
    if within := [v.name for v in voices if _stands_in(_plain(v.name), plain)]:
        # "Qwen and GPT" means neither of them.
        return _longest(within)
    first = plain.split()[0]
    return _only(v.name for v in voices if _stands_in(plain, _plain(v.name))) or _only(
        v.name for v in voices if _plain(v.name).split()[:1] == [first]
    )


def voices_named(sentence: str, voices: Sequence[Voice]) -> Mapping[VoiceName, int]:
    """
    The voices that a sentence names, with where each is named first.

    By the whole name, or by its first word if no other voice's name begins so, written
    as there (a voice called Will is not meant by "will").
    """
    found = {
        voice.name: match.start()
        for voice in voices
        for name in _said_of(voice, voices)
        if (match := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence))
    }
    return dict(sorted(found.items(), key=lambda item: item[1]))


def find_names(text: str, voices: Sequence[Voice]) -> Iterator[tuple[int, VoiceName]]:
    """Each place at which *text* names a voice, and whom; as `voices_named` knows."""
    return NameFinder(voices).find(text)


class NameFinder:
    """Finds the names of these voices, also of thousands; owns nothing that changes."""

    def __init__(self, voices: Sequence[Voice]) -> None:
        firsts = Counter(_first(each.name) for each in voices)
        self._named: dict[str, VoiceName] = {}
        self._beginning: dict[str, list[str]] = {}
        for voice in voices:
            first = _first(voice.name)
            name = first if first and firsts[first] == 1 else voice.name
            self._named[name] = voice.name
        # The longest first: "GPT mini" is not meant by "GPT".
        for name in sorted(self._named, key=len, reverse=True):
            if found := _BEGINNING.match(name):
                self._beginning.setdefault(found[0], []).append(name)

    @cached_property
    def _few(self) -> re.Pattern[str]:
        """All beginnings of names."""
        return re.compile("|".join(map(_as_it_stands, self._beginning)))

    def find(self, text: str) -> Iterator[tuple[int, VoiceName]]:
        """Each place at which *text* names a voice, and whom."""
        beginning = _BEGINNING
        if len(self._beginning) <= _FEW:
            if not any(begins in text for begins in self._beginning):
                return
            beginning = self._few
        elif self._beginning.keys().isdisjoint(_BEGINNING.findall(text)):
            return  # as most texts, which are read faster in one go
        end = 0
        for word in beginning.finditer(text):
            if word.start() < end:
                continue
            for name in self._beginning.get(word[0], ()):
                after = word.start() + len(name)
                if text.startswith(name, word.start()) and not _LETTER.match(
                    text, after
                ):
                    end = after
                    yield word.start(), self._named[name]
                    break


def _as_it_stands(begins: str) -> str:
    """A pattern that finds it where `_BEGINNING` does: not as part of a longer word."""
    literal = re.escape(begins)
    for letter in (_SPACED, f"[{_HANGUL}]"):
        if re.match(letter, begins):
            return rf"{literal}(?<!{letter}{literal})(?!{letter})"
    return literal if re.match(f"[{UNSPACED}]", begins) else rf"(?<!\w){literal}"


def _said_of(voice: Voice, voices: Sequence[Voice]) -> Iterable[str]:
    """The shortest way to name it: whatever contains it names the voice too."""
    firsts = Counter(_first(each.name) for each in voices)
    first = _first(voice.name)
    return (first,) if first and firsts[first] == 1 else (voice.name,)


def _first(name: str) -> str:
    found = _FIRST_WORD.match(name.strip())
    return found[0] if found else ""


def _also_called(voice: Voice) -> frozenset[str]:
    name, epithet = _plain(voice.name), _plain(voice.epithet or "")
    model = voice.model or ""
    return frozenset(
        {
            epithet,
            f"{name} {epithet}",
            f"{epithet} {name}",
            _plain(model),
            _plain(model.rpartition("/")[2]),
        }
    )


def _only(names: Iterable[VoiceName]) -> VoiceName | None:
    found = list(names)
    return found[0] if len(found) == 1 else None


def _longest(names: Iterable[VoiceName]) -> VoiceName | None:
    """Of "GPT" and "GPT mini" in "GPT mini says", the second; of two equals, none."""
    found = sorted(names, key=len, reverse=True)
    within = [n for n in found[1:] if not _stands_in(_plain(n), _plain(found[0]))]
    return found[0] if found and not within else None


def _stands_in(name: str, called: str) -> bool:
    return bool(name) and f" {name} " in f" {called} "


@lru_cache(maxsize=1 << 14)
def _plain(called: str) -> str:
    """Its words, figures by themselves: "Qwen3-Max" is "Qwen 3 Max"."""
    folded = unicodedata.normalize("NFKC", called).casefold()
    return _NOT_A_LETTER.sub(" ", _FIGURE.sub(" ", folded)).strip()
