"""The text files of the corpus."""

from __future__ import annotations

from . import as_text as t
from .as_text import Text
from .document import Document, thousands
from .faults import rows_of, vanished, zeros_as
from .traditional import traditional


def documents() -> list[Document]:
    """Every generated text, in order."""
    made = [*_separated(), *_broken(), *_bytes(), *_faults(), *_glued()]
    for document in made:
        document.suffix = "txt"
    return made


def _separated() -> list[Document]:
    return [
        Document(
            "cell_per_line_2019",
            "one cell a line behind a tab, empty line between rows; 2019 edition",
            "朔原县科技局",
            2019,
            "bureau",
            Text(t.lines),
            edition="2019",
        ),
        Document(
            "cell_per_line_nbsp_2020",
            "the same, no-break space for each 0 except totals; 2019 edition",
            "南城岭区科技局",
            2020,
            "bureau",
            Text(t.lines),
            edition="2019",
            blanks=zeros_as("\u00a0"),
            findings=("B07",),
        ),
        Document(
            "tabs_2020",
            "tab separated, spans leave empty fields; 2019 edition, a county",
            "海源县",
            2020,
            "county",
            Text(t.tabs),
            edition="2019",
        ),
        Document(
            "tabs_blank_2023",
            "tab separated, empty fields for 0",
            "海源县乡村振兴局",
            2023,
            "bureau",
            Text(t.tabs),
            blanks=zeros_as(""),
            findings=("B07",),
        ),
        Document("pipes_2021", "cells between bars", "石岭区民政局", 2021, "bureau", Text(t.pipes)),
        Document("markdown_2022", "Markdown tables with |---|", "石岭区金融工作办公室", 2022, "county", Text(t.markdown), residue=True),
        Document(
            "paragraphs_2023",
            "one cell to a paragraph, no cell empty",
            "空峒区科学技术局",
            2023,
            "bureau",
            Text(t.paragraphs, head=t.scraped),
            residue=True,
        ),
        Document(
            "paragraphs_vanish_2023",
            "one cell to a paragraph, empty cells leave no trace: most rows open",
            "空峒区林业和草原局",
            2023,
            "county",
            Text(t.paragraphs, head=t.scraped),
            blanks=zeros_as(""),
            ambiguous=vanished,
            findings=("B08",),
        ),
        Document(
            "one_line_2022",
            "all cells on one line with single spaces",
            "平陆洲市交通与建设局",
            2022,
            "county",
            Text(t.spaces, join=" ", head=t.listed),
        ),
        Document(
            "aligned_2024",
            "columns of fixed width; thousands with commas; a city",
            "广惠湾市",
            2024,
            "city",
            Text(t.aligned),
            digits=thousands,
        ),
        Document(
            "aligned_blank_2021",
            "columns of fixed width, - for 0",
            "广惠湾市气象局",
            2021,
            "bureau",
            Text(t.aligned),
            blanks=zeros_as("-"),
            findings=("B07",),
        ),
        Document("csv_2024", "comma separated; a city's figures", "松涛市", 2024, "city", Text(t.commas)),
        Document(
            "aligned_holes_2019",
            "columns of fixed width, 0 left empty: only the position tells; 2019 edition",
            "广惠湾市水利局",
            2019,
            "bureau",
            Text(t.aligned),
            edition="2019",
            blanks=zeros_as(""),
            findings=("B07",),
        ),
    ]


def _broken() -> list[Document]:
    return [
        Document(
            "split_labels_2020",
            "long labels broken over two lines of their column; 2019 edition",
            "松涛市海洋局",
            2020,
            "bureau",
            Text(t.tabs, after=t.split_labels),
            edition="2019",
        ),
        Document(
            "page_ends_2023",
            "table three in fragments by page, head repeated, page numbers between",
            "松涛市港口管理局",
            2023,
            "county",
            Text(t.fragments, layout="repeat"),
        ),
        Document(
            "wrong_heads_2021",
            "head cells lost, shifted, and a stray 2; rows of values whole",
            "松涛市园林局",
            2021,
            "bureau",
            Text(t.lines, spoil=t.wrong_heads),
            findings=("B10",),
        ),
        Document(
            "six_and_eight_2020",
            "a row of six values and one of eight; 2019 edition",
            "松涛市人防办公室",
            2020,
            "county",
            Text(t.lines, spoil=t.odd_rows),
            edition="2019",
            ambiguous=rows_of("granted", "partial"),
            findings=("B08",),
        ),
        Document(
            "merged_labels_2025",
            "two columns of labels, tab separated",
            "双桥湾乡人民政府",
            2025,
            "township",
            Text(t.tabs, layout="merged"),
        ),
    ]


def _bytes() -> list[Document]:
    return [
        Document("listed_2025", "metadata in lines before the report; a district", "金井湾区", 2025, "county", Text(t.tabs, head=t.listed)),
        Document("gbk_crlf_2021", "GBK, CRLF", "石门坎县司法局", 2021, "bureau", Text(t.tabs, codec="gbk", newline="\r\n")),
        Document("utf16_2023", "UTF-16 with byte order mark", "石门坎县教育局", 2023, "bureau", Text(t.lines, codec="utf-16")),
        Document(
            "traditional_pipes_2022", "traditional characters, bars", "北山市民政局", 2022, "bureau", Text(t.pipes, finish=traditional)
        ),
    ]


def _faults() -> list[Document]:
    return [
        Document(
            "mixed_tabs_2021",
            "table two of 2019 with table three of 2021, report of 2021",
            "石门坎县粮食局",
            2021,
            "bureau",
            Text(t.tabs),
            table_two="2019",
            findings=("A01",),
        ),
        Document(
            "city_wrong_2023",
            "a city whose totals are wrong in two places",
            "天台湖市",
            2023,
            "city",
            Text(t.tabs, head=t.listed),
            changes={"requests/received/total": 99_999, "disputes/suit_after_review/total": 5},
        ),
        Document(
            "prose_wrong_2023",
            "the text says 15 requests, 40 licences and 77 documents",
            "天台湖市文物局",
            2023,
            "bureau",
            Text(t.tabs),
            says={"received": 15, "natural": 15, "bodies": 0, "licences": 40, "documents": 77, "last": 12},
            findings=("C02", "C03"),
        ),
        Document(
            "signed_2019",
            "增/减 as -18, +5 and 减3; fees; 2019 edition",
            "天台湖市价格局",
            2019,
            "county",
            Text(t.lines),
            edition="2019",
            changes={"proactive/licences/change": -18, "proactive/other_services/change": 5, "proactive/punishments/change": -3},
            printed={"proactive/licences/change": "-18", "proactive/other_services/change": "+5", "proactive/punishments/change": "减3"},
            findings=("B11",),
        ),
    ]


def _glued() -> list[Document]:
    glued = Text(t.glued, join="", head=t.listed)
    return [
        Document("glued_2024", "cells with nothing between them", "天台湖市公安局", 2024, "bureau", glued, form="glued"),
        Document("glued_2020", "the same on the form of 2019", "天台湖市林业局", 2020, "county", glued, form="glued", edition="2019"),
        Document(
            "glued_tables_only_2022",
            "tables two to four glued, the parts in paragraphs",
            "云顶山管理委员会",
            2022,
            "bureau",
            Text(t.glued),
            form="glued",
        ),
    ]
