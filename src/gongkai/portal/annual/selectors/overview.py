"""The reports a person works on, and the page of one: how far it is, what may be done next, what happened so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gongkai.portal.agencies import access
from gongkai.portal.agencies.models import Standing
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.selectors.standings import in_force
from gongkai.portal.annual.entries import Head
from gongkai.portal.annual.judging import Judged
from gongkai.portal.annual.models import Collection, Exemption, Filing, Publication, Remark, Reminder, Snapshot, Step
from gongkai.portal.annual.selectors import filings, remarks
from gongkai.portal.annual.selectors.board import statutory
from gongkai.portal.annual.selectors.entry_page import Told, told_of
from gongkai.portal.annual.stages import MOVES, OPEN_STAGES, Move
from gongkai.portal.audit.actor import Actor
from gongkai.portal.frame import clock

_BACK = ("withdraw", "correct")
"""Steps that open a report again: never what is next."""


@dataclass(frozen=True, slots=True)
class Due:
    """One body's report of the year that is due now: none begun yet, or how far it is, and by when it is handed in."""

    agency: int
    key: str
    name: str
    year: int
    filing: Filing | None
    hand_in_by: date
    reminded: Reminder | None
    may_fill: bool
    exempt: str = ""
    publish_by: date | None = None

    @property
    def late(self) -> bool:
        """Whether the day has passed and the office has no report; one that is let off is never late."""
        return not self.exempt and clock.today() > self.hand_in_by and (self.filing is None or self.filing.handed_in_on is None)


@dataclass(frozen=True, slots=True)
class Overview:
    """One report: its findings, its open remarks, its steps, what this person may do next."""

    filing: Filing
    head: Head
    editable: bool
    told: tuple[Told, ...]
    remarks: tuple[Remark, ...]
    steps: tuple[Step, ...]
    moves: tuple[Move, ...]
    snapshot: Snapshot | None
    publications: tuple[Publication, ...]
    rivals: int
    hand_in_by: date

    @property
    def open_errors(self) -> tuple[Judged, ...]:
        """Errors that nobody has explained or waived."""
        return tuple(told.judged for told in self.told if told.judged.open)

    @property
    def open_remarks(self) -> tuple[Remark, ...]:
        """The remarks that nobody has settled."""
        return tuple(remark for remark in self.remarks if remark.settled_at is None)

    @property
    def next_step(self) -> Move | None:
        """The step that leads on; none where this person can only take the report back."""
        return next((move for move in self.moves if move.key not in _BACK), None)

    @property
    def may_remark(self) -> bool:
        """Whether this person judges it."""
        return any(move.key in ("send_back", "return") for move in self.moves)

    @property
    def unready(self) -> bool:
        """Whether those who fill it in have something to do before it is submitted."""
        return self.editable and bool(self.rivals or self.open_errors or self.open_remarks)

    @property
    def returned(self) -> Step | None:
        """The step by which the report came back, with what was said then; none where it did not."""
        return next(iter(self.steps), None) if self.filing.stage == "returned" else None

    @property
    def mend_at(self) -> Told | None:
        """The first of them with its part: where mending begins."""
        return next((told for told in self.told if told.judged.open), None)


def due_now(by: Actor, year: int | None = None) -> list[Due]:
    """The reports of this person's own bodies for the year that ended last (or another); a fixed number of queries."""
    asked = year or clock.today().year - 1
    own = {seat.agency for seat in by.seats if seat.agency}
    bodies = {s.agency_id: s for s in Standing.objects.filter(in_force(), agency_id__in=own).select_related("agency")}
    begun = {f.agency_id: f for f in filings.visible(by).filter(year=asked, agency_id__in=own)}
    offices = [s.competent_office_id for s in bodies.values() if s.competent_office_id]
    collections = {c.office_id: c for c in Collection.objects.filter(office_id__in=offices, year=asked)}
    days = {office: collection.hand_in_by for office, collection in collections.items()}
    reminded = {r.agency_id: r for r in Reminder.objects.filter(agency_id__in=own, collection__year=asked).order_by("at")}
    let_off = dict(Exemption.objects.filter(agency_id__in=own, collection__year=asked).values_list("agency_id", "reason"))
    fillable = {seat.agency for seat in by.seats if seat.role in ("clerk", "deputy")}
    return [
        Due(
            agency,
            standing.agency.key,
            standing.name,
            asked,
            begun.get(agency),
            _due_of(standing, asked, days),
            reminded.get(agency),
            agency in fillable,
            let_off.get(agency, ""),
            _publish_by(standing, asked, collections.get(standing.competent_office_id or 0)),
        )
        for agency, standing in sorted(bodies.items(), key=lambda pair: pair[1].place)
        if access.has(by, Right.SEE_REPORT) and standing.agency.opened_on.year <= asked
    ]


def _due_of(standing: Standing, year: int, days: Mapping[int, date]) -> date:
    """By when a body hands in: by the day of its office, a government (above townships) by the day the law gives governments."""
    last, (_, last_of_governments) = statutory(year)
    if standing.kind == "government" and standing.level != "township":
        return last_of_governments
    return days.get(standing.competent_office_id or 0, last)


def _publish_by(standing: Standing, year: int, collection: Collection | None) -> date:
    """By when a body publishes, likewise."""
    _, (last, last_of_governments) = statutory(year)
    if standing.kind == "government" and standing.level != "township":
        return last_of_governments
    return collection.publish_by if collection else last


def earlier(by: Actor) -> list[Filing]:
    """All reports of this person's own bodies, newest year first."""
    own = [seat.agency for seat in by.seats if seat.agency]
    return list(filings.visible(by).filter(agency_id__in=own).order_by("-year", "agency_id")[:60])


def overview(by: Actor, filing: Filing) -> Overview:
    """The page of one report."""
    head, found = filings.head_of(filing), filings.examined(filing)
    moves = (move for move in MOVES.values() if filing.stage in move.sources and access.may(by, move.right, filing.agency_id))
    return Overview(
        filing=filing,
        head=head,
        editable=filing.stage in OPEN_STAGES and access.may(by, Right.FILL_REPORT, filing.agency_id),
        told=tuple(told_of(head, found.report, judged) for judged in found.judged),
        remarks=tuple(remarks.of_body(filing)),
        steps=tuple(filing.steps.order_by("-pk")),
        moves=tuple(sorted(moves, key=lambda move: move.key in _BACK)),
        snapshot=filing.snapshots.order_by("-number").first(),
        publications=tuple(filing.publications.order_by("-version")),
        rivals=len(filing.working.rivals),
        hand_in_by=_hand_in_by(filing),
    )


def _hand_in_by(filing: Filing) -> date:
    """By when this report is handed in, as its body stands now; the day of the law where the body has ended."""
    standing = Standing.objects.filter(in_force(), agency_id=filing.agency_id).first()
    if standing is None:
        return statutory(filing.year)[0]
    days = Collection.objects.filter(office_id=standing.competent_office_id, year=filing.year).values_list("office_id", "hand_in_by")
    return _due_of(standing, filing.year, dict(days))
