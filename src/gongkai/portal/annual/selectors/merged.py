"""The sum of the reports handed in to an office, and what each member gave to a cell of it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from gongkai.checking import REGISTRY, Context, check_report
from gongkai.compiling import Plan
from gongkai.compiling import merge as add
from gongkai.editions import EDITIONS
from gongkai.form import year_links
from gongkai.portal.agencies import access
from gongkai.portal.agencies.models import SuccessionSide
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.selectors.standings import names
from gongkai.portal.annual.models import Fact, Filing, Merger, Snapshot
from gongkai.portal.annual.selectors.board import IN_HAND, Board
from gongkai.portal.annual.selectors.filings import report_in
from gongkai.portal.audit.actor import Actor
from gongkai.report import Figure, Finding, Member, Merged, Reorganisation, Report, State, Value, decode, report_from_json

_CARRIED = frozenset(address for form in EDITIONS.values() for link in year_links(form) for _, address in link.last)
"""The cells whose figures come back in the next year's report."""

_UPWARD = frozenset(code for code in REGISTRY if code.startswith("U"))


@dataclass(frozen=True, slots=True)
class Counted:
    """A body whose report went into a sum: which snapshot of it."""

    agency: int
    key: str
    name: str
    filing: int
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
    """What one member gave to a cell of a sum: its figure as it went in; `value` none where no number stands there."""

    agency: int
    key: str
    name: str
    value: Value | None
    state: str
    unit: str
    printed: str
    certain: bool


def add_up(board: Board, agency: str) -> Summed:
    """The sum of the members' reports that the office has, as the report of `agency`; bodies let off are not missing."""
    members = board.members()
    now = standing_snapshots([row.filing for row in members if row.filing and row.in_hand])
    counted = [(row, now[row.filing]) for row in members if row.filing in now]
    lacking = [row for row in members if row.is_lacking]
    reports = {row.agency: report_in(snapshot) for row, snapshot in counted}
    called = _told_apart({row.agency: reports[row.agency].agency or row.name for row, _ in counted})
    predecessors = _predecessors(board.year, {row.agency for row in members})
    called |= _told_apart({row.agency: row.name for row in lacking}, called.values())
    called = {**names(predecessors.ids - set(called)), **called}
    plan = Plan(
        agency=agency,
        year=board.year,
        expected=tuple(called[row.agency] for row in (*(row for row, _ in counted), *lacking)),
        last=tuple(_last_members({row.agency for row in members} | predecessors.ids, board.year - 1, called)),
        reorganisations=tuple(predecessors.records(called)),
    )
    merged = add([Member(replace(reports[row.agency], agency=called[row.agency])) for row, _ in counted], plan)
    findings = tuple(check_report(Context(merged.report, merged=merged), _UPWARD))
    went_in = tuple(Counted(row.agency, row.key, called[row.agency], kept.filing_id, kept.pk, kept.sha256) for row, kept in counted)
    return Summed(merged, went_in, tuple(row.name for row in lacking), findings)


def reorganisations(board: Board) -> tuple[Reorganisation, ...]:
    """The mergers, splits and replacements of the report year that led to members: what was carried over is followed through them."""
    led = _predecessors(board.year, {row.agency for row in board.members()})
    return tuple(led.records(names(led.ids))) if led.events else ()


def kept(by: Actor, pk: int) -> Merger | None:
    """A sum as it was kept; none where it is out of sight."""
    return _visible(by).filter(pk=pk).first()


def kept_of(by: Actor, office: int, year: int) -> list[Merger]:
    """The sums kept by an office for a year, newest first, without their content."""
    return list(_visible(by).filter(collection__office_id=office, collection__year=year).defer("content", "findings"))


def report_of_sum(merger: Merger) -> Report:
    """The sum as a report."""
    return report_from_json(decode(merger.content))


def stale(merger: Merger) -> tuple[str, ...]:
    """The names of members whose report is another one by now, or no longer in hand."""
    return tuple(str(member["name"]) for member in _changed(merger))


def is_current(merger: Merger, board: Board) -> bool:
    """Whether a sum is still what adding up would give: all members are in, they are the same, and so are their reports."""
    members = board.members()
    went_in = {int(member["agency"]) for member in merger.members}
    return not any(row.is_lacking for row in members) and went_in == {row.agency for row in members if row.in_hand} and not stale(merger)


