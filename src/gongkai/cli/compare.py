"""`gongkai compare`: two years of one agency side by side."""

import click

from gongkai.checking import REGISTRY, Context, check_report
from gongkai.cli import streams
from gongkai.cli.inputs import load_report
from gongkai.cli.output import comparison_json, comparison_page, comparison_text
from gongkai.cli.status import FAULTY, PASSED, UNUSABLE
from gongkai.cli.streams import look
from gongkai.cli.trouble import unusable
from gongkai.cli.words import Command
from gongkai.compiling import compare as compare_reports
from gongkai.examining import titles
from gongkai.reading import UnusableFileError
from gongkai.report import Report, Severity

_FAMILY = "B"


@click.command(cls=Command)
@click.argument("last", metavar="上年文件")
@click.argument("this", metavar="今年文件")
@click.option("--format", "format_", type=click.Choice(["text", "html", "json"]), default="text", help="输出格式，不写时是 text。")
def compare(last: str, this: str, format_: str) -> int:
    """把两年的年报放在一起，看哪里变了。

    三张表逐格比较，写出增减和百分比（上年不到10的不算百分比）；两年用的格式不同时，含义相同的行照常比较，其余各列各的。
    核对上年结转等两年之间的等式，并算出各部分有多少文字是照抄上年的。

    \b
    text  在屏幕上看
    html  一个网页，可以打印、转发
    json  给程序用

    \b
    例子：
      gongkai compare 2022年年报.html 2023年年报.html
      gongkai compare 2022年年报.html 2023年年报.html --format html > 两年对照.html

    退出状态：0 没有错误；1 至少有一处错误；2 命令写错了，或有文件不能用。
    """
    reports = [_report(path) for path in (last, this)]
    before, now = reports
    if before is None or now is None:
        return UNUSABLE
    comparison = compare_reports(before, now)
    codes = frozenset(code for code in REGISTRY if code.startswith(_FAMILY))
    findings = check_report(Context(now, before), codes)
    match format_:
        case "json":
            streams.write(comparison_json.encoded(comparison, findings))
        case "html":
            streams.write(comparison_page.page(comparison, findings))
        case _:
            shown = comparison_text.shown(this, comparison, findings, titles(), look())
            streams.write(shown.encode("utf-8", "backslashreplace"))
    return FAULTY if any(finding.severity is Severity.ERROR for finding in findings) else PASSED


def _report(path: str) -> Report | None:
    """The report in a file; none, with a sentence on standard error, where it cannot be read."""
    try:
        return load_report(path).report
    except UnusableFileError as error:
        streams.complain(unusable(path, error))
        return None
