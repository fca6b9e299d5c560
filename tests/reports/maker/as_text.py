"""Writing a document as plain text, the ways in which copying and converting leave it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import grids, prose

if TYPE_CHECKING:
    from collections.abc import Callable

    from .document import Document
    from .grids import Grid


def lines(grid: Grid) -> str:
    """One cell a line behind a tab, an empty line after each row."""
    return "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in _rows_with_holes(grid)) + "\n"


def _rows_with_holes(grid: Grid) -> list[list[str]]:
    """Rows of cells, where a rowspan leaves one empty cell in each row below and a colspan leaves none."""
    open_spans: dict[int, tuple[int, int]] = {}  # column -> rows left, width
    rows = []
    for cells in grid:
        row, x = [], 0
        waiting = list(cells)
        while waiting or x in open_spans:
            if x in open_spans:
                left, cols = open_spans.pop(x)
                if left > 1:
                    open_spans[x] = (left - 1, cols)
                    x += cols
                    row.append("")
                    continue
                row.append("")
                x += cols
                continue
            cell = waiting.pop(0)
            if cell.rows > 1:
                open_spans[x] = (cell.rows - 1, cell.cols)
            row.append(cell.text)
            x += cell.cols
        rows.append(row)
    return rows


def tabs(grid: Grid) -> str:
    """A row a line, a tab between columns, nothing where a span runs on."""
    return "\n".join("\t".join(row) for row in grids.expanded(grid))


def pipes(grid: Grid) -> str:
    """A row a line, bars between the cells, spans as holes."""
    return "\n".join("| " + " | ".join(row) + " |" for row in grids.expanded(grid))


def markdown(grid: Grid) -> str:
    """A Markdown table: the first row is its head, whatever stands in it."""
    rows = pipes(grid).split("\n")
    rule = "|" + "---|" * len(grids.expanded(grid)[0])
    return "\n".join([rows[0], rule, *rows[1:]])


def commas(grid: Grid) -> str:
    """Comma separated values, as a spreadsheet saves them."""
    return "\n".join(",".join(f'"{cell}"' if "," in cell else cell for cell in row) for row in grids.expanded(grid))


def paragraphs(grid: Grid) -> str:
    """One cell to a paragraph; an empty cell leaves no trace."""
    return "\n\n".join(cell.text for cells in grid for cell in cells if cell.text.strip())


def spaces(grid: Grid) -> str:
    """All cells on one line with single spaces; an empty cell leaves no trace."""
    return " ".join(cell.text for cells in grid for cell in cells if cell.text.strip())


def glued(grid: Grid) -> str:
    """All cells with nothing between them."""
    return "".join(cell.text for cells in grid for cell in cells)


def width(text: str) -> int:
    """Columns of a terminal that the text takes."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def aligned(grid: Grid) -> str:
    """Columns of fixed width, padded with spaces; labels in front are indented by their level."""
    rows = grids.expanded(grid)
    count = len(rows[0])
    sizes = [max(width(row[x]) for row in rows) + 2 for x in range(count)]
    return "\n".join("".join(cell + " " * (size - width(cell)) for cell, size in zip(row, sizes, strict=True)).rstrip() for row in rows)


@dataclass(frozen=True)
class Text:
    """A way of writing; calling it with a document gives the bytes of the file."""

    draw: Callable[[Grid], str]
    layout: str = "span"
    spoil: Callable[[dict[str, Grid]], None] = lambda tables: None
    after: Callable[[str], str] = lambda text: text  # what happens to the finished text of table three
    join: str = "\n\n"
    finish: Callable[[str], str] = lambda text: text  # what happens to the whole text
    codec: str = "utf-8"
    newline: str = "\n"
    head: Callable[[Document], str] = lambda document: document.heading

    def __call__(self, document: Document) -> bytes:
        text = self.finish(self.text(document))
        return text.replace("\n", self.newline).encode(self.codec)

    def text(self, document: Document) -> str:
        """The report as text with plain newlines."""
        tables: dict[str, Grid] = {
            "proactive": grids.proactive(document) if "proactive" in document.tables else [],
            "requests": grids.requests(document, self.layout) if "requests" in document.tables else [],
            "disputes": grids.disputes(document) if "disputes" in document.tables else [],
        }
        self.spoil(tables)
        drawn = {name: self.draw(grid) if grid else "" for name, grid in tables.items()}
        drawn["requests"] = self.after(drawn["requests"])
        if not document.prose:
            return self.join.join(text for text in drawn.values() if text) + "\n"
        pieces = [self.head(document)]
        places = dict(zip(("二", "三", "四"), drawn.values(), strict=True))
        for heading, before, after in prose.parts(document):
            pieces += [text for text in [heading, *before, places.get(heading[:1], ""), *after] if text]
        return self.join.join(pieces) + "\n"


# Heads of a file


def listed(document: Document) -> str:
    """Metadata in lines before the report, as a crawler writes them."""
    year = document.year + 1
    return (
        f"标题: {document.heading}\n发布时间: {year}-01-22 16:40\n文号: \n发布机构: {document.agency}\n栏目: 政府信息公开年报\n"
        f"原文链接: https://www.example.gov.cn/zwgk/nb/{year}01/t{year}0122_80001.htm\n==================== 正文 ===================="
    )


def scraped(document: Document) -> str:
    """The top of a page run together with the report."""
    return (
        f"• 索引号\n  • 文 号\n  • 发布机构 {document.agency}\n  • 信息名称 {document.heading}\n\n{document.heading}\n\n"
        f"  • 时间:{document.year + 1}-01-11 08:30\n  • 浏览次数: 318\n  • 字体: [ ] [ ] [ ]"
    )


# What happens to the tables on their way


def fragments(grid: Grid) -> str:
    """Tab separated; a long table breaks at page ends, with page numbers between and its head repeated."""
    rows = ["\t".join(row) for row in grids.expanded(grid)]
    if len(rows) < 20 or "申请人情况" not in rows[0]:
        return "\n".join(rows)
    head, body = rows[:3], rows[3:]
    return "\n\n— 4 —\n\f\n".join("\n".join([*head, *body[start : start + 9]]) for start in range(0, len(body), 9))


def split_labels(text: str) -> str:
    """Break long labels over two lines of the same column, as narrow columns are copied out."""
    done = []
    for line in text.split("\n"):
        fields = line.split("\t")
        long = next((n for n, field in enumerate(fields) if len(field) > 11 and len(fields) == 10 and fields[-1].strip()), None)
        if long is None:
            done.append(line)
            continue
        rest = [""] * len(fields)
        fields[long], rest[long] = fields[long][:7], fields[long][7:]
        done += ["\t".join(fields), "", "\t".join(rest)]
    return "\n".join(done)


def wrong_heads(tables: dict[str, Grid]) -> None:
    """Lose and shift head cells, leave a stray count among them; the rows of values stay whole."""
    three, four = tables["requests"], tables["disputes"]
    three[1][1].text = "法人或 其他组织"
    three[2][2].text = "社会 组织"
    three[2] = [cell for cell in three[2] if cell.text != "科研机构"]
    three[2].append(grids.Cell("2", 1, 1, "head"))
    four[2] = four[2][:6]
    four[1] = [cell for cell in four[1] if cell.text != "结果纠正"]


def odd_rows(tables: dict[str, Grid]) -> None:
    """Give the row 予以公开 six values and the row 部分公开 eight."""
    tables["requests"][5].pop()
    tables["requests"][6].append(grids.Cell(tables["requests"][6][-1].text))
