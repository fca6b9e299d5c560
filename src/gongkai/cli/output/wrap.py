"""Chinese text on a terminal: how wide it is, and where its lines may break."""

from collections.abc import Iterator
from unicodedata import combining, east_asian_width

_CLOSING = set("，。、；：？！）》」』】〕”’…％%,.;:?!)]}")
"""Characters that may not begin a line."""
_OPENING = set("（《「『【〔“‘([{")
"""Characters that may not end a line."""


def width(text: str) -> int:
    """How many columns the text takes; a Chinese character takes two."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def pad(text: str, columns: int) -> str:
    """The text with spaces after it up to this many columns."""
    return text + " " * (columns - width(text))


def pad_left(text: str, columns: int) -> str:
    """The text with spaces before it up to this many columns."""
    return " " * (columns - width(text)) + text


def wrap(text: str, columns: int | None, first: str = "", rest: str = "") -> list[str]:
    """Lines of at most this many columns (none: one line for each given line), the first after `first`, the others after `rest`.

    A line breaks after any Chinese character but never inside a word or number of Latin letters; what is longer than a
    line keeps its own.

    >>> wrap("表三“总计”列应为60。", 8)
    ['表三', '“总计”', '列应为', '60。']
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _wrap_paragraph(paragraph, columns, rest if lines else first, rest)
    return lines


def _wrap_paragraph(text: str, columns: int | None, first: str, rest: str) -> list[str]:
    if columns is None:
        return [(first + text).rstrip()]
    lines: list[str] = []
    line, used = first, width(first)
    empty = True
    for atom in _atoms(text):
        size = width(atom)
        if not empty and used + width(atom.rstrip()) > columns:
            lines.append(line.rstrip())
            line, used, empty = rest, width(rest), True
            atom, size = atom.lstrip(), width(atom.lstrip())
        line, used = line + atom, used + size
        empty = empty and not atom.strip()
    return [*lines, line.rstrip()]


def _atoms(text: str) -> Iterator[str]:
    """Pieces that stay in one piece: a Chinese character or a Latin word, with the punctuation that clings to it."""
    atom = ""
    for char in text:
        if atom and _may_break(atom[-1], char):
            yield atom
            atom = ""
        atom += char
    if atom:
        yield atom


def _may_break(before: str, after: str) -> bool:
    if before in _OPENING or after in _CLOSING or after == " ":
        return False
    return before == " " or _wide(before) or _wide(after)


def _wide(char: str) -> bool:
    return east_asian_width(char) in "WFA" and not char.isascii()
