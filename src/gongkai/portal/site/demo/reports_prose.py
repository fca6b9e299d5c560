"""The words of the region's reports: of each body and year others, and the same numbers as in its tables."""

import random

from gongkai.editions import edition_for
from gongkai.form import Edition
from gongkai.portal.annual.entries import Head, figure_of, part_key, report_of
from gongkai.portal.annual.sentences import sentences
from gongkai.portal.site.demo.reports_figures import FIRST
from gongkai.portal.site.demo.reports_words import (
    DEEDS,
    FIELDS,
    MANAGEMENT,
    NOTHING_ELSE,
    PLATFORM,
    PROBLEMS,
    SUPERVISION,
    WATCHED,
)

_ORDER = tuple(DEEDS)
_COUNTY_TIMES = 21
"""So many times as much is put online in the whole county as at one body."""
_TOWNSHIPS = ("chengguan", "baishi", "nanping")
_STRIDE = 4
"""How far apart the problems of two years lie in the list, so that no body repeats itself."""


def parts(slug: str, head: Head, typed: dict[str, str], words: int | None = None) -> dict[str, str]:
    """The words of the parts, made from the figures as they are typed; `words` is the year whose words are used where it is another."""
    place, years = _ORDER.index(slug), (words or head.year) - FIRST
    report = report_of(head, typed)
    disputes = "".join(sentences(report, 4))
    return {
        part_key(1): _overview(slug, head, typed, "".join(sentences(report, 1)), years),
        part_key(4): disputes,
        part_key(5): _problems(slug, head, place + years * _STRIDE),
        part_key(6): NOTHING_ELSE[(place + years) % len(NOTHING_ELSE)],
    }


def government_parts(head: Head, typed: dict[str, str]) -> dict[str, str]:
    """The words of the county government's own report: those of every body, and what only governments report."""
    written = parts("yunxi", head, typed)
    year = head.year
    checks = ("委托县统计部门开展满意度调查，回收问卷412份", "邀请县人大代表和群众代表评议，收回评议表96份")[year % 2]
    kept = (
        f"（六）工作考核、社会评议和责任追究。县政府把政务公开纳入年度绩效考核，{year}年对全县各部门和各镇的得分作了通报；"
        f"{checks}；全年没有发生需要追究责任的情形。"
    )
    told = {key: text.replace("本机关", "全县") for key, text in written.items()}
    return told | {part_key(1): f"{told[part_key(1)]}\n{kept}"}


def label(edition: Edition, address: str) -> str:
    """What the form calls the row of a cell."""
    return edition.cells[address].row.label


def _overview(slug: str, head: Head, typed: dict[str, str], requests: str, years: int) -> str:
    turn = _ORDER.index(slug) + 2 * years
    paragraphs = (
        f"（一）主动公开。{_published(slug, head, years)}{_decided(head, typed)}",
        f"（二）依申请公开。{requests}",
        f"（三）政府信息管理。{MANAGEMENT[turn % len(MANAGEMENT)]}。",
        f"（四）平台建设。{PLATFORM[(turn * 2 + 1) % len(PLATFORM)]}。",
        f"（五）监督保障。{SUPERVISION[(turn * 3 + 2) % len(SUPERVISION)]}。",
    )
    watched = (f"（六）{WATCHED[(turn + 1) % len(WATCHED)]}。",) if slug in _TOWNSHIPS else ()
    return "\n".join((*paragraphs, *watched))


def _published(slug: str, head: Head, years: int) -> str:
    """How much was put online, split into kinds that come to the whole."""
    chance = random.Random(f"云溪县/{slug}/{head.year}/条")  # noqa: S311  # a made-up region, the same each time
    times = _COUNTY_TIMES if slug == "yunxi" else 1
    news, notices, work = (chance.randrange(least, most) * times for least, most in ((20, 90), (6, 40), (10, 60)))
    deed = DEEDS[slug][years]
    return (
        f"{head.year}年，本机关通过县政府网站主动公开信息{news + notices + work}条，"
        f"其中工作动态{news}条、公示公告{notices}条、业务信息{work}条。{deed}。"
    )


def _decided(head: Head, typed: dict[str, str]) -> str:
    """Documents, decisions and charges of the year; what is nil is left to the table."""
    edition = edition_for(head.year)
    if edition is None:
        return ""
    said = []
    documents = "proactive/normative_documents"
    if int(typed[f"{documents}/in_force"]):
        issued, repealed, stands = (typed[f"{documents}/{column}"] for column in ("issued", "repealed", "in_force"))
        name = label(edition, f"{documents}/issued")
        said.append(f"本年制发{name}{issued}件，废止{repealed}件，年底现行有效{stands}件")
    for row in ("licences", "punishments", "compulsions"):
        address = f"proactive/{row}/decisions"
        if int(typed[address]):
            said.append(f"作出{label(edition, address)}决定{typed[address]}件")
    amount = figure_of(typed["proactive/charges/amount"]).value
    if amount:
        said.append(f"收取{label(edition, 'proactive/charges/amount')}{amount}万元")
    return f"{'；'.join(said)}。" if said else ""


def _problems(slug: str, head: Head, turn: int) -> str:
    first, second = PROBLEMS[turn % len(PROBLEMS)], PROBLEMS[(turn + 2) % len(PROBLEMS)]
    field = FIELDS[slug]
    found, done = zip(*((problem.format(field=field), measure.format(field=field)) for problem, measure in (first, second)), strict=True)
    if turn % 2:
        named = f"{head.year}年工作中的主要问题：一是{found[0]}；二是{found[1]}。"
        return f"{named}改进办法：针对第一个问题，{done[0]}；针对第二个问题，{done[1]}。"
    return f"一是{found[0]}。对此，{done[0]}。二是{found[1]}。对此，{done[1]}。以上由本机关办公室负责督促，{head.year + 1}年年底前完成。"
