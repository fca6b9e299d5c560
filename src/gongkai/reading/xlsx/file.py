"""An Excel file as a document: its visible sheets in order."""

from gongkai.reading.document import Document
from gongkai.reading.errors import UnusableFileError
from gongkai.reading.package import DAMAGED, Element, Package, parse
from gongkai.reading.rows import page_rows
from gongkai.reading.sheet import sheet_page
from gongkai.reading.table import Cell
from gongkai.reading.xlsx.cells import Book, read_sheet, text_of
from gongkai.reading.xlsx.shown import Format, read_format
from gongkai.reading.xlsx.tags import STRICT, R, S

_HIDDEN_SHEETS = "隐藏的工作表没有读取：{}；如果年报在其中，请在Excel中取消隐藏后再读"
_HIDDEN_PLACES = "工作表“{}”里隐藏的行或列没有读取；如果其中有年报的数字，请在Excel中取消隐藏后再读"
_NOT_COMPUTED = "有{}个格子是公式而没有保存结果；请用Excel或WPS打开，保存后再读"
_MOST_SHEETS = 200
"""A workbook of a whole city has one sheet a body; more are no report."""


def read_xlsx(data: bytes) -> Document:
    """What the sheets of an Excel file show, as rows of fields; UnusableFileError for a damaged, locked or monstrous one.

    Numbers are as the sheet shows them. Hidden sheets, rows and columns are left out, with a note. Formulas are not
    computed: their saved result is read. Nothing is fetched, no macro is run.
    """
    package = Package(data)
    name = package.main("xl/workbook.xml")
    workbook = package.part(name)
    if not workbook:
        raise UnusableFileError(DAMAGED)
    root = parse(_usual(workbook))
    related = package.related(name)
    book = _book(package, root, dict(related.values()))
    document, page, hidden = Document("xlsx"), Cell(), []
    for sheet in root.findall(f"{S}sheets/{S}sheet")[:_MOST_SHEETS]:
        title = sheet.get("name") or ""
        kind, place = related.get(sheet.get(R + "id") or "", ("", ""))
        if kind != "worksheet":
            continue
        if sheet.get("state") in ("hidden", "veryHidden"):
            hidden.append(title)
            continue
        part = package.part(place)
        if not part:
            raise UnusableFileError(DAMAGED)
        found, has_hidden = read_sheet(parse(_usual(part)), book)
        sheet_page(found, page)
        if has_hidden:
            document.notes.append(_HIDDEN_PLACES.format(title))
    document.rows = list(page_rows(page))
    document.notes += [_HIDDEN_SHEETS.format("、".join(hidden))] if hidden else []
    document.notes += [_NOT_COMPUTED.format(book.not_computed)] if book.not_computed else []
    return document


def _book(package: Package, root: Element, parts: dict[str, str]) -> Book:
    properties = root.find(S + "workbookPr")
    book = Book(from_1904=properties is not None and properties.get("date1904") in ("1", "true"))
    strings = package.part(parts.get("sharedStrings", ""))
    if strings:
        book.strings = [text_of(item) for item in parse(_usual(strings)).iterchildren(S + "si")]
    styles = package.part(parts.get("styles", ""))
    if styles:
        book.formats = _formats(parse(_usual(styles)))
    return book


def _formats(styles: Element) -> list[Format]:
    """The number format of each cell style."""
    codes = {_integer(code.get("numFmtId")): code.get("formatCode") or "" for code in styles.iterfind(f"{S}numFmts/{S}numFmt")}
    known: dict[int, Format] = {}
    formats = []
    for style in styles.iterfind(f"{S}cellXfs/{S}xf"):
        number = _integer(style.get("numFmtId"))
        if number not in known:
            known[number] = read_format(number, codes)
        formats.append(known[number])
    return formats


def _integer(text: str | None) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 9 else 0


def _usual(part: bytes) -> bytes:
    """A part with the usual namespaces, whichever it was written with."""
    for strict, usual in STRICT:
        if strict in part:
            part = part.replace(strict, usual)
    return part
