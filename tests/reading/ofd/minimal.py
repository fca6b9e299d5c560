"""The smallest OFD files: some objects on a page, and parts that are replaced, added or taken away."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from tests.reading.ofd.writer import SPACE
from tests.reading.packages import packed

if TYPE_CHECKING:
    from collections.abc import Mapping

CONTENT = "Doc_0/Pages/Page_0/Content.xml"


def text(words: str, left: float = 20, top: float = 20, *, how: str = "", code: str = "", size: float = 4) -> str:
    """A text object."""
    inner = f'<ofd:TextCode X="0" Y="{size}" {code}>{words}</ofd:TextCode>'
    return f'<ofd:TextObject ID="3" Boundary="{left} {top} 100 5" Font="1" Size="{size}" {how}>{inner}</ofd:TextObject>'


def path(data: str, how: str = "") -> str:
    """A path object over the whole page."""
    drawn = f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData>"
    return f'<ofd:PathObject ID="4" Boundary="0 0 210 297" {how}>{drawn}</ofd:PathObject>'


A_LINE = text("一份报告")


def page(objects: str, before: str = "") -> str:
    """The content of a page."""
    area = "<ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:Area>"
    layer = f'<ofd:Layer ID="2">{objects}</ofd:Layer>'
    return f"{before}<ofd:Page {SPACE}>{area}<ofd:Content>{layer}</ofd:Content></ofd:Page>"


def document(pages: str, common: str = "") -> str:
    """A document of these pages."""
    return f"<ofd:Document {SPACE}><ofd:CommonData>{common}</ofd:CommonData><ofd:Pages>{pages}</ofd:Pages></ofd:Document>"


def pages(count: int) -> str:
    """So many pages, all with the content of the first."""
    return '<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/>' * count


def ofd(objects: str = "", **replaced: str | bytes | None) -> bytes:
    """A file; parts are named `top`, `document`, `content`, others as they are called; none takes a part away."""
    return packed(_parts(objects or A_LINE, replaced))


def stored(objects: str) -> bytes:
    """A file that is not packed, so that nothing about it is suspicious."""
    return packed(_parts(objects, {}), zipfile.ZIP_STORED)


def _parts(objects: str, replaced: Mapping[str, str | bytes | None]) -> dict[str, str | bytes]:
    names = {"top": "OFD.xml", "document": "Doc_0/Document.xml", "content": CONTENT}
    top = f"<ofd:OFD {SPACE}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    parts: dict[str, str | bytes | None] = {"OFD.xml": top, "Doc_0/Document.xml": document(pages(1)), CONTENT: page(objects)}
    parts.update({names.get(name, name): part for name, part in replaced.items()})
    return {name: part for name, part in parts.items() if part is not None}
