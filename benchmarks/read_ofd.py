"""Time to read one OFD, beside what ofdkit needs for its text alone, in one warm process.

    python benchmarks/read_ofd.py [FILE...]

Without files: those of tests/reading/pdf and a report that the tests' own writer makes, written as OFD in three ways. Nothing
fails here for being slow.
"""

import argparse
import gc
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import ofdkit

from gongkai.reading import read_bytes
from gongkai.reading.ofd import read_ofd

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.reading.ofd.prints import prints_of  # noqa: E402  # the root must be on the path before the tests can be imported
from tests.reading.ofd.writer import Dialect  # noqa: E402  # as above
from tests.reports.maker.as_pdf import Pdf  # noqa: E402  # as above
from tests.reports.maker.document import Document  # noqa: E402  # as above

CORPUS = ROOT / "tests" / "reading" / "pdf"
WAYS = {"runs": Dialect(steps="g", border="slabs"), "scaled": Dialect(scaled=True), "single": Dialect(single=True)}
ROUNDS = 9

DEEDS: dict[str, Callable[[bytes], object]] = {
    "ofdkit": ofdkit.extract_text,
    "rows": read_ofd,
    "report": lambda data: read_bytes(data, "report.ofd"),
}


def files(named: list[Path]) -> dict[str, bytes]:
    """Name → content of what is measured."""
    if named:
        return {path.name: path.read_bytes() for path in named}
    made = Document("benchmark", "", "临川县", 2023, "county", Pdf(cut_rows=True), suffix="pdf")
    pdfs = {path.stem: path.read_bytes() for path in sorted(CORPUS.glob("*.pdf"))} | {"(made)": made.write(made)}
    return {f"{name} {way}": write(prints_of(data)) for name, data in pdfs.items() for way, write in WAYS.items()}


def measure(data: bytes, rounds: int) -> dict[str, float]:
    """Deed → median milliseconds."""
    times: dict[str, list[float]] = {deed: [] for deed in DEEDS}
    for _ in range(rounds):
        for deed, does in DEEDS.items():
            start = perf_counter()
            does(data)
            times[deed].append((perf_counter() - start) * 1000)
    return {deed: median(spent) for deed, spent in times.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description="Time to read OFD files, beside ofdkit's text alone.")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    said = parser.parse_args()
    found = files(said.files)
    gc.freeze()
    print(f"{'file':<44}" + "".join(f"{deed + ' ms':>12}" for deed in DEEDS) + f"{'rows/ofdkit':>14}")
    ratios = []
    for name, data in found.items():
        times = measure(data, said.rounds)
        ratios.append(times["rows"] / times["ofdkit"])
        print(f"{name:<44}" + "".join(f"{times[deed]:12.1f}" for deed in DEEDS) + f"{ratios[-1]:14.2f}")
    print(f"\nrows: {median(ratios):.2f} times ofdkit's text alone over {len(ratios)} files")


if __name__ == "__main__":
    main()
