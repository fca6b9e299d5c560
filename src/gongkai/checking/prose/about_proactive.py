"""What a sentence says about documents issued, decisions made and charges collected (table two)."""

import re
from collections.abc import Iterator

from gongkai.checking.prose.about_requests import Saying
from gongkai.checking.prose.sentences import Quantity, Sentence

TOPIC = re.compile(r"规范性文件|规章|许可|处罚|强制|事业性收费|收费金额")
_MARKS = "，,；：。）（"
_DOCUMENTS = frozenset({"件", "份", "个", "部", "项"})
_DECISIONS = frozenset({"件", "宗", "起", "例", "项", "个", "份", "次"})
_VAGUE = frozenset({"项", "个", "次"})
_MONEY = frozenset({"元", "万元", "亿元"})
_ABOUT = re.compile(
    r"类|解读|清理|备案|审查|审核|起草|代拟|代区|代市|代县|草案|征求|意见|目录|汇编|清单|信息|公示|公布|公开|转发|上级|全文|等|政策[及和、]|修订|修改|编制|指南|栏目"
    r"|事项|流程|案卷|评查|听证|听取|项目|网上|窗口|时限|结果|复议|诉讼|培训|检查|咨询|罚款|没收|申请|受理|较|增加|减少|增长|下降|涉及|联合|同意|名义|立案|结案|以上|拟|计划"
)
_ISSUED = re.compile(r"制发|新制|制定|出台|印发|发文")
_REPEALED = re.compile(r"废止")
_IN_FORCE = re.compile(r"现行有效|继续有效")
_MADE = re.compile(r"决定|作出|做出|办结|处理|实施|办理")
_ITEM = re.compile(r"行政许可|行政处罚|行政强制")
_KINDS = (("licences", "许可"), ("punishments", "处罚"), ("compulsions", "强制"))
_NO = r"(?:未|没有|无|均未)(?:新)?(?:制发|制定|出台|印发|发布|废止|作出|做出|实施|新增|发生|产生){0,2}(?:过|任何|新的)?"
_NONE = re.compile(
    _NO + r"(?P<what>行政?规范性文件|政府规章|规章|规范性文件|行政许可(?:决定)?|行政处罚(?:决定)?|行政强制(?:决定|措施)?)(?=[，,。；、]|$)"
)


def proactive_said(sentence: Sentence) -> Iterator[Saying]:
    """The statements of a sentence that table two has a cell for."""
    text = sentence.text
    if not TOPIC.search(text):
        return
    yield from _nothing(text)
    start = 0
    for quantity in sentence.quantities:
        left = text[start : quantity.start]
        near = left[max(left.rfind(mark) for mark in _MARKS) + 1 :]
        tail = re.match(r"[^，,。；、（）\d]{0,12}", text[quantity.end :])
        start = quantity.end
        saying = _documents(near, tail.group() if tail else "", quantity) or _decisions(near, tail.group() if tail else "", quantity)
        saying = saying or _charge(near, quantity)
        if saying:
            yield saying


def _nothing(text: str) -> Iterator[Saying]:
    for match in _NONE.finditer(text):
        said, what = match.group(), match["what"]
        row = "rules" if "规章" in what else next((key for key, word in _KINDS if word in what), "normative_documents")
        column = ("repealed" if "废止" in said else "issued") if row in ("rules", "normative_documents") else "decisions"
        sure = re.match(r"(?:未|没有|均未)(?:新)?(?:制|出|印|废|作|做|实施)", said) is not None
        yield Saying(f"proactive/{row}/{column}", 0, "件", match.start(), match.end(), True, sure=sure)


def _documents(near: str, tail: str, quantity: Quantity) -> Saying | None:
    said = near + tail
    if quantity.unit not in _DOCUMENTS or not ("规范性文件" in said or "规章" in said):
        return None
    if "规范性文件" in said and "规章" in said:
        return None
    row = "rules" if "规章" in said else "normative_documents"
    column = "in_force" if _IN_FORCE.search(said) else "repealed" if _REPEALED.search(said) else "issued" if _ISSUED.search(said) else None
    if column is None or _ABOUT.search(said) or (column == "repealed" and "失效" in said):
        return None
    return Saying(f"proactive/{row}/{column}", quantity.value, quantity.unit, quantity.start, quantity.end, quantity.exact)


def _decisions(near: str, tail: str, quantity: Quantity) -> Saying | None:
    said = near + tail
    if quantity.unit not in _DECISIONS or len(_ITEM.findall(said)) != 1 or _ABOUT.search(said):
        return None
    row = next(key for key, word in _KINDS if f"行政{word}" in said)
    sure = "决定" in said and _MADE.search(said) is not None
    if not sure and quantity.unit in _VAGUE:
        return None
    return Saying(f"proactive/{row}/decisions", quantity.value, quantity.unit, quantity.start, quantity.end, quantity.exact, sure=sure)


def _charge(near: str, quantity: Quantity) -> Saying | None:
    if quantity.unit not in _MONEY or "事业性收费" not in near or re.search(r"减免|免征|停征|降低|减少|增加|项目|退还|预算", near):
        return None
    return Saying("proactive/charges/amount", quantity.value, quantity.unit, quantity.start, quantity.end, quantity.exact)
