"""Where the people of a split body go: a choice for each, a preview of what follows, and one button that does it."""

from django.http import HttpResponse
from django.urls import reverse

from gongkai.letters.wording import chinese_date
from gongkai.portal.agencies.deeds.parting import assign_people
from gongkai.portal.agencies.deeds.rehearsing import Rehearsed, rehearse
from gongkai.portal.agencies.forms.parting import AssignForm
from gongkai.portal.agencies.gate import Visit
from gongkai.portal.agencies.selectors import parting, undecided
from gongkai.portal.agencies.views.submitting import form_page, found_or_404, gone_back, sent_again, shown
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import Refused


def assign(request: Visit, pk: int) -> HttpResponse:
    """The people of a split body: chosen for, looked at, confirmed; afterwards, who went where."""
    found = found_or_404(parting.one(request.actor, pk), "没有这次分立")
    if not found.people:
        return shown(request, "agencies/assigned.html", split=found, destinations=parting.destinations(found.side))
    form = AssignForm.of(request, pk, people=found.people, parts=found.parts)
    if request.method != "POST" or "again" in request.POST or not form.is_valid():
        return _form(request, form, found)
    to = form.chosen()
    try:
        if "confirmed" in request.POST:
            assign_people(request.actor, split=pk, to=to)
            form.sent()
            said = f"已选定{len(to)}人的去向。" + ("带走的角色等安全管理员确认交接。" if _roles_go(found, to) else "")
            return gone_back(request, said, "agencies:assign", pk)
        rehearse(
            request.actor,
            act=lambda: assign_people(request.actor, split=pk, to=to),
            look=lambda side: parting.destinations(side, to),
        )
    except Rehearsed as preview:
        day = undecided.takes_effect(found.side)
        return shown(
            request,
            "agencies/assign_preview.html",
            split=found,
            destinations=preview.seen,
            sent=sent_again(request),
            day=day,
            at_once=found.succession.on <= clock.today(),
        )
    except Refused as error:
        form.refuse(error)
    return _form(request, form, found)


def _roles_go(split: parting.Parting, to: dict[int, int]) -> bool:
    return any(each.roles and to[each.pk] != split.side.agency_id for each in split.people)


def _form(request: Visit, form: AssignForm, split: parting.Parting) -> HttpResponse:
    parts = "、".join(f"“{name}”" for _, name in split.parts)
    lede = f"自{chinese_date(split.succession.on)}起，分立后的机关是{parts}。请给每个人选一个；" + (
        "没有选定以前，人和角色都留在原机关。" if split.goes_on else "没有选定以前，人留在原机关名下，原来的角色到这一天为止。"
    )
    return form_page(
        request,
        form,
        title=f"选定“{split.name}”的人员去向",
        lede=lede,
        submit="下一步：看会发生什么",
        back=reverse("agencies:body", args=[split.side.agency.key]),
        back_label="以后再选，返回",
        template="agencies/assign.html",
    )
