"""People and their accounts: registering, activation codes, passwords, suspending."""

from datetime import date
from typing import Any

from django.db.models import Q

from gongkai.portal.agencies import codes
from gongkai.portal.agencies.access import require, unlimited
from gongkai.portal.agencies.deeds import _accounts, _holding
from gongkai.portal.agencies.deeds._codes import give_code
from gongkai.portal.agencies.models import ActivationCode, Appointment, Person, Unit
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.roles import PLATFORM_ROLES, ROLES
from gongkai.portal.agencies.selectors.standings import names
from gongkai.portal.agencies.words import about_person
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed
from gongkai.portal.audit.record import Value
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import NotPermitted, Problem, Refused


@deed("agencies.register_person", label="登记到岗")
def register_person(
    by: Actor,
    *,
    username: str,
    name: str,
    agency: int | None,
    joined_on: date,
    unit: int | None = None,
    post: str = "",
    phone: str = "",
    email: str = "",
) -> Done[tuple[Person, str]]:
    """A person with an account that is not yet activated, and the code to activate it, shown this once."""
    require(by, Right.REGISTER_PEOPLE, agency)
    facts = _facts(username, name, agency, unit, post, phone, email)
    _accounts.refuse(_accounts.person_problems(facts))
    person = Person(
        username=facts["username"],
        name=facts["name"],
        agency_id=agency,
        unit_id=unit,
        post=facts["post"],
        phone=facts["phone"],
        email=facts["email"],
        joined_on=joined_on,
    )
    person.set_unusable_password()
    person.save()
    code = give_code(person)
    where = _where(person)
    return Done(
        (person, code),
        says=f"登记{person.name}到岗" + (f"（{where}）" if where else "") + "，发出启用码",
        about=about_person(person),
        after={**_shown(person), "到岗日期": joined_on},
    )


@deed("agencies.edit_person", label="更改人员信息")
def edit_person(
    by: Actor, *, person: int, name: str, username: str, unit: int | None = None, post: str = "", phone: str = "", email: str = ""
) -> Done[Person]:
    """The person's name, log-in name, unit and contact as given; another body is `leaving.transfer_person`."""
    require(by, Right.REGISTER_PEOPLE)
    found = _holding.locked(person)
    facts = _facts(username, name, found.agency_id, unit, post, phone, email)
    problems = _accounts.person_problems(facts, person)
    _accounts.refuse(each for each in problems if each.field != "agency")
    before = _shown(found)
    found.username, found.name, found.unit_id = facts["username"], facts["name"], unit
    found.post, found.phone, found.email = facts["post"], facts["phone"], facts["email"]
    after = _shown(found)
    if before != after:
        found.save()
    return Done(found, says=f"修改{found.name}的登记" if before != after else "", about=about_person(found), before=before, after=after)


@deed("agencies.edit_own_contact", label="更改自己的联系方式")
def edit_own_contact(by: Actor, *, phone: str = "", email: str = "") -> Done[Person]:
    """One's own telephone and mail."""
    # open: everybody keeps their own telephone and mail right.
    found = _self(by)
    _accounts.refuse(_accounts.mail_problems(email.strip()))
    before = {"办公电话": found.phone, "电子邮箱": found.email}
    found.phone, found.email = phone.strip()[:60], email.strip()
    after = {"办公电话": found.phone, "电子邮箱": found.email}
    if before != after:
        found.save(update_fields=["phone", "email"])
    return Done(found, says="修改自己的联系方式" if before != after else "", about=about_person(found), before=before, after=after)


@deed("agencies.suspend_person", label="停用账号")
def suspend_person(by: Actor, *, person: int, reason: str = "") -> Done[Person]:
    """The account closed until it is resumed; its sessions end at once."""
    require(by, Right.SECURE_ACCOUNTS)
    found = _holding.locked(person)
    problems: list[Problem] = []
    if by.person == person:
        problems.append(Problem("不能停用自己的账号。请由另一位安全管理员办理。", "person"))
    if found.state not in ("active", "invited") or found.has_left():
        problems.append(Problem(f"{found.name}的账号已经停用或者本人已经离岗。", "person"))
    today = clock.today()
    held = [each.role for each in _holding.holding(person, today) if each.since <= today]
    problems += _holding.last_administrator(found, held, today)
    _accounts.refuse(problems)
    found.state = "suspended"
    found.save(update_fields=["state"])
    _holding.end_sessions(found)
    _void_codes(found)
    return Done(
        found,
        says=f"停用{found.name}的账号" + (f"：{reason.strip()}" if reason.strip() else ""),
        about=about_person(found),
        before={"状态": "可以登录"},
        after={"状态": "停用", "原因": reason.strip() or None},
    )


