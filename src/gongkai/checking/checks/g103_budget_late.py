"""G103: by the report's own dates a budget was published late."""

import re
from collections.abc import Iterator
from datetime import date

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.text.passages import passages
from gongkai.report import Finding, Severity

DAYS = 20
"""《预算法》第十四条：经批复的部门预算、决算，应当在批复后二十日内由各部门向社会公开。"""
_DATE = r"(20\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日"
_APPROVED = re.compile(rf"{_DATE}[^。；;\n]{{0,40}}?(?:批复|批准)|(?:批复|批准)[^。；;\n，,]{{0,12}}?{_DATE}")
_PUBLISHED = re.compile(rf"{_DATE}[^。；;\n]{{0,60}}?(?:公开|公布|发布)|(?:公开|公布|发布)[^。；;\n，,]{{0,12}}?{_DATE}")


@check("G103", title="预算、决算公开偏晚", catalogue=("G03",), severity=Severity.INFO, source="《预算法》第十四条")
def budget_late(context: Context, found: Maker) -> Iterator[Finding]:
    """部门预算、决算应在财政部门批复后二十日内公开。

    查什么
        报告在同一句或相连两句里写明了预算或者决算的批复日期和公开日期，两者相隔超过二十日的，作提示。只写公开日期的不查。
    为什么要紧
        这是预算法规定的期限，年报里自己写出的日期会成为依据。
    常见原因
        等全部部门批复后统一公开；写错了日期。
    例子
        “部门预算于2020年2月10日批复，2020年3月20日公开”，相隔39日。
    依据
        《预算法》第十四条第二款。
    """
    for passage in passages(context):
        if "批复" not in passage.text and "批准" not in passage.text:
            continue
        sentences = passage.text.replace("\n", "。").split("。")
        for number, sentence in enumerate(sentences):
            if "预算" not in sentence and "决算" not in sentence:
                continue
            approved, behind = _day(_APPROVED, sentence)
            if approved is None:
                continue
            published, _ = _day(_PUBLISHED, sentence[behind:])
            if published is None and number + 1 < len(sentences):
                published, _ = _day(_PUBLISHED, sentences[number + 1])
            if published is None or (published - approved).days <= DAYS:
                continue
            days = (published - approved).days
            yield found(
                f"{passage.place}写预算或决算于{approved:%Y-%m-%d}批复、{published:%Y-%m-%d}公开，相隔{days}日，超过法定的二十日。",
                advice="核对两个日期；日期属实的，今后在批复后二十日内公开。",
                expected=f"{DAYS}日内",
                found=f"{days}日",
                difference=days - DAYS,
                quote=sentence.strip(),
            )


def _day(pattern: re.Pattern[str], text: str) -> tuple[date | None, int]:
    """The date that a pattern finds and where the match ends; none where there is none or it is no day of the calendar."""
    match = pattern.search(text)
    if match is None:
        return None, 0
    year, month, day = (int(group) for group in match.groups() if group is not None)
    try:
        return date(year, month, day), match.end()
    except ValueError:
        return None, 0
