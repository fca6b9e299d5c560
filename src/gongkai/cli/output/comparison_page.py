"""Two years side by side as one web page: nothing from outside, fit for screen readers, phones and paper."""

from collections.abc import Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from gongkai.cli.output.comparison_words import share_words, subject, tables, warnings, year_name
from gongkai.cli.output.text import count
from gongkai.compiling import Comparison
from gongkai.rendering.style import stylesheet
from gongkai.report import Finding, Severity

_SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.INFO: "说明"}
_SIGNS = {"up": "▲", "down": "▼", "same": "＝", "unknown": ""}
_SPOKEN = {"up": "增加", "down": "减少", "same": "不变", "unknown": ""}


def page(comparison: Comparison, findings: Sequence[Finding]) -> bytes:
    """The page as UTF-8."""
    return (
        _template()
        .render(
            style=stylesheet(),
            subject=subject(comparison),
            heads=(year_name(comparison.last, "上年"), year_name(comparison.this, "本年")),
            warnings=list(warnings(comparison)),
            count=count(findings),
            findings=[(_SEVERITIES[finding.severity], finding) for finding in findings],
            tables=list(tables(comparison)),
            parts=[(part, share_words(part)) for part in comparison.parts],
            signs=_SIGNS,
            spoken=_SPOKEN,
        )
        .encode()
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("gongkai.cli.output"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    return environment.get_template("comparison.html.jinja")
