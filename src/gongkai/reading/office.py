"""Which office format a file is, by what is in it; locked ones and those of other programs are refused with one sentence."""

import struct

from gongkai.reading import ole
from gongkai.reading.errors import UnusableFileError
from gongkai.reading.package import LOCKED, Package

NAMES = {
    "docx": "Word文档（.docx）",
    "doc": "旧版Word文档（.doc或.wps）",
    "rtf": "RTF文档",
    "odt": "OpenDocument文档（.odt）",
    "xlsx": "Excel表格（.xlsx）",
    "xls": "旧版Excel表格（.xls或.et）",
    "xlsb": "Excel二进制表格（.xlsb）",
    "ods": "OpenDocument表格（.ods）",
    "ofd": "OFD版式文件（.ofd）",
}
"""Key in the list of formats → what a clerk calls it."""

PROMISES = {
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), ("docx",)),
    ".doc": ("doc",),
    ".wps": ("doc", "docx"),
    ".rtf": ("rtf",),
    ".odt": ("odt",),
    **dict.fromkeys((".xlsx", ".xlsm", ".xltx", ".xltm"), ("xlsx",)),
    ".xls": ("xls",),
    ".et": ("xls", "xlsx"),
    ".xlsb": ("xlsb",),
    ".ods": ("ods",),
    ".ofd": ("ofd",),
}
"""Ending of a file name → the formats that a person expects behind it."""

_OTHER_PACKAGES = {
    "pptx": "文件内容是演示文稿（.pptx）；年报应是文档、表格或网页，请核对是否选错文件",
    "odp": "文件内容是演示文稿（.odp）；年报应是文档、表格或网页，请核对是否选错文件",
    "": "文件内容是ZIP压缩包；请先解压，再读其中的报告",
}
_SLIDES = "文件内容是旧版演示文稿（.ppt）；年报应是文档、表格或网页，请核对是否选错文件"
_OLD = "文件内容是旧版Office文档，但看不出是文档还是表格；请用Word、Excel或WPS打开，另存为.docx或.xlsx再读"
_EMPTY_ARCHIVE = b"PK\x05\x06"
"""Foxit begins an OFD as an empty archive and then writes the full one behind it."""
_ENCRYPTED_WORD = 0x0100
"""The flag of the file information block (MS-DOC 2.5.2) that a password locks the text."""


def office_kind(data: bytes) -> str:
    """The key of an office format, empty for what is none; UnusableFileError for locked, damaged and unsupported ones."""
    if data.startswith((b"PK\x03\x04", _EMPTY_ARCHIVE)):
        kind = Package(data).kind()
        if kind in NAMES:
            return kind
        raise UnusableFileError(_OTHER_PACKAGES[kind])
    if data.startswith(ole.MARK):
        return _old_kind(data)
    return "rtf" if data[:64].lstrip()[:5] == b"{\\rtf" else ""


def _old_kind(data: bytes) -> str:
    inside = ole.streams(data)
    if "EncryptedPackage" in inside:
        raise UnusableFileError(LOCKED)
    if "WordDocument" in inside:
        head = inside["WordDocument"]
        if len(head) > 12 and struct.unpack_from("<H", head, 10)[0] & _ENCRYPTED_WORD:
            raise UnusableFileError(LOCKED)
        return "doc"
    if "Workbook" in inside or "Book" in inside:
        return "xls"
    raise UnusableFileError(_SLIDES if "PowerPoint Document" in inside else _OLD)
