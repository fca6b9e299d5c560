"""The bodies that an office collects from: who they are, how far each report is, what is summed up."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from gongkai.law import limit
from gongkai.portal.agencies import access
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.roles import ROLES
from gongkai.portal.agencies.selectors.standings import standings
from gongkai.portal.annual.models import Collection
from gongkai.portal.annual.stages import STAGES
from gongkai.portal.audit.actor import Actor
from gongkai.portal.frame import clock

NOT_STARTED, EXEMPT = "not_started", "exempt"
BOARD_STAGES: dict[str, str] = {NOT_STARTED: "没开始", **STAGES, EXEMPT: "免报"}
"""What the board counts, by key."""

IN_HAND = frozenset({"handed_in", "accepted", "published"})
"""Stages in which the office has the report."""

_ROWS = """
WITH RECURSIVE below(agency, branch) AS (
    SELECT s.agency_id, s.agency_id FROM agencies_standing s
    WHERE s.competent_office_id = %(office)s AND s.agency_id <> %(office)s AND s.since <= %(on)s AND (s.until IS NULL OR s.until > %(on)s)
    UNION
    SELECT s.agency_id, below.branch FROM agencies_standing s JOIN below ON s.competent_office_id = below.agency
    WHERE s.agency_id <> below.agency AND s.since <= %(on)s AND (s.until IS NULL OR s.until > %(on)s)
)
SELECT s.agency_id, a.key, s.name, s.kind, s.level, s.competent_office_id, COALESCE(b.branch, s.agency_id), s.place,
       f.id, f.stage, f.errors, f.warnings, f.handed_in_on, f.returned_on, f.published_on, f.correcting, e.id
