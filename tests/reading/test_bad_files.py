"""Files that are no files of ours, files that lie, and files made to hurt: one sentence, in time, without a crash."""

import os
import socket
import tracemalloc
from pathlib import Path
from time import process_time

import pytest

from gongkai.reading.errors import UnusableFileError
from gongkai.reading.formats import LIMITS, load, to_document
from gongkai.reading.html import read_html

SECONDS = 2.0


def test_load_gives_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "报告 2023.html"
    path.write_bytes(b"<p>1</p>\0\xff")
    assert load(path) == b"<p>1</p>\0\xff"


def test_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.html"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    tracemalloc.start()
    with pytest.raises(UnusableFileError, match="200MB"):
        load(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000


def test_largest_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.html"
    with path.open("wb") as file:
        file.truncate(LIMITS.size)
    assert len(load(path)) == LIMITS.size


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(UnusableFileError, match="文件夹"):
        load(tmp_path)


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(UnusableFileError, match="找不到"):
        load(tmp_path / "none.html")


@pytest.mark.parametrize("name", ["a\0b", "a" * 5_000, "file/inside.html"])
def test_names_no_file_can_have(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(UnusableFileError, match="文件打不开"):
        load(tmp_path / name)


def test_closed_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "closed.html"
    path.write_bytes(b"x")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # the tests may run as root, for whom no file is closed
    with pytest.raises(UnusableFileError, match="权限"):
        load(path)


def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(UnusableFileError, match="管道"):
        load(path)


def many(count: int, piece: str) -> str:
    return "".join(piece.replace("#", str(number)) for number in range(count))


BOMBS = [
    ("<div>" * 100_000 + "文", "blocks in blocks"),
    ("<div>" * 100_000 + "文" + "</div>" * 100_000, "closed ones"),
    ("<div></b>" * 100_000, "with ends of something else"),
    ("<div><!--</div>-->" * 100_000, "with ends in comments"),
    ('<div a="</div>">' * 100_000, "with ends in attributes"),
    ('<div =">"></div x=">' * 100_000, "with quotes that quote nothing"),
    ("文</b a=1>" * 150_000, "a text that grows by pieces"),
    ("<table>" + "<tr>文<td>x" * 150_000, "one that grows before a table"),
    ("<table>" + "<tr>文<td>x</td></tr>" * 150_000, "before a table whose cells end"),
    ("<select>" + "文<p a=1>" * 150_000, "in a list of choices"),
    ("<title><!--</title>" + "<div>" * 100_000, "after a comment that is none"),
    ("<svg><title>" + "<div>" * 100_000 + "</title>", "in a drawing's title"),
    ("<table><tr><td>" * 100_000 + "文", "tables in tables"),
    ("<table>" * 100_000 + "文", "tables without rows"),
    ("<ul><li>" * 100_000, "lists in lists"),
    ("<span>" * 100_000 + "文", "spans in spans"),
    ("<x-y>" * 100_000 + "文", "unknown elements"),
    ("<svg>" * 100_000, "drawings"),
    ("<template>" * 100_000, "templates"),
    ("<p>" + many(400, "<b id=#>") + "<p>文" * 400, "copied inline elements, few"),
    ("<p>" + many(5_000, "<font a=#>") + "<p>文" * 5_000, "copied inline elements, many"),
    ("<b><p>" * 20_000 + "</b>" * 20_000, "wrongly closed inline elements"),
    ("<p " + many(100_000, "a# ") + ">文", "attributes"),
    ('<a "' * 100_000, "quotes"),
    ("<a b='" * 99_999, "quotes never closed"),
    ("<" * 200_000, "signs"),
    ("<!--" * 100_000, "comments never closed"),
    ("<p a" + " " * 500_000, "spaces"),
    ("一" + " \n" * 200_000 + "二", "line ends"),
    ("<table>" + "<tr><td rowspan=65534 colspan=1000>x</td><td>y</td>" * 10_000, "spans"),
    ("<table><tr>" + "<td rowspan=65534>x</td>" * 10_000 + "<tr><td>y</td>" * 10_000, "spans that fill the grid"),
    ("<nav></nav>" * 50_000, "navigations"),
    ("<footer>" * 15_000 + "文" * 500_000 + "<table><tr><td>1<td>2", "feet around a report"),
    ('<!DOCTYPE x [<!ENTITY a "' + "文" * 1_000 + '"><!ENTITY b "' + "&a;" * 1_000 + '">]><p>' + "&b;" * 1_000, "entities of entities"),
]


@pytest.mark.parametrize(("html", "why"), BOMBS)
def test_bomb_is_read_or_refused_in_time(html: str, why: str) -> None:
    start = process_time()
    try:
        rows = read_html(html).rows
    except UnusableFileError as error:
        assert "另存为" in str(error)
    else:
        assert sum(len(field.text) for row in rows for field in row.fields) <= 3 * len(html), why
    assert process_time() - start < SECONDS, why


def test_depth_of_broken_but_honest_pages_is_read() -> None:
    html = "<div>" * 3_000 + "<p>甲</p>" + "<table><tr><td>a<td>1</table>"
    rows = read_html(html).rows
    assert [field.text for row in rows for field in row.fields] == ["甲", "a", "1"]


def test_tables_nested_deeper_than_counted_keep_their_text() -> None:
    html = "<table><tr><td>甲<td>" * 60 + "<p>末</p>" + "</table>" * 60
    text = [field.text for row in read_html(html).rows for field in row.fields]
    assert (sum(piece.count("甲") for piece in text), text[-1].split("\n")[-1]) == (60, "末")


CELLS = [
    "<td><p><span style='font:x'><b>甲</b></span><br>1</p></td>",
    "<td>甲<br>1</td>\n",
    "<td><p>甲<br>1",
    "<td>甲<br>1",
]


@pytest.mark.parametrize("cell", CELLS)
def test_large_honest_page_is_not_refused(cell: str) -> None:
    row = "<tr>" + cell * 10 + "</tr>"
    page = "<html><body><div><font size=2>" + ("<table>" + row * 50 + "</table><p>文<p>字") * 50 + "</font></div>"
    assert len(read_html(page).rows) > 2_500


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    page = '<!DOCTYPE html SYSTEM "http://a.example/x.dtd"><link href="http://a.example/x.css"><img src="http://a.example/x.png"><p>甲'
    assert [row.fields[0].text for row in to_document(page.encode(), "a.html").rows] == ["甲"]
