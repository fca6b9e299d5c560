"""Cost against size: longer prose in one report, a thousand reports in one process, a directory of 400 files.

    python benchmarks/growth.py

Documents come from tests/reports and its maker, so that the figures can be had again anywhere. Nothing fails here for
being slow; what should be seen is that ten times the text costs about ten times as much, and that memory stays level.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from gongkai.checking import Context, check_report
from gongkai.reading import UnusableFileError, read_bytes

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "tests" / "reports"
LONG = {"text": CORPUS / "text" / "tabs_2020.txt", "html": CORPUS / "html" / "clean_city_2024.html"}
"""The two documents whose prose is made longer."""
PROSE = 1700
"""Characters of prose that one helping adds: about as much as a report has by itself."""
HELPINGS = (0, 9, 99)
REPORTS = 1000
FILES = 400
_TOPICS = ("档案查阅", "政策咨询", "办事指南", "栏目更新", "意见征集", "信息审核", "热线答复", "业务学习")
_PAGE_SIZE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def paragraphs(helpings: int) -> Iterator[str]:
    """Paragraphs that no other repeats, with numbers, places and enumerators as reports have them."""
    written, number = 0, 1
    while written < helpings * PROSE:
        number += 1
        topic = _TOPICS[number % len(_TOPICS)]
        paragraph = (
            f"{topic}的第{number}项安排由第{number % 7 + 1}组负责，全年办理{number * 3}件，其中窗口办理{number}件、"
            f"网上办理{number * 2}件，比上年增加{number % 9 + 1}件；为{number * 5}人次提供帮助，对其中{number % 6 + 1}处差错当月改正。"
        )
        written += len(paragraph)
        yield paragraph


def longer(form: str, helpings: int) -> bytes:
    """The document with so much more prose at the end of part one."""
    text = LONG[form].read_bytes().decode()
    opening, heading, rest = text.partition("二、主动公开")
    if not heading:
        raise ValueError(f"{LONG[form]} has no second part")
    if form == "text":
        return (opening + "".join(f"{line}\n\n" for line in paragraphs(helpings)) + heading + rest).encode()
    start = opening.rindex("<p") if "<p" in opening[-200:] else opening.rindex("<")
    return (opening[:start] + "".join(f"<p>{line}</p>\n" for line in paragraphs(helpings)) + opening[start:] + heading + rest).encode()


def milliseconds(deed: Callable[[], object], rounds: int = 5) -> float:
    """The median of several goes."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        deed()
        taken.append((time.perf_counter() - start) * 1000)
    return median(taken)


def resident() -> float:
    """Megabytes that this process holds in memory now; 0 where the system does not say."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[1]) * _PAGE_SIZE / 2**20 if statm.exists() else 0.0


def show_prose() -> None:
    print(f"{'form':<6}{'prose':>9}{'read ms':>10}{'check ms':>10}{'findings':>10}")
    for form in LONG:
        for helpings in HELPINGS:
            data = longer(form, helpings)
            report = read_bytes(data).report
            read = milliseconds(lambda data=data: read_bytes(data))  # type: ignore[misc]  # mypy does not infer a default's type
            check = milliseconds(lambda report=report: check_report(Context(report)))  # type: ignore[misc]  # as above
            print(f"{form:<6}{len(report.prose()):>9}{read:>10.1f}{check:>10.1f}{len(check_report(Context(report))):>10}")


def readable() -> list[bytes]:
    """Every document of the corpus that can be read."""
    chosen = []
    for path in sorted([*CORPUS.glob("html/*.html"), *CORPUS.glob("text/*.txt")]):
        data = path.read_bytes()
        try:
            read_bytes(data, path.name)
        except UnusableFileError:
            continue
        chosen.append(data)
    return chosen


def show_many(reports: int) -> None:
    documents = readable()
    print(f"{'reports':>8}{'ms each':>10}{'MB held':>10}")
    print(f"{0:>8}{'—':>10}{resident():>10.1f}")
    start, tenth = time.perf_counter(), reports // 10
    for number in range(1, reports + 1):
        check_report(Context(read_bytes(documents[number % len(documents)]).report))
        if number % tenth == 0:
            print(f"{number:>8}{(time.perf_counter() - start) * 1000 / tenth:>10.2f}{resident():>10.1f}")
            start = time.perf_counter()


def show_directory(files: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        made, many = Path(place) / "made", Path(place) / "many"
        many.mkdir()
        subprocess.run([sys.executable, "-m", "tests.reports.make_corpus", str(made)], cwd=ROOT, check=True, capture_output=True)
        sources = sorted([*made.rglob("*.html"), *made.rglob("*.txt")])
        for number in range(files):
            source = sources[number % len(sources)]
            shutil.copy(source, many / f"{number:04}_{source.name}")
        start = time.perf_counter()
        done = subprocess.run([sys.executable, "-m", "gongkai", "check", str(many)], capture_output=True, check=False)
        taken = time.perf_counter() - start
        print(f"gongkai check of {files} files ({len(sources)} different): {taken:.2f} s, {taken * 1000 / files:.1f} ms each, "
              f"exit status {done.returncode}, {len(done.stdout) / 1024:.0f} kB of output")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description="Cost against size.")
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--files", type=int, default=FILES)
    said = parser.parse_args()
    show_prose()
    print()
    show_many(said.reports)
    print()
    show_directory(said.files)


if __name__ == "__main__":
    main()
