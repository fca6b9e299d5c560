"""Pages to the rows of a document: tables go on over page ends, paragraphs too, furniture is left out."""

import re
from dataclasses import dataclass
from itertools import takewhile

from gongkai.reading.document import Doubt, Field, Row
from gongkai.reading.pdf.columns import label_row
from gongkai.reading.pdf.drawn import lines_in_order
from gongkai.reading.pdf.furniture import without_furniture
from gongkai.reading.pdf.lines import Line
from gongkai.reading.pdf.page import Page
from gongkai.reading.pdf.paragraphs import Margins, Paragraph, goes_on, margins_of, paragraphs
from gongkai.reading.pdf.pieces import Piece
from gongkai.reading.pdf.tables import Table
from gongkai.reading.pdf.unruled import Unruled, UnruledTable, ends_in_figures, may_be_head, parted
from gongkai.report import Where

_MOST_HEADS = 12
"""Lines of the head of a table."""

_FIGURE = re.compile(r"\d[\d.,]*")
_RUN = re.compile(rf"(?:{_FIGURE.pattern}\s+){{3,}}{_FIGURE.pattern}")
"""Figures beside each other, as many as no sentence has."""

Block = Table | Paragraph | UnruledTable


def rows_of(pages: list[Page]) -> list[Row]:
    """Everything that the pages hold, in reading order."""
    texts = without_furniture([page.lines for page in pages], [page.height for page in pages])
    blocks = _Blocks()
    for page, lines, margins in zip(pages, texts, margins_of(texts, [page.width for page in pages]), strict=True):
        blocks.add_page(page, lines, margins)
    rows: list[Row] = []
    tables = 0
    doubtful = _doubtful_pages(blocks.found)
    figured = _figured_pages(blocks.found)
    for block in blocks.found:
        if isinstance(block, Paragraph):
            doubt: Doubt = "cut" if block.page in figured else ""
            rows.append(Row([Field(_doubted(block.text), Where(page=block.page), doubt=doubt)]))
        elif isinstance(block, Table) and block.is_list:
            rows += block.lines()
        else:
            tables += 1
            rows += block.rows(tables, doubtful) if isinstance(block, UnruledTable) else block.rows(tables)
    _show(rows, {page.number: page for page in pages})
    return rows


def _show(rows: list[Row], pages: dict[int, Page]) -> None:
    """Turns places in points of the page as it is read into places on the page as it is shown."""
    for each in (field for row in rows for field in row.fields):
        if each.spot is not None:
            each.spot = pages[each.spot.page].shown(each.spot)


def _doubted(text: str) -> str:
    """A text in which the figures of a run, the rest of a table's row, are not taken for sure."""
    return _RUN.sub(lambda run: _FIGURE.sub(r"\g<0>？", run[0]), text)


def _figured_pages(found: list[Block]) -> frozenset[int]:
    """Pages with figures of a table outside of ruled ones: a label that stands alone there may have lost its own."""
    pages = {part.page for block in found if isinstance(block, UnruledTable) for part in block.parts if part.bands}
    loose = {block.page for block in found if isinstance(block, Paragraph) and any(ends_in_figures(line) for line in block.lines)}
    return frozenset(pages | loose)


def _doubtful_pages(found: list[Block]) -> frozenset[int]:
    """Pages with tables whose labels are in pieces, and those beside them: the page end may have cut a label there."""
    broken = {part.page for block in found if isinstance(block, UnruledTable) for part in block.parts if part.broken}
    return frozenset(page + step for page in broken for step in (-1, 0, 1))


@dataclass(slots=True)
class _Run:
    """Lines or a piece of a table, and where they begin on the page."""

    top: float
    content: Piece | list[Line]


class _Blocks:
    """Tables and paragraphs as they grow over the pages."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self.margins: Margins | None = None

    def add_page(self, page: Page, lines: list[Line], margins: Margins) -> None:
        """Takes what stands on the next page."""
        first = True
        for run in _runs(page.pieces, lines):
            if isinstance(run.content, Piece):
                self.add_piece(run.content, first)
                first = False
                continue
            after = first and self.ends_with_unruled()
            for part in parted(run.content, page.number, after):
                if isinstance(part, Unruled):
                    self.add_unruled(part, first)
                else:
                    self.add_text(paragraphs(part, page.number, margins), margins, first)
                first = False
        self.margins = margins

    def ends_with_unruled(self) -> bool:
        """Whether a table without lines, or one and the head of its next part, stands last."""
        place = len(self.found) - 1 - self.trailing_heads()
        return place >= 0 and isinstance(self.found[place], UnruledTable)

    def add_piece(self, piece: Piece, first: bool) -> None:
        """A new table, or the rest of the one that ended the page before."""
        last = self.found[-1] if self.found else None
        if first and isinstance(last, Table) and last.continues_in(piece):
            last.add(piece)
        else:
            self.found.append(Table([piece]))

    def add_unruled(self, part: Unruled, first: bool) -> None:
        """A new table without lines, or more of the one before; the page end may have cut it below a head."""
        heads = self.found[len(self.found) - self.trailing_heads() :] if first else []
        last = self.found[-1 - len(heads)] if len(self.found) > len(heads) else None
        if not isinstance(last, UnruledTable):
            last = UnruledTable([])
            self.found.insert(len(self.found) - len(heads), last)
        del self.found[len(self.found) - len(heads) :]
        lines = [line for block in heads if isinstance(block, Paragraph) for line in block.lines]
        rows = [label_row(text) for text in lines_in_order(lines)]
        last.parts += [Unruled(heads[0].page, [], rows), part] if rows and isinstance(heads[0], Paragraph) else [part]

    def trailing_heads(self) -> int:
        """How many of the last blocks may be the head of a table; 0 if they are too many for that."""
        heads = takewhile(_may_be_head, reversed(self.found))
        count = sum(1 for _ in heads)
        return count if count <= _MOST_HEADS else 0

    def add_text(self, found: list[Paragraph], margins: Margins, first: bool) -> None:
        """New paragraphs; the first may be the rest of the one that ended the page before."""
        last = self.found[-1] if self.found else None
        if first and self.margins and isinstance(last, Paragraph) and goes_on(last.lines[-1], found[0].lines[0], self.margins, margins):
            last.lines += found.pop(0).lines
        self.found += found


def _may_be_head(block: Block) -> bool:
    return isinstance(block, Paragraph) and all(may_be_head(line) for line in block.lines)


def _runs(pieces: list[Piece], lines: list[Line]) -> list[_Run]:
    """Pieces of tables and the stretches of text between them, from top to bottom."""
    items: list[_Run] = sorted(
        [*(_Run(piece.top, piece) for piece in pieces), *(_Run(line.top, [line]) for line in lines)], key=lambda item: item.top
    )
    runs: list[_Run] = []
    for item in items:
        if runs and isinstance(runs[-1].content, list) and isinstance(item.content, list):
            runs[-1].content += item.content
        else:
            runs.append(item)
    return runs
