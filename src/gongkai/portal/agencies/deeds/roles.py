"""Granting and taking back roles."""

from datetime import date

from gongkai.letters.wording import chinese_date
from gongkai.portal.agencies.access import require, unlimited
from gongkai.portal.agencies.deeds import _holding
from gongkai.portal.agencies.models import Appointment
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.roles import ROLES
from gongkai.portal.agencies.selectors.standings import names
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed
from gongkai.portal.audit.record import About
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import Problem, Refused


@deed("agencies.appoint", label="授予角色")
def appoint(
    by: Actor, *, person: int, role: str, agency: int | None, since: date, unit: int | None = None, document: str = ""
) -> Done[Appointment]:
    """The person holds the role from `since`: on a body, or (`agency` none) as one of the three administrators."""
    require(by, Right.GRANT_ROLES, agency)
    chosen = _holding.locked(person)
    problems = _holding.appointing_problems(chosen, role, agency, unit, since)
    if by.person == person:
        problems.insert(0, Problem("不能给自己授予角色。请由另一位安全管理员办理。", "person"))
    if role in ROLES and ROLES[role].platform and chosen.state == "invited" and not unlimited(by):
        problems.append(Problem(f"{chosen.name}还没有启用账号。管理员的角色在本人启用账号之后授予。", "person"))
    if problems:
        raise Refused(problems)
    appointment = Appointment.objects.create(
        person=chosen, role=role, agency_id=agency, unit_id=unit, since=since, document=document.strip()
    )
    where = names({agency}, since).get(agency, "") if agency else ""
    label = ROLES[role].label
    return Done(
        appointment,
        says=f"授予{chosen.name}“{where}”的{label}，自{chinese_date(since)}起"
        if where
        else f"授予{chosen.name}{label}，自{chinese_date(since)}起",
        about=About("person", str(person), chosen.name, agency or chosen.agency_id),
        after={"角色": label, "机关": where or None, "自": since, "任命文件": appointment.document or None},
    )


@deed("agencies.end_appointment", label="收回角色")
def end_appointment(by: Actor, *, appointment: int, on: date) -> Done[Appointment]:
    """The role until `on`, which is the first day without it."""
    require(by, Right.GRANT_ROLES)
    held = Appointment.objects.select_for_update(no_key=True, of=("self",)).select_related("person").filter(pk=appointment).first()
    if held is None:
        raise Refused("没有这一项角色，可能已经改过。请重新打开这个人的页面。")
    problems: list[Problem] = []
    if by.person == held.person_id:
        problems.append(Problem("不能收回自己的角色。请由另一位安全管理员办理。"))
    if held.until is not None and held.until <= max(on, clock.today()):
        problems.append(Problem(f"这一项角色已到{chinese_date(held.until)}为止。"))
    if on < held.since:
        problems.append(Problem(f"结束的日期不能早于开始的日期（{chinese_date(held.since)}）。", "on"))
    problems += _holding.last_administrator(held.person, [held.role], on)
    if problems:
        raise Refused(problems)
    before = held.until
    held.until, held.ending = on, "revoked"
    held.save(update_fields=["until", "ending"])
    where = names({held.agency_id}, held.since).get(held.agency_id, "") if held.agency_id else ""
    label = ROLES[held.role].label
    return Done(
        held,
        says=f"自{chinese_date(on)}起收回{held.person.name}“{where}”的{label}"
        if where
        else f"自{chinese_date(on)}起收回{held.person.name}的{label}",
        about=About("person", str(held.person_id), held.person.name, held.agency_id or held.person.agency_id),
        before={"角色": label, "机关": where or None, "至": before},
        after={"角色": label, "机关": where or None, "至": on},
    )
