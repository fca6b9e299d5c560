"""What a document of a report shows, in order: title, opening, parts with paragraphs and tables, closing.

The same for every format that people read. Nothing is added to what was printed; what the report lacks is marked as lacking.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.editions import EDITIONS, edition_for
from gongkai.form import Edition, Table
from gongkai.form.naming import numeral
from gongkai.rendering.fitting import em_width
from gongkai.report import Figure, Part, Report, State, Value
from gongkai.typesetting import legible

_NAME = "政府信息公开工作年度报告"
_LIKE_A_NUMBER = re.compile(r"[\d.,，．\s+-]*|[^\d?？]{0,3}\d[\d.,]*[^\d?？]{0,3}")
"""Figures alone, or with a short word before or behind them such as a unit."""
_YEAR = re.compile(r"(?:19|20)\d\d年|[二〇○零一九]{4}年")
_SECOND_LEVEL = re.compile(r"（[一二三四五六七八九十]{1,3}）")
_LONGEST_LEAD = 40
"""A longer first sentence is no heading, and a longer last line no signature."""


@dataclass(frozen=True, slots=True)
class TableOutline:
    """A table with its figures by address; `table` is none where the report has no such table."""

    label: str
    edition: str
    table: Table | None
    figures: Mapping[str, Figure]

    def texts(self) -> dict[str, str]:
        """The text of every cell by address."""
        return {address: cell_text(figure) for address, figure in self.figures.items()}


@dataclass(frozen=True, slots=True)
class PartOutline:
    """One part: `heading` with its numeral, its paragraphs, its tables; `missing` where the report has no such part."""

    number: int
    heading: str
    paragraphs: tuple[str, ...]
    tables: tuple[TableOutline, ...]
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole document; `title` is empty where the report has none, `name` never is."""

    title: str
    name: str
    opening: tuple[str, ...]
    parts: tuple[PartOutline, ...]
    closing: tuple[str, ...]


def outline(report: Report) -> Outline:
    """Every part of the form in order, those that the report has and those that it lacks, then any others it has.

    A report of a year before the national forms lacks none of them: it is shown with what it has.
    """
    edition = _edition(report)
    return Outline(
        title=legible(report.title).strip(),
        name=legible(report.title).strip() or _name(report),
        opening=_paragraphs(report.opening),
        parts=tuple(_parts(report, edition)),
        closing=_paragraphs(report.closing),
    )


def on_paper(report: Report) -> Outline:
    """What is laid out on pages: the parts and tables that the report has, or the empty form where it has nothing.

    A part whose text is missing keeps its heading over its table. A report without figures and text is a form to fill in:
    it gets the uniform name, every heading and every table, blank.
    """
    if not (report.sections or report.figures or report.opening or report.closing):
        return _form(report)
    whole = outline(report)
    parts = (
        PartOutline(part.number, part.heading, part.paragraphs, tuple(t for t in part.tables if t.table), part.missing)
        for part in whole.parts
    )
    alone = not report.sections
    kept = tuple(part for part in parts if not part.missing or part.tables or alone)
    is_form = alone and not any(figure.state is not State.BLANK for figure in report.figures.values())
    title = _form_title(report) if is_form else whole.title
    return Outline(title, title or whole.name, whole.opening, kept, whole.closing)


def cell_text(figure: Figure) -> str:
    """The text of a figure's cell as printed, on one line; empty for a blank and for a cell that is not there."""
    match figure.state:
        case State.BLANK | State.ABSENT:
            return ""
        case State.NUMBER:
            return legible(_number(figure))
        case State.MARK:
            return legible(figure.printed.strip() or "/")
    return _doubtful(" ".join(legible(figure.printed).split()))


def plain(value: Value) -> str:
    """A number with all its digits and no exponent."""
    return str(value) if isinstance(value, int) else format(value, "f")


def title_lines(title: str, width: float) -> tuple[str, ...]:
    """The title in one line, or broken before the year where it is longer than `width` (in characters)."""
    if em_width(title) <= width:
        return (title,)
    found = _YEAR.search(title, 2)
    return (title[: found.start()], title[found.start() :]) if found else (title,)


