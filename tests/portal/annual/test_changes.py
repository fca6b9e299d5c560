"""What an erratum lists: every cell and every text that two versions have different, a unit and a signature too."""

from dataclasses import replace

import pytest

from gongkai.portal.annual.changes import differences
from gongkai.portal.annual.entries import Head, figure_of, report_of

from .writing import AGENCY, texts

CHARGES = "proactive/charges/amount"


def report(**others):
    head = Head(AGENCY, 2025)
    return report_of(head, texts(head, **others))


@pytest.mark.parametrize(
    ("change", "places"),
    [
        ({}, []),
        ({"requests/received/natural_person": 8}, ["表三 一、本年新收政府信息公开申请数量 × 自然人"]),
        ({"title": "年报"}, ["标题"]),
        ({"opening": "本报告依据条例编制。"}, ["报告开头"]),
        ({"closing": "2026年1月9日"}, ["落款"]),
        ({"part/6": ""}, ["第6部分 其他需要报告的事项"]),
    ],
)
def test_what_differs_is_listed(change, places):
    assert [row["place"] for row in differences(report(), report(**change))] == places


def test_unit_alone_makes_a_difference():
    before, after = report(**{CHARGES: "12万元"}), report(**{CHARGES: "12元"})
    assert [(row["before"], row["after"]) for row in differences(before, after)] == [("12万元", "12元")]
    assert figure_of("12万元").value == figure_of("12元").value


def test_part_that_is_gone_is_listed():
    before = report()
    after = replace(before, sections=before.sections[:-1])
    assert [row["place"] for row in differences(before, after)] == ["第6部分 其他需要报告的事项"]
