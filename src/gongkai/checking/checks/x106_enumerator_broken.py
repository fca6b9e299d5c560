"""X106: an enumerator lost a bracket or its number."""

import re
from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.text.passages import everything
from gongkai.checking.text.quoting import opening_words
from gongkai.report import Finding, Severity

_NUMERAL = "一二三四五六七八九十"
_BROKEN = re.compile(
    r"[ \t\u3000\xa0]*("
    r"[)）][ \t\u3000]*(?=[\u4e00-\u9fff])"
    rf"|[{_NUMERAL}]{{1,2}}[)）][ \t\u3000]*(?=[\u4e00-\u9fff])"
    rf"|[（(][{_NUMERAL}]{{1,2}}[ \t\u3000、.．](?=[ \t\u3000]*[\u4e00-\u9fff][^\n()（）]*$)"
    rf"|[（(][{_NUMERAL}]{{1,2}}(?=(?:主动|依申请|政府信息|平台|监督|加强|强化|完善|推进|存在|改进)[^\n()（）]*$)"
    r"|[（(][ \t\u3000]*[)）][ \t\u3000]*(?=[\u4e00-\u9fff])"
    r")",
)


@check("X106", title="序号残缺", catalogue=("D07",), severity=Severity.WARNING)
def enumerator_broken(context: Context, found: Maker) -> Iterator[Finding]:
    """段首的序号应完整，不能只剩半个括号。

    查什么
        各部分标题和段首的“)主动公开”“一）主动公开”“（一主动公开”“（）主动公开”一类残缺序号。
    为什么要紧
        残缺序号说明这段文字在排版或者上网时丢了字，丢的可能不止序号。
    常见原因
        网页编辑器把“（一”当作自动编号吃掉；从其他软件粘贴。
    例子
        “)主动公开。全年发布信息34条”，应为“（一）主动公开。……”。
    依据
        公文行文的一般要求；格式通知对此没有专门规定。
    """
    for passage in everything(context):
        for line in passage.text.split("\n"):
            match = _BROKEN.match(line)
            if match is None:
                continue
            quote = opening_words(line[match.start(1) :])
            yield found(
                f"{passage.place}段首“{quote}”的序号残缺。",
                advice="补全序号，并对照原稿看这一段有没有丢字。",
                quote=quote,
            )
