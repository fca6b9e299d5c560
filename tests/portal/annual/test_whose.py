"""Whose report an uploaded file says it is: what must be told, and what must not be, because it may well be the same body."""

import pytest

from gongkai.portal.annual.whose import SIGN_OFF, TITLE, Named, Own, other_body
from gongkai.report import Report

SCIENCE = Own(("云溪县经济贸易和科学技术局", "云溪县科学技术局"), ("县科技局",))
COUNTY = Own(("云溪县人民政府",))
OFFICE = Own(("云溪县人民政府办公室",), ("县政府办",))
ZONE = Own(("平川综合实验区管理委员会",))
TOWN = Own(("云溪县白石镇人民政府",))
STREET = Own(("云溪县城关街道办事处",))
PERSONNEL = Own(("云溪县人力资源和社会保障局",))


def titled(agency, closing=""):
    return Report(agency=agency, title=f"{agency}2025年政府信息公开工作年度报告", closing=closing)


OURS = [
    (SCIENCE, "云溪县科学技术局", "its name"),
    (SCIENCE, "云溪县经济贸易和科学技术局", "the name it had before"),
    (SCIENCE, "云溪县科技局", "the usual short form"),
    (SCIENCE, "县科技局", "its own short form"),
    (SCIENCE, "科学技术局", "without the place"),
    (SCIENCE, "平川市云溪县科学技术局", "with the place above"),
    (SCIENCE, "云溪县科学技术局办公室", "its office"),
    (SCIENCE, "云溪县科学技术局（云溪县知识产权局）", "one name in brackets is ours"),
    (SCIENCE, "云溪县教育局（云溪县科学技术局）", "the other way round"),
    (SCIENCE, "云溪县工业信息化和科技局", "a department with the same duty in the same place"),
    (SCIENCE, "本局", "no name"),
    (SCIENCE, "附件", "no body"),
    (COUNTY, "云溪县", "the place"),
    (COUNTY, "云溪县政府", "the short form"),
    (COUNTY, "云溪县人民政府办公室", "a government and its office"),
    (COUNTY, "平川市云溪县政府办公室", "both in short, with the place above"),
    (COUNTY, "县政府", "no place at all"),
    (OFFICE, "云溪县人民政府", "an office and its government"),
    (OFFICE, "云溪县府办", "the shortest form"),
    (ZONE, "平川综合实验区", "the place of a zone"),
    (ZONE, "平川综合实验区党政办公室", "the zone's office"),
    (TOWN, "白石镇", "a town without its county"),
    (TOWN, "白石镇党政办公室", "the town's office"),
    (STREET, "城关街道办", "a street office in short"),
    (PERSONNEL, "云溪县人力资源社会保障局", "a short form we do not list, with the duty in it"),
]


@pytest.mark.parametrize(("own", "name", "why"), OURS, ids=[f"{name}-{why}" for _, name, why in OURS])
def test_what_may_be_ours_is_not_told(own, name, why):
    assert other_body(titled(name), own) is None, why
    assert other_body(Report(closing=f"{name}\n2026年1月20日"), own) is None, why


OTHERS = [
    (SCIENCE, "云溪县财政局", "another department of the place"),
    (SCIENCE, "平川县科学技术局", "the same department of another place"),
    (SCIENCE, "云溪县人民政府", "the government above"),
    (SCIENCE, "云溪县", "the same, by its place"),
    (SCIENCE, "云溪县白石镇人民政府", "a town"),
    (SCIENCE, "云溪县科技情报中心", "a body below ours"),
    (COUNTY, "平川县人民政府", "another county"),
    (COUNTY, "云溪县财政局", "a department of ours"),
    (COUNTY, "云溪县城关街道办事处", "a street office of ours"),
    (OFFICE, "平川县人民政府办公室", "another office"),
    (ZONE, "平川综合实验区社会事业局", "a department of the zone"),
    (TOWN, "云溪县城关镇人民政府", "another town"),
    (TOWN, "云溪县人民政府", "the county"),
    (STREET, "云溪县城关镇人民政府", "a town of the same name"),
]


@pytest.mark.parametrize(("own", "name", "why"), OTHERS, ids=[f"{name}-{why}" for _, name, why in OTHERS])
def test_another_body_is_told(own, name, why):
    assert other_body(titled(name), own) == Named(TITLE, name), why


PAIRS = [
    (SCIENCE, "云溪县科学技术局", "云溪县财政局\n2026年1月20日", Named(SIGN_OFF, "云溪县财政局"), "a sign-off left from a model"),
    (SCIENCE, "云溪县财政局", "云溪县科学技术局\n2026年1月20日", Named(TITLE, "云溪县财政局"), "a title left from a model"),
    (SCIENCE, "云溪县人民政府", "云溪县科学技术局\n2026年1月20日", None, "the site's heading above a report of ours"),
    (SCIENCE, "平川县人民政府", "云溪县科学技术局\n2026年1月20日", Named(TITLE, "平川县人民政府"), "the heading of another place"),
    (COUNTY, "云溪县人民政府", "云溪县财政局\n2026年1月20日", None, "a department signs for its government"),
    (SCIENCE, "云溪县科学技术局", "2026年1月20日", None, "only a date"),
    (SCIENCE, "云溪县科学技术局", "云溪县科学技术局 二〇二六年一月二十日", None, "name and date on one line"),
]


@pytest.mark.parametrize(("own", "title", "closing", "told", "why"), PAIRS, ids=[why for *_, why in PAIRS])
def test_title_and_sign_off_are_weighed_together(own, title, closing, told, why):
    assert other_body(titled(title, closing), own) == told, why


def test_name_that_the_year_parts_is_one_name():
    report = Report(agency="云溪县", title="云溪县2025年科学技术局政府信息公开工作年度报告")
    assert other_body(report, SCIENCE) is None
    assert other_body(report, TOWN) == Named(TITLE, "云溪县")


def test_name_that_stands_only_beside_the_report_is_not_weighed():
    report = Report(agency="云溪县人民政府办公室", title="2025年政府信息公开工作年度报告", metadata={"发布机构": "云溪县人民政府办公室"})
    assert other_body(report, SCIENCE) is None