FROM agencies_standing s
JOIN agencies_agency a ON a.id = s.agency_id
LEFT JOIN below b ON b.agency = s.agency_id
LEFT JOIN annual_filing f ON f.agency_id = s.agency_id AND f.year = %(year)s
LEFT JOIN annual_collection c ON c.office_id = %(office)s AND c.year = %(year)s
LEFT JOIN annual_exemption e ON e.collection_id = c.id AND e.agency_id = s.agency_id
WHERE (b.agency IS NOT NULL OR s.agency_id = %(office)s) AND s.since <= %(on)s AND (s.until IS NULL OR s.until > %(on)s)
ORDER BY s.place, a.key
"""
"""The office and every body below it on a day, each once, with its report of the year; `branch` is the body directly under the office
through which it hangs."""


@dataclass(frozen=True, slots=True)
class Row:
    """One body on the board of a year; `branch` is the id of the body directly under the office through which it hangs."""

    agency: int
    key: str
    name: str
    kind: str
    level: str
    office: int | None
    branch: int
    place: int
    filing: int | None
    stage: str
    errors: int
    warnings: int
    handed_in_on: date | None
    returned_on: date | None
    published_on: date | None
    correcting: bool

    @property
    def stage_label(self) -> str:
        """The stage in words."""
        return BOARD_STAGES[self.stage]

    @property
    def in_hand(self) -> bool:
        """Whether the office has a report of this body: handed in and not sent back, or published (even while it is being corrected)."""
        return self.stage in IN_HAND or self.correcting

    @property
    def is_lacking(self) -> bool:
        """Whether a report is still to come."""
        return not self.in_hand and self.stage != EXEMPT

    @property
    def is_out(self) -> bool:
        """Whether the public has a report of this body: published, perhaps being corrected now."""
        return self.stage == "published" or self.correcting

    @property
    def is_government(self) -> bool:
        """Whether this is a government whose report sums up those of the bodies below its office."""
        return self.kind == "government" and self.level != "township"


DIRECT, TOWNSHIPS = 0, -1
"""Branches that are no body: those directly under the office without others below them, and the townships among them."""


@dataclass(frozen=True, slots=True)
class Board:
    """All bodies from which an office collects in one year, with the days by which they hand in and publish.

    `government` is that of the office's own level. Its report is what adding up leads to: none of `rows`, so that nobody counts,
    reminds or adds up the sum beside its parts (domain reference, §2.2).
    """

    office: int
    year: int
    rows: tuple[Row, ...]
    hand_in_by: date
    publish_by: date
    collection: int | None
    note: str = ""
    government: Row | None = None

    def members(self) -> tuple[Row, ...]:
        """The bodies whose reports the office adds up, each once: those directly under it and itself.

        A lower office with a government of its own is counted by that government's report, which already holds its bodies; one
        without (of a vertically led system) is counted with its bodies.
        """
        governments = {row.office: row for row in self.rows if row.is_government}
        below: dict[int | None, list[Row]] = defaultdict(list)
        for row in self.rows:
            below[row.office].append(row)
        chosen: dict[int, Row] = {}
        waiting = [row for row in self.rows if self.office in (row.agency, row.office)]
        while waiting:
            row = waiting.pop()
            if row.agency != self.office and row.agency in governments:
                row = governments[row.agency]
            elif row.agency != self.office and row.agency not in chosen:
                waiting += below[row.agency]
            chosen[row.agency] = row
        return tuple(sorted(chosen.values(), key=lambda row: (row.place, row.key)))

    @property
    def on(self) -> date:
        """The day whose tree of bodies counts."""
        return _day_of_standing(self.year)

    def branches(self) -> dict[int, tuple[Row, ...]]:
        """Branch → its bodies: first those without others below them, the townships among them apart, then each lower office's."""
        offices = {row.branch for row in self.rows if row.agency != row.branch}
        grouped: dict[int, list[Row]] = {DIRECT: [], TOWNSHIPS: []}
        for row in self.rows:
            alone = TOWNSHIPS if row.level == "township" else DIRECT
            grouped.setdefault(row.branch if row.branch in offices else alone, []).append(row)
        return {branch: tuple(rows) for branch, rows in grouped.items() if rows}

    def due_of(self, row: Row) -> date:
        """By when a report should be there: a lower government's, made from those of its bodies, by the day the law gives governments."""
        return statutory(self.year)[1][1] if row.is_government else self.hand_in_by

    def is_late(self, row: Row) -> bool:
        """Whether the day has passed and the office has no report; a published one that is being corrected is none."""
        return row.is_lacking and clock.today() > self.due_of(row)

    def publish_day_of(self, row: Row) -> date:
        """By when a report should be public: a lower government's by the day the law gives governments."""
        return statutory(self.year)[1][1] if row.is_government else self.publish_by

    def is_overdue(self, row: Row) -> bool:
        """Whether the office has the report, the day of publication has passed, and the public has none."""
        return row.in_hand and not row.is_out and clock.today() > self.publish_day_of(row)

    def lacking(self) -> tuple[Row, ...]:
        """Everybody without a report, those that have not begun first."""
        return self._by_stage(row for row in self.rows if row.is_lacking)

    def lagging(self) -> tuple[Row, ...]:
        """Whom to remind: who has not begun or was sent back, and once the day has passed everybody without a report.

        A lower government that has not begun is not among them before its day: it waits for the reports of its bodies.
        """
        return self._by_stage(
            row for row in self.rows if self.is_late(row) or row.stage == "returned" or (row.stage == NOT_STARTED and not row.is_government)
        )

    def _by_stage(self, rows: Iterable[Row]) -> tuple[Row, ...]:
        order = list(BOARD_STAGES)
        return tuple(sorted(rows, key=lambda row: (order.index(row.stage), row.place, row.key)))


def board(by: Actor, office: int, year: int) -> Board:
    """The board of an office for a report year, as its bodies stand now (in later years: as they stood when the reports were due).

    Empty where the person may not collect for that office. Two queries however many bodies.
    """
    found = Collection.objects.filter(access.bodies(by, Right.COLLECT_REPORTS, "office_id"), office_id=office, year=year).first()
    hand_in, publish = statutory(year)
    rows, government = _rows(office, year, _day_of_standing(year)) if access.may(by, Right.COLLECT_REPORTS, office) else ((), None)
    if found is None:
        return Board(office, year, rows, hand_in, publish[0], None, government=government)
    return Board(office, year, rows, found.hand_in_by, found.publish_by, found.pk, found.note, government)


