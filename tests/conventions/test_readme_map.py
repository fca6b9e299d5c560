"""The map in each README lists every top-level folder and every package, and only folders that are there.

The map is the fenced block with a line whose first word begins with `src/gongkai/` and ends in `/`; every such word is a
path from the top of the project. Folders below a package may stand in it, hidden folders need not.
"""

import re
from pathlib import Path

import pytest

from tests.conventions.source_tree import PACKAGE, ROOT

READMES = ["README.md", "README.zh-CN.md"]
MADE_BY_TOOLS = {"__pycache__", "dist", "build"}


def mapped(markdown: str) -> set[str]:
    """Paths of the map's lines; empty where the text has no map."""
    blocks = re.findall(r"^```[^\n]*\n(.*?)^```", markdown, re.MULTILINE | re.DOTALL)
    for block in blocks:
        words = [line.split()[0] for line in block.splitlines() if line.strip()]
        if any(word.startswith("src/gongkai/") and word.endswith("/") for word in words):
            return {word for word in words if word.endswith("/")}
    return set()


def folders(parent: Path) -> set[str]:
    """Folders of a folder, as paths from the top; hidden, empty and generated ones are left out."""
    return {
        f"{p.relative_to(ROOT).as_posix()}/"
        for p in parent.iterdir()
        if p.is_dir() and p.name not in MADE_BY_TOOLS and not p.name.startswith(".") and _has_files(p)
    }


def _has_files(folder: Path) -> bool:
    return any(p.is_file() and "__pycache__" not in p.parts for p in folder.rglob("*"))


@pytest.mark.parametrize("name", READMES)
def test_map_lists_every_folder(name: str) -> None:
    paths = mapped((ROOT / name).read_text(encoding="utf-8"))
    assert paths, f"{name} has no map: a fenced block with lines like `src/gongkai/form/  ...`"
    missing = (folders(ROOT) - {"src/"} | folders(PACKAGE)) - paths
    assert not missing, f"not in the map of {name}: {sorted(missing)}"


@pytest.mark.parametrize("name", READMES)
def test_map_lists_only_what_is_there(name: str) -> None:
    gone = {path for path in mapped((ROOT / name).read_text(encoding="utf-8")) if not (ROOT / path).is_dir()}
    assert not gone, f"in the map of {name}, but not in the project: {sorted(gone)}"


def test_map_is_found_among_other_blocks() -> None:
    markdown = "```\n./run\n```\ntext\n```text\nsrc/gongkai/form/  lines\n  tests/  tests\nrun  a script\n```\n"
    assert mapped(markdown) == {"src/gongkai/form/", "tests/"}
    assert mapped("```\n./run\n```\n") == set()
