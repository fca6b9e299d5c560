"""What the entry page of one part shows: its table as boxes to type in, its text, last year's beside, and what the checks say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from gongkai.editions import TABLE_NAMES, TABLES
from gongkai.form import identities
from gongkai.form.naming import part_name
from gongkai.portal.agencies import access
from gongkai.portal.agencies.rights import Right
from gongkai.portal.annual.entries import CLOSING, OPENING, TITLE, Head, part_key
from gongkai.portal.annual.judging import Judged
from gongkai.portal.annual.models import Filing, Remark, Working
from gongkai.portal.annual.naming import named, place
from gongkai.portal.annual.selectors import filings, remarks
from gongkai.portal.annual.sentences import sentences
from gongkai.portal.annual.stages import OPEN_STAGES
from gongkai.portal.annual.texts import texts_of
from gongkai.portal.annual.zeros import sums
from gongkai.portal.audit.actor import Actor
from gongkai.rendering.layout import Layout, layout
from gongkai.report import Finding, Report, Severity, State

_LOOKS = {Severity.ERROR: ("is-err", "差"), Severity.WARNING: ("is-warn", "疑"), Severity.INFO: ("is-warn", "疑")}


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell to type in: what stands there, how it looks and the one word that says why, what last year had."""

    address: str
    text: str
    look: str = ""
    word: str = ""
    mark: str = ""
    last: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class TableView:
    """A table to type in: its layout and its cells by address."""

    layout: Layout
    cells: Mapping[str, CellView]


@dataclass(frozen=True, slots=True)
class Tab:
    """One part in the row of parts: what is still to be done there."""

    number: int
    name: str
    errors: int
    blank: bool


@dataclass(frozen=True, slots=True)
class Rival:
    """An entry with two texts: where, what stands, and what others typed beside it (name, text)."""

    key: str
    place: str
    stands: str
    by: str
    others: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as the panel tells it: the finding with what was said of it, its part, and the value that would mend it."""

    judged: Judged
    part: int
    cure: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A text of the report that stands outside its parts: what it is called, a word of help, what stands there, how high its box is."""

    key: str
    label: str
    hint: str
    text: str
    rows: int


@dataclass(frozen=True, slots=True)
class EntryPage:
    """All that the page of one part needs."""

    filing: Filing
    head: Head
    number: int
    title: str
    stamp: int
    editable: bool
    text: str
    text_key: str
    last_text: str
    before: tuple[Line, ...]
    after: tuple[Line, ...]
    table: TableView | None
    tabs: tuple[Tab, ...]
    here: tuple[Told, ...]
    elsewhere: tuple[Told, ...]
    rivals: tuple[Rival, ...]
    remarks: tuple[Remark, ...]
    offered: tuple[str, ...]
    sums: Mapping[str, Any]

    @property
    def open_stage(self) -> bool:
        """Whether the report lies with those who fill it in."""
        return self.filing.stage in OPEN_STAGES

    @property
    def last(self) -> bool:
        """Whether it is the last part."""
        return self.number == self.tabs[-1].number

    @property
    def errors(self) -> int:
        """How many errors stand open in the whole report."""
        return sum(told.judged.open for told in (*self.here, *self.elsewhere))

    @property
    def shown(self) -> dict[str, str]:
        """The entries that are typed on this page, with what stands there."""
        prose = {self.text_key: self.text} | {line.key: line.text for line in (*self.before, *self.after)}
        return prose | ({address: cell.text for address, cell in self.table.cells.items()} if self.table else {})

    def as_sent(self, sent: Mapping[str, str]) -> "EntryPage":
        """The page with these texts in its fields, where they could not be saved."""
        before, after = (tuple(replace(line, text=sent.get(line.key, line.text)) for line in lines) for lines in (self.before, self.after))
        cells = {a: replace(cell, text=sent.get(a, cell.text)) for a, cell in self.table.cells.items()} if self.table else {}
        table = replace(self.table, cells=cells) if self.table else None
        return replace(self, text=sent.get(self.text_key, self.text), before=before, after=after, table=table)

    @property
    def blanks(self) -> int:
        """How many cells of this part are empty."""
        return sum(not cell.text for cell in self.table.cells.values()) if self.table else 0


def entry_page(by: Actor, filing: Filing, number: int) -> EntryPage | None:
    """The page of one part; none where the form has no such part. The same number of queries for every part."""
    head = filings.head_of(filing)
    section = next((section for section in head.edition.sections if section.number == number), None)
    if section is None:
        return None
    working = filing.working
    texts = texts_of(working.entries)
    found = filings.examined(filing, working)
    report, last = found.report, found.last
    told = [told_of(head, report, judged) for judged in found.judged]
    table = table_of(head, number)
    key = part_key(number)
    return EntryPage(
        filing=filing,
        head=head,
        number=number,
        title=section.title,
        stamp=working.stamp,
        editable=filing.stage in OPEN_STAGES and access.may(by, Right.FILL_REPORT, filing.agency_id),
        text=texts.get(key, ""),
        text_key=key,
        last_text=(part.text if (part := last.part(number)) else "") if last else "",
        before=tuple(_first_lines(head, texts)) if number == 1 else (),
        after=tuple(_last_lines(texts)) if number == len(head.edition.sections) else (),
        table=table_view(head, table, report, last, told) if table else None,
        tabs=tuple(_tabs(head, report, told)),
        here=tuple(one for one in told if one.part == number),
        elsewhere=tuple(one for one in told if one.part != number),
        rivals=tuple(_rivals(head, working)),
        remarks=tuple(remarks.of_body(filing).filter(settled_at__isnull=True)),
        offered=tuple(sentence for sentence in sentences(report, number) if sentence not in texts.get(key, "")),
        sums={target: list(parts) for target, parts in sums(head.edition, table).items()},
    )


