"""A symposium.toml for voices on this machine."""

from collections.abc import Iterable
from pathlib import Path

NOBODY = "none"


def configured(
    folder: Path,
    url: str,
    models: Iterable[str],
    *,
    scribe: str = NOBODY,
    rest: str = "",
) -> Path:
    """Write it; each voice is named as its model is, *scribe* makes the table."""
    voices = [
        f'[[voices]]\nname = "{model}"\nmodel = "{model}"\n'
        f'dialect = "openai"\nbase_url = "{url}"\n'
        for model in models
    ]
    file = folder / "symposium.toml"
    database = f'database = "{folder / "symposium.db"}"\n'
    synthesis = f'[synthesis]\nvoice = "{scribe}"\n'
    file.write_text("\n".join([database, *voices, synthesis, rest]))
    return file
