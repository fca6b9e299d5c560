"""Title, agency, year, period and what the page says about the document: one head of a report a case."""

import html
from typing import Any

import pytest

from gongkai.reading import read_bytes

BODY = """一、总体情况
收到申请若干。
二、主动公开政府信息情况
见表。
三、收到和处理政府信息公开申请情况
见表。
四、政府信息公开行政复议、行政诉讼情况
无。
五、存在的主要问题及改进情况
人手不足。
六、其他需要报告的事项
无。
"""
TITLE = "柳林县民政局2023年政府信息公开工作年度报告"
CASES: list[tuple[str, str, dict[str, Any]]] = [
    ("one line", TITLE, {"title": TITLE, "agency": "柳林县民政局", "year": 2023}),
    ("two lines", "柳林县民政局\n2023年政府信息公开工作年度报告", {"title": TITLE, "agency": "柳林县民政局", "year": 2023}),
    ("three lines", "柳林县\n民政局\n2023年政府信息公开工作年度报告", {"agency": "柳林县民政局", "year": 2023}),
    ("year first", "2023年柳林县民政局政府信息公开工作年度报告", {"agency": "柳林县民政局", "year": 2023}),
    ("年度", "柳林县民政局2023年度政府信息公开工作年度报告", {"agency": "柳林县民政局", "year": 2023}),
    ("in bookmarks", f"《{TITLE}》", {"title": TITLE, "agency": "柳林县民政局", "year": 2023}),
    ("with a remark", f"{TITLE}（公开版）", {"agency": "柳林县民政局", "year": 2023}),
    ("spaces inside", "柳林县民政局 2023 年政府信息公开工作年度报告", {"title": TITLE, "agency": "柳林县民政局", "year": 2023}),
    ("Chinese numerals", "柳林县民政局二〇二三年政府信息公开工作年度报告", {"agency": "柳林县民政局", "year": 2023}),
    ("Chinese numerals with 零 and ○", "柳林县民政局二○二零年政府信息公开工作年度报告", {"agency": "柳林县民政局", "year": 2020}),
    ("full-width digits", "柳林县民政局２０２３年政府信息公开工作年度报告", {"agency": "柳林县民政局", "year": 2023}),
    ("traditional", "柳林縣民政局2023年政府信息公開工作年度報告", {"agency": "柳林縣民政局", "year": 2023}),
    ("工作报告", "柳林县民政局2023年政府信息公开工作报告", {"title": "柳林县民政局2023年政府信息公开工作报告", "year": 2023}),
    ("政务公开", "柳林县民政局2023年政务公开工作年度报告", {"year": 2023, "agency": "柳林县民政局"}),
    ("a label before it", f"标题：{TITLE}", {"title": TITLE, "agency": "柳林县民政局"}),
    ("an attachment mark before it", f"附件1\n{TITLE}", {"title": TITLE}),
    ("the year only in the period", "柳林县民政局政府信息公开工作年度报告\n统计期限为2022年1月1日至2022年12月31日。", {"year": 2022}),
    (
        "the agency only among the metadata",
        "发布机构：柳林县民政局\n2023年政府信息公开工作年度报告",
        {"agency": "柳林县民政局", "year": 2023},
    ),
    ("citing a notice is no title", f"{TITLE}\n根据《2021年政府信息公开工作年度报告格式》编写。", {"title": TITLE, "year": 2023}),
    ("last year's report is cited", f"{TITLE}\n与2022年政府信息公开工作年度报告相比没有变化。", {"title": TITLE, "year": 2023}),
]


@pytest.mark.parametrize(("name", "head", "expected"), CASES, ids=[case[0] for case in CASES])
@pytest.mark.parametrize("form", ["text", "page"])
def test_head(name: str, head: str, expected: dict[str, Any], form: str) -> None:
    lines = f"{head}\n{BODY}".split("\n")
    page = "".join(f"<p>{html.escape(line)}</p>" for line in lines if line)
    report = read_bytes((f"<html><body>{page}</body></html>" if form == "page" else "\n".join(lines)).encode()).report
    assert {key: getattr(report, key) for key in expected} == expected
    assert [part.number for part in report.sections] == [1, 2, 3, 4, 5, 6]


def test_agency_that_only_signs() -> None:
    report = read_bytes(f"2023年政府信息公开工作年度报告\n{BODY}柳林县民政局\n2024年1月20日\n".encode()).report
    assert report.agency == "柳林县民政局"
    assert report.closing == "柳林县民政局\n2024年1月20日"


def test_period_as_printed_and_as_dates() -> None:
    metadata = read_bytes(f"{TITLE}\n数据自2023年1月1日起至2023年12月31日止。\n{BODY}".encode()).report.metadata
    assert metadata["period"] == "2023-01-01/2023-12-31"
    assert metadata["period_printed"] == "2023年1月1日起至2023年12月31日"


METADATA: list[tuple[str, str, dict[str, str]]] = [
    ("lines", "索引号：A-1\n发布日期：2024-01-20\n", {"索引号": "A-1", "published_on": "2024-01-20"}),
    ("empty ones are kept", "文号：\n发布机构：柳林县民政局\n", {"文号": "", "发布机构": "柳林县民政局"}),
    (
        "several on a line",
        "发布时间：2024-1-5 09:15　来源：柳林县民政局　浏览次数：12\n",
        {"发布时间": "2024-1-5 09:15", "published_on": "2024-01-05"},
    ),
    ("neighbouring cells", "索引号：\tA-1\t文号：\t\n", {"索引号": "A-1", "文号": ""}),
]


@pytest.mark.parametrize(("name", "lines", "expected"), METADATA, ids=[case[0] for case in METADATA])
def test_metadata(name: str, lines: str, expected: dict[str, str]) -> None:
    found = read_bytes(f"{lines}{TITLE}\n{BODY}".encode()).report.metadata
    assert {key: found.get(key) for key in expected} == expected


def test_title_and_date_from_the_page_itself() -> None:
    page = f'<head><meta name="ArticleTitle" content="{TITLE}"><meta name="PubDate" content="2024-01-20 09:00"></head>'
    body = "".join(f"<p>{line}</p>" for line in BODY.split("\n"))
    report = read_bytes(f"<html>{page}<body>{body}</body></html>".encode()).report
    assert (report.title, report.agency, report.year) == (TITLE, "柳林县民政局", 2023)
    assert report.metadata["published_on"] == "2024-01-20"


def test_buttons_around_the_title_are_no_opening() -> None:
    top = "首页 > 公开年报\n发布时间：2024-01-20　字体：[大 中 小]\n分享到：微信"
    report = read_bytes(f"{top}\n{TITLE}\n浏览次数：12\n现将工作情况报告如下。\n{BODY}".encode()).report
    assert report.opening == "现将工作情况报告如下。"


def test_title_in_running_text_is_no_opening() -> None:
    top = f"标题：{TITLE}\n{TITLE} 来源：本站 时间：2024-01-20 10:00 "
    report = read_bytes(f"{top}现将全年工作情况报告如下，数据自年初起至年末止。{BODY.replace(chr(10), ' ')}".encode()).report
    assert report.opening == "现将全年工作情况报告如下，数据自年初起至年末止。"