def shares(merger: Merger, address: str) -> list[Share]:
    """What each member gave to one cell, biggest first, as it stood in the reports that were added up.

    The facts say it of members whose report is still the same; of the others their snapshot is read.
    """
    changed = {int(member["filing"]): int(member["snapshot"]) for member in _changed(merger)}
    same = [int(member["filing"]) for member in merger.members if int(member["filing"]) not in changed]
    facts = Fact.objects.filter(address=address, year=merger.collection.year, filing_id__in=same)
    figures = {fact.filing_id: Figure(fact.value, fact.unit, "", State(fact.state), fact.certain) for fact in facts}
    read = Snapshot.objects.filter(pk__in=changed.values())
    figures |= {snapshot.filing_id: report_in(snapshot).figure(address) for snapshot in read}
    absent = Figure(state=State.ABSENT)
    every = [_share(member, figures.get(int(member["filing"]), absent)) for member in merger.members]
    return sorted(every, key=lambda share: (share.value is None, -(share.value or 0), share.name))


def standing_snapshots(filings: Sequence[int], content: bool = True) -> dict[int, Snapshot]:
    """Filing → the report that counts for it: as it was signed last, or while it is being corrected as it was published last."""
    counts = Q(filing__correcting=False, move="sign") | Q(publication__isnull=False)
    rows = Snapshot.objects.filter(counts, filing_id__in=filings).order_by("filing_id", "number")
    rows = rows if content else rows.only("pk", "filing_id")
    return {snapshot.filing_id: snapshot for snapshot in rows}


def _visible(by: Actor) -> QuerySet[Merger]:
    seen = Merger.objects.filter(access.bodies(by, Right.COLLECT_REPORTS, "collection__office_id"))
    return seen.select_related("collection", "by", "taken_by")


def _changed(merger: Merger) -> list[dict[str, Any]]:
    """The members whose report that counts is no longer the one that went in."""
    filings = [int(member["filing"]) for member in merger.members]
    inside = Filing.objects.filter(Q(stage__in=IN_HAND) | Q(correcting=True), pk__in=filings)
    now = standing_snapshots(list(inside.values_list("pk", flat=True)), content=False)
    return [member for member in merger.members if member["filing"] not in now or now[member["filing"]].pk != member["snapshot"]]


def _share(member: Mapping[str, Any], figure: Figure) -> Share:
    value = None if figure.value is None else _shortest(figure.value)
    printed = "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)
    body = int(member["agency"]), str(member["key"]), str(member["name"])
    return Share(*body, value, figure.state, figure.unit, f"{printed}{figure.unit}", figure.certain)


def _shortest(value: Value) -> Value:
    """The number without the zeros that a database adds behind it."""
    return int(value) if value == int(value) else Decimal(value).normalize()


def _told_apart(called: Mapping[int, str], taken: Iterable[str] = ()) -> dict[int, str]:
    """The names of bodies, those that are the same with a number behind: the library knows members by their names."""
    seen = Counter(taken)
    told: dict[int, str] = {}
    for agency, name in called.items():
        seen[name] += 1
        told[agency] = name if seen[name] == 1 else f"{name}（第{seen[name]}家）"
    return told


def _last_members(agencies: set[int], year: int, called: Mapping[int, str]) -> Iterator[Member]:
    """Last year's reports that count, each under the name that its body has in the sum, with the figures that are carried over alone."""
    filings = dict(Filing.objects.filter(agency_id__in=agencies, year=year).values_list("pk", "agency_id"))
    for filing, snapshot in standing_snapshots(list(filings)).items():
        content = decode(snapshot.content)
        content["figures"] = {address: figure for address, figure in content["figures"].items() if address in _CARRIED}
        report = report_from_json(content)
        yield Member(replace(report, agency=called.get(filings[filing], report.agency)))


@dataclass(frozen=True, slots=True)
class _Predecessors:
    """The reorganisations of a year that led to members: (day, bodies before, bodies after)."""

    events: tuple[tuple[date, tuple[int, ...], tuple[int, ...]], ...]

    @property
    def ids(self) -> set[int]:
        """All bodies in them."""
        return {agency for _, before, after in self.events for agency in (*before, *after)}

    def records(self, called: Mapping[int, str]) -> Iterator[Reorganisation]:
        """As the checks of carried-over figures need them."""
        for on, before, after in self.events:
            yield from (Reorganisation(called[old], called[new], on) for new in after for old in before if old != new)


def _predecessors(year: int, members: set[int]) -> _Predecessors:
    sides = SuccessionSide.objects.filter(succession__on__year=year).select_related("succession").order_by("succession_id", "place")
    found: dict[int, tuple[date, list[int], list[int]]] = {}
    for side in sides:
        _, before, after = found.setdefault(side.succession_id, (side.succession.on, [], []))
        (before if side.side == SuccessionSide.BEFORE else after).append(side.agency_id)
    led = [(on, tuple(before), tuple(after)) for on, before, after in found.values() if members.intersection(after)]
    return _Predecessors(tuple(led))
