"""`gongkai docs`: the pages in the tree are those of the code."""

from pathlib import Path

import pytest

from gongkai.checking import REGISTRY
from gongkai.cli.pages import all_pages
from gongkai.cli.pages.checks import manual_to_markdown
from gongkai.editions import EDITIONS
from gongkai.reading import ODDITIES
from tests.cli.command import gongkai

ROOT = Path(__file__).resolve().parents[2]


def test_pages_in_the_tree_are_up_to_date() -> None:
    result = gongkai("docs", "--check", "--root", str(ROOT))
    assert (result.exit_code, result.stderr) == (0, "")


def test_written_pages_pass_the_check(tmp_path: Path) -> None:
    assert gongkai("docs", "--check", "--root", str(tmp_path)).exit_code == 1
    assert gongkai("docs", "--write", "--root", str(tmp_path)).exit_code == 0
    assert gongkai("docs", "--check", "--root", str(tmp_path)).exit_code == 0
    files = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert files == set(all_pages())


def test_stale_and_left_over_pages_are_named(tmp_path: Path) -> None:
    gongkai("docs", "--write", "--root", str(tmp_path))
    (tmp_path / "docs/cli.md").write_text("old", encoding="utf-8")
    (tmp_path / "docs/checks/Z999.md").write_text("gone", encoding="utf-8")
    (tmp_path / "docs/checks/A101.md").unlink()
    result = gongkai("docs", "--check", "--root", str(tmp_path))
    assert result.exit_code == 1
    assert [line.partition("：")[0] for line in result.stderr.splitlines()] == ["docs/checks/A101.md", "docs/checks/Z999.md", "docs/cli.md"]
    gongkai("docs", "--write", "--root", str(tmp_path))
    assert not (tmp_path / "docs/checks/Z999.md").exists()


def test_every_code_has_its_page() -> None:
    pages = all_pages()
    index = pages["docs/checks/index.md"].decode()
    for code in [*REGISTRY, *ODDITIES]:
        assert f"docs/checks/{code}.md" in pages
        assert f"[{code}]({code}.md)" in index


def test_every_address_is_listed() -> None:
    page = all_pages()["docs/editions.md"].decode()
    for edition in EDITIONS.values():
        assert all(f"| `{address}` |" in page for address in edition.addresses())


DOERS = [
    # name of the deed, who may do it, how the source says so
    ("agencies.split_body", "系统管理员"),  # require(by, Right.EDIT_TREE)
    ("agencies.appoint", "安全管理员"),  # by a function of the module that asks
    ("agencies.issue_codes", "系统管理员、安全管理员"),  # one right or another
    ("agencies.put_in_sheet", "系统管理员"),  # a table of rights of another module
    ("agencies.change_password", "本人"),  # open, no right
    ("annual.remark", "审核人、分管领导、主管部门工作人员"),  # the right of one of two steps
    ("annual.publish", "经办人、替岗人、主管部门工作人员"),  # the right of one step
    ("annual.move", "看是哪一步，见“年度报告的各步”"),
    ("annual.take_sum", "经办人、替岗人"),  # two rights, both
    ("audit.verify_log", "审计管理员"),  # a constant of another module
]


@pytest.mark.parametrize(("name", "doers"), DOERS)
def test_every_deed_says_who_may_do_it(name: str, doers: str) -> None:
    lines = all_pages()["docs/deeds.md"].decode().splitlines()
    assert [line.split(" | ")[1] for line in lines if line.endswith(f" | `{name}` |")] == [doers]


def test_manual_becomes_headings_and_paragraphs() -> None:
    manual = "表三不平。\n\n    查什么\n        七列\n        逐列核对。\n    例子\n        1+0≠2。\n    "
    assert manual_to_markdown(manual) == "表三不平。\n\n## 查什么\n\n七列逐列核对。\n\n## 例子\n\n1+0≠2。"