def lead(paragraph: str) -> tuple[str, str]:
    """A paragraph as its heading of the second level and the rest, each perhaps empty: （一）主动公开。｜今年…"""
    if not _SECOND_LEVEL.match(paragraph):
        return "", paragraph
    end = paragraph.find("。") + 1 or len(paragraph)
    return (paragraph[:end], paragraph[end:]) if end <= _LONGEST_LEAD else ("", paragraph)


def is_signature(paragraph: str) -> bool:
    """Whether a closing paragraph is the name of the agency or the date: short and no sentence."""
    return len(paragraph) <= _LONGEST_LEAD and not paragraph.rstrip().endswith(("。", "；", "：", "）"))


def _doubtful(text: str) -> str:
    """What could not be read, so written that nobody takes it for a number: the figures of a whole row may stand in each cell."""
    return f"{text}？" if _LIKE_A_NUMBER.fullmatch(text) else text


def _number(figure: Figure) -> str:
    """The printed text of a number without line breaks, or the number itself where nothing legible was printed."""
    number = plain(figure.value or 0)
    printed = "".join(figure.printed.split())
    if not printed:
        return number + figure.unit
    digits = unicodedata.normalize("NFKC", printed).replace(",", "")
    return printed if number.lstrip("-") in digits else number + figure.unit


def _edition(report: Report) -> Edition:
    """The edition whose parts are laid out: the report's own, else that of its year, else the newest."""
    named = EDITIONS.get(report.edition or "")
    return named or edition_for(report.year) or list(EDITIONS.values())[-1]


def _name(report: Report) -> str:
    """What a document without a title is called where it must be called something: no title, lest a reader take it for one."""
    return legible(f"{report.agency or ''}{_year(report)}") or "年度报告"


def _form_title(report: Report) -> str:
    """The uniform name that the report should have, with what is known of it."""
    return legible(report.title).strip() or legible(f"{report.agency or ''}{_year(report)}{_NAME}")


def _year(report: Report) -> str:
    return f"{report.year}年" if report.year is not None else ""


def _form(report: Report) -> Outline:
    edition = _edition(report)
    parts = tuple(
        PartOutline(
            section.number,
            _heading(section.number, section.title),
            (),
            tuple(TableOutline(t.label, edition.name, t, _blank(edition, t)) for t in edition.tables if t.section == section.number),
        )
        for section in edition.sections
    )
    title = _form_title(report)
    return Outline(title, title, (), parts, ())


def _blank(edition: Edition, table: Table) -> dict[str, Figure]:
    return dict.fromkeys(edition.addresses(table.key), Figure())


def _is_free(report: Report) -> bool:
    """Whether the report is older than the national forms: it lacks none of their parts and tables."""
    return report.edition is None and report.year is not None and edition_for(report.year) is None


def _parts(report: Report, edition: Edition) -> list[PartOutline]:
    found: list[PartOutline] = []
    free = _is_free(report)
    for section in edition.sections:
        own = [part for part in report.sections if part.number == section.number]
        tables = tuple(_table(report, edition, table) for table in edition.tables if table.section == section.number)
        tables = tuple(table for table in tables if table.table or not free)
        if own:
            found.append(_part(own[0], section.title, tables))
            found += (_part(part, section.title, ()) for part in own[1:])
        elif tables or not free:
            found.append(PartOutline(section.number, _heading(section.number, section.title), (), tables, missing=True))
    known = {section.number for section in edition.sections}
    return found + [_part(part, "", ()) for part in report.sections if part.number not in known]


def _part(part: Part, title: str, tables: tuple[TableOutline, ...]) -> PartOutline:
    return PartOutline(part.number, _heading(part.number, legible(part.title) or title), _paragraphs(part.text), tables)


def _heading(number: int, title: str) -> str:
    return f"{numeral(number)}、{title}"


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line for line in legible(text).splitlines() if line.strip())


def _table(report: Report, edition: Edition, table: Table) -> TableOutline:
    own = report.table_edition(table.key)
    if own is None:
        return TableOutline(table.label, edition.name, None, {})
    figures = {address: report.figure(address) for address in own.addresses(table.key)}
    squares = own.table(table.key)
    return TableOutline(squares.label, own.name, squares, figures)
