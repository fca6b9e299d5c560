"""Plain text to rows of fields: tabs, pipes, commas, one cell a line, or running text."""

import csv
import re

from gongkai.reading.document import Document, Field, Row
from gongkai.report import Where

_RULE = re.compile(r"^[\s|:+\-—─=]{3,}$")
"""A line that only draws: Markdown `|---|`, ASCII borders."""
_CSV_NUMBER = re.compile(r'(?:^|,)\s*"?[+-]?\d[\d.]*"?\s*(?=,|$)')
_SENTENCE = re.compile(r"[。；！？]")


def read_text(text: str) -> Document:
    """The rows of a plain text; nothing is raised.

    A line with tabs or pipes is one row of cells. Lines that all begin with one tab and have no other are the cells of
    one row until an empty line (so Word tables paste into plain text). Any other line is a row with one field.
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
        if fields:
            rows.append(Row([Field(field, where) for field in fields]))
    if group:
        rows.append(Row(group))
    return Document("text", rows)


def _clean(text: str) -> str:
    return text.strip(" \t\r\n\u3000\xa0\u200b\ufeff\x0c\x0b")


def _fields(line: str) -> list[str]:
    """The cells of a line; an empty list for a line without anything."""
    if not _clean(line):
        return [""] * (line.count("\t") + 1) if "\t" in line else []
    if _RULE.match(line):
        return [line.strip()]
    if "\t" in line:
        return [_clean(cell) for cell in line.rstrip("\r\n").split("\t")]
    for bar in "|│┃｜":
        if line.count(bar) >= 2 or (bar in line and not _SENTENCE.search(line)):
            return [_clean(cell) for cell in _trimmed(line.strip(), bar).split(bar)]
    if line.count(",") >= 1 and _CSV_NUMBER.search(line) and not _SENTENCE.search(line):
        return [_clean(cell) for cell in next(csv.reader([line]))]
    return [_clean(line)]


def _trimmed(line: str, bar: str) -> str:
    """A table line without its outer bars."""
    return line.removeprefix(bar).removesuffix(bar)
