"""People: list, one person, arriving, moving, leaving, and their accounts."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from gongkai.portal.agencies import access
from gongkai.portal.agencies.deeds.leaving import readmit_person, register_leave, transfer_person
from gongkai.portal.agencies.deeds.people import edit_person, issue_code, register_person, resume_person, suspend_person
from gongkai.portal.agencies.deeds.sessions import unlock
from gongkai.portal.agencies.forms.people import LeaveForm, MoveForm, NewPersonForm, PeopleFilters, PersonForm, ReadmitForm, ReasonForm
from gongkai.portal.agencies.gate import Visit
from gongkai.portal.agencies.kinds import PERSON_STATES
from gongkai.portal.agencies.models import Person
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.selectors import bodies, contacts, handovers, people
from gongkai.portal.agencies.views.submitting import body_or_404, form_page, found_or_404, gone_back, pressed, shown, submitted
from gongkai.portal.frame import clock
from gongkai.portal.frame.lists import Column, Listing

_TONES = {"invited": "warn", "suspended": "err", "left": ""}


def _roles(row: Person) -> str:
    held = row.held  # type: ignore[attr-defined]  # put there by the selector
    return "、".join(f"{each.label}（{each.agency_name}）" if _elsewhere(row, each) else each.label for each in held)


def _elsewhere(row: Person, held: people.Held) -> bool:
    return bool(held.agency_name) and held.appointment.agency_id != row.agency_id


def _state(row: Person) -> str:
    return str(row.shown_state)  # type: ignore[attr-defined]  # annotated by the selector


LISTING: Listing[Person] = Listing(
    name="people",
    caption="人员",
    columns=(
        Column(
            "name",
            "姓名",
            lambda row: row.name,
            "name",
            lambda row: reverse("agencies:person", args=[row.pk]),
            small=lambda row: row.username,
        ),
        Column("agency", "所在机关", lambda row: row.agency_name, "agency_name"),  # type: ignore[attr-defined]  # annotated by the selector
        Column("post", "职务", lambda row: row.post),
        Column("roles", "角色", _roles),
        Column("phone", "办公电话", lambda row: row.phone),
        Column("joined", "到岗日期", lambda row: row.joined_on, "joined_on"),
        Column("state", "状态", lambda row: PERSON_STATES[_state(row)], "state", tone=lambda row: _TONES.get(_state(row), "ok")),
    ),
    filters=PeopleFilters,
    empty="还没有人员。系统管理员登记到岗，或者用表格一次导入；角色由安全管理员授予。",
    unit="人",
)


def people_list(request: Visit) -> HttpResponse:
    """The people in sight, of one body where `?body=` names its key."""
    asked = PeopleFilters(request.GET)
    chosen: dict[str, Any] = asked.cleaned_data if asked.is_valid() else {}
    standing = body_or_404(request, request.GET["body"]) if request.GET.get("body") else None
    rows = people.listed(
        request.actor, chosen.get("q", ""), standing.agency_id if standing else None, chosen.get("role", ""), chosen.get("state", "")
    )
    may = {"register": access.has(request.actor, Right.REGISTER_PEOPLE), "grant": access.has(request.actor, Right.GRANT_ROLES)}
    return LISTING.show(request, rows, people.with_roles, template="agencies/people.html", context={"may": may, "standing": standing})


def person_or_404(request: Visit, pk: int) -> Person:
    """The person, where in sight."""
    return found_or_404(people.one(request.actor, pk), "没有这个人")


def _page(pk: int) -> str:
    return reverse("agencies:person", args=[pk])


def person(request: Visit, pk: int) -> HttpResponse:
    """One person: body, roles now and before, the account."""
    found = person_or_404(request, pk)
    by = request.actor
    now = people.roles_of(by, pk)
    held = {each.appointment.pk for each in now}
    return shown(
        request,
        "agencies/person.html",
        person=found,
        state=_state(found),
        state_label=PERSON_STATES[_state(found)],
        roles=now,
        before=[each for each in people.roles_ever(by, pk) if each.appointment.pk not in held],
        code_state=people.code_state(by, pk),
        locked=any(each.pk == pk for each in people.locked(by)) if access.has(by, Right.SECURE_ACCOUNTS) else False,
        open_handover=handovers.waiting_of(by, pk),
        may={right.name.lower(): access.has(by, right) for right in (Right.REGISTER_PEOPLE, Right.SECURE_ACCOUNTS, Right.GRANT_ROLES)},
    )


def person_new(request: Visit) -> HttpResponse:
    """A form for somebody who arrives; then the code, this once."""
    by = request.actor
    standing = body_or_404(request, request.GET["body"]) if request.GET.get("body") else None
    initial = {"joined_on": clock.today(), "agency": standing.agency_id if standing else None}
    form = NewPersonForm.of(request, bodies=bodies.choices(by), initial=initial)
    done = submitted(request, form, lambda data: register_person(by, **data))
    if done:
        return _code_page(request, *done, "已登记到岗。")
    back = reverse("agencies:people")
    lede = "登记以后会得到启用码，只显示一次。角色由安全管理员另外授予。"
    return form_page(request, form, title="登记一个人到岗", lede=lede, submit="登记到岗，得到启用码", back=back)


def _code_page(request: Visit, who: Person, code: str, says: str) -> HttpResponse:
    """The page that shows a code; never kept by a browser or proxy."""
    response = shown(request, "agencies/person_code.html", person=who, code=code, says=says)
    response["Cache-Control"] = "no-store"
    return response


def person_edit(request: Visit, pk: int) -> HttpResponse:
    """A form for what is kept about a person."""
    found = person_or_404(request, pk)
    by = request.actor
    units = [(unit.pk, unit.name) for unit in contacts.units(by, found.agency_id)] if found.agency_id else []
    initial = {"unit": found.unit_id, **{field: getattr(found, field) for field in ("username", "name", "post", "phone", "email")}}
    form = PersonForm.of(request, initial=initial, units=units)
    if submitted(request, form, lambda data: edit_person(by, person=pk, **data)):
        return gone_back(request, "已保存。", "agencies:person", pk)
    lede = "调到别的机关、离岗不在这里办。"
    return form_page(request, form, title=f"修改{found.name}的登记", lede=lede, submit="保存", back=_page(pk))


def person_suspend(request: Visit, pk: int) -> HttpResponse:
    """A form for suspending an account."""
    found = person_or_404(request, pk)
    form = ReasonForm.of(request)
    if submitted(request, form, lambda data: suspend_person(request.actor, person=pk, reason=data["reason"])):
        return gone_back(request, f"已停用{found.name}的账号，正在用的会话已经结束。", "agencies:person", pk)
    lede = "停用以后不能登录，正在用的会话马上结束；角色保留。可以随时恢复。"
    return form_page(request, form, title=f"停用{found.name}的账号", lede=lede, submit="停用这个账号", back=_page(pk), grave=True)


def person_resume(request: Visit, pk: int) -> HttpResponse:
    """Opens a suspended account again."""
    found = person_or_404(request, pk)
    return pressed(request, lambda: resume_person(request.actor, person=pk), f"已恢复{found.name}的账号。", "agencies:person", pk)


def person_unlock(request: Visit, pk: int) -> HttpResponse:
    """Unlocks an account."""
    found = person_or_404(request, pk)
    return pressed(request, lambda: unlock(request.actor, person=pk), f"已解锁{found.name}的账号。", "agencies:person", pk)


def person_code(request: Visit, pk: int) -> HttpResponse:
    """Asks whether to give a fresh code, and shows it this once."""
    found = person_or_404(request, pk)
    form = ReasonForm.of(request)
    form.fields.clear()
    code = submitted(request, form, lambda data: issue_code(request.actor, person=pk))
    if code:
        return _code_page(request, found, code, "已重发启用码，以前的启用码作废。")
    lede = "用在忘了口令、没有收到启用码或启用码过期时。以前的启用码作废；本人用新的启用码重设口令。请当面或打电话核对是本人。"
    return form_page(request, form, title=f"给{found.name}重发启用码", lede=lede, submit="重发启用码", back=_page(pk))


def _colleagues(request: Visit, found: Person) -> list[tuple[int, str]]:
    return [each for each in people.choices(request.actor, found.agency_id) if each[0] != found.pk]


def person_leave(request: Visit, pk: int) -> HttpResponse:
    """A form for somebody who leaves."""
    found = person_or_404(request, pk)
    by = request.actor
    form = LeaveForm.of(request, initial={"on": clock.today()}, people=_colleagues(request, found))
    if submitted(request, form, lambda data: register_leave(by, person=pk, **data)):
        return gone_back(request, f"已登记{found.name}离岗，等安全管理员确认交接。", "agencies:person", pk)
    return form_page(
        request,
        form,
        title=f"登记{found.name}离岗",
        lede="从离岗那天起不能登录。角色和在办的事交给谁，由安全管理员在“交接”里确认。",
        submit="登记离岗",
        back=_page(pk),
        template="agencies/person_leave.html",
        roles=people.roles_of(by, pk),
    )


def person_move(request: Visit, pk: int) -> HttpResponse:
    """A form for somebody who goes to another body."""
    found = person_or_404(request, pk)
    by = request.actor
    form = MoveForm.of(request, initial={"on": clock.today()}, bodies=bodies.choices(by), people=_colleagues(request, found))
    # transfer_person gives no handover where there was nothing to hand over.
    if submitted(request, form, lambda data: (transfer_person(by, person=pk, **data),)):
        return gone_back(request, f"已登记{found.name}的调动。新机关的角色由安全管理员授予。", "agencies:person", pk)
    return form_page(
        request,
        form,
        title=f"登记{found.name}调动",
        lede="调到平台上的另一个机关。账号不变，原机关的角色到这一天为止。",
        submit="登记调动",
        back=_page(pk),
        template="agencies/person_leave.html",
        roles=people.roles_of(by, pk),
    )


def person_readmit(request: Visit, pk: int) -> HttpResponse:
    """A form for somebody who comes back."""
    found = person_or_404(request, pk)
    by = request.actor
    form = ReadmitForm.of(request, initial={"joined_on": clock.today()}, bodies=bodies.choices(by))
    done = submitted(request, form, lambda data: readmit_person(by, person=pk, **data))
    if done:
        return _code_page(request, *done, "已重新登记到岗。")
    lede = "用原来的登录名，以前的角色不恢复，由安全管理员重新授予。"
    return form_page(request, form, title=f"{found.name}重新到岗", lede=lede, submit="登记到岗，得到启用码", back=_page(pk))
