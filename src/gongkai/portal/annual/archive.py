"""An old report as the archive keeps it: of the years with a national form its figures, of earlier ones its words and free tables."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from gongkai.editions import edition_for
from gongkai.portal.annual.entries import Head
from gongkai.rendering import render
from gongkai.report import Report, decode, report_from_json

_KEPT_SUFFIXES = 10


def archived_report(content: str, rows: Sequence[Mapping[str, Any]], head: Head) -> Report:
    """The report to keep: as read; where no part was recognised, all its text as it stands, tables as lines."""
    report = report_from_json(decode(content))
    report = replace(report, agency=report.agency or head.agency, year=head.year)
    if edition_for(head.year) is None:
        # Before 2019 there was no national form: no figure is forced into one.
        report = replace(report, edition=None, editions=dict.fromkeys(report.editions), figures={})
    if report.sections or report.opening:
        return report
    return replace(report, opening="\n".join(line for row in rows if (line := _line(row))))


def formats_of(report: Report, original: bytes, name: str) -> dict[str, bytes]:
    """The files that the public gets: the original under its own ending, and our page and data where its ending is another."""
    suffix = PurePath(name).suffix.lower().removeprefix(".")[:_KEPT_SUFFIXES] or "bin"
    made = {to: render(report, to) for to in ("html", "json")}
    if report.figures:
        made["csv"] = render(report, "csv")
    return {**made, "htm" if suffix == "html" else suffix: original}


def _line(row: Mapping[str, Any]) -> str:
    return "　".join(cell["text"].replace("\n", "") for cell in row["cells"] if cell["text"].strip())
