"""Opening bodies and writing down their changes."""

from datetime import date

import pytest
from stdnum.cn import uscc

from gongkai.portal.agencies import codes
from gongkai.portal.agencies.deeds.bodies import change_standing, correct_codes, correct_standing, open_body, withdraw_standing
from gongkai.portal.agencies.models import Agency, Standing
from gongkai.portal.agencies.selectors import bodies
from gongkai.portal.audit.models import Entry
from gongkai.portal.frame.refusal import NotPermitted
from tests.portal.agencies.refusing import fields, refused
from tests.portal.cast import DIVISION, SINCE

DAY = date(2025, 3, 1)


def credit(eight: str, front: str = "11339900") -> str:
    seventeen = front + eight + codes.organisation_check(eight)
    return seventeen + uscc.calc_check_digit(seventeen)


GOOD = {"name": "云溪县林业局", "kind": "department", "level": "county", "division": DIVISION, "opened_on": DAY}


def opened(cast, **other):
    return open_body(cast.actor("system_admin"), **{**GOOD, "parent": cast.government.pk, "competent_office": cast.office.pk, **other})


def spans(agency):
    return [(row.since, row.until, row.name) for row in Standing.objects.filter(agency=agency).order_by("since")]


def test_open_body(cast):
    agency = opened(cast, credit_code=credit("00248001"), basis="云政发〔2025〕3号")
    assert agency.key == "339900-0006"
    assert agency.organisation_code == credit("00248001")[8:17]
    assert spans(agency) == [(DAY, None, "云溪县林业局")]
    entry = Entry.objects.last()
    assert (entry.says, entry.about_kind, entry.about_agency) == ("自2025年3月1日起设立“云溪县林业局”", "agency", agency.pk)


def test_keys_are_never_given_twice(cast):
    first = opened(cast)
    from gongkai.portal.audit.guard import lifted

    with lifted():  # as when an import is taken back
        Standing.objects.filter(agency=first).delete()
        first.delete()
    assert opened(cast).key == "339900-0007"


@pytest.mark.parametrize("who", ["clerk", "security_admin", "audit_admin", "competent_office", "stranger", "newcomer", "visitor"])
def test_only_the_system_administrator_opens(cast, who):
    with pytest.raises(NotPermitted):
        open_body(cast.actor(who), **GOOD)


@pytest.mark.parametrize(
    ("other", "at"),
    [
        ({"name": "  "}, ["name"]),
        ({"name": "局" * 121}, ["name"]),
        ({"kind": "ministry"}, ["kind"]),
        ({"level": "town"}, ["level"]),
        ({"division": "33990"}, ["division"]),
        ({"rule_power": "local_rules"}, ["rule_power"]),  # 立法法第九十三条: 设区的市以上
        ({"rule_power": "department_rules"}, ["rule_power"]),
        ({"name": "云溪县财政局"}, ["name"]),  # there is one
        ({"parent": 10**9}, ["parent"]),
        ({"competent_office": "finance"}, ["competent_office"]),  # 条例第三条: a general office
        ({"opened_on": date(2018, 1, 1)}, ["parent", "competent_office"]),  # before the county itself
        ({"credit_code": "123"}, ["credit_code"]),
        ({"organisation_code": "123"}, ["organisation_code"]),
        ({"credit_code": credit("00248001"), "organisation_code": "600037341"}, ["organisation_code"]),
        ({"name": "", "kind": "x", "credit_code": "1"}, ["credit_code", "name", "kind"]),  # all at once
    ],
)
def test_opening_is_refused(cast, other, at):
    named = {key: getattr(cast, value).pk if value == "finance" else value for key, value in other.items()}
    assert fields(opened, cast, **named) == at


def test_same_name_in_another_division(cast):
    assert opened(cast, name="云溪县财政局", division="339801").pk


def test_credit_code_once(cast):
    opened(cast, credit_code=credit("00248001"))
    assert "云溪县林业局" in refused(opened, cast, name="云溪县水利局", credit_code=credit("00248001"))[0][1]


def test_rename_keeps_the_past(cast):
    change_standing(cast.actor("system_admin"), agency=cast.finance.pk, since=DAY, name="云溪县财政和国资局", basis="云委办〔2025〕2号")
    assert spans(cast.finance) == [(SINCE, DAY, "云溪县财政局"), (DAY, None, "云溪县财政和国资局")]
    assert bodies.one(cast.actor("clerk"), cast.finance.key, date(2025, 2, 28)).name == "云溪县财政局"
    assert bodies.one(cast.actor("clerk"), cast.finance.key, DAY).name == "云溪县财政和国资局"
    assert Entry.objects.last().says == "自2025年3月1日起把“云溪县财政局”更名为“云溪县财政和国资局”"


def test_change_ahead_is_not_yet_in_force(cast):
    change_standing(cast.actor("system_admin"), agency=cast.finance.pk, since=date(2027, 1, 1), name="云溪县财政和国资局")
    assert bodies.one(cast.actor("clerk"), cast.finance.key).name == "云溪县财政局"


def test_change_between_known_ones_goes_on_until_changed_again(cast):
    act = cast.actor("system_admin")
    change_standing(act, agency=cast.finance.pk, since=date(2024, 1, 1), name="丙局")
    change_standing(act, agency=cast.finance.pk, since=date(2025, 1, 1), short_name="丙")
    change_standing(act, agency=cast.finance.pk, since=date(2022, 1, 1), name="乙局", short_name="乙", level="city")
    rows = Standing.objects.filter(agency=cast.finance).order_by("since").values_list("since__year", "name", "short_name", "level")
    assert list(rows) == [
        (2019, "云溪县财政局", "", "county"),
        (2022, "乙局", "乙", "city"),
        (2024, "丙局", "乙", "city"),  # the name was changed here, the rest comes from before
        (2025, "丙局", "丙", "city"),
    ]


