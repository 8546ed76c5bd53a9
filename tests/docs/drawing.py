"""
Messages drawn as a thread in the dark: names, pictures, text, containers, buttons.

It knows as much of Discord's markdown as our messages use: bold, italics, links,
quotes, headings, bullets, small print. Sizes are pixels of a picture twice as fine.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from tests.loopback.discord_state import Message

FINE = 2
WIDTH, LEFT, RIGHT = 760 * FINE, 76 * FINE, 28 * FINE
GROUND, BOX, TEXT, FAINT = "#313338", "#2b2d31", "#dbdee1", "#949ba4"
LINK, BAR, BUTTON, MAIN = "#4aa8ff", "#4e5058", "#4e5058", "#5865f2"
SIGNS = {"✅": ("#3ba55c", "M"), "🔇": ("#80848e", "/")}
_MARKS = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|\*(?P<slant>[^*]+)\*"
    r"|\[(?P<link>[^\]]+)\]\([^)]+\)|(?P<plain>[^*\[]+|.)"
)


@dataclass(frozen=True)
class Shown:
    """A message, and the colour of its author."""

    message: Message
    colour: int


@dataclass(frozen=True)
class Piece:
    """A word in one manner, with the space that follows it."""

    text: str
    style: str = "plain"


@cache
def letters(size: int, style: str) -> ImageFont.FreeTypeFont:
    ending = {"bold": "-Bold", "slant": "-Oblique"}.get(style, "")
    return ImageFont.truetype(f"DejaVuSans{ending}.ttf", size * FINE)


def pieces(line: str) -> list[Piece]:
    found = []
    for match in _MARKS.finditer(line):
        style = match.lastgroup or "plain"
        words = re.findall(r"\S+\s*|\s+", match[style])
        found += [Piece(word, style) for word in words]
    return found


class Sheet:
    """The picture as it grows downwards; *y* is where the next thing is drawn."""

    def __init__(self, height: int) -> None:
        self.image = Image.new("RGB", (WIDTH, height), GROUND)
        self.draw = ImageDraw.Draw(self.image)
        self.y = 20 * FINE

    def text(self, content: str, left: int, right: int) -> None:
        """The lines of a message's text, wrapped between *left* and *right*."""
        for line in content.split("\n"):
            if not line:
                self.y += 8 * FINE
            elif line.startswith("## "):
                self.line(f"**{line[3:]}**", left, right, size=18)
            elif line.startswith("### "):
                self.line(f"**{line[4:]}**", left, right, size=16)
            elif line.startswith("-# "):
                self.line(line[3:], left, right, size=11, colour=FAINT)
            elif line.startswith("> "):
                top = self.y
                self.line(line[2:], left + 14 * FINE, right)
                bar = (left, top, left + 3 * FINE, self.y - 2 * FINE)
                self.draw.rounded_rectangle(bar, 2 * FINE, fill=BAR)
            elif line.startswith("- "):
                self.line(f"•  {line[2:]}", left + 6 * FINE, right)
            else:
                self.line(line, left, right)

    def line(
        self, line: str, left: int, right: int, *, size: int = 14, colour: str = TEXT
    ) -> None:
        x = left
        for piece in pieces(line):
            style = "bold" if piece.style == "bold" else piece.style
            if piece.text.strip() in SIGNS:
                self.sign(piece.text.strip(), x)
                x += 22 * FINE
                continue
            font = letters(size, style)
            if x > left and x + font.getlength(piece.text.rstrip()) > right:
                x, self.y = left, self.y + (size + 6) * FINE
            fill = LINK if style == "link" else colour
            self.draw.text((x, self.y), piece.text, fill=fill, font=font)
            x += int(font.getlength(piece.text))
        self.y += (size + 7) * FINE

    def sign(self, sign: str, x: int) -> None:
        """A disc in the place of an emoji, for which there is no letter here."""
        colour, mark = SIGNS[sign]
        top = self.y + FINE
        self.draw.ellipse((x, top, x + 15 * FINE, top + 15 * FINE), fill=colour)
        tick = [(4, 8), (7, 11), (12, 5)] if mark == "M" else [(4, 11), (11, 4)]
        points = [(x + a * FINE, top + b * FINE) for a, b in tick]
        self.draw.line(points, fill="white", width=2 * FINE, joint="curve")

    def author(self, shown: Shown) -> None:
        """The round picture with a letter, the name, and when it was."""
        name, top = shown.message.username, self.y
        circle = (20 * FINE, top, 60 * FINE, top + 40 * FINE)
        self.draw.ellipse(circle, fill=f"#{shown.colour:06x}")
        middle = (40 * FINE, top + 20 * FINE)
        bold = letters(18, "bold")
        self.draw.text(middle, name[0], fill="white", font=bold, anchor="mm")
        self.draw.text((LEFT, top), name, fill="white", font=letters(14, "bold"))
        x = LEFT + int(letters(14, "bold").getlength(name)) + 8 * FINE
        box = (x, top + 2 * FINE, x + 32 * FINE, top + 17 * FINE)
        self.draw.rounded_rectangle(box, 3 * FINE, fill=MAIN)
        middle = ((box[0] + box[2]) // 2, (box[1] + box[3]) // 2)
        small = letters(9, "bold")
        self.draw.text(middle, "APP", fill="white", font=small, anchor="mm")
        when = datetime.fromtimestamp(shown.message.created, UTC)
        at = (x + 40 * FINE, top + 3 * FINE)
        self.draw.text(at, f"{when:%H:%M}", fill=FAINT, font=letters(11, "plain"))
        self.y += 22 * FINE

    def container(self, part: dict[str, Any]) -> None:
        """A box with its colour at the left, as high as what stands in it."""
        top = self.y
        bottom = self._within(part)
        box = (LEFT, top, WIDTH - RIGHT, bottom)
        self.draw.rounded_rectangle(box, 6 * FINE, fill=BOX)
        bar = (LEFT, top, LEFT + 4 * FINE, bottom)
        colour = part.get("accent_color") or 0x4E5058
        self.draw.rounded_rectangle(bar, 2 * FINE, fill=f"#{colour:06x}")
        self.y = top
        self.y = self._within(part) + 6 * FINE

    def _within(self, part: dict[str, Any]) -> int:
        """Draws what stands in a box; where the box ends."""
        self.y += 10 * FINE
        for text in part["components"]:
            self.text(text["content"], LEFT + 16 * FINE, WIDTH - RIGHT - 12 * FINE)
        return self.y + 4 * FINE

    def buttons(self, row: dict[str, Any]) -> None:
        x, self.y = LEFT, self.y + 4 * FINE
        for button in row["components"]:
            label, font = button["label"], letters(13, "plain")
            wide = int(font.getlength(label)) + 28 * FINE
            box = (x, self.y, x + wide, self.y + 32 * FINE)
            colour = MAIN if button["style"] == 1 else BUTTON
            self.draw.rounded_rectangle(box, 6 * FINE, fill=colour)
            middle = (x + wide // 2, self.y + 16 * FINE)
            self.draw.text(middle, label, fill="white", font=font, anchor="mm")
            x += wide + 8 * FINE
        self.y += 40 * FINE


def parts(message: Message) -> Iterator[dict[str, Any]]:
    """What a message shows, its content as a text among its components."""
    if message.content:
        yield {"type": 10, "content": message.content}
    yield from message.components


def picture(name: str, messages: list[Shown]) -> Image.Image:
    """The thread of that name, cut where it ends."""
    sheet = Sheet(4000 * FINE)
    sheet.line(f"**# {name}**", 20 * FINE, WIDTH - RIGHT, size=15, colour="white")
    rule = (0, sheet.y + 4 * FINE, WIDTH, sheet.y + 5 * FINE)
    sheet.draw.rectangle(rule, fill="#26272b")
    sheet.y += 22 * FINE
    for shown in messages:
        sheet.author(shown)
        for part in parts(shown.message):
            if part["type"] == 10:
                sheet.text(part["content"], LEFT, WIDTH - RIGHT)
            elif part["type"] == 17:
                sheet.container(part)
            else:
                sheet.buttons(part)
        sheet.y += 16 * FINE
    return sheet.image.crop((0, 0, WIDTH, sheet.y)).convert(
        "P", palette=Image.Palette.ADAPTIVE, colors=128
    )
