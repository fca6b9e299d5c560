"""The old container of Office (OLE compound file): only as much as tells what is in it."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
_MOST_ENTRIES = 20_000
"""Directory entries looked at; documents full of embedded objects have some hundreds."""
_NONE = 0xFFFFFFFA
"""Sector and entry numbers from here on are marks, not numbers."""
_SMALL = 4_096
"""Streams below this size lie in a place of their own that is not looked up here."""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    left: int
    right: int
    child: int
    sector: int
    size: int


def streams(data: bytes) -> dict[str, bytes]:
    """Name → first bytes (none where they are not looked up) of what lies at the top of the container; empty if it is broken."""
    try:
        shift = struct.unpack_from("<H", data, 30)[0]
        if shift not in (9, 12):
            return {}
        entries = _entries(data, 1 << shift)
        return {entry.name: _head(data, 1 << shift, entry) for entry in _top(entries)}
    except struct.error:
        return {}


def _entries(data: bytes, size: int) -> list[_Entry]:
    entries: list[_Entry] = []
    for sector in _chain(data, size, struct.unpack_from("<I", data, 48)[0]):
        for offset in range((sector + 1) * size, (sector + 2) * size, _ENTRY):
            raw = data[offset : offset + _ENTRY]
            length = struct.unpack_from("<H", raw, 64)[0]
            left, right, child = struct.unpack_from("<III", raw, 68)
            start, count = struct.unpack_from("<II", raw, 116)
            name = raw[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
            entries.append(_Entry(name, left, right, child, start, count))
        if len(entries) > _MOST_ENTRIES:
            break
    return entries


def _chain(data: bytes, size: int, sector: int) -> Iterator[int]:
    """The sectors that follow one another, while the table of sectors that the header itself lists knows them."""
    tables = struct.unpack_from("<109I", data, 76)
    per_table = size // 4
    for _ in range(len(data) // size + 1):
        if sector >= _NONE or sector // per_table >= len(tables):
            return
        yield sector
        table = tables[sector // per_table]
        if table >= _NONE:
            return
        sector = struct.unpack_from("<I", data, (table + 1) * size + sector % per_table * 4)[0]


def _top(entries: list[_Entry]) -> Iterator[_Entry]:
    """The entries right under the root, which is the first."""
    waiting = [entries[0].child] if entries else []
    seen: set[int] = set()
    while waiting:
        number = waiting.pop()
        if number < len(entries) and number not in seen:
            seen.add(number)
            yield entries[number]
            waiting += (entries[number].left, entries[number].right)


def _head(data: bytes, size: int, entry: _Entry) -> bytes:
    if entry.size < _SMALL or entry.sector >= _NONE:
        return b""
    start = (entry.sector + 1) * size
    return data[start : start + size]
