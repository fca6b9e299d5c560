"""A line of a form: a row or a column, with the lines below it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What sort of number stands in the cells of a line."""

    COUNT = "count"
    """A whole number, not negative (件, 项)."""
    SIGNED = "signed"
    """A whole number that may be negative (本年增/减)."""
    AMOUNT = "amount"
    """An amount of money, decimals allowed, not negative."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row or column; a leaf has cells, a group only a label over its children.

    `key` is permanent English snake_case and already complete (`denied.third_party`), `label` is Chinese exactly as
    printed. `total` marks a line that is the sum of the leaves beside it. `aliases` are labels met in published
    reports that mean this line. `kind` and `unit` hold for the cells of a leaf where the line decides them.
    """

    key: str
    label: str
    children: tuple["Line", ...] = ()
    total: bool = False
    kind: Kind = Kind.COUNT
    unit: str = ""
    aliases: tuple[str, ...] = ()
    article: str = ""
    below: tuple["Line", ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Find the leaves once: they are asked for at every row that is read."""
        object.__setattr__(self, "below", tuple(leaf for child in self.children for leaf in child.leaves()))

    def leaves(self) -> tuple["Line", ...]:
        """The lines with cells at or below this one, in printed order."""
        return self.below or (self,)

    def paths(self) -> Iterator[tuple["Line", ...]]:
        """Every way from this line down to a leaf, this line first."""
        if not self.children:
            yield (self,)
        for child in self.children:
            for path in child.paths():
                yield (self, *path)

    def depth(self) -> int:
        """How many lines lie on the longest way down, this one counted."""
        return 1 + max((child.depth() for child in self.children), default=0)


def leaves(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The leaves of several lines, in printed order."""
    return tuple(leaf for line in lines for leaf in line.leaves())


def paths(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], ...]:
    """The ways down to every leaf of several lines, in printed order."""
    return tuple(path for line in lines for path in line.paths())


def sums(lines: tuple[Line, ...]) -> Iterator[tuple[Line, tuple[Line, ...]]]:
    """Every total line among these and below, with the leaves beside it that it sums."""
    for line in lines:
        if line.total:
            yield line, leaves(tuple(other for other in lines if other is not line))
        yield from sums(line.children)
