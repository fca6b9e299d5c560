"""The office files of the corpus: written part by part here, or by other programs (`make_office`) from what is written here."""

from __future__ import annotations

from . import as_docx as d
from .as_docx import Docx, Frame
from .as_html import Html
from .as_xlsx import Beside, Xlsx, short_heads
from .document import Document, fullwidth, thousands
from .faults import many_marks, zeros_as


def documents() -> list[Document]:
    """The files whose every part is written here."""
    made = [*_word(), *_changed(), *_arranged(), *_wps()]
    for document in made:
        document.suffix = "docx"
    sheets = _sheets()
    for document in sheets:
        document.suffix = "et" if document.name.startswith("wps_") else "xlsx"
    return [*made, *sheets]


def _word() -> list[Document]:
    numbered = Docx(d.numbered, line=d.counted_line, numbering=d.list_parts())
    boxed = Docx(
        title=lambda content: d.in_box(d.paragraph(d.text(content))),
        around=lambda name, table: d.in_box(table) if name == "disputes" else table,
    )
    return [
        Document("word_plain_2023", "Word: merged cells, one run a cell", "青石县档案局", 2023, "bureau", Docx()),
        Document(
            "word_pieces_city_2024",
            "Word: text and numbers cut into runs, proofing marks, thousands with commas; a city",
            "云岭湾市",
            2024,
            "city",
            Docx(d.pieces),
            digits=thousands,
        ),
        Document("word_numbered_2022", "Word: headings and labels numbered automatically", "白河县林业局", 2022, "bureau", numbered),
        Document(
            "word_numbered_2019",
            "Word: the same on the form of 2019, a county",
            "白河县",
            2019,
            "county",
            numbered,
            edition="2019",
        ),
        Document("word_boxes_2023", "Word: title and table four in text boxes", "松溪区信访局", 2023, "bureau", boxed),
        Document(
            "word_layout_2022",
            "Word: the whole report in one cell, every value in a table inside its cell",
            "松溪区统计局",
            2022,
            "bureau",
            Docx(d.inner_table, finish=d.in_layout),
        ),
        Document(
            "word_letters_2020",
            "Word: labels one character to a paragraph; 2019 edition",
            "长滩镇人民政府",
            2020,
            "township",
            Docx(d.letters),
            edition="2019",
        ),
        Document(
            "word_strict_2024", "Word: Strict Open XML, table three in two", "北岗县医保局", 2024, "county", Docx(strict=True, broken_at=17)
        ),
    ]


def _changed() -> list[Document]:
    return [
        Document(
            "word_tracked_2021",
            "Word: old figures deleted and moved away with changes tracked",
            "南屏县商务局",
            2021,
            "county",
            Docx(d.tracked),
        ),
        Document(
            "word_controls_2024",
            "Word: content controls for rows and values, those left blank with their prompt",
            "东柳区民政局",
            2024,
            "bureau",
            Docx(d.controls, Frame(controls=True)),
            blanks=zeros_as(""),
            findings=("B07",),
        ),
        Document(
            "word_fields_2023",
            "Word: values as form fields with hidden old figures beside them; a table of contents",
            "东柳区住建局",
            2023,
            "bureau",
            Docx(d.fields, contents=True),
        ),
        Document(
            "word_totals_wrong_2023",
            "Word: a city whose printed totals are wrong in two places",
            "平沙市",
            2023,
            "city",
            Docx(),
            changes={"requests/received/total": 5, "disputes/review/total": 1},
        ),
        Document(
            "word_mixed_2020",
            "Word: table two of 2021 with table three of 2019, report of 2020",
            "平沙市水利局",
            2020,
            "bureau",
            Docx(d.pieces),
            edition="2019",
            table_two="2021",
            findings=("A01",),
        ),
    ]


def _arranged() -> list[Document]:
    continued = Docx(broken_at=15, continued="续表")
    notes = Docx(d.noted, notes="2023年为17件，2022年为9件。")
    return [
        Document("word_continued_2024", "Word: table three in two under a line 续表", "石桥县科技局", 2024, "county", continued),
        Document("word_lying_2023", "Word: tables three and four on pages that lie", "石桥县", 2023, "county", Docx(around=d.lying)),
        Document("word_held_2022", "Word: each table in content controls", "石桥县粮食局", 2022, "bureau", Docx(around=d.in_controls)),
        Document("word_noted_2025", "Word: footnotes and comments at labels and numbers", "石桥县外办", 2025, "county", notes),
        Document(
            "word_cover_2020",
            "Word: a cover of text boxes before the title; 2019 edition",
            "石桥县水务局",
            2020,
            "county",
            Docx(title=d.cover),
            edition="2019",
        ),
    ]


def _wps() -> list[Document]:
    wps = Docx(d.wps, line=lambda content: d.paragraph(d.text(content, d.WPS_RUN)))
    return [
        Document("wps_plain_2025", "WPS: line ends in labels, a font for every run", "新塘县应急局", 2025, "bureau", wps),
        Document(
            "wps_blank_2021",
            "WPS: nothing in cells for 0",
            "新塘县城管局",
            2021,
            "bureau",
            wps,
            blanks=zeros_as(""),
            findings=("B07",),
        ),
        Document(
            "wps_marks_2022", "WPS: / — - 无 and nothing for 0", "红桥镇人民政府", 2022, "county", wps, blanks=many_marks, findings=("B07",)
        ),
        Document(
            "wps_hair_2023",
            "WPS: columns without width among the others, as converters leave them; a city",
            "临湖市",
            2023,
            "city",
            Docx(d.wps, Frame(hair=True)),
        ),
        Document(
            "wps_across_2019",
            "WPS: cells merged across the old way (hMerge); 2019 edition",
            "临湖市体育局",
            2019,
            "county",
            Docx(d.wps, Frame(across="hMerge")),
            edition="2019",
        ),
        Document(
            "wps_fullwidth_2024",
            "WPS: full-width digits, an ideographic space for 0",
            "新塘县",
            2024,
            "county",
            wps,
            digits=fullwidth,
            blanks=zeros_as("\u3000"),
            findings=("B07",),
        ),
    ]


