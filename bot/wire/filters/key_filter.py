"""Keeping the key out of an answer that comes in pieces, wherever they cut it."""

import re

from bot.text.secret_forms import secret_forms
from bot.wire.redaction import HIDDEN

SECRET = 16
"""Characters from which on a key is hidden wherever it stands, in the middle too."""
TOKEN = 8
"""From here on, where it has a digit, only where it stands as a word of its own."""

_WITHIN = r"[0-9A-Za-z_-]"


class KeyFilter:
    """
    Owns the end of what was said last, as long as it may be how the key begins.

    So never more is held back than the key is long, in the longest of its forms. A key
    that is shorter than TOKEN, or than SECRET and without a digit, is let through by
    design: as "ollama" or "not-needed" it is a word that answers hold, and no secret.
    """

    def __init__(self, key: str | None) -> None:
        self._forms = secret_forms(key) if key and _is_secret(key) else ()
        self._longest = max(map(len, self._forms), default=0)
        any_form = "|".join(map(re.escape, self._forms))
        self._alone = len(key or "") < SECRET
        if self._alone:
            any_form = f"(?<!{_WITHIN})(?:{any_form})(?!{_WITHIN})"
        self._key = re.compile(any_form)
        firsts = {form[0] for form in self._forms}
        self._first = re.compile("|".join(map(re.escape, sorted(firsts))))
        self._before = ""
        """The last character that was told, which may make the next no word's first."""
        self.held = ""

    def pass_on(self, piece: str) -> str:
        """What may be told now that *piece* has come: without the key, or its start."""
        # A delta of facts alone ends nothing: what is held stays held.
        if not self._forms or not piece:
            return piece
        if not self.held and not self._first.search(piece):
            self._before = piece[-1]
            return piece  # nearly always, and as cheaply as can be
        # Were the key "abcdefghijklmnop": of "so ab" the "ab" is held. After that "x"
        # lets "abx" go, "c" is held too, and "cdefghijklmnop" makes the whole key.
        text = self._hidden(self.held + piece, is_last=False)
        start = self._beginning(text)
        self.held = text[start:]
        self._before = text[:start][-1:] or self._before
        return text[:start]

    def release(self) -> str:
        """What is still held back: nothing more comes, so it is the key or was not."""
        held, self.held = self.held, ""
        return self._hidden(held, is_last=True) if held else held

    def hide(self, text: str) -> str:
        """*text*, which is whole, without the key; what is held stays held."""
        return self._key.sub(HIDDEN, text) if self._forms else text

    def _hidden(self, text: str, *, is_last: bool) -> str:
        whole = self._before + text

        def hidden(found: re.Match[str]) -> str:
            # Of a word at the end nobody knows yet whether it is over.
            open_ended = self._alone and not is_last and found.end() == len(whole)
            return found[0] if open_ended else HIDDEN

        return self._key.sub(hidden, whole)[len(self._before) :]

    def _beginning(self, text: str) -> int:
        """Where the key may begin that *text* ends within; its length if nowhere."""
        for found in self._first.finditer(text, max(0, len(text) - self._longest)):
            rest = text[found.start() :]
            if any(form.startswith(rest) for form in self._forms):
                return found.start()
        return len(text)


def _is_secret(key: str) -> bool:
    has_digit = any(char.isdigit() for char in key)
    return len(key) >= SECRET or (len(key) >= TOKEN and has_digit)
