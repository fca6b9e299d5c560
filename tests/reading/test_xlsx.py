"""What a sheet shows: values as printed, merged cells, and which rows are lines of text and which are tables."""

import subprocess
from pathlib import Path

import pytest

from gongkai.reading.errors import UnusableFileError
from gongkai.reading.xls import read_xls
from gongkai.reading.xlsx import read_xlsx
from gongkai.reading.xlsx.shown import GENERAL, Format, read_format, shown
from tests.reading.packages import xlsx


def cell(place: str, text: str) -> str:
    """A cell with its text in it; an empty one where there is none."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>' if text else f'<c r="{place}"/>'


def sheet(rows: dict[int, dict[str, str]], *merges: str, columns: str = "") -> str:
    """A worksheet: row → column letter → text."""
    data = "".join(f'<row r="{n}">{"".join(cell(f"{c}{n}", text) for c, text in cells.items())}</row>' for n, cells in rows.items())
    merged = "".join(f'<mergeCell ref="{merge}"/>' for merge in merges)
    return f"{columns}<sheetData>{data}</sheetData><mergeCells>{merged}</mergeCells>"


def read(*sheets: str) -> list[tuple[int | None, list[tuple[str, int | None, int]]]]:
    """Table number, then text, column and span of each field."""
    return [(row.table, [(f.text, f.column, f.span) for f in row.fields]) for row in read_xlsx(xlsx(*sheets)).rows]


def texts(*sheets: str) -> list[tuple[int | None, str]]:
    """Table number, then the fields of each row with a bar between them."""
    return [(table, "|".join(text for text, _, _ in fields)) for table, fields in read(*sheets)]


TWO = {"A": "甲", "B": "1"}
LAYOUTS = [
    ({1: TWO, 2: {"A": "乙", "B": "2"}}, (), [(1, "甲|1"), (1, "乙|2")], "a table"),
    ({1: {"A": "题目"}, 3: TWO}, (), [(None, "题目"), (1, "甲|1")], "a line, a gap, a table"),
    ({1: {"A": "题目"}, 2: TWO}, (), [(None, "题目"), (1, "甲|1")], "a line right over a table"),
    ({1: TWO, 4: TWO}, (), [(1, "甲|1"), (2, "甲|1")], "two tables apart"),
    ({1: TWO, 2: {"A": "乙"}, 3: TWO}, (), [(1, "甲|1"), (1, "乙|"), (1, "甲|1")], "a row left blank"),
    ({1: TWO, 2: {"A": "乙"}}, (), [(1, "甲|1"), (1, "乙|")], "the last row left blank"),
    ({1: TWO, 2: {"A": "乙"}, 3: TWO}, ("A2:B2",), [(1, "甲|1"), (None, "乙"), (2, "甲|1")], "a line over the whole width"),
    ({1: TWO, 2: {"A": "本年收到申请1件。"}}, (), [(1, "甲|1"), (None, "本年收到申请1件。")], "a sentence"),
    (
        {1: TWO, 2: {"A": "三、情况"}, 3: {"A": "甲", "D": "1"}},
        (),
        [(1, "甲|1"), (None, "三、情况"), (2, "甲|||1")],
        "a heading between tables of different width",
    ),
    (
        {1: TWO, 2: {"A": "二、结转", "B": "", "C": "", "D": ""}, 3: {"A": "甲", "D": "1"}},
        (),
        [(1, "甲|||"), (1, "二、结转|||"), (1, "甲|||1")],
        "a row whose blank cells are drawn",
    ),
    ({1: {"C": "甲", "D": "1"}}, (), [(1, "甲|1")], "a table that does not begin in column A"),
    (
        {
            1: {"A": "题目"},
            2: {"A": "左", "D": "右"},
            3: TWO | {"D": "丙", "E": "3"},
            4: {"A": "乙", "B": "2"},
            5: {"A": "戊"},
            6: {"A": "文"},
        },
        ("A1:E1", "A6:E6"),
        [(None, "题目"), (None, "左"), (1, "甲|1"), (1, "乙|2"), (1, "戊|"), (None, "右"), (2, "丙|3"), (None, "文")],
        "two tables beside one another under a title, a row of the longer one left blank",
    ),
    (
        {1: {"A": "项", "B": "目", "D": "数"}, 2: {"A": "一", "B": "甲", "D": "1"}, 3: {"A": "二", "B": "乙"}},
        (),
        [(1, "项|目||数"), (1, "一|甲||1"), (1, "二|乙||")],
        "one table with an empty column, its last number left blank",
    ),
    (
        {1: TWO | {"D": "丙", "E": "3"}, 2: {"A": "乙", "B": "2", "D": "丁", "E": "4"}},
        (),
        [(1, "甲|1||丙|3"), (1, "乙|2||丁|4")],
        "pieces that end in the same row may be one table",
    ),
    ({1: {"A": "第一行\n第二行"}}, (), [(None, "第一行"), (None, "第二行")], "lines in one cell"),
    ({}, (), [], "an empty sheet"),
    ({1: {"A": "", "B": ""}, 2: {"A": "", "B": ""}}, (), [], "a sheet of drawn blanks"),
]


@pytest.mark.parametrize(("rows", "merges", "expected", "why"), LAYOUTS)
def test_lines_and_tables(rows: dict[int, dict[str, str]], merges: tuple[str, ...], expected: list[tuple[int, str]], why: str) -> None:
    if why == "a row whose blank cells are drawn":
        rows = rows | {1: TWO | {"D": ""}}
        expected = [(1, "甲|1||"), *expected[1:]]
    assert texts(sheet(rows, *merges)) == expected, why


def test_merged_cells_are_spans() -> None:
    rows = {1: {"A": "项", "B": "头"}, 2: {"B": "左", "C": "右"}, 3: {"A": "甲", "B": "1", "C": "2"}}
    assert read(sheet(rows, "A1:A2", "B1:C1")) == [
        (1, [("项", 0, 1), ("头", 1, 2)]),
        (1, [("左", 1, 1), ("右", 2, 1)]),
        (1, [("甲", 0, 1), ("1", 1, 1), ("2", 2, 1)]),
    ]


def test_blank_cells_of_a_row_are_there() -> None:
    assert read(sheet({1: {"A": "头", "B": "左", "C": "右"}, 2: {"A": "甲", "C": "2"}}))[1] == (1, [("甲", 0, 1), ("", 1, 1), ("2", 2, 1)])


def test_sheets_follow_each_other() -> None:
    assert texts(sheet({1: TWO}), sheet({}), sheet({1: {"A": "乙", "B": "2"}})) == [(1, "甲|1"), (2, "乙|2")]


def test_hidden_sheets_rows_and_columns_are_left_out_and_noted() -> None:
    seen = '<cols><col min="2" max="2" hidden="1"/></cols><sheetData><row r="1">' + cell("A1", "甲") + cell("B1", "9") + cell("C1", "1")
    seen += '</row><row r="2" hidden="1">' + cell("A2", "乙") + cell("C2", "8") + "</row></sheetData>"
    document = read_xlsx(xlsx(seen, sheet({1: TWO}), sheet({1: TWO}), states=("visible", "hidden", "veryHidden")))
    assert [[f.text for f in row.fields] for row in document.rows] == [["甲", "", "1"]]
    assert [part for part in ("表2、表3", "表1") if not any(part in note for note in document.notes)] == []


STYLES = (
    '<numFmts><numFmt numFmtId="176" formatCode="0.0%"/>'
    '<numFmt numFmtId="177" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>'
    "</numFmts><cellXfs>" + "".join(f'<xf numFmtId="{n}"/>' for n in (0, 3, 2, 176, 177, 14)) + "</cellXfs>"
)
STRINGS = "<si><t>共享</t></si><si><r><t>甲</t></r><r><t>乙</t></r><rPh><t>jia</t></rPh></si><si><t>a_x000D_b</t></si>"
VALUES = [
    ("<v>1.0</v>", "", "1", "a whole number"),
    ("<v>12345</v>", 's="1"', "12,345", "thousands"),
    ("<v>3</v>", 's="2"', "3.00", "two decimals"),
    ("<v>0.125</v>", 's="3"', "12.5%", "a percentage"),
    ("<v>45310</v>", 's="4"', "2024年1月19日", "a day in Chinese"),
    ("<v>45310</v>", 's="5"', "2024-01-19", "a day"),
    ("<v>38.604999999999997</v>", "", "38.605", "what a double makes of a decimal"),
    ("<v>0</v>", 't="s"', "共享", "a shared text"),
    ("<v>1</v>", 't="s"', "甲乙", "a text in pieces, its reading left out"),
    ("<v>9</v>", 't="s"', "", "a text that is not there"),
    ("<v>2</v>", 't="s"', "a\nb", "an escaped character"),
    ("<v>1</v>", 't="b"', "TRUE", "a truth"),
    ("<v>#REF!</v>", 't="e"', "#REF!", "a broken reference"),
    ("<f>1+1</f><v>2</v>", "", "2", "a formula with its result"),
    ("<f>SUM(A1:A2)</f><v></v>", "", "=SUM(A1:A2)", "a formula never computed is not blank"),
    ('<f>""</f><v></v>', 't="str"', "", "a formula that gives nothing"),
    ("<is><t> 12 </t></is>", 't="inlineStr"', "12", "a number typed as text"),
]


@pytest.mark.parametrize(("inner", "attributes", "expected", "why"), VALUES)
def test_values_as_printed(inner: str, attributes: str, expected: str, why: str) -> None:
    data = f'<sheetData><row>{cell("A1", "甲")}<c r="B1" {attributes}>{inner}</c>{cell("C1", "丙")}</row></sheetData>'
    rows = read_xlsx(xlsx(data, strings=STRINGS, styles=STYLES)).rows
    assert rows[0].fields[1].text == expected, why


def test_formula_without_result_is_noted() -> None:
    notes = read_xlsx(xlsx('<sheetData><row r="1"><c r="A1"><f>1+1</f></c></row></sheetData>')).notes
    assert "公式" in notes[0]


def test_cells_without_places_follow_each_other() -> None:
    data = "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c><v>4</v></c></row></sheetData>"
    assert texts(data) == [(1, "1|2"), (1, "3|4")]


FORMATS = [
    ("0", "7", "7"),
    ("0;-0;;@", "-3", "-3"),
    ('_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"_ ;_ @_ ', "1234", "1,234"),
    ("[$-804]yyyy-m-d;@", "45310", "2024-01-19"),
    ("h:mm", "0.5", "12:00"),
    ('0"件"', "12", "12件"),
    ("[Red]0.00", "-1.005", "-1.01"),
    ("0.##", "1.5", "1.5"),
    ("# ?/?", "0.5", "0.5"),
    ("@", "12", "12"),
    ("General", "0.30000000000000004", "0.3"),
    ("General", "1E+20", "100000000000000000000"),
    ("General", "1e999999", "1e999999"),
    ("0", "-0.2", "0"),
    ("yyyy-m-d", "-5", "-5"),
]


@pytest.mark.parametrize(("code", "stored", "expected"), FORMATS)
def test_number_formats(code: str, stored: str, expected: str) -> None:
    assert shown(stored, read_format(200, {200: code})) == expected


def test_formats_that_excel_has_itself() -> None:
    assert (read_format(9, {}), read_format(0, {})) == (Format(decimals=0, percent=True), GENERAL)


def test_years_from_1904() -> None:
    data = '<sheetData><row r="1"><c r="A1" s="5"><v>1</v></c></row></sheetData>'
    assert read_xlsx(xlsx(data, styles=STYLES, properties='<workbookPr date1904="1"/>')).rows[0].fields[0].text == "1904-01-02"


BIG = [
    ('<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>', "a cell in the last column"),
    ('<sheetData><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>', "a cell in the last row"),
    (sheet({1: TWO}, "A1:XFD1048576"), "everything merged"),
]


@pytest.mark.parametrize(("data", "why"), BIG)
def test_far_places_cost_nothing(data: str, why: str) -> None:
    assert len(texts(data)) <= 1, why


MONSTERS = [
    ("<sheetData>" + "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 50_000)) + "</sheetData>", "rows"),
    (
        "<sheetData>"
        + "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="DX{n}"><v>1</v></c></row>' for n in range(1, 9_000))
        + "</sheetData>",
        "places",
    ),
    (sheet(dict.fromkeys(range(1, 9_000), TWO), *["A1:DX9000"] * 50), "merges over merges"),
]


@pytest.mark.parametrize(("data", "why"), MONSTERS)
def test_monstrous_sheets_are_refused(data: str, why: str) -> None:
    with pytest.raises(UnusableFileError, match="过大"):
        read_xlsx(xlsx(data))


OLD = Path(__file__).parent / "office"


@pytest.mark.parametrize("name", ["table.xls", "table.et", "table.ods"])
def test_old_workbooks(name: str) -> None:
    """Written by LibreOffice from one sheet with a title, a merged head, a blank, a decimal, a day, and a hidden sheet."""
    document = read_xls((OLD / name).read_bytes())
    rows = [(row.table, [f.text for f in row.fields]) for row in document.rows]
    head = ["项目", "数量"] if name != "table.ods" else ["项目", "数量", ""]
    assert rows == [
        (None, ["某局年报"]),
        (1, head),
        (1, ["甲", "12", "38.605"]),
        (1, ["乙", "", "2024-01-19"]),
    ]
    assert "隐藏的工作表" in document.notes[0]


def test_dead_worker_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def dies(command: list[str], **_: object) -> None:
        raise subprocess.CalledProcessError(-6, command)

    monkeypatch.setattr(subprocess, "run", dies)
    with pytest.raises(UnusableFileError, match=r"另存为[.]xlsx"):
        read_xls(b"")
