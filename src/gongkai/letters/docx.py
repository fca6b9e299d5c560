"""A letter as a Word document: the letter page of GB/T 9704-2012 (信函格式), opened alike by Word, WPS and LibreOffice."""

from collections.abc import Iterator
from functools import cache
from importlib import resources
from xml.sax.saxutils import quoteattr

from gongkai.letters.letter import Letter, Sheet
from gongkai.typesetting import word
from gongkai.typesetting.word import paragraph, run

_STYLES = "word/styles.xml"
_HEAD = "word/header1.xml"
_FOLDER = "templates/docx"
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_MARGINS = (
    '<w:top w:w="85" w:type="dxa"/><w:left w:w="113" w:type="dxa"/><w:bottom w:w="85" w:type="dxa"/><w:right w:w="113" w:type="dxa"/>'
)
_FIRST_COLUMN = {True: 850, False: 2380}
"""Width of the first column in twentieths of a point: of a list, and of a form."""
_LONG_HEAD = 12
"""More characters than this do not stand in one line at the size of the head."""


def letter_docx(letter: Letter) -> bytes:
    """The document; the same letter gives the same bytes."""
    main = word.OPEN + "".join(_blocks(letter)) + _section(letter) + word.CLOSE
    return word.document(main, letter.title, letter.signature, _parts(letter.head if letter.sealed else ""))


def _parts(head: str) -> dict[str, bytes]:
    """Parts that differ from those of the shell: more styles, the head and the foot of the first page."""
    parts = dict(_fixed_parts())
    style = b"LongLetterHead" if len(head) > _LONG_HEAD else b"LetterHead"
    parts[_HEAD] = parts[_HEAD].replace(b"LetterHead", style).replace(b"<w:r/>", run(head).encode())
    return parts


@cache
def _fixed_parts() -> tuple[tuple[str, bytes], ...]:
    own = dict(word.parts_in(resources.files("gongkai.letters") / _FOLDER))
    more = own.pop("styles.xml")
    styles = dict(word.shell())[_STYLES].replace(b"</w:styles>", more.strip() + b"</w:styles>")
    return tuple((own | {_STYLES: styles}).items())


def _section(letter: Letter) -> str:
    """The page: a first page with the red head and foot where the letter goes out, and without a number on it."""
    first = '<w:headerReference w:type="first" r:id="rId6"/><w:footerReference w:type="first" r:id="rId7"/>' if letter.sealed else ""
    page = word.PAGE.format(distances=f'w:header="{1701 if letter.sealed else 851}" w:footer="{1134 if letter.sealed else 1304}"')
    numbers = '<w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>'
    return f"<w:sectPr>{numbers}{first}{page}<w:titlePg/></w:sectPr>"


def _blocks(letter: Letter) -> Iterator[str]:
    if letter.number:
        yield paragraph("DocumentNumber", run(letter.number))
    yield paragraph("Title", run(letter.title))
    if letter.addressee:
        yield paragraph("Addressee", run(f"{letter.addressee}："))
    for number, text in enumerate(letter.body, 1):
        # The signature never stands alone on a page.
        last = number == len(letter.body) and not letter.attachments
        yield paragraph("LastText" if last else "BodyText", run(text))
    if letter.sheet:
        yield _table(letter.sheet, letter.title)
    for number, line in enumerate(letter.attachment_lines):
        yield paragraph("Attachments" if number == 0 else "LastText", run(line))
    yield from _signature(letter)
    if letter.copies:
        yield paragraph("Copies", run(letter.copies_line))


def _signature(letter: Letter) -> Iterator[str]:
    """Name and date one above the other, in the middle of each other; above them room for the seal."""
    lines = [line for line in (letter.signature, letter.date) if line]
    longest = max((_width(line) for line in lines), default=0.0)
    edge = 4 if letter.sealed else 2
    for number, line in enumerate(lines):
        space = round((edge + (longest - _width(line)) / 2) * 320)
        above = 1120 if letter.sealed else 560
        room = f'<w:spacing w:before="{above if number == 0 else 0}" w:line="560" w:lineRule="exact"/>'
        keep = "<w:keepNext/>" if number < len(lines) - 1 else ""
        style = f'<w:pPr><w:pStyle w:val="Signature"/>{keep}{room}<w:ind w:rightChars="0" w:right="{space}"/></w:pPr>'
        yield f"<w:p>{style}{run(line)}</w:p>"


def _width(text: str) -> float:
    """The width in Chinese characters; digits and Latin letters are half as wide."""
    return sum(0.5 if character.isascii() else 1.0 for character in text)


def _table(sheet: Sheet, caption: str) -> str:
    first = _FIRST_COLUMN[bool(sheet.header)]
    widths = (first, word.TEXT_WIDTH - first)
    name = quoteattr(caption)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = [_row(sheet.header, widths, "<w:tblHeader/>")] if sheet.header else []
    rows = [_row(row, widths, "") for row in sheet.rows]
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar>{_MARGINS}</w:tblCellMar><w:tblLook w:val="0000"/><w:tblCaption w:val={name}/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(head + rows)}</w:tbl>"
    )


def _row(texts: tuple[str, ...], widths: tuple[int, ...], repeat: str) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_cell(text)}</w:tc>' for text, width in zip(texts, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{cells}</w:tr>"


def _cell(text: str) -> str:
    return "".join(paragraph("SheetText", run(line)) for line in text.split("\n"))
