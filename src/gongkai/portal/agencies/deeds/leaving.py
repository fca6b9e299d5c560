"""Leaving a body or the service: the work is handed over in two steps, registered by one administrator, confirmed by another."""

from collections.abc import Sequence
from datetime import date

from gongkai.letters.wording import chinese_date
from gongkai.portal.agencies import handing
from gongkai.portal.agencies.access import require
from gongkai.portal.agencies.deeds import _accounts, _handing, _holding
from gongkai.portal.agencies.deeds._codes import give_code
from gongkai.portal.agencies.models import Agency, Handover, Person
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.selectors.standings import names
from gongkai.portal.agencies.words import about_person
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import Problem, Refused


@deed("agencies.register_leave", label="登记离岗")
def register_leave(by: Actor, *, person: int, on: date, successor: int | None = None, reason: str = "") -> Done[Handover]:
    """The first step: the person's roles end and the account closes on `on` (the first day without them); `successor` is a proposal."""
    require(by, Right.REGISTER_PEOPLE)
    leaver = _holding.locked(person)
    held = _holding.holding(person, on)
    problems = _leaving_problems(leaver, on)
    problems += _handing.successor_problems(leaver, successor)
    problems += _holding.last_administrator(leaver, [each.role for each in held], on)
    _accounts.refuse(problems)
    handover = _handing.written("left", leaver, on, successor, None, reason)
    _handing.end_for(held, on, handover, "left")
    leaver.left_on = on
    if leaver.has_left():
        leaver.state = "left"
    leaver.save(update_fields=["left_on", "state"])
    if leaver.has_left():
        _holding.end_sessions(leaver)
    _handing.void_codes(leaver)
    taking = Person.objects.get(pk=successor).name if successor else None
    return Done(
        handover,
        says=f"登记{leaver.name}自{chinese_date(on)}起离岗" + (f"，建议由{taking}接手" if taking else ""),
        about=about_person(leaver),
        before={"离岗日期": None},
        after={
            "离岗日期": on,
            "原因": reason.strip() or None,
            "随之结束的角色": _handing.roles_told(held),
            "建议接手人": taking,
        },
    )


@deed("agencies.transfer_person", label="调动人员")
def transfer_person(
    by: Actor,
    *,
    person: int,
    agency: int,
    on: date,
    unit: int | None = None,
    post: str = "",
    successor: int | None = None,
    reason: str = "",
) -> Done[Handover | None]:
    """The person works for another body from `on` (today or earlier); their roles on the old one end and wait to be handed over."""
    require(by, Right.REGISTER_PEOPLE, agency)
    mover = _holding.locked(person)
    old = mover.agency_id
    held = [each for each in _holding.holding(person, on) if each.agency_id == old and old is not None]
    problems = _accounts.place_problems(agency, unit) + _handing.successor_problems(mover, successor)
    if mover.state == "left" or mover.left_on is not None:
        problems.append(Problem(f"{mover.name}已登记离岗，不能调动。", "person"))
    if agency == old:
        problems.append(Problem(f"{mover.name}已经在这个机关。换内设机构或者职务，请修改人员登记。", "agency"))
    if on > clock.today():
        problems.append(Problem("调动请在当天或者之后登记。", "on"))
    coming = Agency.objects.filter(pk=agency, opened_on__gt=clock.today()).first()
    if coming:
        problems.append(Problem(f"所选的机关{chinese_date(coming.opened_on)}才设立，请到那一天再办调动。", "agency"))
    if on < mover.joined_on:
        problems.append(Problem(f"调动日期不能早于到岗日期（{chinese_date(mover.joined_on)}）。", "on"))
    _accounts.refuse(problems)
    handover = _handing.written("moved", mover, on, successor, None, reason) if held or handing.open_items(person) else None
    _handing.end_for(held, on, handover, "left")
    mover.agency_id, mover.unit_id, mover.post = agency, unit, post.strip()
    mover.save(update_fields=["agency", "unit", "post"])
    called = names({agency, *([old] if old else [])})
    return Done(
        handover,
        says=f"自{chinese_date(on)}起把{mover.name}调到“{called[agency]}”",
        about=about_person(mover),
        before={"机关": called.get(old or 0)},
        after={"机关": called[agency], "原因": reason.strip() or None, "随之结束的角色": _handing.roles_told(held)},
    )


