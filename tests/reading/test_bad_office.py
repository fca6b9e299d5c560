"""Office files that are locked, cut, mislabelled or made to hurt: one calm sentence, in time, nothing fetched."""

import re
import socket
import tracemalloc
import zipfile
from time import process_time

import pytest

from gongkai.reading.errors import UnusableFileError
from gongkai.reading.formats import detect, to_document
from gongkai.reading.package import LIMITS
from tests.reading.packages import W, docx, packed, relations, types, xlsx
from tests.reading.spoilt import LOL, XXE, locked, lying

SECONDS = 4.0
PART = "word/document.xml"
PARAGRAPH = "<w:p><w:r><w:t>甲</w:t></w:r></w:p>"
GOOD = docx(PARAGRAPH * 300)
SHEET = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'


def word(part: str | bytes) -> bytes:
    """A Word file with this main part."""
    return packed({"[Content_Types].xml": types(PART, "wordprocessingml.document"), PART: part})


def body(inner: str, before: str = "") -> str:
    return f"{before}<w:document {W}><w:body>{inner}</w:body></w:document>"


def sector(number: int) -> bytes:
    return number.to_bytes(4, "little")


def container(*names: str, flags: int = 0) -> bytes:
    """An OLE container with these streams at its top, the first of them beginning with a Word header with these flags."""
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    head[30:32], head[44:48], head[48:52] = (9).to_bytes(2, "little"), sector(1), sector(1)
    head[76:512] = sector(0) + sector(0xFFFFFFFF) * 108
    table = (sector(0xFFFFFFFD) + sector(0xFFFFFFFE) + sector(0xFFFFFFFE)).ljust(512, b"\xff")
    entries = b""
    for number, name in enumerate(("Root Entry", *names)):
        raw = bytearray(128)
        text = name.encode("utf-16-le")
        raw[: len(text)], raw[64:66] = text, (len(text) + 2).to_bytes(2, "little")
        right = number + 1 if 0 < number < len(names) else 0xFFFFFFFF
        raw[68:80] = sector(0xFFFFFFFF) + sector(right) + sector(1 if number == 0 else 0xFFFFFFFF)
        raw[116:124] = sector(2) + sector(5_000)
        entries += bytes(raw)
    return bytes(head) + table + entries.ljust(512, b"\0") + (bytes(10) + flags.to_bytes(2, "little")).ljust(512, b"\0")


