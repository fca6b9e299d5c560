"""The text of a Word document: title, headings and paragraphs by style, tables between them."""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

from gongkai.rendering.docx.table import table
from gongkai.rendering.outline import Outline, PartOutline, is_signature, lead, title_lines

_OPEN = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>'
)
_PAGE = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" w:footer="1304" w:gutter="0"/>'
    "</w:sectPr>"
)
"""A4; margins 37, 26, 35 and 28 mm leave 156 × 225 mm (GB/T 9704-2012, 5.2.1); page numbers 7 mm below the text (7.5)."""
_CLOSE = "</w:body></w:document>"
TEXT_WIDTH = 11906 - 1474 - 1587
"""Width of the text in twentieths of a point."""
_TITLE_EM = TEXT_WIDTH / 20 / 22
_BROKEN = re.compile(r"\s+")


def body(content: Outline) -> str:
    """The main part of the document."""
    return _OPEN + "".join(_blocks(content)) + _PAGE + _CLOSE


def _blocks(content: Outline) -> Iterator[str]:
    if content.title:
        yield paragraph("Title", "<w:r><w:br/></w:r>".join(_run(line) for line in title_lines(content.title, _TITLE_EM)))
    for text in content.opening:
        yield _prose(text)
    for part in content.parts:
        yield from _part(part)
    for text in content.closing:
        yield paragraph("Signature", _run(text)) if is_signature(text) else _prose(text)


def _part(part: PartOutline) -> Iterator[str]:
    yield paragraph("Heading1", _run(part.heading))
    for text in part.paragraphs:
        yield _prose(text)
    if not part.paragraphs and not part.tables:
        yield paragraph("BodyText", "")
    for outlined in part.tables:
        if outlined.table is not None:
            yield paragraph("TableStart", "")
            yield table(outlined.table, outlined.texts(), TEXT_WIDTH)
            yield paragraph("TableEnd", "")


def _prose(text: str) -> str:
    """A paragraph of the text; a heading of the second level where it is nothing but one."""
    head, rest = lead(_BROKEN.sub(" ", text).strip())
    if head and not rest:
        return paragraph("Heading2", _run(head))
    return paragraph("BodyText", (_run(head, '<w:rStyle w:val="Lead"/>') if head else "") + _run(rest))


def paragraph(style: str, runs: str) -> str:
    """A paragraph in a style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _run(text: str, look: str = "") -> str:
    """A run of text; the hint sets quotation marks and dashes in the Chinese typeface."""
    return f'<w:r><w:rPr>{look}<w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
