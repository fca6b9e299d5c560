"""F103: title, period, or the sentences that open parts one and five speak of another year than the report's."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.checking.period import period_of
from gongkai.checking.rule import Context, Maker, check
from gongkai.form import part_name
from gongkai.law import cite
from gongkai.report import Finding, Report, Severity

_NUMERAL = r"(?:[(（][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十\d]{1,2}[、.])"
_ENUMERATOR = re.compile(rf"\s*{_NUMERAL}?\s*(?:[^,，。:：\d\s]{{2,14}}[。:：]\s*)?")
_YEAR = re.compile(r"(\d{4})\s*年\s*度?\s*(?![至到、\-—~～\d底末初前后版起]|以来|全年以来)")
_SUBJECT = re.compile(
    r"(?:我|本|全)(?:局|委|办|厅|机关|单位|部门|县|市|区|州|省|镇|乡|街道|院|中心|署|系统|队|站|所)|政务公开|政府信息公开|信息公开"
)
_HISTORY = re.compile(r"修订|施行|成立|组建|相比|同期|以来|印发的|出台的")
_FUTURE = re.compile(r"将|下一步|计划|打算|拟|继续|重点|力争|着力|为目标|要(?!求)")
_PAST = re.compile(r"取得|虽|成效|平稳|完成|开展了|做了|有所|不足|存在|问题|但")
_FOLLOW_UP = re.compile(r"整改|改进情况|上年|上一年|去年|提出|指出|反馈|发现")


@dataclass(frozen=True, slots=True)
class _Place:
    name: str
    year: int
    quote: str
    certain: bool


@check(
    "F103",
    title="标题、期限或者正文的年份与报告年度不符",
    catalogue=("A04",),
    severity=Severity.ERROR,
    source=cite("format_2021"),
)
def year_differs(context: Context, found: Maker) -> Iterator[Finding]:
    """标题、统计期限、第一部分和第五部分开头的年份，应与报告年度一致。

    查什么
        标题里的年份；统计期限是哪一年；第一、第五部分开头“N年，我局……”一句。每处不符各报告一条，引用原文。
        只看开头一句：正文中回顾往年、引用文件的年份不查；“N年以来”“N年修订的”不查；第五部分说明年打算、
        说上年问题整改情况的不查。同一部分另有本年度的叙述，或者第五部分写的是更早的年份，只作警告。
    为什么要紧
        年份不符，社会公众分不清说的是哪一年的事，多半是套用上年或者下年的稿子没有改净。
    常见原因
        套用旧稿；年初写上年的报告时顺手写成当年；附件传错年份。
    例子
        标题是2020年，第一部分和第五部分开头都写“2021年”：不是正文写错，就是标题写错。
    依据
        《政府信息公开条例》第四十九条、第五十条；国办公开办函〔2021〕30号。
    """
    year = context.report_year
    if year is None:
        return
    for place in _places(context, year):
        if place.year == year:
            continue
        yield found(
            f"{place.name}写的是{place.year}年，报告年度是{year}年。若报告年度是{year}年，改正这一处；"
            f"若是{place.year}年，标题、期限和表格格式都要跟着核对。",
            severity=None if place.certain else Severity.WARNING,
            advice="确定报告年度，把全文的年份改成一致，并核对内容是不是这一年的。",
            expected=year,
            found=place.year,
            difference=place.year - year,
            quote=place.quote,
        )


def _places(context: Context, year: int) -> Iterator[_Place]:
    report = context.report
    title = unicodedata.normalize("NFKC", report.title)
    named = [int(number) for number in re.findall(r"(?<!\d)(\d{4})\s*年", title)]
    if named and year not in named:
        yield _Place("标题", named[0], report.title.strip(), True)
    period = period_of(context)
    if period and period.year:
        yield _Place("统计期限", period.year, period.quote, True)
    for number, weigh in ((1, _overview), (5, _problems)):
        opening = _opening(report, number)
        if opening and opening[0] != year:
            certain = weigh(report, *opening, year)
            if certain is not None:
                yield _Place(f"{part_name(number)}开头", *opening, certain)


def _opening(report: Report, number: int) -> tuple[int, str] | None:
    """The year with which a part's first sentence begins, and that sentence."""
    part = report.part(number)
    if part is None:
        return None
    enumerator = _ENUMERATOR.match(part.text)
    match = _YEAR.match(part.text, enumerator.end() if enumerator else 0)
    if match is None:
        return None
    sentence = re.match(r"[^。；;\n]*", part.text[match.start() :])
    return int(match.group(1)), sentence.group().strip() if sentence else ""


def _overview(report: Report, said: int, sentence: str, year: int) -> bool | None:
    """Whether part one surely speaks of the wrong year; none where the sentence is history or a plan."""
    clause = sentence[:60]
    if _HISTORY.search(clause) or (said > year and re.search(r"将|计划|下一步", clause)):
        return None
    part = report.part(1)
    elsewhere = part is not None and re.search(rf"{year}\s*年", part.text) is not None
    speaks = _SUBJECT.search(sentence) is not None or bool(report.agency and report.agency in sentence)
    return speaks and not elsewhere


def _problems(report: Report, said: int, sentence: str, year: int) -> bool | None:
    """Whether part five surely speaks of the wrong year; none where it plans ahead or follows up what was found before."""
    if _FUTURE.search(sentence) or not _PAST.search(sentence) or not _SUBJECT.search(sentence):
        return None
    if said < year:
        return None if _FOLLOW_UP.search(sentence) else False
    return True
