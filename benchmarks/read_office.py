"""Time to read a Word or Excel report, beside python-docx and openpyxl that only take the cells out, in one warm process.

    python benchmarks/read_office.py [FILE...] [--rounds N]

Without files: the office files of tests/reports, and the form that clerks really use, where it lies beside the project. In
each round every file goes through every deed once. `read` is bytes to report; `document` is our format reader alone.
"""

import argparse
import gc
import io
import math
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import docx
import openpyxl

from gongkai.reading import read_bytes, to_document

ROOT = Path(__file__).resolve().parents[1]
FORM = ROOT.parent / "shared" / "samples" / "reports" / "blank_form_2021.docx"
CORPUS = ROOT / "tests" / "reports" / "office"
GOAL = 10.0
"""Milliseconds that the median over the files of a format has to stay under, bytes to report."""
ROUNDS = 15
DEEDS = ("read", "document", "library")


def docx_cells(data: bytes) -> list[list[list[str]]]:
    """Paragraphs and cells by python-docx: text of the cells, row by row, spans lost."""
    file = docx.Document(io.BytesIO(data))
    found = [[[paragraph.text for paragraph in file.paragraphs]]]
    return found + [[[cell.text for cell in row.cells] for row in table.rows] for table in file.tables]


def xlsx_cells(data: bytes) -> list[list[list[object]]]:
    """The values of all sheets by openpyxl."""
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return [[list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets]


def timed(deed: Callable[[], object]) -> float:
    """Milliseconds that the deed takes."""
    start = time.perf_counter()
    deed()
    return (time.perf_counter() - start) * 1000


def measure(path: Path, data: bytes) -> dict[str, float]:
    """One round over one file; python-docx cannot open Strict Open XML."""
    library: Callable[[bytes], object] = docx_cells if path.suffix == ".docx" else xlsx_cells
    return {
        "read": timed(lambda: read_bytes(data, path.name)),
        "document": timed(lambda: to_document(data, path.name)),
        "library": math.nan if "strict" in path.name else timed(lambda: library(data)),
    }


def line(name: str, size: float, values: dict[str, float]) -> str:
    figures = "".join(f"{values[deed]:>12.2f}" for deed in DEEDS)
    return f"{name:<32}{size:>8.0f}{figures}{values['library'] / values['read']:>12.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Time to read office files, beside python-docx and openpyxl.")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    said = parser.parse_args()
    paths = said.files or [*([FORM] if FORM.is_file() else []), *sorted([*CORPUS.glob("*.docx"), *CORPUS.glob("*.xlsx")])]
    files = {path: path.read_bytes() for path in paths}
    for path, data in files.items():
        measure(path, data)
    gc.freeze()  # what the warm process holds is not searched for garbage again and again at some file's cost
    rounds: dict[Path, list[dict[str, float]]] = {path: [] for path in files}
    for _ in range(said.rounds):
        for path, data in files.items():
            rounds[path].append(measure(path, data))
    middles = {path: {deed: median(one[deed] for one in found) for deed in DEEDS} for path, found in rounds.items()}
    print(f"{'file':<32}{'kB':>8}{'read ms':>12}{'document ms':>12}{'library ms':>12}{'times':>12}")
    for path, values in middles.items():
        print(line(path.name, len(files[path]) / 1024, values))
    print()
    for suffix, library in ((".docx", "python-docx"), (".xlsx", "openpyxl")):
        own = [path for path in files if path.suffix == suffix]
        if own:
            values = {deed: median(middles[path][deed] for path in own if middles[path][deed] > 0) for deed in DEEDS}
            print(line(f"median of {len(own)} {suffix} ({library})", median(len(files[path]) for path in own) / 1024, values))
            holds = "holds" if values["read"] < GOAL else "MISSED"
            print(f"{suffix}: goal under {GOAL:.0f} ms from bytes to report: {holds}")


if __name__ == "__main__":
    main()