def test_two_changes_on_one_day_are_one_standing(cast):
    act = cast.actor("system_admin")
    change_standing(act, agency=cast.finance.pk, since=DAY, name="乙局", basis="一号文")
    change_standing(act, agency=cast.finance.pk, since=DAY, short_name="乙", basis="二号文")
    row = Standing.objects.get(agency=cast.finance, since=DAY)
    assert (row.name, row.short_name, row.basis) == ("乙局", "乙", "一号文；二号文")


@pytest.mark.parametrize(
    ("since", "changed", "at"),
    [
        (SINCE, {"name": "乙局"}, ["since"]),  # the opening itself: a correction
        (date(2018, 1, 1), {"name": "乙局"}, ["since"]),
        (DAY, {"name": "云溪县财政局"}, [""]),  # nothing different
        (DAY, {}, [""]),
        (DAY, {"name": ""}, ["name"]),
        (DAY, {"name": "云溪县科学技术局"}, ["name"]),
        (DAY, {"parent": "itself"}, ["parent"]),
        (DAY, {"competent_office": "science", "level": "x"}, ["level", "competent_office"]),
    ],
)
def test_change_is_refused(cast, since, changed, at):
    ids = {"itself": cast.finance.pk, "science": cast.science.pk}
    named = {key: ids.get(value, value) for key, value in changed.items()}
    assert fields(change_standing, cast.actor("system_admin"), agency=cast.finance.pk, since=since, **named) == at


def test_unknown_body(cast):
    assert "机关目录里没有" in refused(change_standing, cast.actor("system_admin"), agency=10**9, since=DAY, name="乙局")[0][1]


def test_competent_offices_form_no_circle(cast):
    act = cast.actor("system_admin")
    lower = opened(cast, name="云溪县开发区办公室", kind="general_office")
    assert fields(change_standing, act, agency=cast.office.pk, since=date(2025, 6, 1), competent_office=lower.pk) == ["competent_office"]
    third = opened(cast, name="云溪县园区办公室", kind="general_office", competent_office=lower.pk)
    assert fields(change_standing, act, agency=cast.office.pk, since=date(2025, 6, 1), competent_office=third.pk) == ["competent_office"]


def test_circle_on_a_later_day_only(cast):
    """The office goes under a new one from 2027; from then on the new one cannot be under it, until then it can."""
    act = cast.actor("system_admin")
    city = open_body(act, name="平川市人民政府办公室", kind="general_office", level="city", division="339700", opened_on=SINCE)
    change_standing(act, agency=cast.office.pk, since=date(2027, 1, 1), competent_office=city.pk)
    assert fields(change_standing, act, agency=city.pk, since=DAY, competent_office=cast.office.pk) == ["competent_office"]


def test_parents_form_no_circle(cast):
    assert fields(change_standing, cast.actor("system_admin"), agency=cast.government.pk, since=DAY, parent=cast.science.pk) == ["parent"]


def test_planned_change_is_withdrawn(cast):
    act = cast.actor("system_admin")
    change_standing(act, agency=cast.finance.pk, since=date(2027, 1, 1), name="乙局")
    withdraw_standing(act, agency=cast.finance.pk, since=date(2027, 1, 1))
    assert spans(cast.finance) == [(SINCE, None, "云溪县财政局")]


@pytest.mark.parametrize("since", [date(2027, 1, 1), SINCE, date(2022, 7, 1)])  # unknown, the opening, in force
def test_withdrawing_is_refused(cast, since):
    assert fields(withdraw_standing, cast.actor("system_admin"), agency=cast.science.pk, since=since) == ["since"]


def test_correction_makes_no_new_standing_and_goes_on(cast):
    act = cast.actor("system_admin")
    correct_standing(act, agency=cast.science.pk, since=SINCE, division="339901", basis="云政发〔2019〕2号")
    rows = Standing.objects.filter(agency=cast.science).order_by("since").values_list("division", "basis")
    assert list(rows) == [("339901", "云政发〔2019〕2号"), ("339901", "云委办〔2022〕18号")]
    assert Entry.objects.last().says == "更正“云溪县经济贸易和科学技术局”自2019年3月1日起的登记：行政区划代码、依据"


def test_correction_of_the_present_is_the_default(cast):
    correct_standing(cast.actor("system_admin"), agency=cast.science.pk, short_name="科技局")
    assert list(Standing.objects.filter(agency=cast.science).order_by("since").values_list("short_name", flat=True)) == ["", "科技局"]


def test_correction_of_nothing_is_refused(cast):
    assert refused(correct_standing, cast.actor("system_admin"), agency=cast.science.pk, short_name="县科技局")


def test_codes_are_corrected(cast):
    correct_codes(cast.actor("system_admin"), agency=cast.finance.pk, credit_code=credit("00248002"), opened_on=date(2020, 1, 1))
    body = Agency.objects.get(pk=cast.finance.pk)
    assert (body.credit_code, body.opened_on) == (credit("00248002"), date(2020, 1, 1))
    assert spans(cast.finance)[0][0] == date(2020, 1, 1)


@pytest.mark.parametrize(
    ("who", "opening"),
    [
        ("finance", date(2018, 1, 1)),  # earlier than the county to which it belongs
        ("government", date(2020, 1, 1)),  # later than the bodies that name it
        ("science", date(2022, 7, 1)),  # not before its first change
    ],
)
def test_opening_day_is_refused(cast, who, opening):
    act = cast.actor("system_admin")
    assert set(fields(correct_codes, act, agency=getattr(cast, who).pk, credit_code="", opened_on=opening)) == {"opened_on"}
