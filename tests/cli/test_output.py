"""Text, tables, CSV and workflow commands, made from reports and findings built here."""

import csv
import io
from decimal import Decimal

import pytest

from gongkai.cli.outcome import Tally
from gongkai.cli.output import github, rows, table, text
from gongkai.cli.output.wrap import pad, pad_left, width, wrap
from gongkai.cli.streams import Look
from gongkai.editions import EDITIONS, TABLES
from gongkai.report import Figure, Finding, Report, Severity, State, Value, Where

TITLES = {"A101": "某列不平", "X109": "错字"}
BROKEN = [
    Finding("A101", Severity.ERROR, "“总计”列不平。", where=Where(table=2, row=3), advice="核对台账。", source="《条例》"),
    Finding("A101", Severity.ERROR, "“其他”列不平。", address="requests/carried_out/other_org", advice="核对台账。", source="《条例》"),
]
TYPO = Finding("X109", Severity.WARNING, "有一处错字。", quote="上求", advice="改正。")


def report(**figures: Figure) -> Report:
    """A report whose every cell is 0 but these, given by row under 予以公开's natural persons and the like."""
    cells = {address: Figure(0, printed="0", state=State.NUMBER) for address in EDITIONS["2021"].addresses()}
    cells |= {f"requests/{row}/natural_person": figure for row, figure in figures.items()}
    return Report("云溪县科技局", 2023, "云溪县科技局2023年报告", "2021", dict.fromkeys(TABLES, "2021"), figures=cells)


@pytest.mark.parametrize(
    ("words", "columns", "lines"),
    [
        ("一二三四五", 4, ["一二", "三四", "五"]),
        ("一二，三四", 4, ["一", "二，", "三四"]),  # no line begins with a comma
        ("一（二三）", 4, ["一", "（二", "三）"]),  # no line ends with an opening bracket
        ("见 docs/checks/index.md", 8, ["见", "docs/checks/index.md"]),  # a path is never broken
        ("一二三四五", None, ["一二三四五"]),
        ("一\n二", 10, ["一", "二"]),
        ("", 10, [""]),
    ],
)
def test_wrap(words: str, columns: int | None, lines: list[str]) -> None:
    assert wrap(words, columns) == lines


def test_wrap_keeps_every_character_within_the_width() -> None:
    words = "表三〔（七）总计 × 自然人〕应等于其上21项之和60，报告写59，差1。位置：requests/total/natural_person。"
    for columns in range(36, 100):
        lines = wrap(words, columns, "- ", "  ")
        assert all(width(line) <= columns for line in lines)
        assert "".join(line[2:] for line in lines).replace(" ", "") == words.replace(" ", "")


def test_width_counts_chinese_as_two() -> None:
    assert width("公开 x") == 6
    assert (pad("公", 4), pad_left("公", 4)) == ("公  ", "  公")


def test_block_begins_with_the_file_and_the_count() -> None:
    shown = text.block("甲.html", report(), [*BROKEN, TYPO], TITLES, Look())
    assert shown.splitlines()[0] == "甲.html：云溪县科技局2023年——2处错误，1处提醒"


def test_block_groups_by_severity_then_cause() -> None:
    shown = text.block("甲.html", report(), [TYPO, *BROKEN], TITLES, Look())
    assert shown.splitlines()[1:] == [
        "",
        "错误",
        "  A101  某列不平（2处）",
        "        · “总计”列不平。",
        "          位置：第2个表格第3行",
        "        · “其他”列不平。",
        "          位置：单元格 requests/carried_out/other_org",
        "        怎么办：核对台账。",
        "        依据：《条例》",
        "",
        "提醒",
        "  X109  有一处错字。",
        "        原文：“上求”",
        "        怎么办：改正。",
    ]


def test_clean_report_says_so() -> None:
    assert text.block("甲.html", report(), [], TITLES, Look()) == "甲.html：云溪县科技局2023年——没有发现错误\n"
    assert text.count([TYPO]) == "没有发现错误，1处提醒"


def test_report_without_head_is_named_as_such() -> None:
    assert text.subject(Report()) == "没有读出机关和年度"
    assert text.subject(Report(agency="某局")) == "某局，没有读出年度"
    assert text.subject(Report(year=2023)) == "没有读出机关名称，2023年"


