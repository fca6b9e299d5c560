"""The parts that prints without lines, nested tables and text out of its cell need: one trap a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongkai.reading.pdf.assemble import rows_of
from gongkai.reading.pdf.characters import Char
from gongkai.reading.pdf.drawn import BodyRow, Figure, join_long
from gongkai.reading.pdf.furniture import without_furniture
from gongkai.reading.pdf.lattice import Cell, Lattice, lattices
from gongkai.reading.pdf.lines import lines_of
from gongkai.reading.pdf.page import Page
from gongkai.reading.pdf.pieces import Piece, PieceCell, piece_of
from gongkai.reading.pdf.ruling import Rule, Rules
from gongkai.reading.pdf.spilled import Stretch, put_back
from gongkai.reading.pdf.tables import Table, is_number

if TYPE_CHECKING:
    from gongkai.reading.document import Doubt

SIZE = 10.0
Text = tuple[str, float, float]
"""A text and where it begins, from left and top."""


def typed(texts: list[Text]) -> list[Char]:
    """Characters in the order in which they are named; PDFium counts a space between two texts."""
    chars: list[Char] = []
    order = 0
    for text, left, top in texts:
        for each in text:
            wide = SIZE / (2 if each.isascii() else 1)
            chars.append(Char(left, top, left + wide, top + SIZE, each, order))
            left, order = left + wide, order + 1
        order += 1
    return chars


def page(number: int, texts: list[Text]) -> Page:
    return Page(number, 595, 842, lines=lines_of(typed(texts)))


def row(top: float, label: list[str], *figures: str) -> list[Text]:
    """A label on lines below each other, then figures level with its middle."""
    middle = top + 13 * (len(label) - 1) / 2
    texts = [(line, 50.0, top + 13 * number) for number, line in enumerate(label)]
    return [*texts, *((figure, 200.0 + 60 * number, middle) for number, figure in enumerate(figures))]


def read(*pages: Page) -> list[tuple[str, list[str], set[Doubt]]]:
    """Label, figures and doubts of each row with figures."""
    found = []
    for own in rows_of(list(pages)):
        figures = [field for field in own.fields if field.column]
        if figures:
            label = "".join(field.text.replace("\n", "") for field in own.fields if field.column == 0)
            found.append((label, [field.text for field in figures], {field.doubt for field in figures}))
    return found


ONE, TWO, THREE = ["1.属于", "国家秘密"], ["2.其他", "法律规定"], ["3.危及", "三安全"]


def test_labels_without_a_gap_belong_to_the_figures_drawn_behind_them() -> None:
    texts = [*row(300, ONE, "1", "0", "1"), *row(326, TWO, "0", "2", "2"), *row(352, THREE, "3", "0", "3")]
    assert read(page(1, texts)) == [
        ("1.属于国家秘密", ["1", "0", "1"], {""}),
        ("2.其他法律规定", ["0", "2", "2"], {""}),
        ("3.危及三安全", ["3", "0", "3"], {""}),
    ]


def test_a_label_goes_on_over_the_page() -> None:
    first = page(1, [*row(300, ONE, "1", "0", "1"), *row(326, ["2.其他"], "0", "2", "2")])
    second = page(2, [("法律规定", 50, 80), *row(93, THREE, "3", "0", "3"), *row(119, ["4.保护", "第三方"], "0", "0", "0")])
    assert [(label, doubt) for label, _, doubt in read(first, second)] == [
        ("1.属于国家秘密", {""}),
        ("2.其他法律规定", {""}),
        ("3.危及三安全", {""}),
        ("4.保护第三方", {""}),
    ]


def test_digits_cut_off_by_the_page_leave_both_rows_in_doubt() -> None:
    first = page(1, [*row(300, ONE, "1", "0", "1"), *row(326, TWO, "15", "2", "17")])
    second = page(
        2, [("8", 200, 80), ("0", 260, 80), ("5", 320, 80), *row(93, THREE, "3", "0", "3"), *row(119, ["4.保护", "他人"], "0", "0", "0")]
    )
    assert {label: doubt for label, _, doubt in read(first, second)} == {
        "1.属于国家秘密": {""},
        "2.其他法律规定": {"row"},
        "": {"row"},
        "3.危及三安全": {""},
        "4.保护他人": {""},
    }


LONG = [
    (["304\n69", "176"], ["30469", "176"], "as long as any line of the column"),
    (["15\n8", "1024"], ["15\n8", "1024"], "the column has room for more"),
    (["27,2\n02", "848"], ["27,202", "848"], "a comma is narrow"),
    (["1\n5", "2"], ["1\n5", "2"], "no column is as narrow as that"),
    (["12\n3,4", "56"], ["12\n3,4", "56"], "together they are no number"),
]


@pytest.mark.parametrize(("printed", "read_as", "why"), LONG, ids=[why for *_, why in LONG])
def test_numbers_too_long_for_their_column(printed: list[str], read_as: list[str], why: str) -> None:
    rows = [BodyRow([], [Figure(100.0, 120.0, text, 50.0, 60.0)]) for text in printed]
    join_long(rows)
    assert [own.figures[0].text for own in rows] == read_as, why


LEFT, RIGHT, BELOW = Cell(0, 0, 1, 1, 60.0), Cell(0, 1, 1, 1, 60.0), Cell(1, 0, 1, 1, 80.0)
SPILLED: list[tuple[list[tuple[Cell, list[Text]]], list[str], str]] = [
    (
        [(LEFT, [("1.", 0, 0)]), (RIGHT, [("属于", 40, 0)]), (LEFT, [("国家秘密", 0, 12)]), (RIGHT, [("7", 45, 6)])],
        ["1.属于", "", "国家秘密", "7"],
        "the text goes on below in its own cell",
    ),
    ([(LEFT, [("6.", 0, 0)]), (RIGHT, [("其他0", 40, 0)])], ["6.其他", "0"], "a bare number, and a figure behind the words"),
    ([(LEFT, [("1.", 0, 0)]), (RIGHT, [("重复申请", 40, 0)])], ["1.", "重复申请"], "a column of numbers beside the labels"),
    ([(LEFT, [("规章", 0, 0)]), (RIGHT, [("其他0", 40, 0)])], ["规章", "其他0"], "a whole label"),
    ([(LEFT, [("结维", 0, 46)]), (BELOW, [("持", 0, 56)])], ["结维持", ""], "the last line stands across the border"),
    ([(LEFT, [("结维", 0, 46)]), (BELOW, [("持", 0, 62)])], ["结维", "持"], "it stands below the border"),
]


@pytest.mark.parametrize(("drawn", "texts", "why"), SPILLED, ids=[why for *_, why in SPILLED])
def test_text_out_of_its_cell_goes_back(drawn: list[tuple[Cell, list[Text]]], texts: list[str], why: str) -> None:
    chars = typed([text for _, own in drawn for text in own])
    stretches: list[Stretch] = []
    for cell, own in drawn:
        count = sum(len(text) for text, _, _ in own)
        stretches.append((cell, chars[:count]))
        del chars[:count]
    put_back(stretches)
    assert ["".join(char.text for char in own) for _, own in stretches] == texts, why


def box(left: float, top: float, right: float, bottom: float) -> tuple[list[Rule], list[Rule]]:
    return [Rule(top, left, right), Rule(bottom, left, right)], [Rule(left, top, bottom), Rule(right, top, bottom)]


def grid(xs: list[float], ys: list[float]) -> Rules:
    return Rules([Rule(y, xs[0], xs[-1]) for y in ys], [Rule(x, ys[0], ys[-1]) for x in xs])


def test_a_box_in_each_cell_is_no_cell() -> None:
    rules = grid([0, 50, 100], [0, 20, 40])
    for left in (2.5, 52.5):
        for top in (2.5, 22.5):
            across, down = box(left, top, left + 45, top + 15)
            rules.across += across
            rules.down += down
    (lattice,) = lattices(rules)
    assert (lattice.xs, lattice.ys) == ([0, 50, 100], [0, 20, 40])


def test_boxes_side_by_side_in_a_cell_are_cells() -> None:
    rules = grid([0, 50, 100], [0, 20, 40])
    for left in (2.5, 22.5):
        across, down = box(left, 2.5, left + 18, 17.5)
        rules.across += across
        rules.down += down
    (lattice,) = lattices(rules)
    assert len(lattice.xs) > 3


SEAMS = [
    (["2.", "0"], ["重复申请", ""], [["2.\n重复申请", "0"]], "a number alone is no label"),
    (["（七", "33"], ["）总计", ""], [["（七\n）总计", "33"]], "what closes a bracket goes on"),
    (["（七", "18"], ["）总计", "4"], [["（七\n）总计", "18\n4"]], "and so may the number: the line feed leaves it open"),
    (["行政", "5"], ["许可", ""], [["行政", "5"], ["许可", ""]], "short words may be two rows: the labels of the form tell"),
]


@pytest.mark.parametrize(("above", "below", "rows", "why"), SEAMS, ids=[why for *_, why in SEAMS])
def test_labels_cut_before_their_line_is_full(above: list[str], below: list[str], rows: list[list[str]], why: str) -> None:
    xs = [50.0, 200.0, 250.0]
    pieces = [
        Piece(number, xs, 0, 100, 1, [PieceCell(text, xs[n], xs[n + 1], 0, 1) for n, text in enumerate(texts)])
        for number, texts in enumerate((above, below), 1)
    ]
    table = Table(pieces[:1])
    table.add(pieces[1])
    assert [[field.text for field in own.fields] for own in table.rows(1)] == rows, why


def test_numbers_in_cells_without_counterpart_make_two_rows() -> None:
    above = Piece(1, [50, 200, 210, 240, 250], 0, 100, 1, [PieceCell("规章", 50, 200, 0, 1, True), PieceCell("0", 210, 240, 0, 1)])
    below = Piece(2, [50, 200, 250], 0, 100, 1, [PieceCell("规范性文件", 50, 200, 0, 1), PieceCell("7", 200, 250, 0, 1)])
    table = Table([above])
    table.add(below)
    rows = table.rows(1)
    assert [[field.text for field in own.fields] for own in rows] == [["规章", "0"], ["规范性文件", "7"]]
    assert {field.doubt for own in rows for field in own.fields} == {"cut"}, "half a label would leave the figures open"


def test_marks_in_rows_whose_labels_have_no_counterpart_make_two_rows() -> None:
    xs = [50.0, 100.0, 200.0, 250.0]
    above = Piece(1, xs, 0, 100, 1, [PieceCell("二、上年结转", 50, 200, 0, 1), PieceCell("无", 200, 250, 0, 1)])
    label = [PieceCell("三、本年", 50, 100, 0, 1), PieceCell("予以公开", 100, 200, 0, 1)]
    table = Table([above])
    table.add(Piece(2, xs, 0, 100, 1, [*label, PieceCell("无", 200, 250, 0, 1)]))
    assert [[field.text for field in own.fields] for own in table.rows(1)] == [["二、上年结转", "无"], ["三、本年", "予以公开", "无"]]


BROKEN_NUMBERS = [
    (["１２", "３４"], "１２３４", "each line but the last is full"),
    (["１", "２，", "３４"], "１２，３４", "no line begins with a comma: the digit before goes down with it"),
    (["－１", "２３"], "－１２３", "the sign stands before the first line alone"),
    (["１２", "－３"], "１２\n－３", "a sign begins another number"),
    (["１２", "３？"], "１２３？", "our mark of doubt stands behind the whole number"),
    (["１２", "三"], "１２\n三", "words are not the end of a number"),
]


@pytest.mark.parametrize(("lines", "text", "why"), BROKEN_NUMBERS, ids=[why for *_, why in BROKEN_NUMBERS])
def test_numbers_on_several_lines_of_a_cell(lines: list[str], text: str, why: str) -> None:
    chars = typed([(line, 52, 100 + 14 * number) for number, line in enumerate(lines)])
    cell = Cell(0, 0, 1, 1, chars=chars)
    assert piece_of(Lattice([50, 78], [90, 140], [cell]), 1, {}).cells[0].text == text, why


LONG_TEXT = "围绕项目申报和群众咨询开展工作，办理期限一律缩短，流程一律公开。"
ONE_LINE = "本机关按要求逐件办理收到的申请。"
PAGES_OF_SHORT_LINES = [
    ([("青塘市民政局", 330, 100), ("2030年1月16日", 325, 128)], ["青塘市民政局", "2030年1月16日"], "a signature"),
    ([(ONE_LINE, 100, 100), (ONE_LINE, 100, 115)], [ONE_LINE, ONE_LINE], "paragraphs of one line"),
]


@pytest.mark.parametrize(("texts", "read_as", "why"), PAGES_OF_SHORT_LINES, ids=[why for *_, why in PAGES_OF_SHORT_LINES])
@pytest.mark.parametrize("place", [1, 2])
def test_a_page_without_a_full_line_has_the_margins_of_the_others(place: int, texts: list[Text], read_as: list[str], why: str) -> None:
    full = [(LONG_TEXT, 100.0, 100.0), (f"并且{LONG_TEXT}", 80.0, 115.0), (ONE_LINE, 80.0, 130.0)]
    paragraph = f"{LONG_TEXT}并且{LONG_TEXT}{ONE_LINE}"
    pages = [page(3 - place, full), page(place, texts)]
    lines = [field.text for own in rows_of(sorted(pages, key=lambda one: one.number)) for field in own.fields]
    assert lines == ([*read_as, paragraph] if place == 1 else [paragraph, *read_as]), why


def test_small_raised_digits_are_marks_of_notes() -> None:
    chars = typed([("规章26", 50, 100)])
    mark = Char(80, 98, 83, 104, "8", 9)
    assert lines_of([*chars, mark])[0].text == "规章26[8]"
    assert is_number("26[8]")
    assert not is_number("[8]")


def test_ends_of_numbers_on_top_of_a_page_are_joined_and_left_open() -> None:
    xs = [50.0, 200.0, 250.0]
    above = Piece(1, xs, 0, 100, 1, [PieceCell("1.属于国家秘密", 50, 200, 0, 1), PieceCell("15", 200, 250, 0, 1)])
    below = Piece(2, xs, 0, 100, 1, [PieceCell("", 50, 200, 0, 1), PieceCell("8", 200, 250, 0, 1)])
    table = Table([above])
    table.add(below)
    assert [[field.text for field in own.fields] for own in table.rows(1)] == [["1.属于国家秘密", "15\n8"]]


PAGE_NUMBERS = [
    (["1", "2", "3"], ["", "", ""], "they count the pages"),
    (["8", "5", "8"], ["8", "5", "8"], "they count nothing: ends of numbers in a table"),
    (["— 3 —", "— 3 —", "— 3 —"], ["", "", ""], "a page number by its dashes"),
    (["12 30", "4 7", "0 1"], ["12 30", "4 7", "0 1"], "a row of figures repeats nothing"),
]


@pytest.mark.parametrize(("printed", "kept", "why"), PAGE_NUMBERS, ids=[why for *_, why in PAGE_NUMBERS])
def test_figures_in_the_margin(printed: list[str], kept: list[str], why: str) -> None:
    pages = [lines_of(typed([(text, 300, 40), ("正文", 50, 300)])) for text in printed]
    found = without_furniture(pages, [842.0] * len(pages))
    assert ["".join(line.text for line in lines if line.top < 100) for lines in found] == kept, why
