"""Which format a file is, by content; and what the sentence says of files that are none of ours."""

import io
import re
import zipfile

import pytest

from gongkai.reading.errors import UnusableFileError
from gongkai.reading.formats import LIMITS, detect, to_document

TEXT = "一、总体情况\n本年度收到申请12件。\n"


def archive(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name in names:
            packed.writestr(name, "x" * 40)
    return file.getvalue()


KNOWN = [
    (TEXT, "text", "plain text"),
    ("甲\t1\t2\n乙\t3\t4\n", "text", "tabs"),
    ("0", "text", "a single figure"),
    ("甲<乙，丙>丁", "text", "signs of comparison"),
    (TEXT + "<br>" + TEXT + "</p>", "text", "tags left over from copying"),
    ("见“<table>”一节", "text", "a tag that is spoken of"),
    ("<!DOCTYPE html><p>甲", "html", "with doctype"),
    ("\ufeff <HTML><BODY>甲", "html", "capitals, after mark and space"),
    ('<?xml version="1.0" encoding="gb2312"?><html xmlns="x">甲', "html", "XHTML"),
    ("<p>甲</p>", "html", "a piece that begins with a tag"),
    ("<!-- saved --><div class=a>甲</div>", "html", "a comment first"),
    ("甲<table><tr><td>1</td></tr></table>", "html", "text before a table"),
    ("<td>1</td>", "html", "cells alone"),
    ("甲<p>a</p><p>b</p><p>c</p><p>d</p><p>e</p>", "html", "text before paragraphs"),
]


@pytest.mark.parametrize(("text", "kind", "why"), KNOWN)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_content_decides(text: str, kind: str, why: str, encoding: str) -> None:
    assert detect(text.encode(encoding)) == kind, why


FOREIGN = [
    (b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(50), "JPEG", "扫描件"),
    (b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG", "扫描件"),
    (b"GIF89a" + bytes(50), "GIF", "扫描件"),
    (b"II*\0" + bytes(50), "TIFF", "扫描件"),
    (b"BM\x46\0\0\0" + bytes(4) + b"\x36\0\0\0", "BMP", "扫描件"),
    (b"RIFF\x24\0\0\0WEBPVP8 ", "WebP", "扫描件"),
    (b"%PDF-1.7\n%\xe2\xe3", "PDF", "另存为"),
    (b"\n\n%PDF-1.4\n", "PDF", "另存为"),
    (archive("ppt/presentation.xml"), ".pptx", "核对"),
    (archive("OFD.xml", "Doc_0/Document.xml"), "损坏", "OFD阅读器"),
    (archive("a.html"), "ZIP", "解压"),
    (b"Rar!\x1a\x07\0", "RAR", "解压"),
    (b"7z\xbc\xaf\x27\x1c\0\x04", "7z", "解压"),
    (b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n<html>", ".mht", "另存为"),
    (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>', "XML", "另存为"),
    (bytes(range(256)) * 20, "不是文字", "另存为"),
    (b"\x80\x81\xff\x00\x9f" * 400, "不是文字", "另存为"),
    (TEXT.encode() + bytes(20) + TEXT.encode(), "不是文字", "另存为"),
    (b"", "空", "重新"),
    (b" \r\n\t\n", "空", "重新"),
    (b"\xef\xbb\xbf \n", "空", "重新"),
    ("\u3000\u3000\n".encode("gbk"), "空", "重新"),
    (bytes(300), "空", "重新"),
]


@pytest.mark.parametrize(("data", "what", "remedy"), FOREIGN)
def test_other_files_are_named_with_a_way_out(data: bytes, what: str, remedy: str) -> None:
    with pytest.raises(UnusableFileError) as caught:
        to_document(data, "report.html")
    sentence = str(caught.value)
    assert what in sentence
    assert remedy in sentence
    assert not re.search(r"[！!。\n]|None", sentence), "one calm sentence; the caller ends it"


def test_too_big_is_refused() -> None:
    with pytest.raises(UnusableFileError, match="50MB"):
        detect(b"a" * (LIMITS.size + 1))


NAMES = [
    ("<p>甲</p>", "a.html", 0),
    ("<p>甲</p>", "a.HTM", 0),
    ("<p>甲</p>", "a.jsp", 0),
    ("<p>甲</p>", "a", 0),
    ("<p>甲</p>", "a.txt", 1),
    ("<p>甲</p>", "a.doc", 1),
    ("甲", "a.txt", 0),
    ("甲", "a.html", 1),
    ("甲", "a.xls", 1),
    ("<p>甲</p>", "a.docx", 1),
    ("甲", "a.ofd", 1),
]


@pytest.mark.parametrize(("text", "name", "notes"), NAMES)
def test_a_name_that_misleads_is_noted(text: str, name: str, notes: int) -> None:
    document = to_document(text.encode(), name)
    assert [row.fields[0].text for row in document.rows] == ["甲"]
    assert len(document.notes) == notes
    assert all(name[name.index(".") :] in note for note in document.notes)


@pytest.mark.parametrize("kind", ["html", "text"])
def test_document_knows_its_format_and_what_was_lost(kind: str) -> None:
    line = {"html": "<p>" + TEXT * 9 + "</p>", "text": TEXT * 9}[kind]
    document = to_document(line.encode() + b"\xff\n" + line.encode(), "")
    assert (document.format, document.lost) == (kind, 1)


def test_text_that_turns_binary_late_is_refused() -> None:
    data = TEXT.encode() * (LIMITS.sample // len(TEXT.encode()) + 1)
    assert detect(data + b"\xff\x80\x81" * len(data)) == "text"
    with pytest.raises(UnusableFileError, match="不是文字"):
        to_document(data + b"\xff\x80\x81" * len(data), "a.txt")
