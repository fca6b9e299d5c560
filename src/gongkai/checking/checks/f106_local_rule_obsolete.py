"""F106: the report cites a local rule whose force is doubtful."""

from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.text.local_rules import LOCAL_RULES, TRIAL_TITLE
from gongkai.checking.text.passages import Passage, passages, squeezed
from gongkai.report import Finding, Severity


@check("F106", title="引用的地方规定效力存疑", catalogue=("A07",), severity=Severity.WARNING)
def local_rule_obsolete(context: Context, found: Maker) -> Iterator[Finding]:
    """引用地方的信息公开规定，应先核实它是否仍然有效。

    查什么
        正文引用的地方规定是否在“效力存疑”的名单上（警告）；名称带“试行”“暂行”的地方信息公开规定，作提示。
        我们没有逐件核实废止文件，所以只请核实，不判错。
    为什么要紧
        2019年修订的条例施行后，各地清理了一批旧规定；引用已废止的文件，等于说依据不存在。
    常见原因
        沿用往年的开头说明。
    例子
        2023年度报告引用《甘肃省政府信息公开试行办法》。
    依据
        名单见 `gongkai.checking.text.local_rules`；效力以制定机关公布的现行有效文件目录为准。
    """
    for passage in passages(context):
        if any(mark in passage.text for mark in ("试行", "暂行", "公开规定", "公开办法")):
            yield from _doubtful(passage, found)


def _doubtful(passage: Passage, found: Maker) -> Iterator[Finding]:
    text = squeezed(passage.text)
    advice = "到制定机关网站核实是否仍有效；已经废止的，删去或者改引现行规定。"
    listed = [rule for rule in LOCAL_RULES if rule.title in text]
    for rule in listed:
        yield found(f"{passage.place}引用《{rule.title}》，请核实是否仍有效（{rule.doubt}）。", advice=advice, quote=f"《{rule.title}》")
    if "试行" not in text and "暂行" not in text:
        return
    for title in dict.fromkeys(TRIAL_TITLE.findall(text)):
        if not any(rule.title in title for rule in listed):
            yield found(
                f"{passage.place}引用{title}，名称带“试行”或“暂行”，请核实是否仍有效。", advice=advice, quote=title, severity=Severity.INFO
            )
