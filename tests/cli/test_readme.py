"""The example output in both READMEs is what the command gives."""

import re

import pytest

from gongkai.checking import REGISTRY
from gongkai.reading import ODDITIES
from tests.cli.command import gongkai
from tests.conventions.source_tree import ROOT

EXAMPLE = "src/gongkai/examples/annual_report.html"
LEFT_OUT = "……"


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_example_output_is_real(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """To renew it: COLUMNS=88 .venv/bin/gongkai check src/gongkai/examples/annual_report.html"""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "88")
    readme = (ROOT / name).read_text(encoding="utf-8")
    [block] = re.findall(rf"^```text\n({re.escape(EXAMPLE)}.*?)^```", readme, re.MULTILINE | re.DOTALL)
    shown, end = block.splitlines()[:-1], block.splitlines()[-1]
    assert end == LEFT_OUT
    assert shown == gongkai("check", EXAMPLE).stdout.splitlines()[: len(shown)]
    assert len(shown) > 10


def test_manual_names_codes_that_exist() -> None:
    codes = set(re.findall(r"\b[A-Z]\d{3}\b", (ROOT / "docs/manual.md").read_text(encoding="utf-8")))
    assert len(codes) >= 9
    assert codes <= {*REGISTRY, *ODDITIES}
