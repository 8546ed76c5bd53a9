"""Symposium <-> the JSON export, schema "symposium/2"; /1 is read."""

import json

from bot.domain.symposium import Symposium
from bot.errors import Unreadable
from bot.text.lines import is_encodable
from bot.text.unseen import escape_unseen
from bot.transcript.document import document
from bot.transcript.reading.document_reader import symposium_of
from bot.transcript.reading.json_reader import parse_json
from bot.transcript.reading.references import refuse_no_passages


def to_json(symposium: Symposium) -> str:
    """
    The JSON export, ending with a line feed; its fields are those of `docs/record.md`.

    A turn that is still speaking is left out: a record knows ended turns only. Not
    carried either: the names of the variables that hold keys, user and password in
    addresses and the query of a base_url; numbers that JSON cannot write (nan, inf)
    become null. Characters that are not seen and act on a terminal or on the eye are
    written as escapes. ValueError for a symposium that has no digests yet.
    """
    written = json.dumps(document(symposium), ensure_ascii=False, indent=2)
    return escape_unseen(written) + "\n"


def from_json(text: str) -> Symposium:
    """
    The symposium of a JSON export. Its origin is the one given in the document.

    Digests are not checked here. Fields the schema does not name are passed over.
    Unreadable, and nothing else, is raised whatever *text* is; it names the path.
    """
    if not is_encodable(text):
        raise Unreadable("the document holds half of a surrogate pair")
    read = symposium_of(parse_json(text.removeprefix("\ufeff")))
    refuse_no_passages(read)
    return read
