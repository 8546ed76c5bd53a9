"""
A sheet to draw on, with lettering that can be read on a phone.

Sheets are 1680 pixels wide. Nothing is lettered smaller than 32 pixels, so that, shown
800 pixels wide, capitals and figures are 10 pixels high. The letters are Pillow's
built-in ones, the same everywhere; what they lack is not drawn (see `can_letter`).
"""

from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from bot.pictures.palette import INK, PAPER, Colour

WIDTH = 1680
SMALL, NORMAL, LARGE = 32, 36, 44
_COLOURS = 128  # enough for shades and the edges of letters, half of the bytes
_COMPRESSED = 7  # 9 takes five times as long for a twentieth fewer bytes
_LACKING = (
    "\uffff"  # no character (Unicode 23.7): what is drawn for any that is lacking
)
_SPELT = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2013": "-",
        "\u2014": "-",
        "\u00a0": " ",
    }
)


class Sheet:
    """One picture being drawn; owns its pixels."""

    def __init__(self, height: int) -> None:
        self._image = Image.new("RGB", (WIDTH, height), PAPER)
        self.draw = ImageDraw.Draw(self._image)

    def letter(
        self,
        at: tuple[float, float],
        text: str,
        *,
        size: int = NORMAL,
        colour: Colour = INK,
        anchor: str = "la",
    ) -> None:
        """*anchor* as in Pillow: left, middle, right; ascender, middle, baseline."""
        self.draw.text(at, spelt(text), fill=colour, font=letters(size), anchor=anchor)

    def squeeze(
        self, centre: tuple[float, float], text: str, room: float, colour: Colour
    ) -> None:
        """The text in the middle, its letters drawn narrower if it is too long."""
        width = measure_width(text, SMALL)
        if width <= room:
            self.letter(centre, text, size=SMALL, colour=colour, anchor="mm")
            return
        mask = Image.new("L", (round(width), SMALL * 2), 0)
        middle = (width / 2, SMALL)
        ImageDraw.Draw(mask).text(
            middle, text, fill=255, font=letters(SMALL), anchor="mm"
        )
        narrow = mask.resize((max(int(room), 1), mask.height))
        corner = (round(centre[0] - narrow.width / 2), round(centre[1] - SMALL))
        self._image.paste(colour, corner, narrow)

    def png(self) -> bytes:
        """The same drawing gives the same bytes."""
        out = BytesIO()
        few = self._image.quantize(
            _COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
        )
        few.save(out, "PNG", compress_level=_COMPRESSED)
        return out.getvalue()


@cache
def letters(size: int) -> ImageFont.FreeTypeFont:
    """Pillow's built-in letters."""
    found = ImageFont.load_default(size)
    if not isinstance(found, ImageFont.FreeTypeFont):
        raise TypeError("this Pillow was built without FreeType")
    return found


def measure_width(text: str, size: int) -> float:
    """How wide the text is, in pixels."""
    return letters(size).getlength(spelt(text))


def spelt(text: str) -> str:
    """With the plain marks that stand for typographic ones."""
    return text.translate(_SPELT)


def can_letter(text: str) -> bool:
    """Whether the built-in letters have every character of it, and something shows."""
    return bool(text.strip()) and all(map(_has, spelt(text)))


def cut_to_width(text: str, size: int, room: float) -> str:
    """With an ellipsis where it would be wider than *room* pixels."""
    if measure_width(text, size) <= room:
        return text
    while text and measure_width(f"{text}…", size) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def lines(text: str, size: int, room: float) -> list[str]:
    """The text in lines of at most *room* pixels, parted between words."""
    found = [""]
    for word in text.split():
        longer = f"{found[-1]} {word}".strip()
        if found[-1] and measure_width(longer, size) > room:
            found.append(word)
        else:
            found[-1] = longer
    return found


@cache
def _has(character: str) -> bool:
    if character == " ":
        return True
    font = letters(SMALL)
    return bytes(font.getmask(character)) != bytes(font.getmask(_LACKING))
