"""The parts of reading OFD: steps, numbers, paths, places of characters, what is left out, what is missing."""

from __future__ import annotations

import math

import pytest
from lxml import etree

from gongkai.reading.ofd import read_ofd
from gongkai.reading.ofd.glyphs import Writing
from gongkai.reading.ofd.numbers import box, number, placed, steps
from gongkai.reading.ofd.pages import Opened
from gongkai.reading.ofd.parts import Parts
from gongkai.reading.ofd.strokes import lines_of
from gongkai.reading.pdf.ruling import Matrix, Rules
from tests.reading.ofd.minimal import A_LINE, document, ofd, page, pages, path, text
from tests.reading.ofd.writer import SPACE

PAGE: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

NAN = math.nan
STEPS = [
    ("1 2 3", 3, [1, 2, 3], "spelt out"),
    ("g 3 2.5 1", 4, [2.5, 2.5, 2.5, 1], "repeated"),
    ("1.5875 g 4 3.175  1.5875 g 1 3.175 -19.05", 7, [1.5875, *[3.175] * 4, 1.5875, 3.175], "a step back to a next line"),
    ("g 999999999 1", 2, [1, 1], "repeated for ever"),
    ("g 2", 3, [NAN, NAN], "cut"),
    ("g", 3, [], "cut shorter"),
    ("g -1 4 5", 3, [5], "less than none"),
    ("x 2", 2, [NAN, 2], "no number"),
    (None, 3, [], "none"),
    ("1 2", 0, [], "one character"),
]


@pytest.mark.parametrize(("written", "most", "found", "why"), STEPS)
def test_steps(written: str | None, most: int, found: list[float], why: str) -> None:
    assert steps(written, most) == pytest.approx(found, nan_ok=True), why


NUMBERS = [("1", 1.0), (" -2.5 ", -2.5), (".5", 0.5), ("1e3", 1e3), ("1e9", 7.0), ("nan", 7.0), ("-inf", 7.0), ("", 7.0), ("一", 7.0)]
NUMBERS += [("1" * 99, 7.0), ("2" + " " * 99, 7.0)]


@pytest.mark.parametrize(("written", "found"), NUMBERS)
def test_numbers(written: str, found: float) -> None:
    assert number(written, 7.0) == found


def test_boxes_and_matrices() -> None:
    assert box("1 2 3 4") == (1, 2, 3, 4)
    assert box("1,2,3,4") == (1, 2, 3, 4)
    assert box("1 2 3") is None
    assert box("1 2 3 x") is None
    assert placed(etree.fromstring('<o Boundary="10 20 5 5" CTM="2 0 0 2 1 1"/>'), (3, 0, 0, 3, 0, 0)) == (6, 0, 0, 6, 33, 63)


RECTANGLE = "M 0 0 L 90 0 L 90 40 L 0 40 C"
SLAB = "M 0 0 L 90 0 L 90 1 L 0 1 C"
FILLED = 'Stroke="false" Fill="true"'
PATHS = [
    ("M 0 10 L 90 10", "", [("across", 10, 0, 90)], "a stroke"),
    ("S 0 10 L 90 10 C", 'Fill="true"', [("across", 10, 0, 90)], "there and back"),
    ("M0,10L90,10", "", [("across", 10, 0, 90)], "no spaces"),
    ("M 0 0 L 90 0 90 40", "", [("across", 0, 0, 90), ("down", 90, 0, 40)], "an operator left out"),
    (RECTANGLE, "", [("across", 0, 0, 90), ("down", 90, 0, 40), ("across", 40, 0, 90), ("down", 0, 0, 40)], "the four sides"),
    (RECTANGLE, 'Stroke="false" Fill="true"', [], "a filled field"),
    (RECTANGLE, 'Stroke="false"', [], "neither"),
    (SLAB, FILLED, [("across", 0.5, 0, 90)], "a slab"),
    (SLAB + " M 0 0 L 1 0 L 1 40 L 0 40 C", FILLED, [("across", 0.5, 0, 90), ("down", 0.5, 0, 40)], "two"),
    ("M 0 0 L 90 40", "", [], "a slanted line"),
    ("M 0 0 B 10 40 80 40 90 0", "", [], "a curve"),
    ("M 0 0 Q 45 40 90 0 M 0 50 L 90 50", "", [("across", 50, 0, 90)], "a curve and a line"),
    ("M 0 0 A 9 9 0 1 1 90 40", "", [], "an arc"),
    ("L 0 10 L 90 10", "", [("across", 10, 0, 90)], "begun without a move"),
    ("C", "", [], "only an end"),
    ("", "", [], "nothing"),
    ("M 0 10 L 90", "", [("across", 10, 0, 0), ("down", 0, 10, 10)], "cut: a dot"),
    ("K 1 2 M 0 10 L 90 10", "", [("across", 10, 0, 90)], "an operator that is none"),
    ("M 0 10 L 90 10 " * 10_000, "", [], "a drawing"),
]


