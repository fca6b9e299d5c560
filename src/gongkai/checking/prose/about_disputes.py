"""What a sentence says about administrative reviews and lawsuits over disclosure."""

import re
from collections.abc import Iterator

from gongkai.checking.prose.about_requests import Saying
from gongkai.checking.prose.sentences import Sentence
from gongkai.checking.prose.vocabulary import DISPUTES

_DISCLOSURE = re.compile(r"信息公开|政务公开|依申请")
_UNITS = frozenset({"件", "起", "宗", "例", "次", "个", "项"})
_MARKS = "，,；：。）（"
_NO = r"(?:未(?!经)|没有|没|无|从未|零)(?:发生|收到|出现|产生|引发|引起|接到|涉及|存在|有|因|被|过|任何){0,3}"
_NONE = re.compile(_NO + r"(?P<what>[^，,。；\d]{0,32}?(?:复议|诉讼)[^，,。；\d]{0,10})(?=[，,。；（]|$)")
_NIL = re.compile(r"(?P<what>(?:行政复议|行政诉讼|复议|诉讼)[^，,。；\d]{0,14})(?:均|都)?(?:为|是)(?:0|零)(?:件|起|宗)?(?=[，,。；]|$)")
_NOT_THIS = re.compile(
    r"败诉|胜诉|纠错|纠正|撤销|责令|变更|应诉|出庭|答辩|超期|逾期|履行|案由|风险|隐患|培训|机制|渠道|权利|途径|制度|法律|申请人提起|告知|避免|举报|投诉(?!、)|信访"
    r"|审理|审结的|代理|审查的|受理行政复议|办理行政复议|行政复议机关|复议机构"
)
_RESULTS = (
    ("upheld", re.compile(r"维持")),
    ("corrected", re.compile(r"纠正|纠错")),
    ("pending", re.compile(r"尚未审结|未审结|未结|正在审理|审理中")),
    ("other", re.compile(r"其[他它]结果")),
)
_AS_JUDGE = re.compile(r"作为复议机关|(?:审结|审理|办理|受理)[^，,。；]{0,12}复议案件|审结[^，,。；]{0,16}复议")
_AFTER = re.compile(r"复议后(?:再)?(?:起诉|诉讼|提起)|经复议(?:后)?(?:起诉|提起)")
_DIRECT = re.compile(r"未经复议|直接(?:起诉|提起)")
_NEW = re.compile(r"收到|新收|新增|接到|受理")
_MATTER = re.compile(r"较|增加|减少|增长|下降|涉及|关于|其中(?:因|对)|驳回|撤回|撤诉|一审|二审|再审|上年|去年|调解")


def disputes_said(sentence: Sentence, topic: bool) -> Iterator[Saying]:
    """The statements about disputes in a sentence; `topic` says that its part is about nothing else."""
    text = sentence.text
    if not DISPUTES.search(text):
        return
    about = topic or _DISCLOSURE.search(text) is not None
    yield from _nothing(text, sure=about)
    if about and not _AS_JUDGE.search(text):
        yield from _counted(sentence)


def _nothing(text: str, *, sure: bool) -> Iterator[Saying]:
    for pattern in (_NONE, _NIL):
        for match in pattern.finditer(text):
            what = match["what"]
            if _NOT_THIS.search(what) or (pattern is _NONE and text[: match.start()].endswith(("有", "应", "如", "若", "并"))):
                continue
            for kind in _kinds(what):
                yield Saying(f"disputes/{kind}/total", 0, "件", match.start(), match.end(), True, sure=sure)


def _kinds(what: str) -> Iterator[str]:
    after, direct = _AFTER.search(what), _DIRECT.search(what)
    if after or direct:
        if after:
            yield "suit_after_review"
        if direct:
            yield "direct_suit"
        return
    if "复议" in what:
        yield "review"
    if "诉讼" in what or "起诉" in what:
        yield "suits"


def _counted(sentence: Sentence) -> Iterator[Saying]:
    text, start, kind, parent = sentence.text, 0, "", False
    for quantity in sentence.quantities:
        left = text[start : quantity.start]
        start = quantity.end
        near = left[max(left.rfind(mark) for mark in _MARKS) + 1 :]
        if quantity.unit not in _UNITS:
            continue
        named = list(_kinds(near)) or (list(_kinds(left)) if "其中" not in left else [])
        result = next((key for key, pattern in _RESULTS if pattern.search(near)), None)
        if named:
            kind = "+".join(named)
        if (
            not kind
            or _MATTER.search(near)
            or (_NOT_THIS.search(near) and result != "corrected")
            or _NOT_THIS.search(left.replace("纠正", ""))
        ):
            parent = False
            continue
        if "其中" in left and not parent:
            kind = ""
            continue
        if named or result:
            sure = not _NEW.search(left) and "+" not in kind
            yield Saying(
                f"disputes/{kind}/{result or 'total'}",
                quantity.value,
                quantity.unit,
                quantity.start,
                quantity.end,
                quantity.exact,
                sure=sure,
            )
            parent = result is None
        else:
            parent = False
