"""Plain text to rows of fields: tabs, pipes, commas, one cell a line, or running text."""

import csv
import re
from unicodedata import east_asian_width

from gongkai.reading.document import Document, Field, Row
from gongkai.report import Where

_RULE = re.compile(r"^[\s|:+\-—─=]{3,}$")
"""A line that only draws: Markdown `|---|`, ASCII borders."""
_CSV_NUMBER = re.compile(r'(?:^|,)\s*"?[+-]?\d[\d.]*"?\s*(?=,|$)')
_SENTENCE = re.compile(r"[。；！？]")
_ALIGNED = re.compile(r"[^\s\u3000]+(?:[ \u3000\xa0][^\s\u3000]+)*")
"""A stretch without two blanks side by side."""


def read_text(text: str) -> Document:
    """The rows of a plain text; nothing is raised.

    A line with tabs, pipes, commas or columns of blanks is one row of cells. Lines that all begin with one tab and
    have no other are the cells of one row until an empty line (so Word tables paste into plain text). Any other line
    is a row with one field.
    """
    rows: list[Row] = []
    group: list[Field] = []
    for number, line in enumerate(text.splitlines(), start=1):
        where = Where(line=number)
        if line.startswith("\t") and "\t" not in line[1:] and "|" not in line:
            group.append(Field(_clean(line[1:]), where))
            continue
        if group:
            rows.append(Row(group))
            group = []
        fields = _fields(line)
        if len(fields) > 1:
            rows.append(Row([Field(text, where, column) for column, text in fields]))
        elif fields:
            rows.append(Row([Field(fields[0][1], where)]))
    if group:
        rows.append(Row(group))
    return Document("text", rows)


def _clean(text: str) -> str:
    return text.strip(" \t\r\n\u3000\xa0\u200b\ufeff\x0c\x0b")


def _fields(line: str) -> list[tuple[int, str]]:
    """The cells of a line with their columns; an empty list for a line without anything.

    Columns are numbers of cells where something parts them, and offsets in narrow characters where only the alignment
    does.
    """
    text = _clean(line)
    if not text:
        return list(enumerate([""] * (line.count("\t") + 1))) if "\t" in line else []
    if "\t" in line:
        return list(enumerate(_clean(cell) for cell in line.rstrip("\r\n").split("\t")))
    if _RULE.match(line):
        return [(0, text)]
    for bar in "|│┃｜":
        if line.count(bar) >= 2 or (bar in line and not _SENTENCE.search(line)):
            return list(enumerate(_clean(cell) for cell in _trimmed(text, bar).split(bar)))
    if _SENTENCE.search(line):
        return [(0, text)]
    if "," in line and " " not in text and "\u3000" not in text and _CSV_NUMBER.search(line):
        return list(enumerate(_clean(cell) for cell in next(csv.reader([line]))))
    return [(_width(line[: match.start()]), match.group()) for match in _ALIGNED.finditer(line)]


def _width(text: str) -> int:
    """How many narrow characters wide a text is on a page of fixed pitch."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def _trimmed(line: str, bar: str) -> str:
    """A table line without its outer bars."""
    return line.removeprefix(bar).removesuffix(bar)
