"""C107: a government's report leaves out assessment, social appraisal or accountability."""

import re
from collections.abc import Iterator

from gongkai.checking.agency_level import Body, Kind, Level, own_body
from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.text.passages import simplified, squeezed
from gongkai.law import cite
from gongkai.report import Finding, Severity

_TOPICS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("工作考核", re.compile(r"考核|考评|绩效|第三方(?:机构)?评估")),
    ("社会评议", re.compile(r"评议|满意度|满意率|群众评价|社会评价|公众评价|第三方(?:机构)?评估|民意调查|问卷")),
    ("责任追究", re.compile(r"追责|问责|责任追究|追究[^，。；\n]{0,6}责任|责任[^，。；\n]{0,4}追究")),
)


@check(
    "C107", title="政府的报告没有写考核、评议、追责", catalogue=("E04",), severity=Severity.WARNING, source=cite("regulations", "第五十条")
)
def government_topics_missing(context: Context, found: Maker) -> Iterator[Finding]:
    """各级人民政府的年度报告，还应包括工作考核、社会评议和责任追究结果情况。

    查什么
        只查人民政府、街道办事处和管委会的报告，全文有没有写到这三项。县级以上人民政府三项全无的是错误，其余作警告；
        管委会、街道办事处是派出机关或机构，是否适用请与上级核对，也作警告。
    为什么要紧
        这是《条例》对各级人民政府的明文要求，部门的报告没有这一项，套用部门的稿子就会漏掉。
    常见原因
        由部门的模板改写；没有开展评议，就整项不写。
    例子
        某区人民政府的报告没有一处写到考核、评议和追责。
    依据
        《政府信息公开条例》第五十条第四项。
    """
    body = own_body(context)
    if body.kind not in (Kind.GOVERNMENT, Kind.ZONE_ADMINISTRATION) or not context.report.sections:
        return
    text = squeezed(simplified(context.report.prose()))
    missing = [topic for topic, pattern in _TOPICS if not pattern.search(text)]
    if not missing:
        return
    names = "、".join(missing)
    dispatched = "（管委会、街道办事处是否适用，请与上级政务公开主管部门核对）" if _is_dispatched(body) else ""
    yield found(
        f"{body.name}的报告没有写到{names}{dispatched}。",
        advice="在总体情况的监督保障中补写结果；没有开展或者没有发生的，写明没有。",
        expected="、".join(topic for topic, _ in _TOPICS),
        found="、".join(topic for topic, _ in _TOPICS if topic not in missing) or "无",
        severity=Severity.ERROR if len(missing) == len(_TOPICS) and _is_above_township(body) else Severity.WARNING,
    )


def _is_above_township(body: Body) -> bool:
    """Whether the body is surely a government of a county or above."""
    return body.level in (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY) and not _is_dispatched(body)


def _is_dispatched(body: Body) -> bool:
    """Whether the body is a government's dispatched organ rather than a government."""
    return body.kind is Kind.ZONE_ADMINISTRATION or not body.has_own_government or "街道" in body.name
