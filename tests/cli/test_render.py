"""`gongkai render`: what is written where, and what is never overwritten."""

import json
from pathlib import Path

from tests.cli.command import CLEAN, EMPTY, answer, gongkai


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


def test_formats_of_later_versions_are_named_as_such(tmp_path: Path) -> None:
    for to in ("docx", "pdf", "xlsx"):
        result = gongkai("render", CLEAN, "--to", to, "-o", str(tmp_path / "x"))
        assert result.exit_code == 2
        assert f"{to} 格式以后的版本才有" in result.stderr
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
