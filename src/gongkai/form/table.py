"""A table of a form: blocks of rows and columns, and what must balance in it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from gongkai.form.line import Line
from gongkai.form.naming import numeral


class Layout(StrEnum):
    """How a block lies on the page."""

    DOWN = "down"
    """Rows below each other, columns beside each other."""
    ACROSS = "across"
    """The rows side by side as column heads, one line of values (table four)."""


@dataclass(frozen=True, slots=True)
class Block:
    """Rows and columns that belong together; `title` is printed over it, `corner` over the row labels."""

    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    title: str = ""
    corner: str = ""
    corner_aliases: tuple[str, ...] = ()
    layout: Layout = Layout.DOWN


@dataclass(frozen=True, slots=True)
class Balance:
    """Rows whose sums are equal in every column: `left` together equal `right` together; `text` as printed."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """An equation between this year's report and last year's, along rows or columns.

    The signed sum of this year's `this` lines equals the signed sum of last year's `last` lines, once for every line
    of the other axis. `hard` is false where lawful events (expiry, clean-up, reorganisation) may break it.
    """

    name: str
    axis: Literal["rows", "columns"]
    this: tuple[tuple[int, str], ...]
    last: tuple[tuple[int, str], ...]
    hard: bool


@dataclass(frozen=True, slots=True)
class Table:
    """One statutory table: its key in addresses, the part it stands in, its blocks and equations."""

    key: str
    label: str
    section: int
    blocks: tuple[Block, ...]
    balances: tuple[Balance, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def name(self) -> str:
        """The table by the number of its part, as clerks say it: 表三."""
        return f"表{numeral(self.section)}"
