"""C108: the report gives no way to reach the office."""

import re
from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.text.passages import simplified
from gongkai.report import Finding, Severity

_WORDS = ("联系", "电话", "地址", "邮编", "邮箱", "传真")
_NUMBER = re.compile(r"0\d{2,3}\s*[-—－]\s*\d{7,8}")
_CONTACT = re.compile(r"联系(?:电话|地址|方式|人|我|本|\s*[:：])|请[与和]?[^。；\n]{0,40}联系|电话\s*[:：]|地址\s*[:：]|邮编|邮箱|传真")


@check("C108", title="没有联系方式", catalogue=("E05",), severity=Severity.INFO)
def contact_missing(context: Context, found: Maker) -> Iterator[Finding]:
    """报告宜写明联系地址、电话和下载地址，方便读者询问。

    查什么
        全文有没有联系电话、地址、邮箱或者“请与……联系”。一处都没有的，作提示；没有第一部分的节选不查。
    为什么要紧
        格式通知没有要求，但多数报告在开头写明；读者对数字有疑问时，知道找谁。
    常见原因
        开头的说明段整段省去。
    例子
        报告从“一、总体情况”直接开始，结尾也没有落款和电话。
    依据
        各地惯例；格式通知对此没有规定。
    """
    text = simplified(context.report.prose())
    worded = any(word in text for word in _WORDS) and _CONTACT.search(text)
    if context.report.part(1) is not None and not worded and not _NUMBER.search(text):
        yield found("报告没有写联系方式（格式没有要求，可以不写）。", advice="需要时在报告开头写明联系地址、电话和报告的下载地址。")
