"""A document as one string of letters and digits, every one of which knows where it came from.

Labels in published reports are cut by spaces, line ends, cells and odd punctuation. In the folded string they are
whole again: white space and punctuation are gone, full-width characters are narrow, traditional characters simplified.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache

from opencc import OpenCC

from gongkai.reading.document import Document, Field


class _Fold(dict[int, str]):
    """Character → folded character, a space where it does not count; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        char = unicodedata.normalize("NFKC", chr(code))
        folded = char if len(char) == 1 and char.isalnum() else " "
        self[code] = folded
        return folded


_FOLD = _Fold()


_REGIONAL = (("覆议", "复议"), ("资讯", "信息"))
"""Words of traditional texts that are others on the mainland."""


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def simplified(text: str) -> str:
    """Text with traditional characters made simplified, one for one; unchanged where nothing is traditional."""
    if text.isascii() or len(text.encode("gb2312", "ignore")) == len(text.encode("gbk", "ignore")):
        return text
    converted: str = _simplifier().convert(text)
    if len(converted) != len(text):
        return text
    for theirs, ours in _REGIONAL:
        converted = converted.replace(theirs, ours)
    return converted


_VARIANTS = (("其它", "其他"), ("钩稽", "勾稽"))


def narrowed(text: str) -> str:
    """The letters and digits of a text, narrow and simplified, nothing else; the words are as written."""
    return simplified(text.translate(_FOLD).replace(" ", ""))


def folded(text: str) -> str:
    """The letters and digits of a text, narrow and simplified, with one spelling of words that have two."""
    return _one_spelling(narrowed(text))


def _one_spelling(text: str) -> str:
    for theirs, ours in _VARIANTS:
        text = text.replace(theirs, ours)
    return text


def _folded_places(text: str) -> tuple[str, list[int]]:
    """The letters and digits of a text, and where in it each stands."""
    spaced = text.translate(_FOLD)
    return spaced.replace(" ", ""), [place for place, char in enumerate(spaced) if char != " "]


_LONGEST_CELL = 80
"""Characters; labels and figures are shorter, and come again in every report."""
_folded_cell = lru_cache(maxsize=8192)(_folded_places)


class Stream:
    """The fields of a document in order, and their folded string.

    `text` is the folded string; position `p` in it is character `chars[p]` of field `owners[p]`. `starts[f]` is the
    position where field `f` begins. `rows[f]` is the row of field `f`, `firsts[r]` the first field of row `r`.
    """

    def __init__(self, document: Document) -> None:
        """Fold every field once."""
        self.document = document
        self.fields: list[Field] = []
        self.rows: list[int] = []
        self.firsts: list[int] = []
        self.owners: list[int] = []
        self.chars: list[int] = []
        self.starts: list[int] = []
        pieces: list[str] = []
        for number, row in enumerate(document.rows):
            self.firsts.append(len(self.fields))
            self.fields += row.fields
            self.rows += [number] * len(row.fields)
        starts, owners, chars = self.starts, self.owners, self.chars
        for index, printed in enumerate([field.text for field in self.fields]):
            text, places = _folded_cell(printed) if len(printed) <= _LONGEST_CELL else _folded_places(printed)
            starts.append(len(owners))
            chars += places
            owners += [index] * len(places)
            pieces.append(text)
        starts.append(len(owners))
        self.text = _one_spelling(simplified("".join(pieces)))

    def place(self, position: int) -> tuple[int, int]:
        """Field and character at a position; just behind the last field for the end of the stream."""
        if position < len(self.owners):
            return self.owners[position], self.chars[position]
        return len(self.fields), 0

    def after(self, position: int) -> tuple[int, int]:
        """Field and character just behind the character at `position - 1`."""
        if position == 0:
            return 0, 0
        return self.owners[position - 1], self.chars[position - 1] + 1

    def table(self, field: int) -> int | None:
        """The real table that a field belongs to."""
        return self.document.rows[self.rows[field]].table

    def loose(self) -> Iterator[int]:
        """The fields outside of real tables."""
        for number, row in enumerate(self.document.rows):
            if row.table is None:
                yield from range(self.firsts[number], self.field_end(number))

    def field_end(self, row: int) -> int:
        """The first field behind a row."""
        return self.firsts[row + 1] if row + 1 < len(self.firsts) else len(self.fields)

    def extent(self, table: int) -> tuple[int, int]:
        """Where a real table begins and ends in the stream."""
        rows = [number for number, row in enumerate(self.document.rows) if row.table == table and row.fields]
        return self.first_position(self.firsts[rows[0]]), self.first_position(self.field_end(rows[-1]))

    def words(self, start: int, end: int) -> str:
        """The printed text between two positions, one line per row, cells of a row joined by a tab."""
        first, last = self.after(start) if start else (0, 0), self.place(end)
        if start < len(self.owners) and self.owners[start] != first[0]:
            first = (self.owners[start], 0)
        lines: dict[int, list[str]] = {}
        for field in range(first[0], min(last[0], len(self.fields) - 1) + 1):
            text = self.fields[field].text
            text = text[first[1] if field == first[0] else 0 : last[1] if field == last[0] else None]
            lines.setdefault(self.rows[field], []).append(text)
        return "\n".join("\t".join(cells) for cells in lines.values())

    def behind(self, position: int) -> str:
        """What is printed in the same field between the last letter before a position and the next letter."""
        field, char = self.after(position)
        following, end = self.place(position)
        return self.fields[field].text[char : end if following == field else None]

    def label(self, start: int, end: int) -> str:
        """The printed text from one position to just before another, without white space or what stands around it."""
        first, last = self.place(start), self.after(end)
        pieces = []
        for field in range(first[0], last[0] + 1):
            text = self.fields[field].text
            pieces.append(text[first[1] if field == first[0] else 0 : last[1] if field == last[0] else None])
        return "".join("".join(pieces).split())

    def field_at(self, position: int) -> int:
        """The field that holds a position, or the one in which the stream ends."""
        return self.owners[position] if position < len(self.owners) else len(self.fields) - 1

    def first_position(self, field: int) -> int:
        """The position where a field (or the first later one with letters) begins."""
        return bisect_left(self.owners, field)
