"""A report as one web page: the official layout, nothing from outside, fit for screen readers, phones and paper.

The page holds the text of the report and no word of ours outside `aside` elements and attributes, so that a reader of
web pages finds exactly the report in it.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from gongkai.editions import EDITIONS, edition_for
from gongkai.form import Edition
from gongkai.rendering.layout import Layout, Slot, layout
from gongkai.report import Figure, Finding, Part, Report, State, Value

_NUMERALS = "零一二三四五六七八九十"

BLANK = "is-blank"
ABSENT = "is-absent"
DOUBTFUL = "is-doubtful"
LEGEND = {
    BLANK: ("空", "原文这一格空着，不等于0"),
    ABSENT: ("缺", "原文没有这一行或者这一格"),
    DOUBTFUL: ("疑", "原文这一格读不准，请对照原文"),
}
"""Looks of a cell that a reader must be told of: the one word shown in the cell, and what it means."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a value cell shows: its text as printed, its look (a class), and a remark for its `title`."""

    text: str
    look: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class TableView:
    """A table with its figures; `layout` is none where the report has no such table."""

    label: str
    layout: Layout | None
    cells: dict[str, Shown]


@dataclass(frozen=True, slots=True)
class PartView:
    """One part: `heading` with its numeral, `paragraphs`, its tables; `missing` where the report has no such part."""

    number: int
    heading: str
    paragraphs: list[str]
    tables: list[TableView]
    missing: bool = False


def render_html(report: Report, findings: Sequence[Finding] = ()) -> bytes:
    """The page as UTF-8; findings have no place in it."""
    edition = _edition(report)
    parts = _parts(report, edition)
    looks = {shown.look for part in parts for table in part.tables for shown in table.cells.values()}
    page = _template().render(
        title=report.title,
        page_title=report.title or _page_title(report),
        agency=report.agency or "",
        published_on=report.metadata.get("published_on", ""),
        facts=[(name, value) for name, value in report.metadata.items() if not name.isascii()],
        opening=_paragraphs(report.opening),
        parts=parts,
        closing=_paragraphs(report.closing),
        legend=[(look, *entry) for look, entry in LEGEND.items() if look in looks],
    )
    return page.encode()


def shown(figure: Figure) -> Shown:
    """The text of a figure's cell as printed, and how the cell looks."""
    if figure.state in (State.BLANK, State.ABSENT):
        look = BLANK if figure.state is State.BLANK else ABSENT
        return Shown("", look, LEGEND[look][1])
    if figure.state is State.MARK:
        return Shown(figure.printed.strip() or "/", "is-mark")
    if figure.state is State.UNREADABLE:
        return Shown(figure.printed, DOUBTFUL, LEGEND[DOUBTFUL][1])
    text = _number(figure)
    if not figure.certain:
        return Shown(text, DOUBTFUL, LEGEND[DOUBTFUL][1])
    return Shown(text, "" if figure.value else "is-zero")


def _number(figure: Figure) -> str:
    """The printed text of a number without line breaks, or the number itself where nothing legible was printed."""
    value = figure.value or 0
    plain = _plain(value)
    printed = "".join(figure.printed.split())
    if not printed:
        return plain + figure.unit
    digits = unicodedata.normalize("NFKC", printed).replace(",", "")
    return printed if _plain(value).lstrip("-") in digits else plain + figure.unit


def _plain(value: Value) -> str:
    return str(value) if isinstance(value, int) else format(value, "f")


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("gongkai.rendering"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.tests["slot"] = lambda box: isinstance(box, Slot)
    return environment.get_template("report.html.jinja")


def _edition(report: Report) -> Edition:
    """The edition whose parts the page is laid out by: the report's own, else that of its year, else the newest."""
    named = EDITIONS.get(report.edition or "")
    return named or edition_for(report.year) or list(EDITIONS.values())[-1]


def _page_title(report: Report) -> str:
    year = f"{report.year}年" if report.year is not None else ""
    return f"{report.agency or ''}{year}" or "年度报告"


def _parts(report: Report, edition: Edition) -> list[PartView]:
    """The parts of the form in order, those that the report has and those that it lacks, then any others it has."""
    views: list[PartView] = []
    for section in edition.sections:
        own = [part for part in report.sections if part.number == section.number]
        tables = [_table(report, edition, table.key) for table in edition.tables if table.section == section.number]
        if own:
            views.append(_part(own[0], section.title, tables))
            views += (_part(part, section.title, []) for part in own[1:])
        else:
            views.append(PartView(section.number, _heading(section.number, section.title), [], tables, missing=True))
    known = {section.number for section in edition.sections}
    return views + [_part(part, "", []) for part in report.sections if part.number not in known]


def _part(part: Part, title: str, tables: list[TableView]) -> PartView:
    return PartView(part.number, _heading(part.number, part.title or title), _paragraphs(part.text), tables)


def _heading(number: int, title: str) -> str:
    numeral = _NUMERALS[number] if 0 <= number < len(_NUMERALS) else str(number)
    return f"{numeral}、{title}"


def _paragraphs(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _table(report: Report, edition: Edition, key: str) -> TableView:
    own = report.table_edition(key)
    if own is None:
        return TableView(edition.table(key).label, None, {})
    squares = layout(own.name, key)
    return TableView(squares.label, squares, {address: shown(report.figure(address)) for address in own.addresses(key)})
