"""What the public home shows: the bodies right under the government, by what they are, the newest reports, and whom to ask."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from gongkai.portal.agencies.kinds import KINDS
from gongkai.portal.agencies.models import Standing, Unit
from gongkai.portal.agencies.selectors.standings import standings
from gongkai.portal.annual.models import Publication
from gongkai.portal.site.selectors.who import office_of, top_government

_LEADING = "政府和办公室"


@dataclass(frozen=True, slots=True)
class Group:
    """Bodies of one sort under their heading."""

    heading: str
    bodies: tuple[Standing, ...]

    @property
    def number(self) -> int:
        """How many they are."""
        return len(self.bodies)


@dataclass(frozen=True, slots=True)
class Home:
    """The government (none before founding), the groups of bodies in their order, the office that answers the public, the last reports."""

    government: Standing | None
    groups: tuple[Group, ...]
    office: Unit | None
    reports: tuple[Publication, ...] = ()

    @property
    def counts(self) -> tuple[Group, ...]:
        """The groups that are worth a number: all but the government and its office."""
        return tuple(group for group in self.groups if group.heading != _LEADING)

    @property
    def region(self) -> str:
        """The last sign of the region's name: 县, 市, 省."""
        return self.government.name.removesuffix("人民政府")[-1:] if self.government else ""


def home() -> Home:
    """Today's home."""
    government = top_government()
    if government is None:
        return Home(None, (), None)
    under = standings().filter(Q(parent=government.agency_id) | Q(agency=government.agency_id)).order_by("place", "agency__key")
    return Home(government, tuple(_groups(government, under)), office_of(government), tuple(latest_reports()))


def latest_reports(count: int = 6) -> list[Publication]:
    """The reports published last, each in its newest version."""
    rows = Publication.objects.select_related("filing__agency").order_by("-published_on", "-pk")[: count * 4]
    newest: dict[int, Publication] = {}
    for row in rows:
        newest.setdefault(row.filing_id, row)
    return list(newest.values())[:count]


def _groups(government: Standing, under: Iterable[Standing]) -> Iterable[Group]:
    """By kind: the government with its office, then its departments, then the governments below it, then the rest."""
    bodies = list(under)
    leading = [body for body in bodies if body.agency_id == government.agency_id or body.kind == "general_office"]
    departments = [body for body in bodies if body.kind == "department"]
    below = [body for body in bodies if body.kind == "government" and body.agency_id != government.agency_id]
    grouped = {body.pk for body in (*leading, *departments, *below)}
    rest = [body for body in bodies if body.pk not in grouped]
    for heading, members in (
        (_LEADING, leading),
        (KINDS["department"], departments),
        (_below_heading(below), below),
        ("其他机关和组织", rest),
    ):
        if members:
            yield Group(heading, tuple(members))


def _below_heading(below: list[Standing]) -> str:
    levels = {body.level for body in below}
    return "乡镇" if levels == {"township"} else "下级人民政府"
