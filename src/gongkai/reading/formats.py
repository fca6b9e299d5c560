"""Which format a file is: its content decides, not its name.

One line in `FORMATS` per format. What is no format of ours is refused with one sentence: what it is, and what to do.
The readers of PDF, OFD, Word and Excel are loaded when their first file is met: loading them takes longer than reading a page.
"""

import os
import re
import stat
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path, PurePath

from gongkai.reading.charset import decode, is_binary
from gongkai.reading.converted import KINDS, convert
from gongkai.reading.document import Document
from gongkai.reading.errors import UnusableFileError
from gongkai.reading.html import read_html
from gongkai.reading.office import NAMES, PROMISES, office_kind
from gongkai.reading.text import read_text


@dataclass(frozen=True, slots=True)
class Limits:
    """What is too much for one report."""

    size: int = 50_000_000
    """Bytes. The longest page seen is under 2 MB; Word's own HTML with pictures inside reaches 20 MB."""
    sample: int = 262_144
    """Bytes looked at to tell HTML from text; a page shows its tags long before."""


LIMITS = Limits()


def to_document(data: bytes, name: str) -> Document:
    """The content as a document, whatever the name says; UnusableFileError if it is no report file.

    `name` is only mentioned: where it promises another format than the content is, the sentence or a note says so.
    """
    found = detect(data)
    document = FORMATS[found](data)
    suffix = PurePath(name).suffix.lower()
    if suffix and found not in _PROMISES.get(suffix, FORMATS):
        document.notes.append(f"文件名以{suffix}结尾，内容却是{_NAMES[found]}，按{_NAMES[found]}读取")
    return document


def detect(data: bytes) -> str:
    """The key in `FORMATS` of the format that the bytes are in; UnusableFileError if in none."""
    _refuse_size(len(data))
    if not data.strip(b" \t\r\n\f\v\0"):
        raise UnusableFileError(EMPTY)
    office = office_kind(data)
    if office:
        return office
    if b"%PDF-" in data[:_HEAD]:
        return "pdf"
    kind = _foreign_kind(data)
    if kind:
        raise UnusableFileError(kind)
    text, _, lost = decode(data[: LIMITS.sample])
    if is_html(text):
        return "html"
    if not text.strip():
        raise UnusableFileError(EMPTY)
    if is_binary(text, lost):
        raise UnusableFileError(BINARY)
    return "text"


def is_html(text: str) -> bool:
    """Whether the text is a page or a piece of one, not a text in which a few tags were left behind."""
    if _PAGE.search(text) or _BEGINS_WITH_TAG.match(text):
        return True
    return _CELL.search(text) is not None or sum(1 for _ in _BLOCK_END.finditer(text)) >= _BLOCK_ENDS


