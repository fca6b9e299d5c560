"""Figures as CSV, one row for each cell: opens in Excel and WPS, and in any program."""

import csv
import io
from collections.abc import Mapping, Sequence

from gongkai.rendering.outline import plain
from gongkai.report import Figure, Finding, Report

_PLACES = ("page", "table", "row", "column", "line")
COLUMNS = ("address", "label", "value", "unit", "printed", "state", "certain", *_PLACES, "agency", "year", "edition")
"""The head of the columns; others may stand before them."""
_MARK = b"\xef\xbb\xbf"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render_csv(report: Report, findings: Sequence[Finding] = ()) -> bytes:
    """The figures under their head; neither findings nor the text of the report have a place in it."""
    return header() + facts(report)


def header(before: Sequence[str] = ()) -> bytes:
    """The head row, other columns first, after the mark by which Excel and WPS know UTF-8."""
    return _MARK + _lines([[*before, *COLUMNS]])


def facts(report: Report, before: Sequence[str] = ()) -> bytes:
    """A row for each figure of a report, in the order of the form; `before` fills the columns that stand first."""
    first = [harmless(text) for text in before]
    return _lines([[*first, *_row(report, address, figure)] for address, figure in report.figures.items()])


def harmless(text: str) -> str:
    """Text that a spreadsheet will not take for a formula; a negative number stays one."""
    if not text.startswith(_FORMULA):
        return text
    return text if text[1:].replace(".", "", 1).isdecimal() else f"'{text}"


def _row(report: Report, address: str, figure: Figure) -> list[str]:
    edition = report.table_edition(address.partition("/")[0])
    values: Mapping[str, str] = {
        "address": address,
        "label": edition.cells[address].label if edition else "",
        "value": "" if figure.value is None else plain(figure.value),
        "unit": harmless(figure.unit),
        "printed": harmless(figure.printed),
        "state": figure.state.value,
        "certain": "true" if figure.certain else "false",
        **{place: str(getattr(figure.where, place, None) or "") for place in _PLACES},
        "agency": harmless(report.agency or ""),
        "year": "" if report.year is None else str(report.year),
        "edition": edition.name if edition else "",
    }
    return [values[column] for column in COLUMNS]


def _lines(rows: list[list[str]]) -> bytes:
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\r\n").writerows(rows)
    return lines.getvalue().encode("utf-8", "backslashreplace")
