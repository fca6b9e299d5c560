"""The values that stand behind a label, and which column each belongs to."""

import re
from itertools import takewhile
from operator import itemgetter
from typing import Literal

from msgspec import Struct

from gongkai.reading.cells import BLANK, NUMBER, UNREADABLE, Content, content
from gongkai.reading.document import Doubt, Field
from gongkai.reading.match.stream import Stream
from gongkai.report import Where


class Piece(Struct, frozen=True):
    """One value text with its place: document row, and grid `column` and `span` where it is a cell of a real table."""

    text: str
    where: Where
    content: Content
    row: int
    column: int | None = None
    span: int = 1
    doubt: Doubt = ""

    @property
    def empty(self) -> bool:
        """Whether nothing at all stands here."""
        return self.content.state is BLANK


class Span(Struct, frozen=True):
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
_CLOSING = re.compile(r"(?:\s*[”\"'’』」）)】》〉])+")
"""What closes a quotation or bracket of the label before."""

Outcome = Literal["aligned", "empty", "count", "column", "glued", "row"]


class Geometry(Struct, frozen=True):
    """Where the columns of the form stand in a table whose head was understood.

    `under` says for a grid column (or offset) which value column has its head there; it is empty where the rows do not
    prove that they stand in line. `order` are the value columns from left to right. `reaches` are the ends of a row
    that has all its cells, none where every row has. `foreign` are columns behind them with heads that are not of the
    form. `whole_rows` says that blank cells leave a trace in a row;
    aligned text shows only what is filled. Heads that are not `complete` may mean that a column is missing; if they are
    `shuffled`, no order can be relied on.
    """

    under: dict[int, int]
    order: tuple[int, ...]
    reaches: frozenset[int] | None = None
    foreign: frozenset[int] = frozenset()
    whole_rows: bool = True
    complete: bool = True
    shuffled: bool = False


_NOTHING = Span((), ())


def span(stream: Stream, end: int, following: int) -> Span:
    """The pieces between the end of a label and the start of the next one (positions in the stream)."""
    field, char = stream.after(end)
    last, last_char = stream.place(following)
    text = stream.fields[field].text
    if last == field + 1 and not last_char and char == len(text):
        return _NOTHING
    row_end = stream.field_end(stream.rows[field])
    rest = text[char : last_char if last == field else None]
    if rest and (closing := _CLOSING.match(rest)):
        rest = rest[closing.end() :]
    alone = row_end == field + 1 or last == field or rest[:1].isspace()
    own = _own(stream, field, rest) if rest and alone and _filled(rest) else ()
    residue = _number_in(rest) if rest and not alone else ""
    row = (*own, *_own_row(stream, field + 1, min(row_end, last)))
    whole = row_end > field + 1 and last > field and any(not piece.empty for piece in row)
    if whole or not _values_only(row):
        return Span(row, row, residue, glued=bool(own))
    beyond = _collect(stream, max(field + 1, min(row_end, last)), last, last_char)
    return Span(row, (*row, *beyond), residue, glued=bool(own))


def _filled(text: str) -> bool:
    return any(char.isdigit() or char in "/—-无無" for char in text)


def _number_in(text: str) -> str:
    return text.strip() if any(char.isdigit() for char in text) else ""


def _values_only(pieces: tuple[Piece, ...]) -> bool:
    return all(piece.content.state is not UNREADABLE for piece in pieces)


def _collect(stream: Stream, first: int, last: int, last_char: int = 0) -> tuple[Piece, ...]:
    """Pieces of the fields from `first` to before `last` (and the head of `last`) until a text that is no value."""
    pieces: list[Piece] = []
    for index in range(first, min(last + bool(last_char), len(stream.fields))):
        text = stream.fields[index].text
        for piece in _pieces(stream, index, text[:last_char] if index == last else text):
            if _is_prose(piece) and not _stands_among_numbers(stream, index):
                return tuple(pieces)
            pieces.append(piece)
    return tuple(pieces)


def _stands_among_numbers(stream: Stream, index: int) -> bool:
    """Whether a field is a cell of a real table in whose row most cells hold values: words there are what the cell says.

    The same words in cells beside a value are a prompt that was left standing.
    """
    if stream.table(index) is None:
        return False
    row = stream.rows[index]
    cells = stream.fields[stream.firsts[row] : stream.field_end(row)]
    words = [cell.text for cell in cells if content(cell.text).state is UNREADABLE]
    return len(words) < len(cells) / 2 or (len(words) < len(cells) and len(words) > len(set(words)) == 1)


def _own_row(stream: Stream, first: int, last: int) -> tuple[Piece, ...]:
    """What stands behind a label in its own row: every cell of a real table, even one that holds words."""
    if first >= last or stream.table(first) is None:
        return _collect(stream, first, last)
    row = stream.rows[first]
    return tuple([_piece(field, row, content(field.text), field.text) for field in stream.fields[first:last]])


def _is_prose(piece: Piece) -> bool:
    """Whether a text is no attempt at a value: more than three ideographs, or a drawn line."""
    if piece.content.state is not UNREADABLE:
        return False
    letters = sum(char.isalpha() for char in piece.text)
    return letters > 3 or (len(piece.text) > 4 and not any(char.isalnum() for char in piece.text))


