"""What every format is turned into: rows of fields, as they follow each other in the document.

A format reader knows tags, not labels; it gives a `Document`. `gongkai.reading.match` knows labels, not tags; it turns
a `Document` into a report.
"""

from typing import Literal, NamedTuple

from msgspec import Struct, field

from gongkai.report import Where

Doubt = Literal["", "row", "cut"]
"""What is open about a value: nothing, of which row it is, or that only if the label of its row is not whole."""


class Spot(NamedTuple):
    """Where a page shows something: the page from 1, and the edges as parts of its width and height from the top left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


class Field(Struct):
    """One piece of text: a table cell, a paragraph, or what stands between two separators of a text line.

    `text` keeps the characters as printed; line ends inside a cell are line feeds. `column` (0-based) and `span` are
    the grid columns that a real table cell covers, spans resolved. In a text row of several fields `column` is the number
    of the field, or its offset where only alignment parts the fields; it is none for a field that is alone. `doubt` says
    that the reader is not sure of the row in which a value stands. `spot` is where the page shows the field (of a row that a
    page end cut, it may be the page after that of `where`); none where the format has no pages or the place was not kept.
    """

    text: str
    where: Where
    column: int | None = None
    span: int = 1
    doubt: Doubt = ""
    spot: Spot | None = None


class Row(Struct):
    """Fields that stand together: one table row, or one paragraph or text line.

    `table` is the number of the real table (from 1, reading order) that the row belongs to, none for loose text.
    A cell that reaches down from a row above (rowspan) stands only in the row where it begins.
    """

    fields: list[Field]
    table: int | None = None


class Document(Struct):
    """A file as rows of fields in reading order, with what the page says about itself.

    `metadata` are name–value pairs outside the text (HTML meta tags) as written; `title` the page title. `format` is
    its key in the list of formats (`html`, `text`, `docx`, …). `lost` counts characters that could not be decoded.
    `notes` are remarks of the reader for the person, each one sentence in Chinese.
    """

    format: str
    rows: list[Row] = field(default_factory=list)
    metadata: dict[str, str] = field(default_factory=dict)
    title: str = ""
    lost: int = 0
    notes: list[str] = field(default_factory=list)