@pytest.mark.parametrize(("data", "how", "found", "why"), PATHS, ids=[why for *_, why in PATHS])
def test_paths(data: str, how: str, found: list[tuple[str, float, float, float]], why: str) -> None:
    rules = Rules()
    for line in lines_of(etree.fromstring(path(data, how).replace("ofd:", "")), PAGE):
        rules.add(*line)
    told = [("across", *rule) for rule in rules.across] + [("down", *rule) for rule in rules.down]
    assert sorted(told) == sorted(found), why


def written(*objects: str, matrix: Matrix = PAGE) -> Writing:
    writing = Writing(500, 500, 1_000)
    for each in objects:
        element = etree.fromstring(each.replace("ofd:", ""))
        writing.add(element, placed(element, matrix))
    return writing


def lefts(writing: Writing) -> list[float]:
    return [round(char.left, 2) for char in writing.chars]


def test_characters_follow_each_other_where_no_steps_are_told() -> None:
    writing = written(text("共12件", 0, 0, size=10))
    assert lefts(writing) == [0, 10, 15, 20]
    assert [(round(c.top, 2), round(c.bottom, 2)) for c in writing.chars] == [(1.2, 11.2)] * 4
    assert lefts(written(text("共12件", 0, 0, size=10, how='HScale="0.5"'))) == [0, 5, 7.5, 10]
    assert lefts(written(text("共12件", 0, 0, size=10, code='DeltaX="12 x"'))) == [0, 12, 17, 22]


def test_what_stands_apart_is_as_wide_as_usual() -> None:
    apart = written(text("12", 0, 0, size=10, code='DeltaX="9"')).chars
    assert [round(char.right - char.left, 2) for char in apart] == [5, 5]
    close = written(text("12", 0, 0, size=10, code='DeltaX="5.6"')).chars
    assert round(close[0].right - close[0].left, 2) == 5.6


def test_the_boundary_tells_how_wide_a_single_character_is() -> None:
    (char,) = written(text("W", 0, 0, size=10).replace('Boundary="0 0 100 5"', 'Boundary="0 0 9.4 12"')).chars
    assert round(char.right, 2) == 9.4


@pytest.mark.parametrize(
    ("how", "code", "turn", "why"),
    [
        ('CTM="0 1 -1 0 0 0"', 'DeltaX="10"', 3, "by a matrix"),
        ('CharDirection="90"', 'DeltaX="0" DeltaY="10"', 3, "by the direction of characters"),
        ('CharDirection="90" ReadDirection="90"', "", 3, "by both directions"),
        ('CharDirection="270" ReadDirection="270"', "", 1, "upwards"),
        ('ReadDirection="90"', "", 0, "upright, one below the other"),
    ],
)
def test_print_on_its_side(how: str, code: str, turn: int, why: str) -> None:
    writing = written(text("结果", 100, 100, size=10, how=how, code=code))
    first, second = writing.chars
    assert abs(second.top - first.top) == pytest.approx(10), why
    assert first.left == pytest.approx(second.left), why
    assert [writing.turns.get(char.order, 0) for char in writing.chars] == [turn, turn], why
    assert writing.upright == turn


def slanted(degrees: float) -> str:
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return f'CTM="{c} {s} {-s} {c} 0 0"'


@pytest.mark.parametrize(("degrees", "there"), [(0, True), (3, True), (45, False), (-30, False), (88, True)])
def test_print_across_the_page_is_a_watermark(degrees: float, there: bool) -> None:
    assert bool(written(text("内部资料", 100, 100, size=10, how=slanted(degrees))).chars) == there


def test_runs_of_an_object_keep_what_they_do_not_say() -> None:
    run = '<TextObject Boundary="0 0 99 99" Size="10"><TextCode X="5" Y="10">甲</TextCode><TextCode Y="30">乙</TextCode></TextObject>'
    assert [(c.text, c.left, round(c.top, 1)) for c in written(run).chars] == [("甲", 5, 1.2), ("乙", 5, 21.2)]


