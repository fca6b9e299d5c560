"""The Word document: merged as the notice has it, set as GB/T 9704 says, and one that other programs open."""

import io
import zipfile

import pytest
from hypothesis import given, settings

from gongkai.editions import EDITIONS, TABLES
from gongkai.form import grid
from gongkai.rendering.docx import render_docx
from gongkai.rendering.outline import cell_text
from gongkai.report import Figure, Part, Report, State

from .samples import AGENCY, LONG_AGENCY, SENTENCE, sample
from .strategies import reports
from .wordml import Square, W, opened, part, squares, value

TEXT_WIDTH = 8845  # 156 mm in twentieths of a point


def expected(report: Report, table: str) -> list[Square]:
    edition = report.table_edition(table)
    assert edition is not None
    texts = {address: cell_text(figure) for address, figure in report.figures.items()}
    boxes = grid(edition.table(table)).boxes
    found = [Square(b.row, b.column, b.rowspan, b.colspan, texts[b.address] if b.address else b.text) for b in boxes]
    return sorted(found, key=lambda s: (s.row, s.column))


@settings(max_examples=40)
@given(reports())
def test_tables_of_any_report_are_merged_as_the_notice_has_them(report: Report) -> None:
    tables = list(part(render_docx(report), "word/document.xml").iter(f"{W}tbl"))
    held = [table for table in TABLES if report.editions[table]]
    assert len(tables) == len(held)
    for table, drawn in zip(held, tables, strict=True):
        assert sorted(squares(drawn), key=lambda s: (s.row, s.column)) == expected(report, table)


@settings(max_examples=40)
@given(reports())
def test_text_of_any_report_stands_in_order(report: Report) -> None:
    texts = [p.text for p in opened(render_docx(report)).paragraphs if p.text]
    held = [text for piece in (report.opening, *(p.text for p in report.sections), report.closing) for text in piece.splitlines()]
    assert [text for text in texts if text in held] == held


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("first", [0, 12_345_678])
def test_columns_fill_the_text_width_and_hold_their_numbers(edition: str, first: int) -> None:
    for table in part(render_docx(sample(edition, first, 0)), "word/document.xml").iter(f"{W}tbl"):
        widths = [int(column.get(f"{W}w") or 0) for column in table.iter(f"{W}gridCol")]
        assert sum(widths) == TEXT_WIDTH
        for row in table.iter(f"{W}tr"):
            assert sum(int(w.get(f"{W}w") or 0) for w in row.iter(f"{W}tcW")) == TEXT_WIDTH
        for cell in table.iter(f"{W}tc"):
            text, size = "".join(str(text) for text in cell.itertext()), int(value(cell, "sz") or 0)
            width = cell.find(f"{W}tcPr/{W}tcW")
            assert width is not None
            if text.replace(".", "").isdecimal():  # a digit is half as wide as high; the margins take 72
                assert len(text) * size * 10 * 0.5 + 72 <= int(width.get(f"{W}w") or 0), "the number would be broken"


def test_heads_repeat_where_the_table_has_one_head() -> None:
    proactive, requests, disputes = part(render_docx(sample()), "word/document.xml").iter(f"{W}tbl")
    for table, heads in ((proactive, 0), (requests, 3), (disputes, 3)):
        rows = list(table.iter(f"{W}tr"))
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [n < heads for n in range(len(rows))]
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_tables_have_a_caption_for_screen_readers() -> None:
    tables = list(part(render_docx(sample()), "word/document.xml").iter(f"{W}tbl"))
    labels = [table.label for table in EDITIONS["2021"].tables]
    assert [value(table, "tblCaption") for table in tables] == labels
    assert [value(table, "tblDescription") for table in tables] == labels