def statutory(year: int) -> tuple[date, tuple[date, date]]:
    """The last day for departments to hand in, and those for departments and governments to publish (条例第四十九条)."""
    asked = date(year + 1, 1, 1)
    days = []
    for name in ("annual_report_department", "annual_report_government"):
        month, day = limit(name, asked).on or (1, 31)
        days.append(date(year + 1, month, day))
    return days[0], (days[0], days[1])


def branch_names(rows: Board) -> dict[int, str]:
    """What each branch of a board is called: its government's name where it has one, else the body's own."""
    governments = {row.office: row.name for row in rows.rows if row.is_government and row.office}
    own = {row.agency: row.name for row in rows.rows}
    alone = {DIRECT: "直接报送的部门和单位", TOWNSHIPS: "乡镇、街道"}
    return {branch: alone.get(branch) or governments.get(branch) or own.get(branch, "") for branch in rows.branches()}


@dataclass(frozen=True, slots=True)
class Office:
    """An office that somebody collects reports for."""

    pk: int
    key: str
    name: str


def offices(by: Actor) -> tuple[Office, ...]:
    """The offices for which this person collects reports, by the seats they hold."""
    held = {seat.agency for seat in by.seats if Right.COLLECT_REPORTS in ROLES[seat.role].rights}
    rows = standings().filter(agency_id__in=held).order_by("place", "agency_id")
    return tuple(Office(row.agency_id, row.agency.key, row.name) for row in rows)


def office_named(by: Actor, key: str) -> Office | None:
    """The office of that key, one's own or one below it; without a key the first of one's own. None where it is out of sight."""
    if not key:
        return next(iter(offices(by)), None)
    row = standings().filter(access.bodies(by, Right.COLLECT_REPORTS), agency__key=key).first()
    return Office(row.agency_id, row.agency.key, row.name) if row else None


def below(office: int, year: int) -> frozenset[int]:
    """The ids of the bodies from which an office collects a year's reports, itself among them, its government not."""
    return frozenset(row.agency for row in _rows(office, year, _day_of_standing(year))[0])


def _day_of_standing(year: int) -> date:
    """The day whose tree counts: today, until departments had to hand in; not before the year has ended.

    A body of a reorganisation after that has no report of the year to give, and those it came from have given theirs.
    """
    return max(min(clock.today(), statutory(year)[0]), date(year, 12, 31))


def _rows(office: int, year: int, on: date) -> tuple[tuple[Row, ...], Row | None]:
    """The bodies from which an office collects, and the government of its own level; none where it has none."""
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, {"office": office, "year": year, "on": on})
        every = [_row(values) for values in cursor.fetchall()]
    level = next((row.level for row in every if row.agency == office), "")
    own = next((row for row in every if row.is_government and row.office == office and row.level == level), None)
    return tuple(row for row in every if row is not own), own


def _row(values: tuple[Any, ...]) -> Row:
    agency, key, name, kind, level, office, branch, place, filing, stage, errors, warnings, *days, correcting, exempt = values
    handed_in_on, returned_on, published_on = map(_day, days)
    return Row(
        agency=agency,
        key=key,
        name=name,
        kind=kind,
        level=level,
        office=office,
        branch=branch,
        place=place,
        filing=filing,
        stage=EXEMPT if exempt and stage not in IN_HAND else stage or NOT_STARTED,
        errors=errors or 0,
        warnings=warnings or 0,
        handed_in_on=handed_in_on,
        returned_on=returned_on,
        published_on=published_on,
        correcting=bool(correcting),
    )


def _day(value: str | date | None) -> date | None:
    """A date as either database gives it: SQLite has text."""
    return date.fromisoformat(value) if isinstance(value, str) else value
