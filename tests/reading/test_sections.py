"""The six parts and their text: one trap of headings or of what stands around the text a case."""

import pytest

from gongkai.reading import read_bytes
from gongkai.report import Report

TITLE = "柳林县民政局2023年政府信息公开工作年度报告"
HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
TEXTS = ("甲段文字。", "乙段文字。", "丙段文字。", "丁段文字。", "戊段文字。", "己段文字。")


def read(*lines: str) -> Report:
    return read_bytes("\n".join((TITLE, *lines)).encode()).report


def body(*headings: str) -> list[str]:
    return [line for pair in zip(headings, TEXTS, strict=True) for line in pair]


def numbers(report: Report) -> list[int]:
    return [part.number for part in report.sections]


ALTERED: list[tuple[str, int, str]] = [
    ("half-width comma", 2, "二,主动公开政府信息情况"),
    ("a point", 2, "二．主动公开政府信息情况"),
    ("spaces", 3, "三、 收到和处理政府信息公开申请 情况"),
    ("another wording", 3, "三、依申请公开政府信息情况"),
    ("a free wording", 3, "三、政府信息公开申请的收到和处理"),
    ("和 for 、", 4, "四、政府信息公开行政复议和诉讼情况"),
    ("a slip of the pen", 4, "四、政府信息公开行政法复议、行政诉讼情况"),
    ("another wording of five", 5, "五、存在的不足和下一步打算"),
    ("其它", 6, "六、其它需要报告的事项"),
    ("traditional", 5, "五、存在的主要問題及改進情況"),
    ("full-width space before", 1, "\u3000\u3000一、总体情况"),
    ("short", 1, "一、概述"),
]


@pytest.mark.parametrize(("name", "number", "heading"), ALTERED, ids=[case[0] for case in ALTERED])
def test_heading_in_other_words(name: str, number: int, heading: str) -> None:
    report = read(*body(*HEADINGS[: number - 1], heading, *HEADINGS[number:]))
    assert numbers(report) == [1, 2, 3, 4, 5, 6]
    assert [part.text for part in report.sections] == list(TEXTS)


@pytest.mark.parametrize("entry", ["{}", "{}……3", "{} 3", "· {}"])
def test_list_of_contents_is_no_part(entry: str) -> None:
    report = read("目录", *(entry.format(heading) for heading in HEADINGS), *body(*HEADINGS))
    assert numbers(report) == [1, 2, 3, 4, 5, 6]
    assert [part.text for part in report.sections] == list(TEXTS)


def test_parts_named_in_a_sentence_are_no_headings() -> None:
    said = "本报告包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等六个部分。"
    report = read(said, *body(*HEADINGS))
    assert report.opening == said
    assert [part.text for part in report.sections] == list(TEXTS)


def test_missing_part_stays_missing() -> None:
    report = read(*body(*HEADINGS)[:4], *body(*HEADINGS)[6:])
    assert numbers(report) == [1, 2, 4, 5, 6]


def test_part_printed_twice_is_told_twice() -> None:
    report = read(*body(*HEADINGS), HEADINGS[4], "再次写到。")
    assert numbers(report) == [1, 2, 3, 4, 5, 6, 5]


def test_sub_headings_are_text() -> None:
    lines = body(*HEADINGS)
    lines[1:2] = ["（一）主动公开情况", "甲段文字。", "（二）依申请公开情况", "又一段。"]
    report = read(*lines)
    assert numbers(report) == [1, 2, 3, 4, 5, 6]
    assert report.sections[0].text == "（一）主动公开情况\n甲段文字。\n（二）依申请公开情况\n又一段。"


def test_running_text_without_line_ends() -> None:
    report = read("".join(f"{heading} {text}" for heading, text in zip(HEADINGS, TEXTS, strict=True)) + " 柳林县民政局2024年1月5日")
    assert numbers(report) == [1, 2, 3, 4, 5, 6]
    assert [part.text for part in report.sections] == list(TEXTS)
    assert report.closing == "柳林县民政局2024年1月5日"


CLOSINGS: list[tuple[str, list[str], str]] = [
    ("name and date", ["柳林县民政局", "2024年1月5日"], "柳林县民政局\n2024年1月5日"),
    ("on one line", ["柳林县民政局 2024年1月5日"], "柳林县民政局 2024年1月5日"),
    ("date in Chinese numerals", ["柳林县民政局", "二〇二四年一月五日"], "柳林县民政局\n二〇二四年一月五日"),
    (
        "buttons behind it",
        ["柳林县民政局", "2024年1月5日", "【打印】【关闭】", "上一篇：无", "扫一扫在手机打开当前页"],
        "柳林县民政局\n2024年1月5日",
    ),
    ("none", [], ""),
]


@pytest.mark.parametrize(("name", "lines", "closing"), CLOSINGS, ids=[case[0] for case in CLOSINGS])
def test_closing(name: str, lines: list[str], closing: str) -> None:
    report = read(*body(*HEADINGS), *lines)
    assert (report.sections[-1].text, report.closing) == ("己段文字。", closing)


def test_tables_are_no_text_and_words_around_them_are() -> None:
    lines = body(*HEADINGS)
    lines[4:4] = ["制发文件如下。", "第二十条第（五）项", "信息内容\t本年处理决定数量", "行政许可\t12", "以上均已上网。"]
    part = read(*lines).sections[1]
    assert part.text == "乙段文字。\n制发文件如下。\n以上均已上网。"


def test_page_furniture_is_no_text() -> None:
    lines = body(*HEADINGS)
    report = read("当前位置：首页 > 年报", *lines, "打印本页 关闭窗口 扫一扫在手机打开当前页", "版权所有 某某市人民政府")
    assert [part.text for part in report.sections] == list(TEXTS)
    assert report.opening == ""


def test_last_words_of_a_sentence_are_no_head_of_table_four() -> None:
    """Found by the round trip of Word files: “提起行政诉讼。” right before the table lost its end."""
    sentence = "2023年，没有因政府信息公开被申请行政复议、提起行政诉讼。"
    text = f"""云溪县科技局2023年政府信息公开工作年度报告
四、政府信息公开行政复议、行政诉讼情况
{sentence}
行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t
结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t
\t\t\t\t\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计
0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0
"""
    assert [part.text for part in read_bytes(text.encode()).report.sections] == [sentence]
