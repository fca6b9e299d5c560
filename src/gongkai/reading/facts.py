"""Figures from CSV, one row for each cell under its address: what `gongkai read --format csv` writes, or a program like it."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from gongkai.editions import EDITIONS, TABLES, edition_for
from gongkai.form import Edition
from gongkai.reading.charset import decode
from gongkai.reading.errors import UnusableFileError
from gongkai.reading.match import Reading
from gongkai.report import FIGURES, Figure, Report, State, Value, Where

_NEEDED = frozenset(("address", "value", "state"))
_PLACES = ("page", "table", "row", "column", "line")
_HEAD = 4_096
_Row = tuple[int, Mapping[str, str]]


def is_facts(data: bytes) -> bool:
    """Whether the bytes are a CSV whose head names an address, a value and a state."""
    if b"address" not in data[:_HEAD]:
        return False
    text, _, _ = decode(data[:_HEAD])
    head = next(csv.reader([text.removeprefix("\ufeff").partition("\n")[0]]), [])
    return {name.strip() for name in head} >= _NEEDED


def read_facts(data: bytes, edition: str | None = None) -> Reading:
    """The report that the rows make up; UnusableFileError, which names the line, where a row is none of ours.

    A file of facts has no text, so the report has no parts. `edition` forces the edition of the tables.
    """
    text, _, _ = decode(data)
    rows = list(_rows(text))
    _refuse_several(rows)
    found = _figures(rows)
    year = _year(rows)
    editions = _editions(rows, found, EDITIONS[edition] if edition else None, edition_for(year))
    figures = {address: found.get(address, Figure(state=State.ABSENT)) for address in _addresses(editions)}
    if lost := [address for address in found if address not in figures]:
        raise UnusableFileError(
            f"这个CSV文件里的地址“{lost[0]}”不是{editions[_table(lost[0])]}年格式的格子；请核对这一列，或用gongkai read重新生成"
        )
    named = editions["requests"] or editions["proactive"] or editions["disputes"]
    agency = _one(rows, "agency") or _one(rows, "body_name") or None
    return Reading(Report(agency, year, edition=named, editions=editions, metadata={"holds": FIGURES}, figures=figures), [])


def _rows(text: str) -> Iterator[_Row]:
    """The rows with the number of their line, texts without the mark that keeps a spreadsheet from reckoning."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), skipinitialspace=True)
    try:
        for row in reader:
            yield reader.line_num, {name.strip(): _unmarked(value) for name, value in row.items() if name and isinstance(value, str)}
    except csv.Error:
        raise UnusableFileError(f"这个CSV文件从第{reader.line_num + 1}行起读不下去；请用gongkai read重新生成") from None


def _unmarked(text: str) -> str:
    return text[1:] if text[:1] == "'" and text[1:2] in tuple("=+-@\t\r") else text


def _refuse_several(rows: Sequence[_Row]) -> None:
    if len({row.get("file", "") for _, row in rows}) > 1:
        raise UnusableFileError("这个CSV文件里有多份年报；请每份年报单独存成一个文件再用")


def _figures(rows: Sequence[_Row]) -> dict[str, Figure]:
    found: dict[str, Figure] = {}
    for line, row in rows:
        address = row.get("address", "").strip()
        if not any(address in edition.cells for edition in EDITIONS.values()):
            raise UnusableFileError(f"这个CSV文件第{line}行的地址“{address}”不是年报表格里的格子；请核对这一列，或用gongkai read重新生成")
        if address in found:
            raise UnusableFileError(f"这个CSV文件第{line}行的地址“{address}”前面已经有了；请删去重复的一行")
        found[address] = _figure(line, row)
    return found


def _figure(line: int, row: Mapping[str, str]) -> Figure:
    value = _value(line, row["value"].strip())
    try:
        state = State(row["state"].strip() or (State.BLANK if value is None else State.NUMBER))
        places = {name: int(row[name]) for name in _PLACES if row.get(name, "").strip()}
    except ValueError:
        raise UnusableFileError(f"这个CSV文件第{line}行的状态或位置认不出来；请用gongkai read重新生成") from None
    if (value is None) is (state is State.NUMBER):
        raise UnusableFileError(f"这个CSV文件第{line}行的数字和状态对不上；请核对这两列")
    certain = row.get("certain", "").strip().lower() != "false"
    return Figure(value, row.get("unit", ""), row.get("printed", ""), state, certain, Where(**places) if places else None)


def _value(line: int, text: str) -> Value | None:
    if not text:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number.adjusted()) > 40:
        raise UnusableFileError(f"这个CSV文件第{line}行的“{text[:20]}”不是数字；请核对数字这一列")
    return int(number) if "." not in text and number == int(number) else number


def _editions(rows: Sequence[_Row], found: Mapping[str, Figure], forced: Edition | None, by_year: Edition | None) -> dict[str, str | None]:
    """The edition of each table: the one asked for, else the one its rows name, else the one that has its cells."""
    editions: dict[str, str | None] = dict.fromkeys(TABLES)
    for table in TABLES:
        held = [address for address in found if _table(address) == table]
        if not held:
            continue
        named = {row.get("edition", "").strip() for _, row in rows if _table(row["address"]) == table}
        usual = (editions["requests"], editions["proactive"], by_year.name if by_year else None, *reversed(EDITIONS))
        fitting = [name for name in usual if name and all(address in EDITIONS[name].cells for address in held)]
        own = named.pop() if len(named) == 1 else ""
        editions[table] = forced.name if forced else own if own in EDITIONS else fitting[0] if fitting else list(EDITIONS)[-1]
    return editions


def _addresses(editions: Mapping[str, str | None]) -> Iterator[str]:
    for table, name in editions.items():
        if name:
            yield from EDITIONS[name].addresses(table)


def _table(address: str) -> str:
    return address.strip().partition("/")[0]


def _year(rows: Sequence[_Row]) -> int | None:
    year = _one(rows, "year")
    return int(year) if year.isdecimal() and len(year) == 4 else None


def _one(rows: Sequence[_Row], column: str) -> str:
    """What the rows agree on in a column, empty where they do not."""
    found = {row.get(column, "").strip() for _, row in rows}
    return found.pop() if len(found) == 1 else ""
