"""The values that stand behind a label, and which column each belongs to."""

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from gongkai.reading.cells import Content, content
from gongkai.reading.match.stream import Stream
from gongkai.report import State, Where


@dataclass(frozen=True, slots=True)
class Piece:
    """One value text with its place: document row, and grid `column` and `span` where it is a cell of a real table."""

    text: str
    where: Where
    content: Content
    row: int
    column: int | None = None
    span: int = 1

    @property
    def empty(self) -> bool:
        """Whether nothing at all stands here."""
        return self.content.state is State.BLANK


@dataclass(frozen=True, slots=True)
class Span:
    """What stands between a label and the next one.

    `row` are the pieces in the label's own row (empty where the label ends its row), `all` those up to the next label
    or the next text that is no value. `residue` is a number inside the label's own cell. `glued` says that the values
    are running text, whose numbers may have lost their separators.
    """

    row: tuple[Piece, ...]
    all: tuple[Piece, ...]
    residue: str = ""
    glued: bool = False


_LEADING_DIGITS = re.compile(r"[\d.,]+(?=[一二三四五六七八九十]+[、.．]|[（(])")
"""Figures glued to the heading or label that follows them."""
_OPEN_END = re.compile(r"[\s(（“「『【]*[(（“「『【]$")
"""The bracket before the number of the next label."""
_CLOSING = "”\"'’』」）)】》〉"

Outcome = Literal["aligned", "empty", "count", "column", "glued"]


@dataclass(frozen=True, slots=True)
class Geometry:
    """Which value column stands under each grid column (or offset), for a table whose head was understood.

    `whole_rows` says that every row has all its cells, blank ones too; aligned text shows only what is filled.
    """

    under: dict[int, int]
    whole_rows: bool = True


def span(stream: Stream, end: int, following: int) -> Span:
    """The pieces between the end of a label and the start of the next one (positions in the stream)."""
    field, char = stream.after(end)
    last, last_char = stream.place(following)
    row_end = stream.field_end(stream.rows[field])
    rest = stream.fields[field].text[char : last_char if last == field else None].lstrip(_CLOSING)
    alone = row_end == field + 1 or last == field or rest[:1].isspace()
    own = _own(stream, field, rest) if alone and _filled(rest) else ()
    residue = "" if alone else _number_in(rest)
    row = (*own, *_collect(stream, field + 1, min(row_end, last)))
    beyond = _collect(stream, max(field + 1, min(row_end, last)), last, last_char)
    return Span(row, (*row, *beyond) if _values_only(row) else row, residue, glued=bool(own))


def _filled(text: str) -> bool:
    return any(char.isdigit() or char in "/—-无無" for char in text)


def _number_in(text: str) -> str:
    return text.strip() if any(char.isdigit() for char in text) else ""


def _values_only(pieces: tuple[Piece, ...]) -> bool:
    return all(piece.content.state is not State.UNREADABLE for piece in pieces)


def _collect(stream: Stream, first: int, last: int, last_char: int = 0) -> tuple[Piece, ...]:
    """Pieces of the fields from `first` to before `last` (and the head of `last`) until a text that is no value."""
    pieces: list[Piece] = []
    for index in range(first, min(last + bool(last_char), len(stream.fields))):
        text = stream.fields[index].text
        for piece in _pieces(stream, index, text[:last_char] if index == last else text):
            if _is_prose(piece):
                return tuple(pieces)
            pieces.append(piece)
    return tuple(pieces)


def _is_prose(piece: Piece) -> bool:
    """Whether a text is no attempt at a value: more than three ideographs, or a drawn line."""
    if piece.content.state is not State.UNREADABLE:
        return False
    letters = sum(char.isalpha() for char in piece.text)
    return letters > 3 or (len(piece.text) > 4 and not any(char.isalnum() for char in piece.text))


