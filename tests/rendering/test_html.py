"""The page: every cell once, heads that say what they are heads of, nothing from outside, states in words."""

import re
from decimal import Decimal

import pytest
from hypothesis import given

from gongkai.editions import EDITIONS, TABLES
from gongkai.form.line import leaves
from gongkai.rendering import render
from gongkai.report import Figure, Part, Report, State

from .page import Element, parse
from .strategies import reports

SCOPES = {"row", "col", "rowgroup", "colgroup"}
CELL = "requests/received/natural_person"


def filled(figure: Figure, edition: str = "2021", **more: object) -> Report:
    """A report with one figure in every cell."""
    sections = tuple(Part(s.number, s.title, "一段文字。") for s in EDITIONS[edition].sections)
    base: dict[str, object] = {
        "agency": "云溪县科学技术局",
        "year": 2025,
        "title": "云溪县科学技术局2025年政府信息公开工作年度报告",
        "edition": edition,
        "editions": dict.fromkeys(TABLES, edition),
        "sections": sections,
        "figures": dict.fromkeys(EDITIONS[edition].addresses(), figure),
    }
    return Report(**(base | more))


ZEROS = Figure(0, printed="0", state=State.NUMBER)


def cell(figure: Figure) -> Element:
    page = parse(render(filled(ZEROS, figures=dict.fromkeys(EDITIONS["2021"].addresses(), ZEROS) | {CELL: figure}), "html"))
    (found,) = [td for td in page.all("td") if td.attributes["data-cell"] == CELL]
    return found


@given(reports())
def test_page_of_any_report(report: Report) -> None:
    page = parse(render(report, "html"))
    assert [td.attributes["data-cell"] for td in page.all("td")] == [
        address for table in TABLES if (edition := report.table_edition(table)) for address in edition.addresses(table)
    ]
    assert [h1.text for h1 in page.all("h1")] == [report.title]
    titles = {part.number: part.title for part in report.sections}
    expected = [f"{'一二三四五六'[s.number - 1]}、{titles.get(s.number, s.title)}" for s in EDITIONS["2021"].sections]
    assert [h2.text for h2 in page.all("h2")] == expected
    ids = [e.attributes["id"] for e in page.all() if "id" in e.attributes]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("edition", EDITIONS)
def test_tables_are_named_and_tiled(edition: str) -> None:
    page = parse(render(filled(ZEROS, edition), "html"))
    tables = page.all("table")
    assert [t.all("caption")[0].text for t in tables] == [t.label for t in EDITIONS[edition].tables]
    for table in tables:
        assert table.children[0].tag == "caption"
        widths = _squares(table)
        assert len(set(widths)) == 1, f"rows of different width: {widths}"
        assert sum(group.number("span") for group in table.all("colgroup")) == widths[0]


def _squares(table: Element) -> list[int]:
    """How many squares each row covers, as a browser lays it out; AssertionError where two cells overlap."""
    taken: set[tuple[int, int]] = set()
    rows = table.all("tr")
    for y, row in enumerate(rows):
        x = 0
        for box in row.all("th", "td"):
            while (y, x) in taken:
                x += 1
            covered = {(y + i, x + j) for i in range(box.number("rowspan")) for j in range(box.number("colspan"))}
            assert not covered & taken
            taken |= covered
    assert max(y for y, _ in taken) == len(rows) - 1, "a cell reaches out of the table"
    return [sum(1 for y, _ in taken if y == row) for row in range(len(rows))]


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_head_has_a_scope_and_groups_reach_over_several(edition: str) -> None:
    page = parse(render(filled(ZEROS, edition), "html"))
    heads = page.all("th")
    assert {th.attributes["scope"] for th in heads} == SCOPES
    by_text = {th.text: th.attributes["scope"] for th in heads}
    known = {
        (row.label, group.label)
        for t in EDITIONS[edition].tables
        if t.key == "requests"
        for group in t.blocks[0].rows
        for row in group.children
    }
    for row, group in known:
        assert by_text[group] == "rowgroup"
        assert by_text[row] in ("row", "rowgroup")


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_value_names_exactly_its_heads(edition: str) -> None:
    """A screen reader says for each figure its row labels and column labels, and none of another block."""
    page = parse(render(filled(ZEROS, edition), "html"))
    texts = {th.attributes["id"]: th.text for th in page.all("th")}
    for td in page.all("td"):
        found = EDITIONS[edition].cells[td.attributes["data-cell"]]
        block = EDITIONS[edition].table(found.table).blocks[found.block]
        labels = sorted(line.label for line in (*found.row_path, *found.column_path))
        heads = sorted(texts[name] for name in td.attributes["headers"].split())
        assert heads == sorted([*labels, *([block.title] if block.title else [])]), found.address


