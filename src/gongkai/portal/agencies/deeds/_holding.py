"""Roles held: what can stand against one more, and against one less; sessions that end. For deeds, inside their transaction."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F, Q

from gongkai.letters.wording import chinese_date
from gongkai.portal.agencies.kinds import OFFICE_KINDS
from gongkai.portal.agencies.models import Agency, Appointment, Person, Standing, Unit
from gongkai.portal.agencies.roles import PLATFORM_ROLES, ROLES
from gongkai.portal.agencies.selectors.standings import names
from gongkai.portal.agencies.separation import clash
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import Problem, Refused


def locked(person: int) -> Person:
    """The person, their row locked until the deed is done; refused where there is none."""
    found = Person.objects.select_for_update(no_key=True).filter(pk=person).first()
    if found is None:
        raise Refused("人员名单里没有这个人，可能已经被撤回导入。请回到人员名单重新选择。", "person")
    return found


def holding(person: int, since: date) -> list[Appointment]:
    """The roles that a person holds on a day or later."""
    return list(Appointment.objects.filter(Q(until=None) | Q(until__gt=since), person=person).order_by("pk"))


def appointing_problems(person: Person, role: str, agency: int | None, unit: int | None, since: date) -> list[Problem]:
    """What stands against a person holding one more role from a day on."""
    if role not in ROLES:
        return [Problem("没有这种角色，请从列出的角色里选。", "role")]
    problems = _person_problems(person, since) + _place_problems(role, agency, unit, since)
    for held in holding(person.pk, since):
        if (held.role, held.agency_id) == (role, agency):
            problems.append(Problem(f"{person.name}已经是这里的{ROLES[role].label}（自{chinese_date(held.since)}起）。", "role"))
            break
        why = clash(role, agency, held.role, held.agency_id)
        if why:
            problems.append(Problem(f"{person.name}已经是{_called(held)}。{why}", "role"))
            break
    return problems


def _person_problems(person: Person, since: date) -> list[Problem]:
    if person.state == "left" or (person.left_on and person.left_on <= max(since, clock.today())):
        return [Problem(f"{person.name}已登记离岗，不能再担任角色。", "person")]
    if person.state == "suspended":
        return [Problem(f"{person.name}的账号停用着。请先恢复，再授予角色。", "person")]
    if since < person.joined_on:
        return [Problem(f"{person.name}{chinese_date(person.joined_on)}到岗，角色不能早于那一天。", "since")]
    return []


def _place_problems(role: str, agency: int | None, unit: int | None, since: date) -> list[Problem]:
    label = ROLES[role].label
    if ROLES[role].platform:
        return [Problem(f"{label}是整个平台的角色，不属于某个机关。请把机关留空。", "agency")] if agency is not None else []
    if agency is None:
        return [Problem(f"请选在哪个机关担任{label}。", "agency")]
    body = Agency.objects.filter(pk=agency).first()
    if body is None:
        return [Problem("机关目录里没有所选的机关，请重新选择。", "agency")]
    problems: list[Problem] = []
    if body.opened_on > since or body.closed_on:
        name = names({agency}).get(agency, body.key)
        told = f"自{chinese_date(body.closed_on)}起撤销" if body.closed_on else f"{chinese_date(body.opened_on)}才设立"
        problems.append(Problem(f"“{name}”{told}，请改选机关或者改日期。", "agency"))
    kind = Standing.objects.filter(agency_id=agency, since__lte=since).order_by("-since").values_list("kind", flat=True).first()
    if role == "competent_office" and not problems and kind not in OFFICE_KINDS:
        problems.append(Problem("主管部门工作人员只能设在政府办公厅（室）或者实行垂直领导的机关（条例第三条）。请改选机关。", "agency"))
    if unit is not None and not Unit.objects.filter(pk=unit, agency_id=agency, until=None).exists():
        problems.append(Problem("所选的内设机构不在这个机关里，请重新选择。", "unit"))
    return problems


def _called(held: Appointment) -> str:
    label = ROLES[held.role].label
    if held.agency_id is None:
        return label
    return f"“{names({held.agency_id}).get(held.agency_id, '')}”的{label}"


def last_administrator(person: Person, roles: Iterable[str], on: date) -> list[Problem]:
    """What stands against a person losing these roles on a day: nobody else at work would hold one of the platform's from then on."""
    problems: list[Problem] = []
    for role in roles:
        if role not in PLATFORM_ROLES:
            continue
        # Locked first, read after: of two who go at once, the second sees that the first has gone.
        list(Appointment.objects.select_for_update(no_key=True).filter(role=role).order_by("pk"))
        # Somebody whose own end is already written down does not count: on that day there would be nobody.
        others = Appointment.objects.filter(role=role, since__lte=on, until=None, person__state="active", person__left_on=None)
        others = others.exclude(person=person)
        if not others.exists():
            label = ROLES[role].label
            problems.append(
                Problem(f"{person.name}是唯一在岗的{label}。请先由安全管理员授予另一个人{label}，待其启用账号后再办。", "person")
            )
    return problems


def end_sessions(person: Person) -> None:
    """Every session of the person is over; on the object and in the database."""
    Person.objects.filter(pk=person.pk).update(session_round=F("session_round") + 1)
    person.session_round += 1
