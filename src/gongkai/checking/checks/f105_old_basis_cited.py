"""F105: the report cites a notice, regulations or a condition that no longer apply."""

import re
from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.text.passages import Passage, passages
from gongkai.checking.text.quoting import clause_around, sentence_bounds
from gongkai.editions import EDITIONS
from gongkai.law import INSTRUMENTS, cite
from gongkai.report import Finding, Severity

_NOTICE_TITLE = INSTRUMENTS["format_2019"].title.removeprefix("国务院办公厅政府信息与政务公开办公室")
_OLD_NOTICE = re.compile(rf"国办公开办函?\s*[〔\[（(【［]\s*2019\s*[〕\]）)】］]\s*60\s*号|{_NOTICE_TITLE}")
_OLD_REGULATIONS = re.compile(r"(?:国务院令?\s*)?第?\s*(?<!\d)492\s*号(?:国务院)?令?")
_SPECIAL_NEEDS = re.compile(
    r"[“\"]?三个?需要[”\"]?(?=[^，。；]{0,12}(?:申请|公开|条件|审查|限制|证明|要求|原则|标准))|生产、?生活、?科研等(?:自身)?特殊需要"
)
_ABOLISHED = re.compile(r"取消|不再|删除|删去|废止|清理|修订前|原")
"""What stands before a citation that is not relied on."""
_CLOSE = 12
_ADVICE = {
    "notice": f"改为引用{cite('format_2021')}。",
    "regulations": "改为引用国务院令第711号公布的现行条例。",
    "needs": "2019年修订的条例已取消这一条件，删去这句话，并检查申请审查是否还在使用。",
}


@check("F105", title="引用的依据已经失效", catalogue=("A06",), severity=Severity.WARNING, source=cite("format_2021"))
def old_basis_cited(context: Context, found: Maker) -> Iterator[Finding]:
    """年度报告应引用现行依据。

    查什么
        2021年度起仍引用国办公开办函〔2019〕60号（或者它的标题）；引用2007年的条例（国务院令第492号）；
        仍以“三需要”（自身生产、生活、科研等特殊需要）作为申请条件。
    为什么要紧
        2021年9月起年度报告执行新的格式；照旧通知编写，表格往往也用了旧版。“三需要”已不是法定条件，写在报告里说明答复口径可能违法。
    常见原因
        沿用往年的开头说明。
    例子
        2024年度报告写“根据国办公开办函〔2019〕60号要求编制”。
    依据
        国办公开办函〔2021〕30号；《政府信息公开条例》（国务院令第711号）第二十七条。
    """
    year = context.report_year
    notice_is_old = year is not None and year >= EDITIONS["2021"].first_year
    for passage in passages(context):
        if notice_is_old:
            yield from _cited(passage, _OLD_NOTICE, ("60", _NOTICE_TITLE), "引用的格式通知已被新通知取代", "notice", found)
        yield from _cited(passage, _OLD_REGULATIONS, ("492",), "引用的是2007年的条例，已于2019年修订", "regulations", found)
        yield from _cited(
            passage, _SPECIAL_NEEDS, ("三需要", "三个需要", "特殊需要"), "写了申请公开的“三需要”条件，条例已经取消", "needs", found
        )


def _cited(
    passage: Passage, pattern: re.Pattern[str], telltales: tuple[str, ...], why: str, advice: str, found: Maker
) -> Iterator[Finding]:
    """One finding for each sentence with a citation."""
    if not any(telltale in passage.text for telltale in telltales):
        return
    done = -1
    for match in pattern.finditer(passage.text):
        if match.start() < done or _ABOLISHED.search(passage.text, max(0, match.start() - _CLOSE), match.start()):
            continue
        done = sentence_bounds(passage.text, *match.span())[1]
        quote = match.group().strip()
        if len(quote) < 12:
            quote = clause_around(passage.text, *match.span())
        yield found(
            f"{passage.place}“{quote}”：{why}。",
            advice=_ADVICE[advice],
            quote=quote,
            source=None if advice == "notice" else cite("regulations"),
        )