def _sheets() -> list[Document]:
    return [
        Document("sheet_one_2023", "Excel: everything in one sheet, lines merged over ten columns", "安平县教育局", 2023, "bureau", Xlsx()),
        Document(
            "sheet_tight_city_2024",
            "Excel: one sheet without empty rows, headings in column A alone, thousands by number format; a city",
            "安平市",
            2024,
            "city",
            Xlsx(gap=0, across=0, style=1),
            digits=thousands,
        ),
        Document(
            "sheet_each_2022",
            "Excel: a sheet for each table, last year’s in a hidden one",
            "安平县财政局",
            2022,
            "county",
            Xlsx(each=True, old=True),
        ),
        Document(
            "sheet_text_2019",
            "Excel: numbers typed as text; 2019 edition",
            "安平县审计局",
            2019,
            "bureau",
            Xlsx(each=True, as_text=True),
            edition="2019",
        ),
        Document(
            "sheet_blank_2021",
            "Excel: nothing in cells for 0, and blank cells not stored",
            "安平县司法局",
            2021,
            "bureau",
            Xlsx(drawn=False),
            blanks=zeros_as(""),
            findings=("B07",),
        ),
        Document("sheet_beside_2024", "Excel: the three tables beside one another", "安宁县", 2024, "county", Beside()),
        Document(
            "sheet_hidden_2023", "Excel: last year’s figures in hidden rows", "安宁县科协", 2023, "county", Xlsx(each=True, under=True)
        ),
        Document("sheet_short_2022", "Excel: heads merged over too few columns", "安宁县工信局", 2022, "bureau", Xlsx(bend=short_heads)),
        Document("sheet_sums_2025", "Excel: totals are formulas, labels in pieces", "安宁市", 2025, "city", Xlsx(each=True, sums=True)),
        Document("wps_et_2022", "WPS: a sheet for each table, .xlsx under the name .et", "安宁县妇联", 2022, "bureau", Xlsx(each=True)),
    ]


def by_other_programs() -> list[tuple[Document, tuple[str, ...]]]:
    """Documents with the formats that LibreOffice is led through; the last one is kept."""
    page, each = Html(head="th"), Xlsx(each=True)
    return [
        (_kept("office_html_2024", "a web page saved as .docx", "岭东县农业局", "bureau", page), ("docx",)),
        (_kept("office_odt_2019", ".odt saved as .docx; 2019 edition", "岭东县", "county", Docx(), "2019"), ("odt", "docx")),
        (_kept("office_doc_2022", ".doc saved as .docx; a city", "岭东市", "city", Docx(d.wps)), ("doc", "docx")),
        (_kept("office_rtf_2023", ".rtf saved as .docx", "岭东县文旅局", "county", Docx(d.pieces)), ("rtf", "docx")),
        (_kept("office_page_2023", "a web page saved as .xlsx", "岭西县人社局", "bureau", Html()), ("xlsx",)),
        (_kept("office_old_2020", ".xls; 2019 edition", "岭西县", "county", each, "2019"), ("xls",)),
        (_kept("office_et_2024", ".xls under the name of WPS (.et)", "岭西县科协", "bureau", Xlsx()), ("xls", "et")),
        (_kept("office_resaved_2024", ".docx with controls saved again", "岭西县外办", "bureau", Docx(d.controls)), ("odt", "docx")),
        (_kept("office_sheet_2021", ".ods saved as .xlsx", "岭西县司法局", "county", Xlsx(gap=0)), ("ods", "xlsx")),
        (_kept("office_ods_2023", ".ods", "岭西县妇联", "bureau", Xlsx()), ("ods",)),
    ]


def by_libraries() -> list[Document]:
    """Documents that python-docx and openpyxl write; how they are written stands in `make_office`."""
    return [
        _kept("library_docx_2023", "cells merged one by one, no widths", "岭南县残联", "bureau", Docx()),
        _kept("library_docx_2020", "2019 edition, a county", "岭南县", "county", Docx(), "2019"),
        _kept("library_xlsx_2022", "one sheet, borders, merged cells", "岭南县气象局", "county", Xlsx()),
    ]


_PROGRAMS = {"office": "LibreOffice", "library_docx": "python-docx", "library_xlsx": "openpyxl"}


def _kept(name: str, note: str, agency: str, size: str, write: Docx | Html | Xlsx, edition: str = "2021") -> Document:
    """A document of another program: the end of its name is its year, the first format that of its way of writing."""
    program = next(said for begin, said in _PROGRAMS.items() if name.startswith(begin))
    suffix = {Docx: "docx", Html: "html", Xlsx: "xlsx"}[type(write)]
    return Document(name, f"{program}: {note}", agency, int(name[-4:]), size, write, suffix=suffix, edition=edition)
