"""The head of a report: title, agency, year, period, dates, and what the page says about the document."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from gongkai.reading.match.chrome import is_chrome
from gongkai.reading.match.stream import Stream, folded, simplified

_KIND = r"(?:政务公开|(?:政府|政务)?信息公开)(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:报告|年报|总结)"
_YEAR = r"(?P<year>20\d\d|二[〇零○]{1}[一二][〇零○一二三四五六七八九])年?度?"
_TITLE = re.compile(rf"^(?P<before>[^，。；！？“”:：]{{0,40}}?){_YEAR}(?P<after>[^，。；！？“”:：]{{0,40}}?){_KIND}")
_BARE = re.compile(rf"^(?P<before>[^，。；！？“”:：《》]{{2,40}}?){_KIND}$")
_LABELLED = re.compile(r"^[\s•·●]*(?:标\s*题|信息名称|名\s*称|文件名称|文章标题|题\s*名)\s*[:：]?\s*")
_DIGITS = {char: str(i) for i, char in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}

_NARROW = {ord("０") + digit: str(digit) for digit in range(10)}
_LONGEST_LINE = 80
"""Characters; a longer one is running text in which the title stands."""

_KEYS = (
    "索引号",
    "信息索引号",
    "文号",
    "发文字号",
    "发布机构",
    "发文机关",
    "生成日期",
    "成文日期",
    "发布日期",
    "发布时间",
    "信息名称",
    "名称",
    "主题分类",
    "体裁分类",
    "主题词",
    "有效性",
    "公开方式",
    "公开属性",
    "公开时限",
    "公开范围",
    "信息来源",
    "来源",
    "栏目",
    "分类",
    "时间",
)
_SPACED_KEYS = "|".join(r"\s*".join(key) for key in sorted(_KEYS, key=len, reverse=True))
_PAIR = re.compile(rf"^[\s•·●]*(?P<key>{_SPACED_KEYS})\s*(?:[:：]\s*(?P<value>.*)|\s*)$")
_NEXT_PAIR = re.compile(rf"[\s\u3000]+(?:{_SPACED_KEYS}|浏览次数|字\s*[体号])\s*[:：]")
_META_TITLE = ("articletitle", "title", "og:title", "dc.title")
_META_DATE = ("pubdate", "publishdate", "publishedtime", "article:published_time", "dc.date")
_DATE = re.compile(r"(20\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_PERIOD = re.compile(
    r"(?P<from>20\d\d)\s*年\s*1\s*月\s*1\s*日\s*(?:起)?\s*(?:至|到|—+|-+|－|~|～|–)\s*(?:(?P<to>20\d\d)\s*年\s*)?12\s*月\s*31\s*日"
)


@dataclass(slots=True)
class Head:
    """What stands before part one; `end` is the position in the stream where the title ends."""

    title: str = ""
    agency: str | None = None
    year: int | None = None
    metadata: dict[str, str] = field(default_factory=dict)
    end: int = 0


def read_head(stream: Stream, first: int | None) -> Head:
    """The head of a report whose first heading stands at `first` (none: no heading was found)."""
    head = Head()
    limit = stream.field_at(first) if first is not None else min(len(stream.fields) - 1, 60)
    title_field = _title(stream, head, limit)
    _pairs(stream, head, limit)
    _dates(stream, head)
    if title_field is not None and (before := _before(stream, title_field)):
        head.metadata["before_title"] = before
    if head.agency is None:
        head.agency = _agency_elsewhere(stream, head)
    return head


def _lines(stream: Stream, limit: int) -> Iterator[tuple[int, str]]:
    """Fields up to the first heading with their text; a field with the heading in it up to 200 characters."""
    for index in range(min(limit + 1, len(stream.fields))):
        text = stream.fields[index].text
        if text:
            yield index, text


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A line that may be the title: how much it looks like one, and its first and last field."""

    weight: int
    first: int
    last: int
    line: str


def _title(stream: Stream, head: Head, limit: int) -> int | None:
    """Find the title; the field in which it begins, none where it was found outside the text."""
    best = max(_candidates(stream, limit), key=lambda c: (c.weight, c.last), default=None)
    if best is None or not best.weight:
        outside = [v for k, v in stream.document.metadata.items() if k.lower() in _META_TITLE]
        next((text for text in (*outside, stream.document.title) if text and _take(head, text)), None)
        return None
    _take(head, best.line)
    head.end = _behind(stream, head.title, best)
    return best.first


def _behind(stream: Stream, title: str, best: "_Candidate") -> int:
    """The position behind the title: in running text behind its words, else behind its lines."""
    core = folded(title)
    begin = stream.text.find(core, stream.starts[best.first])
    running = len(stream.fields[best.last].text) > _LONGEST_LINE
    return begin + len(core) if running and 0 <= begin < stream.starts[best.last + 1] else stream.starts[best.last + 1]


def _candidates(stream: Stream, limit: int) -> Iterator[_Candidate]:
    """Every line, and every line with the one or two short ones before it: titles are often set in several lines."""
    before: list[tuple[int, str]] = []
    for index, text in _lines(stream, limit):
        weight = _weight(text)
        yield _Candidate(weight * 2 + bool(weight), index, index, text)
        for first in range(len(before)):
            joined = "".join(line for _, line in before[first:]) + text
            yield _Candidate(_weight(joined) * 2 if len(joined) < _LONGEST_LINE else 0, before[first][0], index, joined)
        short = len(text) < 30 and not is_chrome(text) and not _PAIR.match(text)
        before = [*before[-1:], (index, text)] if short else []


