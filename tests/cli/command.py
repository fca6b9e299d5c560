"""Run a command in this process, over the reports of tests/reports."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from gongkai.cli.main import main

REPORTS = Path(__file__).resolve().parents[1] / "reports"
CLEAN = str(REPORTS / "html" / "clean_city_2024.html")
FAULTY = str(REPORTS / "html" / "balance_broken_2024.html")
EMPTY = str(REPORTS / "not_reports" / "empty.html")


def gongkai(*args: str) -> Result:
    """What the command gave: `exit_code`, `stdout`, `stderr`."""
    return CliRunner().invoke(main, args, catch_exceptions=False)


def answer(*args: str) -> Any:
    """The JSON on standard output."""
    return json.loads(gongkai(*args).stdout)
