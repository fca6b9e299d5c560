"""Filings as a person may see them, and the reports that they hold."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from gongkai.compiling import Plan, merge
from gongkai.editions import EDITIONS
from gongkai.form import Edition
from gongkai.portal.agencies import access
from gongkai.portal.agencies.models import Standing, SuccessionSide, Unit
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.roles import ROLES
from gongkai.portal.agencies.selectors.standings import in_force
from gongkai.portal.annual.entries import Head, report_of
from gongkai.portal.annual.judging import Judged, judge
from gongkai.portal.annual.models import Filing, Snapshot, Working
from gongkai.portal.annual.texts import texts_of
from gongkai.portal.audit.actor import Actor
from gongkai.report import Member, Report, decode, report_from_json


def visible(by: Actor) -> QuerySet[Filing]:
    """The filings on which this person works: of bodies where they have a seat, and of those in whose place these stand.

    Only of these is a draft ever shown; what a competent office sees of the bodies below it stands in `received`.
    """
    return Filing.objects.filter(_own(by)).select_related("agency")


def received(by: Actor) -> QuerySet[Filing]:
    """The filings below this person's office that have been handed in at least once; of them `handed_in` alone may be shown."""
    came = Q(handed_in_on__isnull=False) | Q(published_on__isnull=False)
    return Filing.objects.filter(came, access.bodies(by, Right.SEE_REPORT)).select_related("agency")


def one(by: Actor, key: str, year: int) -> Filing | None:
    """The report of the body with that key, with what is being typed; none where it is out of sight or not begun."""
    return visible(by).select_related("working").filter(agency__key=key, year=year).first()


def received_one(by: Actor, key: str, year: int) -> Filing | None:
    """The report of a body below, once it has been handed in; none before that."""
    return received(by).filter(agency__key=key, year=year).first()


def handed_in(filing: Filing) -> Snapshot | None:
    """What the office was given last: the report as it was signed before the last handing in, or as it was published; none before."""
    signed = filing.snapshots.filter(move="sign").order_by("-number")
    last = filing.steps.filter(move="hand_in").order_by("-pk").first()
    if last is None:  # put in from an archive: nobody took steps
        public = filing.snapshots.filter(publication__isnull=False).order_by("-number").first()
        return public or (signed.first() if filing.handed_in_on else None)
    later = filing.steps.filter(move="sign", pk__gt=last.pk).count()
    return next(iter(signed[later : later + 1]), None)


def head_of(filing: Filing) -> Head:
    """Whose report it is: the body's name on the last day of the report year, or its first name after that."""
    names = Standing.objects.filter(agency_id=filing.agency_id).order_by("since").values_list("since", "name")
    name = next((name for since, name in reversed(list(names)) if since.year <= filing.year), None)
    return Head(name or next((name for _, name in names), ""), filing.year)


def disclosure_office(filing: Filing) -> Unit | None:
    """The body's disclosure office as it is today, none where it has not been written down."""
    return Unit.objects.filter(in_force(), agency_id=filing.agency_id, is_disclosure_office=True).first()


def working_report(filing: Filing, working: Working | None = None) -> Report:
    """The report as it is being typed."""
    working = working or filing.working
    return report_of(head_of(filing), texts_of(working.entries))


def report_in(snapshot: Snapshot) -> Report:
    """The report that a snapshot holds."""
    return report_from_json(decode(snapshot.content))


def edition_of(report: Report) -> Edition | None:
    """The form that a report as a whole follows; none before 2019."""
    return EDITIONS.get(report.edition or "")


def settled_report(agency: int, year: int) -> Report | None:
    """The report of a body that went out last for a year: published, else handed in; none where none did."""
    snapshots = Snapshot.objects.filter(filing__agency_id=agency, filing__year=year)
    newest = snapshots.filter(publication__isnull=False).order_by("-number").first() or snapshots.order_by("-number").first()
    return report_in(newest) if newest else None


def last_report(filing: Filing) -> Report | None:
    """The year before, against which this year is checked: the body's own report, or the sum of those it took over from."""
    own = settled_report(filing.agency_id, filing.year - 1)
    taken_over = _predecessors(filing)
    if not taken_over:
        return own
    members = [report for agency in taken_over if (report := settled_report(agency, filing.year - 1))]
    if own and filing.agency_id not in taken_over:
        members.append(own)
    if not members:
        return None
    if len(members) == 1:
        return members[0]
    return merge([Member(report) for report in members], Plan(head_of(filing).agency, filing.year - 1)).report


def _predecessors(filing: Filing) -> list[int]:
    """The bodies that this one took the place of during the report year."""
    sides = SuccessionSide.objects.filter(
        side=SuccessionSide.BEFORE,
        succession__sides__agency_id=filing.agency_id,
        succession__sides__side=SuccessionSide.AFTER,
        succession__on__year=filing.year,
    )
    return list(sides.exclude(succession__kind="split").order_by("agency_id").values_list("agency_id", flat=True).distinct())


@dataclass(frozen=True, slots=True)
class Examined:
    """A report with the year before it was held against and what the checks say of it."""

    report: Report
    last: Report | None
    judged: list[Judged]


def examined(filing: Filing, working: Working | None = None) -> Examined:
    """The report as it is being typed, last year's, and what the checks say: each made once."""
    working = working or filing.working
    report, last = working_report(filing, working), last_report(filing)
    return Examined(report, last, judge(report, last, working.explained, waivers_of(filing)))


def findings(filing: Filing, working: Working | None = None) -> list[Judged]:
    """What the checks say of the report as it is being typed."""
    return examined(filing, working).judged


def waivers_of(filing: Filing) -> list[tuple[str, str, str]]:
    """Code, address and reason of each finding that the office lets stand."""
    return list(filing.waivers.values_list("code", "address", "reason"))


def _own(by: Actor) -> Q:
    """The condition of bodies on which the person has a seat that lets them see reports."""
    if access.unlimited(by):
        return Q()
    condition = Q(pk__in=())
    for agency in {seat.agency for seat in by.seats if seat.agency and Right.SEE_REPORT in ROLES[seat.role].rights}:
        condition |= access.owned(agency)
    return condition
