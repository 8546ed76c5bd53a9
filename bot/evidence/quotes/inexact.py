"""
What becomes of a quotation that stands nowhere in one piece: the first rule that fits.

A quotation of fewer than three words is then not found: two may meet anywhere. Of three
or more, it is asked in each text of the voice whether it is *spliced*, then in each
whether it is *altered* (see the files of these names), then whether the pieces that
breaks show stand in the text in another order, or are altered each by itself, which is
altered too. Pieces of three
words or more may also stand in several turns of the voice.
"""

from collections.abc import Iterator, Sequence

from bot.domain.synthesis import Check
from bot.evidence.quotes.altered import (
    Sought,
    find_alike,
    find_scattered,
    missing_from,
    sought,
    trimmed,
)
from bot.evidence.quotes.finding import QuoteFinding, QuoteRule, Stretch
from bot.evidence.quotes.prepared_text import PreparedText
from bot.evidence.quotes.said_texts import SaidTexts
from bot.evidence.quotes.spliced import (
    Put,
    QuotePiece,
    find_piece,
    pieces_of,
    put_pieces,
    put_together,
)
from bot.evidence.quotes.spoken_text import join_words, spoken_words

_FEWEST = 3  # words
_FEWEST_IN_ORDER = 2  # words of a piece that is found in another order


def find_inexact(said: str, texts: SaidTexts) -> QuoteFinding:
    """What became of a folded quotation that stands in none of the texts."""
    words = spoken_words(said)
    if len(words) < _FEWEST:
        return QuoteFinding(Check.NOT_FOUND, QuoteRule.TOO_SHORT, missing=words)
    quotation = sought(words)
    pieces = pieces_of(said)
    held = tuple(texts.holding(quotation))
    finding = (
        _find_spliced(words, pieces, held)
        or _find_in_turns(pieces, texts)
        or _find_altered(words, quotation, held)
        or _find_reordered(pieces, held, texts)
        or _find_changed(pieces, texts)
    )
    return finding or QuoteFinding(Check.NOT_FOUND, QuoteRule.TOO_LITTLE, missing=words)


def _find_spliced(
    words: QuotePiece, pieces: Sequence[QuotePiece], held: Sequence[PreparedText]
) -> QuoteFinding | None:
    moved: Put | None = None
    for put, rule in _ways_to_splice(words, pieces, held):
        if not put.moved:
            return QuoteFinding(Check.SPLICED, rule, put.stretches)
        moved = moved or put
    if moved is None:
        return None
    return QuoteFinding(Check.ALTERED, QuoteRule.OTHER_ARTICLE, moved.stretches)


def _ways_to_splice(
    words: QuotePiece, pieces: Sequence[QuotePiece], held: Sequence[PreparedText]
) -> Iterator[tuple[Put, QuoteRule]]:
    """Of a quotation with breaks the pieces may stand apart, else all of it."""
    wanted = frozenset(word for piece in pieces for word in piece)
    for text in held:
        if not wanted <= text.vocabulary:
            continue
        if (put := put_together(words, text)) is not None:
            yield put, QuoteRule.WORDS_LEFT_OUT
        if len(pieces) > 1 and (put := put_pieces(pieces, text)) is not None:
            yield put, QuoteRule.PIECES_AT_BREAKS


def _find_in_turns(
    pieces: Sequence[QuotePiece], texts: SaidTexts
) -> QuoteFinding | None:
    """Its pieces stand in the voice's turns, each after the one before."""
    if len(pieces) <= 1 or any(len(piece) < _FEWEST for piece in pieces):
        return None
    stretches: list[Stretch] = []
    at = 0
    for piece in pieces:
        words = join_words(piece)
        if (found := texts.find(words, at)) is None:
            return None
        text, start, at = found
        stretches.append(Stretch(text, start, start + len(words)))
    return QuoteFinding(Check.SPLICED, QuoteRule.PIECES_IN_TURNS, tuple(stretches))


def _find_altered(
    words: QuotePiece, quotation: Sought, held: Sequence[PreparedText]
) -> QuoteFinding | None:
    for text in held:
        alike = find_alike(quotation, text)
        if alike is not None and quotation.is_most_of(alike):
            stretch = trimmed(text, alike.place, quotation)
            return _altered(words, QuoteRule.WORDS_CHANGED, stretch)
        if (stretch_ := find_scattered(quotation, text)) is not None:
            return _altered(words, QuoteRule.WORDS_SCATTERED, stretch_)
    return None


def _altered(words: QuotePiece, rule: QuoteRule, stretch: Stretch) -> QuoteFinding:
    stretches = (stretch,)
    return QuoteFinding(Check.ALTERED, rule, stretches, missing_from(words, stretches))


def _find_reordered(
    pieces: Sequence[QuotePiece], held: Sequence[PreparedText], texts: SaidTexts
) -> QuoteFinding | None:
    """All its pieces stand in one text, or, longer ones, in several of the voice."""
    if len(pieces) <= 1 or any(len(piece) < _FEWEST_IN_ORDER for piece in pieces):
        return None
    for text in held:
        if all(find_piece(piece, text) is not None for piece in pieces):
            return _reordered(pieces, SaidTexts([text]))
    if all(len(piece) >= _FEWEST for piece in pieces):
        return _reordered(pieces, texts)
    return None


def _find_changed(
    pieces: Sequence[QuotePiece], texts: SaidTexts
) -> QuoteFinding | None:
    """Each piece stands somewhere in the voice's words, or is altered by itself."""
    if len(pieces) <= 1:
        return None
    stretches: list[Stretch] = []
    missing: list[str] = []
    for piece in pieces:
        words = join_words(piece)
        if (found := texts.find(words)) is not None:
            text, start, _ = found
            stretches.append(Stretch(text, start, start + len(words)))
        elif len(piece) < _FEWEST:
            return None
        elif (stretch := _find_alike(piece, texts)) is not None:
            stretches.append(stretch)
            missing += missing_from(piece, (stretch,))
        else:
            return None
    rule = QuoteRule.PIECES_CHANGED
    return QuoteFinding(Check.ALTERED, rule, tuple(stretches), tuple(missing))


def _find_alike(piece: QuotePiece, texts: SaidTexts) -> Stretch | None:
    quotation = sought(piece)
    for text in texts.holding(quotation):
        alike = find_alike(quotation, text)
        if alike is not None and quotation.is_most_of(alike):
            return trimmed(text, alike.place, quotation)
    return None


def _reordered(pieces: Sequence[QuotePiece], texts: SaidTexts) -> QuoteFinding | None:
    stretches: list[Stretch] = []
    for words in map(join_words, pieces):
        if (found := texts.find(words)) is None:
            return None
        text, start, _ = found
        stretches.append(Stretch(text, start, start + len(words)))
    return QuoteFinding(Check.ALTERED, QuoteRule.PIECES_REORDERED, tuple(stretches))
