"""PDF: every style of borders, page breaks and order of text gives the same report; what is no report is refused.

`pdf/` holds what LibreOffice and Chromium made of pages of the corpus: `NAME@…` has the gold of the report NAME. Those called
bordered, open (without borders) and a size are printed by `pdf/make_prints.py`.
"""

from __future__ import annotations

import base64
import json
import zlib
from ctypes import byref, c_double
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from gongkai.reading import UnusableFileError, read_bytes, to_document
from gongkai.reading.pdf import read_pdf
from gongkai.reading.pdf.assemble import rows_of
from gongkai.reading.pdf.characters import Char
from gongkai.reading.pdf.file import BROKEN, LOCKED, SCAN
from gongkai.reading.pdf.guard import BOMB
from gongkai.reading.pdf.lattice import lattices
from gongkai.reading.pdf.limits import Limits
from gongkai.reading.pdf.lines import lines_of, vertical_text, with_space
from gongkai.reading.pdf.page import Page
from gongkai.reading.pdf.pieces import Piece, PieceCell
from gongkai.reading.pdf.ruling import Rule, Rules
from gongkai.reading.pdf.struck import without_struck
from gongkai.reading.pdf.tables import Table
from tests.reading.reading_score import score_gold
from tests.reports.maker import prose
from tests.reports.maker.as_pdf import Pdf, assembled
from tests.reports.maker.document import Document as Source

if TYPE_CHECKING:
    from gongkai.reading.document import Spot

HERE = Path(__file__).parent
REPORTS = HERE.parent / "reports"

STYLES: dict[str, tuple[Pdf, str]] = {
    "plain": (Pdf(), "lines drawn cell by cell"),
    "slabs": (Pdf(border="slabs"), "borders are thin filled rectangles"),
    "double": (Pdf(border="double"), "every cell has its own box"),
    "dashed": (Pdf(border="dashed"), "dashes"),
    "no_sides": (Pdf(sides=False), "no lines left and right of the table"),
    "cut_rows": (Pdf(cut_rows=True), "rows cut by the page end"),
    "open_ends": (Pdf(cut_rows=True, open_end=True, border="slabs", size=12), "and no line where a cell is cut"),
    "heads_again": (Pdf(heads_again=True, page=(842, 595)), "heads repeated on every page"),
    "small_pages": (Pdf(page=(595, 420), size=9, cut_rows=True, open_end=True, running="政府信息公开"), "many page ends, a running head"),
    "turned_90": (Pdf(turn=90), "a page marked as turned"),
    "turned_180": (Pdf(turn=180), "upside down"),
    "turned_270": (Pdf(turn=270), "the other way round"),
    "sideways_90": (Pdf(turn=90, sideways=True), "the text runs upwards and nothing says so"),
    "sideways_270": (Pdf(turn=270, sideways=True), "or downwards"),
    "shuffled": (Pdf(shuffled=True, cut_rows=True, page=(595, 500)), "text layer in any order: labels far from their numbers"),
    "in_form": (Pdf(in_form=True), "the lines stand in a form XObject with a matrix"),
    "upright": (Pdf(upright=True, page=(595, 600), cut_rows=True), "a label one character a line, over a page end"),
    "laid_down": (Pdf(laid_down=True), "a label turned by a quarter"),
    "unruled": (Pdf(border="none"), "no lines at all"),
    "unruled_small": (Pdf(border="none", page=(842, 595), size=9, shuffled=True), "nor order"),
}
SIZES = [("county", "2021", 2023), ("city", "2019", 2020), ("zero", "2021", 2024)]
TOO_NARROW = {("unruled", "city")}
"""A number of five digits goes over two lines there, and without lines nobody can tell it from two numbers."""


def source(style: str, size: str, edition: str, year: int) -> Source:
    return Source(f"pdf_{style}_{size}", "", "临川县", year, size, STYLES[style][0], suffix="pdf", edition=edition)


@pytest.mark.parametrize(("size", "edition", "year"), SIZES)
@pytest.mark.parametrize("style", STYLES)
def test_every_style_gives_the_same_report(style: str, size: str, edition: str, year: int) -> None:
    made = source(style, size, edition, year)
    found = read_bytes(made.write(made), "report.pdf")
    result = score_gold(found.report, made.gold())
    if (style, size) in TOO_NARROW:
        assert not result.confident
        assert len(result.missed) < 8
    else:
        assert result.perfect, (STYLES[style][1], result)
    assert (found.report.title, found.report.year, found.report.edition) == (made.heading, year, edition)
    again = source(style, size, edition, year)
    expected = [text for _, before, after in prose.parts(again)[1:] for text in (*before, *after) if text]
    assert [line for part in found.report.sections for line in part.text.split("\n") if line] == expected, STYLES[style][1]


