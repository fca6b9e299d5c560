"""Many reports added up to one, cell by cell, each agency once; nothing is guessed, converted or filled in.

All equations of the form are linear, so they hold in the sum if they hold in every member (domain reference, §2.6).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongkai.compiling.roster import Roster, match_expected
from gongkai.compiling.totals import total
from gongkai.editions import EDITIONS, TABLES, edition_for
from gongkai.form import Edition
from gongkai.report import Figure, Member, Merged, Part, Reorganisation, Report

_TITLE = "{}{}年政府信息公开工作年度报告"


@dataclass(frozen=True, slots=True)
class Plan:
    """What the office says about a merge.

    `agency` is whose report it will be. `year` none: the year that most members have. `expected` are the agencies that
    must hand in, none: not known. `last` are last year's reports of the members, for what was carried over.
    """

    agency: str
    year: int | None = None
    expected: tuple[str, ...] = ()
    last: tuple[Member, ...] = ()
    reorganisations: tuple[Reorganisation, ...] = ()


def merge(members: Sequence[Member], plan: Plan) -> Merged:
    """The merged report of these members with its making.

    Each agency is counted once, a report of another year not at all. The result is in the
    edition for the year, with all three tables; cells are added where their address is the same, so what a member in
    another edition has under other addresses is not in the sum. See `totals.total` for cells without a sure number.
    """
    year = plan.year or _usual_year(members)
    edition = _edition(year, members)
    other_year = tuple(member for member in members if _is_of_another_year(member, year))
    counted, twice = _once([member for member in members if not _is_of_another_year(member, year)])
    roster = match_expected(plan.expected, counted, _in_force(plan.reorganisations, year)) if plan.expected else Roster()
    totals = {address: total(counted, address, edition) for address in edition.addresses()}
    return Merged(
        report=_report(plan.agency, year, edition, {address: found.figure for address, found in totals.items()}),
        counted=counted,
        totals=totals,
        twice=twice,
        other_year=other_year,
        missing=roster.missing,
        unexpected=roster.unexpected,
        last=plan.last,
        reorganisations=_in_force(plan.reorganisations, year),
    )


def _usual_year(members: Sequence[Member]) -> int | None:
    """The year that most members have, the later one of two; none where no member has one."""
    years = Counter(member.report.year for member in members if member.report.year)
    return max(years, key=lambda year: (years[year], year)) if years else None


def _edition(year: int | None, members: Sequence[Member]) -> Edition:
    """The edition prescribed for the year; where there is none, the one that most members follow, else the newest."""
    if prescribed := edition_for(year):
        return prescribed
    names = Counter(member.report.edition for member in members if member.report.edition)
    return EDITIONS[max(names, key=lambda name: (names[name], name))] if names else list(EDITIONS.values())[-1]


def _is_of_another_year(member: Member, year: int | None) -> bool:
    return bool(year and member.report.year and member.report.year != year)


def _once(members: Sequence[Member]) -> tuple[tuple[Member, ...], tuple[tuple[Member, Member], ...]]:
    """One report of each agency, and the others each with the one counted in its place.

    Of several the one with the most sure numbers is counted (the page and not the text copied from it), else the first.
    """
    groups: dict[str, list[Member]] = {}
    for number, member in enumerate(members):
        groups.setdefault(member.key or f"number:{number}", []).append(member)
    counted = tuple(own[0] if len(own) == 1 else max(own, key=_sure_numbers) for own in groups.values())
    twice = tuple((other, chosen) for own, chosen in zip(groups.values(), counted, strict=True) for other in own if other is not chosen)
    return counted, twice


def _sure_numbers(member: Member) -> int:
    return sum(figure.value is not None and figure.certain for figure in member.report.figures.values())


def _in_force(records: Sequence[Reorganisation], year: int | None) -> tuple[Reorganisation, ...]:
    """The reorganisations until the end of the report year; later ones say nothing about it."""
    return tuple(record for record in records if year is None or record.on.year <= year)


def _report(agency: str, year: int | None, edition: Edition, figures: Mapping[str, Figure]) -> Report:
    """A report of the form with these figures and six parts whose text is still to be written."""
    return Report(
        agency=agency,
        year=year,
        title=_TITLE.format(agency, year) if year else "",
        edition=edition.name,
        editions=dict.fromkeys(TABLES, edition.name),
        sections=tuple(Part(section.number, section.title, "") for section in edition.sections),
        figures=figures,
    )
