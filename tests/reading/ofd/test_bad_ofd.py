"""OFD files that are locked, cut, empty or made to hurt: one calm sentence, in time, nothing fetched."""

from __future__ import annotations

import re
import socket
import tracemalloc
from time import process_time

import pytest

from gongkai.reading.errors import UnusableFileError
from gongkai.reading.formats import detect, to_document
from gongkai.reading.ofd import read_ofd
from gongkai.reading.ofd.file import EMPTY, SCAN
from gongkai.reading.package import DAMAGED, DECLARES, LIMITS, LOCKED, TOO_BIG, TOO_DEEP
from gongkai.reading.pdf.limits import Limits
from tests.reading.ofd.minimal import A_LINE, document, ofd, page, pages, path, stored, text
from tests.reading.ofd.writer import SPACE
from tests.reading.spoilt import LOL, XXE, locked, lying

SECONDS = 4.0
GOOD = ofd(A_LINE * 300)
RESOURCES = "<ofd:PublicRes>Res.xml</ofd:PublicRes>"


def misnamed() -> bytes:
    """A file with a part whose name, right in the table of parts, is no text where the part stands."""
    top = f"<ofd:OFD {SPACE}><ofd:DocBody><ofd:DocRoot>文.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    data = ofd(top=top, **{"文.xml": document(pages(1))})
    return data.replace("文.xml".encode(), b"\xe6\x96\xff.xml", 1)


def misplaced() -> bytes:
    """A file that says its table of parts stands farther behind than it does."""
    data = bytearray(GOOD)
    data[-6:-2] = (10_000_000).to_bytes(4, "little")
    return bytes(data)


def units(content: str) -> bytes:
    """A file with a named graphic that is drawn on its page."""
    unit = f'<ofd:CompositeGraphicUnit ID="7"><ofd:Content>{content}</ofd:Content></ofd:CompositeGraphicUnit>'
    resources = f"<ofd:Res {SPACE}><ofd:CompositeGraphicUnits>{unit}</ofd:CompositeGraphicUnits></ofd:Res>"
    return ofd(USE + A_LINE, document=document(pages(1), RESOURCES), **{"Doc_0/Res.xml": resources})


HIDDEN = document(pages(1)).replace("Content.xml", "bomb.bin")
USE = '<ofd:CompositeObject ID="8" Boundary="0 0 9 9" ResourceID="7"/>'

