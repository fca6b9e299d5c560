"""The labels of the editions as folded cores that can be found in a stream, each with what it means."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from gongkai.editions import EDITIONS
from gongkai.form import Block, Layout, Line, Table
from gongkai.form.line import paths
from gongkai.reading.match.stream import folded

Sort = Literal["row", "column", "group", "corner", "title"]

_ENUMERATOR = re.compile(r"^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[）)]|\d+[.．、])")


@dataclass(frozen=True, slots=True)
class Word:
    """One core and what it stands for: a leaf row or column (`key`), a group head, a corner or a block title.

    `enumerator` is the folded number printed before it (“1”, “一”), `printed` the label as the edition has it, `alias`
    whether this spelling is not the official one.
    """

    core: str
    sort: Sort
    key: str
    enumerator: str
    printed: str
    alias: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one table over all editions, and one expression that finds any core, longest first."""

    table: str
    words: dict[str, tuple[Word, ...]]
    pattern: re.Pattern[str]
    rows: dict[str, tuple[Word, ...]] = field(init=False, repr=False)
    every: tuple[Word, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Sort the words out once: those of rows, by their core, and all of them."""
        rows = {core: group for core, group in self.words.items() if any(word.sort == "row" for word in group)}
        object.__setattr__(self, "rows", rows)
        object.__setattr__(self, "every", tuple(word for group in self.words.values() for word in group))


@cache
def core(label: str) -> tuple[str, str]:
    """A label's folded number and its folded core.

    >>> core("（七）总计"), core("1.属于国家秘密")
    (('七', '总计'), ('1', '属于国家秘密'))
    """
    match = _ENUMERATOR.match(label)
    return (folded(match.group()), folded(label[match.end() :])) if match else ("", folded(label))


@cache
def vocabulary(table: str) -> Vocabulary:
    """The words of a table, from every edition."""
    words: dict[str, dict[Word, None]] = {}
    for edition in EDITIONS.values():
        for word in _table_words(edition.table(table)):
            words.setdefault(word.core, {})[word] = None
    # An alias of one edition may be the official label of another: then it is official.
    cleaned = {core: _official(found) for core, found in words.items()}
    cores = sorted(cleaned, key=len, reverse=True)
    return Vocabulary(table, cleaned, re.compile("|".join(map(re.escape, cores))))


@cache
def own_cores(table: str) -> dict[str, frozenset[str]]:
    """Cores of official labels that only one edition prints, by edition name: what tells the editions apart."""
    by_edition = {name: {word.core for word in _table_words(edition.table(table)) if not word.alias} for name, edition in EDITIONS.items()}
    return {name: frozenset(own.difference(*(other for n, other in by_edition.items() if n != name))) for name, own in by_edition.items()}


def _official(found: dict[Word, None]) -> tuple[Word, ...]:
    official = [word for word in found if not word.alias]
    keys = {(word.sort, word.key) for word in official}
    return (*official, *(word for word in found if word.alias and (word.sort, word.key) not in keys))


def _table_words(table: Table) -> Iterator[Word]:
    for balance in table.balances:
        yield Word(folded(balance.text), "corner", "corner", "", balance.text)
    for block in table.blocks:
        if block.title:
            yield Word(folded(block.title), "title", block.title, "", block.title)
        if block.corner:
            yield Word(folded(block.corner), "corner", "corner", "", block.corner)
        yield from _block_words(block)


def _block_words(block: Block) -> Iterator[Word]:
    rows: Sort = "group" if block.layout is Layout.ACROSS else "row"
    for lines, sort in ((block.rows, rows), (block.columns, "column")):
        for path in paths(lines):
            for line in path[:-1]:
                yield from _line_words(line, "group")
            yield from _line_words(path[-1], "row" if sort == "row" else "group" if sort == "group" else "column")


def _line_words(line: Line, sort: Sort) -> Iterator[Word]:
    for number, label in enumerate((line.label, *line.aliases)):
        enumerator, rest = core(label)
        if rest:
            yield Word(rest, sort, line.key, enumerator, line.label, alias=number > 0)
