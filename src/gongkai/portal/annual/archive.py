"""An old report as the archive keeps it: of the years with a national form its figures, of earlier ones its words and free tables."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, groupby
from pathlib import PurePath
from typing import Any

from gongkai.editions import edition_for
from gongkai.portal.annual.entries import Head
from gongkai.reading import match
from gongkai.reading.document import Document, Field, Row
from gongkai.rendering import render
from gongkai.report import Report, Where, decode, report_from_json

_KEPT_SUFFIXES = 10


def archived_report(content: str, rows: Sequence[Mapping[str, Any]], head: Head) -> Report:
    """The whole report: as read; where no part was recognised, all its text as it stands, tables as lines."""
    report = report_from_json(decode(content))
    report = replace(report, agency=report.agency or head.agency, year=head.year)
    if edition_for(head.year) is None:
        # Before 2019 there was no national form: no figure is forced into one.
        report = replace(report, edition=None, editions=dict.fromkeys(report.editions), figures={})
    if report.sections or report.opening:
        return report
    return replace(report, opening=_text(rows, report.title))


def apart_from_tables(report: Report, rows: Sequence[Mapping[str, Any]]) -> Report:
    """The words of a report whose tables are shown as tables beside them, so that no cell is said twice.

    Reading keeps the text of a table that is no table of the national form in the part where it stands, one line a row, for a
    report has no other place for it. Here it has: so the source is read once more without its tables. Where too little is left to
    know the parts by, it is the text outside the tables as it stands.
    """
    outside = [row for row in rows if row["table"] is None]
    if len(outside) == len(rows):
        return report
    document = Document("archive", [Row([Field(cell["text"], Where()) for cell in row["cells"]]) for row in outside], title=report.title)
    words = match(document).report
    if not words.sections:
        return replace(report, opening=_text(outside, report.title), sections=(), closing="")
    return replace(report, opening=words.opening, sections=words.sections, closing=words.closing)


def formats_of(report: Report, original: bytes, name: str) -> dict[str, bytes]:
    """The files that the public gets: the original under its own ending, and our page and data where its ending is another.

    They know no tables but those of the national forms, so they are written from the whole report.
    """
    suffix = PurePath(name).suffix.lower().removeprefix(".")[:_KEPT_SUFFIXES] or "bin"
    made = {to: render(report, to) for to in ("html", "json")}
    if report.figures:
        made["csv"] = render(report, "csv")
    return {**made, "htm" if suffix == "html" else suffix: original}


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a source as it stood: a paragraph, or its table of that number (from 1) as rows of cells with text and span."""

    text: str = ""
    table: int = 0
    rows: tuple[list[Mapping[str, Any]], ...] = ()


def blocks(rows: Sequence[Mapping[str, Any]], title: str) -> Iterator[Block]:
    """The paragraphs and tables of a source in reading order, without the line that is its title."""
    numbers = count(1)
    for table, together in groupby(_without_title(rows, title), key=lambda row: row["table"]):
        if table is not None:
            yield Block(table=next(numbers), rows=tuple(row["cells"] for row in together))
            continue
        yield from (Block(line) for row in together if (line := _line(row)))


def _text(rows: Sequence[Mapping[str, Any]], title: str) -> str:
    """The text of rows, one line each, without the line that is the title."""
    return "\n".join(line for row in _without_title(rows, title) if (line := _line(row)))


def _without_title(rows: Sequence[Mapping[str, Any]], title: str) -> Sequence[Mapping[str, Any]]:
    at = next((place for place, row in enumerate(rows) if title and _line(row) == title), None)
    return rows if at is None else [*rows[:at], *rows[at + 1 :]]


def _line(row: Mapping[str, Any]) -> str:
    return "　".join(cell["text"].replace("\n", "") for cell in row["cells"] if cell["text"].strip())
