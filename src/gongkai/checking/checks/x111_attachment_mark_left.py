"""X111: the mark “附件1” of the model file stands at the top of the report."""

import re
from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.report import Finding, Severity

_MARK = r"[\s【\[（(]*附\s*[件表][\s\d０-９一二三四五六七八九十—－-]{0,6}[】\]）)]?\s*[:：]?"
_AT_THE_TOP = re.compile(_MARK)
_ALONE = re.compile(rf"^{_MARK}[ \t\u3000]*$", re.MULTILINE)


@check("X111", title="遗留附件标记", catalogue=("D12",), severity=Severity.WARNING)
def attachment_mark_left(context: Context, found: Maker) -> Iterator[Finding]:
    """发布的年度报告是独立文件，标题前后不应留有“附件1”一类标记。

    查什么
        标题之前、标题之内和开头文字中单独成行（或紧接标题）的“附件”“附件1”“附表2”。正文里说“详见附件”的不算。
    为什么要紧
        读者会去找并不存在的主文；这也说明稿件直接取自上级通知的附件模板，其余内容值得再核对一遍。
    常见原因
        套用上级通知所附模板，没有删掉页首标记。
    例子
        标题上一行写着“附件1”。
    依据
        公文行文的一般要求；格式通知对此没有专门规定。
    """
    report = context.report
    for place, text, pattern in (
        ("标题之前", report.metadata.get("before_title", ""), _ALONE),
        ("标题", report.title, _AT_THE_TOP),
        ("报告开头", report.opening, _ALONE),
    ):
        match = _first(pattern, text)
        if match:
            mark = match.group().strip().rstrip("：:")
            yield found(f"{place}留有“{mark}”。", advice="发布前删去附件标记，并核对全文是否还留有模板文字。", quote=mark)


def _first(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    if "附" not in text:
        return None
    return pattern.match(text) if pattern is _AT_THE_TOP else pattern.search(text)
