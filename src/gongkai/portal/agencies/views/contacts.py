"""How a body is reached, its units and its leading group."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from gongkai.portal.agencies import access
from gongkai.portal.agencies.deeds.contacts import close_unit, edit_unit, end_group, open_unit, set_up_group
from gongkai.portal.agencies.forms.contacts import CloseForm, GroupForm, NewUnitForm, UnitForm, lines_of
from gongkai.portal.agencies.gate import Visit
from gongkai.portal.agencies.kinds import GROUP_DUTIES
from gongkai.portal.agencies.models import LeadingGroup, Standing, Unit
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.selectors import contacts
from gongkai.portal.agencies.views.submitting import body_or_404, form_page, found_or_404, gone_back, shown, submitted
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import Problem, Refused

_CONTACT = ("address", "hours", "phone", "fax", "email")


def _mine(request: Visit, key: str) -> Standing:
    """The body, where the visitor may write its contacts."""
    standing = body_or_404(request, key)
    access.require(request.actor, Right.EDIT_CONTACTS, standing.agency_id)
    return standing


def _contacts(key: str) -> str:
    return reverse("agencies:contacts", args=[key])


def contact_page(request: Visit, key: str) -> HttpResponse:
    """The units of a body with what the guide must name."""
    standing = _mine(request, key)
    office = contacts.disclosure_office(request.actor, standing.agency_id)
    return shown(
        request,
        "agencies/contacts.html",
        standing=standing,
        office=office,
        lacking=contacts.lacking(office) if office else [],
        units=contacts.units(request.actor, standing.agency_id),
    )


def unit_new(request: Visit, key: str) -> HttpResponse:
    """A form for a new unit; `?office=1` proposes it as the disclosure office."""
    standing = _mine(request, key)
    by = request.actor
    initial = {"since": clock.today(), "is_disclosure_office": request.GET.get("office") == "1"}
    form = NewUnitForm.of(request, standing.agency_id, initial=initial)
    unit = submitted(request, form, lambda data: open_unit(by, agency=standing.agency_id, **data))
    if unit:
        return gone_back(request, f"已建立内设机构“{unit.name}”。", "agencies:contacts", key)
    return form_page(request, form, title=f"“{standing.name}”的新内设机构", submit="建立这个内设机构", back=_contacts(key))


def _unit(request: Visit, standing: Standing, pk: int) -> Unit:
    unit = found_or_404(contacts.unit(request.actor, pk), "没有这个内设机构")
    return found_or_404(unit if unit.agency_id == standing.agency_id else None, "没有这个内设机构")


def unit_edit(request: Visit, key: str, pk: int) -> HttpResponse:
    """A form for a unit and its contact."""
    standing = _mine(request, key)
    by, unit = request.actor, _unit(request, standing, pk)
    initial: dict[str, Any] = {field: getattr(unit, field) for field in ("name", "is_disclosure_office", *_CONTACT)}
    form = UnitForm.of(request, unit.pk, initial=initial)
    if submitted(request, form, lambda data: edit_unit(by, unit=unit.pk, **data)):
        return gone_back(request, f"已保存“{form.cleaned_data['name']}”的登记。", "agencies:contacts", key)
    return form_page(request, form, title=f"{unit.name}的登记", lede=standing.name, submit="保存", back=_contacts(key))


def unit_close(request: Visit, key: str, pk: int) -> HttpResponse:
    """A form for the day on which a unit ends."""
    standing = _mine(request, key)
    by, unit = request.actor, _unit(request, standing, pk)
    form = CloseForm.of(request, initial={"on": clock.today()})
    if submitted(request, form, lambda data: close_unit(by, unit=unit.pk, on=data["on"])):
        return gone_back(request, f"已登记撤销内设机构“{unit.name}”。", "agencies:contacts", key)
    return form_page(
        request,
        form,
        title=f"撤销内设机构“{unit.name}”",
        lede=f"{standing.name}。撤销以后，在这里的人仍在本机关，不再写内设机构。",
        submit="撤销这个内设机构",
        back=_contacts(key),
        grave=True,
    )


def group_page(request: Visit, key: str) -> HttpResponse:
    """The leading group, those before it, and a form for the next document."""
    standing = _mine(request, key)
    by = request.actor
    now = contacts.group(by, standing.agency_id)
    form = GroupForm.of(request, standing.agency_id, initial=_as_form(now))
    group = submitted(request, form, lambda data: _set_up(request, standing, form, data))
    if group:
        return gone_back(request, f"已登记“{group.name}”。", "agencies:body", key)
    return form_page(
        request,
        form,
        title=f"“{standing.name}”的领导小组",
        lede="照成立或调整领导小组的文件填写。新文件登记以后，原来的名单仍可查到。",
        submit="登记这份文件",
        back=reverse("agencies:body", args=[key]),
        template="agencies/group.html",
        standing=standing,
        group=now,
        groups=contacts.groups(by, standing.agency_id),
    )


def _set_up(request: Visit, standing: Standing, form: GroupForm, data: dict[str, Any]) -> LeadingGroup:
    facts = {name: data[name] for name in ("name", "document_title", "document_number", "since")}
    try:
        return set_up_group(request.actor, agency=standing.agency_id, members=form.members(), **facts)
    except Refused as error:
        # The deed knows one list of members, the form three.
        raise Refused(
            Problem(problem.sentence, "head" if problem.field == "members" else problem.field) for problem in error.problems
        ) from None


def _as_form(group: LeadingGroup | None) -> dict[str, Any]:
    if group is None:
        return {}
    members = contacts.members(group)
    return {"name": group.name, **{duty: lines_of(members, duty) for duty in GROUP_DUTIES}}


def group_end(request: Visit, key: str, pk: int) -> HttpResponse:
    """A form for the day on which a leading group ends, with none after it."""
    standing = _mine(request, key)
    by = request.actor
    group = found_or_404(contacts.group(by, standing.agency_id), "没有这个领导小组")
    group = found_or_404(group if group.pk == pk else None, "没有这个领导小组")
    form = CloseForm.of(request, initial={"on": clock.today()})
    if submitted(request, form, lambda data: end_group(by, group=group.pk, on=data["on"])):
        return gone_back(request, f"已登记“{group.name}”结束。", "agencies:body", key)
    return form_page(
        request,
        form,
        title=f"“{group.name}”结束",
        lede="只在不再设领导小组时用。人员调整请登记新的文件。",
        submit="登记结束",
        back=reverse("agencies:group", args=[key]),
        grave=True,
    )
