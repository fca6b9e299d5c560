"""The text of a Word document: title, headings and paragraphs by style, tables between them."""

from collections.abc import Iterator

from gongkai.rendering.docx.table import table
from gongkai.rendering.outline import Outline, PartOutline, is_signature, lead, title_lines
from gongkai.typesetting.word import CLOSE, OPEN, PAGE, TEXT_WIDTH, paragraph, run

_SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>'
    + PAGE.format(distances='w:header="851" w:footer="1304"')
    + "</w:sectPr>"
)
"""Page numbers 7 mm below the text (GB/T 9704-2012, 7.5)."""
_TITLE_EM = TEXT_WIDTH / 20 / 22


def body(content: Outline) -> str:
    """The main part of the document."""
    return OPEN + "".join(_blocks(content)) + _SECTION + CLOSE


def _blocks(content: Outline) -> Iterator[str]:
    if content.title:
        yield paragraph("Title", "<w:r><w:br/></w:r>".join(run(line) for line in title_lines(content.title, _TITLE_EM)))
    for text in content.opening:
        yield _prose(text)
    for part in content.parts:
        yield from _part(part)
    for text in content.closing:
        yield paragraph("Signature", run(text)) if is_signature(text) else _prose(text)


def _part(part: PartOutline) -> Iterator[str]:
    yield paragraph("Heading1", run(part.heading))
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
    head, rest = lead(text.strip())
    if head and not rest:
        return paragraph("Heading2", run(head))
    return paragraph("BodyText", (run(head, '<w:rStyle w:val="Lead"/>') if head else "") + run(rest))
