"""The cells of one worksheet: places, texts, and what of them is hidden."""

import re
from dataclasses import dataclass, field

from gongkai.reading.errors import UnusableFileError
from gongkai.reading.package import Element
from gongkai.reading.sheet import TOO_BIG, Merge, Sheet
from gongkai.reading.table import MAX_COLUMNS
from gongkai.reading.xlsx.shown import GENERAL, Format, shown
from gongkai.reading.xlsx.tags import S

_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_RANGE = re.compile(rf"{_PLACE.pattern}:{_PLACE.pattern}")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MOST_ROWS = 20_000
"""Rows with something in them; a report has some hundreds."""


@dataclass(slots=True)
class Book:
    """What the sheets share: texts, number formats, the day that counting starts; and formulas met without a result."""

    strings: list[str] = field(default_factory=list)
    formats: list[Format] = field(default_factory=list)
    from_1904: bool = False
    not_computed: int = 0


def read_sheet(root: Element, book: Book) -> tuple[Sheet, bool]:
    """The visible cells of a worksheet, and whether any filled ones are hidden."""
    sheet = Sheet()
    hidden_columns = _hidden_columns(root)
    has_hidden = False
    data = root.find(S + "sheetData")
    number = -1
    for row in () if data is None else data.iterchildren(S + "row"):
        number = _row_number(row.get("r"), number + 1)
        texts, drawn = _row(row, book)
        if row.get("hidden") in ("1", "true"):
            has_hidden = has_hidden or bool(texts)
            continue
        hidden = hidden_columns & texts.keys()
        has_hidden = has_hidden or bool(hidden)
        for column in hidden:
            del texts[column]
        if texts:
            sheet.rows[number] = texts
        if drawn > 1:
            sheet.drawn[number] = drawn
        if len(sheet.rows) + len(sheet.drawn) > 2 * _MOST_ROWS:
            raise UnusableFileError(TOO_BIG)
    sheet.merges = [merge for element in root.iterfind(f"{S}mergeCells/{S}mergeCell") if (merge := _merge(element.get("ref") or ""))]
    return sheet, has_hidden


def text_of(item: Element) -> str:
    """The text of a string, its pieces joined, readings of characters (phonetic runs) left out."""
    pieces = [child.text or "" for child in item.iterchildren(S + "t")]
    pieces += [text.text or "" for run in item.iterchildren(S + "r") for text in run.iterchildren(S + "t")]
    text = "".join(pieces)
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _row(row: Element, book: Book) -> tuple[dict[int, str], int]:
    """Column → text of the filled cells of a row, and how many cells are there, filled or not."""
    texts: dict[int, str] = {}
    drawn, column = 0, -1
    for cell in row.iterchildren(S + "c"):
        place = _PLACE.fullmatch(cell.get("r") or "")
        column = _column(place[1]) if place else column + 1
        if column >= MAX_COLUMNS:
            break
        drawn += 1
        text = _text(cell, book).strip(" \t\r\n")
        if text:
            texts[column] = text.replace("\r\n", "\n").replace("\r", "\n")
    return texts, drawn


def _text(cell: Element, book: Book) -> str:
    """What a cell shows."""
    kind = cell.get("t")
    if kind == "inlineStr":
        inline = cell.find(S + "is")
        return "" if inline is None else text_of(inline)
    value = cell.find(S + "v")
    text = (value.text or "") if value is not None else ""
    if not text:
        return _formula(cell, kind, book)
    if kind == "s":
        return book.strings[int(text)] if text.isdecimal() and int(text) < len(book.strings) else ""
    if kind == "b":
        return "TRUE" if text == "1" else "FALSE"
    if kind in ("str", "e", "d"):
        return text
    return shown(text, _format(cell, book), book.from_1904)


def _formula(cell: Element, kind: str | None, book: Book) -> str:
    """A formula whose result was never saved, as it is typed; a blank cell is empty, and so is a result that is an empty text."""
    formula = cell.find(S + "f")
    if formula is None or kind == "str":
        return ""
    book.not_computed += 1
    return "=" + (formula.text or "")


def _format(cell: Element, book: Book) -> Format:
    style = cell.get("s") or "0"
    return book.formats[int(style)] if style.isdecimal() and int(style) < len(book.formats) else GENERAL


def _hidden_columns(root: Element) -> set[int]:
    hidden: set[int] = set()
    for column in root.iterfind(f"{S}cols/{S}col"):
        first, last = column.get("min") or "", column.get("max") or ""
        if column.get("hidden") in ("1", "true") and first.isdecimal() and last.isdecimal():
            hidden.update(range(int(first) - 1, min(int(last), MAX_COLUMNS)))
    return hidden


def _row_number(text: str | None, otherwise: int) -> int:
    return int(text) - 1 if text is not None and text.isdecimal() and 0 < len(text) < 8 and int(text) else otherwise


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def _merge(reference: str) -> Merge | None:
    match = _RANGE.fullmatch(reference)
    return (int(match[2]) - 1, _column(match[1]), int(match[4]) - 1, _column(match[3])) if match else None
