"""A file given on the command line as a report."""

from pathlib import Path

from gongkai.cli.conversion import stand_in
from gongkai.examining import Loaded, read_report
from gongkai.reading import load


def load_report(path: str, edition: str | None = None) -> Loaded:
    """The report in a file; UnusableFileError, one Chinese sentence, where there is none to be had."""
    source = stand_in(path)
    return read_report(load(Path(source)), source, edition)
