"""X108: a paragraph breaks off in the middle of a sentence."""

import re
from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.text.passages import Passage, passages
from gongkai.form.naming import NUMERALS
from gongkai.report import Finding, Severity

_WITH_PROSE = (1, 2, 5, 6)
_CLOSED = "。！？；：…”’）】》」』!?;:\"')]"
_ENUMERATED = re.compile(
    rf"\s*(?:[（(]?[{NUMERALS}]{{1,3}}[)）]|[{NUMERALS}]{{1,3}}[、是]|[（(]?\d{{1,2}}[)）]|\d{{1,2}}[、.．]|[①-⑳]|[)）])"
)
_LEADS_TO_TABLE = re.compile(r"(?:如下|下表|附表|见表|如表|表\s*[一二三四\d]|所示|附后|下载)$")
_SIGNED = re.compile(r"(?:局|委|委员会|政府|办公室|办事处|办公厅|厅|中心|管委会|日|月|年)$")
_SHORTEST_TAIL = 15
"""Characters behind the last full stop; fewer are a signature or a remnant of the page."""


@check("X108", title="段落中断", catalogue=("D09",), severity=Severity.WARNING)
def sentence_cut_off(context: Context, found: Maker) -> Iterator[Finding]:
    """段落应以句号等收尾，不能说到一半就断。

    查什么
        第一、二、五、六部分的段落：有完整的句子，末句却没有句末标点，并且下一段另起序号，或者后面没有段落了。
        标题、落款、联系方式、引出表格的话不计；下一段接得上的，当作换页断行，也不计。
    为什么要紧
        断掉的句子说明有文字在排版或者上网时丢失，丢的可能是关键内容。
    常见原因
        换页处漏贴；网页字数限制；复制时少选一行。
    例子
        “……并及时公布并报送上一级政府信息公开工作主管部”，下一段已是“三、突出工作重点”。
    依据
        公文行文的一般要求；格式通知对此没有专门规定。
    """
    for passage in passages(context):
        if passage.part not in _WITH_PROSE:
            continue
        for tail in _broken_tails(passage):
            yield found(
                f"{passage.place}有一段到“{tail[-24:]}”就断了，没有句末标点。",
                advice="对照原稿补全这一段；确已写完的，补上句号。",
                quote=tail[-60:],
            )


def _broken_tails(passage: Passage) -> Iterator[str]:
    """What stands behind the last full stop of each paragraph that breaks off."""
    paragraphs = [line.strip() for line in passage.text.split("\n") if line.strip()]
    for number, paragraph in enumerate(paragraphs):
        if paragraph[-1] in _CLOSED or paragraph[-1].isascii():
            continue
        if number + 1 < len(paragraphs) and not _ENUMERATED.match(paragraphs[number + 1]):
            continue
        stop = max(paragraph.rfind(mark) for mark in "。！？；;")
        if stop < 0 and (_ENUMERATED.match(paragraph) or len(paragraph) < 2 * _SHORTEST_TAIL or not _has_pause(paragraph)):
            continue
        tail = paragraph[stop + 1 :].strip()
        if len(tail) >= _SHORTEST_TAIL and not _is_complete(tail):
            yield tail


def _has_pause(paragraph: str) -> bool:
    return "，" in paragraph or "," in paragraph


def _is_complete(tail: str) -> bool:
    """Whether the tail leads to a table or is a signature, a sub-heading or an address rather than half a sentence."""
    return bool(
        _LEADS_TO_TABLE.search(tail) or (_SIGNED.search(tail) and not _has_pause(tail)) or (_ENUMERATED.match(tail) and len(tail) < 25)
    )
