"""X107: sub-headings inside a part use the numerals of the parts themselves."""

import re
from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.text.passages import passages
from gongkai.checking.text.quoting import opening_words
from gongkai.report import Finding, Severity

_NUMERAL = re.compile(r"([一二三四五六七八九十][一二三四五六七八九十]?)、\s*(?=[\u4e00-\u9fff“])(?![一二三四五六七八九十])")
_STARTS_AFTER = "\n。：；:;"
_WITH_PROSE = (1, 2, 5, 6)
"""The parts whose text is prose; rows of table three begin with such numerals too."""


@check("X107", title="部分内的小标题与六个部分的编号相混", catalogue=("D08",), severity=Severity.WARNING)
def part_numeral_reused(context: Context, found: Maker) -> Iterator[Finding]:
    """“一、二、三、”是报告六个部分的编号，部分之内的小标题应改用“（一）（二）”。

    查什么
        第一、二、五、六部分的正文里有没有再用“一、二、……”作小标题。
    为什么要紧
        小标题与部分同号，读者和上级的汇总软件都可能把小标题当成新的一部分。
    常见原因
        把另写的工作总结整段贴进“总体情况”，没有调整层次。
    例子
        第一部分里又有“一、加强组织领导……五、强化监督检查”。
    依据
        公文结构层次序数依次为“一、”“（一）”“1.”“（1）”（《党政机关公文格式》GB/T 9704-2012）。
    """
    for passage in passages(context):
        if passage.part not in _WITH_PROSE or "、" not in passage.text:
            continue
        marks = [mark for mark in _NUMERAL.finditer(passage.text) if _starts_clause(passage.text, mark.start())]
        if not marks or (len(marks) == 1 and marks[0].group(1) != "一"):
            continue
        quotes = [opening_words(passage.text[mark.start(1) :].replace("、", "\0", 1), 24).replace("\0", "、") for mark in marks]
        yield found(
            f"{passage.place}里又用“一、二、”作小标题（{'；'.join(quotes)}），与报告六个部分的编号相混。",
            advice="改用“（一）（二）”，没有列项必要的并成一段。",
            quote=quotes[0],
            found="；".join(quotes),
        )


def _starts_clause(text: str, at: int) -> bool:
    """Whether nothing but spaces stands between this place and the last line feed or stop."""
    before = text[max(0, at - 4) : at].rstrip(" \t\u3000\xa0")
    return before[-1] in _STARTS_AFTER if before else at <= 4
