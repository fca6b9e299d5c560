"""X101: the text names another body where its own belongs."""

import re
from collections.abc import Iterator

from gongkai.checking.agency_level import Body, Kind, body_of, own_body
from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.text.departments import DEPARTMENT, akin, group_of, groups_in
from gongkai.checking.text.passages import Passage, passages
from gongkai.checking.text.places import bare_place
from gongkai.checking.text.quoting import clause_around
from gongkai.report import Finding, Severity

_LEVEL = re.compile(r"(?:新区|林区|[区县市州旗])?")
_ACCOUNT = re.compile(
    r"(?![局委厅])[\u4e00-\u9fff]{0,4}[”\"」』》]?(?:官方|政务)?(?:微信|微博|公众|抖音|快手|(?:视频|政务|订阅|服务)号|头条|今日头条|新媒体|app|(?:门户)?网站)",
    re.IGNORECASE,
)
_OWN_DEED = re.compile(r"(?:打造|建设|建立|开设|开通|运营|创办|创建|[办建管]好|维护|做[好强]|[我本]局|我委|自办)[^。；\n]{0,10}$")
_DOES = re.compile(r"[局委厅会](?:认真|高度重视|积极|严格|深入|始终|坚持|不断|切实|紧紧|紧扣|全面|扎实|持续|以习近平)")
_SUBJECT = re.compile(r"(?:^|[。；;\n]|年[，,]?)\s*([\u4e00-\u9fff]{2,16})$")
_LONGEST_SUBJECT = 20


@check("X101", title="出现其他机关的名称", catalogue=("D01",), severity=Severity.WARNING)
def other_agency_named(context: Context, found: Maker) -> Iterator[Finding]:
    """报告说自己的工作，主语和自办账号应是本机关。

    查什么
        部门的报告里：把同一地方另一部门的名称用作公众号、网站等账号名，写明是自己打造、运营的是错误，职能相近（机构改革中常合并）和其余的作警告；
        以另一地方或另一部门的局、委作句子的主语并说它“认真贯彻”“高度重视”的，作警告。
        写明是某局某委网站的、上级机关、媒体、政府和管委会的报告不计；一个部门兼有多项职能、名称看不出的，不查。
    为什么要紧
        名称写错，说明整段取自别的机关的报告，内容和数字也可能不是自己的。
    常见原因
        借用兄弟单位的稿子，没有改全。
    例子
        某区科技局的报告写“打造‘南关民政’微信公众号”。
    依据
        国办公开办函〔2021〕30号对年度报告内容真实、准确的要求。
    """
    own = own_body(context)
    groups = groups_in(own.name.partition(own.place)[2]) if own.kind is Kind.DEPARTMENT and own.place else None
    if groups is None:
        return
    for passage in passages(context):
        yield from _accounts(passage, own, groups, found)
        yield from _subjects(passage, own, groups, found)


def _accounts(passage: Passage, own: Body, groups: frozenset[str], found: Maker) -> Iterator[Finding]:
    """Accounts named for another department of the same place."""
    text, place = passage.text, bare_place(own.place)
    start = text.find(place)
    while start >= 0:
        behind = _LEVEL.match(text, start + len(place))
        department = DEPARTMENT.match(text, behind.end() if behind else start)
        others = group_of(department.group()) if department else frozenset()
        if department and not groups & others and department.group() not in own.name and _ACCOUNT.match(text, department.end()):
            name = text[start : department.end()]
            deed = _OWN_DEED.search(text, max(0, start - 20), start)
            quote = clause_around(text, start, department.end())
            yield found(
                f"{passage.place}“{quote}”：{name}是另一个部门的名称，不是{own.name}的。",
                advice="改为本机关的名称；确是引用其他部门账号的，写明是哪个部门的。",
                found=name,
                expected=own.name,
                quote=quote,
                severity=Severity.ERROR if deed and groups and not akin(groups, others) else Severity.WARNING,
            )
        start = text.find(place, start + 1)


def _subjects(passage: Passage, own: Body, groups: frozenset[str], found: Maker) -> Iterator[Finding]:
    """Sentences whose subject is a department of another place or another department."""
    for deed in _DOES.finditer(passage.text):
        end = deed.start() + 1
        match = _SUBJECT.search(passage.text, max(0, end - _LONGEST_SUBJECT), end)
        if match is None:
            continue
        name = match.group(1)
        other = body_of(name)
        named = groups_in(name.removeprefix(other.place))
        elsewhere = bool(other.place) and bare_place(other.place) not in own.name and len(bare_place(other.place)) > 1
        if not named or not groups or ((groups & named or akin(groups, named)) and not elsewhere):
            continue
        yield found(
            f"{passage.place}“{passage.text[match.start(1) : deed.end()]}”以{name}为主语，本报告是{own.name}的。",
            advice="核对这一段是不是取自其他机关的报告；说的是其他机关的工作，改写清楚。",
            found=name,
            expected=own.name,
            quote=clause_around(passage.text, *match.span(1)),
        )
