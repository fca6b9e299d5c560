"""A table of the form in WordprocessingML, merged as the boxes of `gongkai.form.grid` say."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from gongkai.form import Box, Grid, Role, Table, grid
from gongkai.rendering.fitting import fit

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in _SIDES)
_MARGINS = '<w:top w:w="20" w:type="dxa"/><w:left w:w="36" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/><w:right w:w="36" w:type="dxa"/>'
_TINT = '<w:shd w:val="clear" w:color="auto" w:fill="DCE6F2"/>'
_ROW_HEIGHT = 1.85
"""Least height of a row in sizes of its type: one line with air, room for a figure written by hand."""


def table(form: Table, texts: Mapping[str, str], width: int) -> str:
    """The table filled with the texts (by address); `width` in twentieths of a point."""
    squares = grid(form)
    fitted = fit(squares, texts, width / 20)
    columns = _edges(fitted.columns, width)
    repeats = squares.heads == tuple(range(len(squares.heads)))
    rows = _squares(squares)
    drawn = [
        _row(row, columns, texts, fitted.size, head=repeats and number < len(squares.heads), last=number == squares.height - 1)
        for number, row in enumerate(rows)
    ]
    return f"<w:tbl>{_properties(form, width)}{_grid(columns)}{''.join(drawn)}</w:tbl>"


def _properties(form: Table, width: int) -> str:
    caption = quoteattr(form.label)
    return (
        f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{_MARGINS}</w:tblCellMar>'
        f'<w:tblLook w:val="0000"/><w:tblCaption w:val={caption}/><w:tblDescription w:val={caption}/></w:tblPr>'
    )


def _grid(columns: list[int]) -> str:
    widths = "".join(f'<w:gridCol w:w="{right - left}"/>' for left, right in pairwise(columns))
    return f"<w:tblGrid>{widths}</w:tblGrid>"


def _edges(widths: tuple[float, ...], total: int) -> list[int]:
    """Where the columns begin and the last one ends, in whole twentieths of a point that add up to the total."""
    edges = [0]
    reached = 0.0
    for width in widths:
        reached += width * 20
        edges.append(round(reached))
    edges[-1] = total
    return edges


def _squares(squares: Grid) -> list[list[tuple[Box, bool]]]:
    """For every row the boxes in it from left to right, and whether they begin there; others reach down from above."""
    rows: list[list[tuple[Box, bool]]] = [[] for _ in range(squares.height)]
    for box in sorted(squares.boxes, key=lambda box: box.column):
        for number in range(box.row, box.row + box.rowspan):
            rows[number].append((box, number == box.row))
    return rows


def _row(row: list[tuple[Box, bool]], edges: list[int], texts: Mapping[str, str], size: float, *, head: bool, last: bool) -> str:
    """A row that is not cut by the end of a page; all rows but the last hold on to the next."""
    repeat = "<w:tblHeader/>" if head else ""
    height = f'<w:trHeight w:val="{round(size * 20 * _ROW_HEIGHT)}" w:hRule="atLeast"/>'
    cells = "".join(_cells(row, edges, texts, round(size * 2), "" if last else "<w:keepNext/>"))
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{repeat}</w:trPr>{cells}</w:tr>"


def _cells(row: list[tuple[Box, bool]], edges: list[int], texts: Mapping[str, str], half_points: int, keep: str) -> Iterator[str]:
    look = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    for box, begins in row:
        text = escape(texts.get(box.address, "") if box.address else box.text) if begins else ""
        run = f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
        style = f'<w:pPr><w:pStyle w:val="TableText"/>{keep}{_alignment(box)}<w:rPr>{look}</w:rPr></w:pPr>'
        yield f"<w:tc>{_cell_properties(box, begins, edges)}<w:p>{style}{run}</w:p></w:tc>"


def _cell_properties(box: Box, begins: bool, edges: list[int]) -> str:
    width = edges[box.column + box.colspan] - edges[box.column]
    across = f'<w:gridSpan w:val="{box.colspan}"/>' if box.colspan > 1 else ""
    down = "" if box.rowspan == 1 else '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
    tint = _TINT if box.role is Role.TITLE else ""
    return f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}{down}{tint}<w:vAlign w:val="center"/></w:tcPr>'


def _alignment(box: Box) -> str:
    """Labels of rows begin at the left, all else stands in the middle (the style says so)."""
    left = box.role is Role.TITLE or (box.role is Role.ROW and box.leaf) or (box.role is Role.CORNER and box.rowspan > 1)
    return '<w:jc w:val="left"/>' if left else ""
