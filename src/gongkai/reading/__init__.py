"""A file in, a report and the findings of reading out.

`read_bytes` reads what is in memory, `load` brings a file there within limits. What is wrong with a file as a file is
`UnusableFileError`; what is wrong in a document is a finding.
"""

from gongkai.reading.errors import UnusableFileError
from gongkai.reading.facts import is_facts, read_facts
from gongkai.reading.formats import load, to_document
from gongkai.reading.match import Reading, match
from gongkai.reading.oddities import ODDITIES, Oddity


def read_bytes(data: bytes, name: str = "", edition: str | None = None) -> Reading:
    """The report in a file's bytes; UnusableFileError with one sentence where the file cannot be used.

    `name` only serves messages, the content decides the format. `edition` (`2019`, `2021`) forces the edition to read
    the tables by; without it each table's edition is found by fit. A CSV of figures under their addresses is read as such.
    """
    if is_facts(data):
        return read_facts(data, edition)
    return match(to_document(data, name), edition)


__all__ = ["ODDITIES", "Oddity", "Reading", "UnusableFileError", "load", "match", "read_bytes", "to_document"]
