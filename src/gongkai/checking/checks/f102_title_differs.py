"""F102: the title is not of the uniform form."""

import re
import unicodedata
from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.law import cite
from gongkai.report import Finding, Severity

_YEAR = r"(?:\d{4}|[〇○零一二三四五六七八九]{4})"
_NAME = "政府信息公开工作年度报告"
_TITLE = re.compile(rf"(?:.+?{_YEAR}年度?|{_YEAR}年度?.+?){_NAME}(?:[(].*[)])?")
_SPACE = re.compile(r"\s+")
_SIMPLIFIED = str.maketrans("開報", "开报")
"""The characters of the name that differ in traditional writing."""


@check(
    "F102",
    title="标题与统一名称不符",
    catalogue=("A03",),
    severity=Severity.WARNING,
    source=cite("format_2021"),
)
def title_differs(context: Context, found: Maker) -> Iterator[Finding]:
    """标题通常写作“机关名称＋年份＋政府信息公开工作年度报告”。

    查什么
        标题有没有机关名称、四位年份，文件名是否完整。“年”或“年度”都可以，机关名称在年份前或后都可以，
        中间的空格、换行不计，繁体字视同简体字。名称的写法是通行做法，只作警告。只有数字的数据文件（CSV）没有标题，不查。
    为什么要紧
        栏目里各单位、各年度的报告排在一起，缺机关名称或者年份就分不清；名称不统一，检索不到。
    常见原因
        写成“政府信息公开工作报告”“信息公开年报”；漏写年份；只写“年度报告”四个字。
    例子
        “2019年度政府信息公开工作报告”少了“年度”二字；“某局政府信息公开工作年度报告”没有年份。
    依据
        国办公开办函〔2021〕30号；已公布的报告几乎都采用这一名称。
    """
    if context.report.has_only_figures:
        return
    title = _SPACE.sub("", unicodedata.normalize("NFKC", context.report.title)).translate(_SIMPLIFIED)
    if _TITLE.fullmatch(title):
        return
    year, agency = context.report_year, context.agency_name
    example = f"{agency or '（机关名称）'}{year or '（年份）'}年{_NAME}"
    yield found(
        f"标题“{context.report.title.strip()}”{_fault(title)}。" if title else "没有找到报告的标题。",
        advice=f"改为“{example}”。",
        expected=example,
        found=context.report.title,
        quote=context.report.title,
    )


def _fault(title: str) -> str:
    faults = []
    if not re.search(rf"{_YEAR}年", title):
        faults.append("没有写年份")
    if _NAME not in title:
        faults.append(f"不是“{_NAME}”")
    elif re.fullmatch(rf"(?:{_YEAR}年度?)?{_NAME}", title):
        faults.append("没有写机关名称")
    elif not title.rstrip("()").endswith(_NAME):
        faults.append("后面多了文字")
    return "、".join(faults) or "与统一名称不符"
