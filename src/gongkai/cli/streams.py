"""Standard output and error: their encoding, whether a person watches, how wide and in which colours."""

import os
import shutil
import sys
from dataclasses import dataclass
from io import TextIOWrapper

_WIDEST = 100


@dataclass(frozen=True, slots=True)
class Look:
    """How text for people is laid out: columns of a line (none: lines are not broken) and whether colours are used."""

    columns: int | None = None
    colour: bool = False


def prepare() -> None:
    """Make both streams take every character: UTF-8 unless a terminal says otherwise, what cannot be shown as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, TextIOWrapper):
            continue
        keeps = stream.isatty() and _speaks_chinese(stream.encoding)
        stream.reconfigure(encoding=stream.encoding if keeps else "utf-8", errors="backslashreplace")


def look() -> Look:
    """The look for standard output: broken into lines for a terminal or where COLUMNS is set, colours unless NO_COLOR is."""
    terminal = sys.stdout.isatty()
    columns = min(shutil.get_terminal_size().columns, _WIDEST) if terminal or os.environ.get("COLUMNS") else None
    dull = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Look(columns, terminal and not dull)


def write(data: bytes) -> None:
    """Put bytes (UTF-8 text) on standard output; to a terminal in the encoding it speaks."""
    if sys.stdout.isatty():
        sys.stdout.write(data.decode("utf-8"))
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)


def complain(sentence: str) -> None:
    """Put one sentence on standard error."""
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()


def abandon() -> None:
    """Send what standard output could not take nowhere, so that the interpreter does not try again at its end."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _speaks_chinese(encoding: str) -> bool:
    try:
        "公开".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
