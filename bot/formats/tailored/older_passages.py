"""Passages from older symposia that a convener is shown, as an act has them."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

from bot.domain.act import Act
from bot.domain.names import SymposiumId, TurnId, VoiceName


@dataclass(frozen=True, slots=True)
class OlderPassage:
    """*text* is what *voice* said in *turn* of another *symposium*, called *title*."""

    voice: VoiceName
    text: str
    turn: TurnId
    symposium: SymposiumId
    title: str = ""


def write_passages(passages: tuple[OlderPassage, ...]) -> list[dict[str, str]]:
    """As the option `passages` of an act has them."""
    return [asdict(passage) for passage in passages]


def read_passages(act: Act) -> tuple[OlderPassage, ...]:
    """Those that were put into the act; what is no passage is left out."""
    written = act.options.get("passages")
    return tuple(_read(written if isinstance(written, list | tuple) else ()))


def _read(written: list[object] | tuple[object, ...]) -> Iterator[OlderPassage]:
    for each in written:
        if not isinstance(each, Mapping):
            continue
        given = [each.get(name) for name in ("voice", "text", "turn", "symposium")]
        if all(isinstance(value, str) and value for value in given):
            voice, text, turn, symposium = map(str, given)
            title = each.get("title")
            yield OlderPassage(
                VoiceName(voice),
                text,
                TurnId(turn),
                SymposiumId(symposium),
                title if isinstance(title, str) else "",
            )