@deed("agencies.readmit_person", label="重新登记到岗")
def readmit_person(
    by: Actor, *, person: int, agency: int | None, joined_on: date, unit: int | None = None, post: str = ""
) -> Done[tuple[Person, str]]:
    """Somebody who had left, back with the same account, without any role, and the code to open it."""
    require(by, Right.REGISTER_PEOPLE, agency)
    found = _holding.locked(person)
    problems = _accounts.place_problems(agency, unit)
    if found.left_on is None:
        problems.append(Problem(f"{found.name}没有离岗，不用重新登记到岗。", "person"))
    elif joined_on < found.left_on:
        problems.append(Problem(f"到岗日期不能早于上次离岗的日期（{chinese_date(found.left_on)}）。", "joined_on"))
    if not found.has_left() and found.left_on is not None:
        problems.append(Problem(f"{found.name}还没有到离岗的日期。", "person"))
    _accounts.refuse(problems)
    before = found.left_on
    found.agency_id, found.unit_id, found.post = agency, unit, post.strip()
    found.state, found.joined_on, found.left_on = "invited", joined_on, None
    found.save()
    code = give_code(found)
    where = names({agency}).get(agency, "") if agency else ""
    return Done(
        (found, code),
        says=f"登记{found.name}重新到岗" + (f"（{where}）" if where else "") + "，发出启用码",
        about=about_person(found),
        before={"离岗日期": before},
        after={"到岗日期": joined_on, "机关": where or None},
    )


@deed("agencies.confirm_handover", label="确认交接")
def confirm_handover(by: Actor, *, handover: int, successor: int | None, keep: Sequence[int] = ()) -> Done[Handover]:
    """The second step: the appointments with ids `keep` go to the successor, with all open work; the others have ended."""
    require(by, Right.GRANT_ROLES)
    found = Handover.objects.select_for_update(no_key=True, of=("self",)).select_related("leaver").filter(pk=handover).first()
    if found is None or found.confirmed_on is not None:
        raise Refused("这一次交接已经确认过，或者已经不在。请回到交接列表。")
    ended = {each.pk: each for each in found.appointments.order_by("pk")}
    items = [] if successor == found.leaver_id else handing.open_items(found.leaver_id)
    if set(keep) - set(ended):
        raise Refused("要交接的角色不在这一次交接里。请重新打开这一页。", "keep")
    if successor is None and (keep or items):
        what = f"{len(items)}件未办结的工作" if items else "要交接的角色"
        raise Refused(f"还有{what}，请选接手人。", "successor")
    if successor is not None and successor == by.person:
        raise Refused("不能把角色交接给自己。请由另一位安全管理员确认，或者改选接手人。", "successor")
    taking = _holding.locked(successor) if successor is not None else None
    if taking is not None:
        _accounts.refuse(_handing.taking_problems(found, taking))
    passed = [_handing.passed_on(found, ended[pk], taking) for pk in dict.fromkeys(keep) if taking is not None]
    for item in items:
        item.move(by, taking.pk if taking else 0)
    found.successor, found.confirmed_on = taking, clock.today()
    found.items = [{"kind": item.kind, "key": item.key, "name": item.name} for item in items]
    found.save()
    left = [each for pk, each in ended.items() if pk not in keep]
    return Done(
        found,
        says=f"确认{found.leaver.name}的交接" + (f"，由{taking.name}接手" if taking and taking.pk != found.leaver_id else ""),
        about=about_person(found.leaver),
        after={
            "接手人": taking.name if taking else None,
            "交接的角色": _handing.roles_told(passed),
            "不再由人接手的角色": _handing.roles_told(left),
            "交接的工作": "、".join(f"{item.kind}{item.name}" for item in items) or None,
        },
    )


def _leaving_problems(leaver: Person, on: date) -> list[Problem]:
    if leaver.state == "left" or leaver.left_on is not None:
        left = f"，自{chinese_date(leaver.left_on)}起" if leaver.left_on else ""
        return [Problem(f"{leaver.name}已经登记离岗{left}。", "person")]
    if on < leaver.joined_on:
        return [Problem(f"离岗日期不能早于到岗日期（{chinese_date(leaver.joined_on)}）。", "on")]
    return []
