"""X113: the principle of Article 5 is misquoted."""

import re
from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.text.passages import passages
from gongkai.law import cite
from gongkai.report import Finding, Severity

_MISQUOTED = re.compile(
    r"公开\s*[为是]\s*(?:"
    r"(?:原则|常规|惯例)[，,、；;\s]*(?:以\s*)?(?:不公开|保密)\s*[为是]\s*(?:例外|特例)"
    r"|常态[，,、；;\s]*(?:以\s*)?(?:保密|不主动公开)\s*[为是]\s*(?:例外|特例)"
    r"|(?<=主动公开[为是])(?:常态|原则)(?:[，,、；;\s]*(?:以\s*)?不(?:主动)?公开\s*[为是]\s*(?:例外|特例))?"
    r")"
)
_PRINCIPLE = "以公开为常态、不公开为例外"


@check("X113", title="公开原则引用不准", catalogue=("D14",), severity=Severity.INFO, source=cite("regulations", "第五条"))
def principle_misquoted(context: Context, found: Maker) -> Iterator[Finding]:
    """《条例》第五条的原则是“以公开为常态、不公开为例外”，引用时应与原文一致。

    查什么
        “公开为原则，不公开为例外”“主动公开为常态”等写法。标点不同、省去“以”字的不算。
    为什么要紧
        “为原则”是条例修订前的提法；“主动公开为常态”把依申请公开排除在常态之外，意思变了。
    常见原因
        沿用旧稿；凭记忆引用。
    例子
        “按照公开为原则、不公开为例外的总体要求”。
    依据
        《政府信息公开条例》第五条。
    """
    for passage in passages(context):
        if "例外" not in passage.text and "主动公开" not in passage.text:
            continue
        for match in _MISQUOTED.finditer(passage.text):
            quote = _with_lead(passage.text, match)
            yield found(
                f"{passage.place}写“{quote}”，《条例》第五条的原文是“{_PRINCIPLE}”。",
                advice="引用原则时照录条例原文。",
                expected=_PRINCIPLE,
                found=quote,
                quote=quote,
            )


def _with_lead(text: str, match: re.Match[str]) -> str:
    """The quote with the words that belong to it on its left."""
    start = match.start()
    for lead in ("主动", "政府信息", "信息", "以"):
        if text.endswith(lead, 0, start):
            start -= len(lead)
    return text[start : match.end()]
