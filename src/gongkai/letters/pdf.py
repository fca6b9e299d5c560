"""A letter as a PDF: the letter page of GB/T 9704-2012 (信函格式), tagged for screen readers (PDF/UA-1)."""

import json
from functools import cache
from importlib import resources
from typing import Any

from gongkai.letters.letter import Letter
from gongkai.typesetting import INSTALLED, Choice, Fonts, press


def letter_pdf(letter: Letter, fonts: Fonts = INSTALLED) -> bytes:
    """The document; MissingFontError where no Chinese typeface is to be had.

    A text with a character that no typeface has gives a tagged document that does not claim to follow PDF/UA.
    """
    tools = press(fonts)
    inputs = {"letter": json.dumps(_data(letter, tools.choices), ensure_ascii=False)}
    return tools.pdf(_template(), inputs)


@cache
def _template() -> bytes:
    return (resources.files("gongkai.letters") / "templates" / "letter.typ").read_bytes()


def _data(letter: Letter, choices: dict[str, Choice]) -> dict[str, Any]:
    sheet = letter.sheet
    return {
        "head": letter.head if letter.sealed else "",
        "number": letter.number,
        "title": letter.title,
        "author": letter.signature,
        "addressee": f"{letter.addressee}：" if letter.addressee else "",
        "body": letter.body,
        "sheet": {"header": sheet.header, "rows": sheet.rows} if sheet else None,
        "attachments": letter.attachment_lines,
        "signature": [line for line in (letter.signature, letter.date) if line],
        "sealed": letter.sealed,
        "copies": letter.copies_line,
        "fonts": {role: [{"name": c.latin, "latin": True}, {"name": c.family, "latin": False}] for role, c in choices.items()},
    }
