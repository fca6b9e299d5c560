"""What a sentence says about requests for disclosure: received, handled, outcomes, applicants."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.checking.prose.claim import Verb
from gongkai.checking.prose.sentences import Quantity, Sentence
from gongkai.checking.prose.vocabulary import (
    APPLICANTS,
    ELSEWHERE,
    MATTER,
    OUTCOMES,
    REQUESTS,
    VERBS,
    by_channel,
    first_key,
    last_of,
)
from gongkai.report import Value

_UNITS = frozenset({"件", "件次", "宗", "起", "份", "例", "条", "项", "个", "次"})
_CASES = frozenset({"件", "宗", "起", "份", "例"})
_STOP = re.compile(r"[，,。；：、（）]|其中")
_MARKS = "，,；：。）（"
_WHOSE = (
    r"(?:公民|法人|及|和|或|者|、|其[他它]|组织|单位|个人|自然人|公众|群众|社会|申请人|书面|网上|任何|一件|提交|提出|递交|的|对|向"
    r"|本机关|本单位|我[局委办]|要求|关于|有关|相关|政府|过|到|各类|新){0,9}"
)
_NONE = re.compile(
    r"(?:未|没有|尚未|暂未|均未|没|从未)(?:再|曾)?(?:新)?(?:收到|接到|接收到?|受理|发生|产生|出现|办理|有)"
    + _WHOSE
    + r"(?:依申请公开|信息公开(?:的)?申请|政务公开申请|公开申请|申请公开)"
    + r"(?:政府|的)?(?:信息|事项|件|的?申请|要求|案件|工作|类|业务|情形|情况)*(?=[，,。；、！（]|$)"
)
_NIL = re.compile(
    r"(?<![有毫并])(?:无(?:任何)?"
    + _WHOSE
    + r"(?:依申请公开|信息公开申请|公开申请)(?:政府信息)?(?:事项|件|的?申请|案件|情况)*"
    + r"|(?:依申请公开|信息公开申请|公开申请)(?:政府信息|的)?(?:事项|申请|件)?"
    + r"(?:数量|数|量|件数|总数)?(?:均|都)?(?:为|是)(?:0|零)(?:件|宗|条)?)"
    + r"(?=[，,。；！（]|$)"
)
_UNCOUNTED = re.compile(r"公文|制发|印发|(?<!另行)制作|产生|生成|属性|主动公开信息数|其中[，,：]?主动公开|依申请公开信息数|办公系统|文件中")
_ANYBODY = re.compile(r"公民、?(?:和)?法人(?:和|或|及|与|、)?(?:者)?其[他它]组织|(?:企业|公民|个人)和(?:群众|企业)")
_BRACKETED = re.compile(r"（[^（）]*）")
_PLAIN = re.compile(
    r"(?:^|收到|新收|接收|接到|收件|受理|办理|处理|回应|办结|办毕|完结|答复|回复|作答)"
    r"(?:了|过|的|其|共|总|合|累|计|自然人|公民|企业|法人|其[他它]|组织|机构|商业|科研|社会|公益|法律|服务|或|和|及|、|申请人?|件|数|量|为|达|是|有|有效|新|各类|全部|分别|来自|[^\u4e00-\u9fff])*$"
)
_SUM_ONLY = re.compile(r"^(?:总|合|累|共)?(?:计|共)?(?:为|是|有|达)?$")
_ROWS = {
    Verb.RECEIVED: "received",
    Verb.ACCEPTED: "received",
    Verb.HANDLED: "received",
    Verb.NONE: "received",
    Verb.CLOSED: "processed_total",
    Verb.REPLIED: "processed_total",
}


@dataclass(frozen=True, slots=True)
class Saying:
    """What was read before its scope is known: subject, number, place in the sentence."""

    subject: str
    value: Value
    unit: str
    start: int
    end: int
    exact: bool
    verb: Verb = Verb.NONE
    sure: bool = True


@dataclass(slots=True)
class _Run:
    """What the numbers before this one in the sentence were."""

    row: str = ""
    """Row of the total last given, empty before there was one."""
    verb: Verb = Verb.NONE
    parent: bool = False
    """The number just before stands for a whole row, so that “其中” may split it."""
    listed: bool = False
    closed: bool = False
    """A list goes on under a number that is only a part: its numbers say nothing of the whole."""
    lost: bool = False
    """The sentence has gone on to something else."""


def requests_said(sentence: Sentence, topic: bool) -> Iterator[Saying]:
    """The statements about requests in a sentence; `topic` says that its heading or part is about requests."""
    text = sentence.text
    about = REQUESTS.search(text)
    if not about and not topic:
        return
    nothing = list(_nothing(text))
    yield from nothing
    if _UNCOUNTED.search(text):
        return
    run, start = _Run(), 0
    for index, quantity in enumerate(sentence.quantities):
        following = sentence.quantities[index + 1].start if index + 1 < len(sentence.quantities) else len(text)
        known = about is not None and about.start() < quantity.end + 12
        saying = _counted(text, start, quantity, following, run, known or topic)
        start = quantity.end
        run.parent = saying is not None and saying.subject.endswith("/total")
        if saying and not any(none.start <= saying.start < none.end for none in nothing):
            yield saying


def _nothing(text: str) -> Iterator[Saying]:
    for pattern in (_NONE, _NIL):
        for match in pattern.finditer(text):
            yield Saying("requests/received/total", 0, "件", match.start(), match.end(), True, Verb.RECEIVED)


def _counted(text: str, start: int, quantity: Quantity, following: int, run: _Run, known: bool) -> Saying | None:
    left = _BRACKETED.sub("", text[start : quantity.start])
    stop = _STOP.search(text, quantity.end, following)
    lead = left[max(left.rfind(mark) for mark in _MARKS) + 1 :].rpartition("其中")[2]
    near = lead + text[quantity.end : stop.start() if stop else following]
    if "其中" in left:
        run.listed, run.closed = True, not run.parent
    named = REQUESTS.search(near) is not None
    run.lost = ELSEWHERE.search(left if not run.row else near) is not None or (run.lost and not named)
    if quantity.unit not in _UNITS or not known or run.closed:
        return None
    row = first_key(OUTCOMES, near)
    if row:
        return _outcome(row, near, quantity, run)
    if run.lost and not (named and not ELSEWHERE.search(near)):
        return None
    if not named and not _PLAIN.search(lead):
        return None
    return _whole(left, lead, near, quantity, run)


def _outcome(row: str, near: str, quantity: Quantity, run: _Run) -> Saying | None:
    pattern = next(pattern for key, pattern in OUTCOMES if key == row)
    if quantity.unit not in _CASES or ELSEWHERE.search(rest := pattern.sub("", near)) or (run.lost and not run.row):
        return None
    sure = not MATTER.search(rest) and not by_channel(rest) and (bool(run.row) or REQUESTS.search(near) is not None)
    return Saying(f"requests/{row}/total", quantity.value, quantity.unit, quantity.start, quantity.end, quantity.exact, Verb.NONE, sure)


def _whole(left: str, lead: str, near: str, quantity: Quantity, run: _Run) -> Saying | None:
    if MATTER.search(near) or by_channel(near):
        return None
    column = first_key(APPLICANTS, _ANYBODY.sub("", near))
    if column and run.row and not by_channel(left):
        return Saying(f"requests/{run.row}/{column}", quantity.value, quantity.unit, quantity.start, quantity.end, quantity.exact, run.verb)
    verb, named = last_of(VERBS, lead) or last_of(VERBS, near), REQUESTS.search(near) is not None
    if verb is Verb.NONE and _SUM_ONLY.match(near):
        if by_channel(left) or MATTER.search(left):
            return None
        verb, named = last_of(VERBS, left), REQUESTS.search(left) is not None
    if column or (verb is Verb.NONE and not named):
        return None
    if verb in (Verb.NONE, Verb.HANDLED) and not named and not run.row:
        return None
    row = _ROWS[verb]
    sure = verb is not Verb.NONE and quantity.unit in _CASES and not run.listed
    run.row, run.verb = row, verb
    return Saying(f"requests/{row}/total", quantity.value, quantity.unit, quantity.start, quantity.end, quantity.exact, verb, sure)
