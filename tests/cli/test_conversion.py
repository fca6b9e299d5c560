"""Old office files of one command go through LibreOffice together."""

import subprocess
from pathlib import Path

import pytest

from gongkai.cli import conversion
from gongkai.reading.converted import is_there
from tests.cli.command import answer
from tests.conventions.source_tree import ROOT

WORD = ROOT / "tests/reports/office/word_plain_2023.docx"

needs_libreoffice = pytest.mark.skipif(not is_there(), reason="LibreOffice is not installed (scripts/system)")


def old(folder: Path, count: int) -> list[str]:
    subprocess.run(["soffice", "--headless", "--convert-to", "doc", "--outdir", str(folder), str(WORD)], check=True, capture_output=True)
    data = (folder / f"{WORD.stem}.doc").read_bytes()
    paths = [folder / f"{number}.doc" for number in range(count)]
    for path in paths:
        path.write_bytes(data)
    return [str(path) for path in paths]


@needs_libreoffice
def test_many_are_converted_in_one_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    starts = []
    convert = conversion.convert
    monkeypatch.setattr(conversion, "convert", lambda files: starts.append(len(files)) or convert(files))
    expected = answer("read", str(WORD))["report"]["figures"]
    got = answer("read", *old(tmp_path, 3))
    assert starts == [3]
    assert [{a: f["value"] for a, f in one["report"]["figures"].items()} for one in got] == [
        {a: f["value"] for a, f in expected.items()}
    ] * 3


def test_what_cannot_be_loaded_or_is_something_else_is_left_to_the_reader(tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_text("<p>网页</p>", encoding="utf-8")
    with conversion.prepared([str(tmp_path / "a.doc"), str(tmp_path / "missing.doc"), str(tmp_path / "b.html")]) as ready:
        assert ready == {}


def test_nothing_stands_in_after_a_command() -> None:
    conversion.use({"a.doc": "b.docx"})
    assert (conversion.stand_in("a.doc"), conversion.stand_in("c.doc")) == ("b.docx", "c.doc")
    conversion.use({})
    assert conversion.stand_in("a.doc") == "a.doc"
