"""What prints without lines leave open is left open, on the rows concerned alone: the smallest print of each bug that a fuzzer found."""

from __future__ import annotations

import pytest

from gongkai.reading.document import Document, Field, Row
from gongkai.reading.match import match
from gongkai.reading.pdf import read_pdf
from gongkai.reading.pdf.assemble import rows_of
from gongkai.reading.pdf.characters import Char
from gongkai.reading.pdf.columns import columns_of, head_rows, with_heads
from gongkai.reading.pdf.drawn import Figure, figure_of, is_whole
from gongkai.reading.pdf.emptiness import Filled, is_labelled, open_cells
from gongkai.reading.pdf.labels import LabelCell
from gongkai.reading.pdf.lines import lines_of
from gongkai.report import State, Where
from tests.reading.pdf.test_parts import Text, page, row, typed
from tests.reading.test_pdf import pdf_with

# Watermarks

OVER = "BT /F1 12 Tf 72 720 Td (17) Tj ET BT /F1 12 Tf 72 700 Td (18) Tj ET "
MARKS = [
    ("BT /F1 12 Tf 0.77 0.64 -0.64 0.77 78 716 Tm (2023) Tj ET", ["17", "18"], "it lies across the page"),
    ("BT /F1 40 Tf 60 700 Td (2023) Tj ET", ["17", "18"], "it stands over smaller print"),
    ("BT /F1 40 Tf 200 700 Td (2023) Tj ET", ["17", "18"], "it stands beside two lines"),
    ("BT /F1 40 Tf 60 760 Td (2023) Tj ET", ["2023", "17", "18"], "a title stands alone"),
]


@pytest.mark.parametrize(("mark", "texts", "why"), MARKS, ids=[why for *_, why in MARKS])
def test_watermarks_are_no_part_of_numbers(mark: str, texts: list[str], why: str) -> None:
    lines = [field.text for own in read_pdf(pdf_with(content=OVER + mark)).rows for field in own.fields]
    assert " ".join(lines).split() == texts, why


# Figures

CLEAN = [
    ("1,234", True, ""),
    ("-13", True, ""),
    ("/", True, "a mark for none"),
    ("12[3]", True, "with the mark of a note"),
    ("17,847,2,56", False, "two numbers that touch"),
    ("232543470998877", False, "longer than any figure of the form"),
    ("12\n5", False, "two lines"),
    ("1 2", False, "a gap"),
]


@pytest.mark.parametrize(("text", "whole", "why"), CLEAN)
def test_what_is_clearly_one_number(text: str, whole: bool, why: str) -> None:
    assert is_whole([Figure(0, 10, text, 0, 10)]) is whole, why


def test_digits_over_each_other_are_two_lines_of_a_number() -> None:
    line = lines_of([Char(x, 0, x + 5, 10, text, n) for n, (x, text) in enumerate([(0, "5"), (1, "4"), (5, "2"), (6, "7")])])[0]
    assert figure_of(line).text == "5427？"


def test_a_figure_over_two_columns_makes_no_column() -> None:
    bands, spread = columns_of([(10, 15), (30, 35), (50, 55), (28, 57)])
    assert (bands, spread) == ([(10, 15), (30, 35), (50, 55)], {(28, 57)})


def test_columns_without_figures_are_clear_only_below_their_heads() -> None:
    heads = [LabelCell([line]) for n in range(3) for line in lines_of(typed([("其他", 100 + 40 * n, 10)]))]
    assert with_heads([(105, 110), (185, 190)], heads) == ([(105, 110), (140, 160), (185, 190)], True)
    assert with_heads([(125, 130), (185, 190)], heads)[1] is False, "left or right of the figures: nobody can tell"


def test_a_shorter_line_above_a_head_is_a_head_of_its_own() -> None:
    upper = [LabelCell([line]) for top, text in ((0, "行政诉讼"), (12, "复议后起诉")) for line in lines_of(typed([(text, 100, top)]))]
    assert [own[0].text for own, _ in head_rows(upper, [(110, 120)], whole=False)] == ["行政诉讼", "复议后起诉"]


# Rows: figures are drawn before the labels, so that nothing but height tells whose they are


def by_height(*rows: list[Text]) -> list[tuple[str, list[str], str]]:
    """Label, figures and doubt of each row of a print."""
    texts = [text for own in rows for text in own]
    figures = [text for text in texts if text[0].isdigit()]
    labels = [text for text in texts if not text[0].isdigit()]
    found = []
    for own in rows_of([page(1, [("数", 205, 280), ("数", 265, 280), ("数", 325, 280), *figures, *labels])]):
        values = [field.text for field in own.fields if field.column]
        found.append(("".join(field.text for field in own.fields if not field.column), values, "".join({f.doubt for f in own.fields})))
    return [each for each in found if each[1] != ["数", "数", "数"]]


A, B, C = ["甲一、规章"], ["乙二、文件"], ["丙三、许可"]