def test_page_is_that_of_the_standard() -> None:
    """GB/T 9704-2012: A4, margins 37, 26, 35 and 28 mm; the page number outside."""
    data = render_docx(sample())
    section = opened(data).sections[0]
    sides = (section.page_width, section.page_height, section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    assert [round(side.mm) for side in sides if side is not None] == [210, 297, 37, 26, 35, 28]
    assert part(data, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    footers = {"default": section.footer, "even": section.even_page_footer}
    assert {name: (f.paragraphs[0].text, f.paragraphs[0].alignment) for name, f in footers.items()} == {
        "default": ("— 1 —", 2),
        "even": ("— 2 —", 0),
    }


@pytest.mark.parametrize(
    ("style", "typeface", "half_points"),
    [("Title", "方正小标宋简体", "44"), ("Heading1", "黑体", None), ("Heading2", "楷体_GB2312", None), ("TableText", "宋体", "18")],
)
def test_typefaces(style: str, typeface: str, half_points: str | None) -> None:
    styles = part(render_docx(sample()), "word/styles.xml")
    found = next(s for s in styles.iter(f"{W}style") if s.get(f"{W}styleId") == style)
    fonts = found.find(f".//{W}rFonts")
    assert fonts is not None
    assert (fonts.get(f"{W}eastAsia"), value(found, "sz")) == (typeface, half_points)


def test_body_is_set_in_size_three_on_lines_of_28_points() -> None:
    styles = part(render_docx(sample()), "word/styles.xml")
    defaults = styles.find(f"{W}docDefaults")
    assert defaults is not None
    fonts = defaults.find(f".//{W}rFonts")
    assert fonts is not None
    assert (fonts.get(f"{W}eastAsia"), value(defaults, "sz")) == ("仿宋_GB2312", "32")
    normal = next(s for s in styles.iter(f"{W}style") if s.get(f"{W}default") == "1")
    spacing = normal.find(f".//{W}spacing")
    assert spacing is not None
    assert (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == ("560", "exact")


def test_styles_by_what_a_paragraph_is() -> None:
    paragraphs = [(p.style.name if p.style else "", p.text) for p in opened(render_docx(sample())).paragraphs if p.text]
    assert paragraphs[:5] == [
        ("Title", f"{AGENCY}\n2025年政府信息公开工作年度报告"),
        ("Body Text", SENTENCE),
        ("Heading 1", f"一、{EDITIONS['2021'].sections[0].title}"),
        ("Body Text", f"（一）办理情况。{SENTENCE}"),
        ("Heading 2", "（二）平台建设"),
    ]
    assert paragraphs[-2:] == [("Signature", AGENCY), ("Signature", "2026年1月16日")]


def test_title_property_and_language() -> None:
    properties = opened(render_docx(sample(agency=LONG_AGENCY))).core_properties
    assert (properties.title, properties.author, properties.language) == (
        f"{LONG_AGENCY}2025年政府信息公开工作年度报告",
        LONG_AGENCY,
        "zh-CN",
    )


def test_every_part_is_declared_and_every_relation_leads_somewhere() -> None:
    data = render_docx(sample())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
    assert names[0] == "[Content_Types].xml"
    declared = {t.get("PartName") for t in part(data, "[Content_Types].xml") if t.get("PartName")}
    assert declared == {f"/{name}" for name in names if not name.endswith(".rels") and name != "[Content_Types].xml"}
    for relations, folder in (("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")):
        assert {folder + str(r.get("Target")) for r in part(data, relations)} <= set(names)


@pytest.mark.parametrize("edition", EDITIONS)
def test_blank_report_is_the_blank_form(edition: str) -> None:
    document = opened(render_docx(Report(edition=edition)))
    headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings == [f"{numeral}、{s.title}" for numeral, s in zip("一二三四五六", EDITIONS[edition].sections, strict=True)]
    assert len(document.tables) == len(TABLES)
    labels = {box.text for table in EDITIONS[edition].tables for box in grid(table).boxes if box.text}
    assert {cell.text for table in document.tables for row in table.rows for cell in row.cells} == labels | {""}


def test_part_that_is_missing_is_not_made_up() -> None:
    whole = sample()
    report = Report(whole.agency, whole.year, whole.title, "2021", whole.editions, sections=(Part(1, "总体情况", SENTENCE),))
    texts = [p.text for p in opened(render_docx(report)).paragraphs if p.text]
    sections = EDITIONS["2021"].sections
    assert texts[1:] == ["一、总体情况", SENTENCE, *(f"{n}、{s.title}" for n, s in zip("二三四", sections[1:4], strict=True))]


def test_characters_that_no_document_can_hold_are_left_out() -> None:
    figures = {"requests/received/total": Figure(printed="见\x0b附<表>\ud800", state=State.UNREADABLE, certain=False)}
    report = Report(title="年\x00报&", editions=dict.fromkeys(TABLES, "2021"), opening="甲\x07乙", figures=figures)
    document = opened(render_docx(report))
    assert [p.text for p in document.paragraphs][:2] == ["年报&", "甲乙"]
    assert "见附<表>" in {cell.text for row in document.tables[1].rows for cell in row.cells}


def test_same_report_gives_the_same_bytes() -> None:
    assert render_docx(sample()) == render_docx(sample())