def _first_lines(head: Head, texts: Mapping[str, str]) -> Iterable[Line]:
    yield Line(TITLE, "报告标题", f"空着就用“{head.title}”。", texts.get(TITLE, ""), 2)
    yield Line(OPENING, "报告开头", "由机关名称、年度和联系方式写成，可以改。", texts.get(OPENING, ""), 5)


def _last_lines(texts: Mapping[str, str]) -> Iterable[Line]:
    yield Line(CLOSING, "落款", "机关名称一行，日期一行。", texts.get(CLOSING, ""), 2)


def part_of_key(head: Head, key: str) -> int:
    """The part on whose page an entry is typed: its own; the signature with the last part, title and opening with the first."""
    if key in head.edition.cells:
        return 2 + TABLES.index(head.edition.cells[key].table)
    numbers = [section.number for section in head.edition.sections]
    return numbers[-1] if key == CLOSING else next((number for number in numbers if part_key(number) == key), 1)


def table_of(head: Head, number: int) -> str | None:
    """The key of the table that stands in a part, none where the part has none: the tables are parts two to four."""
    keys = dict(enumerate(TABLES, 2))
    return keys.get(number)


def part_of(head: Head, finding: Finding, report: Report) -> int:
    """The part in which a finding is mended: that of its cell, else of the table or part it begins with, else of its quoted words."""
    if finding.address and finding.address in head.edition.cells:
        return 2 + TABLES.index(head.edition.cells[finding.address].table)
    for number, table in enumerate(TABLES, 2):
        if finding.message.startswith(TABLE_NAMES[table]):
            return number
    numbers = [section.number for section in head.edition.sections]
    named_first = (number for number in numbers if finding.message.startswith(part_name(number)))
    quoted = (part.number for part in report.sections if finding.quote and finding.quote in part.text)
    return next(named_first, None) or next(quoted, 1)


def cell_views(page: EntryPage) -> dict[str, dict[str, str]]:
    """Look and word of every cell of the page, as the browser changes them after a save."""
    return {address: {"look": cell.look, "word": cell.word} for address, cell in page.table.cells.items()} if page.table else {}


def told_of(head: Head, report: Report, judged: Judged) -> Told:
    """A finding with its part and, where it is a sum, the number that would mend it."""
    finding = judged.finding
    parts = next((i.right for i in identities(head.edition) if i.left == (i.target,) and i.target == finding.address), ())
    values = [report.value(address) for address in parts]
    total = sum(value for value in values if value is not None) if values and None not in values else None
    mends = total is not None and total == int(total) and finding.expected == total != report.value(finding.address or "")
    return Told(judged, part_of(head, finding, report), str(total) if mends else "")


def table_view(head: Head, key: str, report: Report, last: Report | None, told: Iterable[Told]) -> TableView:
    """A table of a report with last year's figures and what is wrong at its cells."""
    worst: dict[str, Told] = {}
    for one in told:
        address = one.judged.finding.address
        if address and (address not in worst or (one.judged.open and not worst[address].judged.open)):
            worst[address] = one
    drawn = layout(head.edition.name, key)
    return TableView(drawn, {address: _cell(head, address, report, last, worst) for address in head.edition.addresses(key)})


def _cell(head: Head, address: str, report: Report, last: Report | None, worst: Mapping[str, Told]) -> CellView:
    figure = report.figure(address)
    before = last.figure(address).printed if last else ""
    label = named(head.edition.cells[address])
    if address in worst:
        finding = worst[address].judged.finding
        look, word = _LOOKS[finding.severity]
        if figure.state is State.BLANK:
            word = "空"
        elif look == "is-err" and finding.difference:
            word = f"差{abs(finding.difference)}"
        return CellView(address, figure.printed, look, word, worst[address].judged.mark, before, label)
    if figure.state is State.BLANK:
        return CellView(address, "", "is-blank", "空", "", before, label)
    return CellView(address, figure.printed, "is-zero" if figure.value == 0 else "", "", "", before, label)


def _tabs(head: Head, report: Report, told: list[Told]) -> Iterable[Tab]:
    for section in head.edition.sections:
        part = report.part(section.number)
        table = table_of(head, section.number)
        empty = (
            not (part and part.text) if table is None else any(report.figure(a).state is State.BLANK for a in head.edition.addresses(table))
        )
        errors = sum(one.judged.open for one in told if one.part == section.number)
        yield Tab(section.number, f"{part_name(section.number)}　{section.title}", errors, empty)


def _rivals(head: Head, working: Working) -> Iterable[Rival]:
    for key, others in working.rivals.items():
        now = working.entries.get(key, {"text": "", "name": ""})
        yield Rival(key, place(head.edition, key), now["text"], now["name"], tuple((one["name"], one["text"]) for one in others))
