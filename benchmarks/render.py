"""Time to render one whole report in every format, beside python-docx merging the cells of the same tables, in one warm process.

    python benchmarks/render.py [ROUNDS]

In each round every format is rendered once, with other figures each time, so that nothing can be kept from the round before
and a busy moment of the machine falls on all. Nothing fails here for being slow: the last lines say whether the goals hold.
"""

import io
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from statistics import median

import docx

from gongkai.editions import EDITIONS, TABLES
from gongkai.form import grid
from gongkai.rendering import RENDERERS, MissingFontError, render
from gongkai.report import Figure, Part, Report, State

FORM = EDITIONS["2021"]
GOALS = {"docx": 20.0, "pdf": 100.0}
"""Milliseconds that the median has to stay under."""
ROUNDS = 15
BESIDE = "python-docx, cell.merge"
_SENTENCE = "本机关围绕科技项目申报和企业创新服务，全年主动公开信息{}条，比上年增加12条，相关栏目更新36次。"


def report(number: int) -> Report:
    """A report of about six pages whose figures depend on the number."""
    text = "\n".join([_SENTENCE.format(number) * 3] * 3)
    figures = {a: Figure(n + number, printed=str(n + number), state=State.NUMBER) for n, a in enumerate(FORM.addresses())}
    return Report(
        agency="云溪县科学技术局",
        year=2025,
        title="云溪县科学技术局2025年政府信息公开工作年度报告",
        edition=FORM.name,
        editions=dict.fromkeys(TABLES, FORM.name),
        sections=tuple(Part(section.number, section.title, text) for section in FORM.sections),
        figures=figures,
    )


def merged_cells(given: Report) -> bytes:
    """The three tables alone by python-docx, merged cell by cell, without any setting of type."""
    document = docx.Document()
    for form in FORM.tables:
        squares = grid(form)
        table = document.add_table(squares.height, squares.width)
        for box in squares.boxes:
            cell = table.cell(box.row, box.column)
            if box.rowspan * box.colspan > 1:
                cell = cell.merge(table.cell(box.row + box.rowspan - 1, box.column + box.colspan - 1))
            cell.text = given.figure(box.address).printed if box.address else box.text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def deeds() -> dict[str, Callable[[Report], bytes]]:
    """What is timed, by name; no PDF where there is no typeface for it."""
    found: dict[str, Callable[[Report], bytes]] = {to: partial(render, to=to) for to in RENDERERS}
    try:
        render(report(0), "pdf")
    except MissingFontError as error:
        print(error)
        del found["pdf"]
    return found | {BESIDE: merged_cells}


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    timed = deeds()
    times: dict[str, list[float]] = {name: [] for name in timed}
    sizes: dict[str, int] = {}
    for number in range(rounds + 1):
        given = replace(report(number), closing=f"第{number}份")
        for name, deed in timed.items():
            start = time.perf_counter()
            data = deed(given)
            if number:  # the first round warms up
                times[name].append((time.perf_counter() - start) * 1000)
            sizes[name] = len(data)
    print(f"{'format':26}{'median ms':>10}{'slowest':>10}{'bytes':>10}")
    for name, taken in times.items():
        print(f"{name:26}{median(taken):10.1f}{max(taken):10.1f}{sizes[name]:10,}")
    for name, goal in GOALS.items():
        if name in times:
            held = "holds" if median(times[name]) < goal else "does not hold"
            print(f"goal {name} under {goal:.0f} ms: {held} ({median(times[name]):.1f} ms)")


if __name__ == "__main__":
    main()
