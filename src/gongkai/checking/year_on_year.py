"""Hold a report against the same agency's report of the year before: may they be compared, and do the links hold."""

import re
from dataclasses import dataclass
from enum import StrEnum

from gongkai.checking.rule import Context
from gongkai.form import YearLink, year_links
from gongkai.report import Figure, Report, State, Value

_EMPTY = (State.BLANK, State.MARK, State.ABSENT)
_SENTENCE = re.compile(r"[^。；\n]+")
_REORGANISED = re.compile(r"机构改革|机构调整|机构合并|职能划转|职责划转|划入|划转|撤并|并入|组建|更名|更正|勘误|口径|订正")
_FIGURES = re.compile(r"结转|申请|数据|件数|年报|年度报告|统计|文件")


class Years(StrEnum):
    """How the years of the two reports stand to each other."""

    CONSECUTIVE = "consecutive"
    OTHER = "other"
    """Both years are known, and the second does not follow the first."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LinkVerdict:
    """The answer for one link: `holds` none where a figure is missing or uncertain (`holds_if_zero` as in an identity).

    `expected` is what `link.target` should be, `found` what it is; both none where it cannot be assessed.
    """

    link: YearLink
    holds: bool | None
    expected: Value | None = None
    found: Value | None = None
    holds_if_zero: bool | None = None


def years(context: Context) -> Years:
    """Whether the report given as last year's is the one of the year before."""
    last = context.last.year if context.last else None
    if context.report_year is None or last is None:
        return Years.UNKNOWN
    return Years.CONSECUTIVE if context.report_year == last + 1 else Years.OTHER


def comparable(context: Context) -> Report | None:
    """Last year's report, none where none was given or its year is another one's."""
    return context.last if years(context) is not Years.OTHER else None


def links(context: Context, hard: bool) -> list[LinkVerdict]:
    """Verdicts on the links of this report's tables that are (or are not) hard and that last year's form can answer."""
    last = comparable(context)
    if last is None:
        return []
    return [
        _assess(link, context.report, last)
        for table in context.report.editions
        if (edition := context.report.table_edition(table)) and (before := last.table_edition(table))
        for link in year_links(edition)
        if link.table == table and link.link.hard is hard and all(address in before.cells for _, address in link.last)
    ]


def explained(report: Report) -> str:
    """The first sentence that speaks of a reorganisation or correction together with figures, empty where none does."""
    for sentence in _SENTENCE.findall(report.prose()):
        if _REORGANISED.search(sentence) and _FIGURES.search(sentence):
            return str(sentence).strip()
    return ""


def same_agency(context: Context) -> bool:
    """Whether both reports bear the same agency's name, as far as names are known."""
    if context.last is None or not context.agency_name or not context.last.agency:
        return True
    return _plain(context.agency_name) == _plain(context.last.agency)


def _plain(name: str) -> str:
    return re.sub(r"\s+", "", name).replace("科学技术", "科技").replace("人民政府", "政府")


def _assess(link: YearLink, this: Report, last: Report) -> LinkVerdict:
    figures = [*(this.figure(a) for _, a in link.this), *(last.figure(a) for _, a in link.last)]
    current = sum(sign * _number(this.figure(a)) for sign, a in link.this)
    before = sum(sign * _number(last.figure(a)) for sign, a in link.last)
    missing = [figure for figure in figures if figure.value is None or not figure.certain]
    if missing:
        empty = all(figure.state in _EMPTY and figure.certain for figure in missing)
        return LinkVerdict(link, None, holds_if_zero=current == before if empty else None)
    found = _number(this.figure(link.target))
    return LinkVerdict(link, current == before, before - (current - found), found)


def _number(figure: Figure) -> Value:
    return 0 if figure.value is None else figure.value
