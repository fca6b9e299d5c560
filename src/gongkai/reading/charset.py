"""Bytes as text: Chinese sites mix utf-8, GBK and what Windows saves, and what a page declares is often wrong.

Only the bytes decide. A declared gb2312 or utf-8 is never asked: browsers' users repair pages by resaving them, and the
declaration stays behind.
"""

import codecs
import re

import cchardet

# utf-32 before utf-16: its little-endian mark begins with that of utf-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
_OTHERS = frozenset({"BIG5", "BIG5-HKSCS", "EUC-TW", "SHIFT_JIS", "EUC-JP", "EUC-KR", "UHC"})
_REPLACEMENT = "\ufffd"
_WIDE = re.compile("[\u0800-\ufffc\U00010000-\U0010ffff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.02
"""Text has none; a stray one or two come from word processors. Compressed or encrypted bytes have over a tenth."""
_USUAL = re.compile("[\t\n\r -~\u00a0\u00b7\u2010-\u2027\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_USUAL_SHARE = 0.9
_NOT_ASCII = re.compile("[^\x00-\x7f]+")
_SIMPLIFIED_SHARE = 0.8
"""Reports stay above 0.95; Big5 or Japanese taken for GBK stays below 0.7."""
_LOST_SHARE = 0.1
"""Text with a tenth of its characters lost is no longer readable; random bytes lose a third and more."""
_TAIL = 3
"""A cut utf-8 character leaves at most three bytes."""


def decode(data: bytes) -> tuple[str, str, int]:
    """The text, the encoding it was read in, and how many characters are lost (shown as U+FFFD). Nothing is raised.

    A byte order mark decides, then the pattern of zero bytes (utf-16), then strict utf-8, utf-8 with a few broken
    bytes, strict gb18030, other East Asian encodings, gb18030 with losses.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], encoding)
    wide = _utf16_order(data)
    if wide:
        return _replacing(data, wide)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_clean_utf8(data, error)
    return text, "utf-8", _lost_in(text)


def is_binary(text: str, lost: int) -> bool:
    """Whether decoded bytes are no text at all: zero or control characters, or too much that stands for no character."""
    sample = text[:_SAMPLE]
    if not sample:
        return False
    if lost > _LOST_SHARE * len(text):
        return True
    return "\0" in sample or len(_CONTROL.findall(sample)) > _CONTROL_SHARE * len(sample)


def _lost_in(text: str) -> int:
    """How many characters are lost; to look for one costs a twentieth of counting, and most texts have none."""
    return text.count(_REPLACEMENT) if _REPLACEMENT in text else 0


def _replacing(data: bytes, encoding: str) -> tuple[str, str, int]:
    text = data.decode(encoding, "replace")
    return text, encoding, _lost_in(text)


def _utf16_order(data: bytes) -> str:
    """The byte order of utf-16 without a mark, empty if it is none.

    Tags, digits and line ends leave zeros on one side; a few on the other are characters such as 一 and 开.
    """
    sample = data[:_SAMPLE]
    if b"\0" not in sample or len(data) % 2:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 50 < len(sample) or min(even, odd) * 2 > max(even, odd):
        return ""
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = sample.decode(encoding, "replace")
    return encoding if len(_USUAL.findall(text)) >= _USUAL_SHARE * len(text) else ""


def _not_clean_utf8(data: bytes, error: UnicodeDecodeError) -> tuple[str, str, int]:
    if error.reason == "unexpected end of data" and error.start >= len(data) - _TAIL and error.start > 0:
        text = data.decode("utf-8", "replace")
        if _WIDE.search(text):
            return text, "utf-8", _lost_in(text)
    broken = data.decode("utf-8", "replace")
    # GBK read as utf-8 has almost no character of three bytes; utf-8 with bad spots consists of them.
    if broken.count(_REPLACEMENT) * 10 <= len(_WIDE.findall(broken)):
        return broken, "utf-8", broken.count(_REPLACEMENT)
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return _guessed(data)
    return (text, "gb18030", _lost_in(text)) if _is_simplified(text) else _guessed(data)


def _is_simplified(text: str) -> bool:
    """Whether most characters are those of simplified Chinese; Big5 read as gb18030 is valid too, but gives rare ones."""
    wide = "".join(_NOT_ASCII.findall(text[:_SAMPLE]))
    return len(wide.encode("gb2312", "ignore")) >= 2 * _SIMPLIFIED_SHARE * len(wide)


def _guessed(data: bytes) -> tuple[str, str, int]:
    guess = (cchardet.detect(data[:_SAMPLE])["encoding"] or "").upper()
    chinese = _replacing(data, "gb18030")
    if guess not in _OTHERS:
        return chinese
    other = _replacing(data, guess.lower())
    return other if other[2] <= chinese[2] else chinese
