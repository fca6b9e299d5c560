"""A document of any format to a report and the findings of reading."""

import re
from dataclasses import dataclass

from gongkai.editions import EDITIONS, TABLES, edition_for
from gongkai.form import Edition
from gongkai.reading.document import Document
from gongkai.reading.match.across import read_across
from gongkai.reading.match.chrome import chrome_findings, without_chrome
from gongkai.reading.match.down import read_down
from gongkai.reading.match.found import TableFound
from gongkai.reading.match.head import Head, is_head_line, read_head, without_title
from gongkai.reading.match.regions import regions
from gongkai.reading.match.sections import Heading, headings, parts, prose
from gongkai.reading.match.stream import Stream
from gongkai.reading.oddities import ODDITIES
from gongkai.report import Figure, Finding, Part, Report

_MARKUP = re.compile(r"^[\s|:]*-{2,}[\s|:\-]*$")


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a file gives: the report as printed, and what was odd about the document."""

    report: Report
    findings: list[Finding]


def match(document: Document, edition: str | None = None) -> Reading:
    """The report that a document holds; `edition` names the one to read by, none to find it by fit.

    A document that is no annual report gives an empty report and the finding F214; nothing is raised.
    """
    stream = Stream(document)
    found = headings(stream)
    head = read_head(stream, found[0].start if found else None)
    wanted = EDITIONS[edition] if edition else None
    tables = _tables(stream, found, wanted, edition_for(head.year))
    if not tables and not _is_report(found, head):
        return Reading(Report(title=head.title), [_no_report(document), *_lost(document)])
    report = _report(stream, found, head, tables)
    findings = [finding for table in tables.values() for finding in table.findings]
    return Reading(report, [*_lost(document), *findings, *chrome_findings(stream), *_markup(stream)])


def _tables(stream: Stream, found: list[Heading], wanted: Edition | None, by_year: Edition | None) -> dict[str, TableFound]:
    where = regions(stream, [heading.start for heading in found])
    tables: dict[str, TableFound] = {}
    for key in TABLES[:2]:
        table = read_down(stream, where[key], wanted, by_year) if key in where else None
        if table is not None:
            tables[key] = table
    if TABLES[2] in where:
        like = [tables[key].edition for key in reversed(TABLES[:2]) if key in tables]
        edition = wanted or (like[0] if like else by_year or list(EDITIONS.values())[-1])
        table = read_across(stream, where[TABLES[2]], edition)
        if table is not None:
            tables[TABLES[2]] = table
    return tables


def _is_report(found: list[Heading], head: Head) -> bool:
    """Whether prose alone makes a report: its title and half of its parts are there, be they empty."""
    return bool(head.title) and len({heading.number for heading in found}) >= 3


def _report(stream: Stream, found: list[Heading], head: Head, tables: dict[str, TableFound]) -> Report:
    extents = [extent for table in tables.values() for extent in table.extents]
    figures: dict[str, Figure] = {}
    for key in TABLES:
        if key in tables:
            figures |= tables[key].figures
    editions = {key: tables[key].edition.name if key in tables else None for key in TABLES}
    first = found[0].start if found else min((start for start, _ in extents), default=len(stream.text))
    sections = [Part(part.number, part.title, without_chrome(part.text)) for part in parts(stream, found, extents, len(stream.text))]
    sections, closing = _closing(sections)
    by_year = edition_for(head.year)
    year = head.year or _year_of(sections)
    return Report(
        agency=head.agency or _signed_by(closing),
        year=year,
        title=head.title,
        edition=editions["requests"] or editions["proactive"] or (by_year.name if by_year else None),
        editions=editions,
        metadata=head.metadata,
        opening=_opening(prose(stream, min(head.end, first), first, extents), head),
        sections=tuple(sections),
        closing=closing,
        figures=figures,
    )


def _opening(text: str, head: Head) -> str:
    return "\n".join(without_title(line) for line in without_chrome(text).split("\n") if not is_head_line(line, head))


_DATE = (
    r"(?:\d{4}|[二〇零○O0]{2}[一二三四五六七八九〇零○]{2})\s*年"
    r"\s*[\d一二三四五六七八九十]{1,2}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日"
)
_SIGNATURE = re.compile(rf"^(?:\S{{2,30}}\s*)?{_DATE}$")
_NAME = (
    r"[\u4e00-\u9fff（）()]{2,30}?"
    r"(?:局|委|委员会|办公室|政府|厅|中心|办|管委会|院|署|支队|大队|街道|处)"
)
_BODY = re.compile(rf"^{_NAME}$")
_BEHIND_PROSE = re.compile(rf"(?<=[。！？；\s])\s*{_NAME}\s*{_DATE}$")
"""The signature of a report whose line ends were lost."""
_SIGNED = re.compile(rf"^({_NAME})\s*(?:{_DATE})?$")


def _closing(sections: list[Part]) -> tuple[list[Part], str]:
    """Signature and date at the end of the last part apart from it."""
    if not sections:
        return sections, ""
    last = sections[-1]
    lines = last.text.split("\n")
    cut = len(lines)
    while cut and (_SIGNATURE.match(lines[cut - 1].strip()) or (cut < len(lines) and _BODY.match(lines[cut - 1].strip()))):
        cut -= 1
    text, closing = "\n".join(lines[:cut]), "\n".join(lines[cut:])
    behind = None if closing else _BEHIND_PROSE.search(text)
    if behind:
        text, closing = text[: behind.start()].rstrip(), behind.group().strip()
    return [*sections[:-1], Part(last.number, last.title, text)], closing


def _signed_by(closing: str) -> str | None:
    """The agency that signs the report."""
    names = (match.group(1) for line in closing.split("\n") if (match := _SIGNED.match(line.strip())))
    return next(names, None)


_OPENING_YEAR = re.compile(r"(20\d\d)\s*年")


def _year_of(sections: list[Part]) -> int | None:
    """The first year that part one names: what is left where neither title nor period says it."""
    text = next((part.text for part in sections if part.number == 1), "")
    match = _OPENING_YEAR.search(text[:400])
    return int(match.group(1)) if match else None


def _no_report(document: Document) -> Finding:
    name = "网页" if document.format == "html" else "文件"
    notes = "".join(f"{note}。" for note in document.notes)
    return ODDITIES["F214"].found(f"这个{name}不是政府信息公开工作年度报告：没有找到年报的三张表，也没有六个部分。{notes}")


def _lost(document: Document) -> list[Finding]:
    if not document.lost:
        return []
    return [ODDITIES["F215"].found(f"有{document.lost}处字符没能解码，读出来的文字可能不全。", found=document.lost)]


def _markup(stream: Stream) -> list[Finding]:
    """A drawn line left in the text of a document that is otherwise no Markdown."""
    drawn = [row for row in stream.document.rows if row.table is None and _is_drawn([field.text for field in row.fields])]
    if len(drawn) != 1:
        return []
    text = "|".join(field.text for field in drawn[0].fields)
    return [ODDITIES["F213"].found(f"表格里残留着分隔线“{text}”。", where=drawn[0].fields[0].where, quote=text)]


def _is_drawn(texts: list[str]) -> bool:
    """Whether a row only rules columns off, as Markdown does."""
    return (len(texts) > 1 or "|" in texts[0]) and all(_MARKUP.match(text) for text in texts)
