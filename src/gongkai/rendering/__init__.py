"""A report as a file: one function for each format, and the table of formats.

The module of a format is loaded when the first file is written in it: most commands write none, and several load libraries
that take longer than reading a report.
"""

from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import Any, Protocol

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


def _rendered(report: Report, findings: Sequence[Finding] = (), *, to: str, **said: Any) -> bytes:
    written: bytes = getattr(import_module(f"gongkai.rendering.{to}"), f"render_{to}")(report, findings, **said)
    return written


RENDERERS: dict[str, Renderer] = {to: partial(_rendered, to=to) for to in ("docx", "html", "pdf", "xlsx", "json", "csv", "md")}
"""Every format that a report can be written in, by the name that `gongkai render --to` takes."""


def render(report: Report, to: str, findings: Sequence[Finding] = (), fonts: Fonts = INSTALLED) -> bytes:
    """The bytes of the report in the format `to`; UnknownFormatError where there is no such format.

    `fonts` says where typefaces are found; only a PDF needs them, and MissingFontError says where there are none.
    """
    if to not in RENDERERS:
        raise UnknownFormatError(to)
    return _rendered(report, findings, to=to, fonts=fonts) if to == "pdf" else RENDERERS[to](report, findings)


__all__ = ["RENDERERS", "Fonts", "MissingFontError", "Renderer", "UnknownFormatError", "render"]