@deed("agencies.resume_person", label="恢复账号")
def resume_person(by: Actor, *, person: int) -> Done[Person]:
    """The suspended account open again."""
    require(by, Right.SECURE_ACCOUNTS)
    found = _holding.locked(person)
    if found.state != "suspended" or found.has_left():
        raise Refused(f"{found.name}的账号没有停用，不用恢复。", "person")
    if by.person == person:
        raise Refused("不能恢复自己的账号。请由另一位安全管理员办理。", "person")
    found.state = "active" if found.has_usable_password() else "invited"
    found.save(update_fields=["state"])
    return Done(found, says=f"恢复{found.name}的账号", about=about_person(found), before={"状态": "停用"}, after={"状态": "恢复"})


@deed("agencies.issue_code", label="发放启用码")
def issue_code(by: Actor, *, person: int) -> Done[str]:
    """A fresh activation code, shown this once; earlier codes of the person are void.

    For an administrator only at the console: whoever gives out the code could sign in as them.
    """
    require(by, Right.SECURE_ACCOUNTS)
    found = _holding.locked(person)
    if found.state not in ("active", "invited") or found.has_left():
        raise Refused(f"{found.name}的账号停用或者本人已经离岗，不能发启用码。停用的请先恢复。", "person")
    held = Appointment.objects.filter(Q(until=None) | Q(until__gt=clock.today()), person=person, role__in=PLATFORM_ROLES).first()
    if held and not unlimited(by):
        label = ROLES[held.role].label
        raise Refused(
            f"{found.name}是{label}。发码的人可以用码登录，所以管理员的启用码只能在服务器的控制台上重发，请联系运行维护人员。", "person"
        )
    code = give_code(found)
    return Done(code, says=f"给{found.name}重发启用码", about=about_person(found))


@deed("agencies.activate", label="启用账号")
def activate(by: Actor, *, code: str, password: str) -> Done[Person]:
    """The account that the code belongs to, with this password, ready to sign in."""
    # open: whoever holds the code has no session yet; the code is what they show.
    moment = clock.now()
    kept = ActivationCode.objects.select_for_update(no_key=True).filter(digest=codes.activation_digest(code)).first()
    if kept is None:
        raise Refused("启用码不对。请对照发给您的启用码再输一次，共16位，不分大小写。", "code")
    if kept.used_at is not None:
        raise Refused("这个启用码已经用过。忘了口令请找安全管理员重发启用码。", "code")
    if kept.expires_at <= moment:
        raise Refused("这个启用码已经失效。请找安全管理员重发。", "code")
    found = _holding.locked(kept.person_id)
    if found.state not in ("active", "invited") or found.has_left():
        raise Refused("这个账号已停用或者本人已离岗。有疑问请找安全管理员。", "code")
    _accounts.refuse(_accounts.password_problems(found, password, "password"))
    first = found.state == "invited"
    _accounts.set_password(found, password)
    found.state = "active"
    found.save()
    _holding.end_sessions(found)
    kept.used_at = moment
    kept.save(update_fields=["used_at"])
    return Done(found, says=f"用启用码启用{found.name}的账号" if first else f"用启用码重设{found.name}的口令", about=about_person(found))


@deed("agencies.change_password", label="更换口令")
def change_password(by: Actor, *, person: int, old: str, new: str) -> Done[Person]:
    """One's own password changed; other sessions end."""
    # open: everybody changes their own password, and nobody another's.
    found = _self(by)
    if found.pk != person:
        raise NotPermitted("口令只能由本人更换。忘了口令的，由安全管理员重发启用码。")
    if not found.check_password(old):
        raise Refused("现在的口令不对，请再输一次。", "old")
    _accounts.refuse(_accounts.password_problems(found, new, "new"))
    _accounts.set_password(found, new)
    found.save()
    _holding.end_sessions(found)
    return Done(found, says="更换自己的口令", about=about_person(found))


def _self(by: Actor) -> Person:
    if by.person is None:
        raise NotPermitted("请先登录。")
    return _holding.locked(by.person)


def _void_codes(person: Person) -> None:
    moment = clock.now()
    ActivationCode.objects.filter(person=person, used_at=None, expires_at__gt=moment).update(expires_at=moment)


def _facts(username: str, name: str, agency: int | None, unit: int | None, post: str, phone: str, email: str) -> dict[str, Any]:
    return {
        "username": _accounts.username_of(username),
        "name": name.strip(),
        "agency": agency,
        "unit": unit,
        "post": post.strip(),
        "phone": phone.strip(),
        "email": email.strip(),
    }


def _where(person: Person) -> str:
    return names({person.agency_id}).get(person.agency_id, "") if person.agency_id else ""


def _shown(person: Person) -> dict[str, Value]:
    unit = Unit.objects.filter(pk=person.unit_id).values_list("name", flat=True).first() if person.unit_id else None
    return {
        "登录名": person.username,
        "姓名": person.name,
        "机关": _where(person) or None,
        "内设机构": unit,
        "职务": person.post or None,
        "办公电话": person.phone or None,
        "电子邮箱": person.email or None,
    }
