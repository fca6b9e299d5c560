"""Numbers as a sheet shows them: how many decimals, as a date, as a percentage."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

_HIDDEN_PIECES = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_QUOTED_WORD = re.compile(r'"([^"]*)"')
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.([#0?]+))?")
_DATE = re.compile(r"[ymdhs]", re.IGNORECASE)
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    **dict.fromkeys((14, 15, 16, 17), "yyyy-m-d"),
    **dict.fromkeys((18, 19, 20, 21, 45, 46, 47), "h:mm"),
    22: "yyyy-m-d h:mm",
    31: 'yyyy"年"m"月"d"日"',
    57: 'yyyy"年"m"月"',
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
}
_LAST_DAY = 2_958_465
"""31 December 9999."""


@dataclass(frozen=True, slots=True)
class Format:
    """What a number format asks for; `decimals` none for as many as the number has."""

    decimals: int | None = None
    thousands: bool = False
    percent: bool = False
    date: str = ""
    unit: str = ""
    """Chinese words printed behind the number."""


GENERAL = Format()


def read_format(number: int, codes: dict[int, str]) -> Format:
    """The format of a number: one of Excel's own, or the workbook's code; general where it is not understood."""
    code = codes.get(number) or _BUILT_IN.get(number, "")
    section = code.split(";")[0]
    plain = _HIDDEN_PIECES.sub("", section)
    if _DATE.search(plain) and not _DIGITS.search(plain.replace("0", "")):
        return Format(date=section)
    digits = _DIGITS.search(plain)
    if digits is None or "E" in plain or "/" in plain:
        return GENERAL
    decimals = 0 if digits[1] is None else -1 if "#" in digits[1] else len(digits[1])
    unit = "".join(word for quoted in _QUOTED_WORD.findall(section) for word in _HAN.findall(quoted))
    return Format(None if decimals < 0 else decimals, "," in digits[0], "%" in plain, unit=unit)


def shown(text: str, how: Format, from_1904: bool = False) -> str:
    """A stored number as the sheet shows it; what is no number stays as it is.

    >>> shown("1.0", GENERAL), shown("0.125", Format(decimals=1, percent=True)), shown("38.604999999999997", GENERAL)
    ('1', '12.5%', '38.605')
    """
    try:
        value = Decimal(text)
        if not value.is_finite() or abs(value.adjusted()) > 30:
            return text
    except InvalidOperation:
        return text
    if how.date:
        return _date(float(value), how.date, from_1904) or text
    value = Decimal(f"{float(value):.15g}") * (100 if how.percent else 1)
    if how.decimals is not None:
        value = value.quantize(Decimal(1).scaleb(-how.decimals), ROUND_HALF_UP)
    elif value == value.to_integral_value():
        value = value.to_integral_value()
    else:
        value = value.normalize()
    value = value + 0 if value else abs(value)
    return f"{value:{',' if how.thousands else ''}f}{'%' if how.percent else ''}{how.unit}"


def _date(days: float, code: str, from_1904: bool) -> str:
    """A day or time; empty where the number is none."""
    if not 0 <= days <= _LAST_DAY:
        return ""
    start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 a sheet's time has no zone
    moment = start + timedelta(seconds=round(days * 86_400))
    plain = _QUOTED_WORD.sub("", code).lower()
    time = f"{moment:%H:%M}" if "h" in plain or "s" in plain else ""
    if "y" not in plain and "d" not in plain:
        return time or f"{moment.month}月"
    day = "d" in plain
    if "年" in code:
        date = f"{moment.year}年{moment.month}月" + (f"{moment.day}日" if day else "")
    else:
        date = f"{moment:%Y-%m-%d}" if day else f"{moment:%Y-%m}"
    return f"{date} {time}".strip()
