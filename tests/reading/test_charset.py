"""Which bytes are read as what: the bytes, the encoding, the number of characters lost, and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.reading.charset import decode, is_binary

LINE = "二、主动公开：本年收到申请12件，上年结转3件。\n"
PAGE = "<html><head><meta charset=utf-8></head><body>" + LINE * 5 + "</body></html>"
TRADITIONAL = "壹、本年度收到申請案件共十二件，較上年度減少；機關網站資訊均已更新，並無逾期辦理之情形。\n" * 5

CLEAN = [
    (LINE.encode("utf-8"), "utf-8", "plain utf-8"),
    (b"\xef\xbb\xbf" + LINE.encode("utf-8"), "utf-8", "with its mark"),
    (b"\xff\xfe" + LINE.encode("utf-16-le"), "utf-16-le", "Windows' Unicode"),
    (b"\xfe\xff" + LINE.encode("utf-16-be"), "utf-16-be", "the other order"),
    (b"\xff\xfe\0\0" + LINE.encode("utf-32-le"), "utf-32-le", "begins like utf-16"),
    (b"\0\0\xfe\xff" + LINE.encode("utf-32-be"), "utf-32-be", "four bytes each"),
    (LINE.encode("utf-16-le"), "utf-16-le", "utf-16 without a mark"),
    (LINE.encode("utf-16-be"), "utf-16-be", "utf-16 without a mark"),
    (LINE.encode("gb18030"), "gb18030", "GBK"),
    ("镕㐂𠮷€".encode("gb18030"), "gb18030", "characters of four bytes"),
    ("总体情况".encode("gbk"), "gb18030", "a title of eight bytes"),
    (b"2023,12,3\n", "utf-8", "figures alone"),
    (b"", "utf-8", "nothing"),
]


@pytest.mark.parametrize(("data", "encoding", "why"), CLEAN)
def test_clean_bytes(data: bytes, encoding: str, why: str) -> None:
    text, found, lost = decode(data)
    assert (found, lost) == (encoding, 0), why
    assert "\ufffd" not in text
    assert not text.startswith("\ufeff")


@pytest.mark.parametrize("real", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "big5", "iso-8859-1", "nonsense"])
def test_declaration_does_not_matter(real: str, declared: str) -> None:
    page = PAGE.replace("utf-8", declared)
    assert decode(page.encode(real)) == (page, real, 0)


def test_big5_is_not_taken_for_gbk() -> None:
    data = TRADITIONAL.encode("big5")
    assert "件" not in data.decode("gb18030"), "valid in both; only the rare characters tell"
    text, encoding, lost = decode(data)
    assert (text, encoding[:4], lost) == (TRADITIONAL, "big5", 0)


def test_traditional_characters_in_gbk_stay_gbk() -> None:
    assert decode(TRADITIONAL.encode("gbk")) == (TRADITIONAL, "gb18030", 0)


BROKEN = [
    (LINE.encode()[:-2], "utf-8", 1, "cut in the middle of the last character"),
    (LINE.encode()[:-3], "utf-8", 1, "cut after its first byte"),
    (LINE.encode() * 20 + b"\xff\xfe" + LINE.encode() * 20, "utf-8", 2, "two bad bytes in a long utf-8 file"),
    (LINE.encode() * 20 + "混入".encode("gbk") + LINE.encode() * 20, "utf-8", 4, "a name pasted in another encoding"),
    (LINE.encode("gbk") + b"\xff", "gb18030", 1, "one bad byte in a GBK file"),
    (LINE.encode("gbk")[:-2], "gb18030", 1, "GBK cut in the middle of a character"),
    ("收到\ufffd件".encode(), "utf-8", 1, "what an earlier program lost is lost"),
    (b"\xff\xfe" + LINE.encode("utf-16-le")[:-1], "utf-16-le", 1, "half a unit"),
]


@pytest.mark.parametrize(("data", "encoding", "lost", "why"), BROKEN)
def test_broken_bytes(data: bytes, encoding: str, lost: int, why: str) -> None:
    text, found, count = decode(data)
    assert (found, count) == (encoding, lost), why
    assert text.count("\ufffd") == lost
    assert text.startswith(("收到", LINE[:20]))


KINDS = [
    (LINE, 0, False, "text"),
    ("", 0, False, "nothing is no binary"),
    (LINE + "\0", 0, True, "a zero character"),
    ("\x01\x02\x03\x04" * 10 + LINE, 0, True, "control characters"),
    (LINE * 5 + "\x0c" + "\x1a", 0, False, "form feed and the end mark of DOS"),
    (LINE, len(LINE) // 2, True, "half of it lost"),
    (LINE * 10, 2, False, "a little lost"),
]


@pytest.mark.parametrize(("text", "lost", "binary", "why"), KINDS)
def test_binary(text: str, lost: int, binary: bool, why: str) -> None:
    assert is_binary(text, lost) is binary, why


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text(data: bytes) -> None:
    text, _, lost = decode(data)
    assert lost == text.count("\ufffd")


HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=80)


@given(HAN)
def test_any_chinese_text_in_utf8_is_read_back(text: str) -> None:
    assert decode(text.encode("utf-8")) == (text, "utf-8", 0)


@given(HAN, st.sampled_from(["utf-8-sig", "utf-16"]))
def test_any_marked_text_is_read_back(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))[0] == text