@pytest.mark.parametrize("style", STYLES)
def test_spot_of_each_figure_holds_its_print_on_the_page_as_it_is_shown(style: str) -> None:
    data = (made := source(style, *SIZES[0])).write(made)
    rows = to_document(data, "report.pdf").rows
    figures = [field for row in rows for field in row.fields if field.where.table and field.text.isdigit()]
    assert len(figures) > 100
    with pypdfium2.PdfDocument(data) as file:
        for figure in figures:
            assert figure.spot is not None, (STYLES[style][1], figure)
            assert figure.text in _printed_in(file[figure.spot.page - 1], figure.spot), (STYLES[style][1], figure)


def _printed_in(page: Any, spot: Spot) -> str:
    """What PDFium finds in a part of the picture of a page, with one point around it."""
    places = []
    width, height = (round(size * 10) for size in page.get_size())
    for x, y in (spot[1:3], spot[3:]):
        across, up = c_double(), c_double()
        pdfium.FPDF_DeviceToPage(page, 0, 0, width, height, 0, round(x * width), round(y * height), byref(across), byref(up))
        places.append((across.value, up.value))
    (x0, y0), (x1, y1) = places
    found = page.get_textpage().get_text_bounded(min(x0, x1) - 1, min(y0, y1) - 1, max(x0, x1) + 1, max(y0, y1) + 1)
    return "".join(found.split())


OPEN = {"word_letters_2020@open18": 141, "wps_blank_2021@open18": 38}
"""How many numbers are read right, at least, of prints that leave something open for a person too; these only rise."""
REAL = sorted(path for path in (HERE / "pdf").glob("*@*.pdf") if path.stem not in OPEN)


@pytest.mark.parametrize("name", OPEN)
def test_what_a_print_leaves_open_is_left_open(name: str) -> None:
    gold: dict[str, Any] = json.loads((REPORTS / "gold" / f"{name.split('@')[0]}.json").read_text(encoding="utf-8"))
    result = score_gold(read_bytes((HERE / "pdf" / f"{name}.pdf").read_bytes(), "report.pdf").report, gold)
    assert not (result.confident or result.unsure or result.hedged), result
    assert sum(value is not None for value in gold["figures"].values()) - len(result.missed) >= OPEN[name]


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_what_office_programs_print_is_read_right(path: Path) -> None:
    gold: dict[str, Any] = json.loads((REPORTS / "gold" / f"{path.stem.split('@')[0]}.json").read_text(encoding="utf-8"))
    result = score_gold(read_bytes(path.read_bytes(), path.name).report, gold)
    assert result.perfect, result


def test_real_files_are_there_and_small() -> None:
    assert len(REAL) >= 13
    assert all(path.stat().st_size < 60 * 1024 for path in (HERE / "pdf").iterdir())


def test_chromium_draws_borders_as_slabs_around_each_cell() -> None:
    rows = read_pdf((HERE / "pdf" / "chromium_disputes.pdf").read_bytes()).rows
    assert [[(field.column, field.span) for field in row.fields] for row in rows[:2]] == [
        [(0, 5), (5, 10)],
        [(0, 1), (1, 1), (2, 1), (3, 1), (4, 1), (5, 5), (10, 5)],
    ]
    assert [field.text for field in rows[3].fields] == ["1", "1", "0", "0", "2", "1", "", "0", "", "1", "2", "0", "1", "0", "3"]
    assert {field.where.page for row in rows for field in row.fields} == {1}


def pdf_with(*, pages: int = 1, content: str = "", trailer: str = "", extra: str = "") -> bytes:
    """A file with so many equal pages."""
    kids = " ".join(["3 0 R"] * pages)
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {extra} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <" + "5a" * 32 + "> /U <" + "a5" * 32 + "> >>",
    ]
    return assembled([body.encode("latin-1") for body in objects], trailer)


TEXT = "BT /F1 12 Tf 72 720 Td (A report) Tj ET"


def test_pages_of_a_tree_are_read() -> None:
    assert [row.fields[0].text for row in read_pdf(pdf_with(content=TEXT)).rows] == ["A report"]


