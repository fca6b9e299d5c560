"""Time to read one PDF, beside what PDFium needs for characters and lines alone and what pdfplumber needs to extract, in one warm process.

    python benchmarks/read_pdf.py [FILE...]

Without files: the published samples in ../shared/samples, where they lie beside the project, those in tests/reading/pdf,
and a report that the tests' own writer makes. In each round every file goes through every deed once, so that a busy
moment of the machine falls on all of them. Nothing fails here for being slow: the last lines say whether the goals hold.
"""

import argparse
import gc
import io
import logging
import sys
import time
from collections.abc import Callable
from ctypes import byref, c_float
from pathlib import Path
from statistics import median

import pdfplumber
import pypdfium2  # noqa: F401  # starts the library
import pypdfium2.raw as pdfium

from gongkai.reading import read_bytes
from gongkai.reading.pdf import read_pdf

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.reports.maker.as_pdf import Pdf  # noqa: E402  # the root must be on the path before the tests can be imported
from tests.reports.maker.document import Document  # noqa: E402  # as above

SAMPLES = ROOT.parent / "shared" / "samples" / "reports"
CORPUS = ROOT / "tests" / "reading" / "pdf"
LIMIT, GOAL = 3.0, 1.5
"""Times what PDFium needs alone: what has to hold, and what is aimed at."""
ROUNDS = 15


def bare(data: bytes) -> int:
    """Every character with its loose box and every path with its bounds, by PDFium alone."""
    file = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    count = 0
    for number in range(pdfium.FPDF_GetPageCount(file)):
        page = pdfium.FPDF_LoadPage(file, number)
        count += bare_characters(page) + bare_lines(page)
        pdfium.FPDF_ClosePage(page)
    pdfium.FPDF_CloseDocument(file)
    return count


def bare_characters(page: object) -> int:
    text = pdfium.FPDFText_LoadPage(page)
    box = pdfium.FS_RECTF()
    found = []
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        pdfium.FPDFText_GetLooseCharBox(text, index, byref(box))
        found.append((chr(code), box.left, box.bottom, box.right, box.top))
    pdfium.FPDFText_ClosePage(text)
    return len(found)


def bare_lines(page: object) -> int:
    sides = [c_float() for _ in range(4)]
    found = []
    for number in range(pdfium.FPDFPage_CountObjects(page)):
        drawn = pdfium.FPDFPage_GetObject(page, number)
        if pdfium.FPDFPageObj_GetType(drawn) == pdfium.FPDF_PAGEOBJ_PATH:
            pdfium.FPDFPageObj_GetBounds(drawn, *map(byref, sides))
            found.append([side.value for side in sides])
    return len(found)


def plumbed(data: bytes) -> int:
    """The tables of every page by pdfplumber, extracting only."""
    with pdfplumber.open(io.BytesIO(data)) as file:
        return sum(len(page.extract_tables()) for page in file.pages)


DEEDS: dict[str, Callable[[bytes], object]] = {
    "bare": bare,
    "rows": read_pdf,
    "report": lambda data: read_bytes(data, "report.pdf"),
    "plumber": plumbed,
}


def timed(deed: Callable[[bytes], object], data: bytes) -> float:
    """Milliseconds that the deed takes."""
    start = time.perf_counter()
    deed(data)
    return (time.perf_counter() - start) * 1000


def files(named: list[Path]) -> dict[str, bytes]:
    """Name → content of what is measured."""
    paths = named or [*sorted(SAMPLES.glob("*.pdf")), *sorted(CORPUS.glob("*.pdf"))]
    found = {path.name: path.read_bytes() for path in paths}
    if not named:
        made = Document("benchmark", "", "临川县", 2023, "county", Pdf(cut_rows=True), suffix="pdf")
        found["(made)"] = made.write(made)
    return found


def measure(found: dict[str, bytes], rounds: int) -> dict[str, dict[str, float]]:
    """File → deed → median milliseconds."""
    times: dict[str, dict[str, list[float]]] = {name: {deed: [] for deed in DEEDS} for name in found}
    for number in range(rounds + 1):
        for name, data in found.items():
            for deed, does in DEEDS.items():
                if deed == "plumber" and number > 3:
                    continue  # so much slower that three rounds are enough
                spent = timed(does, data)
                if number:
                    times[name][deed].append(spent)
        if not number:
            gc.freeze()
    return {name: {deed: median(spent) for deed, spent in each.items()} for name, each in times.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description="Time to read PDFs, beside bare extraction and pdfplumber.")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    said = parser.parse_args()
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # pdfplumber's parser complains of fonts that are not embedded
    measured = measure(files(said.files), said.rounds)
    print(f"{'file':<40}" + "".join(f"{deed + ' ms':>12}" for deed in DEEDS) + f"{'rows/bare':>12}")
    for name, times in measured.items():
        print(f"{name:<40}" + "".join(f"{times[deed]:12.1f}" for deed in DEEDS) + f"{times['rows'] / times['bare']:12.2f}")
    ratio = median(times["rows"] / times["bare"] for times in measured.values())
    said_of = "goal reached" if ratio <= GOAL else "holds" if ratio <= LIMIT else "MISSED"
    print(f"\nrows: {ratio:.2f} times PDFium alone over {len(measured)} files, at most {LIMIT}, goal {GOAL}: {said_of}")


if __name__ == "__main__":
    main()
