"""What a plain text becomes, one way of parting cells a case. A row is a string, or its cells with their columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.reading.text import read_text

Shown = str | list[str]


def shown(text: str) -> list[Shown]:
    rows: list[Shown] = []
    for row in read_text(text).rows:
        cells = [field.text for field in row.fields]
        rows.append(cells[0] if len(cells) == 1 and row.fields[0].column is None else cells)
    return rows


CASES: list[tuple[str, str, list[Shown]]] = [
    ("paragraphs", "甲\n\n乙\n", ["甲", "乙"]),
    ("tabs, blank cells kept", "甲\t1\t\t2\n", [["甲", "1", "", "2"]]),
    ("tabs at both ends", "\t甲\t1\t\n", [["", "甲", "1", ""]]),
    ("one cell a line behind a tab", "\t甲\n\t1\n\t\n\n\t乙\n\t2\n", [["甲", "1", ""], ["乙", "2"]]),
    ("a line that is only tabs", "甲\t1\n\t\t\n", [["甲", "1"], ["", "", ""]]),
    ("bars around every line are a frame", "| 甲 | 1 | |\n| 乙 | | 2 |\n", [["甲", "1", ""], ["乙", "", "2"]]),
    ("bars only between cells part blank cells", "甲|1|\n|乙|2\n", [["甲", "1", ""], ["", "乙", "2"]]),
    ("a bar inside a cell is written with a backslash", "| 甲\\|乙 | 1 |\n", [["甲|乙", "1"]]),
    ("a Markdown rule is a line of its own", "| 甲 | 乙 |\n|---|:-:|\n| 1 | 2 |\n", [["甲", "乙"], "|---|:-:|", ["1", "2"]]),
    ("in a Markdown text it says nothing", "# 题\n| 甲 | 乙 |\n|---|:-:|\n| 1 | 2 |\n", ["题", ["甲", "乙"], ["1", "2"]]),
    ("box drawing", "┌──┬──┐\n│甲│ 1│\n└──┴──┘\n", ["┌──┬──┐", ["甲", "1"], "└──┴──┘"]),
    ("commas", "甲,1,,2\n乙,,,3\n", [["甲", "1", "", "2"], ["乙", "", "", "3"]]),
    ("commas and a row without numbers beside rows with some", "甲,乙,丙\n丁,0,1\n", [["甲", "乙", "丙"], ["丁", "0", "1"]]),
    ("quoted cells with commas", '"甲,乙","1,024"\n"丙","3"\n', [["甲,乙", "1,024"], ["丙", "3"]]),
    ("a number with commas is one cell", "甲\n1,024\n12,345,678\n", ["甲", "1,024", "12,345,678"]),
    ("a number with commas among sentences", "收到1,024件,办结3件。\n", ["收到1,024件,办结3件。"]),
    ("two or more blanks part cells", "甲  1   2\n", [["甲", "1", "2"]]),
    ("ideographic spaces part cells", "甲\u3000\u30001\u3000\u30002\n", [["甲", "1", "2"]]),
    ("one blank does not", "自然 人 1\n", ["自然 人 1"]),
    ("a sentence is one field, blanks or not", "一是甲。  二是乙；\n", ["一是甲。  二是乙；"]),
    ("a vertical bar in a sentence", "见首页|公开栏目。\n", ["见首页|公开栏目。"]),
    ("carriage returns", "甲\t1\r\n乙\t2\r\n", [["甲", "1"], ["乙", "2"]]),
    ("nothing", "\n \n\u3000\n", []),
]


@pytest.mark.parametrize(("name", "text", "rows"), CASES, ids=[case[0] for case in CASES])
def test_text(name: str, text: str, rows: list[Shown]) -> None:
    assert shown(text) == rows


def test_columns_are_numbers_of_cells_or_offsets() -> None:
    tabs, aligned = read_text("甲\t1\t2\n").rows[0], read_text("甲乙  1   2\n").rows[0]
    assert [field.column for field in tabs.fields] == [0, 1, 2]
    assert [field.column for field in aligned.fields] == [0, 6, 10], "a Chinese character is two columns wide"


def test_lines_are_counted_from_one() -> None:
    lines = [field.where.line for row in read_text("甲\n\n乙\t1\n\t丙\n").rows for field in row.fields]
    assert lines == [1, 3, 3, 4]


@given(st.text(alphabet='甲1,|\t \n"\\。-', max_size=80))
def test_every_visible_character_is_kept_and_nothing_raised(text: str) -> None:
    def marks(value: str) -> int:
        return sum(char in "甲1。" for char in value)

    assert sum(marks(field.text) for row in read_text(text).rows for field in row.fields) == marks(text)
