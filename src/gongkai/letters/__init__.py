"""Letters of a request, from one definition each to Word, PDF and web page; the law's facts are printed, not retyped.

`gongkai.law.LETTERS` declares what each must say, `texts/` has what it says, `compose` puts both together.
"""

from typing import Any

from gongkai.law import Policy
from gongkai.letters.compose import compose
from gongkai.letters.docx import letter_docx
from gongkai.letters.facts import FactsError, Problem, UnknownLetterError, needed
from gongkai.letters.html import letter_html
from gongkai.letters.letter import Letter, Sheet
from gongkai.letters.pdf import letter_pdf
from gongkai.letters.wording import document_number, fee_calculation
from gongkai.typesetting import INSTALLED, Fonts

FORMATS = ("docx", "pdf", "html")
"""Every format that a letter can be written in."""


class UnknownLetterFormatError(ValueError):
    """No letter is written in this format; `str()` is one Chinese sentence that lists those there are."""

    def __init__(self, to: str) -> None:
        super().__init__(f"文书不能生成“{to}”格式；可以用的格式有：{'、'.join(FORMATS)}。")


def render(kind: str, facts: Any, to: str, policy: Policy | None = None, fonts: Fonts = INSTALLED) -> bytes:
    """The bytes of a letter in the format `to`, one of `FORMATS`.

    UnknownLetterFormatError, UnknownLetterError and FactsError say in Chinese what is wrong; only a PDF needs typefaces, and
    MissingFontError says where there are none.
    """
    if to not in FORMATS:
        raise UnknownLetterFormatError(to)
    letter = compose(kind, facts, policy)
    if to == "pdf":
        return letter_pdf(letter, fonts)
    return letter_docx(letter) if to == "docx" else letter_html(letter)


__all__ = [
    "FORMATS",
    "FactsError",
    "Letter",
    "Problem",
    "Sheet",
    "UnknownLetterError",
    "UnknownLetterFormatError",
    "compose",
    "document_number",
    "fee_calculation",
    "letter_docx",
    "letter_html",
    "letter_pdf",
    "needed",
    "render",
]
