"""The report files below a directory: what a program can read, found by name and by content."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gongkai.cli.bundles import unbundled
from gongkai.reading import UnusableFileError

_PAGES = frozenset({".html", ".htm", ".xhtml", ".shtml", ".txt", ".md", ".text"})
_OFFICE = frozenset({".pdf", ".docx", ".docm", ".doc", ".wps", ".rtf", ".odt", ".xlsx", ".xlsm", ".xls", ".et", ".ods", ".ofd"})
_READ = _PAGES | _OFFICE
_LATER = frozenset({".ceb", ".cebx"})
"""Documents of offices too; nobody but their maker's own program opens them."""
_SNIFF = 65536
_SUBJECT = tuple("政府信息公开".encode(encoding) for encoding in ("utf-8", "gb18030", "utf-16-le", "utf-16-be"))

_OURS = b'"editions"'
"""What stands near the beginning of a report that we wrote as JSON."""

_FACTS = b"address,"
"""What stands in the first line of a report that we wrote as CSV."""


@dataclass(frozen=True, slots=True)
class Found:
    """Paths to work on, in order; `several` where the answer is a list; `left` are documents that cannot be read yet."""

    paths: tuple[str, ...]
    several: bool
    left: tuple[str, ...] = ()


def expand(given: Sequence[str]) -> Found:
    """The files as given, a directory replaced by the report files below it, a file of many reports by each of them.

    UnusableFileError for a directory without reports, and for a file of many of which one cannot be told.
    """
    paths: list[str] = []
    left: list[str] = []
    for path in given:
        if not Path(path).is_dir():
            paths += unbundled(path)
            continue
        below = sorted(_below(path))
        chosen = [file for file in below if _is_report(file)]
        left += [file for file in below if Path(file).suffix.lower() in _LATER]
        if not chosen:
            raise UnusableFileError(f"{path}：这个目录里没有可以读的年报（网页、文本、Word、Excel、PDF或OFD文件），请检查目录是否正确。")
        paths += chosen
    return Found(tuple(paths), len(paths) > 1 or any(Path(path).is_dir() for path in given), tuple(left))


def _below(path: str) -> list[str]:
    """Files below a directory; hidden ones and the lock files of office programs are left out."""
    files: list[str] = []
    for folder, folders, names in os.walk(path):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [str(Path(folder, name)) for name in names if not name.startswith((".", "~$"))]
    return files


def _is_report(path: str) -> bool:
    suffix = Path(path).suffix.lower()
    if suffix in _READ:
        return True
    if suffix in _LATER:
        return False
    start = _start(path)
    if suffix == ".json":
        return _OURS in start
    if suffix == ".csv":
        return _FACTS in start.partition(b"\n")[0]
    return any(subject in start for subject in _SUBJECT)


def _start(path: str) -> bytes:
    """The first bytes of a file, none where it cannot be opened."""
    try:
        with Path(path).open("rb") as file:
            return file.read(_SNIFF)
    except OSError:
        return b""
