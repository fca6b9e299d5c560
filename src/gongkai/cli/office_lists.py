"""The lists that a competent office keeps beside the reports: who has to hand in, and which agencies were reorganised."""

import csv
import re
from datetime import date
from pathlib import Path

from gongkai.reading import UnusableFileError, load
from gongkai.reading.charset import decode
from gongkai.report import Reorganisation

_NAME_ENDS = re.compile(r"[,，\t]")
_DATE = re.compile(r"(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})\D?")
_WRITTEN_SO = "应写成：旧机关,新机关,2023-03-01"


def expected_names(path: str) -> tuple[str, ...]:
    """The names in a list, one on each line (or in the first column), without empty lines and remarks behind #.

    UnusableFileError where the file cannot be read or has no name in it.
    """
    names = tuple(name for line in _lines(path) if (name := _NAME_ENDS.split(line, maxsplit=1)[0].strip().strip('"')))
    if not names:
        raise UnusableFileError("名单是空的，请每行写一个机关名称。")
    return names


def reorganisations(path: str) -> tuple[Reorganisation, ...]:
    """The records in a table of old agency, new agency and date; a head row is let be.

    UnusableFileError, naming the line, where one is written differently.
    """
    rows = [[field.strip() for field in row] for row in csv.reader(line.replace("，", ",").replace("\t", ",") for line in _lines(path))]
    if rows and len(rows[0]) >= 3 and not any(char.isdigit() for char in rows[0][2]):
        del rows[0]
    return tuple(_record(row) for row in rows)


def _record(row: list[str]) -> Reorganisation:
    written = ",".join(row)
    match = _DATE.fullmatch(row[2]) if len(row) >= 3 else None
    if match is None or not row[0] or not row[1]:
        raise UnusableFileError(f"机构改革记录里的“{written}”看不懂，{_WRITTEN_SO}。")
    try:
        return Reorganisation(row[0], row[1], date(*map(int, match.groups())))
    except ValueError as error:
        raise UnusableFileError(f"机构改革记录里的“{written}”没有这一天，{_WRITTEN_SO}。") from error


def _lines(path: str) -> list[str]:
    text, _, _ = decode(load(Path(path)))
    return [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
