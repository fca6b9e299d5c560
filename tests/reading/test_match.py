"""Labels to figures: one trap a case, small enough to see the trap. Figures named are all that the snippet may give."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gongkai.reading import ODDITIES, read_bytes
from gongkai.reading.document import Document, Doubt, Field, Row
from gongkai.reading.match import match
from gongkai.report import Report, State, Where

REPORTS = Path(__file__).resolve().parents[1] / "reports"
COLUMNS = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "social_welfare_org",
    "legal_service_org",
    "other_org",
    "total",
)
HEADS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
RECEIVED, GRANTED = "一、本年新收政府信息公开申请数量", "（一）予以公开"
CARRIED = "二、上年结转政府信息公开申请数量"


def html(*tables: list[str]) -> str:
    """Tables of lines whose cells are parted by bars; words in brackets stand outside of tables."""
    drawn = []
    for lines in tables:
        rows = ("<tr>" + "".join(f"<td>{cell}</td>" for cell in line.split("|")) + "</tr>" for line in lines)
        drawn.append("<table>" + "".join(rows) + "</table>")
    return "<html><body>" + "".join(drawn) + "</body></html>"


def row(label: str, *values: object) -> str:
    return "|".join((label, *map(str, values)))


def numbers(report: Report, sure: bool = True) -> dict[str, float]:
    return {a: float(f.value) for a, f in report.figures.items() if f.value is not None and f.certain == sure}


def seven(key: str, *values: float | None) -> dict[str, float]:
    return {f"requests/{key}/{column}": float(v) for column, v in zip(COLUMNS, values, strict=True) if v is not None}


HEAD = row("项目", *HEADS)
TWO = ["第二十条第（五）项", "信息内容|本年处理决定数量", "行政许可|12"]
LICENCES = {"proactive/licences/decisions": 12.0}
FOUR_HEAD = "结果维持|结果纠正|其他结果|尚未审结|总计"
CASES: list[tuple[str, str, dict[str, float]]] = [
    ("seven cells", html([HEAD, row(RECEIVED, 1, 2, 3, 4, 5, 6, 21)]), seven("received", 1, 2, 3, 4, 5, 6, 21)),
    (
        "labels without numbers: a value is no number of a label",
        "\n".join(
            [HEAD.replace("|", "\t"), row("予以公开", 0, 0, 0, 0, 0, 0, 2).replace("|", "\t"), row("重复申请", *[1] * 7).replace("|", "\t")]
        ),
        seven("granted", 0, 0, 0, 0, 0, 0, 2) | seven("not_processed.repeated", *[1] * 7),
    ),
    (
        "a value before a label without number, on one line",
        f"{' '.join(HEADS)} {RECEIVED} 0 0 0 0 0 0 28 重复申请 1 1 1 1 1 1 6",
        seven("received", 0, 0, 0, 0, 0, 0, 28) | seven("not_processed.repeated", 1, 1, 1, 1, 1, 1, 6),
    ),
    (
        "total first, heads and values alike",
        html([row("项目", HEADS[6], *HEADS[:6]), row(RECEIVED, 21, 1, 2, 3, 4, 5, 6)]),
        seven("received", 1, 2, 3, 4, 5, 6, 21),
    ),
    (
        "one cell too many in a text whose rows all have as many: blank first, seven numbers behind, none of them under its head",
        "\n".join(
            line.replace("|", "\t")
            for line in (
                HEAD + "|",
                row(CARRIED, 1, "", 3, 4, 5, 6, 19, ""),
                row(RECEIVED, "", 9, 2, 3, 4, 5, 6, 20),
                row(GRANTED, *[1] * 6, 6, ""),
            )
        ),
        seven("carried_in", 1, None, 3, 4, 5, 6, 19) | seven("granted", 1, 1, 1, 1, 1, 1, 6),
    ),
    ("blank cells under their heads", html([HEAD, row(RECEIVED, 1, "", "", "", "", "", 1)]), seven("received", 1, *[None] * 5, 1)),
    (
        "a column 备注 is none of the form's",
        html([row("项目", *HEADS, "备注"), row(RECEIVED, 1, "", 3, 4, 5, 6, 19, "无"), row(GRANTED, 1, 2, 3, 4, 5, 6, 21, "见说明")]),
        seven("received", 1, None, 3, 4, 5, 6, 19) | seven("granted", 1, 2, 3, 4, 5, 6, 21),
    ),
    (
        "running numbers before the labels are no values",
        html([row("序号", HEAD), row("1", RECEIVED, 1, "", 3, 4, 5, 6, 19), row("2", CARRIED, 0, 0, 0, 0, 0, 0, 0)]),
        seven("received", 1, None, 3, 4, 5, 6, 19) | seven("carried_in", *[0] * 7),
    ),
    ("six cells for seven columns", html([HEAD, row(RECEIVED, 1, 2, 3, 4, 5, 15), row(CARRIED, *[0] * 7)]), seven("carried_in", *[0] * 7)),
    (
        "eight cells for seven columns",
        html([HEAD, row(RECEIVED, 1, 2, 3, 4, 5, 6, 7, 8), row(CARRIED, *[0] * 7)]),
        seven("carried_in", *[0] * 7),
    ),
    (
        "blank and one cell too many",
        html([HEAD, row(RECEIVED, 1, 2, "", 3, 4, 5, 6, 7), row(CARRIED, *[0] * 7)]),
        seven("carried_in", *[0] * 7),
    ),
    (
        "a head is missing and a cell is blank: which column was left out?",
        html([row("项目", *HEADS[:2], *HEADS[3:]), row(RECEIVED, "", 1, 2, 3, 4, 5, 15)]),
        {},
    ),
    (
        "小计 between rows of running text",
        f"{RECEIVED} 1 1 1 1 1 1 6\n小计 2 2 2 2 2 2 12\n{CARRIED} 0 0 0 0 0 0 0",
        seven("received", 1, 1, 1, 1, 1, 1, 6) | seven("carried_in", *[0] * 7),
    ),
    (
        "another year's table without heads of the form",
        html([HEAD, row(RECEIVED, *[1] * 6, 6)], ["项目|2022年|2023年|增减", row(RECEIVED, 9, 6, -3), row(GRANTED, 3, 4, 1)]),
        seven("received", *[1] * 6, 6),
    ),
    (
        "a sentence behind the table names rows",
        html([HEAD, row(RECEIVED, *[1] * 6, 6)]).replace("</body>", "<p>收到申请8件，其中重复申请3件，予以公开 4 件。</p></body>"),
        seven("received", *[1] * 6, 6),
    ),
    ("a sentence before table two", html(TWO).replace("<table>", "<p>行政许可 99 件，其中网上办理80件。</p><table>"), LICENCES),
    ("a note with a number behind table two", html(TWO).replace("</body>", "<p>备注：行政许可 40 件为窗口数据。</p></body>"), LICENCES),
    ("a list of departments", html(TWO, ["单位|行政许可|行政处罚", "甲局|5|6", "乙局|7|8"]), LICENCES),
    (
        "table two with its columns in another order",
        html(["第二十条第（一）项", "信息内容|本年制发件数|现行有效件数|本年废止件数", "规章|1|9|0"]),
        {"proactive/rules/issued": 1, "proactive/rules/in_force": 9, "proactive/rules/repealed": 0},
    ),
    (
        "table four in three tables",
        html(["行政复议", FOUR_HEAD, "1|0|0|0|1"], ["未经复议直接起诉", FOUR_HEAD, "0|2|0|0|2"], ["复议后起诉", FOUR_HEAD, "0|0|0|3|3"]),
        {
            f"disputes/{group}/{key}": float(v)
            for group, values in (("review", (1, 0, 0, 0, 1)), ("direct_suit", (0, 2, 0, 0, 2)), ("suit_after_review", (0, 0, 0, 3, 3)))
            for key, v in zip(("upheld", "corrected", "other", "pending", "total"), values, strict=True)
        },
    ),
    (
        "table four with groups as rows",
        html([f"类型|{FOUR_HEAD}", "行政复议|1|0|0|0|1", "未经复议直接起诉|0|2|0|0|2", "复议后起诉|0|0|0|3|3"]),
        {
            f"disputes/{group}/{key}": float(v)
            for group, values in (("review", (1, 0, 0, 0, 1)), ("direct_suit", (0, 2, 0, 0, 2)), ("suit_after_review", (0, 0, 0, 3, 3)))
            for key, v in zip(("upheld", "corrected", "other", "pending", "total"), values, strict=True)
        },
    ),
    ("table four cut short: nobody knows which", html([f"{FOUR_HEAD}|{FOUR_HEAD}|{FOUR_HEAD}", "|".join("012345678")]), {}),
    (
        "commas part cells and blank ones keep their place",
        "\n".join([row("项目", *HEADS), row(RECEIVED, 1, "", "", "", "", "", 1), row(CARRIED, "", "", "", "", "", "", 0)]).replace(
            "|", ","
        ),
        seven("received", 1, *[None] * 5, 1) | seven("carried_in", *[None] * 6, 0),
    ),
    (
        "numbers with commas, one a line",
        "\n".join([*HEADS, RECEIVED, "1,024", "0", "0", "0", "0", "0", "1，024"]),
        seven("received", 1024, 0, 0, 0, 0, 0, 1024),
    ),
    (
        "a mark over a number is no negative number",
        html([HEAD, row(RECEIVED, "<p>-</p><p>5</p>", 0, 0, 0, 0, 0, 5)]),
        seven("received", None, 0, 0, 0, 0, 0, 5),
    ),
    (
        "the last cell of the document is blank",
        html([HEAD, row(RECEIVED, 5, 0, 0, 0, 0, 0, "")]),
        seven("received", 5, 0, 0, 0, 0, 0, None),
    ),
]


@pytest.mark.parametrize(("name", "snippet", "figures"), CASES, ids=[case[0] for case in CASES])
def test_figures(name: str, snippet: str, figures: dict[str, float]) -> None:
    report = read_bytes(snippet.encode()).report
    assert numbers(report) == figures
    assert numbers(report, sure=False) == {}


def test_two_tables_that_differ_are_told_and_the_first_is_doubted() -> None:
    found = read_bytes(html([HEAD, row(RECEIVED, *[1] * 6, 6)], [HEAD, row(RECEIVED, *[2] * 6, 12)]).encode())
    assert numbers(found.report) == {}
    assert numbers(found.report, sure=False) == seven("received", *[1] * 6, 6)
    assert [finding.code for finding in found.findings] == ["F216"]


def test_the_same_table_twice_is_no_matter() -> None:
    table = [HEAD, row(RECEIVED, *[1] * 6, 6)]
    found = read_bytes(html(table, table).encode())
    assert numbers(found.report) == seven("received", *[1] * 6, 6)
    assert found.findings == []


def test_blank_tables_of_last_year_do_not_fill_this_years() -> None:
    report = read_bytes(html([HEAD, row(RECEIVED, *[""] * 7)], [HEAD, row(RECEIVED, *[2] * 6, 12)]).encode()).report
    assert numbers(report) == {}


def test_states_of_cells() -> None:
    report = read_bytes(html([HEAD, row(RECEIVED, 1, "/", "", "若干", 0, 0, 1)]).encode()).report
    states = [report.figures[f"requests/received/{column}"].state for column in COLUMNS]
    assert states == [State.NUMBER, State.MARK, State.BLANK, State.UNREADABLE, State.NUMBER, State.NUMBER, State.NUMBER]
    assert report.figures["requests/carried_in/total"].state is State.ABSENT


SPOKEN = "其它"
FINDINGS: dict[str, str] = {
    "F203": html([HEAD, row(f"{GRANTED}2", *[0] * 7), row(CARRIED, *[0] * 7)]),
    "F204": html([HEAD.replace("其他", "其他|2"), row(RECEIVED, *[0] * 7)]),
    "F205": html([HEAD, row(RECEIVED, "3（其中重办1件）", 0, 0, 0, 0, 0, 3)]),
    "F206": html(["第二十条第（五）项", "信息内容|上一年项目数量|本年增/减|处理决定数量", "行政许可|1|增1|0"]),
    "F207": html([*TWO[:2], "行政许可|12件"]),
    "F208": html([*TWO[:2], "行政许可|若干"]),
    "F209": html([row("项目", *HEADS[:2], *HEADS[3:]), row(RECEIVED, "", 1, 2, 3, 4, 5, 15)]),
    "F210": html(
        [HEAD, row(GRANTED.replace("予以公开", "准予公开"), *[0] * 7), row(RECEIVED, *[0] * 7), row(f"（六）{SPOKEN}处理", *[0] * 7)]
    ),
    "F211": html([HEAD.replace("其他", SPOKEN), row(RECEIVED, *[0] * 7)]),
    "F212": "浏览次数：12\n柳林县民政局2023年政府信息公开工作年度报告\n" + "\n".join(line.replace("|", "\t") for line in TWO),
    "F213": "\n".join(line.replace("|", "\t") for line in TWO) + "\n-----\t--\t--\n",
    "F214": "通知：今日停水。",
    "F216": html([HEAD, row(RECEIVED, *[1] * 6, 6)], [HEAD, row(RECEIVED, *[2] * 6, 12)]),
}
WITH_LOSS = html(TWO).encode() + "不能解码".encode()[:-1] + b"\xff\xfe\xfd" + ("尾" * 60).encode()


@pytest.mark.parametrize("code", FINDINGS)
def test_finding(code: str) -> None:
    found = [finding for finding in read_bytes(FINDINGS[code].encode()).findings if finding.code == code]
    assert found, code
    assert all(finding.message.endswith("。") and finding.catalogue == ODDITIES[code].catalogue for finding in found)


def test_lost_characters_are_counted() -> None:
    found = read_bytes(WITH_LOSS)
    assert [finding.code for finding in found.findings if finding.code == "F215"] == ["F215"]
    assert numbers(found.report) == LICENCES


@pytest.mark.parametrize(
    ("label", "doubt", "sure", "why"),
    [
        (RECEIVED, "", True, "nothing is open"),
        (RECEIVED, "row", False, "the figures may be of the row above"),
        (RECEIVED, "cut", True, "a page end beside a whole label"),
        (RECEIVED[:12], "cut", False, "a page end beside half a label"),
    ],
)
def test_doubt_about_the_row_leaves_no_figure(label: str, doubt: Doubt, sure: bool, why: str) -> None:
    rows = [Row([Field(text, Where(), column) for column, text in enumerate(HEAD.split("|"))], 1)]
    values = [Field(str(number), Where(), column + 1, doubt=doubt) for column, number in enumerate([*[1] * 6, 6])]
    rows += [
        Row([Field(label, Where(), 0), *values], 1),
        Row([Field(CARRIED, Where(), 0), *[Field("0", Where(), n) for n in range(1, 8)]], 1),
    ]
    found = match(Document("pdf", rows))
    carried = seven("carried_in", *[0] * 7)
    assert numbers(found.report) == ({**seven("received", *[1] * 6, 6), **carried} if sure else carried), why
    assert ("F217" in {finding.code for finding in found.findings}) is not sure
    assert sure or not found.report.figures["requests/received/total"].certain


def test_every_kind_of_finding_occurs() -> None:
    occurring = set(FINDINGS) | {"F215", "F217"}
    for path in sorted((REPORTS / "gold").glob("*.json")):
        raw = REPORTS / json.loads(path.read_text(encoding="utf-8"))["raw"]
        occurring |= {finding.code for finding in read_bytes(raw.read_bytes()).findings}
    assert occurring == set(ODDITIES)
