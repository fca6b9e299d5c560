"""Time to read and to check one report, beside the bare extraction of its cells by other means, in one warm process.

    python benchmarks/read_and_check.py [DIRECTORY]

Without a directory: the published samples in ../shared/samples, where they lie beside the project, and tests/reports.
In each round every document goes through every deed once, so that a busy moment of the machine falls on all of them.
Nothing fails here for being slow: the last lines say whether the goals hold.
"""

import argparse
import gc
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import lxml.html
from bs4 import BeautifulSoup

from gongkai.checking import Context, check_report
from gongkai.reading import UnusableFileError, read_bytes

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT.parent / "shared" / "samples"
CORPUS = ROOT / "tests" / "reports"
SUFFIXES = {".html", ".htm", ".txt"}
GOALS = {"read": 10.0, "check": 2.0}
"""Milliseconds that the median over the samples has to stay under."""
ROUNDS = 15
DEEDS = ("read", "check", "soup", "bare")
"""`soup`: the cells by BeautifulSoup over lxml; `bare`: by lxml alone, or of a text by cutting its lines."""
COLUMNS = {"read": 2, "check": 2, "soup": 2, "bare": 2, "read/soup": 1, "read/bare": 1}
"""What the table shows, with the decimals."""
WIDTH = 11
_MARKUP = re.compile(rb"<(?:html|body|table|div|p)[\s>]", re.IGNORECASE)
_GAP = re.compile(r"\t|[|｜,，]|[ \u3000]{2,}")


@dataclass
class Document:
    """One file in memory and what was measured of it, in milliseconds; `soup` stays empty for text."""

    path: Path
    group: str
    data: bytes
    times: dict[str, list[float]] = field(default_factory=lambda: {deed: [] for deed in DEEDS})

    @property
    def is_markup(self) -> bool:
        return self.path.suffix != ".txt" or _MARKUP.search(self.data) is not None

    def figures(self) -> dict[str, float]:
        """Column → what stands in it: the median time of each deed, and how reading compares."""
        middle = {deed: median(times) for deed, times in self.times.items() if times}
        ratios = {f"read/{other}": middle["read"] / middle[other] for other in ("soup", "bare") if other in middle}
        return middle | ratios


def soup_cells(data: bytes) -> list[list[str]]:
    """The cells of all tables by BeautifulSoup over lxml: row by row, as text."""
    soup = BeautifulSoup(data, "lxml")
    return [[cell.get_text() for cell in row.find_all(["td", "th"])] for table in soup.find_all("table") for row in table.find_all("tr")]


def lxml_cells(data: bytes) -> list[list[str]]:
    """The same cells by lxml alone."""
    tree = lxml.html.fromstring(data)
    return [
        ["".join(map(str, cell.itertext())) for cell in row.iter("td", "th")] for table in tree.iter("table") for row in table.iter("tr")
    ]


def split_cells(data: bytes) -> list[list[str]]:
    """The lines of a text cut at tabs, bars, commas and wide gaps."""
    return [_GAP.split(line) for line in data.decode(errors="replace").splitlines()]


def timed(deed: Callable[[], object]) -> float:
    """Milliseconds that the deed takes."""
    start = time.perf_counter()
    deed()
    return (time.perf_counter() - start) * 1000


def measure(document: Document) -> None:
    """One round over one document."""
    data, name = document.data, document.path.name
    document.times["read"].append(timed(lambda: read_bytes(data, name)))
    context = Context(read_bytes(data, name).report)
    document.times["check"].append(timed(lambda: check_report(context)))
    if document.is_markup:
        document.times["soup"].append(timed(lambda: soup_cells(data)))
        document.times["bare"].append(timed(lambda: lxml_cells(data)))
    else:
        document.times["bare"].append(timed(lambda: split_cells(data)))


def documents(directories: list[Path]) -> Iterator[Document]:
    """Every document that can be read, without those that are kept to be refused."""
    for directory in directories:
        for path in sorted(directory.rglob("*")):
            if path.suffix not in SUFFIXES or "not_reports" in path.parts:
                continue
            document = Document(path, "samples" if directory == SAMPLES else directory.name, path.read_bytes())
            try:
                read_bytes(document.data, path.name)
            except UnusableFileError as error:
                print(f"left out: {path.name}: {error}")
                continue
            yield document


def line(name: str, size: float, figures: dict[str, float]) -> str:
    cells = "".join(
        f"{figures[column]:>{WIDTH}.{places}f}" if column in figures else f"{'—':>{WIDTH}}" for column, places in COLUMNS.items()
    )
    return f"{name:<44}{size / 1024:>6.0f}{cells}"


def head() -> str:
    return f"{'document (times in ms)':<44}{'kB':>6}" + "".join(f"{column:>{WIDTH}}" for column in COLUMNS)


def middles(chosen: list[Document]) -> dict[str, float]:
    """Column → median over those documents that have it."""
    rows = [document.figures() for document in chosen]
    return {column: median(known) for column in COLUMNS if (known := [row[column] for row in rows if column in row])}


def table(read: list[Document]) -> Iterator[str]:
    """The lines of the table: every document, then the medians of each group, markup and text apart."""
    yield head()
    for document in read:
        yield line(document.path.name, len(document.data), document.figures())
    yield ""
    yield head()
    for group in dict.fromkeys(document.group for document in read):
        own = [document for document in read if document.group == group]
        for name, chosen in (
            ("all", own),
            ("html", [document for document in own if document.is_markup]),
            ("text", [document for document in own if not document.is_markup]),
        ):
            if chosen:
                yield line(f"median of {len(chosen)} {group}, {name}", median(len(d.data) for d in chosen), middles(chosen))


def verdicts(read: list[Document]) -> Iterator[str]:
    """Whether the goals hold, for the samples if they are there, else for everything."""
    samples = [document for document in read if document.group == "samples"] or read
    for deed, goal in GOALS.items():
        value = middles(samples)[deed]
        holds = "holds" if value < goal else "MISSED"
        yield f"{deed}: median {value:.2f} ms over {len(samples)} documents, goal under {goal:.0f} ms: {holds}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Time to read and to check reports, beside bare extraction.")
    parser.add_argument("directory", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    said = parser.parse_args()
    read = list(documents([said.directory] if said.directory else [path for path in (SAMPLES, CORPUS) if path.is_dir()]))
    if not read:
        parser.error("no html or txt document there")
    for document in read:
        measure(document)
        document.times = {deed: [] for deed in DEEDS}
    gc.freeze()  # what the warm process holds is not searched for garbage again and again at some document's cost
    for _ in range(said.rounds):
        for document in read:
            measure(document)
    print("\n".join([*table(read), "", *verdicts(read)]))


if __name__ == "__main__":
    main()
