"""
Colours that stay apart for colour-blind readers and in grey.

Shades go from near white to dark blue, each darker than the one before, so that the
order survives any colour blindness. Speakers have the colours of M. Okabe and K. Ito
2008, Color Universal Design, and are told apart by a pattern too.
"""

Colour = tuple[int, int, int]

PAPER: Colour = (255, 255, 255)
INK: Colour = (0, 0, 0)
FAINT: Colour = (110, 110, 110)
LINE: Colour = (205, 205, 205)
EMPTY: Colour = (235, 235, 235)
ONSET: Colour = (140, 60, 0)
SPEAKERS: tuple[Colour, ...] = (
    (0, 114, 178),
    (230, 159, 0),
    (0, 158, 115),
    (204, 121, 167),
    (86, 180, 233),
    (213, 94, 0),
)
_LIGHT: Colour = (247, 251, 255)
_MIDDLE: Colour = (107, 174, 214)
_DARK: Colour = (8, 48, 107)


def shade(value: float) -> Colour:
    """Of a value from 0 (light) to 1 (dark); beyond, the nearer end."""
    value = min(max(value, 0.0), 1.0)
    if value < 1 / 2:
        return _mix(_LIGHT, _MIDDLE, value * 2)
    return _mix(_MIDDLE, _DARK, value * 2 - 1)


def ink_on(ground: Colour) -> Colour:
    """Black or white, whichever has the higher contrast (WCAG 2.1, 1.4.3)."""
    return INK if contrast(ground, INK) >= contrast(ground, PAPER) else PAPER


def contrast(one: Colour, other: Colour) -> float:
    """From 1 (none) to 21 (black on white), as WCAG 2.1 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _mix(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (
        round(a + (b - a) * share) for a, b in zip(one, other, strict=True)
    )
    return red, green, blue


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    low = part <= 0.04045  # noqa: PLR2004 - the constants of sRGB
    return part / 12.92 if low else ((part + 0.055) / 1.055) ** 2.4
