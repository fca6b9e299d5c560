"""Writing a document as a web page: cells, tables, pages and bytes, each with its own bad habits."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import grids, prose
from .form import RULINGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from .document import Document
    from .grids import Cell, Grid


def bare(cell: Cell) -> str:
    """The text and nothing else."""
    return html.escape(cell.text, quote=False)


def paragraph(cell: Cell) -> str:
    """The text in one paragraph; an empty cell holds a no-break space."""
    return f"<p>{bare(cell) or '&nbsp;'}</p>"


def word(cell: Cell) -> str:
    """What Word exports: spans in spans by script of the characters, and an empty o:p."""
    text = bare(cell) or "&nbsp;"
    half = len(text) // 2 if cell.kind != "value" else 0
    font = "font-size:12.0pt;font-family:仿宋_GB2312;mso-hansi-font-family:宋体"
    runs = [f'<span style="{font}">{part}</span>' for part in (text[:half], text[half:]) if part]
    return f'<p class="MsoNormal" align="center" style="text-align:center"><span lang="EN-US">{"".join(runs)}<o:p></o:p></span></p>'


def wps(cell: Cell) -> str:
    """What WPS exports: font in span in font, and breaks inside long labels."""
    text = bare(cell)
    if cell.kind != "value" and len(text) > 4:
        text = f"{text[:3]}<br/>{text[3:]}"
    return f'<font face="宋体"><span style="font-size:14px;"><font face="仿宋">{text}</font></span></font>'


def letters(cell: Cell) -> str:
    """Labels with one character to a paragraph, as narrow columns are often typed."""
    if cell.kind == "value" or len(cell.text) > 8:
        return paragraph(cell)
    return "".join(f"<p>{html.escape(character)}</p>" for character in cell.text)


def cut(cell: Cell) -> str:
    """Each character of a number in a span of its own."""
    if cell.kind != "value":
        return f"<p><span>{bare(cell)}</span></p>"
    return "<p>" + "".join(f"<span>{html.escape(character)}</span>" for character in cell.text) + "</p>"


def entities(cell: Cell) -> str:
    """Spaces of every kind as entities, quotes by number."""
    text = bare(cell).replace("“", "&#8220;").replace("”", "&rdquo;").replace("（", "&#65288;").replace("、", "&#12289;")
    return f"&nbsp;&ensp;{text}&#12288;&nbsp;" if cell.kind == "value" else f"{text}&emsp;"


@dataclass(frozen=True)
class Html:
    """A way of writing; calling it with a document gives the bytes of the page."""

    inner: Callable[[Cell], str] = paragraph
    head: str = "td"
    scope: bool = False
    closed: bool = True
    layout: str = "span"
    spoil: Callable[[dict[str, Grid]], None] = lambda tables: None
    broken_at: int = 0  # row of table three that begins a second table
    table: str = '<table border="1" cellspacing="0">'
    p: str = "<p>"
    page: Callable[[Document, str], str] = lambda document, body: simple(document, body)
    finish: Callable[[str], str] = lambda text: text  # what happens to the whole page
    codec: str = "utf-8"
    bom: bytes = b""

    def __call__(self, document: Document) -> bytes:
        return self.bom + self.finish(self.page(document, self.body(document))).encode(self.codec)

    def body(self, document: Document) -> str:
        """The report itself, without the page around it."""
        tables = {
            "proactive": grids.proactive(document) if "proactive" in document.tables else [],
            "requests": grids.requests(document, self.layout) if "requests" in document.tables else [],
            "disputes": grids.disputes(document) if "disputes" in document.tables else [],
        }
        self.spoil(tables)
        drawn = {name: self._tables(name, grid) for name, grid in tables.items()}
        if not document.prose:
            return "\n".join(drawn.values())
        lines = []
        places = dict(zip(("二", "三", "四"), drawn.values(), strict=True))
        for heading, before, after in prose.parts(document):
            table = places.get(heading[:1], "")
            lines += [f"{self.p}{text}</p>" for text in [heading, *before] if text]
            lines += [table] if table else []
            lines += [f"{self.p}{text}</p>" for text in after]
        return "\n".join(lines)

    def _tables(self, name: str, grid: Grid) -> str:
        if not grid:
            return ""
        if name != "requests" or not self.broken_at:
            return self.draw(grid)
        second = [*grid[:3], *grid[self.broken_at :]]
        return self.draw(grid[: self.broken_at]) + "\n" + self.draw(second)

    def draw(self, grid: Grid) -> str:
        """One table."""
        rows = "\n".join("<tr>" + "".join(self._cell(cell) for cell in cells) + ("</tr>" if self.closed else "") for cells in grid)
        return f"{self.table}<tbody>\n{rows}\n</tbody></table>"

    def _cell(self, cell: Cell) -> str:
        tag = self.head if cell.kind != "value" else "td"
        spans = (f' rowspan="{cell.rows}"' if cell.rows > 1 else "") + (f' colspan="{cell.cols}"' if cell.cols > 1 else "")
        scope = (' scope="row"' if cell.kind == "label" else ' scope="col"') if self.scope and tag == "th" else ""
        return f"<{tag}{spans}{scope}>{self.inner(cell)}" + (f"</{tag}>" if self.closed else "")


def simple(document: Document, body: str, charset: str = '<meta charset="utf-8">') -> str:
    """A page with a title and the report."""
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head>{charset}<title>{document.heading}</title></head>\n'
        f"<body>\n<h1>{document.heading}</h1>\n{body}\n</body></html>\n"
    )


def declared(charset: str) -> Callable[[Document, str], str]:
    """A simple page that declares this charset, or none when it is empty."""
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if charset else ""
    return lambda document, body: simple(document, body, meta)


def word_page(document: Document, body: str) -> str:
    """A page saved from Word, with its conditional comments and styles."""
    return (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">\n'
        '<head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><meta name=Generator content="Microsoft Word 15">\n'
        "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View><w:Zoom>0</w:Zoom></w:WordDocument></xml><![endif]-->\n"
        "<style><!-- p.MsoNormal {margin:0cm; line-height:28.0pt} table.MsoNormalTable {mso-style-name:普通表格} --></style></head>\n"
        f"<body lang=ZH-CN><div class=WordSection1><p class=MsoNormal align=center><b><span>{document.heading}</span></b></p>\n"
        f"<![if !supportMisalignedColumns]><!-- 1 2 3 --><![endif]>\n{body}\n</div></body></html>\n"
    )


def chrome(document: Document, body: str) -> str:
    """A page of a government site: breadcrumb, metadata table, share buttons, neighbours, footer."""
    nav = "".join(f'<li><a href="/{n}/">{name}</a></li>' for n, name in enumerate(["首页", "政务公开", "办事服务", "互动交流"]))
    meta = [
        ("索引号", f"11000000MB0000000X/{document.year + 1}-00017"),
        ("主题分类", "政务公开"),
        ("发布机构", document.agency),
        ("文号", ""),
        ("生成日期", f"{document.year + 1}-01-19"),
        ("公开日期", f"{document.year + 1}年01月20日"),
        ("信息名称", document.heading),
    ]
    rows = "".join(f"<tr><th>{name}：</th><td colspan=2>{value}</td></tr>" for name, value in meta)
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{document.heading}_政府信息公开年报_{document.agency}</title>\n'
        f'<meta name="ArticleTitle" content="{document.heading}"><meta name="PubDate" content="{document.year + 1}-01-20 09:15">\n'
        f'<meta name="ContentSource" content="{document.agency}"></head><body><div class="top"><ul>{nav}</ul>今日访问 2381 次</div>\n'
        f'<div class="bread">当前位置： <a href="/">首页</a> &gt; <a href="/zwgk/">政府信息公开</a> &gt; 政府信息公开年报</div>\n'
        f'<table class="xxgk"><tbody>{rows}</tbody></table>\n<h1>{document.heading}</h1>\n'
        f'<div class="info">发布时间：{document.year + 1}-01-20 09:15　来源：{document.agency}　浏览次数：<span id="hits">1206</span>　'
        "字体：[ <a>大</a> <a>中</a> <a>小</a> ]</div>\n"
        f'<div class="share">分享到： <a>微信</a> <a>微博</a> <a>QQ空间</a></div>\n<div id="zoom">{body}</div>\n'
        '<div class="bottom"><a>打印本页</a> <a>关闭窗口</a> 扫一扫在手机打开当前页</div>\n'
        f"<p>上一篇：<a>{document.agency}{document.year - 1}年政府信息公开工作年度报告</a></p><p>下一篇：没有了</p>\n"
        '<table class="links"><tr><td>友情链接</td><td><a>中国政府网</a></td><td><a>省政府网</a></td></tr></table>\n'
        "<footer>主办：办公室　ICP备案号：某ICP备00000000号-1　公安备案 00000000000000号　网站标识码：0000000000</footer></body></html>\n"
    )


def nested(document: Document, body: str) -> str:
    """A page laid out with tables in tables."""
    return simple(
        document,
        (
            '<table width="1000" align="center"><tr><td width="200"><table><tr><td>栏目导航</td></tr><tr><td>公开指南</td></tr>'
            "<tr><td>公开年报</td></tr></table></td>\n"
            f'<td valign="top"><table width="100%"><tr><td>首页 &gt; 公开年报</td></tr>'
            f"<tr><td><table><tbody><tr><td>{body}</td></tr></tbody></table>"
            "</td></tr></table></td></tr><tr><td colspan=2>版权所有 2008-2024</td></tr></table>"
        ),
    )


def meta_only(document: Document, body: str) -> str:
    """A page whose title stands in a meta element and nowhere else."""
    return (
        f'<html><head><meta charset="utf-8"><meta name="ArticleTitle" content="{document.heading}"/>'
        f'<meta name="SiteName" content="政府门户网站"/><title>政府门户网站</title></head>'
        f"<body><div class=TRS_Editor>{body}</div></body></html>\n"
    )


def noise(document: Document, body: str) -> str:
    """A page with figures in scripts, an old table in a comment and copies that nobody sees."""
    ghost = "<table><tr><td>一、本年新收政府信息公开申请数量</td>" + "<td>77</td>" * 7 + "</tr></table>"
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{document.heading}</title>\n'
        f'<script type="application/json">{{"title":"{document.heading}","received":99,"rows":"<td>99</td>"}}</script>\n'
        f"<script>var old = '{ghost}'; document.title += '';</script></head><body>\n"
        f"<!-- 旧表，已作废 {ghost} -->\n<h1>{document.heading}</h1>\n"
        f'<div style="display:none">{ghost}</div><div hidden>{ghost}</div><noscript><p>请启用脚本后浏览，现有 88 人在线</p></noscript>\n'
        f"<template>{ghost}</template>\n{body}\n</body></html>\n"
    )


# What spoils a table before it is drawn


def rowspan(start: str, by: int) -> Callable[[dict[str, Grid]], None]:
    """Make the span of the label that begins so wrong by so many rows."""

    def spoil(tables: dict[str, Grid]) -> None:
        grids.find(tables["requests"], start).rows += by

    return spoil


def colspan(start: str, cols: int) -> Callable[[dict[str, Grid]], None]:
    """Give the head cell that begins so this wrong width."""

    def spoil(tables: dict[str, Grid]) -> None:
        grids.find(tables["requests"], start).cols = cols

    return spoil


def filler(where: str) -> Callable[[dict[str, Grid]], None]:
    """Put an empty cell at the end of each row of values, or between its label and its values."""

    def spoil(tables: dict[str, Grid]) -> None:
        for cells in tables["requests"][3:]:
            first = next(n for n, cell in enumerate(cells) if cell.kind == "value")
            cells.insert(first if where == "middle" else len(cells), grids.Cell(""))
        for cells in tables["proactive"]:
            if where == "end" and cells[-1].kind == "value":
                cells.append(grids.Cell(""))

    return spoil


def per_letter_rulings(cell: Cell) -> str:
    """One character to a paragraph in the heads of table four only."""
    return letters(cell) if cell.text in {label for _, label in RULINGS} else paragraph(cell)


def narrow(kind: str) -> Callable[[dict[str, Grid]], None]:
    """Drop or add a cell in two rows, so that nothing says which column is meant."""

    def spoil(tables: dict[str, Grid]) -> None:
        for cells in tables["requests"][6:8]:
            if kind == "six":
                cells.pop()
            else:
                cells.append(grids.Cell(cells[-1].text))

    return spoil
