"""X114: the prose is set in half-width punctuation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.checking.rule import Context, Maker, check
from gongkai.report import Finding, Severity


@dataclass(frozen=True, slots=True)
class Limits:
    """How much half-width punctuation is a habit of the text and no slip."""

    least: int = 10
    """Fewer marks are slips, and found by proof-reading, not worth a finding."""
    share: float = 0.5
    """Of all commas, colons and brackets between Chinese characters."""


LIMITS = Limits()
_HALF = re.compile(r"[\u4e00-\u9fff”》][,;:()](?=[\u4e00-\u9fff“《\n])")
_FULL = re.compile(r"[，；：（）]")


@check("X114", title="正文用半角标点", catalogue=(), severity=Severity.INFO)
def half_width_punctuation(context: Context, found: Maker) -> Iterator[Finding]:
    """中文正文的逗号、冒号、括号应当用全角。

    查什么
        汉字之间的逗号、分号、冒号、括号，半角的多于一半时提示一次；数字和英文中间的不算。
    为什么要紧
        不影响数据，但与公文格式不合，也常是从网页抓取或者自动转换留下的痕迹，应当看看有没有别的字丢了。
    常见原因
        网站发布系统把标点统一转成半角；在英文输入状态下录入。
    例子
        “2023年,区科技局深入贯彻落实……”。
    依据
        《标点符号用法》（GB/T 15834）；格式通知对此没有专门规定。
    """
    text = context.report.prose()
    half = _HALF.findall(text)
    if len(half) < LIMITS.least or len(half) < LIMITS.share * (len(half) + len(_FULL.findall(text))):
        return
    match = _HALF.search(text)
    quote = text[max(0, match.start() - 8) : match.end() + 8].strip() if match else ""
    yield found(
        f"正文有{len(half)}处用了半角标点，例如“{quote}”。",
        advice="改成全角标点；如果是发布系统转换的，请网站管理员关闭转换。",
        found=len(half),
        quote=quote,
    )
