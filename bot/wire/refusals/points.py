"""
Which fields of a request an endpoint finds fault with, one line for each.

OpenAI names one as `param`, FastAPI lists them as `detail` with a `loc` each, Mistral
puts that list into its `message`, Google has `fieldViolations`.
"""

from collections.abc import Iterator, Mapping

from bot.wire.reading import as_rows, as_table, as_text

_MOST = 8
"""Lines that are kept: a request has few fields, and what is sent may be endless."""
_PLACES = ("body", "query")
"""Where FastAPI says that a field stands; the names come behind."""


def read_points(error: Mapping[str, object]) -> tuple[str, ...]:
    """Lines such as "stream_options.include_usage: Extra inputs are not permitted"."""
    lines = [line for row in _rows(error) if (line := _line(row))]
    return tuple(lines[:_MOST])


def _rows(error: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    if param := as_text(error.get("param")):
        yield param, as_text(error.get("message"))
    message = error.get("message")
    for listed in (error.get("detail"), message, as_table(message).get("detail")):
        for row in map(as_table, as_rows(listed)):
            yield _path(row.get("loc")), as_text(row.get("msg"))
    for row in map(as_table, as_rows(error.get("details"))):
        for violation in map(as_table, as_rows(row.get("fieldViolations"))):
            yield as_text(violation.get("field")), as_text(violation.get("description"))


def _path(loc: object) -> str:
    names = [name for part in as_rows(loc) if (name := as_text(part))]
    return ".".join(names[1:] if names[:1] and names[0] in _PLACES else names)


def _line(row: tuple[str, str]) -> str:
    return ": ".join(filter(None, row))