def _pieces(stream: Stream, index: int, text: str) -> tuple[Piece, ...]:
    """The values in one field: a real cell is one value, a text may hold several between spaces."""
    field, row = stream.fields[index], stream.rows[index]
    text = _OPEN_END.sub("", text)
    if not text and index < len(stream.fields) and stream.fields[index].text.strip():
        return ()
    whole = content(text)
    cell = stream.table(index) is not None or stream.field_end(row) - stream.firsts[row] > 2
    if cell or whole.state is not State.UNREADABLE:
        return (Piece(text.strip(), field.where, whole, row, field.column, field.span),)
    return _until_prose(tuple(Piece(token, field.where, content(token), row) for token in _joined(text.split())))


def _joined(tokens: list[str]) -> list[str]:
    """Tokens with a unit or a note put back to the number before it."""
    joined: list[str] = []
    for token in tokens:
        if joined and not any(char.isdigit() for char in token) and content(joined[-1] + token).state is State.NUMBER:
            joined[-1] += token
        else:
            joined.append(token)
    return joined


def _own(stream: Stream, field: int, rest: str) -> tuple[Piece, ...]:
    """Values in the label's own field; digits right behind the label are one, whatever is glued to them."""
    pieces = _before_prose(_pieces(stream, field, rest))
    digits = re.match(r"[\d.,\-]+", rest)
    if pieces or not digits:
        return pieces
    return (Piece(digits.group(), stream.fields[field].where, content(digits.group()), stream.rows[field]),)


def _before_prose(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    return tuple(takewhile(lambda piece: not _is_prose(piece), pieces))


def _until_prose(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Pieces up to the first prose, which is kept last; digits glued to the prose stay a piece of their own."""
    kept: list[Piece] = []
    for piece in pieces:
        if _is_prose(piece):
            digits = _LEADING_DIGITS.match(piece.text)
            if digits:
                kept.append(Piece(digits.group(), piece.where, content(digits.group()), piece.row))
            return (*kept, piece)
        kept.append(piece)
    return tuple(kept)


def align(found: Span, count: int, geometry: Geometry | None = None) -> tuple[Outcome, tuple[Piece, ...] | None]:
    """Which piece belongs to each of `count` columns; none where that cannot be told.

    A row with the right number of cells, or of filled cells, is taken in order; blanks are only given
    a place where the count of cells or the geometry proves it.
    """
    if len(found.row) == count and not (found.glued and _looks_glued(found.row)):
        return "aligned", found.row
    for pieces in (found.row, found.all):
        filled = tuple(piece for piece in pieces if not piece.empty)
        if len(filled) == count and not (found.glued and _looks_glued(filled)):
            return "aligned", filled
    filled = tuple(piece for piece in found.all if not piece.empty)
    if not filled:
        return "empty", None
    placed = _placed(found.row, count, geometry) if geometry else None
    if placed is not None:
        return "aligned", placed
    if found.glued and len(filled) < count:
        return "glued", None
    return ("column" if len(found.row) >= count > len(filled) else "count"), None


def _looks_glued(pieces: tuple[Piece, ...]) -> bool:
    """Whether a number cannot be one number: running text with a leading zero has lost a separator."""
    return any(len(p.text) > 1 and p.text[0] == "0" and p.text[1].isdigit() for p in pieces)


def _placed(pieces: tuple[Piece, ...], count: int, geometry: Geometry) -> tuple[Piece, ...] | None:
    """Pieces put under the heads by their columns; none where one stands under no head or two heads.

    A row whose cells end before the last head has lost some, and nobody can say which.
    """
    places: dict[int, Piece] = {}
    reach = max((piece.column + piece.span for piece in pieces if piece.column is not None), default=0)
    if geometry.whole_rows and reach <= max(geometry.under):
        return None
    for piece in pieces:
        if piece.column is None:
            return None
        under = {geometry.under.get(column) for column in range(piece.column, piece.column + piece.span)}
        if piece.empty:
            continue
        if len(under) != 1 or None in under:
            return None
        number = next(iter(under))
        if number is None or number in places:
            return None
        places[number] = piece
    blank = Piece("", pieces[0].where, content(""), pieces[0].row)
    return tuple(places.get(number, blank) for number in range(count))
