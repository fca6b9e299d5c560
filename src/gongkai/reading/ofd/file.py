"""An OFD file as a document: opened within limits, read page by page, its tables stitched over page breaks.

Nothing is fetched or run: signatures, seals, annotations, attachments, actions and links of the file are never touched,
pictures and typefaces not unpacked.
"""

from collections.abc import Iterator

from gongkai.reading.document import Document
from gongkai.reading.errors import UnusableFileError
from gongkai.reading.ofd.drawing import Drawings
from gongkai.reading.ofd.page import read_page
from gongkai.reading.ofd.pages import Opened
from gongkai.reading.ofd.parts import Parts
from gongkai.reading.pdf.assemble import rows_of
from gongkai.reading.pdf.limits import LIMITS, Limits
from gongkai.reading.pdf.page import Page

SCAN = "这个OFD没有文字，是扫描件或图片；扫描件暂不能识别，请改用可以复制文字的版本（由Word、WPS直接导出的PDF或OFD）"
EMPTY = "这个OFD一页也没有；请重新导出或下载后再读"


def read_ofd(data: bytes, limits: Limits = LIMITS) -> Document:
    """The pages as rows of fields; UnusableFileError for a file that is broken, locked, too long or without any text."""
    opened = Opened(Parts(data))
    pages = list(_pages(opened, limits))
    if not any(page.lines or page.pieces for page in pages):
        raise UnusableFileError(SCAN)
    document = Document("ofd", title=opened.title, lost=sum(page.lost for page in pages), notes=opened.notes)
    document.rows = rows_of(pages)
    return document


def _pages(opened: Opened, limits: Limits) -> Iterator[Page]:
    if opened.count > limits.pages:
        raise UnusableFileError(
            f"这个OFD有{opened.count}页，超过{limits.pages}页的上限，不像一份年度报告；请把年报所在的页另存为一个文件再读"
        )
    if not opened.count:
        raise UnusableFileError(EMPTY)
    left, drawings = limits.characters, Drawings(limits.drawn)
    for number, sheet in enumerate(opened.sheets(), start=1):
        page = read_page(sheet, number, drawings, left)
        left -= page.count
        yield page