def test_rows_with_a_label_each_are_certain() -> None:
    assert by_height(row(300, A, "1", "2", "3"), row(340, B, "4", "5", "6"), row(380, C, "7", "8", "9")) == [
        (A[0], ["1", "2", "3"], ""),
        (B[0], ["4", "5", "6"], ""),
        (C[0], ["7", "8", "9"], ""),
    ]


def test_a_line_of_figures_without_a_label_leaves_the_row_above_open() -> None:
    rows = by_height(row(300, A, "3917", "2", "3"), [("88", 200, 319)], row(360, B, "4", "5", "6"), row(400, C, "7", "8", "9"))
    assert {label: doubt for label, _, doubt in rows if label in (A[0], "")} == {A[0]: "row", "": "row"}


def test_a_label_is_blank_only_between_rows_that_are_told() -> None:
    told = by_height(row(300, A, "1", "2", "3"), row(340, B), row(380, C, "7", "8", "9"))
    assert (B[0], [], "") in told
    rest = [("4", 200.0, 325.0), ("5", 260.0, 325.0), ("6", 320.0, 325.0)]
    open_ = by_height(row(300, A, "1", "2", "3"), rest, row(340, B), row(380, C, "7", "8", "9"))
    assert (B[0], [], "row") in open_


def test_two_figures_in_one_column_are_not_told() -> None:
    rows = by_height(row(300, A, "1", "2", "3"), row(340, B, "4", "5", "6"), [*row(380, C, "7"), ("8", 213, 380), ("9", 320, 380)])
    assert rows[-1] == (C[0], ["7 8 9"], "row")


def label(text: str, top: float, step: float = 0.0) -> LabelCell:
    """A label on one line, or one character a line."""
    texts = [(text, 50.0, top)] if not step else [(each, 50.0, top + step * n) for n, each in enumerate(text)]
    return LabelCell([line for each in texts for line in lines_of(typed([each]))])


LABELLED = [
    (label("规章", 100), [105.0], True, "level"),
    (label("规章", 100), [130.0], False, "elsewhere"),
    (label("三本年度办理", 100, 12), [130.0], False, "written downwards"),
    (LabelCell([*label("规章", 100).lines, *label("文件", 112).lines]), [105.0, 117.0], False, "beside two rows"),
]


@pytest.mark.parametrize(("own", "heights", "is_own", "why"), LABELLED, ids=[why for *_, why in LABELLED])
def test_label_of_a_row(own: LabelCell, heights: list[float], is_own: bool, why: str) -> None:
    rows = [Filled(height, 10.0, own, True) for height in heights]
    assert is_labelled(rows[0], rows) is is_own, why


def test_a_label_that_goes_on_below_is_not_blank() -> None:
    begun, rest = label("（二）部分公开", 100), label("情形）", 118)
    assert open_cells([begun], [Filled(123.0, 10.0, rest, True)], (False, False)) == {id(begun)}


# Labels of the form


def report(*rows: list[str], doubt: str = "") -> dict[str, tuple[State, bool]]:
    """State and certainty of each address of a table given as rows of cells; `doubt` is the cell that the reader doubts."""
    fields = [Row([Field(text, Where(table=1), n, doubt="row" if text == doubt else "") for n, text in enumerate(own)], 1) for own in rows]
    title = Row([Field("临川县2022年政府信息公开工作年度报告", Where())])
    figures = match(Document("pdf", [title, *fields])).report.figures
    return {address: (figure.state, figure.certain) for address, figure in figures.items()}


HEADS = [["第二十条第（一）项"], ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]]


def test_figures_behind_two_labels_in_one_cell_belong_to_neither() -> None:
    found = report(*HEADS, ["规章\n行政规范性文件", "1", "2", "3"])
    assert {found[f"proactive/{key}/issued"] for key in ("rules", "normative_documents")} == {(State.UNREADABLE, False)}


def test_a_blank_row_that_the_reader_doubts_is_not_certain() -> None:
    found = report(*HEADS, ["规章"], ["行政规范性文件", "1", "2", "3"], doubt="规章")
    assert found["proactive/rules/issued"] == (State.UNREADABLE, False)
    assert found["proactive/normative_documents/issued"] == (State.NUMBER, True)


RULINGS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


def test_groups_out_of_order_over_no_columns_of_their_own_are_open() -> None:
    groups = [["未经复议直接起诉"], ["行政复议"], ["复议后起诉"]]
    found = report(*groups, RULINGS * 3, [f"{n}" for n in range(15)])
    assert {found[f"disputes/{group}/total"] for group in ("review", "direct_suit")} == {(State.UNREADABLE, False)}


def test_numbers_under_broken_heads_are_no_blanks() -> None:
    found = report(["行政复议", "行政诉讼"], ["结结果", "果总计"], ["未经复议直接起诉 总计"], ["维持正"], ["0"] * 11)
    assert found["disputes/review/upheld"] == (State.UNREADABLE, False)
