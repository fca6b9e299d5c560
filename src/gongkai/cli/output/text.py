"""Findings for people: what is wrong first, then what to do, where, and by what rule."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import click

from gongkai.cli.outcome import Tally
from gongkai.cli.output.wrap import wrap
from gongkai.cli.streams import Look
from gongkai.report import Finding, Report, Severity

_SEVERITIES = (
    (Severity.ERROR, "错误", "处", "red"),
    (Severity.WARNING, "提醒", "处", "yellow"),
    (Severity.INFO, "说明", "条", "cyan"),
)
_QUOTE = 120
"""Characters of a quote that are shown; the whole quote is in the JSON."""


def block(name: str, report: Report, findings: Sequence[Finding], titles: Mapping[str, str], look: Look) -> str:
    """Everything about one file: a short first line, then findings by severity and cause, each severity after a blank line."""
    first = f"{name}：{subject(report)}——{count(findings)}"
    lines = [click.style(first, bold=True) if look.colour else first]
    for severity, word, _, colour in _SEVERITIES:
        some = [finding for finding in findings if finding.severity is severity]
        if not some:
            continue
        lines += ["", click.style(word, fg=colour, bold=True) if look.colour else word]
        for code, alike in groupby(sorted(some, key=lambda f: f.code), key=lambda f: f.code):
            lines += _cause(code, list(alike), titles, look)
    return "".join(f"{line}\n" for line in lines)


def subject(report: Report) -> str:
    """Whose report of which year, as far as it is known."""
    if not report.agency and not report.year:
        return "没有读出机关和年度"
    agency = report.agency or "没有读出机关名称，"
    return f"{agency}{report.year}年" if report.year else f"{agency}，没有读出年度"


def count(findings: Iterable[Finding]) -> str:
    """How many findings of each severity, in words."""
    severities = [finding.severity for finding in findings]
    numbers = [(severities.count(severity), word, unit) for severity, word, unit, _ in _SEVERITIES]
    words = [f"{number}{unit}{word}" for number, word, unit in numbers if number]
    if not words:
        return "没有发现错误"
    return "，".join(words if severities.count(Severity.ERROR) else ["没有发现错误", *words])


def todo(errors: int, warnings: int) -> str:
    """What to do next, given how many of each there are."""
    if errors:
        return "下一步：先改正“错误”，再逐条核对“提醒”；改完后再检查一次。每个代码的详细说明见 docs/checks/ 下同名的页面。"
    if warnings:
        return "下一步：逐条核对“提醒”，确有问题的改正，情况属实的可以不改。每个代码的详细说明见 docs/checks/ 下同名的页面。"
    return "下一步：可以继续报送或发布；程序不能代替对内容的人工审核。"


def overall(tally: Tally) -> str:
    """The first line over many files."""
    line = f"{tally.clean + tally.faulty + tally.unusable}份报告：{tally.clean}份没有错误，{tally.faulty}份有错误"
    return f"{line}；{tally.unusable}份读不了" if tally.unusable else line


def _cause(code: str, findings: list[Finding], titles: Mapping[str, str], look: Look) -> Iterator[str]:
    """Findings of one code; what is the same for all of them is said once, at the end."""
    advices, sources = ({getattr(f, name) for f in findings} for name in ("advice", "source"))
    head, indent = f"  {code}  ", " " * 8
    if len(findings) > 1:
        yield from wrap(f"{titles.get(code, '')}（{len(findings)}处）", look.columns, head, indent)
        head = indent + "· "
    for finding in findings:
        yield from wrap(finding.message, look.columns, head, " " * len(head))
        yield from _details(finding, " " * len(head), look, len(advices) > 1, len(sources) > 1)
    if len(advices) == 1:
        yield from _labelled("怎么办", advices.pop(), indent, look)
    if len(sources) == 1:
        yield from _dim(_labelled("依据", sources.pop(), indent, look), look)


def _details(finding: Finding, indent: str, look: Look, advice: bool, source: bool) -> Iterator[str]:
    if finding.quote and finding.quote not in finding.message:
        yield from _labelled("原文", f"“{_short(finding.quote)}”", indent, look)
    if advice:
        yield from _labelled("怎么办", finding.advice, indent, look)
    yield from _dim(_labelled("位置", _place(finding), indent, look), look)
    if source:
        yield from _dim(_labelled("依据", finding.source, indent, look), look)


def _place(finding: Finding) -> str:
    words = finding.where.words() if finding.where else ""
    return words or (f"单元格 {finding.address}" if finding.address else "")


def _short(quote: str) -> str:
    text = " ".join(quote.split())
    return text if len(text) <= _QUOTE else f"{text[:_QUOTE]}…"


def _labelled(label: str, text: str, indent: str, look: Look) -> list[str]:
    return wrap(f"{label}：{text}", look.columns, indent, indent + "  ") if text else []


def _dim(lines: Iterable[str], look: Look) -> Iterator[str]:
    shade: Callable[[str], str] = (lambda line: click.style(line, dim=True)) if look.colour else str
    return (shade(line) for line in lines)
