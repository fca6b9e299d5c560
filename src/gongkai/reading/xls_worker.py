"""Run as a program of its own: old and binary workbooks on standard input, their cells as JSON on standard output.

The library that reads them (calamine) lays a sheet out in full, however few cells are filled: a file of 20 kB can ask for
gigabytes. Here it meets a limit of memory and time, and if it dies, only this process does.
"""

import io
import json
import sys
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any

MEMORY = 1_500_000_000
"""Bytes of address space; a workbook of 3 MB takes 120 million."""
SECONDS = 20
MOST_CELLS = 2_000_000
"""Places laid out in one sheet; what is filled of them is held against a lower limit later."""
_EXACT = 1e15
LOCKED, TOO_BIG, DAMAGED = "locked", "too big", "damaged"


def main() -> None:
    """Reads, limits itself, answers; `{"error": …}` where the workbook cannot be used."""
    data = sys.stdin.buffer.read()
    with suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    json.dump(_workbook(data), sys.stdout)


def _workbook(data: bytes) -> dict[str, Any]:
    from python_calamine import CalamineError, PasswordError, SheetTypeEnum, SheetVisibleEnum, load_workbook

    sheets: list[dict[str, Any]] = []
    try:
        book = load_workbook(io.BytesIO(data))
        for info in book.sheets_metadata:
            if info.typ != SheetTypeEnum.WorkSheet:
                continue
            if info.visible != SheetVisibleEnum.Visible:
                sheets.append({"name": info.name, "hidden": True})
                continue
            sheet = book.get_sheet_by_name(info.name)
            if sheet.total_height * sheet.total_width > MOST_CELLS:
                return {"error": TOO_BIG}
            rows = [[_plain(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
            merges = [[*first, *last] for first, last in sheet.merged_cell_ranges or ()]
            sheets.append({"name": info.name, "rows": rows, "merges": merges})
    except PasswordError:
        return {"error": LOCKED}
    except MemoryError:
        return {"error": TOO_BIG}
    except CalamineError:
        return {"error": DAMAGED}
    return {"sheets": sheets}


def _plain(value: object) -> str:
    """A value as text: whole numbers without a point, days as ISO dates."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return str(int(value)) if value == int(value) and abs(value) < _EXACT else f"{value:.15g}"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M") if value.hour or value.minute else value.strftime("%Y-%m-%d")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, timedelta):
        return f"{value.total_seconds() / 3600:g}:00"
    return str(value)


if __name__ == "__main__":
    main()
