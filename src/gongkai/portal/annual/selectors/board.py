"""The bodies that an office collects from: who they are, how far each report is, what is summed up."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db import connection

from gongkai.law import limit
from gongkai.portal.agencies import access
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.selectors.standings import names
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
    def is_government(self) -> bool:
        """Whether this is a government whose report sums up those of the bodies below its office."""
        return self.kind == "government" and self.level != "township"


@dataclass(frozen=True, slots=True)
class Board:
    """All bodies of an office in one year, with the days by which they hand in and publish."""

    office: int
    year: int
    rows: tuple[Row, ...]
    hand_in_by: date
    publish_by: date
    collection: int | None

    def members(self) -> tuple[Row, ...]:
        """The bodies whose reports the office adds up, each once: those directly under it and itself.

        A lower office with a government of its own is counted by that government's report, which already holds its bodies; the
        government whose report is being made is none of the members (domain reference, §2.2).
        """
        own = [row for row in self.rows if row.office == self.office or row.agency == self.office]
        governments = {row.office: row for row in self.rows if row.is_government}
        return tuple(
            governments.get(row.agency, row) if row.agency != self.office else row
            for row in own
            if not (row.is_government and row.office == self.office)
        )

    def government(self) -> Row | None:
        """The government whose report this office makes; none where it has none."""
        return next((row for row in self.rows if row.is_government and row.office == self.office), None)

    def counts(self) -> list[tuple[int, dict[str, int]]]:
        """Branch → number of bodies at each stage; bodies without others below them are one branch, id 0, which comes first."""
        grouped: dict[int, dict[str, int]] = defaultdict(lambda: dict.fromkeys(BOARD_STAGES, 0))
        offices = {row.branch for row in self.rows if row.agency != row.branch}
        for row in self.rows:
            grouped[row.branch if row.branch in offices else 0][row.stage] += 1
        return sorted(grouped.items(), key=lambda pair: pair[0])


def board(by: Actor, office: int, year: int) -> Board:
    """The board of an office for a report year, as its bodies stand now (in later years: as they stood when the reports were due).

    Empty where the person may not collect for that office. Two queries however many bodies.
    """
    found = Collection.objects.filter(access.bodies(by, Right.COLLECT_REPORTS, "office_id"), office_id=office, year=year).first()
    hand_in, publish = statutory(year)
    on = max(min(clock.today(), publish[1]), date(year, 12, 31))
    rows = tuple(_rows(office, year, on)) if access.may(by, Right.COLLECT_REPORTS, office) else ()
    return Board(
        office, year, rows, found.hand_in_by if found else hand_in, found.publish_by if found else publish[0], found.pk if found else None
    )


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
    ids = {branch for branch, _ in rows.counts() if branch}
    called = names(ids)
    return {branch: governments.get(branch, called.get(branch, "")) for branch in ids}


def _rows(office: int, year: int, on: date) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, {"office": office, "year": year, "on": on})
        return [_row(values) for values in cursor.fetchall()]


def _row(values: tuple[object, ...]) -> Row:
    *body, filing, stage, errors, warnings, handed_in, returned, published, correcting, exempt = values
    reached = EXEMPT if exempt and stage not in IN_HAND else stage or NOT_STARTED
    days = (_day(handed_in), _day(returned), _day(published))
    return Row(*body, filing, reached, errors or 0, warnings or 0, *days, bool(correcting))  # type: ignore[arg-type,call-arg]  # as selected


def _day(value: object) -> date | None:
    """A date as either database gives it: SQLite has text."""
    return date.fromisoformat(value) if isinstance(value, str) else value  # type: ignore[return-value]