def _weight(line: str) -> int:
    """How much a line looks like the title: none 0; a title with year and agency alone on its line most."""
    compact = _compact(_plain(line))
    match = _TITLE.match(compact)
    if match:
        alone = match.end() == len(compact)
        named = bool(match["before"] or match["after"])
        return 2 + 4 * alone + 2 * named - 2 * ("《" in compact[: match.end()])
    bare = _BARE.match(compact) if len(compact) < 60 else None
    return 2 if bare and not is_chrome(line) else 0


def _plain(line: str) -> str:
    return "".join(_LABELLED.sub("", line).split())


def _compact(line: str) -> str:
    """A line with simplified characters and narrow digits, each in its place."""
    return simplified(line).translate(_NARROW)


def _take(head: Head, line: str) -> bool:
    """Fill title, agency and year from a title line; whether it was one."""
    plain = _plain(line)
    compact = _compact(plain)
    match = _TITLE.match(compact) or _BARE.match(compact)
    if not match:
        return False
    head.title = plain[: match.end()].strip("《》")
    groups = match.groupdict()
    if groups.get("year"):
        head.year = int("".join(_DIGITS.get(char, char) for char in groups["year"]))
    name = next((plain[slice(*match.span(group))] for group in ("before", "after") if groups.get(group)), "")
    head.agency = name.strip("《》-—_ ·关于的") or None
    return True


_TITLE_BEFORE_TEXT = re.compile(rf"^[^，。；！？]{{0,160}}?{_YEAR}[^，。；！？“”:：]{{0,40}}?{_KIND}\s+")
_BUTTONS = re.compile(
    r"(?:(?:来源|作者|发布机构)\s*[:：]\s*(?:[\u4e00-\u9fff]{2,30}\s)?"
    r"|(?:发布)?(?:时间|日期)\s*[:：]\s*[\d\-/.年月日]+(?:\s+\d{1,2}:\d\d(?::\d\d)?)?"
    r"|浏览(?:次数|量)\s*[:：]?\s*\d*|字\s*[体号]\s*[:：]?(?:\s*[\[【(（]?\s*[大中小]\s*[\]】)）]?)*"
    r"|-->|微信|微博|QQ空间|分享(?:到)?\s*[:：]?|打印|全真版|文字版|文件下载|相关链接\s*[:：]?)\s*"
)


def without_title(text: str) -> str:
    """Running text without the title at its beginning and the buttons of the page behind it."""
    title = _TITLE_BEFORE_TEXT.match(text)
    end = title.end() if title else 0
    while end and (button := _BUTTONS.match(text, end)) and button.end() > end:
        end = button.end()
    return text[end:]


def is_head_line(line: str, head: Head) -> bool:
    """Whether a line only repeats the title or says 索引号 and the like."""
    plain = _plain(line)
    in_title = len(plain) > 1 and plain in head.title and not plain.isdigit()
    return in_title or bool(_PAIR.match(line))


def _pairs(stream: Stream, head: Head, limit: int) -> None:
    """索引号 and its like, printed as “name: value” lines or as neighbouring cells."""
    for index in range(min(limit + 1, len(stream.fields))):
        text = stream.fields[index].text
        match = _PAIR.match(text) if 2 <= len(text) <= 120 else None
        if not match:
            continue
        key = "".join(match["key"].split())
        value = _NEXT_PAIR.split(match["value"] or "", maxsplit=1)[0].strip() or _neighbour(stream, index)
        head.metadata.setdefault(key, value)


def _neighbour(stream: Stream, index: int) -> str:
    """The next cell of the same row, unless it is a name itself."""
    if index + 1 >= stream.field_end(stream.rows[index]):
        return ""
    text = stream.fields[index + 1].text.strip()
    return "" if _PAIR.match(text) else text


def _dates(stream: Stream, head: Head) -> None:
    """Period, publication date and date of signature, as ISO dates under their English keys."""
    text = "\n".join(f.text for f in stream.fields if "年" in f.text and ("日" in f.text or "月" in f.text))
    period = _PERIOD.search(text)
    if period:
        head.metadata["period_printed"] = period.group()
        head.metadata["period"] = f"{period['from']}-01-01/{period['to'] or period['from']}-12-31"
        head.year = head.year or int(period["from"])
    for key in ("发布日期", "发布时间", "时间"):
        found = _iso(head.metadata.get(key, ""))
        if found:
            head.metadata.setdefault("published_on", found)
    for key, value in stream.document.metadata.items():
        if key.lower() in _META_DATE and (found := _iso(value)):
            head.metadata.setdefault("published_on", found)


def _iso(text: str) -> str | None:
    match = _DATE.search(text)
    if not match or not (1 <= int(match[2]) <= 12 and 1 <= int(match[3]) <= 31):
        return None
    return f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}"


_NEAR, _SHORT = 2, 12
"""Lines before the title of a page, and their characters, that may belong to the document: “附件1”, a number of issue."""


def _before(stream: Stream, title: int) -> str:
    """What stands before the title, without page furniture and metadata; of a web page only what is close and short."""
    page = stream.document.format == "html"
    fields = stream.fields[max(0, title - _NEAR) : title] if page else stream.fields[:title]
    lines = (f.text.strip() for f in fields if not page or len(f.text) <= _SHORT)
    return "\n".join(line for line in lines if line and not is_chrome(line) and not _PAIR.match(line) and "信息公开" not in line)


def _agency_elsewhere(stream: Stream, head: Head) -> str | None:
    """The agency that the page names where the title does not."""
    for key in ("发布机构", "发文机关"):
        name = head.metadata.get(key, "").strip()
        if name:
            return name
    return None
