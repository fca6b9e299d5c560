"""X103: the text could stand in any body's report of any year."""

import re
from collections.abc import Iterator

from gongkai.checking.agency_level import own_body
from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.text.departments import same_name
from gongkai.checking.text.passages import part_text, squeezed
from gongkai.checking.text.places import bare_place
from gongkai.report import Finding, Severity

SHORTEST = 100
"""Characters of parts one and five together; less is too little to judge."""
_HEDGE = re.compile(r"(?:多数|部分|一些|有的)(?:部门|单位|地区|地方|基层)|多数行政机关|(?:少数|个别)(?:地区|地方)|各(?:地|级|地区)各部门")
_SELF = re.compile(r"[我本](?:[局厅委办镇乡院校区县市州省旗会]|街道|机关|单位|部门|中心)|[区县市州省][\u4e00-\u9fff]{0,8}[局委办厅]")
_YEAR = re.compile(r"20\d\d|[一二]〇[一二三〇][一二三四五六七八九〇]年|今年|本年|全年")
_MANY_HEDGES = 2


@check("X103", title="通用文字，看不出是哪个机关哪一年的", catalogue=("D04",), severity=Severity.WARNING)
def generic_text(context: Context, found: Maker) -> Iterator[Finding]:
    """总体情况和问题部分应写本机关本年度的情况。

    查什么
        第一、五部分没有本机关的名称或自称，也没有年份（没有泛指的，只作提示）；或者两样缺一，又有两处以上“多数部门”“部分地区”“一些地区”
        一类泛指。政府和管委会的报告讲到下属部门，泛指本身不算。
    为什么要紧
        这样的文字放在哪里都成立，等于没有报告本机关的情况，检查时按敷衍处理。
    常见原因
        用范文或者自动生成的文字充数。
    例子
        “多数部门能够及时公开，部分地区仍有差距，一些地区人员不足。”
    依据
        国办公开办函〔2021〕30号“不能遗漏，也不宜泛化”的要求。
    """
    text = squeezed(part_text(context.report, 1, 5))
    if len(text) < SHORTEST:
        return
    named = _is_named(context, text)
    dated = bool(_YEAR.search(text))
    if named and dated:
        return
    hedges = list(dict.fromkeys(match.group() for match in _HEDGE.finditer(text)))
    if (named or dated) and len(hedges) < _MANY_HEDGES:
        return
    lacking = "、".join(what for what, there in (("本机关的名称", named), ("年份", dated)) if not there)
    vague = f"，却有“{'”“'.join(hedges)}”等泛指" if hedges else ""
    yield found(
        f"第一、五部分没有{lacking}{vague}，看不出写的是哪个机关哪一年。",
        advice="换成本机关本年度的做法、数字和问题。",
        quote=hedges[0] if hedges else text[:40],
        found="、".join(hedges) or None,
        severity=None if hedges else Severity.INFO,
    )


def _is_named(context: Context, text: str) -> bool:
    """Whether the text names the body, its place, or speaks of it as its own."""
    body = own_body(context)
    names = [name for name in (body.name, same_name(body.name), bare_place(body.place)) if len(name) > 1]
    return any(name in text for name in names) or bool(_SELF.search(text))