BAD = [
    (locked(GOOD), LOCKED, "a locked archive"),
    (ofd(**{"Encryptions.xml": "<Encryptions/>"}), LOCKED, "parts encrypted as GM/T 0099 says"),
    (GOOD[: len(GOOD) // 2], DAMAGED, "a file cut short"),
    (GOOD[:-10], DAMAGED, "a file cut at the end"),
    (lying(GOOD, 30), DAMAGED, "parts that lie about their size"),
    (misnamed(), DAMAGED, "a name that is no text"),
    (misplaced(), DAMAGED, "a table of parts that points before the beginning"),
    (ofd(top=""), DAMAGED, "an empty first part"),
    (ofd(top="<html/>"), DAMAGED, "a first part of something else"),
    (ofd(top=f"<ofd:OFD {SPACE}><ofd:DocBody/></ofd:OFD>"), DAMAGED, "a document without a place"),
    (ofd(document=None), DAMAGED, "no document"),
    (ofd(document=document("")), EMPTY, "no pages"),
    (ofd(content="<ofd:Page"), DAMAGED, "a page cut short"),
    (ofd(content=page(A_LINE).replace("</ofd:Layer>", "")), DAMAGED, "a page whose tags do not close"),
    (ofd(content=b"\0\1\2\3" * 99), DAMAGED, "a page of bytes"),
    (ofd("<ofd:PageBlock/>"), SCAN, "a page with nothing on it"),
    (ofd('<ofd:ImageObject ID="4" Boundary="0 0 210 297" ResourceID="9"/>'), SCAN, "a page with a picture"),
    (ofd(path("M 0 0 L 9 0")), SCAN, "a line"),
    (ofd(text("一份报告", how='Visible="false"')), SCAN, "text that is not shown"),
    (ofd(content=None), SCAN, "the only page is missing"),
    (ofd(content=page("&b;", LOL)), DECLARES, "entities of entities"),
    (ofd(content=page("&a;", XXE)), DECLARES, "an entity from a file"),
    (ofd(content=page("&a;", " " * 5_000 + XXE).encode("utf-16")), DECLARES, "the same in UTF-16, far behind"),
    (ofd(top="<!DOCTYPE x><ofd:OFD/>"), DECLARES, "a declaration in the first part"),
    (ofd("<ofd:PageBlock>" * 5_000 + A_LINE + "</ofd:PageBlock>" * 5_000), TOO_DEEP, "thousands of blocks in blocks"),
    (ofd("<ofd:PageBlock>" * 40 + A_LINE + "</ofd:PageBlock>" * 40), TOO_DEEP, "forty of them"),
    (units(USE), TOO_DEEP, "a graphic that draws itself"),
    (ofd(content=page(" " * (LIMITS.part + 1))), TOO_BIG, "a bomb"),
    (ofd(document=HIDDEN, **{"Doc_0/Pages/Page_0/bomb.bin": " " * 17_000_000}), TOO_BIG, "a bomb under another name"),
    (ofd(**{f"Doc_0/a{n}.xml": "" for n in range(LIMITS.entries)}), TOO_BIG, "too many parts"),
]


@pytest.mark.parametrize(("data", "sentence", "why"), BAD, ids=[why for *_, why in BAD])
def test_bad_file_is_one_sentence(data: bytes, sentence: str, why: str) -> None:
    start = process_time()
    with pytest.raises(UnusableFileError) as caught:
        to_document(data, "report.ofd")
    assert process_time() - start < SECONDS
    assert str(caught.value) == sentence, why


@pytest.mark.parametrize("sentence", [LOCKED, DAMAGED, SCAN, EMPTY, DECLARES, TOO_BIG, TOO_DEEP])
def test_sentences_say_what_to_do(sentence: str) -> None:
    assert "OFD" in sentence
    assert re.search("[；，]请", sentence)
    assert not re.search(r"[！!。\n]", sentence), "one calm sentence; the caller ends it"


def test_bomb_is_not_inflated() -> None:
    data = ofd(content=page(" " * (LIMITS.part + 1)))
    tracemalloc.start()
    with pytest.raises(UnusableFileError):
        to_document(data, "a.ofd")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(data) < 100_000
    assert peak < 5_000_000


def test_a_thousand_pages_are_refused_at_once() -> None:
    start = process_time()
    with pytest.raises(UnusableFileError, match="1000页"):
        read_ofd(ofd(document=document(pages(1_000))))
    assert process_time() - start < 1


def test_limits_bound_what_is_read() -> None:
    data = ofd(document=document(pages(3)))
    with pytest.raises(UnusableFileError, match="3页"):
        read_ofd(data, Limits(pages=2))
    assert [row.fields[0].text for row in read_ofd(data, Limits(characters=4)).rows] == ["一份报告"]
    with pytest.raises(UnusableFileError, match="过大"):
        read_ofd(data, Limits(drawn=2))


def test_a_page_that_is_named_often_is_not_unpacked_for_ever() -> None:
    with pytest.raises(UnusableFileError, match="过大"):
        read_ofd(ofd(A_LINE + "<!--" + "x" * 900_000 + "-->", document=document(pages(200))))


SLOW = [
    (A_LINE * 60_000, "many texts in one place"),
    (text("文" * 2_000_000), "one long text"),
    (text("文" * 900, code='DeltaX="g 999999999 1"'), "a step repeated for ever"),
    (text("文" * 90_000, code=f'DeltaX="{"g 1 1 " * 90_000}"'), "steps spelt out one by one"),
    (path("M 0 0 L 9 0 " * 500_000), "a path"),
    (path("1" * 3_000_000), "a number"),
    ("<ofd:PathObject " + " " * 900_000 + 'Boundary="0 0 9 9"/><x:y/>', "white space and a fault to be mended"),
    (text("文", how='CTM="1e5 0 0 1e5 0 0"') * 1_000 + text("文", how='CTM="1e999 nan 0 0 inf 1"'), "numbers that are none"),
]


@pytest.mark.parametrize(("objects", "why"), SLOW, ids=[why for _, why in SLOW])
def test_large_file_is_read_or_refused_in_time(objects: str, why: str) -> None:
    data = stored(objects + A_LINE)
    start = process_time()
    try:
        rows = read_ofd(data).rows
    except UnusableFileError as error:
        assert "另存" in str(error)
    else:
        assert sum(len(field.text) for row in rows for field in row.fields) <= len(objects) + 4, why
    assert process_time() - start < 2 * SECONDS, why


NAMES = [
    ("a.ofd", 0),
    ("a.OFD", 0),
    ("a", 0),
    ("a.pdf", 1),
    ("a.docx", 1),
    ("a.html", 1),
]


@pytest.mark.parametrize(("name", "notes"), NAMES)
def test_wrong_extension_is_read_and_noted(name: str, notes: int) -> None:
    document = to_document(ofd(), name)
    assert [row.fields[0].text for row in document.rows] == ["一份报告"]
    assert len(document.notes) == notes


def test_an_empty_archive_may_stand_before_it() -> None:
    data = b"PK\x05\x06" + bytes(18) + ofd()
    assert detect(data) == "ofd"
    assert [row.fields[0].text for row in to_document(data, "a.ofd").rows] == ["一份报告"]


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    places = '<ofd:Page ID="1" BaseLoc="http://a.example/x.xml"/><ofd:Page ID="2" BaseLoc="../../etc/passwd"/>'
    common = "<ofd:PublicRes>file:///etc/passwd</ofd:PublicRes>"
    action = '<ofd:Actions><ofd:Action Event="DO"><ofd:URI URI="http://a.example"/></ofd:Action></ofd:Actions>'
    content = page(A_LINE).replace("</ofd:Page>", f"{action}</ofd:Page>")
    found = read_ofd(ofd(document=document(places + pages(1), common), content=content))
    assert [row.fields[0].text for row in found.rows] == ["一份报告"]
    assert [note[:3] for note in found.notes] == ["第1页", "第2页"]
