"""One cast for all tests of the platform: 云溪县 with its office, two bureaus and a township, somebody in every role, and a stranger.

    def test_something(cast, client):
        cast.sign_in(client, "clerk")
        rename(cast.actor("system_admin"), agency=cast.science.pk, …)

The fixture `cast` stands in tests/portal/conftest.py; it sets the platform's day to `TODAY`. Everything is made by deeds.
"""

from dataclasses import dataclass, field
from datetime import date

from django.test import Client

from gongkai.portal.agencies.deeds.bodies import change_standing, open_body
from gongkai.portal.agencies.deeds.contacts import open_unit, set_up_group
from gongkai.portal.agencies.deeds.founding import Administrator, found
from gongkai.portal.agencies.deeds.people import activate, register_person
from gongkai.portal.agencies.deeds.roles import appoint
from gongkai.portal.agencies.models import Agency, Person, Unit
from gongkai.portal.agencies.selectors.seats import actor_of
from gongkai.portal.audit.actor import CONSOLE, VISITOR, Actor

TODAY = date(2026, 1, 20)
"""A Tuesday in the season of the annual report."""
SINCE = date(2019, 3, 1)
"""The day on which the county's bodies were set up."""
PASSWORD = "白云山下溪水-2026"  # noqa: S105  # of the people in this story
DIVISION = "339900"

_STAFF: tuple[tuple[str, str, str, str | None], ...] = (
    # who, name, body, role on that body
    ("clerk", "陈文慧", "science", "clerk"),
    ("deputy", "李向东", "science", "deputy"),
    ("reviewer", "王秀兰", "science", "reviewer"),
    ("secrecy_reviewer", "赵国强", "science", "secrecy_reviewer"),
    ("leader", "周建平", "science", "leader"),
    ("competent_office", "孙立新", "office", "competent_office"),
    ("auditor", "吴敏", "office", "auditor"),
    ("office_clerk", "郑晓燕", "office", "clerk"),
    ("finance_clerk", "冯德明", "finance", "clerk"),
    ("township_clerk", "何春生", "township", "clerk"),
    ("newcomer", "许家宁", "science", None),
    ("stranger", "韩志远", "elsewhere", "clerk"),
)
WHO: tuple[str, ...] = ("system_admin", "security_admin", "audit_admin", *(who for who, *_ in _STAFF))
"""Everybody, by the name the tests call them."""


@dataclass
class Cast:
    """The bodies and people; `codes` are activation codes not yet used, by who."""

    government: Agency
    office: Agency
    science: Agency
    finance: Agency
    township: Agency
    other_office: Agency
    elsewhere: Agency
    unit: Unit
    people: dict[str, Person] = field(default_factory=dict)

    def person(self, who: str) -> Person:
        """The account as the database has it now."""
        return Person.objects.get(pk=self.people[who].pk)

    def pk(self, who: str) -> int:
        """The id of somebody's account."""
        return self.people[who].pk

    def actor(self, who: str) -> Actor:
        """Somebody as one who does deeds, with the seats of the moment; `visitor` and `console` are known too."""
        known = {"visitor": VISITOR, "console": CONSOLE}
        return known[who] if who in known else actor_of(self.person(who), address="192.0.2.7")

    def sign_in(self, client: Client, who: str) -> Person:
        """The browser signed in as somebody, without going through the page."""
        person = self.person(who)
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return person


def build() -> Cast:
    """The cast, made by deeds in an empty database."""
    founding = found(
        CONSOLE,
        government="云溪县人民政府",
        level="county",
        division=DIVISION,
        office="云溪县人民政府办公室",
        since=SINCE,
        system=Administrator("xitong", "刘志强"),
        security=Administrator("anquan", "张海燕"),
        audit=Administrator("shenji", "杨树林"),
        password=PASSWORD,
    )
    for code in founding.codes.values():
        activate(VISITOR, code=code, password=PASSWORD)
    system = actor_of(founding.system)
    cast = _bodies(system, founding.government, founding.office)
    cast.people = {"system_admin": founding.system, "security_admin": founding.security, "audit_admin": founding.audit}
    security = actor_of(founding.security)
    for who, name, body, role in _STAFF:
        agency = getattr(cast, body).pk
        person, code = register_person(system, username=who, name=name, agency=agency, joined_on=date(2024, 1, 2))
        activate(VISITOR, code=code, password=PASSWORD)
        if role:
            appoint(security, person=person.pk, role=role, agency=agency, since=date(2024, 1, 2))
        cast.people[who] = person
    return cast


def _bodies(system: Actor, government: Agency, office: Agency) -> Cast:
    def opened(name: str, kind: str, parent: int | None, overseer: int | None, level: str = "county", division: str = DIVISION) -> Agency:
        return open_body(
            system,
            name=name,
            kind=kind,
            level=level,
            division=division,
            opened_on=SINCE,
            parent=parent,
            competent_office=overseer,
            reviewing_organ=parent,
            basis="云政发〔2019〕1号",
        )

    science = opened("云溪县经济贸易和科学技术局", "department", government.pk, office.pk)
    change_standing(
        system, agency=science.pk, since=date(2022, 7, 1), name="云溪县科学技术局", short_name="县科技局", basis="云委办〔2022〕18号"
    )
    finance = opened("云溪县财政局", "department", government.pk, office.pk)
    township = opened("云溪县白石镇人民政府", "government", government.pk, office.pk, "township", "339900101")
    other = opened("平川县人民政府办公室", "general_office", None, None, division="339800")
    elsewhere = opened("平川县科学技术局", "department", None, other.pk, division="339800")
    unit = open_unit(
        system,
        agency=science.pk,
        name="办公室",
        since=SINCE,
        is_disclosure_office=True,
        address="云溪县人民路1号",
        hours="工作日8:30至17:30",
        phone="0000-6110001",
        fax="0000-6110002",
        email="kjj@example.gov.cn",
    )
    set_up_group(
        system,
        agency=science.pk,
        name="云溪县科学技术局政务公开领导小组",
        document_title="关于调整政务公开领导小组成员的通知",
        document_number="云科〔2023〕5号",
        since=date(2023, 4, 10),
        members=[{"duty": "head", "name": "周建平", "post": "局长"}, {"duty": "member", "name": "陈文慧", "post": "办公室主任"}],
    )
    return Cast(government, office, science, finance, township, other, elsewhere, unit)
