"""What the pages of a kept sum show: its tables, whether it is still what the members say, and the members of one cell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from gongkai.editions import EDITIONS, TABLES
from gongkai.portal.agencies import access
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.selectors.standings import standings
from gongkai.portal.annual.models import Filing, Merger
from gongkai.portal.annual.naming import named
from gongkai.portal.annual.selectors import filings
from gongkai.portal.annual.selectors.board import Office
from gongkai.portal.annual.selectors.merge_findings import SumFindings, by_member
from gongkai.portal.annual.selectors.merged import Share, report_of_sum, shares, stale
from gongkai.portal.annual.stages import OPEN_STAGES
from gongkai.portal.audit.actor import Actor
from gongkai.rendering.layout import Layout, layout
from gongkai.report import Report

MISSING = "U102"
"""The check that names who is missing: pages list them by themselves."""


@dataclass(frozen=True, slots=True)
class MergerPage:
    """A kept sum: `figures` is address → number as text, `target` the government's report it can be put into by this person."""

    office: Office | None
    report: Report
    tables: tuple[Layout, ...]
    figures: Mapping[str, str]
    stale: tuple[str, ...]
    target: Filing | None
    findings: SumFindings


@dataclass(frozen=True, slots=True)
class DrillPage:
    """One cell of a sum: its name and number, its members, how many gave a number, a zero, none."""

    address: str
    name: str
    total: str
    shares: tuple[Share, ...]
    giving: int
    nought: int
    without: int
    other_unit: bool
    findings: tuple[Mapping[str, Any], ...]


def merger_page(by: Actor, merger: Merger) -> MergerPage:
    """The page of a kept sum; a fixed number of queries."""
    report = report_of_sum(merger)
    office = standings().filter(agency_id=merger.collection.office_id).first()
    return MergerPage(
        office=Office(office.agency_id, office.agency.key, office.name) if office else None,
        report=report,
        tables=tuple(layout(report.edition or "", table) for table in TABLES),
        figures={address: shown(figure.value, figure.unit) for address, figure in report.figures.items()},
        stale=stale(merger),
        target=_target(by, merger),
        findings=findings_of(merger.findings, merger.members, merger.collection.year),
    )


def findings_of(findings: Iterable[Mapping[str, Any]], members: Sequence[Mapping[str, Any]], year: int) -> SumFindings:
    """What the checks say of a sum, by member; who is missing stands on the page by itself."""
    return by_member([finding for finding in findings if finding.get("code") != MISSING], members, year)


def drill_page(merger: Merger, address: str) -> DrillPage | None:
    """The members of one cell; none where the sum has no such cell."""
    report = report_of_sum(merger)
    edition = EDITIONS[report.edition or ""]
    if address not in edition.cells:
        return None
    found = tuple(shares(merger, address))
    figure = report.figure(address)
    giving = [share for share in found if share.value is not None]
    return DrillPage(
        address=address,
        name=named(edition.cells[address]),
        total=shown(figure.value, figure.unit),
        shares=found,
        giving=sum(share.value != 0 for share in giving),
        nought=sum(share.value == 0 for share in giving),
        without=len(found) - len(giving),
        other_unit=any(share.unit.removesuffix(edition.cells[address].unit) != figure.unit for share in giving),
        findings=tuple(finding for finding in merger.findings if finding.get("address") == address)[:20],
    )


def shown(value: int | Decimal | None, unit: str) -> str:
    """A number of a sum as it is shown; empty where there is none."""
    return "" if value is None else f"{f'{value:f}' if isinstance(value, Decimal) else value}{unit}"


def _target(by: Actor, merger: Merger) -> Filing | None:
    """The government's report of the year, where this person fills it in and it is open."""
    governments = standings().filter(competent_office_id=merger.collection.office_id, kind="government")
    own = filings.visible(by).filter(access.bodies(by, Right.FILL_REPORT), agency_id__in=governments.values("agency_id"))
    return own.filter(year=merger.collection.year, stage__in=OPEN_STAGES).order_by("agency_id").first()
