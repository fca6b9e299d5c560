"""A report as a Word document: the layout of the notice on the page of GB/T 9704-2012, opened alike by Word, WPS and LibreOffice."""

import io
import zipfile
from collections.abc import Sequence
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from xml.sax.saxutils import escape

from gongkai.rendering.docx.body import body
from gongkai.rendering.outline import legible, on_paper
from gongkai.report import Finding, Report

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of every part in the package, so that the same report gives the same bytes."""
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator>'
    "<dc:language>zh-CN</dc:language></cp:coreProperties>"
)


def render_docx(report: Report, findings: Sequence[Finding] = ()) -> bytes:
    """The document; findings have no place in it. A report without figures and text gives the form to fill in."""
    content = on_paper(report)
    parts = dict(_fixed_parts())
    parts["word/document.xml"] = body(content).encode()
    parts["docProps/core.xml"] = _CORE.format(title=escape(content.name), creator=escape(legible(report.agency or ""))).encode()
    return _package(parts)


def _package(parts: dict[str, bytes]) -> bytes:
    """A zip of the parts; the list of types comes first, by which some programs know the file."""
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
        for name in sorted(parts):
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts[name])
    return package.getvalue()


@cache
def _fixed_parts() -> tuple[tuple[str, bytes], ...]:
    """The parts that are the same in every document: styles, settings, fonts, page numbers."""
    return tuple(_files(resources.files("gongkai.rendering") / "templates" / "docx", ""))


def _files(folder: Traversable, path: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for item in folder.iterdir():
        if item.is_dir():
            found += _files(item, f"{path}{item.name}/")
        else:
            found.append((path + item.name, item.read_bytes()))
    return found
