"""The body of a Word file as lines and tables, in the order in which they stand."""

from collections.abc import Iterator

from gongkai.reading.docx.grid import snapped
from gongkai.reading.docx.inline import Inline, shown_content
from gongkai.reading.docx.numbering import Numbering
from gongkai.reading.docx.styles import Styles, list_place
from gongkai.reading.docx.tags import (
    ALTERNATIVES,
    CELL,
    CELL_PROPERTIES,
    CHOICES,
    CONTROL,
    FOREIGN_PIECE,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    ROW,
    ROW_PROPERTIES,
    RUN_PROPERTIES,
    TABLE,
    VALUE,
    WRAPPERS,
    W,
    is_on,
)
from gongkai.reading.package import Element
from gongkai.reading.table import MAX_COLUMNS, Cell, Table, TableRow

_GOES_ON = (W + "framePr", RUN_PROPERTIES)
"""Properties of a paragraph that may say that the next one goes on in its line."""


class Body:
    """Reads blocks into cells; the page itself is one."""

    def __init__(self, styles: Styles, numbering: Numbering, inline: Inline, joins: bool = True) -> None:
        """What the other parts of the file say; `joins` is whether any paragraph may go on in the next."""
        self.styles, self.numbering, self.inline, self.joins = styles, numbering, inline, joins
        self.counts = bool(numbering.lists)
        self.styled = bool(styles.lists or styles.hidden or styles.contents)
        self.held = ""
        """Text of a paragraph that goes on in the next: its end is deleted, or it is a large first letter."""
        self.foreign = 0

    def blocks(self, parent: Element, cell: Cell) -> None:
        """Everything that stands in a body, cell, box or control."""
        for element in parent:
            tag = element.tag
            if tag == PARAGRAPH:
                self.paragraph(element, cell)
            elif tag == TABLE:
                cell.add(self.table(element))
            elif tag in WRAPPERS:
                self.blocks(element, cell)
            elif tag == CONTROL:
                content = shown_content(element)
                if content is not None:
                    self.blocks(content, cell)
            elif tag == ALTERNATIVES:
                way = next(element.iterchildren(*CHOICES), None)
                if way is not None:
                    self.blocks(way, cell)
            elif tag == FOREIGN_PIECE:
                self.foreign += 1

    def paragraph(self, paragraph: Element, cell: Cell) -> None:
        """One paragraph: its lines, then what stands in its text boxes."""
        self.inline.add(paragraph)
        text, boxes = self.inline.take()
        properties = paragraph[0] if len(paragraph) and paragraph[0].tag == PARAGRAPH_PROPERTIES else None
        style = self.style(properties) if self.styled and properties is not None else ""
        if style in self.styles.contents:
            return
        if style in self.styles.hidden:
            text = ""
        elif self.counts:
            text = self.number(properties, style) + text
        text, self.held = self.held + text, ""
        if self.joins and properties is not None and _goes_on(properties):
            self.held = text
        else:
            cell.items += [line.strip(" \t\r") if line else "" for line in text.split("\n")] if "\n" in text else [text.strip(" \r")]
        for box in boxes:
            self.blocks(box, cell)

    def style(self, properties: Element) -> str:
        """The id of the paragraph's style, empty where it names none."""
        named = properties.find(W + "pStyle")
        return "" if named is None else named.get(VALUE) or ""

    def number(self, properties: Element | None, style: str) -> str:
        """The automatic number before the paragraph."""
        own = list_place(properties) if properties is not None else self.styles.lists.get("")
        place = self.numbering.place(own, style, self.styles) if own is not None else self.styles.lists.get(self.styles.default)
        return self.numbering.next(place) if place is not None and place.number not in (None, "0") else ""

    def table(self, element: Element) -> Table:
        """A table with the columns where its cells begin; cells that go on from above are counted there."""
        table = Table(starts=[])
        starts: list[list[int]] = []
        open_cells: dict[int, Cell] = {}
        for row in _found(element, ROW):
            before, is_shown = _row_properties(row)
            if is_shown:
                cells, columns = self.row(row, before, open_cells)
                table.rows.append(TableRow(cells))
                starts.append(columns)
        table.starts = snapped(table.rows, starts, _widths(element))
        return table

    def row(self, row: Element, column: int, open_cells: dict[int, Cell]) -> tuple[list[Cell], list[int]]:
        """The cells that begin in a row and their columns; `open_cells` are those that may go on, by column."""
        cells: list[Cell] = []
        columns: list[int] = []
        for element in _found(row, CELL):
            span, down, across, is_deleted = _cell_properties(element)
            if is_deleted:
                continue
            above = open_cells.get(column) if down == "continue" else None
            if above is not None:
                above.rows += 1
            elif across == "continue" and cells:
                cells[-1].columns += span
            else:
                cell = Cell(columns=span)
                self.blocks(element, cell)
                cells.append(cell)
                columns.append(column)
                open_cells.pop(column, None)
                if down is not None:
                    open_cells[column] = cell
            column += span
        return cells, columns


