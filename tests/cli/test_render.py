"""`gongkai render`: what is written where, and what is never overwritten."""

import json
from pathlib import Path
from typing import Any

import pytest

from gongkai.rendering import RENDERERS, Fonts
from tests.cli.command import CLEAN, EMPTY, answer, gongkai
from tests.rendering.typefaces import needs_chinese_fonts


def test_json_to_standard_output_is_a_report() -> None:
    rendered = json.loads(gongkai("render", CLEAN, "--to", "json", "-o", "-").stdout)
    assert rendered["report"]["figures"] == answer("read", CLEAN)["report"]["figures"]


def test_rendered_page_can_be_checked(tmp_path: Path) -> None:
    page = tmp_path / "规范.html"
    result = gongkai("render", CLEAN, "--to", "html", "-o", str(page))
    assert (result.exit_code, result.stdout) == (0, "")
    assert gongkai("check", str(page)).exit_code == 0


def test_existing_output_is_replaced(tmp_path: Path) -> None:
    page = tmp_path / "旧.html"
    page.write_text("旧的", encoding="utf-8")
    assert gongkai("render", CLEAN, "--to", "html", "-o", str(page)).exit_code == 0
    assert "旧的" not in page.read_text(encoding="utf-8")
    assert [p.name for p in tmp_path.iterdir()] == ["旧.html"]


def test_report_itself_is_never_replaced(tmp_path: Path) -> None:
    report = tmp_path / "年报.html"
    before = Path(CLEAN).read_bytes()
    report.write_bytes(before)
    link = tmp_path / "链接.html"
    link.symlink_to(report)
    for output in (report, link, tmp_path / "." / "年报.html"):
        result = gongkai("render", str(report), "--to", "html", "-o", str(output))
        assert (result.exit_code, result.stdout) == (2, "")
        assert len(result.stderr.splitlines()) == 1
    assert report.read_bytes() == before


def test_unknown_format_is_named_with_those_there_are(tmp_path: Path) -> None:
    result = gongkai("render", CLEAN, "--to", "wps", "-o", str(tmp_path / "x"))
    assert result.exit_code == 2
    assert "docx、html、pdf、xlsx、json、csv、md" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("to", [pytest.param(to, marks=needs_chinese_fonts) if to == "pdf" else to for to in RENDERERS])
def test_every_format_is_read_again(to: str, tmp_path: Path) -> None:
    file = tmp_path / f"规范.{to}"
    result = gongkai("render", CLEAN, "--to", to, "-o", str(file))
    assert (result.exit_code, result.stdout) == (0, "")
    before, after = answer("read", CLEAN)["report"], answer("read", str(file))["report"]
    assert figures(after) == figures(before)
    if to != "csv":
        assert after["sections"] == before["sections"]


def figures(report: dict[str, Any]) -> dict[str, tuple[object, str]]:
    return {address: (figure["value"], figure["state"]) for address, figure in report["figures"].items()}


def test_folder_of_fonts_must_be_there(tmp_path: Path) -> None:
    result = gongkai("render", CLEAN, "--to", "pdf", "--fonts", str(tmp_path / "没有"), "-o", str(tmp_path / "x.pdf"))
    assert result.exit_code == 2
    assert "没有" in result.stderr
    assert list(tmp_path.iterdir()) == []


@needs_chinese_fonts
def test_folder_of_fonts_by_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGKAI_FONTS", str(tmp_path))
    assert gongkai("render", CLEAN, "--to", "pdf", "-o", str(tmp_path / "x.pdf")).exit_code == 0
    monkeypatch.setenv("GONGKAI_FONTS", str(tmp_path / "没有"))
    assert gongkai("render", CLEAN, "--to", "pdf", "-o", str(tmp_path / "y.pdf")).exit_code == 2


def test_machine_without_chinese_fonts_is_told_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai.cli.render.Fonts", lambda directory: Fonts(directory, system=False))
    result = gongkai("render", CLEAN, "--to", "pdf", "-o", str(tmp_path / "x.pdf"))
    assert result.exit_code == 2
    assert "fonts-noto-cjk" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_output_that_cannot_be_written_gives_one_sentence(tmp_path: Path) -> None:
    for output in (tmp_path, tmp_path / "no" / "x.html"):
        result = gongkai("render", CLEAN, "--to", "html", "-o", str(output))
        assert result.exit_code == 2
        assert result.stderr.startswith(f"{output}：没有写成")
        assert len(result.stderr.splitlines()) == 1


def test_unusable_report_leaves_no_output(tmp_path: Path) -> None:
    result = gongkai("render", EMPTY, "--to", "html", "-o", str(tmp_path / "x.html"))
    assert result.exit_code == 2
    assert result.stderr.startswith(EMPTY)
    assert list(tmp_path.iterdir()) == []
