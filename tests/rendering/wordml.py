"""A rendered document taken apart with python-docx and lxml, which the renderer does not use."""

import io
import zipfile
from dataclasses import dataclass

from docx import Document
from docx.document import Document as Opened
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Square:
    """A merged cell: where it begins, how far it reaches, its text."""

    row: int
    column: int
    rowspan: int
    colspan: int
    text: str


def opened(data: bytes) -> Opened:
    return Document(io.BytesIO(data))


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def squares(table: etree._Element) -> list[Square]:
    """The merged cells of a table by its gridSpan and vMerge marks; AssertionError where a mark continues nothing."""
    found: list[Square] = []
    for y, row in enumerate(table.iter(f"{W}tr")):
        x = 0
        for cell in row.iter(f"{W}tc"):
            colspan = int(value(cell, "gridSpan") or 1)
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            if merge is not None and merge.get(f"{W}val") is None:
                above = next(s for s in found if s.column == x and s.colspan == colspan and s.row + s.rowspan == y)
                found[found.index(above)] = Square(above.row, x, above.rowspan + 1, colspan, above.text)
            else:
                found.append(Square(y, x, 1, colspan, "".join(str(text) for text in cell.itertext())))
            x += colspan
    return found


def value(element: etree._Element, name: str) -> str | None:
    """The `w:val` of the first element below with this name."""
    inner = element.find(f".//{W}{name}")
    return None if inner is None else inner.get(f"{W}val")
