"""Units, the disclosure office, leading groups."""

from datetime import date

import pytest

from gongkai.portal.agencies.deeds.contacts import close_unit, edit_unit, end_group, open_unit, set_up_group
from gongkai.portal.agencies.deeds.reorganising import close_body
from gongkai.portal.agencies.models import LeadingGroup, Person, Unit
from gongkai.portal.agencies.selectors import contacts
from gongkai.portal.audit.guard import lifted
from gongkai.portal.audit.models import Entry
from gongkai.portal.frame.refusal import NotPermitted
from tests.portal.agencies.refusing import fields, refused
from tests.portal.cast import TODAY

HEAD = {"duty": "head", "name": "周建平"}
GROUP = {"name": "云溪县科学技术局政务公开工作领导小组", "document_title": "关于成立领导小组的通知", "since": TODAY, "members": [HEAD]}


def unit(cast, **other):
    return open_unit(cast.actor("clerk"), **{"agency": cast.science.pk, "name": "政策法规股", "since": TODAY, **other})


def test_disclosure_office_is_one(cast):
    new = unit(cast, is_disclosure_office=True)
    assert contacts.disclosure_office(cast.actor("clerk"), cast.science.pk).pk == new.pk
    assert not Unit.objects.get(pk=cast.unit.pk).is_disclosure_office
    edit_unit(cast.actor("clerk"), unit=cast.unit.pk, name="办公室", is_disclosure_office=True)
    assert contacts.disclosure_office(cast.actor("clerk"), cast.science.pk).pk == cast.unit.pk


def test_what_the_guide_must_name(cast):
    office = contacts.disclosure_office(cast.actor("clerk"), cast.science.pk)
    assert contacts.lacking(office) == []
    edit_unit(cast.actor("clerk"), unit=office.pk, name="办公室", is_disclosure_office=True, phone="0000-6110001", address=" ")
    office.refresh_from_db()
    assert contacts.lacking(office) == ["办公地址", "办公时间", "传真", "互联网联系方式"]
    assert Entry.objects.last().says == "修改内设机构“办公室”的办公地址、办公时间、传真、互联网联系方式"


def test_nothing_changed_is_not_logged(cast):
    new = unit(cast, phone="1")
    count = Entry.objects.count()
    edit_unit(cast.actor("clerk"), unit=new.pk, name=" 政策法规股", is_disclosure_office=False, phone="1 ")
    assert Entry.objects.count() == count


@pytest.mark.parametrize(
    ("other", "at"),
    [
        ({"name": " "}, ["name"]),
        ({"name": "办公室"}, ["name"]),
        ({"phone": "1" * 61}, ["phone"]),
        ({"since": date(2018, 1, 1)}, ["since"]),
        ({"name": "", "address": "1" * 201}, ["name", "address"]),
    ],
)
def test_unit_is_refused(cast, other, at):
    assert fields(unit, cast, **other) == at


def test_closing_a_unit(cast):
    with lifted():
        Person.objects.filter(pk=cast.pk("clerk")).update(unit=cast.unit)
    close_unit(cast.actor("clerk"), unit=cast.unit.pk, on=TODAY)
    assert cast.person("clerk").unit_id is None
    assert contacts.units(cast.actor("clerk"), cast.science.pk).count() == 0
    assert contacts.units(cast.actor("clerk"), cast.science.pk, date(2025, 1, 1)).get().pk == cast.unit.pk
    assert refused(close_unit, cast.actor("clerk"), unit=cast.unit.pk, on=TODAY)
    assert refused(edit_unit, cast.actor("clerk"), unit=cast.unit.pk, name="办公室", is_disclosure_office=True)
    assert unit(cast, name="办公室").pk  # the name is free again


def test_closing_a_unit_before_it_began(cast):
    assert fields(close_unit, cast.actor("clerk"), unit=cast.unit.pk, on=date(2018, 1, 1)) == ["on"]


def test_new_group_ends_the_old(cast):
    old = contacts.group(cast.actor("clerk"), cast.science.pk)
    new = set_up_group(cast.actor("clerk"), agency=cast.science.pk, **GROUP)
    assert LeadingGroup.objects.get(pk=old.pk).until == TODAY
    assert contacts.group(cast.actor("clerk"), cast.science.pk).pk == new.pk
    assert contacts.group(cast.actor("clerk"), cast.science.pk, date(2025, 1, 1)).pk == old.pk
    end_group(cast.actor("clerk"), group=new.pk, on=date(2026, 2, 1))
    assert contacts.group(cast.actor("clerk"), cast.science.pk, date(2026, 2, 1)) is None
    assert refused(end_group, cast.actor("clerk"), group=new.pk, on=date(2026, 2, 2))
    assert [group.pk for group in contacts.groups(cast.actor("clerk"), cast.science.pk)] == [new.pk, old.pk]


@pytest.mark.parametrize(
    ("other", "at"),
    [
        ({"name": ""}, ["name"]),
        ({"document_title": ""}, ["document_title"]),
        ({"members": []}, ["members"]),
        ({"members": [HEAD, HEAD]}, ["members"]),
        ({"members": [HEAD, {"duty": "boss", "name": ""}]}, ["members", "members"]),
        ({"since": date(2023, 4, 10)}, ["since"]),
        ({"since": date(2018, 1, 1)}, ["since", "since"]),
    ],
)
def test_group_is_refused(cast, other, at):
    assert fields(set_up_group, cast.actor("clerk"), agency=cast.science.pk, **{**GROUP, **other}) == at


@pytest.mark.parametrize("who", ["reviewer", "finance_clerk", "stranger", "audit_admin", "security_admin", "visitor"])
def test_others_are_not_permitted(cast, who):
    by = cast.actor(who)
    group = contacts.group(cast.actor("clerk"), cast.science.pk)
    for act, given in (
        (open_unit, {"agency": cast.science.pk, "name": "股", "since": TODAY}),
        (edit_unit, {"unit": cast.unit.pk, "name": "股", "is_disclosure_office": True}),
        (close_unit, {"unit": cast.unit.pk, "on": TODAY}),
        (set_up_group, {"agency": cast.science.pk, **GROUP}),
        (end_group, {"group": group.pk, "on": TODAY}),
    ):
        with pytest.raises(NotPermitted):
            act(by, **given)


def test_closed_body_gets_nothing_new(cast):
    close_body(cast.actor("system_admin"), agency=cast.finance.pk, successor=None, on=TODAY, document_title="撤销")
    act = cast.actor("system_admin")
    assert refused(open_unit, act, agency=cast.finance.pk, name="股", since=TODAY)
    assert refused(set_up_group, act, agency=cast.finance.pk, **GROUP)
