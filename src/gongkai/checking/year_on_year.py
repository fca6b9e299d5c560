"""Hold a report against the same agency's report of the year before: may they be compared, and do the links hold."""

import re
from enum import StrEnum

from gongkai.checking.rule import Context
from gongkai.report import Report
from gongkai.report.agency_name import folded_name
from gongkai.report.year_on_year import LinkVerdict, link_verdicts

_SENTENCE = re.compile(r"[^。；\n]+")
_REORGANISED = re.compile(r"机构改革|机构调整|机构合并|职能划转|职责划转|划入|划转|撤并|并入|组建|更名|更正|勘误|口径|订正")
_FIGURES = re.compile(r"结转|申请|数据|件数|年报|年度报告|统计|文件")


class Years(StrEnum):
    """How the years of the two reports stand to each other."""

    CONSECUTIVE = "consecutive"
    OTHER = "other"
    """Both years are known, and the second does not follow the first."""
    UNKNOWN = "unknown"


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
    return [verdict for verdict in link_verdicts(context.report, last) if verdict.link.link.hard is hard]


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
    return folded_name(context.agency_name) == folded_name(context.last.agency)
