"""Markdown: a table that its viewers draw, labels in every row, nothing that is taken for markup."""

import pytest

from gongkai.editions import EDITIONS
from gongkai.form import grid
from gongkai.rendering.md import render_md
from gongkai.report import Figure, Report, State

from .samples import sample


def tables(text: str) -> list[list[list[str]]]:
    """The cells of every table, row by row, the rule under the head included."""
    blocks = [block.splitlines() for block in text.split("\n\n") if block.startswith("|")]
    return [[line.removeprefix("| ").removesuffix(" |").split(" | ") for line in block] for block in blocks]


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_row_is_as_wide_as_the_table(edition: str) -> None:
    found = tables(render_md(sample(edition)).decode())
    for rows, table in zip(found, EDITIONS[edition].tables, strict=True):
        squares = grid(table)
        assert rows[1] == ["---"] * squares.width
        assert [len(row) for row in rows] == [squares.width] * (squares.height + 1)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_row_names_its_groups(edition: str) -> None:
    report = sample(edition)
    rows = tables(render_md(report).decode())[1]
    for address in EDITIONS[edition].addresses("requests"):
        cell = EDITIONS[edition].cells[address]
        (row,) = [row for row in rows if str(report.value(address)) in row]
        assert [label for label in row[:3] if label] == [line.label for line in cell.row_path]


def test_headings_and_paragraphs() -> None:
    lines = render_md(sample()).decode().splitlines()
    assert lines[0] == "# 云溪县科学技术局2025年政府信息公开工作年度报告"
    assert [line for line in lines if line.startswith("## ")] == [
        f"## {numeral}、{section.title}" for numeral, section in zip("一二三四五六", EDITIONS["2021"].sections, strict=True)
    ]


def test_nothing_becomes_a_tag_or_a_cell() -> None:
    figures = {"requests/received/total": Figure(printed="3|4\n件", state=State.UNREADABLE, certain=False)}
    report = Report(title="年报", opening="<script>甲</script>小于<3>", editions={"requests": "2021"}, figures=figures)
    text = render_md(report).decode()
    assert r"\<script>甲\</script>小于<3>" in text
    assert r"| 3\|4 件 |" in text