UNUSABLE = [
    (pdf_with(), SCAN, "a page without text"),
    (pdf_with(content="10 10 100 100 re f 0 0 m 100 0 l S"), SCAN, "a page with a drawing"),
    (pdf_with(content=TEXT, trailer="/Encrypt 6 0 R /ID [<00> <00>]"), LOCKED, "a password"),
    (b"%PDF-1.7\n", BROKEN, "nothing behind the head"),
    (pdf_with(content=TEXT)[:300].replace(b"obj", b"job"), BROKEN, "cut off and spoilt"),
]


@pytest.mark.parametrize(("data", "sentence", "why"), UNUSABLE, ids=[why for *_, why in UNUSABLE])
def test_unusable_files_are_refused_with_what_to_do(data: bytes, sentence: str, why: str) -> None:
    with pytest.raises(UnusableFileError) as caught:
        to_document(data, "a.pdf")
    assert str(caught.value) == sentence, why


def test_a_broken_table_of_places_is_mended() -> None:
    data = pdf_with(content=TEXT).replace(b"startxref\n", b"startxref\n9")
    assert read_pdf(data).rows[0].fields[0].text == "A report"


def test_a_thousand_pages_are_refused_at_once() -> None:
    start = perf_counter()
    with pytest.raises(UnusableFileError, match="1000页"):
        read_pdf(pdf_with(pages=1000, content=TEXT))
    assert perf_counter() - start < 1


def test_limits_bound_what_is_read() -> None:
    data = pdf_with(pages=3, content=TEXT)
    with pytest.raises(UnusableFileError, match="3页"):
        read_pdf(data, Limits(pages=2))
    assert [row.fields[0].text for row in read_pdf(data, Limits(characters=8)).rows] == ["A report"]


def packed_pdf(data: bytes, filters: str) -> bytes:
    """A page whose content is packed by these filters already."""
    stream = f"<< /Length {len(data)} /Filter {filters} >>\nstream\n".encode() + data + b"\nendstream"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    return assembled([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, stream, font], "")


LONG = zlib.compress(b"0 0 m 9 9 l S\n" * 4_000_000)
BOMBS = [
    (LONG, "/FlateDecode", "fifty megabytes of lines"),
    (zlib.compress(LONG), "[/FlateDecode /FlateDecode]", "packed twice"),
    (base64.a85encode(LONG) + b"~>", "[/ASCII85Decode /FlateDecode]", "spelt in letters"),
    (LONG.hex().encode() + b">", "[ /ASCIIHexDecode /FlateDecode ]", "or in digits"),
]


@pytest.mark.parametrize(("data", "filters", "why"), BOMBS, ids=[why for *_, why in BOMBS])
def test_a_stream_that_unpacks_to_too_much_is_refused(data: bytes, filters: str, why: str) -> None:
    start = perf_counter()
    with pytest.raises(UnusableFileError) as caught:
        read_pdf(packed_pdf(data, filters))
    assert str(caught.value) == BOMB, why
    assert perf_counter() - start < 2


def test_packed_content_of_the_usual_size_is_read() -> None:
    for data, filters in (
        (zlib.compress(TEXT.encode()), "/FlateDecode"),
        (base64.a85encode(zlib.compress(TEXT.encode() * 9_000)) + b"~>", "[/ASCII85Decode /FlateDecode]"),
    ):
        assert read_pdf(packed_pdf(data, filters)).rows[0].fields[0].text == "A report"


def test_too_many_drawings_are_refused() -> None:
    data = pdf_with(pages=3, content=TEXT + " 0 0 m 9 9 l S" * 10)
    with pytest.raises(UnusableFileError, match="过大"):
        read_pdf(data, Limits(drawn=30))


def test_scripts_and_attachments_are_left_alone() -> None:
    script = "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"
    extra = script + " /Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /F (a) >>] >> >>"
    assert read_pdf(pdf_with(content=TEXT, extra=extra)).rows[0].fields[0].text == "A report"


def test_a_drawing_of_many_lines_is_no_table() -> None:
    content = TEXT + "\n" + "\n".join(f"{10 + n % 500} {n % 800} m {15 + n % 500} {(n * 7) % 800} l S" for n in range(20_000))
    start = perf_counter()
    assert [row.table for row in read_pdf(pdf_with(content=content)).rows] == [None]
    assert perf_counter() - start < 5


# From here on: the parts


def char(text: str, left: float, top: float, size: float = 10.0, order: int = 0) -> Char:
    return Char(left, top, left + size / (2 if text.isascii() else 1), top + size, text, order)


