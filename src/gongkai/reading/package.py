"""Office files as packages: a ZIP archive of XML parts, opened within limits, nothing outside it ever looked at."""

import io
import zipfile
import zlib
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from typing import TypeAlias

from lxml import etree

from gongkai.reading.errors import UnusableFileError

Element: TypeAlias = etree._Element


@dataclass(frozen=True, slots=True)
class Limits:
    """What is too much for one package."""

    entries: int = 5_000
    """Parts. A report full of pictures has some hundreds; each costs memory before anything is read."""
    part: int = 16_000_000
    """Bytes of one part, inflated: a tree takes ten times as much. The main part of a report of fifty pages has 3 MB."""
    ratio: int = 500
    """Inflated to packed bytes; equal rows, written thousands of times, reach 200."""
    unsuspicious: int = 1_000_000
    """Bytes of a part whose ratio does not matter."""


LIMITS = Limits()
_OPEN = "用原来的软件（Word、Excel、WPS或OFD阅读器）打开"
DAMAGED = f"文件已损坏或没有下载完整；请重新下载，或{_OPEN}，另存后再读"
TOO_BIG = f"文件解压后过大，不像一份年度报告；请核对是否选错文件，或{_OPEN}，去掉多余内容后另存再读"
LOCKED = f"文件设了打开密码；请{_OPEN}，去掉密码后另存再读"
DECLARES = f"文件里有办公软件不会写的声明（DTD），为了安全没有读取；请{_OPEN}，另存后再读"
TOO_DEEP = f"文件里的内容一层套一层，嵌套过深；请{_OPEN}，另存后再读"

_OOXML = (
    (b"wordprocessingml.document.main+xml", "docx"),
    (b"wordprocessingml.template.main+xml", "docx"),
    (b"word.document.macroEnabled.main+xml", "docx"),
    (b"word.template.macroEnabledTemplate.main+xml", "docx"),
    (b"spreadsheetml.sheet.main+xml", "xlsx"),
    (b"spreadsheetml.template.main+xml", "xlsx"),
    (b"excel.sheet.macroEnabled.main+xml", "xlsx"),
    (b"excel.template.macroEnabled.main+xml", "xlsx"),
    (b"excel.sheet.binary.macroEnabled.main", "xlsb"),
    (b"presentationml.", "pptx"),
)
_BY_PART = (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"), ("xl/workbook.bin", "xlsb"), ("ppt/presentation.xml", "pptx"))
_ODF = (
    (b"opendocument.text", "odt"),
    (b"opendocument.spreadsheet", "ods"),
    (b"opendocument.presentation", "odp"),
)
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, OverflowError)
"""What the standard library raises at a damaged archive."""


class Package:
    """An open package; every method may raise UnusableFileError."""

    def __init__(self, data: bytes) -> None:
        """Opens the archive; nothing is inflated yet."""
        if data.count(b"PK\x01\x02") > LIMITS.entries:
            raise UnusableFileError(TOO_BIG)
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN:
            raise UnusableFileError(DAMAGED) from None
        self.names = {info.filename.replace("\\", "/").lstrip("/"): info for info in self.archive.infolist()}

    def part(self, name: str) -> bytes:
        """The bytes of a part, empty where there is none; what declares too much is not inflated."""
        info = self.names.get(name)
        if info is None:
            return b""
        refuse_large(info)
        try:
            return self.archive.read(info)
        except (*BROKEN, RuntimeError):
            raise UnusableFileError(DAMAGED) from None

    def kind(self) -> str:
        """What the package holds: docx, xlsx, xlsb, pptx, odt, ods, odp, ofd, or empty for a mere archive."""
        if any(name.lower() == "ofd.xml" for name in self.names):
            return "ofd"
        if "mimetype" in self.names:
            mime = self.part("mimetype")[:200]
            return next((kind for mark, kind in _ODF if mark in mime), "")
        types = self.part("[Content_Types].xml")
        found = next((kind for mark, kind in _OOXML if mark in types), "")
        return found or next((kind for name, kind in _BY_PART if name in self.names), "")

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """Id → last word of the type (such as `styles`) and part name, for what a part (empty: the package) refers to inside."""
        folder, file = dirname(name), name.rsplit("/", 1)[-1]
        data = self.part(f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels")
        if not data:
            return {}
        found = {}
        for relation in parse(data):
            target = relation.get("Target") or ""
            if relation.get("TargetMode") == "External" or not target:
                continue
            place = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            found[relation.get("Id") or ""] = ((relation.get("Type") or "").rsplit("/", 1)[-1], place)
        return found

    def main(self, otherwise: str) -> str:
        """The name of the main part; `otherwise` where the package does not say."""
        named = (place for kind, place in self.related("").values() if kind == "officeDocument")
        return next((place for place in named if place in self.names), otherwise)


def refuse_large(info: zipfile.ZipInfo) -> None:
    """Nothing for a part that may be inflated; UnusableFileError for one that is locked or declares too much."""
    if info.flag_bits & 1:
        raise UnusableFileError(LOCKED)
    packed = max(info.compress_size, 1)
    if info.file_size > LIMITS.part or (info.file_size > LIMITS.unsuspicious and info.file_size > LIMITS.ratio * packed):
        raise UnusableFileError(TOO_BIG)


def parse(data: bytes) -> Element:
    """The root of an XML part; entities are refused, nothing is loaded from anywhere."""
    if b"<!DOCTYPE" in data[:4_096] or b"<!ENTITY" in data[:4_096]:
        raise UnusableFileError(DECLARES)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        deep = "depth" in str(error)
        raise UnusableFileError(TOO_DEEP if deep else DAMAGED) from None
    except ValueError:
        raise UnusableFileError(DAMAGED) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnusableFileError(DECLARES)
    return root
