"""The sum of the reports handed in to an office, and what each member gave to a cell of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.checking import REGISTRY, Context, check_report
from gongkai.compiling import Plan
from gongkai.compiling import merge as add
from gongkai.portal.agencies import access
from gongkai.portal.agencies.models import SuccessionSide
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.selectors.standings import names
from gongkai.portal.annual.models import Fact, Merger, Snapshot
from gongkai.portal.annual.selectors.board import IN_HAND, Board
from gongkai.portal.annual.selectors.filings import report_in
from gongkai.portal.audit.actor import Actor
from gongkai.report import Finding, Member, Merged, Reorganisation

_UPWARD = frozenset(code for code in REGISTRY if code.startswith("U"))


@dataclass(frozen=True, slots=True)
class Counted:
    """A body whose report went into a sum: which snapshot of it."""

    agency: int
    name: str
    snapshot: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Summed:
    """A sum with its making, before it is kept: who is in it, who is missing (names), what the checks of merged reports say."""

    merged: Merged
    members: tuple[Counted, ...]
    missing: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """What one member gave to a cell of a sum: its figure as handed in; `value` none where no number stands there."""

    agency: int
    name: str
    value: object
    state: str
    certain: bool


def add_up(board: Board, agency: str) -> Summed:
    """The sum of the members' reports that the office has, as the report of `agency`; bodies let off are not missing."""
    members = board.members()
    here = [row for row in members if row.stage in IN_HAND and row.filing]
    missing = tuple(row.name for row in members if row.stage not in IN_HAND and row.stage != "exempt")
    now = _newest({row.filing: row.agency for row in here if row.filing}, board.year)
    before = _newest_of_year([row.agency for row in members], board.year - 1)
    counted = tuple(Counted(row.agency, row.name, now[row.agency].pk, now[row.agency].sha256) for row in here if row.agency in now)
    merged = add(
        [Member(report_in(now[one.agency]), one.name) for one in counted],
        Plan(
            agency=agency,
            year=board.year,
            expected=tuple(row.name for row in members if row.stage != "exempt"),
            last=tuple(Member(report_in(snapshot)) for snapshot in before),
            reorganisations=tuple(_reorganisations(board.year)),
        ),
    )
    return Summed(merged, counted, missing, tuple(check_report(Context(merged.report, merged=merged), _UPWARD)))


def kept(by: Actor, pk: int) -> Merger | None:
    """A sum as it was kept; none where it is out of sight."""
    visible = Merger.objects.filter(access.bodies(by, Right.COLLECT_REPORTS, "collection__office_id"))
    return visible.select_related("collection").filter(pk=pk).first()


def shares(merger: Merger, address: str) -> list[Share]:
    """What each member gave to one cell, biggest first; from the facts that were handed in."""
    called = {int(member["agency"]): str(member["name"]) for member in merger.members}
    rows = Fact.objects.filter(address=address, year=merger.collection.year, agency_id__in=called)
    found = {fact.agency_id: Share(fact.agency_id, called[fact.agency_id], fact.value, fact.state, fact.certain) for fact in rows}
    every = [found.get(agency, Share(agency, name, None, "absent", True)) for agency, name in called.items()]
    return sorted(every, key=lambda share: (share.value is None, -(share.value or 0), share.name))  # type: ignore[operator]  # a number where not none


def _newest(filings: dict[int, int], year: int) -> dict[int, Snapshot]:
    """Body → the snapshot of its report that went out last."""
    found: dict[int, Snapshot] = {}
    for snapshot in Snapshot.objects.filter(filing_id__in=filings, filing__year=year, move="sign").order_by("filing_id", "number"):
        found[filings[snapshot.filing_id]] = snapshot
    return found


def _newest_of_year(agencies: list[int], year: int) -> list[Snapshot]:
    newest: dict[int, Snapshot] = {}
    rows = Snapshot.objects.filter(filing__agency_id__in=agencies, filing__year=year, move="sign").select_related("filing")
    for snapshot in rows.order_by("filing_id", "number"):
        newest[snapshot.filing.agency_id] = snapshot
    return list(newest.values())


def _reorganisations(year: int) -> Iterator[Reorganisation]:
    """Mergers and replacements of the report year, as the checks of carried-over figures need them."""
    sides = SuccessionSide.objects.filter(succession__on__year=year).exclude(succession__kind="split").select_related("succession")
    by_succession: dict[int, dict[str, list[int]]] = {}
    days = {}
    for side in sides:
        by_succession.setdefault(side.succession_id, {"before": [], "after": []})[side.side].append(side.agency_id)
        days[side.succession_id] = side.succession.on
    called = names({agency for groups in by_succession.values() for ids in groups.values() for agency in ids})
    for pk, groups in by_succession.items():
        for new in groups["after"]:
            for old in groups["before"]:
                if old != new:
                    yield Reorganisation(called[old], called[new], days[pk])
