"""The library has no clock of its own (design.md §2): a date is an argument. Only cli and portal may ask what day it is."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conventions.source_tree import ROOT, modules

CLOCKS = {
    "date": {"today"},
    "datetime": {"today", "now", "utcnow"},
    "time": {"time", "time_ns", "localtime", "gmtime", "ctime", "strftime"},
}


def clock_calls(source: str) -> Iterator[int]:
    """Lines that read the calendar clock, under whatever name the class or module was imported."""
    tree = ast.parse(source)
    known = {name: name for name in CLOCKS}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            known |= {alias.asname or alias.name: alias.name for alias in node.names if alias.name in CLOCKS}
            if isinstance(node, ast.ImportFrom) and node.module == "time":
                yield from (node.lineno for alias in node.names if alias.name in CLOCKS["time"])
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS.get(known.get(_owner(node), ""), ()):
            yield node.lineno


def _owner(node: ast.Attribute) -> str:
    owner = node.value
    if isinstance(owner, ast.Attribute):
        return owner.attr
    return owner.id if isinstance(owner, ast.Name) else ""


@pytest.mark.parametrize("path", modules("cli", "portal"), ids=lambda p: str(p.relative_to(ROOT)))
def test_library_reads_no_clock(path: Path) -> None:
    assert not list(clock_calls(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("from datetime import date\nd = date.today()", [2]),
        ("import datetime as dt\nd = dt.datetime.now()", [2]),
        ("from datetime import datetime as stamp\nd = stamp.now()", [2]),
        ("import time\nt = time.time()", [2]),
        ("from time import time", [1]),
        ("import time\nt = time.perf_counter()", []),  # a stop-watch is no calendar
        ("report.now()", []),
    ],
)
def test_clock_is_seen(source: str, lines: list[int]) -> None:
    assert list(clock_calls(source)) == lines
