"""Figures as CSV, one row for each cell: opens in Excel and WPS, and in any program."""

import csv
import io
from decimal import Decimal

from gongkai.report import Figure, Report, Value

COLUMNS = ("file", "address", "label", "value", "unit", "printed", "state", "certain", "page", "table", "row", "column", "line")
_PLACES = ("page", "table", "row", "column", "line")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def header() -> bytes:
    """The head row, after the mark by which Excel and WPS know UTF-8."""
    return b"\xef\xbb\xbf" + _lines([list(COLUMNS)])


def figures(name: str, report: Report) -> bytes:
    """A row for each figure of a report, in the order of the form."""
    return _lines([_row(name, report, address, figure) for address, figure in report.figures.items()])


def _row(name: str, report: Report, address: str, figure: Figure) -> list[str]:
    edition = report.table_edition(address.partition("/")[0])
    label = edition.cells[address].label if edition else ""
    places = [str(getattr(figure.where, place, None) or "") for place in _PLACES]
    certain = "true" if figure.certain else "false"
    return [_text(name), address, label, plain(figure.value), figure.unit, _text(figure.printed), figure.state.value, certain, *places]


def plain(value: Value | None) -> str:
    """A number with all its digits and no exponent; empty for none."""
    return "" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)


def _text(text: str) -> str:
    """Text that a spreadsheet will not take for a formula; a negative number stays one."""
    if not text.startswith(_FORMULA):
        return text
    return text if text[1:].replace(".", "", 1).isdecimal() else f"'{text}"


def _lines(rows: list[list[str]]) -> bytes:
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\r\n").writerows(rows)
    return lines.getvalue().encode("utf-8", "backslashreplace")
