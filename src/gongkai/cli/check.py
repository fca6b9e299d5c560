"""`gongkai check`: what is wrong in a report."""

from dataclasses import dataclass
from datetime import datetime

import click

from gongkai.cli import delivery, streams
from gongkai.cli.directory import Found, expand
from gongkai.cli.inputs import load_report
from gongkai.cli.outcome import Product, Tally, product
from gongkai.cli.output import github, jsons, text
from gongkai.cli.output.wrap import wrap
from gongkai.cli.status import UNUSABLE
from gongkai.cli.streams import Look, look
from gongkai.cli.trouble import unusable
from gongkai.cli.words import Command
from gongkai.examining import Circumstances, examine, titles
from gongkai.reading import UnusableFileError
from gongkai.report import Report


@dataclass(frozen=True, slots=True)
class _Check:
    """Read and check one file and write its findings out in one format."""

    format: str
    said: Circumstances
    look: Look
    several: bool

    def __call__(self, path: str) -> Product:
        loaded = examine(load_report(path), self.said)
        report, findings = loaded.report, loaded.findings
        match self.format:
            case "json":
                return product(jsons.result(report, findings), findings)
            case "github":
                shown = github.annotations(path, findings)
            case _:
                shown = text.block(path, report, findings, titles(), self.look)
                shown += "\n" if self.several and findings else ""
        return product(shown.encode("utf-8", "backslashreplace"), findings)


def four_digits(context: click.Context, parameter: click.Parameter, year: int | None) -> int | None:
    """The year as given; BadParameter where it is none that a report can be about."""
    if year is None or 2008 <= year <= 2100:
        return year
    raise click.BadParameter(f"{year} 不是报告年度，请写四位数字，例如 2023。", context, parameter)


@click.command(cls=Command)
@click.argument("files", nargs=-1, required=True, metavar="文件或目录...")
@click.option("--last", metavar="文件", help="同一机关上一年的年报，用来核对上年结转等数字；只能与一份年报一起用。")
@click.option("--agency", metavar="名称", help="这是哪个机关的年报；不写时以年报自己写的为准。")
@click.option("--year", type=int, callback=four_digits, metavar="年份", help="这是哪一年的年报；不写时以年报自己写的为准。")
@click.option(
    "--format", "format_", type=click.Choice(["text", "json", "github"]), default="text", help="输出格式，不写时是 text（给人看）。"
)
@click.option(
    "--published-on", type=click.DateTime(["%Y-%m-%d"]), metavar="日期", help="年报发布的日期，写成 2024-01-25；不写时以网页写的为准。"
)
def check(
    files: tuple[str, ...], last: str | None, agency: str | None, year: int | None, format_: str, published_on: datetime | None
) -> int:
    """检查年报，指出哪里不对、怎么改。

    核对三张表的勾稽关系、正文与表格是否一致、格式和时限等。只指出问题，不改动文件。
    可以给一个文件、几个文件，或一个目录（检查里面的全部网页、文本、Word、Excel、PDF 和 OFD 年报）。

    \b
    例子：
      gongkai check 年报.html
      gongkai check 2023年.html --last 2022年.html
      gongkai check 各单位年报/
      gongkai check 年报.html --format json > 结果.json

    退出状态：0 没有错误；1 至少有一处错误；2 命令写错了，或有文件不能用。
    """
    try:
        found = expand(files)
        earlier = _last(last, found)
    except UnusableFileError as error:
        streams.complain(str(error))
        return UNUSABLE
    day = published_on.date() if published_on else None
    job = _Check(format_, Circumstances(earlier, agency, year, day), look(), found.several)
    tally = _as_text(job, found) if format_ == "text" else _for_programs(job, found)
    _name_left(found)
    return tally.status


def _as_text(job: _Check, found: Found) -> Tally:
    """A block for each file and what to do; over several files a first line that sums up."""
    results = list(delivery.outcomes(job, found.paths))
    products = [outcome.product for outcome in results if outcome.product]
    if found.several:
        streams.write(f"{text.overall(delivery.tally(results))}\n\n".encode())
    if products:
        todo = text.todo(sum(p.errors for p in products), sum(p.warnings for p in products))
        last = "".join(f"{line}\n" for line in wrap(todo, job.look.columns))
        blank = "" if found.several and any((products[-1].errors, products[-1].warnings, products[-1].remarks)) else "\n"
        return delivery.deliver(results, delivery.Frame(closing=f"{blank}{last}".encode()))
    return delivery.deliver(results, delivery.Frame())


def _for_programs(job: _Check, found: Found) -> Tally:
    frame = delivery.json_frame(found.several) if job.format == "json" else delivery.Frame()
    return delivery.deliver(delivery.outcomes(job, found.paths), frame)


def _last(path: str | None, found: Found) -> Report | None:
    """Last year's report; UnusableFileError where it cannot be read, UsageError beside several reports."""
    if path is None:
        return None
    if len(found.paths) > 1:
        raise click.UsageError("--last 只能与一份年报一起用，这里给了多份。")
    try:
        return load_report(path).report
    except UnusableFileError as error:
        raise UnusableFileError(unusable(path, error)) from error


def _name_left(found: Found) -> None:
    """Say which documents of a directory were not checked, so that nobody takes them for checked."""
    if not found.left:
        return
    some = "、".join(found.left[:3]) + ("等" if len(found.left) > 3 else "")
    streams.complain(f"另有{len(found.left)}个文件没有检查，这种格式还不能读：{some}。请另存为PDF或网页后再检查。")
