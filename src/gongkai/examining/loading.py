"""A file as a report: a document, or the JSON that we wrote of one."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from gongkai.editions import EDITIONS, TABLES
from gongkai.reading import ODDITIES, UnusableFileError, read_bytes
from gongkai.reading.facts import is_facts
from gongkai.report import Finding, Report, Severity, Where, decode, report_from_json

_MARK = b"\xef\xbb\xbf"
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*[\"}]|\[\s*[\]{])")
"""How JSON of objects begins; a text may begin with a bracket as well."""
_NOT_OURS = "这个JSON文件不是 gongkai 写出的年报，请用 gongkai read 重新生成，或改用年报的网页、文本文件。"
_SEVERAL = "这个JSON文件里有多份年报，请每份年报单独存成一个文件再用。"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A report and what reading it found."""

    report: Report
    findings: list[Finding]


def read_report(data: bytes, name: str = "", edition: str | None = None) -> Loaded:
    """The report in the bytes of a file; UnusableFileError, one Chinese sentence, where there is none to be had."""
    if _JSON.match(data):
        return _from_json(data.removeprefix(_MARK))
    reading = read_bytes(data, name, edition)
    return Loaded(reading.report, list(reading.findings))


def is_document(data: bytes) -> bool:
    """Whether the bytes are a document to read, and not figures under their addresses (our JSON, CSV)."""
    return not (_JSON.match(data) or is_facts(data))


def publication_day(report: Report, given: date | None) -> date | None:
    """The day of publication: as given, else as the page says it, else none."""
    if given is not None:
        return given
    try:
        return date.fromisoformat(report.metadata.get("published_on", ""))
    except ValueError:
        return None


def _from_json(data: bytes) -> Loaded:
    try:
        found = decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnusableFileError(_NOT_OURS) from error
    if isinstance(found, list):
        if len(found) != 1:
            raise UnusableFileError(_SEVERAL if found else _NOT_OURS)
        found = found[0]
    try:
        report = report_from_json(found.get("report", found))
        findings = [_finding(item) for item in found.get("findings", ())]
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise UnusableFileError(_NOT_OURS) from error
    if not _is_of_the_form(report):
        raise UnusableFileError(_NOT_OURS)
    return Loaded(report, [finding for finding in findings if finding.code in ODDITIES])


def _finding(data: dict[str, Any]) -> Finding:
    where = data.get("where")
    return Finding(
        code=data["code"],
        severity=Severity(data["severity"]),
        message=data["message"],
        catalogue=data.get("catalogue") or "",
        address=data.get("address"),
        where=Where(**where) if where else None,
        expected=data.get("expected"),
        found=data.get("found"),
        difference=data.get("difference"),
        quote=data.get("quote") or "",
        advice=data.get("advice") or "",
        source=data.get("source") or "",
    )


def _is_of_the_form(report: Report) -> bool:
    """Whether every table, edition and address is one that we know, so that checks may rely on them."""
    editions = report.editions
    if not _is_typed(report):
        return False
    if not set(editions) <= set(TABLES) or not {name for name in editions.values() if name} <= set(EDITIONS):
        return False
    return all(_is_cell(address, editions) for address in report.figures)


def _is_typed(report: Report) -> bool:
    """Whether texts are texts and numbers numbers: a file edited by hand may hold anything."""
    texts = [report.title, report.opening, report.closing, *report.metadata.values()]
    texts += [text for part in report.sections for text in (part.title, part.text)]
    texts += [text for figure in report.figures.values() for text in (figure.printed, figure.unit)]
    numbers = [part.number for part in report.sections] + ([] if report.year is None else [report.year])
    known = report.agency is None or isinstance(report.agency, str)
    return known and all(isinstance(text, str) for text in texts) and all(type(number) is int for number in numbers)


def _is_cell(address: str, editions: Any) -> bool:
    name = editions.get(address.partition("/")[0])
    return bool(name) and address in EDITIONS[name].cells
