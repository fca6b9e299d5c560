"""A report as a PDF: the layout of the notice on the page of GB/T 9704-2012, tagged for screen readers (PDF/UA-1)."""

from collections.abc import Container, Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import groupby
from math import ceil
from typing import Any

from gongkai.form import Box, Grid, Role, Table, grid
from gongkai.rendering.fitting import MEASURES, Fit, em_width, fit
from gongkai.rendering.outline import PartOutline, is_signature, lead, on_paper, title_lines
from gongkai.report import Finding, Report, encode
from gongkai.typesetting import INSTALLED, Choice, Fonts, legible, press, substitution_notes

_TEXT_WIDTH = 156 / 25.4 * 72
"""Width of the text in points."""
_TITLE_EM = _TEXT_WIDTH / 22
_LEADING = 1.25
"""From line to line in a table, in em."""
_TALLEST = 300.0
"""Points up to which a row goes to the next page as a whole; less than half of the height of the text."""


def render_pdf(report: Report, findings: Sequence[Finding] = (), fonts: Fonts = INSTALLED) -> bytes:
    """The document; findings have no place in it. MissingFontError where no Chinese typeface is to be had.

    Where a typeface of the standard had to be replaced, the foot of the last page says so. A text with a character that
    PDF/UA forbids (one that no typeface has) gives a tagged document that does not claim to follow that standard.
    """
    tools = press(fonts)
    inputs = {"report": encode(_data(report, tools.choices)).decode()}
    return tools.pdf(_template(), inputs)


@cache
def _template() -> bytes:
    return (resources.files("gongkai.rendering") / "templates" / "report.typ").read_bytes()


def _data(report: Report, choices: dict[str, Choice]) -> dict[str, Any]:
    content = on_paper(report)
    return {
        "name": content.name,
        "author": legible(report.agency or ""),
        "title": title_lines(content.title, _TITLE_EM) if content.title else (),
        "opening": [_prose(text) for text in content.opening],
        "parts": [_part(part) for part in content.parts],
        "closing": [_prose(text) | {"text": text, "signature": is_signature(text)} for text in content.closing],
        "fonts": {role: [{"name": c.latin, "latin": True}, {"name": c.family, "latin": False}] for role, c in choices.items()},
        "notes": substitution_notes(choices),
    }


def _prose(text: str) -> dict[str, str]:
    head, rest = lead(text.strip())
    return {"lead": head, "rest": rest}


def _part(part: PartOutline) -> dict[str, Any]:
    return {
        "heading": part.heading,
        "paragraphs": [_prose(text) for text in part.paragraphs],
        "blank": not part.paragraphs and not part.tables,
        "tables": [_table(outlined.table, outlined.texts()) for outlined in part.tables if outlined.table is not None],
    }


def _table(form: Table, texts: dict[str, str]) -> dict[str, Any]:
    squares = grid(form)
    fitted = fit(squares, texts, _TEXT_WIDTH)
    tall = {box.row for box in squares.boxes if box.rowspan == 1 and _height(box, texts, fitted) > _TALLEST}
    return {"size": fitted.size, "columns": fitted.columns, "groups": _groups(squares, texts | _broken(squares, texts, fitted), tall)}


def _height(box: Box, texts: Mapping[str, str], fitted: Fit) -> float:
    """How high a text is in its cell, in points, at most about: each of its lines may need one more than its width says."""
    room = max(sum(fitted.columns[box.column : box.column + box.colspan]) - MEASURES.padding, fitted.size)
    lines = (texts.get(box.address, "") if box.address else box.text).split("\n")
    return sum(ceil(em_width(line) * fitted.size / room) + 1 for line in lines) * fitted.size * _LEADING


def _broken(squares: Grid, texts: Mapping[str, str], fitted: Fit) -> dict[str, str]:
    """The texts that even the smallest type leaves too long for their cell, with a place to break behind every character."""
    found: dict[str, str] = {}
    for box in squares.boxes:
        text = texts.get(box.address or "", "")
        room = sum(fitted.columns[box.column : box.column + box.colspan]) - MEASURES.padding
        if text.rstrip("？").isascii() and em_width(text) * fitted.size > room + 1:
            found[box.address or ""] = "\u200b".join(text)
    return found


def _groups(squares: Grid, texts: Mapping[str, str], tall: Container[int]) -> list[dict[str, Any]]:
    """The boxes in runs of heads and bodies; heads repeat on the next page where the table has only one run of them.

    A page end cuts no row but the `tall` ones: of a number half of which is on the next page nobody can tell the whole.
    """
    heads = set(squares.heads)
    repeat = squares.heads == tuple(range(len(squares.heads)))
    runs = groupby(enumerate(squares.rows()), key=lambda row: row[0] in heads)
    return [{"head": head, "repeat": repeat, "boxes": [_box(box, texts, tall) for _, row in rows for box in row]} for head, rows in runs]


def _box(box: Box, texts: Mapping[str, str], tall: Container[int]) -> dict[str, Any]:
    return {
        "x": box.column,
        "y": box.row,
        "colspan": box.colspan,
        "rowspan": box.rowspan,
        "text": texts.get(box.address, "") if box.address else box.text,
        "left": box.role is Role.TITLE or (box.role is Role.ROW and box.leaf) or (box.role is Role.CORNER and box.rowspan > 1),
        "tinted": box.role is Role.TITLE,
        "whole": box.rowspan == 1 and box.row not in tall,
    }
