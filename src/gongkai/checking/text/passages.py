"""A report's prose in passages, each with the words that say where it stands."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from opencc import OpenCC

from gongkai.checking.rule import Context, fact
from gongkai.form import part_name
from gongkai.report import Report

_HALF_TO_FULL = ((",", "，"), (";", "；"), (":", "："), ("(", "（"), (")", "）"), ("?", "？"), ("!", "！"))
_TRADITIONAL = ("開", "務", "報", "復", "總", "況", "訴")
"""Characters that hardly a traditional text or heading of this kind goes without, and no simplified one has."""
_SPACES = (" ", "\u3000", "\xa0", "\t")


class Passage(NamedTuple):
    """Text that stands together; `place` says where, for messages; `part` is the part's number, none outside the parts."""

    place: str
    text: str
    part: int | None = None


@fact
def passages(context: Context) -> tuple[Passage, ...]:
    """Opening, parts and closing in order, without the empty ones."""
    return tuple(_passages(context.report))


def _passages(report: Report) -> Iterator[Passage]:
    if report.opening:
        yield Passage("报告开头", report.opening)
    for part in report.sections:
        if part.text:
            yield Passage(part_name(part.number), part.text, part.number)
    if report.closing:
        yield Passage("报告末尾", report.closing)


def _headings(report: Report) -> Iterator[Passage]:
    if report.title:
        yield Passage("报告标题", report.title)
    for part in report.sections:
        if part.title:
            yield Passage(f"{part_name(part.number)}的标题", part.title, part.number)


@fact
def everything(context: Context) -> tuple[Passage, ...]:
    """The title and the headings of the parts, then the passages."""
    return (*_headings(context.report), *passages(context))


def joined(pieces: tuple[Passage, ...]) -> str:
    """The texts of the pieces with a line feed between them; `located` finds the way back."""
    return "\n".join(piece.text for piece in pieces)


def located(pieces: tuple[Passage, ...], position: int) -> tuple[Passage, int]:
    """The piece in which a position of the joined text lies, and the position there."""
    for piece in pieces:
        if position <= len(piece.text):
            return piece, position
        position -= len(piece.text) + 1
    raise IndexError(position)


def part_text(report: Report, *numbers: int) -> str:
    """The texts of these parts in simplified characters, joined by line feeds; empty where there are none."""
    return simplified("\n".join(part.text for part in report.sections if part.number in numbers and part.text))


def simplified(text: str) -> str:
    """The text in simplified characters; only texts that are plainly traditional are converted."""
    return _converter().convert(text) if any(char in text for char in _TRADITIONAL) else text


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def full_width(text: str) -> str:
    """The text with full-width punctuation; character for character, so positions stay."""
    for half, full in _HALF_TO_FULL:
        text = text.replace(half, full)
    return text


def squeezed(text: str) -> str:
    """The text without spaces; line feeds stay."""
    for space in _SPACES:
        text = text.replace(space, "")
    return text
