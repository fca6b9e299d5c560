"""Roles: granting and taking back, and handovers of those who left."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from gongkai.portal.agencies import access
from gongkai.portal.agencies.deeds.leaving import confirm_handover
from gongkai.portal.agencies.deeds.roles import appoint, end_appointment
from gongkai.portal.agencies.forms.people import EndForm, GrantForm, HandoverForm
from gongkai.portal.agencies.gate import Visit
from gongkai.portal.agencies.kinds import HANDOVERS
from gongkai.portal.agencies.models import Handover
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.roles import ROLES
from gongkai.portal.agencies.selectors import bodies, handovers, people
from gongkai.portal.agencies.views.people import person_or_404
from gongkai.portal.agencies.views.submitting import body_or_404, form_page, found_or_404, gone_back, shown, submitted
from gongkai.portal.frame import clock
from gongkai.portal.frame.lists import Column, Listing


def grant(request: Visit) -> HttpResponse:
    """A form for a role: person × role × body."""
    chosen = request.GET.get("person", "")
    return _grant(request, {"person": int(chosen)} if chosen.isdecimal() else {}, reverse("agencies:people"))


def grant_on_body(request: Visit, key: str) -> HttpResponse:
    """The same, with the body filled in."""
    standing = body_or_404(request, key)
    return _grant(request, {"agency": standing.agency_id}, reverse("agencies:body", args=[key]))


def _grant(request: Visit, initial: dict[str, Any], back: str) -> HttpResponse:
    by = request.actor
    if "person" in initial and "agency" not in initial:
        who = people.one(by, initial["person"])
        initial["agency"] = who.agency_id if who else None
    form = GrantForm.of(request, initial={"since": clock.today(), **initial}, people=people.choices(by), bodies=bodies.choices(by))
    granted = submitted(request, form, lambda data: appoint(by, **data))
    if granted:
        return gone_back(request, f"已授予“{ROLES[granted.role].label}”。", "agencies:person", granted.person_id)
    return form_page(
        request,
        form,
        title="授予角色",
        lede="谁在哪个机关做什么。登记人员的是系统管理员，授予角色的是安全管理员，查看记录的是审计管理员：三个人互相分开，谁也不能替谁。",
        submit="授予这个角色",
        back=back,
    )


def role_end(request: Visit, pk: int, appointment: int) -> HttpResponse:
    """A form for the day from which somebody no longer has a role."""
    person = person_or_404(request, pk)
    by = request.actor
    held = next((each for each in people.roles_of(by, pk) if each.appointment.pk == appointment), None)
    role = found_or_404(held, "没有这一项角色")
    form = EndForm.of(request, initial={"on": clock.today()})
    if submitted(request, form, lambda data: end_appointment(by, appointment=appointment, on=data["on"])):
        return gone_back(request, f"已收回{person.name}的“{role.label}”。", "agencies:person", pk)
    return form_page(
        request,
        form,
        title=f"收回{person.name}的“{role.label}”",
        lede=f"{role.agency_name or '全平台'}。以前办的事仍记在{person.name}名下。",
        submit="收回这个角色",
        back=reverse("agencies:person", args=[pk]),
        grave=True,
    )


LISTING: Listing[Handover] = Listing(
    name="handovers",
    caption="交接",
    columns=(
        Column("leaver", "谁的工作", lambda row: row.leaver.name, "leaver__name", lambda row: reverse("agencies:handover", args=[row.pk])),
        Column("kind", "缘由", lambda row: HANDOVERS[row.kind], "kind"),
        Column("on", "自哪一天起", lambda row: row.on, "on"),
        Column("successor", "接手人", lambda row: row.successor.name if row.successor else "还没有定"),
        Column(
            "state",
            "状态",
            lambda row: "已确认" if row.confirmed_on else "等确认",
            "confirmed_on",
            tone=lambda row: "ok" if row.confirmed_on else "warn",
        ),
    ),
    empty="没有要交接的工作。有人离岗、调动，或者机关撤并时，这里会写明谁的哪些角色和在办的事要交给谁。",
    unit="件",
)


def handover_list(request: Visit) -> HttpResponse:
    """Handovers in sight, those that wait first."""
    return LISTING.show(request, handovers.listed(request.actor), template="agencies/handovers.html")


def handover(request: Visit, pk: int) -> HttpResponse:
    """One handover, item by item, with the form that confirms it."""
    by = request.actor
    found = found_or_404(handovers.one(by, pk), "没有这次交接")
    waiting = handovers.contents(by, found)
    roles = [(each.appointment.pk, f"{each.label}（{each.agency_name or '全平台'}）") for each in waiting.roles]
    may = access.has(by, Right.GRANT_ROLES) and found.confirmed_on is None
    initial = {"successor": found.successor_id, "keep": [number for number, _ in roles]}
    form = HandoverForm.of(request, initial=initial, people=people.choices(by), roles=roles)
    confirmed = None
    if may:
        confirmed = submitted(request, form, lambda data: confirm_handover(by, handover=pk, **data))
    if confirmed:
        return gone_back(request, f"已确认{found.leaver.name}的交接。", "agencies:handovers")
    return shown(
        request, "agencies/handover.html", handover=found, kind=HANDOVERS[found.kind], waiting=waiting, form=form if may else None, may=may
    )
