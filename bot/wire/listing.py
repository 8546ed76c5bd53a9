"""The models that an endpoint lists, read from its answer to GET /models."""

from bot.domain.bounds import LONGEST_NAME
from bot.wire.reading import as_table, as_text, explain_garble, read_json


def read_models(body: bytes) -> tuple[str, ...]:
    """The ids of the models; VoiceError (garbled) if the body is no such list."""
    told = read_json(body)
    # Together sends the list itself, the others put it into an object.
    listed = told.get("data", told.get("models")) if isinstance(told, dict) else told
    if not isinstance(listed, list):
        raise explain_garble()
    found = (as_table(row) for row in listed)
    ids = (as_text(row.get("id")) or as_text(row.get("name")) for row in found)
    return tuple(name for name in ids if 0 < len(name) <= LONGEST_NAME)


def is_listed(models: tuple[str, ...], model: str) -> bool:
    """
    Whether *model* is among them, under any of its spellings: Google lists
    "models/x" for x, Ollama "x:latest" for x, and OpenRouter takes "x:online" for x.
    """
    return not {model, f"models/{model}", f"{model}:latest"}.isdisjoint(models) or (
        "/" in model and model.partition(":")[0] in models
    )
