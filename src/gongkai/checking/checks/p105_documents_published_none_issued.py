"""P105: policy documents are published, yet table two knows no normative document at all."""

import re
from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.law import cite
from gongkai.report import Finding, Severity

_PUBLISHED = re.compile(r"(?:政策(?:性)?文件|规范性文件)(?:类)?(?:信息)?\s*([1-9]\d*)\s*[条件份个篇]")
_ROW = "proactive/normative_documents/"


@check(
    "P105",
    title="发布了政策文件，规范性文件却全是0",
    catalogue=("C03",),
    severity=Severity.WARNING,
    source=cite("regulations", "第二十条第一项"),
)
def documents_published_none_issued(context: Context, found: Maker) -> Iterator[Finding]:
    """正文写发布了政策文件，表二规范性文件一行却全是0时，提醒核对。

    查什么
        第一、二部分写了政策文件、规范性文件多少条，而表二规范性文件这一行各格都是0。
    为什么要紧
        转发上级文件、非规范性文件不计入这一行，全是0可以是对的；但漏填也常是这个样子，请核对一次。
    常见原因
        只统计了发布的信息条数，没有统计本机关制发的规范性文件；发布的都是上级文件。
    例子
        “政策文件13条”，规范性文件制发、废止、现行有效都是0。
    依据
        《政府信息公开条例》第二十条第一项；表二填报口径。
    """
    report = context.report
    figures = [report.figure(address) for address in report.figures if address.startswith(_ROW)]
    if not figures or any(figure.value != 0 or not figure.certain for figure in figures):
        return
    text = "\n".join(part.text for number in (1, 2) if (part := report.part(number)))
    match = _PUBLISHED.search(text)
    if match is None:
        return
    yield found(
        f"正文写“{match.group()}”，表二规范性文件一行各格都是0。",
        advice="发布的都是上级文件或者不属于规范性文件的，不用改；有本机关制发的规范性文件的，补填到表二。",
        address=next(address for address in report.figures if address.startswith(_ROW)),
        found=int(match.group(1)),
        quote=match.group(),
    )
