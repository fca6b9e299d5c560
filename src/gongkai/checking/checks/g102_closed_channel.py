"""G102: a closed channel is counted as a channel of disclosure."""

import re
from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.text.passages import passages
from gongkai.checking.text.quoting import sentence_bounds
from gongkai.law import cite
from gongkai.report import Finding, Severity

_GROUP = re.compile(r"群(?![众体团])|OA(?:系统|平台)|内网")
_KIND = re.compile(r"(?:(?:微信|QQ|qq|ＱＱ|钉钉|工作)(?:[和、]?(?:QQ|微信))?(?:工作|交流|联络)?群|(?:办公)?OA|(?:机关|单位|内部)?内网)$")
_LONGEST_KIND = 12
"""Characters that a match of `_KIND` has at most."""
_PUBLISHED = re.compile(r"推送|发布|公布|公示|公开(?:了|政府信息|信息|政策|内容|事项|各类)")
_INWARD = re.compile(r"指导|培训|交流|沟通|通知(?!公告)|调度|部署|督促|提醒|学习|转达|反馈|协调|答疑|报送|不得|严禁|禁止")


@check("G102", title="把封闭渠道当作公开渠道", catalogue=("G02",), severity=Severity.WARNING, source=cite("regulations", "第二十三条"))
def closed_channel(context: Context, found: Maker) -> Iterator[Finding]:
    """微信工作群、QQ群、内网只有成员看得到，不是政府信息公开渠道。

    查什么
        一句话里用工作群、微信群、QQ群、OA系统、机关内网发布、推送、公布信息的。用群来指导、培训、通知工作的，不计。
    为什么要紧
        主动公开应当面向社会公众，封闭渠道里的信息不算公开，计入发布条数会使数字失实；工作群里流转文件还有泄密风险。
    常见原因
        把单位所有的发信渠道都列为“新媒体”。
    例子
        “利用单位微信工作群及时推送科技扶贫政策”。
    依据
        《政府信息公开条例》第二十三条。
    """
    for passage in passages(context):
        text, done = passage.text, -1
        if "群" not in text and "内网" not in text and "OA" not in text:
            continue
        for match in _GROUP.finditer(text):
            name_end = match.start() + (1 if match.group() == "群" else 2)
            kind = _KIND.search(text, max(0, name_end - _LONGEST_KIND), name_end)
            if kind is None or match.start() < done:
                continue
            start, done = sentence_bounds(text, *match.span())
            if _PUBLISHED.search(text, match.end(), done) and not _INWARD.search(text, start, done):
                yield found(
                    f"{passage.place}把“{kind.group()}”写作公开渠道。",
                    advice="只把网站、公众号、公报、公开栏等公众看得到的写作公开渠道；群里发的内容，应同时在网站公开。",
                    found=kind.group(),
                    quote=text[start:done].strip(),
                )
