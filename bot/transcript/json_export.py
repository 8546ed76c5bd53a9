"""Symposium <-> the JSON export, schema "symposium/1". No I/O."""

import json

from bot.domain.symposium import Symposium
from bot.errors import Unreadable
from bot.transcript.document import document, symposium_of
from bot.transcript.node import is_whole, parsed


def to_json(symposium: Symposium) -> str:
    """
    The JSON export: the contract's fields, ending with a line feed; others, "tables",
    "notes", "sealed" and "title" and "seal" below, only where there is such a thing.

    A turn that is still speaking is left out: the contract knows ended turns only.
    Not carried either: context, attempts, the names of the variables that hold keys,
    user and password in addresses and the query of a base_url; rounds, samples and the
    symposium's asker only as far as its turns show them; numbers that JSON cannot write
    (nan, inf) become null.
    """
    return json.dumps(document(symposium), ensure_ascii=False, indent=2) + "\n"


def from_json(text: str) -> Symposium:
    """
    The symposium of a JSON export. Its origin is the one given in the document.

    Digests are not checked here. Fields the schema does not name are passed over.
    Unreadable, and nothing else, is raised whatever *text* is; it names the path.
    """
    if not is_whole(text):
        raise Unreadable("the document holds half of a surrogate pair")
    return symposium_of(parsed(text.removeprefix("\ufeff")))