def _goes_on(properties: Element) -> bool:
    """Whether the paragraph has no end of its own: its mark is deleted, or it is a drop cap."""
    for child in properties.iterchildren(*_GOES_ON):
        if child.tag == RUN_PROPERTIES:
            if child.find(W + "del") is not None:
                return True
        elif child.get(W + "dropCap") in ("drop", "margin"):
            return True
    return False


def _found(parent: Element, wanted: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, those in wrappers and content controls too."""
    for element in parent:
        tag = element.tag
        if tag == wanted:
            yield element
        elif tag in WRAPPERS:
            yield from _found(element, wanted)
        elif tag == CONTROL:
            content = element.find(W + "sdtContent")
            if content is not None:
                yield from _found(content, wanted)


def _row_properties(row: Element) -> tuple[int, bool]:
    """How many columns stay free before the row, and whether it is printed."""
    properties = row.find(ROW_PROPERTIES)
    if properties is None:
        return 0, True
    before, is_shown = 0, True
    for child in properties.iterchildren(_FREE, _REMOVED, _HIDDEN):
        if child.tag == _FREE:
            before = _count(child.get(VALUE), 0)
        elif child.tag == _REMOVED or is_on(child.get(VALUE)):
            is_shown = False
    return before, is_shown


def _cell_properties(cell: Element) -> tuple[int, str | None, str | None, bool]:
    """Columns covered, vertical and horizontal merge (restart, continue, none), and whether the cell is deleted."""
    span, down, across, is_deleted = 1, None, None, False
    properties = cell[0] if len(cell) else None
    if properties is None or properties.tag != CELL_PROPERTIES:
        return span, down, across, is_deleted
    for child in properties.iterchildren(_SPAN, _DOWN, _ACROSS, _DELETED):
        tag = child.tag
        if tag == _SPAN:
            span = max(_count(child.get(VALUE), 1), 1)
        elif tag == _DOWN:
            down = child.get(VALUE) or "continue"
        elif tag == _ACROSS:
            across = child.get(VALUE) or "continue"
        else:
            is_deleted = True
    return span, down, across, is_deleted


_SPAN, _DOWN, _ACROSS, _DELETED = W + "gridSpan", W + "vMerge", W + "hMerge", W + "cellDel"
_FREE, _REMOVED, _HIDDEN = W + "gridBefore", W + "del", W + "hidden"


def _widths(table: Element) -> list[int]:
    """Widths of the grid's columns in twips, 0 where none is given."""
    grid = table.find(W + "tblGrid")
    return [] if grid is None else [_count(column.get(W + "w"), 0, 100_000) for column in grid.iterchildren(W + "gridCol")]


def _count(text: str | None, otherwise: int, most: int = MAX_COLUMNS) -> int:
    return min(int(text[:9]), most) if text is not None and text.isdecimal() else otherwise