def bomb() -> bytes:
    """A part of many megabytes that packs to few kilobytes."""
    return word(body("<w:p/>" * (LIMITS.part // 3)))


BAD = [
    (container("EncryptedPackage", "EncryptionInfo"), "打开密码", "去掉密码", "a locked .docx or .xlsx"),
    (container("WordDocument", flags=0x0100), "打开密码", "去掉密码", "a locked .doc"),
    (locked(GOOD), "打开密码", "去掉密码", "a locked archive"),
    (container("PowerPoint Document"), ".ppt", "核对", "old slides"),
    (container("Contents"), "看不出", "另存", "a container of something else"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "看不出", "另存", "a container of nothing"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 40, "看不出", "另存", "a container cut in its head"),
    (container("Workbook"), "", "另存", "an old workbook with nothing in it"),
    (bomb(), "过大", "核对", "a bomb"),
    (lying(word(body("<w:p/>" * 50_000)), 300), "损坏", "重新", "a part that lies about its size"),
    (packed({f"a{n}.xml": "" for n in range(LIMITS.entries + 1)}), "过大", "核对", "too many parts"),
    (GOOD[: len(GOOD) // 2], "损坏", "重新", "a file cut short"),
    (GOOD[:-10], "损坏", "重新", "a file cut at the end"),
    (GOOD.replace(b"PK\x05\x06", b"PKxx"), "损坏", "重新", "no end"),
    (b"PK\x05\x06" + bytes(18), "ZIP", "解压", "an empty archive"),
    (packed({"a.txt": "x"}), "ZIP", "解压", "an archive of something else"),
    (packed({"mimetype": "application/epub+zip"}), "ZIP", "解压", "a book"),
    (packed({"mimetype": "application/vnd.oasis.opendocument.presentation"}), ".odp", "核对", "slides"),
    (packed({"OFD.xml": ""}), "损坏", "重新", "an OFD of nothing"),
    (word(""), "损坏", "重新", "an empty main part"),
    (word("<w:document"), "损坏", "重新", "a main part cut short"),
    (word("<html/>"), "损坏", "重新", "a main part of something else"),
    (word(body("", '<?xml version="1.0" encoding="nonsense"?>')), "损坏", "重新", "an encoding that is none"),
    (word(body("&b;", LOL)), "DTD", "另存", "entities of entities"),
    (word(body("&a;", XXE)), "DTD", "另存", "an entity from a file"),
    (word(body("&a;", " " * 5_000 + XXE).encode("utf-16")), "DTD", "另存", "the same in UTF-16, far behind"),
    (word(body("<w:sdt><w:sdtContent>" * 5_000 + "</w:sdtContent></w:sdt>" * 5_000)), "嵌套", "另存", "depth"),
    (packed({"xl/workbook.xml": "<workbook"}), "损坏", "重新", "a workbook cut short"),
    (xlsx(SHEET).replace(b"sheet1.xml", b"sheet9.xml", 1), "损坏", "重新", "names that contradict each other"),
]


@pytest.mark.parametrize(("data", "what", "remedy", "why"), BAD, ids=[why for *_, why in BAD])
def test_bad_file_is_one_sentence(data: bytes, what: str, remedy: str, why: str) -> None:
    start = process_time()
    with pytest.raises(UnusableFileError) as caught:
        to_document(data, "report.docx")
    assert process_time() - start < SECONDS
    sentence = str(caught.value)
    assert what in sentence
    assert remedy in sentence
    assert not re.search(r"[！!。\n]|None", sentence), "one calm sentence; the caller ends it"


def test_bomb_is_not_inflated() -> None:
    data = bomb()
    tracemalloc.start()
    with pytest.raises(UnusableFileError):
        to_document(data, "a.docx")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(data) < 100_000
    assert peak < 5_000_000


SLOW = [
    (body(PARAGRAPH * 40_000), "paragraphs"),
    (body("<w:tbl>" + "<w:tr>" + "<w:tc><w:p/></w:tc>" * 60_000 + "</w:tr></w:tbl>"), "cells in a row"),
    (body("<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 60), "tables in tables"),
    (body('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>' * 5_000), "wide spans"),
    (body('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * 20_000), "fields never ended"),
    (body('<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>' * 20_000), "ends deleted"),
    (body("<w:p><w:r><w:t>" + "甲" * 2_000_000 + "</w:t></w:r></w:p>"), "one long text"),
]


@pytest.mark.parametrize(("part", "why"), SLOW, ids=[why for _, why in SLOW])
def test_large_file_is_read_or_refused_in_time(part: str, why: str) -> None:
    data = packed({"[Content_Types].xml": types(PART, "wordprocessingml.document"), PART: part}, zipfile.ZIP_STORED)
    start = process_time()
    try:
        rows = to_document(data, "a.docx").rows
    except UnusableFileError as error:
        assert "另存" in str(error)
    else:
        assert sum(len(field.text) for row in rows for field in row.fields) <= len(part), why
    assert process_time() - start < SECONDS, why


NAMES = [
    (GOOD, "a.docx", 0),
    (GOOD, "a.docm", 0),
    (GOOD, "a.wps", 0),
    (GOOD, "a.doc", 1),
    (GOOD, "a.pdf", 1),
    (GOOD, "a.html", 1),
    (xlsx(SHEET), "a.xlsx", 0),
    (xlsx(SHEET), "a.et", 0),
    (xlsx(SHEET), "a.xls", 1),
    (xlsx(SHEET), "a.docx", 1),
    (b"<p>\xe7\x94\xb2</p>", "a.docx", 1),
]


@pytest.mark.parametrize(("data", "name", "notes"), NAMES)
def test_wrong_extension_is_read_and_noted(data: bytes, name: str, notes: int) -> None:
    document = to_document(data, name)
    assert document.rows
    assert len(document.notes) == notes


def test_macros_and_links_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    link = '<Relationship Id="x" Type="http://a/image" Target="http://a.example/x.png" TargetMode="External"/>'
    related = relations(("styles", "styles.xml")).replace("</Relationships>", f"{link}</Relationships>")
    data = packed(
        {
            "[Content_Types].xml": '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
            PART: body(PARAGRAPH + "<w:p><w:r><w:drawing/></w:r></w:p>"),
            "word/_rels/document.xml.rels": related,
            "word/vbaProject.bin": b"\xd0\xcf\x11\xe0",
        }
    )
    assert detect(data) == "docx"
    assert [row.fields[0].text for row in to_document(data, "a.docm").rows] == ["甲"]
