"""A Word file as a document: its main part, with what styles and lists add to the text."""

from gongkai.reading.document import Document
from gongkai.reading.docx.body import Body
from gongkai.reading.docx.inline import Inline
from gongkai.reading.docx.numbering import Numbering, read_numbering
from gongkai.reading.docx.styles import Styles, read_styles
from gongkai.reading.docx.tags import STRICT, W
from gongkai.reading.errors import UnusableFileError
from gongkai.reading.package import DAMAGED, TOO_DEEP, Element, Package, parse
from gongkai.reading.rows import page_rows
from gongkai.reading.table import Cell

_ROOT = 16_384
"""Bytes in which the namespaces of a part stand: at its root, before anything else."""
_FOREIGN = "文档里嵌有另一份文件，其中的文字没有读取；请用Word打开，保存后再读"


def read_docx(data: bytes) -> Document:
    """The text of a Word file as rows of fields; UnusableFileError for a damaged, locked or monstrous one.

    Read is what is printed of the main text: automatic list numbers, inserted text, results of fields, text boxes (after the
    paragraph they hang on). Left out are deleted, moved-away and hidden text, prompts of controls, the table of contents,
    notes, comments, headers and footers. Nothing is fetched, no macro is run. The title among the file's properties is
    left alone: it is mostly that of an older report.
    """
    package = Package(data)
    name = package.main("word/document.xml")
    main = _usual(package.part(name))
    body = parse(main).find(W + "body") if main else None
    if body is None:
        raise UnusableFileError(DAMAGED)
    parts = {kind: place for kind, place in package.related(name).values() if kind in ("styles", "numbering")}
    styles_part = _usual(package.part(parts.get("styles", "word/styles.xml")))
    numbering_part = _usual(package.part(parts["numbering"])) if "numbering" in parts else b""
    styles = read_styles(parse(styles_part)) if styles_part else Styles()
    numbering = read_numbering(parse(numbering_part)) if numbering_part else Numbering()
    inline = Inline(
        hides=b"vanish" in main or bool(styles.hidden),
        hidden_styles=styles.hidden,
        balanced=main.count(b'fldCharType="begin"') == main.count(b'fldCharType="end"'),
    )
    return _document(body, Body(styles, numbering, inline, joins=b"dropCap" in main or b"del" in main))


def _document(element: Element, body: Body) -> Document:
    page = Cell()
    try:
        body.blocks(element, page)
        page.items.append(body.held)
        document = Document("docx", list(page_rows(page)))
    except RecursionError:
        raise UnusableFileError(TOO_DEEP) from None
    if body.foreign:
        document.notes.append(_FOREIGN)
    return document


def _usual(part: bytes) -> bytes:
    """A part with the usual namespace, whichever it was written with."""
    strict, usual = STRICT
    return part.replace(strict, usual) if strict in part[:_ROOT] else part
