"""What stands in one cell: a number, nothing, a sign for nothing, or something that is no single number."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from gongkai.report import State, Value

BLANK, NUMBER, UNREADABLE = State.BLANK, State.NUMBER, State.UNREADABLE
"""The states that are asked for at every cell: an enumeration takes twenty times as long to hand one out."""

_MARK = re.compile(r"[/／\\\-—–―－_*·…×]{1,4}|无|無")
_UNITS = "亿元|万元|千元|万|元|件|项|項|条|條|次|个|個|宗|起|份|篇|人次|人|家|例|笔|户|部|%|萬元|億元"
_SIGNS = {
    "": 1,
    "+": 1,
    "-": -1,
    "−": -1,
    "增": 1,
    "增加": 1,
    "新增": 1,
    "减": -1,
    "减少": -1,
    "減": -1,
    "減少": -1,
    "↑": 1,
    "↓": -1,
}
_NUMBER = re.compile(
    rf"(?P<sign>[+\-−↑↓]|新增|增加|减少|減少|增|减|減)?"
    rf"(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"(?P<unit>{_UNITS})?"
    rf"(?P<note>\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】)?"
    rf"(?P<tail>[.。、,;;]?)"
)
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]+")
_SPACES = re.compile(r"\s+")
_PLUS_MINUS = str.maketrans({"−": "-", "﹣": "-", "－": "-", "，": ",", "（": "(", "）": ")", "﹢": "+", "‐": "-", "‑": "-"})


@dataclass(frozen=True, slots=True)
class Content:
    """The reading of one cell; `oddities` are codes of what was unusual about it (see `gongkai.reading.oddities`)."""

    state: State
    value: Value | None = None
    unit: str = ""
    oddities: tuple[str, ...] = ()


_BLANK = Content(BLANK)
_PLAIN = {str(n): Content(NUMBER, n) for n in range(1000)}


def content(text: str) -> Content:
    """What a cell's raw text says; never raises.

    >>> content("3（其中修订1件）").value, content("增1").value, content("１２件").value, content("251000元").unit
    (3, 1, 12, '元')
    """
    plain = _PLAIN.get(text)
    if plain is not None:
        return plain
    lines = _INVISIBLE.sub("", text).strip()
    raw = _SPACES.sub(" ", lines)
    if not raw:
        return _BLANK
    if "\n" in lines and _MARK.fullmatch(lines[: lines.index("\n")].strip()):
        # A mark over a number are two values, not a number with its sign.
        return Content(UNREADABLE, oddities=("F208",))
    if _MARK.fullmatch(raw):
        return Content(State.MARK)
    narrow = unicodedata.normalize("NFKC", raw.translate(_PLUS_MINUS))
    match = _NUMBER.fullmatch(narrow) or _NUMBER.fullmatch(_without_unit_space(narrow))
    return _number(match) if match else Content(UNREADABLE, oddities=("F208",))


def _without_unit_space(text: str) -> str:
    """“12 件” without the space, “3 （…）” likewise; spaces between digits stay, they may part two numbers."""
    return re.sub(r"(?<=\d) (?=\D)|(?<=[^\d]) (?=\d)|(?<=\D) (?=\D)", "", text)


def _number(match: re.Match[str]) -> Content:
    digits = match["digits"].replace(",", "")
    sign = _SIGNS[match["sign"] or ""]
    value: Value = sign * (Decimal(digits) if "." in digits else int(digits))
    oddities = []
    if match["sign"] and match["sign"] not in "+-−":
        oddities.append("F206")
    if match["unit"]:
        oddities.append("F207")
    if match["note"] or match["tail"]:
        oddities.append("F205")
    return Content(NUMBER, value, match["unit"] or "", tuple(oddities))