def load(path: Path) -> bytes:
    """The bytes of a file; UnusableFileError, before anything is read, if it is missing, a folder, closed to us or too big."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnusableFileError("这是一个文件夹；请指定其中的文件")
        if not stat.S_ISREG(status.st_mode):
            raise UnusableFileError("这不是普通文件（而是设备或管道）；请先存成文件再读")
        _refuse_size(status.st_size)
        with path.open("rb") as file:
            data = file.read(status.st_size + 1)
            if len(data) > status.st_size:  # it has grown, or is of those that tell no size
                data += file.read(LIMITS.size + 1 - len(data))
    except FileNotFoundError:
        raise UnusableFileError("找不到这个文件；请核对文件名和所在文件夹") from None
    except PermissionError:
        raise UnusableFileError("没有读取这个文件的权限；请联系文件的所有者，或复制一份到自己的文件夹再读") from None
    except (OSError, ValueError) as error:
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
        raise UnusableFileError(f"文件打不开（{reason}）；请核对文件名，或复制一份后再读") from None
    _refuse_size(len(data))
    return data


def _refuse_size(size: int) -> None:
    if size > LIMITS.size:
        most = LIMITS.size // 1_000_000
        raise UnusableFileError(f"文件有{size // 1_000_000}MB，超过{most}MB的上限，不像一份年度报告；请核对是否选错文件，或去掉图片后另存")


_NAMES = {"html": "网页", "text": "纯文本", "pdf": "PDF", **NAMES}
_PROMISES = {
    **dict.fromkeys((".html", ".htm", ".shtml", ".xhtml"), ("html",)),
    ".txt": ("text",),
    ".pdf": ("pdf",),
    **PROMISES,
    **dict.fromkeys((".jpg", ".jpeg", ".png"), ()),
}
"""What a person expects behind a name; behind others (.asp, .md, none) everything."""
EMPTY = "文件是空的，没有任何文字；请重新下载或另存后再读"
BINARY = "文件内容不是文字（可能已损坏或加密）；请用原来的软件打开，另存为网页（.html）或纯文本（.txt）再读"
_SAVE = "这一版gongkai还不能读，请用{}打开，另存为网页（.html）或纯文本（.txt）再读"
_PICTURE = "文件内容是{}图片；扫描件和图片暂不能识别，请改用可以复制文字的版本"

_PICTURES = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
)
_ARCHIVES = ((b"Rar!\x1a\x07", "RAR"), (b"7z\xbc\xaf\x27\x1c", "7z"), (b"\x1f\x8b\x08", "GZ"))
_HEAD = 1_024

_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|frameset)\b[^<]*>", re.IGNORECASE)
_TAGS = (
    r"(?:a|article|b|br|center|dd|div|dl|dt|em|font|form|h[1-6]|hr|i|img|li|link|main|meta|ol|p|pre|script|section|span"
    r"|strong|style|table|tbody|td|th|thead|title|tr|u|ul)"
)
_BEGINS_WITH_TAG = re.compile(rf"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<{_TAGS}(?:\s[^<]*)?/?>", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(r"<td\b[^<>]*>[^<]*(?:<(?!/?td\b)[^<]*)*</t[dr]>", re.IGNORECASE)
_BLOCK_END = re.compile(r"</(?:p|div|li|h[1-6]|section|table|tr|td)\s*>", re.IGNORECASE)
_BLOCK_ENDS = 5
"""A text with fewer was copied from a page and kept some of its tags."""


def _foreign_kind(data: bytes) -> str:
    """The sentence for a file of another kind, empty for what may be HTML or text."""
    for mark, name in _PICTURES:
        if data.startswith(mark):
            return _PICTURE.format(name)
    if data.startswith(b"BM") and data[6:10] == bytes(4):
        return _PICTURE.format("BMP")
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return _PICTURE.format("WebP")
    for mark, name in _ARCHIVES:
        if data.startswith(mark):
            return f"文件内容是{name}压缩包；请先解压，再读其中的网页或文本"
    return _xml_kind(data)


def _xml_kind(data: bytes) -> str:
    head = data[:_HEAD].lower()
    if b"mime-version:" in head and b"multipart/related" in head:
        return "文件内容是单个文件网页（.mht）；请在浏览器中打开，另存为“网页，仅HTML”再读"
    if b'progid="word.document"' in head or (b"<w:worddocument" in head and b"<html" not in head):
        return "文件内容是Word的XML文档；" + _SAVE.format("Word或WPS")
    return ""


def _html(data: bytes) -> Document:
    text, _, lost = decode(data)
    document = read_html(text)
    document.lost = lost
    return document


def _text(data: bytes) -> Document:
    text, _, lost = decode(data)
    if is_binary(text, lost):
        raise UnusableFileError(BINARY)
    document = read_text(text)
    document.lost = lost
    return document


def _converted(data: bytes, kind: str) -> Document:
    (converted,) = convert([(data, kind)])
    if isinstance(converted, UnusableFileError):
        raise converted
    document = FORMATS["docx"](converted)
    document.format = kind
    return document


def _loaded(data: bytes, module: str, name: str) -> Document:
    read: Callable[[bytes], Document] = getattr(import_module(f"gongkai.reading.{module}"), name)
    return read(data)


FORMATS: dict[str, Callable[[bytes], Document]] = {
    "html": _html,
    "text": _text,
    "pdf": partial(_loaded, module="pdf", name="read_pdf"),
    "docx": partial(_loaded, module="docx", name="read_docx"),
    "xlsx": partial(_loaded, module="xlsx", name="read_xlsx"),
    **dict.fromkeys(("xls", "xlsb", "ods"), partial(_loaded, module="xls", name="read_xls")),
    "ofd": partial(_loaded, module="ofd", name="read_ofd"),
    **{kind: partial(_converted, kind=kind) for kind in KINDS},
}
