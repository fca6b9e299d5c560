"""The floor of real reports: every published sample that lies beside the project is read right, cell by cell.

The samples are not part of the project. Where they are missing these tests are skipped; in CI (GONGKAI_SAMPLES=required) they fail.
"""

import json
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("samples")

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
READ = [str(Path(sys.executable).parent / "gongkai"), "read", "--format", "json"]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the scoring tool says of the samples of one form, by sample."""

    each: dict[str, dict[str, Any]]

    def imperfect(self) -> dict[str, dict[str, Any]]:
        return {name: tally for name, tally in self.each.items() if not tally["perfect"]}

    def confident_errors(self) -> dict[str, int]:
        return {name: tally["confident"] for name, tally in self.each.items() if tally["confident"]}


def golds(form: str) -> dict[Path, Path]:
    """The gold file of every sample of a form, and the sample itself."""
    found = {}
    for path in sorted((SHARED / "samples" / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        raw = SHARED / "samples" / gold["raw"]
        if gold["form"] == form:
            found[path] = raw
    return found


def scored(form: str, folder: Path) -> Scores:
    """Scores of the samples of a form."""
    for path in golds(form):
        shutil.copy(path, folder)
    tool = [sys.executable, str(SHARED / "tools" / "score_reading.py"), str(folder), str(SHARED / "samples")]
    done = subprocess.run([*tool, "--json", "--command", shlex.join(READ)], capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    return Scores(json.loads(done.stdout)["each"])


def test_separated_samples_are_read_right_and_certain(tmp_path: Path) -> None:
    scores = scored("separated", tmp_path)
    assert len(scores.each) >= 10
    assert not scores.imperfect()


def test_glued_samples_give_no_confident_error(tmp_path: Path) -> None:
    answer = subprocess.run([*READ, *map(str, golds("glued").values())], capture_output=True, text=True, check=False)
    assert answer.returncode in (0, 1), answer.stderr
    assert len(json.loads(answer.stdout)) == len(golds("glued"))
    scores = scored("glued", tmp_path)
    assert len(scores.each) >= 8
    assert not scores.confident_errors()
