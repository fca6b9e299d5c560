"""X105: the numbers of a list in the text repeat, skip or run backwards."""

from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.text.enumerators import Kind, Slip, enumerators, printed, slips
from gongkai.checking.text.passages import Passage, full_width, passages
from gongkai.checking.text.quoting import opening_words
from gongkai.report import Finding, Severity


@check("X105", title="序号重复、跳号或倒序", catalogue=("D06",), severity=Severity.WARNING)
def enumeration_broken(context: Context, found: Maker) -> Iterator[Finding]:
    """同一层次的序号应从一开始，逐个递增，不重复、不跳号。

    查什么
        正文中的“一是、二是”“（一）（二）”“1. 2.”“（1）（2）”“①②”，分部分、分种类逐个核对；序号重新从一开始的，视为另一组。
        “第二十条第（一）项”“统一是”“一是一，二是二”等不是序号，不计。分段的正文里，“1、2、3、”挤在一段的，作提示。
    为什么要紧
        序号断开，多半是改稿时删了一段或者重复贴了一段，读者会以为内容有缺。
    常见原因
        增删条目后没有重新编号；从往年报告拼接；网页转换时丢了一行。
    例子
        “二是完善制度；三是主动公开；三是参加培训”，第二个“三是”应为“四是”。
    依据
        公文行文的一般要求；格式通知对此没有专门规定。
    """
    for passage in passages(context):
        if passage.part is None:
            continue
        text = full_width(passage.text)
        for kind in Kind:
            for slip in slips(text, kind):
                quote = opening_words(passage.text[slip.at.start :])
                yield found(
                    f"{passage.place}“{quote}”的序号不连续：{_words(slip)}。",
                    advice="核对这一组条目有没有缺漏或者重复，再重新编号。",
                    expected=printed(kind, slip.wanted),
                    found=printed(kind, slip.at.value),
                    quote=quote,
                )
        yield from _run_on(passage, found)


def _run_on(passage: Passage, found: Maker) -> Iterator[Finding]:
    """A remark where “1、……2、……3、” are run together in one of several paragraphs."""
    paragraphs = passage.text.split("\n")
    if len(paragraphs) < 2:
        return
    for paragraph in paragraphs:
        if "3、" not in paragraph:
            continue
        items = [item for item in enumerators(paragraph, Kind.ARABIC) if item.start and paragraph[item.end - 1] == "、"]
        if [item.value for item in items[:3]] == [1, 2, 3]:
            quote = opening_words(paragraph[items[0].start :])
            yield found(
                f"{passage.place}“{quote}”起的{len(items)}个条目连写在一段里。",
                advice="逐条分段，或者改用“一是、二是”连写。",
                quote=quote,
                severity=Severity.INFO,
            )


def _words(slip: Slip) -> str:
    have, wanted = printed(slip.at.kind, slip.at.value), printed(slip.at.kind, slip.wanted)
    if slip.repeated:
        return f"“{have}”出现了两次，这里按顺序应为“{wanted}”"
    if slip.wanted == 1:
        return f"从“{have}”开始，前面没有“{wanted}”"
    return f"按顺序应为“{wanted}”，写的是“{have}”"
