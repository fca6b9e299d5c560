"""A figure: the number as printed, what else stood in its cell, and where that cell is."""

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

Value = int | Decimal


class State(StrEnum):
    """What stands in a cell."""

    NUMBER = "number"
    BLANK = "blank"
    MARK = "mark"
    """A sign that stands for nothing (/ — 无)."""
    UNREADABLE = "unreadable"
    """Something that is no single number, or no number that surely belongs to this cell."""
    ABSENT = "absent"
    """The document has no such row or cell."""


class Where(Struct, frozen=True):
    """A place in a document; all numbers count from 1, none where they do not apply.

    `page` of a paged format; `table` in reading order, `row` and `column` in that table; `line` of a text.
    """

    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None

    def words(self) -> str:
        """The place as a clerk would say it, empty where nothing is known."""
        parts = (
            ("第{}页", self.page),
            ("第{}个表格", self.table),
            ("第{}行", self.row),
            ("第{}列", self.column),
            ("文本第{}行", self.line),
        )
        return "".join(word.format(number) for word, number in parts if number is not None)


class Figure(Struct, frozen=True):
    """What was found for one cell address.

    `value` is the number as printed in the printed `unit` (never converted), none in every state but NUMBER.
    `printed` is the raw text of the cell. `certain` is false where the source leaves open which cell it belongs to.
    """

    value: Value | None = None
    unit: str = ""
    printed: str = ""
    state: State = State.BLANK
    certain: bool = True
    where: Where | None = None
