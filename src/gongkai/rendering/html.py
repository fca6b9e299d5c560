"""A report as one web page: the official layout, nothing from outside, fit for screen readers, phones and paper.

The page holds the text of the report and no word of ours outside `aside` elements and attributes, so that a reader of
web pages finds exactly the report in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from gongkai.rendering.layout import Layout, Slot, layout
from gongkai.rendering.outline import PartOutline, TableOutline, cell_text, outline
from gongkai.report import Figure, Finding, Report, State

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

    heading: str
    paragraphs: tuple[str, ...]
    tables: list[TableView]
    missing: bool


def render_html(report: Report, findings: Sequence[Finding] = ()) -> bytes:
    """The page as UTF-8; findings have no place in it."""
    content = outline(report)
    parts = [_part(part) for part in content.parts]
    looks = {shown.look for part in parts for table in part.tables for shown in table.cells.values()}
    page = _template().render(
        title=content.title,
        page_title=content.name,
        agency=report.agency or "",
        published_on=report.metadata.get("published_on", ""),
        facts=[(name, value) for name, value in report.metadata.items() if not name.isascii()],
        opening=content.opening,
        parts=parts,
        closing=content.closing,
        legend=[(look, *entry) for look, entry in LEGEND.items() if look in looks],
    )
    return page.encode()


def shown(figure: Figure) -> Shown:
    """The text of a figure's cell as printed, and how the cell looks."""
    text, look = cell_text(figure), _look(figure)
    return Shown(text, look, LEGEND[look][1] if look in LEGEND else "")


def _look(figure: Figure) -> str:
    match figure.state:
        case State.BLANK:
            return BLANK
        case State.ABSENT:
            return ABSENT
        case State.MARK:
            return "is-mark"
        case State.UNREADABLE:
            return DOUBTFUL
    if not figure.certain:
        return DOUBTFUL
    return "" if figure.value else "is-zero"


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


def _part(part: PartOutline) -> PartView:
    return PartView(part.heading, part.paragraphs, [_table(table) for table in part.tables], part.missing)


def _table(outlined: TableOutline) -> TableView:
    if outlined.table is None:
        return TableView(outlined.label, None, {})
    cells = {address: shown(figure) for address, figure in outlined.figures.items()}
    return TableView(outlined.label, layout(outlined.edition, outlined.table.key), cells)
