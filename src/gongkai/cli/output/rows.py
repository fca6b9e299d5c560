"""Figures of several files as one CSV: the rows of `gongkai.rendering.csv`, with the file that each is from."""

from gongkai.rendering import csv, outline
from gongkai.report import Report, Value


def header() -> bytes:
    """The head row, after the mark by which Excel and WPS know UTF-8."""
    return csv.header(("file",))


def figures(name: str, report: Report) -> bytes:
    """A row for each figure of a report, in the order of the form."""
    return csv.facts(report, (name,))


def plain(value: Value | None) -> str:
    """A number with all its digits and no exponent; empty for none."""
    return "" if value is None else outline.plain(value)
