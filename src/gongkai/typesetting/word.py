"""The shell of a Word document: its package, the parts that are the same in every one, paragraphs and runs.

The styles are those of GB/T 9704-2012; the document opens alike in Word, WPS and LibreOffice.
"""

import io
import zipfile
from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from xml.sax.saxutils import escape

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of every part in the package, so that the same content gives the same bytes."""
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator>'
    "<dc:language>zh-CN</dc:language></cp:coreProperties>"
)
OPEN = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>'
)
"""What the main part begins with."""
CLOSE = "</w:body></w:document>"
"""What the main part ends with."""
PAGE = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" {distances} w:gutter="0"/>'
"""A4; margins 37, 26, 35 and 28 mm leave 156 × 225 mm (GB/T 9704-2012, 5.2.1); {distances} of header and footer to fill in."""
TEXT_WIDTH = 11906 - 1474 - 1587
"""Width of the text in twentieths of a point."""


def document(main: str, title: str, creator: str, others: Mapping[str, bytes] | None = None) -> bytes:
    """The file: `main` is the text of the main part, `others` are further parts by name, or replace those of the shell."""
    parts = dict(shell())
    parts["word/document.xml"] = main.encode()
    parts["docProps/core.xml"] = _CORE.format(title=escape(title), creator=escape(creator)).encode()
    return _package(parts | dict(others or {}))


def paragraph(style: str, runs: str) -> str:
    """A paragraph in a style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def run(text: str, look: str = "") -> str:
    """A run of text; the hint sets quotation marks and dashes in the Chinese typeface."""
    return f'<w:r><w:rPr>{look}<w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


@cache
def shell() -> tuple[tuple[str, bytes], ...]:
    """The parts that are the same in every document: styles, settings, fonts, page numbers; (name, content)."""
    return parts_in(resources.files("gongkai.typesetting") / "shell")


def parts_in(folder: Traversable, path: str = "") -> tuple[tuple[str, bytes], ...]:
    """Every file in a folder and below as a part: (name, content)."""
    found: list[tuple[str, bytes]] = []
    for item in folder.iterdir():
        if item.is_dir():
            found += parts_in(item, f"{path}{item.name}/")
        else:
            found.append((path + item.name, item.read_bytes()))
    return tuple(found)


def _package(parts: Mapping[str, bytes]) -> bytes:
    """A zip of the parts; the list of types comes first, by which some programs know the file."""
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
        for name in sorted(parts):
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts[name])
    return package.getvalue()
