"""What Word prints of a file, as rows of fields: the XML stands in the tests, whole where it is short."""

import pytest

from gongkai.reading.docx import read_docx
from gongkai.reading.docx.counting import printed
from tests.reading.packages import docx, packed, relations, types


def p(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}<w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(text: str, properties: str = "") -> str:
    """A cell of one paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def tbl(*rows: str, grid: str = "") -> str:
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def lines(body: str, styles: str = "", numbering: str = "") -> list[str]:
    """The rows of a file, fields joined by a bar."""
    return ["|".join(field.text for field in row.fields) for row in read_docx(docx(body, styles, numbering)).rows]


def grid(body: str) -> list[list[tuple[str, int | None, int]]]:
    """Text, column and span of the cells, row by row."""
    return [[(f.text, f.column, f.span) for f in row.fields] for row in read_docx(docx(body)).rows if row.table]


R = "<w:r><w:t>{}</w:t></w:r>"
BOX = "<w:txbxContent>" + p("盒中") + "</w:txbxContent>"
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
CODE = "<w:r><w:instrText>{}</w:instrText></w:r>"
TEXTS = [
    ("<w:r><w:t>甲</w:t><w:t>乙</w:t></w:r>" + R.format("丙"), ["甲乙丙"], "runs"),
    ("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:cr/><w:t>丙</w:t></w:r>", ["甲", "乙", "丙"], "line ends"),
    ('<w:r><w:t>甲</w:t><w:br w:type="page"/><w:t>乙</w:t></w:r>', ["甲", "乙"], "a page end"),
    ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", ["甲|乙"], "a tab parts"),
    ("<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>2信</w:t><w:softHyphen/><w:t>息</w:t></w:r>", ["1-2信息"], "hyphens"),
    ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Symbol" w:char="F0B7"/><w:t>甲</w:t></w:r>', ["☑甲"], "signs"),
    ('<w:r><w:sym w:font="宋体" w:char="4E00"/></w:r>', ["一"], "a sign that is a character"),
    ("<w:ins>" + R.format("甲") + "</w:ins><w:del><w:r><w:delText>乙</w:delText></w:r></w:del>", ["甲"], "changes"),
    ("<w:moveFrom>" + R.format("甲") + "</w:moveFrom><w:moveTo>" + R.format("乙") + "</w:moveTo>", ["乙"], "moves"),
    ("<w:del><w:r><w:t>甲</w:t></w:r></w:del>" + R.format("乙"), ["乙"], "deleted, though WPS writes t for delText"),
    ("<w:hyperlink>" + R.format("甲") + "</w:hyperlink><w:smartTag>" + R.format("乙") + "</w:smartTag>", ["甲乙"], "wrappers"),
    ("<w:sdt><w:sdtContent>" + R.format("甲") + "</w:sdtContent></w:sdt>", ["甲"], "a control among runs"),
    ("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + R.format("单击此处") + "</w:sdtContent></w:sdt>", [], "a prompt"),
    ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>7</w:t></w:r>" + R.format("甲"), ["甲"], "hidden"),
    ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>7</w:t></w:r>', ["7"], "hidden, switched off"),
    ('<w:fldSimple w:instr=" PAGE ">' + R.format("3") + "</w:fldSimple>", ["3"], "a field with its result"),
    (
        FIELD.format("begin") + CODE.format(" IF 1 ") + R.format("乙") + FIELD.format("separate") + R.format("甲") + FIELD.format("end"),
        ["甲"],
        "code and result",
    ),
    (
        FIELD.format("begin")
        + FIELD.format("begin")
        + FIELD.format("separate")
        + R.format("乙")
        + FIELD.format("end")
        + FIELD.format("end"),
        [],
        "a result inside a code",
    ),
    (FIELD.format("begin") + CODE.format("X") + "</w:p><w:p>" + R.format("甲"), ["甲"], "a field without end swallows nothing"),
    ("<w:r><w:footnoteReference/></w:r><w:r><w:commentReference/></w:r>" + R.format("甲"), ["甲"], "marks of notes"),
    (
        "<w:r><w:ruby><w:rt>" + R.format("jiǎ") + "</w:rt><w:rubyBase>" + R.format("甲") + "</w:rubyBase></w:ruby></w:r>",
        ["甲"],
        "ruby",
    ),
    ("<m:oMath><m:r><m:t>12</m:t></m:r></m:oMath>", ["12"], "a number typed as equation"),
    ("<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num></m:f></m:oMath>" + R.format("甲"), ["甲"], "a fraction"),
    (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>" + BOX + "</wps:txbx></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><v:textbox>" + BOX + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" + R.format("甲"),
        ["甲", "盒中"],
        "a text box once",
    ),
    (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice><mc:Fallback><w:pict><v:textbox>" + BOX + "</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>",
        ["盒中"],
        "a text box only drawn the old way",
    ),
    ("<w:r><w:t> 甲 </w:t></w:r><w:proofErr/><w:bookmarkStart/>" + R.format("乙"), ["甲 乙"], "what has no text"),
    ("<w:r><w:t>　甲</w:t></w:r>", ["　甲"], "ideographic space"),
]


@pytest.mark.parametrize(("runs", "expected", "why"), TEXTS)
def test_text_of_a_paragraph(runs: str, expected: list[str], why: str) -> None:
    assert lines(f"<w:p>{runs}</w:p>") == expected, why


BLOCKS = [
    (p("甲") + p("") + p("乙"), ["甲", "乙"], "empty paragraphs leave no row"),
    (f"<w:sdt><w:sdtContent>{p('甲')}</w:sdtContent></w:sdt>", ["甲"], "a control around paragraphs"),
    (f"<w:customXml>{p('甲')}</w:customXml>", ["甲"], "custom XML"),
    (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>'
        + p("一、总体情况1")
        + "</w:sdtContent></w:sdt>"
        + p("甲"),
        ["甲"],
        "contents in a control",
    ),
    (
        f"<w:p>{FIELD.format('begin')}{CODE.format(' TOC ')}{FIELD.format('separate')}{R.format('一、总体情况')}</w:p>"
        f"{p('二、主动公开')}<w:p>{FIELD.format('end')}</w:p>{p('甲')}",
        ["甲"],
        "contents in a field over paragraphs",
    ),
    (
        f"<w:p>{FIELD.format('begin')}{CODE.format(' TOC ')}{FIELD.format('separate')}</w:p>{p('甲')}",
        ["甲"],
        "contents that never end swallow nothing",
    ),
    (p("本", '<w:framePr w:dropCap="drop"/>') + p("报告"), ["本报告"], "a large first letter"),
    (p("甲", "<w:rPr><w:del/></w:rPr>") + p("乙"), ["甲乙"], "a deleted end of paragraph"),
    (p("甲", "<w:rPr><w:del/></w:rPr>"), ["甲"], "the last one"),
    (p("甲") + '<w:altChunk r:id="x"/>', ["甲"], "a foreign piece"),
    (f"<mc:AlternateContent><mc:Choice>{p('甲')}</mc:Choice><mc:Fallback>{p('乙')}</mc:Fallback></mc:AlternateContent>", ["甲"], "ways"),
]


@pytest.mark.parametrize(("body", "expected", "why"), BLOCKS)
def test_blocks(body: str, expected: list[str], why: str) -> None:
    assert lines(body) == expected, why


def test_foreign_piece_is_noted() -> None:
    assert "没有读取" in read_docx(docx('<w:altChunk r:id="x"/>')).notes[0]


SPAN = '<w:gridSpan w:val="{}"/>'
DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
GRIDS = [
    ((tc("a") + tc("b"),), [[("a", 0, 1), ("b", 1, 1)]], "plain"),
    ((tc("a", SPAN.format(2)) + tc("b"),), [[("a", 0, 2), ("b", 2, 1)]], "across"),
    (
        (tc("a", DOWN) + tc("b"), tc("", ON) + tc("c"), tc("d") + tc("e")),
        [[("a", 0, 1), ("b", 1, 1)], [("c", 1, 1)], [("d", 0, 1), ("e", 1, 1)]],
        "down",
    ),
    ((tc("a", ON) + tc("b"), tc("", ON) + tc("c")), [[("a", 0, 1), ("b", 1, 1)], [("c", 1, 1)]], "going on from nothing begins"),
    ((tc("a", DOWN) + tc("b"), tc("x", ON) + tc("c")), [[("a", 0, 1), ("b", 1, 1)], [("c", 1, 1)]], "hidden text in a merged cell"),
    (
        ('<w:trPr><w:gridBefore w:val="2"/></w:trPr>' + tc("a") + tc("b"), tc("c") + tc("d") + tc("e") + tc("f")),
        [[("a", 2, 1), ("b", 3, 1)], [("c", 0, 1), ("d", 1, 1), ("e", 2, 1), ("f", 3, 1)]],
        "columns left free before",
    ),
    (("<w:trPr><w:del/></w:trPr>" + tc("a") + tc("b"), tc("c") + tc("d")), [[("c", 0, 1), ("d", 1, 1)]], "a deleted row"),
    (("<w:trPr><w:hidden/></w:trPr>" + tc("a") + tc("b"), tc("c") + tc("d")), [[("c", 0, 1), ("d", 1, 1)]], "a hidden row"),
    ((tc("a", "<w:cellDel/>") + tc("b") + tc("c"),), [[("b", 0, 1), ("c", 1, 1)]], "a deleted cell"),
    (
        (tc("a", '<w:hMerge w:val="restart"/>') + tc("", "<w:hMerge/>") + tc("b"),),
        [[("a", 0, 2), ("b", 2, 1)]],
        "merged across the old way",
    ),
    (
        ("<w:sdt><w:sdtContent>" + tc("a") + "</w:sdtContent></w:sdt>" + tc("b"),),
        [[("a", 0, 1), ("b", 1, 1)]],
        "a control around a cell",
    ),
    ((tc("1", SPAN.format(999_999_999)) + tc("b"),), [[("1", 0, 128), ("b", 128, 1)]], "a span beyond any table"),
]


@pytest.mark.parametrize(("rows", "expected", "why"), GRIDS)
def test_columns_and_spans(rows: tuple[str, ...], expected: list[list[tuple[str, int, int]]], why: str) -> None:
    assert grid(tbl(*rows)) == expected, why


def test_control_around_a_row() -> None:
    row = f"<w:sdt><w:sdtContent><w:tr>{tc('a')}{tc('b')}</w:tr></w:sdtContent></w:sdt>"
    assert grid(f"<w:tbl>{row}<w:tr>{tc('c')}{tc('d')}</w:tr></w:tbl>")[0] == [("a", 0, 1), ("b", 1, 1)]


def test_lines_of_a_cell_stay_together() -> None:
    assert grid(tbl(f"<w:tc>{p('商业')}{p('')}{p('企业')}</w:tc>" + tc("1")))[0][0] == ("商业\n企业", 0, 1)


def test_place_is_told_in_rows_and_columns_of_the_grid() -> None:
    rows = read_docx(docx(tbl(tc("a", SPAN.format(2)) + tc("b")) + p("x") + tbl(tc("c") + tc("d")))).rows
    places = [(f.where.table, f.where.row, f.where.column) for row in rows for f in row.fields]
    assert places == [(1, 1, 1), (1, 1, 3), (None, None, None), (2, 1, 1), (2, 1, 2)]


def test_column_without_width_is_none() -> None:
    """LibreOffice leaves such columns when it converts a .doc: heads span it, numbers stand beside it."""
    columns = '<w:gridCol w:w="900"/><w:gridCol w:w="5"/><w:gridCol w:w="900"/>'
    rows = (tc("甲", SPAN.format(2)) + tc("乙"), tc("1") + tc("2", SPAN.format(2)), tc("3") + tc("") + tc("4"))
    same = [[("甲", 0, 1), ("乙", 1, 1)], [("1", 0, 1), ("2", 1, 1)], [("3", 0, 1), ("4", 1, 1)]]
    assert grid(tbl(*rows, grid=columns)) == same


def test_narrow_column_with_text_stays() -> None:
    columns = '<w:gridCol w:w="900"/><w:gridCol w:w="0"/><w:gridCol w:w="900"/>'
    assert grid(tbl(tc("a") + tc("7") + tc("b"), grid=columns)) == [[("a", 0, 1), ("7", 1, 1), ("b", 2, 1)]]


def test_nested_table_of_one_cell_is_the_cell() -> None:
    inner = f"<w:tc>{tbl(tc('5'))}{p('')}</w:tc>"
    assert grid(tbl(tc("a") + inner)) == [[("a", 0, 1), ("5", 1, 1)]]


def test_nested_table_in_a_layout_table_is_a_table() -> None:
    inner = tbl(tc("a") + tc("1"), tc("b") + tc("2"))
    rows = read_docx(docx(tbl(f"<w:tc>{p('一、总体情况')}{inner}{p('')}</w:tc>"))).rows
    assert [(row.table, [f.text for f in row.fields]) for row in rows] == [(None, ["一、总体情况"]), (1, ["a", "1"]), (1, ["b", "2"])]


def test_table_in_a_text_box_is_a_table() -> None:
    box = "<w:p><w:r><w:pict><v:textbox><w:txbxContent>" + tbl(tc("a") + tc("1")) + "</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
    assert grid(box) == [[("a", 0, 1), ("1", 1, 1)]]


def lvl(level: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


LISTS = (
    '<w:abstractNum w:abstractNumId="0">'
    + lvl(0, "chineseCounting", "%1、")
    + lvl(1, "japaneseCounting", "（%2）")
    + lvl(2, "decimal", "%3.")
    + lvl(3, "decimal", "%1.%4", "<w:isLgl/>")
    + lvl(4, "bullet", "●")
    + lvl(5, "decimal", "%6", '<w:lvlRestart w:val="0"/>')
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:styleLink w:val="甲"/>'
    + lvl(0, "decimal", "第%1条", '<w:pStyle w:val="条"/>')
    + '</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="甲"/></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>'
)


def item(level: int, text: str = "", number: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


NUMBERED = [
    ([item(0, "甲"), item(0, "乙")], ["一、甲", "二、乙"], "counting"),
    (
        [item(0, "甲"), item(1, "乙"), item(1, "丙"), item(0, "丁"), item(1, "戊")],
        ["一、甲", "（一）乙", "（二）丙", "二、丁", "（一）戊"],
        "levels",
    ),
    ([item(0, "甲"), item(2, "乙"), p("丙"), item(2, "丁")], ["一、甲", "1.乙", "丙", "2.丁"], "text between"),
    ([item(0), item(0), item(3, "甲")], ["一、", "二、", "2.1 甲"], "digits for all, and a gap before the text"),
    ([item(4, "甲")], ["甲"], "a bullet is no number"),
    ([item(5, "甲"), item(0, "乙"), item(5, "丙")], ["1 甲", "一、乙", "2 丙"], "never starts again"),
    ([item(0, "甲"), item(0, "乙", 2), item(0, "丙")], ["一、甲", "五、乙", "六、丙"], "starts anew; lists of one plan count together"),
    ([item(0, "甲", 0), item(0, "乙", 9)], ["甲", "乙"], "no list, and one that is not there"),
    ([item(0, "甲", 3)], ["第1条甲"], "through a style of lists"),
    ([p("甲", '<w:pStyle w:val="条"/>'), p("乙", '<w:pStyle w:val="子"/>')], ["第1条甲", "第2条乙"], "by style, also inherited"),
    ([p("甲", '<w:pStyle w:val="条"/><w:numPr><w:numId w:val="0"/></w:numPr>')], ["甲"], "style's number switched off"),
    ([tbl("".join(f"<w:tc>{item(2, text)}</w:tc>" for text in ("属于国家秘密", "其他")))], ["1.属于国家秘密|2.其他"], "in cells"),
]
STYLES = (
    '<w:style w:type="paragraph" w:styleId="条"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="子"><w:basedOn w:val="条"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="10"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="底"><w:name w:val="z-底部"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="隐"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="圈"><w:basedOn w:val="圈"/></w:style>'
)


@pytest.mark.parametrize(("body", "expected", "why"), NUMBERED)
def test_automatic_numbers_are_text(body: list[str], expected: list[str], why: str) -> None:
    assert lines("".join(body), STYLES, LISTS) == expected, why


def test_styles_hide_and_mark_contents() -> None:
    body = p("一、总体情况", '<w:pStyle w:val="10"/>') + p("底", '<w:pStyle w:val="底"/>')
    assert lines(body + '<w:p><w:r><w:rPr><w:rStyle w:val="隐"/></w:rPr><w:t>7</w:t></w:r></w:p>' + p("甲"), STYLES) == ["甲"]


COUNTS = [
    (1, "chineseCounting", "一"),
    (10, "chineseCounting", "十"),
    (12, "japaneseCounting", "十二"),
    (20, "chineseCounting", "二十"),
    (103, "chineseCountingThousand", "一百零三"),
    (1010, "chineseCountingThousand", "一千零一十"),
    (12, "chineseLegalSimplified", "壹拾贰"),
    (10, "ideographDigital", "一〇"),
    (3, "ideographTraditional", "丙"),
    (3, "ideographEnclosedCircle", "㊂"),
    (21, "decimalEnclosedCircle", "㉑"),
    (2, "decimalEnclosedParen", "⑵"),
    (12, "decimalFullWidth", "１２"),
    (3, "decimalZero", "03"),
    (28, "upperLetter", "BB"),
    (14, "lowerRoman", "xiv"),
    (3, "none", ""),
    (3, "hebrew1", "3"),
    (0, "chineseCounting", "0"),
]


@pytest.mark.parametrize(("number", "style", "expected"), COUNTS)
def test_styles_of_numbers(number: int, style: str, expected: str) -> None:
    assert printed(number, style) == expected


def test_strict_open_xml() -> None:
    usual = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    part = f'<w:document xmlns:w="{usual}"><w:body>{tbl(tc("a") + tc("1"))}</w:body></w:document>'
    strict = part.replace(usual, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    data = packed({"[Content_Types].xml": types("word/document.xml", "wordprocessingml.document"), "word/document.xml": strict})
    assert [f.text for f in read_docx(data).rows[0].fields] == ["a", "1"]


def test_main_part_by_another_name() -> None:
    usual = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    part = f'<document xmlns="{usual}"><body><p><r><t>甲</t></r></p></body></document>'
    data = packed({"_rels/.rels": relations(("officeDocument", "/word/document2.xml")), "word/document2.xml": part.encode("utf-16")})
    assert [row.fields[0].text for row in read_docx(data).rows] == ["甲"]


def test_properties_of_the_file_give_no_title() -> None:
    data = packed(
        {
            "word/document.xml": f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{p("甲")}</w:body></w:document>',
            "docProps/core.xml": "<coreProperties><title>某局2019年政府信息公开工作年度报告</title></coreProperties>",
        }
    )
    document = read_docx(data)
    assert (document.title, document.metadata) == ("", {})