def typed(text: str, left: float, top: float) -> list[Char]:
    chars, x = [], left
    for each in text:
        chars.append(char(each, x, top))
        x = chars[-1].right
    return chars


LINES = [
    ([*typed("总计", 0, 0), *typed("3", 30, 1)], ["总计3"], "figures sit lower on the same line"),
    ([*typed("结果", 0, 0), *typed("维持", 0, 12)], ["结果", "维持"], "two lines"),
    ([*typed("12", 0, 0), *typed("34", 20, 0)], ["12 34"], "a gap between figures is a space"),
    ([*typed("本", 0, 0), *typed("年", 16, 0)], ["本年"], "spread Chinese characters have none"),
    ([*typed("重", 0, 0), *typed("重", 0.4, 0), *typed("要", 10, 0)], ["重要"], "bold by printing twice"),
    ([char(" ", 0, 0), *typed("甲", 5, 0), char(" ", 15, 0)], ["甲"], "spaces around a line"),
]


@pytest.mark.parametrize(("chars", "texts", "why"), LINES)
def test_characters_become_lines(chars: list[Char], texts: list[str], why: str) -> None:
    assert [line.text for line in lines_of(chars)] == texts, why


@pytest.mark.parametrize(
    ("before", "after", "between"), [("甲", "乙", ""), ("the", "end", " "), ("25", ".3", ""), ("a@", "b", ""), ("12", "件", "")]
)
def test_line_ends_inside_a_paragraph(before: str, after: str, between: str) -> None:
    assert with_space(before, after) == between


def test_columns_of_vertical_text_run_from_right_to_left() -> None:
    chars = [char("办", 20, 0), char("理", 20, 12), char("结", 0, 0), char("果", 0, 12)]
    assert vertical_text(chars) == "办\n理\n结\n果"
    assert vertical_text([char("上", 0, 12), char("向", 0, 0)], 3) == "上\n向"


def box(left: float, top: float, right: float, bottom: float) -> Rules:
    return Rules([Rule(top, left, right), Rule(bottom, left, right)], [Rule(left, top, bottom), Rule(right, top, bottom)])


def test_frames_and_underlines_are_no_tables() -> None:
    assert lattices(box(50, 50, 500, 300)) == []
    assert lattices(Rules([Rule(100, 50, 200)], [])) == []


def test_spans_are_what_no_line_cuts() -> None:
    rules = Rules([Rule(y, 0, 90) for y in (0, 20, 40)], [Rule(0, 0, 40), Rule(30, 20, 40), Rule(90, 0, 40)])
    (lattice,) = lattices(rules)
    assert [(cell.row, cell.column, cell.rows, cell.columns) for cell in lattice.cells] == [(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)]


def test_a_table_without_a_last_line_ends_with_its_columns() -> None:
    rules = Rules([Rule(0, 0, 90), Rule(20, 0, 90)], [Rule(x, 0, 60) for x in (0, 30, 90)])
    (lattice,) = lattices(rules)
    assert lattice.ys == [0, 20, 60]


def test_a_lone_line_at_the_side_closes_a_table() -> None:
    rules = Rules([Rule(y, 40, 90) for y in (0, 20, 40)], [Rule(0, 0, 40), Rule(40, 0, 40), Rule(90, 0, 40)])
    (lattice,) = lattices(rules)
    assert lattice.xs == [0, 40, 90]


def piece(page: int, rows: list[list[tuple[str, bool]]], xs: list[float]) -> Piece:
    cells = [PieceCell(text, xs[n], xs[n + 1], number, 1, full) for number, row in enumerate(rows) for n, (text, full) in enumerate(row)]
    return Piece(page, xs, 0, 100, len(rows), cells)


