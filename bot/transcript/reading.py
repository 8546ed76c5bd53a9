"""Reading a transcript of whichever kind it is. No I/O."""

from bot.domain.symposium import Symposium
from bot.transcript.json_export import from_json
from bot.transcript.markdown import from_markdown


def read(text: str) -> Symposium:
    """
    The symposium of a JSON or a markdown export, told apart by what stands in it.

    Decode files without changing their line ends (newline=""). Unreadable, and nothing
    else, is raised whatever *text* is.
    """
    start = text.removeprefix("\ufeff").lstrip()[:1]
    return from_json(text) if start in ("{", "[") else from_markdown(text)