def test_order_of_drawing_counts_line_ends_as_for_pdf() -> None:
    line, beside, below = text("甲乙", 0, 0, size=10), text("丙", 40, 0, size=10), text("丁", 0, 20, size=10)
    assert [char.order for char in written(line, beside, below).chars] == [1, 2, 3, 6]
    column = [text(char, 0, 12 * number, size=10) for number, char in enumerate("办理结果")]
    assert [char.order for char in written(*column).chars] == [1, 2, 3, 4]


CHARACTERS = [
    ("\n  一份\n  ", "一份", 0, "the layout of the file is no text"),
    ("甲\t乙", "甲 乙", 0, "a tab is a space"),
    ("⼀件", "一件", 0, "a radical that stands for a word"),
    ("甲\ufffd乙", "甲乙", 1, "a character that was lost"),
]


@pytest.mark.parametrize(("said", "read", "lost", "why"), CHARACTERS)
def test_characters(said: str, read: str, lost: int, why: str) -> None:
    writing = written(text(said, 0, 0, size=10))
    assert ("".join(char.text for char in writing.chars), writing.lost) == (read, lost), why


LEFT_OUT = [
    (text("看不见", how='Visible="false"'), "not visible"),
    (f'<ofd:PageBlock Visible="false">{text("看不见")}</ofd:PageBlock>', "in a block that is not visible"),
    (text("看不见", 400, 20), "beside the page"),
    (text("看不见", 20, 50, size=0.1), "too small for print"),
    (text("内部资料", 100, 100, how=slanted(45)), "a watermark"),
    ('<ofd:CompositeObject Boundary="0 0 9 9" ResourceID="none"/>', "a graphic that is not there"),
    ("<!-- 看不见 --><ofd:ImageObject Boundary='0 0 9 9'/>", "comments and pictures"),
]


@pytest.mark.parametrize(("objects", "why"), LEFT_OUT, ids=[why for _, why in LEFT_OUT])
def test_what_nobody_is_to_read_is_left_out(objects: str, why: str) -> None:
    assert [row.fields[0].text for row in read_ofd(ofd(A_LINE + objects)).rows] == ["一份报告"], why


def test_what_is_missing_is_said() -> None:
    template = f'<ofd:Page {SPACE}><ofd:Template TemplateID="5"/>'
    gone = '<ofd:Page ID="3" BaseLoc="Pages/Page_7/Content.xml"/>'
    common = '<ofd:TemplatePage ID="5" BaseLoc="Tpls/none.xml"/>'
    content = page(A_LINE).replace(f"<ofd:Page {SPACE}>", template)
    found = read_ofd(ofd(document=document(pages(1) + gone, common), content=content))
    assert [row.fields[0].text for row in found.rows] == ["一份报告"]
    first, second = found.notes
    assert "第1页用到的模板" in first
    assert "第2页的内容" in second


def test_title_and_several_documents() -> None:
    bodies = [
        "<ofd:DocBody><ofd:DocRoot>Doc_9/Document.xml</ofd:DocRoot></ofd:DocBody>",
        "<ofd:DocBody><ofd:DocInfo><ofd:Title>年度报告</ofd:Title></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>",
        "<ofd:DocBody><ofd:DocRoot>Doc_1/Document.xml</ofd:DocRoot></ofd:DocBody>",
    ]
    second = {"Doc_1/Document.xml": document(pages(1)), "Doc_1/Pages/Page_0/Content.xml": page(text("另一份", 20, 60))}
    found = read_ofd(ofd(top=f"<ofd:OFD {SPACE}>{''.join(bodies)}</ofd:OFD>", **second))
    assert found.title == "年度报告"
    assert [(row.fields[0].text, row.fields[0].where.page) for row in found.rows] == [("一份报告", 1), ("另一份", 2)]


def test_layers_are_drawn_from_the_lowest_to_the_topmost() -> None:
    layers = "".join(f"<ofd:Layer {kind}/>" for kind in ('Type="Foreground"', 'Type="Body"', "", 'Type="Background"'))
    content = page("").replace('<ofd:Layer ID="2"></ofd:Layer>', layers)
    (sheet,) = Opened(Parts(ofd(content=content))).sheets()
    assert [layer.get("Type") for layer in sheet.layers] == ["Background", "Body", None, "Foreground"]
