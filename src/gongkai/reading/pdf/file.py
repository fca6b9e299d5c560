"""A PDF file as a document: opened within limits, read page by page, its tables stitched over page breaks.

PDFium is not thread-safe, and a crafted file may crash it or keep it busy: who reads files of strangers (a portal) calls
this in a process of its own, with limits of time and memory. Nothing is fetched or run: scripts, attachments, forms and
links of the file are never touched.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import create_string_buffer
from typing import Any

import pypdfium2.raw as pdfium

from gongkai.reading.document import Document
from gongkai.reading.errors import UnusableFileError
from gongkai.reading.pdf.assemble import rows_of
from gongkai.reading.pdf.guard import BOMB, refuse_bombs
from gongkai.reading.pdf.limits import LIMITS, Limits
from gongkai.reading.pdf.page import Page, read_page

SCAN = "这个PDF没有文字，是扫描件或图片；扫描件暂不能识别，请改用可以复制文字的版本（由Word、WPS直接导出的PDF）"
LOCKED = "这个PDF设有打开密码；请用密码打开，另存为不加密的文件再读"
BROKEN = "这个PDF已损坏，打不开；请重新下载，或用PDF阅读器打开，另存为新文件再读"
EMPTY = "这个PDF一页也没有；请重新导出或下载后再读"


def read_pdf(data: bytes, limits: Limits = LIMITS) -> Document:
    """The pages as rows of fields; UnusableFileError for a file that is broken, locked, too long or without any text."""
    refuse_bombs(data, limits)
    with _opened(data) as file:
        pages = list(_pages(file, limits))
        title = _title(file)
    if not any(page.lines or page.pieces for page in pages):
        raise UnusableFileError(SCAN)
    document = Document("pdf", title=title, lost=sum(page.lost for page in pages))
    document.rows = rows_of(pages)
    return document


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    file = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not file:
        error = pdfium.FPDF_GetLastError()
        raise UnusableFileError(LOCKED if error in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY) else BROKEN)
    try:
        yield file
    finally:
        pdfium.FPDF_CloseDocument(file)


def _pages(file: Any, limits: Limits) -> Iterator[Page]:
    count = pdfium.FPDF_GetPageCount(file)
    if count > limits.pages:
        raise UnusableFileError(f"这个PDF有{count}页，超过{limits.pages}页的上限，不像一份年度报告；请把年报所在的页另存为一个文件再读")
    if count < 1:
        raise UnusableFileError(EMPTY)
    left, drawn = limits.characters, 0
    for number in range(count):
        page = pdfium.FPDF_LoadPage(file, number)
        if not page:
            continue
        try:
            drawn += pdfium.FPDFPage_CountObjects(page)
            if drawn > limits.drawn:
                raise UnusableFileError(BOMB)
            read = read_page(page, number + 1, left)
        finally:
            pdfium.FPDF_ClosePage(page)
        left -= read.count
        yield read


def _title(file: Any) -> str:
    """The title that the file gives itself."""
    size = pdfium.FPDF_GetMetaText(file, b"Title", None, 0)
    if not 2 < size < 4096:
        return ""
    buffer: Any = create_string_buffer(size)
    pdfium.FPDF_GetMetaText(file, b"Title", buffer, size)
    return bytes(buffer.raw).decode("utf-16-le", "ignore").strip("\0 ")