def _pieces(stream: Stream, index: int, text: str) -> tuple[Piece, ...]:
    """The values in one field: a real cell is one value, a text may hold several between spaces."""
    field, row = stream.fields[index], stream.rows[index]
    if len(text) < len(field.text):  # cut off where the next label begins
        text = _OPEN_END.sub("", text)
        if not text:
            return ()
    whole = content(text)
    cell = stream.table(index) is not None or stream.field_end(row) - stream.firsts[row] > 2
    if cell or whole.state is not UNREADABLE:
        return (_piece(field, row, whole, text),)
    return _until_prose(tuple(Piece(token, field.where, content(token), row) for token in _joined(text.split())))


def _piece(field: Field, row: int, what: Content, text: str) -> Piece:
    return Piece(text.strip(), field.where, what, row, field.column, field.span, field.doubt)


def _joined(tokens: list[str]) -> list[str]:
    """Tokens with a unit or a note put back to the number before it."""
    joined: list[str] = []
    for token in tokens:
        if joined and not any(char.isdigit() for char in token) and content(joined[-1] + token).state is NUMBER:
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

    A row with the right number of cells, or of filled cells, is taken in the order of the heads; blanks are only given
    a place where the count of cells or the geometry proves it.
    """
    glued = found.glued and _looks_glued(found.all)
    filled = [piece for piece in found.all if piece.content.state is not BLANK]
    if not filled:
        return "empty", None
    if "row" in [piece.doubt for piece in filled]:
        return "row", None
    unsure = geometry is not None and not geometry.complete and (len(filled) < count or geometry.shuffled)
    by_place = geometry is not None and not geometry.whole_rows and bool(geometry.foreign)
    if len(found.row) == count and not (glued or unsure or by_place or _has_foreign_word(found.row)):
        return "aligned", _ordered(found.row, geometry)
    placed = _placed(found.row, count, geometry) if geometry and geometry.under and found.row else None
    if placed is not None:
        return "aligned", placed
    for pieces in (_core(found.row), _core(found.all), _core(_before_word(found.all))):
        if len(pieces) == count and not (glued or by_place or _is_unsafe(pieces, geometry) or _has_foreign_word(pieces)):
            return "aligned", _ordered(pieces, geometry)
    if found.glued and len(filled) < count:
        return "glued", None
    return ("column" if len(found.row) >= count > len(filled) else "count"), None


def _core(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The filled pieces, where none of the blank ones stands between them; a word in front of them names the row.

    A blank among filled cells is a cell without a number rather than one too many.
    """
    filled = [number for number, piece in enumerate(pieces) if not piece.empty]
    between = pieces[filled[0] : filled[-1] + 1] if filled else ()
    return between if len(between) == len(filled) else ()


def _is_unsafe(pieces: tuple[Piece, ...], geometry: Geometry | None) -> bool:
    """Whether the heads are in disorder, or say otherwise than the count in a text all of whose rows have as many cells."""
    if geometry is None or geometry.shuffled:
        return geometry is not None
    heads = [geometry.under.get(piece.column) for piece in pieces if piece.column is not None and piece.where.table is None]
    return geometry.whole_rows and bool(heads) and bool(geometry.under) and heads != list(geometry.order)


def _has_foreign_word(pieces: tuple[Piece, ...]) -> bool:
    """Whether there is a word among values that are no cells: in running text it begins something else."""
    return any(
        piece.column is None and piece.content.state is UNREADABLE and not any(char.isdigit() for char in piece.text) for piece in pieces
    )


def _before_word(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces before the first word that follows a value: it names something else, such as 小计."""
    for number, piece in enumerate(pieces):
        if number and piece.content.state is UNREADABLE and not any(char.isdigit() for char in piece.text):
            return pieces[:number]
    return ()


def _ordered(pieces: tuple[Piece, ...], geometry: Geometry | None) -> tuple[Piece, ...]:
    """Pieces from left to right in the order of the form."""
    if geometry is None or len(geometry.order) != len(pieces) or list(geometry.order) == sorted(geometry.order):
        return pieces
    return tuple([piece for _, piece in sorted(zip(geometry.order, pieces, strict=True), key=itemgetter(0))])


def _looks_glued(pieces: tuple[Piece, ...]) -> bool:
    """Whether a number cannot be one number: running text with a leading zero has lost a separator."""
    return any(len(p.text) > 1 and p.text[0] == "0" and p.text[1].isdigit() for p in pieces)


def _placed(pieces: tuple[Piece, ...], count: int, geometry: Geometry) -> tuple[Piece, ...] | None:
    """Pieces put under the heads by their columns; none where one stands under two heads or shares one.

    A row whose cells end before the last head has lost some, and nobody can say which.
    """
    places: dict[int, Piece] = {}
    reach = max((piece.column + piece.span for piece in pieces if piece.column is not None), default=0)
    if geometry.whole_rows and not (reach in geometry.reaches if geometry.reaches else reach > max(geometry.under)):
        return None
    for piece in pieces:
        if piece.column is None:
            return None
        under = {geometry.under.get(column) for column in range(piece.column, piece.column + piece.span)}
        if piece.empty or (under == {None} and _is_foreign(piece, geometry)):
            continue
        number = next(iter(under))
        if len(under) != 1 or number is None or number in places:
            return None
        places[number] = piece
    blank = Piece("", pieces[0].where, content(""), pieces[0].row)
    return tuple(places.get(number, blank) for number in range(count))


def _is_foreign(piece: Piece, geometry: Geometry) -> bool:
    """Whether a piece under no head of the form stands in a column of another kind, such as 备注."""
    before = piece.column is not None and piece.column < min(geometry.under)
    return piece.column in geometry.foreign or (before and not any(char.isdigit() for char in piece.text))
