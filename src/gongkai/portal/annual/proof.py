"""The files of a report, each read back and compared before it goes out: what cannot be read back equal is not published."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.checking import Context, check_report
from gongkai.reading import read_bytes
from gongkai.rendering import MissingFontError, render
from gongkai.report import Finding, Report, State, Value, decode, report_from_json

FORMATS = ("html", "docx", "pdf", "xlsx", "csv", "json")
"""What is published, in the order in which it is offered."""

PAPER_FORMATS = frozenset({"docx", "pdf", "xlsx"})
"""Documents beside the page and the data: one that cannot be proved does not hold the publication up, it is left out."""

TEXT_FORMATS = frozenset({"html", "docx", "pdf", "xlsx", "json"})
"""Formats that hold the words of the parts too."""

_SPACE = re.compile(r"\s+")


class FaultyFileError(Exception):
    """A file that does not say what the report says; the Chinese sentence names the format and the first difference."""


@dataclass(frozen=True, slots=True)
class Proved:
    """The bytes of every format, each read back equal; `unavailable` has format → why it is left out (no fonts, not read back equal)."""

    files: Mapping[str, bytes]
    unavailable: Mapping[str, str]


def prove(report: Report) -> Proved:
    """Write the report in all formats and read each again. Takes a quarter of a second.

    A document for paper that does not come back equal is left out; `FaultyFileError` where the page or the data do not.
    """
    files: dict[str, bytes] = {}
    unavailable: dict[str, str] = {}
    expected = _codes(check_report(Context(report, agency=report.agency, year=report.year)))
    for to in FORMATS:
        try:
            data = render(report, to)
        except MissingFontError as error:
            unavailable[to] = str(error)
            continue
        try:
            _compare(report, read_again(data, to), to, expected)
        except FaultyFileError as error:
            if to not in PAPER_FORMATS:
                raise
            unavailable[to] = str(error)
            continue
        files[to] = data
    return Proved(files, unavailable)


def read_again(data: bytes, to: str) -> Report:
    """The report that a reader finds in a published file."""
    return report_from_json(decode(data)["report"]) if to == "json" else read_bytes(data, f"report.{to}").report


def figures_of(report: Report) -> dict[str, tuple[Value | None, State]]:
    """Address → value and state, an absent cell counting as blank."""
    return {
        address: (figure.value, State.BLANK if figure.state is State.ABSENT else figure.state) for address, figure in report.figures.items()
    }


def _compare(report: Report, back: Report, to: str, expected: list[tuple[str, str | None]]) -> None:
    here, there = figures_of(report), figures_of(back)
    if here != there:
        address = next(address for address in {**here, **there} if here.get(address) != there.get(address))
        raise FaultyFileError(f"{to}文件读回后与报告不一致（{address}），没有公开。请把这份报告发给维护人员。")
    if to not in TEXT_FORMATS:
        return
    for part in report.sections:
        again = back.part(part.number)
        if _bare(part.text) != _bare(again.text if again else ""):
            raise FaultyFileError(f"{to}文件读回后第{part.number}部分的文字与报告不一致，没有公开。请检查这一部分里有没有表格或特殊符号。")
    if expected != _codes(check_report(Context(back, agency=report.agency, year=report.year))):
        raise FaultyFileError(f"{to}文件读回后的检查结果与填报时不一致，没有公开。请把这份报告发给维护人员。")


def _codes(findings: list[Finding]) -> list[tuple[str, str | None]]:
    return sorted(((finding.code, finding.address) for finding in findings), key=lambda pair: (pair[0], pair[1] or ""))


def _bare(text: str) -> str:
    return _SPACE.sub("", text)