SEAMS = [
    (
        [("2.没有现成信息", True), ("3", False)],
        [("需要另行制作", False), ("", False)],
        [["2.没有现成信息\n需要另行制作", "3"]],
        "a label goes on",
    ),
    (
        [("2.没有现成信息", False), ("3", False)],
        [("需要另行制作", False), ("", False)],
        [["2.没有现成信息\n需要另行制作", "3"]],
        "a numbered one, not full",
    ),
    (
        [("2.没有现成信息", True), ("", False)],
        [("需要另行制作", False), ("3", False)],
        [["2.没有现成信息\n需要另行制作", "3"]],
        "its number came later",
    ),
    (
        [("1.重复", True), ("", False)],
        [("2.重复", False), ("", False)],
        [["1.重复", ""], ["2.重复", ""]],
        "blank rows with numbers are two",
    ),
    ([("规章", False), ("0", False)], [("文件", False), ("", False)], [["规章", "0"], ["文件", ""]], "a short label is whole"),
    ([("规章", True), ("0", False)], [("文件", False), ("5", False)], [["规章", "0"], ["文件", "5"]], "two numbers are two rows"),
    (
        [("2.没有现成信息", True), ("1", True)],
        [("需要另行制作", False), ("15", False)],
        [["2.没有现成信息\n需要另行制作", "1\n15"]],
        "a label and its number go on: the line feed leaves open which number it is",
    ),
    ([("行", False), ("4", False)], [("政许可", False), ("", False)], [["行\n政许可", "4"]], "one character is no label"),
    ([("规章", False), ("0", False)], [("", False), ("", False)], [["规章", "0"]], "the empty end of a row"),
]


@pytest.mark.parametrize(("above", "below", "rows", "why"), SEAMS, ids=[why for *_, why in SEAMS])
def test_rows_over_a_page_end(above: list[tuple[str, bool]], below: list[tuple[str, bool]], rows: list[list[str]], why: str) -> None:
    table = Table([piece(1, [above], [50, 200, 250])])
    later = piece(2, [below], [70, 220, 270])
    assert table.continues_in(later)
    table.add(later)
    assert [[field.text for field in row.fields] for row in table.rows(1)] == rows, why


def test_pieces_are_stitched_by_place_not_by_count() -> None:
    table = Table([piece(1, [[("申请人", False), ("总计", False)]], [0, 100, 150])])
    table.add(piece(2, [[("甲", False), ("1", False), ("2", False)]], [0, 60, 100, 150]))
    assert [[(field.column, field.span) for field in row.fields] for row in table.rows(1)] == [[(0, 2), (2, 1)], [(0, 1), (1, 1), (2, 1)]]
    assert not table.continues_in(piece(3, [[("乙", False)]], [0, 400]))


def test_repeated_heads_are_dropped() -> None:
    head = [("申请人", False), ("总计", False)]
    table = Table([piece(1, [head, [("甲", False), ("1", False)]], [0, 100, 150])])
    table.add(piece(2, [head, [("乙", False), ("2", False)]], [0, 100, 150]))
    assert [row.fields[0].text for row in table.rows(1)] == ["申请人", "甲", "乙"]
    assert table.rows(1)[-1].fields[0].where.page == 2


STRUCK = [
    (Rule(5, 0, 5), "6", "a line as long as what it strikes out"),
    (Rule(9, 0, 5), "56", "a line below"),
    (Rule(5, 0, 200), "56", "a line of something larger"),
]


@pytest.mark.parametrize(("rule", "left", "why"), STRUCK)
def test_what_is_struck_out_is_not_read(rule: Rule, left: str, why: str) -> None:
    chars = [char("5", 0, 0, order=1), char("6", 5, 0, order=2)]
    assert "".join(each.text for each in without_struck(chars, [rule])) == left, why


def unruled_page(number: int, rows: list[tuple[str, str]]) -> Page:
    """A page without lines: labels at the left, figures in columns, thirty points from row to row."""
    chars: list[Char] = []
    for place, (label, figures) in enumerate(rows):
        top = 300.0 + 30 * place
        chars += typed(label, 50, top) + [each for n, text in enumerate(figures.split()) for each in typed(text, 200 + 60 * n, top)]
    return Page(number, 595, 842, lines=lines_of(chars))


def test_labels_in_pieces_leave_no_figure_for_sure() -> None:
    whole = [("甲类", "1 2 3"), ("乙类", "4 5 6"), ("丙类", "7 8 9")]
    pieces = [("甲类", "1 2 3"), ("", "4 5 6"), ("丙类", "7 8 9")]
    sure = [field.text for row in rows_of([unruled_page(1, whole)]) for field in row.fields]
    doubtful = rows_of([unruled_page(1, whole), unruled_page(2, pieces), unruled_page(4, whole)])
    found = [field for row in doubtful for field in row.fields if field.text[0].isdigit()]
    assert sure == ["甲类", "1", "2", "3", "乙类", "4", "5", "6", "丙类", "7", "8", "9"]
    assert {(field.where.page, field.doubt) for field in found} == {(1, "row"), (2, "row"), (4, "")}, "the page end may have cut a label"
    assert [field.text for field in found if field.where.page == 4] == list("123456789")