@pytest.mark.parametrize("edition", EDITIONS)
def test_heads_that_repeat_on_paper_are_those_of_the_whole_table(edition: str) -> None:
    page = parse(render(filled(ZEROS, edition), "html"))
    proactive, requests, disputes = page.all("table")
    assert not proactive.all("thead"), "the head of the first block would be wrong for the others"
    assert len(proactive.all("tbody")) == len(EDITIONS[edition].table("proactive").blocks)
    for table in (requests, disputes):
        assert len(table.all("thead")) == len(table.all("tbody")) == 1
        assert not table.all("thead")[0].all("td")


def test_page_is_whole_in_itself() -> None:
    page = render(filled(ZEROS), "html")
    root = parse(page)
    assert not root.all("script", "link", "img", "iframe", "object", "embed", "base")
    assert not re.search(rb"https?:|//|@import|url\(", page.split(b"</head>")[0].replace(b"*/", b""))
    assert not [e for e in root.all() if {"src", "srcset", "style"} & set(e.attributes) or any(a.startswith("on") for a in e.attributes)]
    assert [a.attributes["href"] for a in root.all("a")] == ["#report"]
    assert root.all("main")[0].attributes["id"] == "report", "the skip link has a place to go to"
    assert root.all("html")[0].attributes["lang"] == "zh-CN"
    assert b"@page" in page
    assert b"table-header-group" in page


def test_tables_move_in_a_region_of_their_own() -> None:
    page = parse(render(filled(ZEROS), "html"))
    regions = [table.parent for table in page.all("table")]
    names = [region.attributes["aria-label"] for region in regions if region]
    assert all(region and region.attributes["role"] == "region" and region.attributes["tabindex"] == "0" for region in regions)
    assert len(set(names)) == len(TABLES)


BLANK, ABSENT = Figure(), Figure(state=State.ABSENT)
DOUBTFUL = Figure(7, printed="7", state=State.NUMBER, certain=False)
UNREADABLE = Figure(printed="3或4", state=State.UNREADABLE, certain=False)


@pytest.mark.parametrize(
    ("figure", "text", "look", "why"),
    [
        (Figure(3, printed="3", state=State.NUMBER), "3", "", "a number"),
        (ZEROS, "0", "is-zero", "a real 0 is paler"),
        (BLANK, "", "is-blank", "a blank is not 0"),
        (ABSENT, "", "is-absent", "nor is a cell that is not there"),
        (Figure(printed="—", state=State.MARK), "—", "is-mark", "a mark stays the mark it was"),
        (DOUBTFUL, "7", "is-doubtful", "a number that may belong elsewhere"),
        (UNREADABLE, "3或4", "is-doubtful", "as printed, no number made of it"),
        (Figure(251000, "元", "251000元", State.NUMBER), "251000元", "", "the unit stays in the cell"),
        (Figure(251000, "元", "", State.NUMBER), "251000元", "", "also where only value and unit are known"),
        (Figure(1024, printed="1,024", state=State.NUMBER), "1,024", "", "as printed"),
        (Figure(12, printed="１２件", unit="件", state=State.NUMBER), "１２件", "", "full width as printed"),
        (Figure(-2, printed="减2", state=State.NUMBER), "减2", "", "a sign in words"),
        (Figure(12, printed="1\n2", state=State.NUMBER), "12", "", "a number broken over lines is one number"),
        (Figure(Decimal("0.10"), printed="", state=State.NUMBER), "0.10", "", "decimals with every digit"),
        (Figure(5, printed="（一）予以公开", state=State.NUMBER), "5", "", "the printed text is not the number's"),
    ],
)
def test_cell_shows_what_was_printed(figure: Figure, text: str, look: str, why: str) -> None:
    found = cell(figure)
    assert (found.text, found.attributes.get("class", "").strip()) == (text, look), why


