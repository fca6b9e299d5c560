"""Old and foreign files through LibreOffice: one batch, nothing fetched; without it, one sentence."""

import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from gongkai.reading import converted
from gongkai.reading.converted import convert, is_there
from gongkai.reading.errors import UnusableFileError
from gongkai.reading.formats import detect, to_document
from tests.reading.packages import packed

RTF = rb"{\rtf1\ansi\ansicpg936 A\par{\trowd\cellx2000\cellx4000 x\intbl\cell 12\intbl\cell\row}{%s}}"
NEEDS_IT = pytest.mark.skipif(not is_there(), reason="LibreOffice is not installed")


def odt(body: str) -> bytes:
    """An OpenDocument text."""
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table", "drawing", "manifest")
    )
    content = (
        f'<office:document-content{spaces} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "META-INF/manifest.xml": manifest})


def rows(data: bytes) -> list[list[str]]:
    return [[field.text for field in row.fields] for row in to_document(data, "").rows]


@NEEDS_IT
@pytest.mark.slow
def test_files_of_several_kinds_in_one_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    starts = []
    run = converted._run
    monkeypatch.setattr(converted, "_run", lambda *given: (starts.append(1), run(*given)))
    results = convert([(RTF % b"B", "rtf"), (odt("<text:p>甲</text:p>"), "odt"), (RTF % b"C", "rtf")])
    assert [isinstance(result, bytes) for result in results] == [True, True, True]
    assert rows(next(result for result in results if isinstance(result, bytes))) == [["A"], ["x", "12"], ["B"]]
    assert len(starts) == 1


@NEEDS_IT
@pytest.mark.slow
def test_damaged_file_does_not_take_its_neighbour_along() -> None:
    good, bad = convert([(odt("<text:p>甲</text:p>"), "odt"), (b"PK\x03\x04" + bytes(500), "odt")])
    assert isinstance(good, bytes)
    assert isinstance(bad, UnusableFileError)


@NEEDS_IT
@pytest.mark.slow
def test_text_is_read_under_its_own_kind() -> None:
    document = to_document(odt("<text:p>甲</text:p>"), "a.odt")
    assert (document.format, [row.fields[0].text for row in document.rows], document.notes) == ("odt", ["甲"], [])


class Ear(BaseHTTPRequestHandler):
    """Remembers what was asked for."""

    heard: list[str] = []  # noqa: RUF012 the server makes a new handler for each request

    def do_GET(self) -> None:
        Ear.heard.append(self.path)
        self.send_response(404)
        self.end_headers()

    do_OPTIONS = do_HEAD = do_PROPFIND = do_GET

    def log_message(self, format: str, *args: object) -> None: ...


@pytest.fixture
def address() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Ear)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Ear.heard.clear()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@NEEDS_IT
@pytest.mark.slow
def test_nothing_is_fetched(address: str) -> None:
    linked = rb'{\field{\*\fldinst INCLUDEPICTURE "%s/a.png" \\d}}' % address.encode()
    frame = f'<text:p>甲<drawing:frame><drawing:image xlink:href="{address}/b.png"/></drawing:frame></text:p>'
    section = f'<text:section text:name="s"><text:section-source xlink:href="{address}/c.odt"/><text:p>乙</text:p></text:section>'
    results = convert([(RTF % linked, "rtf"), (odt(frame + section), "odt")])
    assert all(isinstance(result, bytes) for result in results)
    assert Ear.heard == []


def test_many_files_go_in_batches_and_the_fallen_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[list[bytes]] = []

    def half(_: str, files: list[tuple[bytes, str]]) -> list[bytes | None]:
        given.append([data for data, _ in files])
        return [None if data == b"bad" and len(files) > 1 else data for data, _ in files]

    monkeypatch.setattr(converted, "_program", lambda: "soffice")
    monkeypatch.setattr(converted, "_batch", half)
    monkeypatch.setattr(converted, "LIMITS", converted.Limits(batch=2))
    files = [b"a", b"b", b"bad", b"c"]
    assert convert([(data, "doc") for data in files]) == files
    assert given == [[b"a", b"b"], [b"bad", b"c"], [b"bad"]]


def test_without_libreoffice_a_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert not is_there()
    for data, kind in ((RTF % b"", "rtf"), (odt(""), "odt")):
        assert detect(data) == kind
        with pytest.raises(UnusableFileError, match=r"安装LibreOffice，或用Word或WPS打开，另存为[.]docx"):
            to_document(data, "")


@pytest.mark.slow
def test_time_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converted, "_program", lambda: shutil.which("yes"))
    monkeypatch.setattr(converted, "LIMITS", converted.Limits(start=0.3, each=0.1))
    with pytest.raises(UnusableFileError, match="没能打开"):
        to_document(RTF % b"", "")
