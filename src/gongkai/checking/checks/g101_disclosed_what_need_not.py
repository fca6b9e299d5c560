"""G101: the report says that internal or party affairs were disclosed."""

import re
from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.text.passages import passages
from gongkai.checking.text.quoting import sentence_around, sentence_bounds
from gongkai.law import cite
from gongkai.report import Finding, Severity

_INTERNAL = re.compile(
    r"(?:节假日|干部|日常|单位|机关)?值班(?:安排|表|情况|信息|人员)?|(?:干部|职工|人员|上下班)?考勤(?:情况|记录|结果)?|干部考察(?:公示|情况)?|民主评议党员|党员民主评议"
    r"|(?:单位|干部|职工|个人)?(?:年终|年度)考核(?:结果|情况)?|(?:单位)?评先评优|评优评先|请销假(?:情况)?|工资(?:发放|明细)(?:情况)?|内部会议(?:纪要|记录)|公务接待明细"
)
_CORE = re.compile(r"值班|考勤|干部考察|民主评议|年[终度]考核|评先评优|评优评先|请销假|工资[发明]|内部会议|接待明细")
_PARTY = re.compile(r"党务(?:[、，,和与及]?(?:政务|财务|村务|事务|政府)?)*(?:信息|工作|事项)?[^。；;\n]{0,16}公开|公开(?:了|的)?党务")
_DISCLOSED = re.compile(r"公开了|公示了|发布了|公布了|公开栏|公示栏|公开|公示|张贴")
_LISTED_AFTER = re.compile(r"(?:公示|公开|信息|情况)?(?:等|[、，,]|$)")
_LISTED_BEFORE = "、，,了示开布"
_NOT_A_LIST = re.compile(r"(?:纳入|列入|作为|参与|依据|结合|完善|落实|加强|严格|制定|执行|实行|做好|安排|建立)[^、，,。；]{0,12}$")

_ASSESSED = re.compile(r"(?:纳入|列入)[^。；]{0,20}考核")
"""The work of disclosure is part of an assessment; the assessment is not what was disclosed."""


@check("G101", title="公开了可以不公开的信息", catalogue=("G01",), severity=Severity.WARNING, source=cite("regulations", "第十六条"))
def disclosed_what_need_not(context: Context, found: Maker) -> Iterator[Finding]:
    """人事、后勤、值班等内部事务信息可以不予公开，党务信息不适用条例。

    查什么
        一句话里列举所公开的内容，含值班、考勤、干部考察、年终考核、民主评议党员、评先评优等两项以上的（警告），一项的作提示；
        把党务与政务一并写作公开内容的，作提示。“纳入年终考核”“做好节假日值班”不是公开内容，不计。
    为什么要紧
        内部信息上网可能泄露个人信息；把不属于政府信息的内容算作公开成绩，也会使统计失实。
    常见原因
        把单位公示栏的全部内容都写进年报；党务、政务、财务“三公开”的旧提法。
    例子
        “在公开栏公开了干部考察公示、单位年终考核、节假日值班等信息”。
    依据
        《政府信息公开条例》第十六条第一款；党务公开依《中国共产党党务公开条例（试行）》。
    """
    for passage in passages(context):
        text, done = passage.text, -1
        for match in _CORE.finditer(text):
            if match.start() < done:
                continue
            start, done = sentence_bounds(text, *match.span())
            items = _listed(text[start:done])
            if items:
                names = "、".join(items)
                yield found(
                    f"{passage.place}把内部事务信息写作公开内容：{names}。",
                    advice="核对这些内容有没有上网、有没有个人信息；不属于应当主动公开的，不写进年报。",
                    quote=text[start:done].strip(),
                    found=names,
                    severity=Severity.WARNING if len(items) > 1 else Severity.INFO,
                )
        for match in _PARTY.finditer(text) if "党务" in text else ():
            quote = sentence_around(text, *match.span())
            yield found(
                f"{passage.place}“{quote}”把党务写作政府信息公开的内容。",
                advice="党务公开另有规定，年报只写政府信息。",
                quote=quote,
                severity=Severity.INFO,
            )


def _listed(sentence: str) -> list[str]:
    """The internal matters that a sentence lists as disclosed, in order."""
    first = _DISCLOSED.search(sentence)
    if first is None:
        return []
    items: list[str] = []
    for match in _INTERNAL.finditer(sentence):
        before, behind = sentence[: match.start()], sentence[match.end() :]
        listed = before[-1:] in _LISTED_BEFORE and _LISTED_AFTER.match(behind)
        if before and listed and not _NOT_A_LIST.search(before) and first.start() < match.start():
            items.append(match.group())
    if _ASSESSED.search(sentence):
        items = [item for item in items if "考核" not in item]
    return list(dict.fromkeys(items))
