"""Where a request stands, for a clerk at a terminal: what is due when, why that day, what comes next."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

import click

from gongkai.cli.output.wrap import wrap
from gongkai.cli.streams import Look
from gongkai.law import OUTCOMES
from gongkai.procedure import EVENTS, STATES, WHATS, Due, Standing
from gongkai.workdays import Calendar

_DAY = re.compile(r"(\d{4}-\d\d-\d\d（周.）)：(.+?)(?:，第(\d+)天)?")


def condensed(reasons: Sequence[str]) -> Iterator[str]:
    """The reasons with neighbouring days of the same reason in one line; every day is still told.

    >>> list(condensed(["2024-10-08（周二）：工作日，第2天", "2024-10-09（周三）：工作日，第3天", "按通知。"]))
    ['2024-10-08（周二）至2024-10-09（周三）：工作日，第2天至第3天', '按通知。']
    """
    days = [_DAY.fullmatch(reason) for reason in reasons]
    for _, run in groupby(zip(reasons, days, strict=True), key=lambda pair: (pair[1][2], bool(pair[1][3])) if pair[1] else pair[0]):
        told = list(run)
        (first, begin), (_, end) = told[0], told[-1]
        if begin is None or end is None or len(told) == 1:
            yield first
            continue
        numbers = f"，第{begin[3]}天至第{end[3]}天" if begin[3] else ""
        yield f"{begin[1]}至{end[1]}：{begin[2]}{numbers}"


def shown(standing: Standing, clocks: Sequence[Due], remarks: Sequence[str], look: Look) -> str:
    """First where it stands and every day that counts; then why each day; then next steps, what was refused, warnings."""
    dues = sorted((*standing.due, *clocks), key=lambda one: one.on)
    lines = [*_head(standing, bool(clocks), look), *_days(dues, standing.calendar, look), *_reasons(dues, look)]
    if standing.events:
        lines += _section("接下来可以", [f"{EVENTS[one.event]}{_of(one.item)}：{one.why}（{one.source}）" for one in standing.next], look)
    refused = [f"第{one.number}个事件，{one.event.on:%Y-%m-%d}{EVENTS[one.event.event]}：{one.why}" for one in standing.refused]
    lines += _section("没有计入的事件", refused, look)
    lines += _section("提醒", [*remarks, *standing.warnings], look)
    return "".join(f"{line}\n" for line in lines)


def _head(standing: Standing, alone: bool, look: Look) -> Iterator[str]:
    if not standing.events and alone:
        return
    yield from wrap(_bold(f"现在的状态：{STATES[standing.state]}", look), look.columns)
    for track in standing.tracks:
        if len(standing.tracks) > 1:
            yield from wrap(f"{track.item}：{STATES[track.state]}", look.columns, "  ", "    ")
        if track.outcome:
            yield from wrap(f"办理结果{_of(track.item)}：{OUTCOMES[track.outcome].name}", look.columns, "  ", "    ")
        for code in track.superseded:
            yield from wrap(f"先前的办理结果{_of(track.item)}，已被决定推翻：{OUTCOMES[code].name}", look.columns, "  ", "    ")


def _days(dues: Sequence[Due], calendar: Calendar, look: Look) -> Iterator[str]:
    yield from ["", _bold("期限", look)]
    if not dues:
        yield "  现在没有期限。"
    for one in dues:
        mark = "（暂定）" if one.provisional else ""
        yield from wrap(f"{calendar.day(one.on)}{mark}  {_name(one)}", look.columns, "  ", "    ")


def _reasons(dues: Sequence[Due], look: Look) -> Iterator[str]:
    for one in dues:
        yield from ["", *wrap(_bold(f"为什么是{one.on:%Y-%m-%d}：{_name(one)}", look), look.columns)]
        for reason in condensed(one.reasons):
            yield from wrap(reason, look.columns, "  ", "    ")
        yield from wrap(f"依据：{'、'.join(one.articles)}", look.columns, "  ", "    ")


def _section(title: str, sentences: Sequence[str], look: Look) -> Iterator[str]:
    if sentences:
        yield from ["", _bold(title, look)]
        for sentence in sentences:
            yield from wrap(sentence, look.columns, "  ", "    ")


def _name(one: Due) -> str:
    about = f"（{one.about}）" if one.about else ""
    return f"{WHATS.get(one.what) or one.event}{about}{_of(one.item)}"


def _of(item: str) -> str:
    return f"〔{item}〕" if item else ""


def _bold(text: str, look: Look) -> str:
    return click.style(text, bold=True) if look.colour else text
