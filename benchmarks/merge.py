"""Time to merge many reports: in memory, with the checks of the U family, and by the command over as many files.

    python benchmarks/merge.py [--reports N]

The reports are made here (random figures that add up, text of ordinary length), written to a temporary directory as JSON
and as HTML and merged by `gongkai merge` in a fresh process, so its time holds start-up, reading in several processes,
merging and writing. Over HTML nearly all of it is reading: see `read_and_check.py`.
Nothing fails here for being slow: the last lines say whether the goals hold.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from gongkai.checking import REGISTRY, Context, check_report
from gongkai.compiling import Plan, merge
from gongkai.editions import EDITIONS, TABLES
from gongkai.form import identities
from gongkai.rendering import render
from gongkai.report import Figure, Member, Part, Report, State

GOAL = 5.0
"""Seconds that merging 3,000 reports has to stay under."""
REPORTS = 3000
EDITION = EDITIONS["2021"]
PARAGRAPH = "本机关按照要求及时更新栏目，回应群众关切，配合部门完成平台建设和培训，听取意见并逐条改进。"


def made(number: int, chance: random.Random) -> Report:
    """A report whose figures add up: outcomes are drawn, everything else follows."""
    values = dict.fromkeys(EDITION.addresses(), 0)
    values |= {address: chance.randrange(200) for address in EDITION.addresses("proactive")}
    for address in EDITION.addresses("requests"):
        if chance.random() < 0.2:
            values[address] = chance.randrange(30)
    equations = identities(EDITION)
    for kind in ("rows", "columns", "balance", "columns"):
        for equation in (e for e in equations if e.kind == kind):
            values[equation.target] = sum(values[a] for a in equation.right)
            if kind == "balance":
                received, carried_in = equation.left
                processed, carried_out = equation.right
                values[carried_in], values[carried_out] = 0, 0
                values[received] = values[processed]
    agency = f"云溪县第{number}局"
    figures = {address: Figure(value, printed=str(value), state=State.NUMBER) for address, value in values.items()}
    parts = tuple(Part(s.number, s.title, "\n".join([PARAGRAPH] * (6 if s.number in (1, 5) else 1))) for s in EDITION.sections)
    return Report(agency, 2023, f"{agency}2023年年度报告", "2021", dict.fromkeys(TABLES, "2021"), sections=parts, figures=figures)


def timed(deed: Callable[[], object]) -> float:
    """Seconds that the deed takes."""
    start = time.perf_counter()
    deed()
    return time.perf_counter() - start


def command(reports: list[Report], to: str) -> float:
    """Seconds that `gongkai merge` takes over these reports as files."""
    with tempfile.TemporaryDirectory() as folder:
        members = Path(folder, "members")
        members.mkdir()
        for number, report in enumerate(reports):
            members.joinpath(f"{number:05}.{to}").write_bytes(render(report, to))
        target = str(Path(folder, "sum.json"))
        program = [sys.executable, "-m", "gongkai", "merge", str(members), "--agency", "云溪县人民政府", "-o", target]
        return timed(lambda: subprocess.run(program, check=True, stdout=subprocess.DEVNULL))


def main() -> None:
    parser = argparse.ArgumentParser(description="Time to merge many reports, in memory and by the command.")
    parser.add_argument("--reports", type=int, default=REPORTS)
    said = parser.parse_args()
    chance = random.Random(3)
    reports = [made(number, chance) for number in range(said.reports)]
    members = [Member(report) for report in reports]
    plan = Plan("云溪县人民政府", 2023, expected=tuple(member.name for member in members))
    merged = merge(members, plan)
    assert not merged.missing
    codes = frozenset(code for code in REGISTRY if code.startswith("U"))
    assert not check_report(Context(merged.report, merged=merged), codes)
    times = {
        "merge in memory": min(timed(lambda: merge(members, plan)) for _ in range(5)),
        "checks of the U family": min(timed(lambda: check_report(Context(merged.report, merged=merged), codes)) for _ in range(3)),
        "gongkai merge over json files": command(reports, "json"),
        "gongkai merge over html files": command(reports, "html"),
    }
    for name, seconds in times.items():
        print(f"{name:<36}{seconds:8.2f} s   {seconds / said.reports * 1000:7.3f} ms each")
    for name in [name for name in times if "merge" in name]:
        print(f"{name}: {times[name]:.2f} s for {said.reports} reports, goal {GOAL:.0f} s: {'holds' if times[name] < GOAL else 'MISSED'}")


if __name__ == "__main__":
    main()
