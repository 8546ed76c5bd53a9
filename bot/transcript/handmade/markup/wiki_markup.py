"""
Pages of MediaWiki, put into markdown line by line, so that each layout reads them and
every line keeps its number.

As https://www.mediawiki.org/wiki/Help:Formatting describes the marks: `== Part ==`,
`; Name` with `: words` below, three apostrophes for bold and two for italics, lists
with stars, `[[links]]`, `{{templates}}` and `{| tables |}`.
"""

import re

SENTENCE = "The marks of MediaWiki were read as those of markdown."

_FEWEST = 2  # kinds of marks that no other markup has
_HEADING = re.compile(
    r"[ ]*(?P<mark>={1,6})[ ]*(?P<words>[^=\s](?:[^=\n]*[^=\s])?)[ ]*(?P=mark)[ ]*"
)
_TERM = re.compile(r";[ ]*(?P<name>[^:\n]{1,80}?)[ ]*(?::(?P<words>[ ].*)?)?")
_BOLD = re.compile(r"'''(?=[^'\s])((?:'(?!')|[^'\n])+)'''")
_ITALIC = re.compile(r"(?<!')''(?=[^'\s])((?:'(?!')|[^'\n])+)''(?!')")
_LINK = re.compile(r"\[\[(?:[^\[\]|\n]*\|)?(?P<words>[^\[\]|\n]+)\]\]")
_TEMPLATE = re.compile(r"[ ]*\{\{(?P<name>[^{}|\n]+)(?:\|(?P<words>[^{}\n]*))?\}\}[ ]*")
_FIELD = re.compile(
    r"[ ]*+\|[ ]*+(?P<key>[^ =|\n](?:[^=|\n]{0,58}[^ =|\n])?|(?<=[ ]))[ ]*+="
    r"[ ]*+(?P<value>.*)"
)
_ITEM = re.compile(r"(?P<marks>:*[*#]+)[ ]*(?P<words>.*)")
_DENTED = re.compile(r":+[ ]*(?P<words>.*)")
_OTHERS = re.compile(r"\*\*[^*\n]+\*\*|^#{2,6} |^```|^>", re.MULTILINE)
_LINE_OF_HEADING = re.compile(r"^={2,6} ?[^=\s][^=\n]* ?={2,6} *$", re.MULTILINE)
_PAIR = re.compile(r"^;[^\n]+\n:", re.MULTILINE)
_LONGEST = 20_000  # characters at its beginning that are looked at


def is_wiki(text: str) -> bool:
    """It has several of the marks, and none of markdown."""
    head = text[:_LONGEST]
    if _OTHERS.search(head) is not None:
        return False
    signs = (
        _LINE_OF_HEADING.search(head) is not None,
        _PAIR.search(head) is not None,
        "'''" in head,
        "[[" in head and "]]" in head,
        head.lstrip().startswith("{{") or "\n{{" in head or "\n{|" in head,
    )
    return sum(signs) >= _FEWEST and (signs[0] or signs[1] or signs[2])


def wiki_to_markdown(text: str) -> str:
    """As many lines as it has."""
    reader = _Reader()
    return "\n".join(map(reader.read, text.split("\n")))


class _Reader:
    """Reads line by line; mutable, and gone when the page is read."""

    def __init__(self) -> None:
        self.is_table = self.is_template = False

    def read(self, line: str) -> str:
        bare = line.strip()
        if self.is_table or bare.startswith("{|"):
            return self._read_table(bare, line)
        if self.is_template or (bare.startswith("{{") and "}}" not in bare):
            return self._read_template(bare, line)
        return _read_line(line)

    def _read_table(self, bare: str, line: str) -> str:
        begins, ends = not self.is_table, bare.startswith("|}")
        self.is_table = not ends
        return "```" if begins or ends else line

    def _read_template(self, bare: str, line: str) -> str:
        begins = not self.is_template
        self.is_template = not bare.endswith("}}")
        if begins:
            return f"*{bare.strip('{}| ')}*"
        field = _FIELD.fullmatch(line.replace("}}", ""))
        return (
            bare.strip("{}") if field is None else f"- {field['key']}: {field['value']}"
        )


def _read_line(line: str) -> str:
    if (heading := _HEADING.fullmatch(line)) is not None:
        return f"{'#' * len(heading['mark'])} {_read_marks(heading['words'])}"
    if (term := _TERM.fullmatch(line)) is not None:
        return (
            f"**{_LINK.sub(_words, term['name'])}:**{_read_marks(term['words'] or '')}"
        )
    if (template := _TEMPLATE.fullmatch(line)) is not None:
        said = _read_marks(template["words"] or "")
        return (
            f"[{template['name'].strip()}: {said}]" if said else f"[{template['name']}]"
        )
    if (item := _ITEM.fullmatch(line)) is not None:
        marks = item["marks"].lstrip(":")
        mark = "-" if marks[-1] == "*" else "1."
        return f"{'  ' * (len(marks) - 1)}{mark} {_read_marks(item['words'])}"
    if (dented := _DENTED.fullmatch(line)) is not None:
        return _read_marks(dented["words"])
    return _read_marks(line)


def _read_marks(words: str) -> str:
    linked = _LINK.sub(_words, words)
    return _ITALIC.sub(r"*\1*", _BOLD.sub(r"**\1**", linked))


def _words(found: re.Match[str]) -> str:
    return found["words"]
