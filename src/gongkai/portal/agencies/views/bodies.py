"""The tree of bodies: list, tree, one body with its past, and what can be written about it."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from gongkai.letters.wording import chinese_date
from gongkai.portal.agencies import access
from gongkai.portal.agencies.deeds.bodies import change_standing, correct_codes, correct_standing, open_body, withdraw_standing
from gongkai.portal.agencies.forms.bodies import FACTS, BodyFilters, ChangeForm, CodesForm, CorrectForm, OpenBodyForm
from gongkai.portal.agencies.gate import Visit
from gongkai.portal.agencies.kinds import KINDS, LEVELS
from gongkai.portal.agencies.models import Standing
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.selectors import bodies, contacts, parting, people
from gongkai.portal.agencies.views.submitting import body_or_404, form_page, gone_back, pressed, shown, submitted
from gongkai.portal.frame import clock
from gongkai.portal.frame.lists import Column, Listing

_SHOWN = 12
"""So many bodies below are named on the page of a body; the list has all."""


def _state(row: Standing) -> str:
    today = clock.today()
    if row.agency.closed_on and row.agency.closed_on <= today:
        return "已撤销"
    return "将设立" if row.agency.opened_on > today else "现有"


LISTING: Listing[Standing] = Listing(
    name="bodies",
    caption="机关目录",
    columns=(
        Column(
            "name",
            "机关",
            lambda row: row.name,
            "name",
            lambda row: reverse("agencies:body", args=[row.agency.key]),
            small=lambda row: row.agency.key,
        ),
        Column("kind", "性质", lambda row: KINDS[row.kind], "kind"),
        Column("level", "级别", lambda row: LEVELS[row.level], "level"),
        Column("parent", "隶属于", lambda row: row.parent_name),  # type: ignore[attr-defined]  # annotated by the selector
        Column("office", "信息公开主管部门", lambda row: row.office_name),  # type: ignore[attr-defined]  # annotated by the selector
        Column("state", "状态", _state, tone=lambda row: "" if _state(row) == "现有" else "warn"),
    ),
    filters=BodyFilters,
    empty="机关目录里还没有机关。系统管理员可以一个一个设立，也可以用表格一次导入。",
    unit="个",
)


def body_list(request: Visit) -> HttpResponse:
    """All bodies in sight, as they stand or stood on a day."""
    asked = BodyFilters(request.GET)
    chosen: dict[str, Any] = asked.cleaned_data if asked.is_valid() else {}
    on = chosen.get("on")
    rows = bodies.listed(
        request.actor,
        on,
        chosen.get("q", ""),
        chosen.get("kind", ""),
        chosen.get("level", ""),
        office=_number(request.GET.get("office")),
        state=chosen.get("state") or "open",
        lack=chosen.get("lack", ""),
    )
    may = access.has(request.actor, Right.EDIT_TREE)
    return LISTING.show(request, rows, template="agencies/bodies.html", context={"may_edit": may, "on": on})


def body_tree(request: Visit) -> HttpResponse:
    """The bodies under one another."""
    asked = BodyFilters(request.GET)
    on = asked.cleaned_data.get("on") if asked.is_valid() else None
    return shown(request, "agencies/tree.html", nodes=bodies.tree(request.actor, on), on=on)


def body(request: Visit, key: str) -> HttpResponse:
    """One body: what it is, how it is reached, who works there, what became of it."""
    asked = BodyFilters(request.GET)
    on = asked.cleaned_data.get("on") if asked.is_valid() else None
    standing = body_or_404(request, key, on)
    by, agency = request.actor, standing.agency_id
    below = bodies.below(by, agency, on)
    under = bodies.under(by, agency, on)
    office = contacts.disclosure_office(by, agency, on)
    return shown(
        request,
        "agencies/body.html",
        standing=standing,
        state=_state(standing),
        on=on,
        office=office,
        lacking=contacts.lacking(office) if office else [],
        units=contacts.units(by, agency, on),
        group=contacts.group(by, agency, on),
        holders=people.holders(by, agency, on) if access.may(by, Right.SEE_PEOPLE, agency) else [],
        past=bodies.past(by, agency),
        today=clock.today(),
        below=below[:_SHOWN],
        below_count=below.count(),
        under=under[:_SHOWN],
        under_count=under.count(),
        parting=parting.of_body(by, agency),
        may={
            right.name.lower(): access.may(by, right, agency)
            for right in (Right.EDIT_TREE, Right.EDIT_CONTACTS, Right.SEE_PEOPLE, Right.GRANT_ROLES)
        },
    )


def body_new(request: Visit) -> HttpResponse:
    """A form for a new body."""
    by = request.actor
    form = OpenBodyForm.of(request, bodies=bodies.choices(by), offices=bodies.choices(by, offices=True), initial=_proposed(request))
    opened = submitted(request, form, lambda data: open_body(by, **data))
    if opened:
        return gone_back(
            request, f"已设立“{form.cleaned_data['name']}”，编号{opened.key}。接着填联系方式和人员。", "agencies:body", opened.key
        )
    return form_page(
        request,
        form,
        title="设立一个机关",
        lede="一次设立一个。要设立很多个，用表格导入更快。",
        submit="设立这个机关",
        back=reverse("agencies:bodies"),
    )


def body_edit(request: Visit, key: str) -> HttpResponse:
    """The choice between a change from a day on and a correction."""
    standing = body_or_404(request, key)
    access.require(request.actor, Right.EDIT_TREE, standing.agency_id)
    return shown(request, "agencies/body_edit.html", standing=standing)


def body_change(request: Visit, key: str) -> HttpResponse:
    """A form for what is otherwise from a day on."""
    standing = body_or_404(request, key)
    by = request.actor
    access.require(by, Right.EDIT_TREE, standing.agency_id)
    form = ChangeForm.of(request, standing.agency_id, initial=_facts(standing), **_options(request))
    done = submitted(
        request,
        form,
        lambda data: change_standing(by, agency=standing.agency_id, since=data["since"], basis=data["basis"], **form.facts()),
    )
    if done:
        return gone_back(request, f"已登记自{chinese_date(done.since)}起的变更。", "agencies:body", key)
    return form_page(
        request,
        form,
        title=f"“{standing.name}”自某日起变更",
        lede="只改有变化的地方，其余不动。这一天以前的报告和文件仍署原来的名称。合并、分立、撤销不在这里办。",
        submit="登记这次变更",
        back=reverse("agencies:body", args=[key]),
    )


def body_correct(request: Visit, key: str) -> HttpResponse:
    """A form for what was written down wrongly."""
    standing = body_or_404(request, key)
    by = request.actor
    access.require(by, Right.EDIT_TREE, standing.agency_id)
    form = CorrectForm.of(request, initial={**_facts(standing), "basis": standing.basis}, **_options(request))
    done = submitted(
        request,
        form,
        lambda data: correct_standing(by, agency=standing.agency_id, since=standing.since, basis=data["basis"], **form.facts()),
    )
    if done:
        return gone_back(request, "已更正。", "agencies:body", key)
    return form_page(
        request,
        form,
        title=f"更正“{standing.name}”写错的内容",
        lede=f"更正的是自{chinese_date(standing.since)}起这一段。原来写的会留在操作记录里。",
        submit="保存更正",
        back=reverse("agencies:body", args=[key]),
    )


def body_codes(request: Visit, key: str) -> HttpResponse:
    """A form for the codes of a body."""
    standing = body_or_404(request, key)
    by, agency = request.actor, standing.agency
    access.require(by, Right.EDIT_TREE, agency.pk)
    initial = {field: getattr(agency, field) for field in ("credit_code", "organisation_code", "opened_on")}
    form = CodesForm.of(request, initial=initial)
    if submitted(request, form, lambda data: correct_codes(by, agency=agency.pk, **data)):
        return gone_back(request, "已更正代码。", "agencies:body", key)
    return form_page(
        request,
        form,
        title=f"更正“{standing.name}”的代码",
        lede="请对照统一社会信用代码证书填写。",
        submit="保存代码",
        back=reverse("agencies:body", args=[key]),
    )


def body_withdraw(request: Visit, key: str) -> HttpResponse:
    """Takes back a change that has not come into force."""
    standing = body_or_404(request, key)
    day = BodyFilters({"on": request.POST.get("since", "")})
    since = day.cleaned_data.get("on") if day.is_valid() else None
    return pressed(
        request,
        lambda: withdraw_standing(request.actor, agency=standing.agency_id, since=since or clock.today()),
        "已撤回还没有生效的变更。",
        "agencies:body",
        key,
    )


def _options(request: Visit) -> dict[str, list[tuple[int, str]]]:
    return {"bodies": bodies.choices(request.actor), "offices": bodies.choices(request.actor, offices=True)}


def _facts(standing: Standing) -> dict[str, Any]:
    references = ("parent", "competent_office", "reviewing_organ")
    return {fact: getattr(standing, f"{fact}_id" if fact in references else fact) for fact in FACTS}


def _proposed(request: Visit) -> dict[str, Any]:
    """What a link into the form has filled in already: the body above."""
    parent = _number(request.GET.get("parent"))
    return {"parent": parent} if parent else {}


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else None