@pytest.mark.parametrize(
    ("figure", "word"),
    [(BLANK, "空"), (ABSENT, "缺"), (DOUBTFUL, "疑"), (UNREADABLE, "疑"), (ZEROS, None), (Figure(printed="/", state=State.MARK), None)],
)
def test_states_have_a_word_and_a_legend_only_where_they_occur(figure: Figure, word: str | None) -> None:
    data = render(filled(figure), "html")
    page = parse(data)
    words = [b.text for aside in page.all("aside") for b in aside.all("b")]
    assert words == ([word] if word else [])
    assert all(("title" in td.attributes) is (word is not None) for td in page.all("td"))
    if word:
        look = page.all("td")[0].attributes["class"].split()[0]
        assert f'td.{look}::after {{ content: "{word}"; }}' in data.decode(), "the word is shown in the cell, not only its colour"


@pytest.mark.parametrize("table", TABLES)
def test_table_that_is_missing_is_said_in_words(table: str) -> None:
    report = filled(ZEROS, editions=dict.fromkeys(TABLES, "2021") | {table: None})
    page = parse(render(report, "html"))
    assert len(page.all("table")) == len(TABLES) - 1
    (note,) = page.all("aside")
    assert "没有" in note.text
    assert EDITIONS["2021"].table(table).label in note.text


def test_part_that_is_missing_keeps_its_heading_and_its_table() -> None:
    page = parse(render(filled(ZEROS, sections=()), "html"))
    assert len(page.all("h2")) == 6
    assert len(page.all("table")) == 3
    assert all("原文没有这一部分" in aside.text for aside in page.all("aside"))


def test_parts_beyond_the_form_and_parts_twice_are_shown() -> None:
    sections = (Part(1, "总体情况", "甲。"), Part(1, "概述", "乙。"), Part(7, "附则", "丙。"))
    page = parse(render(filled(ZEROS, sections=sections), "html"))
    headings = [h2.text for h2 in page.all("h2")]
    assert headings[:2] == ["一、总体情况", "一、概述"]
    assert headings[-1] == "七、附则"


def test_report_of_nothing_is_a_page_that_says_so() -> None:
    page = parse(render(Report(), "html"))
    assert [h1.text for h1 in page.all("h1")] == ["（原文没有标题）"]
    assert not page.all("table")
    assert len(page.all("aside")) == 1 + 6 + 3


def test_text_of_a_report_is_text() -> None:
    nasty = '<script>alert("1")</script> & <b>甲</b>'
    report = filled(Figure(printed=nasty, state=State.UNREADABLE), title=nasty, opening=nasty, agency=nasty, metadata={"索引号": nasty})
    page = parse(render(report, "html"))
    assert not page.all("script")
    assert page.all("h1")[0].text == page.all("td")[0].text == nasty


def test_columns_of_the_mark_up_are_those_of_the_edition() -> None:
    page = parse(render(filled(ZEROS, "2021"), "html"))
    table = EDITIONS["2021"].table("requests")
    first = [td for td in page.all("td") if td.attributes["data-cell"].startswith("requests/received/")]
    assert [td.attributes["data-cell"].split("/")[2] for td in first] == [line.key for line in leaves(table.blocks[0].columns)]
