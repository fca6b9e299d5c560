"""What a PDF may not be: a few kilobytes that unpack to gigabytes.

PDFium unpacks a page's content whole before it says anything about it. So the streams that could be too large are
unpacked here first, piece by piece and thrown away, as far as the limit. Streams stand in plain sight in every PDF.
"""

import base64
import binascii
import re
import zlib

from gongkai.reading.errors import UnusableFileError
from gongkai.reading.pdf.limits import Limits

BOMB = "这个PDF的内容解压后过大，不像一份年度报告；请用PDF阅读器打开，另存为新文件再读"

_STREAM = re.compile(rb">>\s*stream\r?\n")
_OBJECT = re.compile(rb"\bobj\b")
_LOSSLESS = re.compile(rb"/(?:FlateDecode|LZWDecode|RunLengthDecode|Fl|LZW|RL)\b")
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
_FONT = re.compile(rb"/Length1\b|/(?:Type1C|CIDFontType0C|OpenType)\b")
_LONGEST_DICTIONARY = 4_096
_RATIO = 1_400
"""Times its length to which a stream may unpack: 1,032 by Flate, somewhat more by LZW."""
_PIECE = 1 << 20


def refuse_bombs(data: bytes, limits: Limits) -> None:
    """Nothing for a file whose streams stay within limits; UnusableFileError for one that does not.

    Pictures are left out: they are never unpacked, as nothing is drawn.
    """
    for match in _STREAM.finditer(data):
        before = data[max(0, match.start() - _LONGEST_DICTIONARY) : match.start()]
        begun = [found.end() for found in _OBJECT.finditer(before)]
        dictionary = before[begun[-1] :] if begun else before
        packings = _LOSSLESS.findall(dictionary)
        if not packings or _IMAGE.search(dictionary):
            continue
        if len(packings) > 1:
            raise UnusableFileError(BOMB)
        end = data.find(b"endstream", match.end())
        most = limits.font if _FONT.search(dictionary) else limits.content
        if (end - match.end()) * _RATIO > most:
            _refuse_large(_plain(data[match.end() : end], dictionary), packings[0], most)


def _plain(data: bytes, dictionary: bytes) -> bytes:
    """The bytes of a stream without their spelling in letters; none if they cannot be told."""
    try:
        if b"ASCII85Decode" in dictionary or b"/A85" in dictionary:
            return base64.a85decode(data.strip().removesuffix(b"~>"), ignorechars=b" \t\n\r\x0b\0")
        if b"ASCIIHexDecode" in dictionary or b"/AHx" in dictionary:
            return bytes.fromhex(data.split(b">")[0].decode("ascii"))
    except (ValueError, binascii.Error):
        return b""
    return data


def _refuse_large(data: bytes, packing: bytes, most: int) -> None:
    if packing not in (b"/FlateDecode", b"/Fl"):
        if len(data) * _RATIO > 64 * most:
            raise UnusableFileError(BOMB)
        return
    unpacking = zlib.decompressobj()
    size = 0
    try:
        while data and size <= most:
            size += len(unpacking.decompress(data, _PIECE))
            data = unpacking.unconsumed_tail
    except zlib.error:
        return  # PDFium stops there too
    if size > most:
        raise UnusableFileError(BOMB)
