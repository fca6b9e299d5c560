"""A big region made in bulk: a city, its counties, their bureaus and townships, and everybody who works there; always the same.

    settle(bodies=3000, people=20000)

It is written under `guard.lifted()` because it is a fixture: no deed told it and no log holds it.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.portal.agencies.models import Agency, Appointment, Person, Standing, Unit
from gongkai.portal.audit import chain
from gongkai.portal.audit.actor import CONSOLE
from gongkai.portal.audit.guard import lifted
from gongkai.portal.audit.record import About, Record

FOUNDED = date(2019, 3, 1)
COUNTY_SIZE = 60
"""Bodies in a county, its government and its office among them."""

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建文斌宇浩然子轩梓涵"
_BUREAUS = (
    "发展和改革局", "教育局", "科学技术局", "工业和信息化局", "公安局", "民政局", "司法局", "财政局", "人力资源和社会保障局", "自然资源局",
    "生态环境局", "住房和城乡建设局", "交通运输局", "水利局", "农业农村局", "商务局", "文化和旅游局", "卫生健康局", "退役军人事务局",
    "应急管理局", "审计局", "市场监督管理局", "统计局", "医疗保障局", "林业局", "城市管理局", "信访局", "数据局",
)  # fmt: skip
_STAFF = ("clerk", "deputy", "reviewer", "secrecy_reviewer", "leader")


@dataclass(frozen=True, slots=True)
class Region:
    """What was settled: the ids of the city's office and of one bureau, and the people to sign in as, by role."""

    office: int
    bureau: int
    people: dict[str, Person]


@dataclass(slots=True)
class _Plan:
    key: str
    name: str
    kind: str
    level: str
    parent: int | None
    office: int | None


def settle(bodies: int = 3000, people: int = 20000) -> Region:
    """A region of so many bodies and people, in an empty database; `people` at least six for each body of the first dozen."""
    with lifted():
        agencies = _bodies(list(_plans(bodies)))
        staff = _people(agencies, people)
        return Region(agencies[1].pk, agencies[2].pk, _appointments(agencies, staff))


def write_log(count: int) -> None:
    """So many entries in the log, as if the console had set up as many bodies."""
    with lifted():
        chain.append([_record(number) for number in range(1, count + 1)])


def _record(number: int) -> Record:
    name = f"第{number}镇"
    return Record.of("tests.settle", CONSOLE, f"设立“{name}”", About("agency", str(number), name), {}, {"编号": number})


def _plans(count: int) -> Iterator[_Plan]:
    """The bodies by place: a number stands for the body of that place in the list, the superior before its own."""
    yield _Plan("330000-0001", "大江市人民政府", "government", "city", None, 1)
    yield _Plan("330000-0002", "大江市人民政府办公室", "general_office", "city", 0, None)
    made, county = 2, 0
    government = office = 0
    while made < count:
        within = (made - 2) % COUNTY_SIZE
        if within == 0:
            county += 1
            government, office = made, made + 1
        key = f"33{county:04d}-{within + 1:04d}"
        yield _plan(key, f"第{county}县", within, government, office)
        made += 1


def _plan(key: str, county: str, within: int, government: int, office: int) -> _Plan:
    if within == 0:
        return _Plan(key, f"{county}人民政府", "government", "county", 0, office)
    if within == 1:
        return _Plan(key, f"{county}人民政府办公室", "general_office", "county", government, 1)
    if within - 2 < len(_BUREAUS):
        return _Plan(key, f"{county}{_BUREAUS[within - 2]}", "department", "county", government, office)
    return _Plan(key, f"{county}第{within}镇人民政府", "government", "township", government, office)


def _bodies(plans: list[_Plan]) -> list[Agency]:
    agencies = Agency.objects.bulk_create([Agency(key=plan.key, opened_on=FOUNDED) for plan in plans])

    def at(place: int | None) -> int | None:
        return agencies[place].pk if place is not None and place < len(agencies) else None

    Standing.objects.bulk_create(
        [
            Standing(
                agency=agency,
                since=FOUNDED,
                name=plan.name,
                kind=plan.kind,
                level=plan.level,
                division=plan.key[:6],
                parent_id=at(plan.parent),
                competent_office_id=at(plan.office),
                place=place,
            )
            for place, (agency, plan) in enumerate(zip(agencies, plans, strict=True))
        ]
    )
    Unit.objects.bulk_create(
        [
            Unit(agency=agency, name="办公室", is_disclosure_office=True, address="中街1号", phone="0000-6210000", since=FOUNDED)
            for agency in agencies
        ]
    )
    return agencies


def _people(agencies: list[Agency], count: int) -> list[Person]:
    chance = random.Random(20240101)
    return Person.objects.bulk_create(
        [
            Person(
                username=f"p{number:05d}",
                name=chance.choice(_SURNAMES) + "".join(chance.choices(_GIVEN, k=chance.choice((1, 2, 2)))),
                agency=agencies[number % len(agencies)],
                post="科员",
                state="active",
                joined_on=FOUNDED,
            )
            for number in range(count)
        ],
        batch_size=2000,
    )


def _appointments(agencies: list[Agency], people: list[Person]) -> dict[str, Person]:
    """Roles body by body; of the last people one each becomes competent office, auditor and administrator."""
    platform = {role: people[-place] for place, role in enumerate(("system_admin", "security_admin", "audit_admin"), 1)}
    above = {"competent_office": people[-4], "auditor": people[-5]}
    apart = {person.pk for person in (*platform.values(), *above.values())}
    rows = [Appointment(person=person, role=role, since=FOUNDED) for role, person in platform.items()]
    rows += [Appointment(person=person, role=role, agency=agencies[1], since=FOUNDED) for role, person in above.items()]
    seen: dict[str, Person] = {}
    for number, person in enumerate(people):
        row = number // len(agencies)
        if row >= len(_STAFF) or person.pk in apart:
            continue
        rows.append(Appointment(person=person, role=_STAFF[row], agency_id=person.agency_id, since=FOUNDED))
        if person.agency_id == agencies[2].pk:
            seen[_STAFF[row]] = person
    Appointment.objects.bulk_create(rows, batch_size=2000)
    return {**seen, **above, **platform}