@pytest.mark.parametrize(
    ("tally", "line"),
    [
        (Tally(312, 88, 2), "402份报告：312份没有错误，88份有错误；2份读不了"),
        (Tally(3, 0, 0), "3份报告：3份没有错误，0份有错误"),
    ],
)
def test_overall_line(tally: Tally, line: str) -> None:
    assert text.overall(tally) == line


def test_colours_only_where_asked_for() -> None:
    assert "\x1b[" not in text.block("甲", report(), BROKEN, TITLES, Look(80))
    assert "\x1b[" in text.block("甲", report(), BROKEN, TITLES, Look(80, colour=True))


def test_long_quote_is_cut_on_the_screen() -> None:
    long = Finding("X109", Severity.WARNING, "长。", quote="长" * 500)
    assert f"“{'长' * 120}…”" in text.block("甲", report(), [long], TITLES, Look())


def csv_rows(given: Report) -> dict[str, dict[str, str]]:
    """The rows of the CSV by address."""
    data = rows.header() + rows.figures("甲.html", given)
    return {row["address"]: row for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig")))}


def test_csv_has_a_row_for_each_figure() -> None:
    found = csv_rows(report(granted=Figure(7, "件", "7件", State.NUMBER, True, Where(table=2, row=5, column=3))))
    assert len(found) == 200
    row = found["requests/granted/natural_person"]
    assert (row["file"], row["value"], row["unit"], row["printed"]) == ("甲.html", "7", "件", "7件")
    assert (row["state"], row["certain"], row["table"], row["row"], row["column"], row["line"]) == ("number", "true", "2", "5", "3", "")
    assert row["label"].endswith("× 自然人")


def test_csv_begins_with_the_mark_for_spreadsheets() -> None:
    assert rows.header().startswith(b"\xef\xbb\xbffile,address,label,value,unit,printed,state,certain,page,table,row,column,line")


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-", "'-"),
        ("—", "—"),
        ("-3", "-3"),  # a number stays as it is
        ("-1.5", "-1.5"),
        ("+2", "+2"),
        ("-2+3", "'-2+3"),
        ("7件", "7件"),
    ],
)
def test_csv_text_is_no_formula(printed: str, written: str) -> None:
    found = csv_rows(report(granted=Figure(printed=printed, state=State.UNREADABLE)))
    assert found["requests/granted/natural_person"]["printed"] == written


@pytest.mark.parametrize(("value", "written"), [(0, "0"), (Decimal("0.10"), "0.10"), (Decimal("1E+3"), "1000")])
def test_csv_number_has_all_digits_and_no_exponent(value: Value, written: str) -> None:
    found = csv_rows(report(granted=Figure(value, state=State.NUMBER)))
    assert found["requests/granted/natural_person"]["value"] == written


def test_table_shows_what_is_no_number() -> None:
    shown = table.tables(
        "甲.html",
        report(
            received=Figure(),
            carried_in=Figure(printed="/", state=State.MARK),
            granted=Figure(printed="若干", state=State.UNREADABLE, certain=False),
            partial=Figure(12345, printed="12345", state=State.NUMBER, certain=False),
        ),
        Look(80),
    )
    assert "12345?" in shown
    assert "读不准" in shown
    assert "表中：" in shown
    for label in ("自然人", "行政许可", "复议后起诉", "结转下年度继续办理"):
        assert label in shown


def test_table_without_oddities_needs_no_legend() -> None:
    assert "表中：" not in table.tables("甲.html", report(), Look())


def test_table_says_which_table_is_missing() -> None:
    shown = table.tables("甲.html", Report(), Look())
    assert shown.count("没有找到表") == 3


def test_github_lines_are_escaped() -> None:
    finding = Finding("A101", Severity.ERROR, "差50%\n第二行", where=Where(line=7), advice="改。")
    remark = Finding("C103", Severity.INFO, "说明")
    shown = github.annotations("a,b:c.txt", [finding, TYPO, remark])
    assert shown.splitlines() == [
        "::error file=a%2Cb%3Ac.txt,line=7,title=A101::差50%25%0A第二行 改。",
        "::warning file=a%2Cb%3Ac.txt,title=X109::有一处错字。 改正。",
        "::notice file=a%2Cb%3Ac.txt,title=C103::说明",
    ]
