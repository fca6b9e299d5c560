"""Many files: their order, and that none takes its neighbours down."""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from gongkai.cli import batch
from gongkai.cli.directory import expand
from gongkai.cli.outcome import Product
from gongkai.reading import UnusableFileError
from tests.cli.command import CLEAN, answer, gongkai


@dataclass(frozen=True, slots=True)
class _Job:
    """Does what the path says."""

    def __call__(self, path: str) -> Product:
        if path.startswith("die"):
            os._exit(9)
        if path.startswith("bad"):
            raise UnusableFileError("读不了，请换一个文件。")
        if path.startswith("bug"):
            raise ZeroDivisionError("a defect of ours")
        return Product(path.encode())


PATHS = [f"ok{number}" for number in range(40)]


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_outcomes_come_in_the_given_order(processes: int) -> None:
    found = [outcome.product.output.decode() for outcome in batch.run(_Job(), PATHS, processes) if outcome.product]
    assert found == PATHS


@pytest.mark.parametrize("place", [0, 1, 20, 39])
def test_dying_process_loses_only_its_own_file(place: int) -> None:
    paths = [*PATHS[:place], "die", *PATHS[place:]]
    found = list(batch.run(_Job(), paths, 2))
    assert [outcome.path for outcome in found] == paths
    assert [outcome.path for outcome in found if outcome.product is None] == ["die"]
    assert found[place].trouble.startswith("die：处理这个文件的进程异常退出")


@pytest.mark.parametrize("count", [1, 30])
def test_each_trouble_is_one_sentence_about_its_file(count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    found = {o.path: o for o in batch.run(_Job(), ["bad", "bug", *PATHS[:count]], 2)}
    assert found["bad"].trouble == "bad：读不了，请换一个文件。"
    assert found["bug"].trouble.startswith("bug：处理时出错，这是程序的缺陷")
    assert "\n" not in found["bug"].trouble
    [log] = tmp_path.glob("gongkai-*.log")
    assert str(log) in found["bug"].trouble
    assert "a defect of ours" in log.read_text(encoding="utf-8")


def test_one_defect_in_many_files_leaves_one_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    found = list(batch.run(_Job(), [f"bug{number}" for number in range(30)], 2))
    [log] = tmp_path.glob("gongkai-*")
    assert all(str(log) in outcome.trouble for outcome in found)


def test_log_in_the_way_of_another_user_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    batch.attempt(_Job(), "bug")
    [theirs] = tmp_path.glob("gongkai-*.log")
    theirs.unlink()
    theirs.mkdir()  # cannot be read or replaced, whoever runs this
    told = batch.attempt(_Job(), "bug").trouble
    [ours] = [path for path in tmp_path.glob("gongkai-*.log") if path != theirs]
    assert str(ours) in told
    assert "a defect of ours" in ours.read_text(encoding="utf-8")


def test_defect_is_shown_whole_when_debugging(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("GONGKAI_DEBUG", "1")
    assert batch.attempt(_Job(), "bug").trouble.startswith("bug：")
    assert "Traceback" in capsys.readouterr().err


def test_directory_is_searched_by_name_and_content(tmp_path: Path) -> None:
    files = {
        "b.html": "x",
        "a.TXT": "x",
        "下级/c.md": "x",
        "no_suffix": "某局政府信息公开年报",
        "style.css": "body {}",
        "data.bin": "x",
        "other.json": '{"title": "政府信息公开"}',
        "ours.json": '{"report": {"title": "", "editions": {}}}',
        ".hidden.html": "x",
        ".git/d.html": "x",
        "~$e.txt": "x",
        "later.ceb": "政府信息公开",
        "d.docx": "x",
        "f.ofd": "x",
        "facts.csv": "\ufefffile,address,label,value\n",
        "names.csv": "姓名,政府信息公开\n",
        "e.PDF": "x",
    }
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    names = ["a.TXT", "b.html", "d.docx", "e.PDF", "f.ofd", "facts.csv", "no_suffix", "ours.json", "下级/c.md"]
    found = expand([str(tmp_path)])
    assert [Path(p).relative_to(tmp_path).as_posix() for p in found.paths] == names
    assert [Path(p).name for p in found.left] == ["later.ceb"]
    assert found.several


def test_content_is_known_in_other_encodings(tmp_path: Path) -> None:
    (tmp_path / "gbk").write_bytes("政府信息公开".encode("gb18030"))
    (tmp_path / "utf16").write_bytes("政府信息公开".encode("utf-16"))
    assert len(expand([str(tmp_path)]).paths) == 2


def test_directory_without_reports_is_one_sentence(tmp_path: Path) -> None:
    result = gongkai("check", str(tmp_path))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"{tmp_path}：这个目录里没有")


def test_directory_gives_a_list_even_of_one(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(Path(CLEAN).read_bytes())
    assert [one["report"]["year"] for one in answer("check", str(tmp_path), "--format", "json")] == [2024]


def test_documents_that_were_not_checked_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(Path(CLEAN).read_bytes())
    (tmp_path / "b.ceb").write_bytes(b"%PDF")
    result = gongkai("check", str(tmp_path))
    assert result.exit_code == 0
    assert "另有1个文件没有检查" in result.stderr
    assert "b.ceb" in result.stderr


def test_text_over_many_files_begins_with_the_sum(tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"{number:02}.html").write_bytes(Path(CLEAN).read_bytes())
    (tmp_path / "05.html").write_bytes(b"")
    result = gongkai("check", str(tmp_path))
    assert result.exit_code == 2
    assert result.stdout.splitlines()[0] == "12份报告：11份没有错误，0份有错误；1份读不了"
    assert len(result.stderr.splitlines()) == 1
    assert result.stdout.count("下一步：") == 1
