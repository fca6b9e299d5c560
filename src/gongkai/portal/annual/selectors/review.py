"""A report to be judged: read-only, with findings and remarks at its cells, for those who review it and for the office that got it."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai import __version__
from gongkai.portal.agencies import access
from gongkai.portal.annual.entries import OPENING, Head, keys, part_key
from gongkai.portal.annual.judging import Judged, judge
from gongkai.portal.annual.models import Filing, Publication, Remark, Snapshot, Step
from gongkai.portal.annual.naming import place
from gongkai.portal.annual.selectors import filings
from gongkai.portal.annual.selectors.entry_page import TableView, Told, part_of_key, table_of, table_view, told_of
from gongkai.portal.annual.selectors.queue import Queue, behind
from gongkai.portal.annual.selectors.remarks import for_judging, is_unsent
from gongkai.portal.annual.stages import MOVES, Move
from gongkai.portal.audit.actor import Actor
from gongkai.report import Report

_BACK, _AGAIN = ("send_back", "return"), ("withdraw", "correct")
"""Steps by which a reviewer gives a report back, and those of somebody who thinks better of it."""


@dataclass(frozen=True, slots=True)
class Content:
    """What is judged: the report, last year's, its findings; `snapshot` is the signed one (none: as it stands at the body)."""

    report: Report
    last: Report | None
    judged: tuple[Judged, ...]
    snapshot: Snapshot | None


@dataclass(frozen=True, slots=True)
class ReviewPart:
    """One part to read: its text, last year's, its table."""

    number: int
    key: str
    title: str
    text: str
    last_text: str
    table: TableView | None
    errors: int
    remarks: int


@dataclass(frozen=True, slots=True)
class Place:
    """The place that is open: what it is called, what stands there and stood last year, its findings and remarks."""

    key: str
    name: str
    text: str
    last: str
    told: tuple[Told, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """All that the page of a report to be judged shows."""

    filing: Filing
    head: Head
    content: Content
    opening: str
    closing: str
    parts: tuple[ReviewPart, ...]
    told: tuple[Told, ...]
    remarks: tuple[Remark, ...]
    open: Place | None
    steps: tuple[Step, ...]
    moves: tuple[Move, ...]
    publications: tuple[Publication, ...]
    may_remark: bool
    may_waive: bool
    works_here: bool
    queue: Queue | None

    @property
    def undecided(self) -> int:
        """How many errors the office has neither waived nor sent back."""
        return sum(one.judged.is_error and not one.judged.waived for one in self.told)

    @property
    def other_rules(self) -> bool:
        """Whether it was signed under other rules than those by which it is judged now."""
        return self.content.snapshot is not None and self.content.snapshot.rules != f"gongkai {__version__}"

    @property
    def open_remarks(self) -> int:
        """How many remarks nobody has settled."""
        return sum(remark.settled_at is None for remark in self.remarks)

    @property
    def steps_on(self) -> tuple[Move, ...]:
        """What may be done with the report, the step that fits first: back where something is to be changed, else on."""
        to_change = (self.may_remark and bool(self.open_remarks)) or (self.may_waive and bool(self.undecided))
        ahead = [move for move in self.moves if move.key != "accept" or not self.undecided]
        return tuple(sorted(ahead, key=lambda move: 2 if move.key in _AGAIN else int((move.key in _BACK) is not to_change)))

    @property
    def onward(self) -> Queue | None:
        """The next report, where it comes before anything to be done with this one."""
        return None if self.may_waive or (self.may_remark and self.open_remarks) else self.queue

    @property
    def withdrawable(self) -> frozenset[int]:
        """The ids of the remarks that this person may take back."""
        open_ = (remark for remark in self.remarks if self.may_remark and remark.settled_at is None)
        return frozenset(remark.pk for remark in open_ if is_unsent(remark, self.steps))


def review_page(by: Actor, key: str, year: int, at: str = "") -> ReviewPage | None:
    """The page of a body's report; none where it is out of sight, not begun, or for an office not handed in yet."""
    own = filings.one(by, key, year)
    filing = own or filings.received_one(by, key, year)
    content = (_working(own) if own else _handed_in(filing)) if filing else None
    if filing is None or content is None:
        return None
    head = filings.head_of(filing)
    told = tuple(told_of(head, content.report, judged) for judged in content.judged)
    remarks = tuple(for_judging(filing, own is not None))
    moves = tuple(move for move in MOVES.values() if filing.stage in move.sources and access.may(by, move.right, filing.agency_id))
    return ReviewPage(
        filing=filing,
        head=head,
        content=content,
        opening=content.report.opening,
        closing=content.report.closing,
        parts=tuple(_parts(head, content, told, remarks)),
        told=told,
        remarks=remarks,
        open=_place(head, content, told, remarks, at),
        steps=tuple(_steps(filing, own is not None)),
        moves=moves,
        publications=tuple(filing.publications.order_by("-version")),
        may_remark=any(move.key in ("send_back", "return") for move in moves),
        may_waive=any(move.key == "accept" for move in moves),
        works_here=own is not None,
        queue=behind(by, filing),
    )


def _working(filing: Filing) -> Content:
    found = filings.examined(filing)
    return Content(found.report, found.last, tuple(found.judged), None)


def _handed_in(filing: Filing) -> Content | None:
    """The report as the office was given it, judged by the rules of today with its explanations of then."""
    snapshot = filings.handed_in(filing)
    if snapshot is None:
        return None
    report, last = filings.report_in(snapshot), filings.last_report(filing)
    return Content(report, last, tuple(judge(report, last, snapshot.explained, filings.waivers_of(filing))), snapshot)


def _steps(filing: Filing, works_here: bool) -> list[Step]:
    """The steps, newest first; those inside the body are its own business."""
    steps = filing.steps.order_by("-pk")
    return list(steps if works_here else steps.filter(move__in=("hand_in", "return", "accept", "publish")))


def _parts(head: Head, content: Content, told: tuple[Told, ...], remarks: tuple[Remark, ...]) -> Iterator[ReviewPart]:
    for section in head.edition.sections:
        part = content.report.part(section.number)
        before = content.last.part(section.number) if content.last else None
        table = table_of(head, section.number)
        here = [one for one in told if one.part == section.number]
        yield ReviewPart(
            number=section.number,
            key=part_key(section.number),
            title=section.title,
            text=part.text if part else "",
            last_text=before.text if before else "",
            table=table_view(head, table, content.report, content.last, here) if table else None,
            errors=sum(one.judged.is_error and not one.judged.waived for one in here),
            remarks=sum(part_of_key(head, remark.key) == section.number and remark.settled_at is None for remark in remarks),
        )


def _place(head: Head, content: Content, told: tuple[Told, ...], remarks: tuple[Remark, ...], key: str) -> Place | None:
    if key not in set(keys(head.edition)):
        return None
    here = tuple(one for one in told if one.judged.finding.address == key)
    if key in head.edition.cells:
        text = content.report.figure(key).printed
        last = content.last.figure(key).printed if content.last else ""
    else:
        text, last = (content.report.opening if key == OPENING else ""), ""
    return Place(key, place(head.edition, key), text, last, here, tuple(remark for remark in remarks if remark.key == key))
