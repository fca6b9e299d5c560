"""The entries of a report that is being typed, and the report they make: typed text is read as a printed cell is read.

Keys of entries: a cell address; `title`, `opening`, `part/1` … `part/6`, `closing`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gongkai.editions import EDITIONS, TABLES, edition_for
from gongkai.form import Edition
from gongkai.reading.cells import content
from gongkai.report import Figure, Part, Report, State

TITLE, OPENING, CLOSING = "title", "opening", "closing"
UNIFORM_TITLE = "{}{}年政府信息公开工作年度报告"
"""The name of every report (domain reference §2.3): agency, year."""


@dataclass(frozen=True, slots=True)
class Head:
    """Whose report of which year it is."""

    agency: str
    year: int

    @property
    def edition(self) -> Edition:
        """The form prescribed for the year; the newest where none is."""
        return edition_for(self.year) or list(EDITIONS.values())[-1]

    @property
    def title(self) -> str:
        """The uniform name of the report."""
        return UNIFORM_TITLE.format(self.agency, self.year)


def part_key(number: int) -> str:
    """The key of a part's text."""
    return f"part/{number}"


def keys(edition: Edition) -> Iterator[str]:
    """Every key that a report of this edition can have, in the order of the document."""
    yield TITLE
    yield OPENING
    for section in edition.sections:
        yield part_key(section.number)
    yield from edition.addresses()
    yield CLOSING


def report_of(head: Head, texts: Mapping[str, str], metadata: Mapping[str, str] | None = None) -> Report:
    """The report that these entries make; what is not among them is blank. Nothing is added up or filled in."""
    edition = head.edition
    return Report(
        agency=head.agency,
        year=head.year,
        title=texts.get(TITLE) or head.title,
        edition=edition.name,
        editions=dict.fromkeys(TABLES, edition.name),
        metadata=dict(metadata or {}),
        opening=texts.get(OPENING, ""),
        sections=tuple(Part(s.number, s.title, texts.get(part_key(s.number), "")) for s in edition.sections),
        closing=texts.get(CLOSING, ""),
        figures={address: figure_of(texts.get(address, "")) for address in edition.addresses()},
    )


def figure_of(text: str) -> Figure:
    """The figure that a typed cell says, read by the rules of printed ones: “12”, “/”, nothing, “12件”."""
    read = content(text)
    return Figure(value=read.value, unit=read.unit, printed=text, state=read.state)


def entries_of(report: Report) -> dict[str, str]:
    """The entries that make this report again, as they would be typed; blank and absent ones are left out."""
    texts = {TITLE: report.title, OPENING: report.opening, CLOSING: report.closing}
    texts |= {part_key(part.number): part.text for part in report.sections}
    for address, figure in report.figures.items():
        if figure.state not in (State.BLANK, State.ABSENT):
            texts[address] = figure.printed or ("" if figure.value is None else f"{figure.value}")
    return {key: text for key, text in texts.items() if text}
