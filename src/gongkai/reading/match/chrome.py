"""The furniture of a web page around a report: share buttons, font sizes, counters, footers."""

import re

from gongkai.reading.match.stream import Stream
from gongkai.reading.oddities import ODDITIES
from gongkai.report import Finding

_BULLET = r"^[\s•·●◆\-*>»|]*"
_FURNITURE = (
    r"字\s*[体号]\s*[:：]?\s*(?:[\[【(（]?\s*[大中小]?\s*[\]】)）]?\s*)*",
    r"(?:浏览次数|点击(?:次数|率|量)|阅读(?:次数|量)|访问量)\s*[:：]?\s*\d*",
    r"分享(?:到)?\s*[:：]?.{0,20}|打印(?:本页)?|关闭(?:窗口|本页)?|【?打印】?\s*【?关闭】?.{0,6}|收藏|纠错",
    r"扫一扫.{0,14}|返回(?:顶部|首页|列表|上级)|回到顶部|[上下]一[篇条]\s*[:：]?.*",
    r"相关(?:链接|文章|附件|信息|新闻)\s*[:：]?|附件下载\s*[:：]?|文件下载|全真版|文字版|微信\s*微博.*|-->.*",
    r"(?:您)?(?:的)?(?:当前|现在)?(?:所在)?位置\s*[:：].*|首页\s*[>＞»/].*",
    r"版权所有.*|(?:主办|承办)(?:单位)?\s*[:：].*|技术支持\s*[:：].*|网站标识码\s*[:：]?.*",
    r".{0,4}ICP备.*|.{0,6}公网安备.*|网站地图.*|联系我们.*|关于我们.*|政府网站\s*找错.*",
    r"来源\s*[:：]\s*|责任编辑\s*[:：].*|编辑\s*[:：].{0,12}|无障碍.{0,12}|长者模式|简体.{0,6}繁体.*",
    r"(?:原文链接|本地目录)\s*[:：].*|页面链接与图片.*|=+\s*正文\s*=+",
)
_LINE = re.compile(f"{_BULLET}(?:{'|'.join(_FURNITURE)})\\s*$")
_LONGEST = 160
"""Furniture is short; a report copied into one line may begin with it."""
_BUTTON = r"(?:打印(?:本页)?|关闭(?:窗口|本页)?|收藏(?:本页)?|分享|扫一扫\S{0,14}|返回\S{2}|附件下载|[上下]一[篇条]\s*[:：]?\s*\S{0,60})"
_BUTTONS = re.compile(rf"(?:^|\s+){_BUTTON}(?:\s+{_BUTTON})*\s*$|^友情链接\s.*$")
"""Buttons in a row: a line of their own, or what a page put behind a report that lost its line ends."""
_BUTTON_BEGINS = re.compile(r"打印|关闭|收藏|分享|扫一扫|返回|附件下载|上一|下一|友情链接")
"""One of these stands wherever `_BUTTONS` matches; looked for first, as nearly no paragraph has one."""
_SUSPECT = re.compile(r"字\s*[体号]|浏览次数|点击|扫一扫|分享|打印|上一[篇条]|下一[篇条]|索\s*引\s*号")
_EMPTY_INDEX = re.compile(_BULLET + r"索\s*引\s*号\s*[:：]?\s*$")


def is_chrome(line: str) -> bool:
    """Whether a line of text is page furniture and nothing else."""
    return len(line) <= _LONGEST and bool(_LINE.match(line))


def without_chrome(text: str) -> str:
    """Paragraphs of a text without those that are page furniture."""
    lines = (_without_buttons(line) for line in text.split("\n") if not is_chrome(line))
    return "\n".join(line for line in lines if line)


def _without_buttons(line: str) -> str:
    return _BUTTONS.sub("", line) if _BUTTON_BEGINS.search(line) else line


def chrome_findings(stream: Stream) -> list[Finding]:
    """Furniture left in a text that was taken from a page; a page itself has it by right."""
    if stream.document.format != "text":
        return []
    lines = [
        field
        for field in stream.fields
        if len(field.text) < 60 and _SUSPECT.search(field.text) and (is_chrome(field.text) or _EMPTY_INDEX.match(field.text))
    ]
    if not lines:
        return []
    quoted = "；".join(" ".join(field.text.split()) for field in lines)
    return [ODDITIES["F212"].found(f"正文里夹着网页的边角文字：{quoted}。", where=lines[0].where, quote=quoted)]
