"""Text into sentences of one width and script, with their numbers; quotations come back exactly as printed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from gongkai.report import Value

_TRADITIONAL = (
    "請開訴訟議復覆處罰許規範結轉執許強製發廢現條項處網絡電話書戶單機關區縣鄉鎮廳辦總"
    "計數與較減億萬國訊內過類個維糾審農業無會員對級實報給為從來還後時間應費額決"
)
_SIMPLIFIED = (
    "请开诉讼议复复处罚许规范结转执许强制发废现条项处网络电话书户单机关区县乡镇厅办总"
    "计数与较减亿万国讯内过类个维纠审农业无会员对级实报给为从来还后时间应费额决"
)
_WIDTHS = {ord(c): chr(ord(c) - 0xFEE0) for c in "０１２３４５６７８９％．＋－"}
_MARKS = dict(zip(map(ord, "():;"), "（）：；", strict=True))
_GAPS = dict.fromkeys(map(ord, " \t\r\n\u00a0\u3000\u2002\u2003\u2009\u200b\ufeff"))
_ONE_WIDTH = {**dict(zip(map(ord, _TRADITIONAL), _SIMPLIFIED, strict=True)), **_WIDTHS, **_MARKS, **_GAPS}
_INSTEAD = {chr(odd): plain or "" for odd, plain in _ONE_WIDTH.items()}
_ODD = re.compile("[" + re.escape("".join(_INSTEAD)) + "]")

_RUNS_ON = re.compile(r"[\w，,、“《]\s*\Z")
_ENUMERATOR = re.compile(r"\s*[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]")
_SENTENCE = re.compile(r"[^。！？!?]+[。！？!?]*[”’」』）)]?")
_LINE_FEEDS = re.compile(r"[ \t]*\n\s*")

UNITS = "亿元|万元|元|人次|件次|条次|个百分点|件|条|宗|起|份|项|个|例|部|篇|期|次|人|名|家|场|户|张|批|则|种|类|处|台|所|%"
COUNTED = frozenset({"件", "件次", "宗", "起", "条", "份", "例", "项", "个", "次", "部"})
"""Units in which requests, decisions, documents and cases are counted."""

_BEFORE = ("超过", "超出", "超", "逾", "大约", "约为", "约", "接近", "近", "不足", "不到", "至少", "不少于", "不低于", "突破")
_NUMERALS = "零一二两三四五六七八九十百千"
# Both go on from their first character, by which a search finds the few places where one may begin.
_ARABIC = r"(?<=\d)(?:\d{0,2}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d*(?:\.\d+)?)"
_HAN = rf"(?<=[{_NUMERALS}])(?<![第同每这那任某逐唯哪另统〇点{_NUMERALS}].)[{_NUMERALS}]*(?=件|宗|起|例|份|部)"
_QUANTITY = re.compile(
    rf"(?P<number>[\d{_NUMERALS}](?:{_ARABIC}|{_HAN}))(?P<scale>[万亿](?!元))?(?P<some>余|多|来|几)?"
    rf"(?P<unit>{UNITS})(?!工作日|小时|[年月]|公里|编号)(?P<after>以上|左右|上下|之多|余)?"
)
_RANGE = re.compile(r"[\d一二三四五六七八九十件条][-~—－至到]$")
_DIGITS = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_SCALES = {"十": 10, "百": 100, "千": 1000}
_POWERS = {"万": 10_000, "亿": 100_000_000}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: where it stands in the sentence's normal text, whether it is meant exactly."""

    value: Value
    unit: str
    start: int
    end: int
    exact: bool
    doubled: bool
    """Approximated before and after the number (超过…余)."""


@dataclass(slots=True)
class Sentence:
    """One sentence: `raw` as printed, `text` without spaces in one width and script; `paragraph` counts through the report."""

    raw: str
    text: str
    part: int
    paragraph: int
    _quantities: tuple[Quantity, ...] | None = field(default=None, repr=False)

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Its numbers with units, in order; worked out once."""
        if self._quantities is None:
            self._quantities = tuple(_quantities(self.text))
        return self._quantities

    def quote(self, start: int = 0, end: int | None = None) -> str:
        """The passage as printed (line breaks closed up): the whole sentence, or the stretch from `start` to `end`."""
        raw = self.raw
        if len(self.text) > 90 and end is not None:
            begin = max((self.text.rfind(mark, 0, start) for mark in "，,；：。）"), default=-1) + 1
            stop = re.compile(r"[，,；。）]|$").search(self.text, end)
            places = [i for i, c in enumerate(raw) if ord(c) not in _GAPS]
            raw = raw[places[begin] : places[(stop.start() if stop else len(self.text)) - 1] + 1]
        return _LINE_FEEDS.sub("", raw).strip()


def sentences(text: str, part: int, wanted: re.Pattern[str]) -> Iterator[Sentence]:
    """The sentences of one part in which `wanted` is found; paragraphs are counted all the same."""
    for number, paragraph in enumerate(_paragraphs(text)):
        for match in _SENTENCE.finditer(paragraph):
            raw = match.group()
            if wanted.search(raw):
                yield Sentence(raw, normal(raw), part, part * 1000 + number)


def _paragraphs(text: str) -> Iterator[str]:
    """Lines, joined again where one breaks off in the middle of a sentence."""
    current = ""
    for line in text.split("\n"):
        if current and (not _RUNS_ON.search(current, max(0, len(current) - 4)) or _ENUMERATOR.match(line)):
            yield current
            current = line
        else:
            current = f"{current}\n{line}" if current else line
    if current:
        yield current


def normal(raw: str) -> str:
    """The text without spaces, digits and brackets in one width, the words of the matter in simplified script."""
    return _ODD.sub(_instead, raw)


def _instead(odd: re.Match[str]) -> str:
    return _INSTEAD[odd.group()]


def _quantities(text: str) -> Iterator[Quantity]:
    for match in _QUANTITY.finditer(text):
        start = match.start("number")
        before = text[max(0, start - 3) : start]
        approached = before.endswith(_BEFORE)
        if before.endswith(("第", "〕")) or _RANGE.search(before):
            continue
        vague = match["some"] or match["after"]
        yield Quantity(
            number(match["number"], match["scale"]),
            match["unit"],
            start,
            match.end("unit"),
            exact=not (approached or vague),
            doubled=bool(approached and vague),
        )


def number(printed: str, scale: str | None = None) -> Value:
    """The value of a printed number: `1,024`, `1.2` with scale 万, `十二`."""
    if printed[0] in _DIGITS or printed[0] in _SCALES:
        return _han(printed)
    if scale is None and printed.isdecimal():
        return int(printed)
    value = Decimal(printed.replace(",", ""))
    value *= _POWERS.get(scale or "", 1)
    return int(value) if value == int(value) else value


def _han(printed: str) -> int:
    total, digit = 0, 0
    for character in printed:
        if character in _SCALES:
            total += (digit or 1) * _SCALES[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit
