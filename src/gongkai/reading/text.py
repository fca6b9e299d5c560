"""Plain text to rows of fields: tabs, bars, commas, one cell a line, or running text."""

import csv
import re
from collections.abc import Iterable
from unicodedata import east_asian_width

from gongkai.reading.document import Document, Field, Row
from gongkai.report import Where

_RULE = re.compile(r"^[\s|:+\-—─=]{3,}$")
"""A line that only draws: Markdown `|---|`, ASCII borders."""
_HEADING = re.compile(r"^#{1,6}[ \t]+(?=\S)")
"""How a heading begins in Markdown."""
_CSV_NUMBER = re.compile(r'(?:^|,)\s*"?[+-]?\d[\d.]*"?\s*(?=,|$)')
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SENTENCE = re.compile(r"[。；！？]")
_ALIGNED = re.compile(r"[^\s\u3000]+(?:[ \u3000\xa0][^\s\u3000]+)*")
"""A stretch without two blanks side by side."""
_BARS = "|│┃｜"
_BAR = {bar: re.compile(rf"(?<!\\){re.escape(bar)}") for bar in _BARS}
"""Bars that part cells; Markdown writes a bar inside a cell as `\\|`."""
_BLANK_BEFORE_NUMBER = re.compile(r"\s[+\-]?\d|\d\s")
"""Blanks part the cells of such a line, and its commas stand inside numbers."""
_LONGEST_CELL = 80
_Cells = list[tuple[int, str]]


def read_text(text: str) -> Document:
    """The rows of a plain text; nothing is raised.

    A line with tabs, bars, commas or columns of blanks is one row of cells. Lines that all begin with one tab and
    have no other are the cells of one row until an empty line (so Word tables paste into plain text). Any other line
    is a row with one field.
    """
    rows: list[Row] = []
    group: list[Field] = []
    lines = [_HEADING.sub("", line) for line in text.splitlines()]
    drawn = _drawn(lines, lines != text.splitlines())
    parted = {**_with_commas(lines), **_with_bars(lines)}
    for number, line in enumerate(lines):
        if number in drawn:
            continue
        where = Where(line=number + 1)
        if line.startswith("\t") and "\t" not in line[1:] and "|" not in line:
            group.append(Field(_clean(line[1:]), where))
            continue
        if group:
            rows.append(Row(group))
            group = []
        cells = parted[number] if number in parted else _cells(line)
        if len(cells) > 1:
            rows.append(Row([Field(text, where, column) for column, text in cells]))
        elif cells:
            rows.append(Row([Field(cells[0][1], where)]))
    if group:
        rows.append(Row(group))
    return Document("text", rows)


def _clean(text: str) -> str:
    return text.strip(" \t\r\n\u3000\xa0\u200b\ufeff\x0c\x0b")


def _numbered(cells: Iterable[str]) -> _Cells:
    return list(enumerate(_clean(cell) for cell in cells))


def _drawn(lines: list[str], has_headings: bool) -> set[int]:
    """The rules under the heads of Markdown tables, which say nothing; a lone one in a text that is no Markdown was left behind."""
    rules = {number for number, line in enumerate(lines) if "|" in line and _is_border(_clean(line))}
    return rules if has_headings or len(rules) > 1 else set()


def _with_bars(lines: list[str]) -> dict[int, _Cells]:
    """The cells of the lines that bars part. Bars around a line are a frame if all lines of the table have them."""
    found: dict[int, _Cells] = {}
    for bar in _BARS:
        run: list[int] = []
        for number, line in enumerate([*lines, ""]):
            if bar in line and number not in found and (line.count(bar) >= 2 or not _SENTENCE.search(line)):
                run.append(number)
                continue
            found |= _framed(lines, run, bar)
            run = []
    return found


def _framed(lines: list[str], run: list[int], bar: str) -> dict[int, _Cells]:
    texts = {number: _clean(lines[number]) for number in run}
    cells = {number: _BAR[bar].split(text) for number, text in texts.items() if not _is_border(text)}
    left = all(parts[0] == "" for parts in cells.values())
    right = all(parts[-1] == "" for parts in cells.values())
    return {
        number: _numbered(part.replace("\\" + bar, bar) for part in parts[left : len(parts) - right]) for number, parts in cells.items()
    }


def _is_border(text: str) -> bool:
    """Whether a line only draws; one of bars and blanks alone is a row of blank cells."""
    return bool(_RULE.match(text)) and any(char in "-—─=+" for char in text)


def _with_commas(lines: list[str]) -> dict[int, _Cells]:
    """The cells of the lines that commas part: neighbours with as many cells, some of them numbers."""
    found: dict[int, _Cells] = {}
    run: list[tuple[int, list[str]]] = []
    for number, line in enumerate([*lines, ""]):
        cells = _comma_cells(line)
        if run and len(cells) != len(run[0][1]):
            if len(run) > 1 and any(cell.strip().isdigit() for _, cells_before in run for cell in cells_before):
                found |= {place: _numbered(parts) for place, parts in run}
            run = []
        if len(cells) > 1:
            run.append((number, cells))
    return found


def _comma_cells(line: str) -> list[str]:
    """The line parted at its commas, none where it is a sentence or one number."""
    if "," not in line or "\t" in line or _SENTENCE.search(line) or _THOUSANDS.fullmatch(_clean(line)):
        return []
    cells = next(csv.reader([line]), [])
    return cells if all(len(cell) <= _LONGEST_CELL and not _BLANK_BEFORE_NUMBER.search(cell.strip()) for cell in cells) else []


def _cells(line: str) -> _Cells:
    """The cells of a line with their columns; an empty list for a line without anything.

    Columns are numbers of cells where something parts them, and offsets in narrow characters where only the alignment
    does.
    """
    text = _clean(line)
    if not text:
        return list(enumerate([""] * (line.count("\t") + 1))) if "\t" in line else []
    if "\t" in line:
        return _numbered(line.rstrip("\r\n").split("\t"))
    if _RULE.match(line) or _SENTENCE.search(line):
        return [(0, text)]
    if "," in line and " " not in text and "\u3000" not in text and _CSV_NUMBER.search(line) and not _THOUSANDS.fullmatch(text):
        return _numbered(next(csv.reader([line])))
    return [(_width(line[: match.start()]), match.group()) for match in _ALIGNED.finditer(line)]


def _width(text: str) -> int:
    """How many narrow characters wide a text is on a page of fixed pitch."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)
