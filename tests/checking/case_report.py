"""Turn a case of a case file into a report: every cell 0 and six short parts, but for what the case says."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from gongkai.checking import Context
from gongkai.compiling import Plan, merge
from gongkai.editions import EDITIONS, TABLES
from gongkai.report import Figure, Member, Merged, Part, Reorganisation, Report, State

PARTS = {
    1: "{year}年，本机关按照条例要求开展主动公开、依申请公开、政府信息管理、平台建设和监督保障工作。",
    2: "",
    3: "",
    4: "",
    5: "主要问题是解读形式单一。下一步增加图解。",
    6: "本年度没有发出信息处理费收费通知，收取信息处理费0元。",
}


def case_report(case: dict[str, Any]) -> Report:
    """The report of a case: keys edition, editions, year, agency, title, base (zeros|blank), figures, opening,
    sections (number → text; null leaves a part out), closing, metadata."""
    edition = case.get("edition", "2021")
    editions = {**dict.fromkeys(TABLES, edition), **case.get("editions", {})}
    year = case.get("year", 2023)
    agency = case.get("agency", "云溪县科学技术局")
    sections = {number: text.format(year=year) for number, text in PARTS.items()} | case.get("sections", {})
    titles = {section.number: section.title for section in EDITIONS[edition].sections} | case.get("titles", {})
    return Report(
        agency=agency,
        year=year,
        title=case.get("title", f"{agency}{year}年政府信息公开工作年度报告"),
        edition=edition,
        editions=editions,
        metadata=case.get("metadata", {}),
        opening=case.get("opening", ""),
        sections=tuple(Part(n, titles[n], text) for n, text in sorted(sections.items()) if text is not None),
        closing=case.get("closing", ""),
        figures=_figures(case, editions),
    )


def case_context(case: dict[str, Any]) -> Context:
    """The context of a case: its report, `last`, and the caller's agency, year and publication date.

    With `members` the report is a merged one: that of `report`, or without it their sum. A member is a report and may
    have a `source`. `expected` are names, `last_members` last year's reports, `reorganisations` lists of old, new, date.
    """
    last = case.get("last")
    merged = _merged(case) if "members" in case else None
    return Context(
        report=merged.report if merged and "report" not in case else case_report(case.get("report", {})),
        last=case_report(last) if last is not None else None,
        agency=case.get("agency"),
        year=case.get("year"),
        published_on=case.get("published_on"),
        merged=merged,
    )


def _merged(case: dict[str, Any]) -> Merged:
    plan = Plan(
        agency="云溪县人民政府",
        year=case.get("year", 2023),
        expected=tuple(case.get("expected", ())),
        last=_members(case.get("last_members", ())),
        reorganisations=tuple(Reorganisation(*record) for record in case.get("reorganisations", ())),
    )
    return merge(_members(case["members"]), plan)


def _members(cases: Iterable[dict[str, Any]]) -> tuple[Member, ...]:
    return tuple(Member(case_report(case), case.get("source", "")) for case in cases)


def _figures(case: dict[str, Any], editions: dict[str, str | None]) -> dict[str, Figure]:
    base = _figure(None if case.get("base") == "blank" else 0)
    names = {table: EDITIONS[name] for table, name in editions.items() if name}
    figures = {address: base for table, edition in names.items() for address in edition.addresses(table)}
    for address, value in case.get("figures", {}).items():
        if address not in figures:
            raise KeyError(f"{address} is no cell of this case's editions")
        figures[address] = _figure(value)
    return figures


def _figure(value: Any) -> Figure:
    if isinstance(value, dict):
        state = State(value.get("state", "number" if value.get("value") is not None else "blank"))
        return Figure(_number(value.get("value")), value.get("unit", ""), value.get("printed", ""), state, value.get("certain", True))
    if value is None:
        return Figure()
    if isinstance(value, str):
        return Figure(printed=value, state=State.MARK)
    return Figure(_number(value), printed=str(value), state=State.NUMBER)


def _number(value: Any) -> int | Decimal | None:
    return Decimal(str(value)) if isinstance(value, float) else value
