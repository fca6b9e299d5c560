"""A report as a file: one function for each format, and the table of formats."""

from collections.abc import Sequence
from typing import Protocol

from gongkai.rendering.csv import render_csv
from gongkai.rendering.docx import render_docx
from gongkai.rendering.html import render_html
from gongkai.rendering.json import render_json
from gongkai.rendering.md import render_md
from gongkai.rendering.pdf import render_pdf
from gongkai.rendering.xlsx import render_xlsx
from gongkai.report import Finding, Report
from gongkai.typesetting import INSTALLED, Fonts, MissingFontError


class Renderer(Protocol):
    """Gives the bytes of a file; `findings` are those of reading, written where the format has a place for them."""

    def __call__(self, report: Report, findings: Sequence[Finding] = ()) -> bytes:
        """The bytes of the file."""


class UnknownFormatError(ValueError):
    """No renderer has this name; `str()` is one Chinese sentence that lists the names there are."""

    def __init__(self, to: str) -> None:
        super().__init__(f"不能生成“{to}”格式；可以用的格式有：{'、'.join(RENDERERS)}。")
        self.to = to


RENDERERS: dict[str, Renderer] = {
    "docx": render_docx,
    "html": render_html,
    "pdf": render_pdf,
    "xlsx": render_xlsx,
    "json": render_json,
    "csv": render_csv,
    "md": render_md,
}
"""Every format that a report can be written in, by the name that `gongkai render --to` takes."""


def render(report: Report, to: str, findings: Sequence[Finding] = (), fonts: Fonts = INSTALLED) -> bytes:
    """The bytes of the report in the format `to`; UnknownFormatError where there is no such format.

    `fonts` says where typefaces are found; only a PDF needs them, and MissingFontError says where there are none.
    """
    renderer = RENDERERS.get(to)
    if renderer is None:
        raise UnknownFormatError(to)
    if renderer is render_pdf:
        return render_pdf(report, findings, fonts)
    return renderer(report, findings)


__all__ = [
    "RENDERERS",
    "Fonts",
    "MissingFontError",
    "Renderer",
    "UnknownFormatError",
    "render",
    "render_csv",
    "render_docx",
    "render_html",
    "render_json",
    "render_md",
    "render_pdf",
    "render_xlsx",
]
