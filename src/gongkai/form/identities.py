"""The equations of a form, derived from its total lines and declared balances; none is written by hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from gongkai.form.edition import Edition
from gongkai.form.line import leaves, sums
from gongkai.form.table import Balance, Block, Link, Table


class IdentityKind(StrEnum):
    """Which rule of the form an identity comes from."""

    BALANCE = "balance"
    """A declared balance, one for each column (I1)."""
    ROWS = "rows"
    """A total row equals the rows beside it, one for each column (I2)."""
    COLUMNS = "columns"
    """A total column equals the columns beside it, one for each row (I3, I4)."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The figures at `left` together equal the figures at `right` together.

    `target` is the address that follows from the others: the total, or the closing figure of a balance. `line` is the
    key of the column (balance, rows) or of the row (columns) along which it runs.
    """

    kind: IdentityKind
    table: str
    line: str
    target: str
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every address that the identity runs through."""
        return (*self.left, *self.right)

    def terms(self) -> tuple[tuple[int, str], ...]:
        """Signed addresses whose sum the target should be."""
        same, other = (self.left, self.right) if self.target in self.left else (self.right, self.left)
        return (*((1, a) for a in other), *((-1, a) for a in same if a != self.target))


@dataclass(frozen=True, slots=True)
class YearLink:
    """A signed sum of this year's figures equals a signed sum of last year's; `target` is this year's first address."""

    link: Link
    table: str
    line: str
    target: str
    this: tuple[tuple[int, str], ...]
    last: tuple[tuple[int, str], ...]


@cache
def identities(edition: Edition) -> tuple[Identity, ...]:
    """Every equation inside one report of this edition, balances first, in printed order."""
    return tuple(identity for table in edition.tables for identity in _table_identities(table))


@cache
def year_links(edition: Edition) -> tuple[YearLink, ...]:
    """Every equation between a report of this edition and last year's report."""
    return tuple(link for table in edition.tables for link in _table_links(table))


def _table_identities(table: Table) -> Iterator[Identity]:
    for block in table.blocks:
        for balance in table.balances:
            yield from _balance(table, block, balance)
        yield from _total_rows(table, block)
        yield from _total_columns(table, block)


def _balance(table: Table, block: Block, balance: Balance) -> Iterator[Identity]:
    for column in leaves(block.columns):
        left = tuple(f"{table.key}/{row}/{column.key}" for row in balance.left)
        right = tuple(f"{table.key}/{row}/{column.key}" for row in balance.right)
        yield Identity(IdentityKind.BALANCE, table.key, column.key, right[-1], left, right)


def _total_rows(table: Table, block: Block) -> Iterator[Identity]:
    for total, parts in sums(block.rows):
        for column in leaves(block.columns):
            target = f"{table.key}/{total.key}/{column.key}"
            right = tuple(f"{table.key}/{part.key}/{column.key}" for part in parts)
            yield Identity(IdentityKind.ROWS, table.key, column.key, target, (target,), right)


def _total_columns(table: Table, block: Block) -> Iterator[Identity]:
    for total, parts in sums(block.columns):
        for row in leaves(block.rows):
            target = f"{table.key}/{row.key}/{total.key}"
            right = tuple(f"{table.key}/{row.key}/{part.key}" for part in parts)
            yield Identity(IdentityKind.COLUMNS, table.key, row.key, target, (target,), right)


def _table_links(table: Table) -> Iterator[YearLink]:
    for link in table.links:
        for block in table.blocks:
            along, across = (block.rows, block.columns) if link.axis == "rows" else (block.columns, block.rows)
            keys = {line.key for line in leaves(along)}
            if not all(key in keys for _, key in link.this):
                continue
            for line in leaves(across):
                this = tuple((sign, _address(table, link, key, line.key)) for sign, key in link.this)
                last = tuple((sign, _address(table, link, key, line.key)) for sign, key in link.last)
                yield YearLink(link, table.key, line.key, this[0][1], this, last)


def _address(table: Table, link: Link, along: str, across: str) -> str:
    row, column = (along, across) if link.axis == "rows" else (across, along)
    return f"{table.key}/{row}/{column}"
