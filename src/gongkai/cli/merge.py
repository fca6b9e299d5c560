"""`gongkai merge`: the reports of many agencies added up to one."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import click

from gongkai.checking import REGISTRY, Context, check_report
from gongkai.cli import streams
from gongkai.cli.check import four_digits
from gongkai.cli.directory import expand
from gongkai.cli.gathering import gather
from gongkai.cli.inputs import load_report
from gongkai.cli.office_lists import expected_names, reorganisations
from gongkai.cli.output import merging
from gongkai.cli.render import fonts_option, replace_file
from gongkai.cli.status import FAULTY, PASSED, UNUSABLE
from gongkai.cli.streams import look
from gongkai.cli.trouble import unusable
from gongkai.cli.words import Command
from gongkai.compiling import Plan
from gongkai.compiling import merge as merge_members
from gongkai.examining import titles
from gongkai.reading import UnusableFileError
from gongkai.rendering import RENDERERS, Fonts, MissingFontError, render
from gongkai.report import Finding, Merged, Report, Severity

Answer = TypeVar("Answer")

_STDOUT = "-"
_SUFFIXES = {"htm": "html"}
_FAMILY = "U"


def _known_suffix(context: click.Context, parameter: click.Parameter, output: str) -> str:
    """The file as given; BadParameter where its suffix is no format that can be written."""
    if output == _STDOUT or _format(output) in RENDERERS:
        return output
    endings = "、".join(f".{name}" for name in RENDERERS)
    raise click.BadParameter(f"由文件名的结尾看不出写成什么格式，可以用 {endings}。", context, parameter)


@click.command(cls=Command)
@click.argument("files", nargs=-1, required=True, metavar="文件或目录...")
@click.option("--agency", required=True, metavar="名称", help="汇总年报是哪个机关的。")
@click.option("--year", type=int, callback=four_digits, metavar="年份", help="汇总哪一年；不写时取多数年报的年度。")
@click.option("--expect", metavar="文件", help="应报名单，每行一个机关名称，用来找出谁没有交。")
@click.option("--last", multiple=True, metavar="文件或目录", help="各家上一年的年报，用来逐家核对上年结转；可以写几次。")
@click.option("--reorganisation", metavar="文件", help="机构改革记录，每行写“旧机关,新机关,日期”，用来解释谁并入谁、结转移交给谁。")
@click.option("--against", metavar="文件", help="已经做好的汇总年报，逐格与各家之和核对。")
@click.option(
    "-o", "--output", required=True, callback=_known_suffix, metavar="文件", help="汇总写到哪个文件，由结尾决定格式；写 - 则显示 JSON。"
)
@fonts_option
def merge(
    files: tuple[str, ...],
    agency: str,
    year: int | None,
    expect: str | None,
    last: tuple[str, ...],
    reorganisation: str | None,
    against: str | None,
    output: str,
    fonts: Path | None,
) -> int:
    """把各家的年报逐格相加，汇总成一份。

    表二、表三、表四同一格相加，每个机关只计一次。空着的不当作0，元和万元不换算，格式不同的行不猜；
    这些格的汇总数标为不能确定，并说明是哪一家。六个部分的文字留空，由汇总的机关自己写。
    同时指出谁没有交、谁的年报自己就加不平、谁交了两份、谁交了别的年度。

    \b
    例子：
      gongkai merge 各单位年报/ --agency 云溪县人民政府 -o 汇总.html
      gongkai merge 各单位年报/ --agency 云溪县人民政府 --expect 名单.txt -o 汇总.json
      gongkai merge 今年/ --agency 云溪县人民政府 --last 去年/ --reorganisation 机构改革.csv -o 汇总.json
      gongkai merge 各单位年报/ --agency 云溪县人民政府 --against 县政府年报.html -o 汇总.json

    退出状态：0 没有错误；1 至少有一处错误；2 命令写错了，或有文件不能用（其余文件照常汇总）。
    """
    try:
        plan = Plan(
            agency=agency,
            year=year,
            expected=_named(expected_names, expect) if expect else (),
            reorganisations=_named(reorganisations, reorganisation) if reorganisation else (),
        )
        published = _named(load_report, against).report if against else None
        now, before = _paths(files, {output, against or ""}), _paths(last, {output})
    except UnusableFileError as error:
        streams.complain(str(error))
        return UNUSABLE
    this, earlier = gather(now, prose=bool(before)), gather(before)
    for sentence in (*this.troubles, *earlier.troubles):
        streams.complain(sentence)
    if not this.members:
        streams.complain("没有可以汇总的年报，没有生成文件。")
        return UNUSABLE
    merged = merge_members(this.members, replace(plan, last=earlier.members))
    findings = _findings(merged, published)
    try:
        _put_out(merged, findings, output, Fonts(fonts))
    except MissingFontError as error:
        streams.complain(unusable(output, error))
        return UNUSABLE
    faulty = any(finding.severity is Severity.ERROR for finding in findings)
    return UNUSABLE if this.troubles or earlier.troubles else FAULTY if faulty else PASSED


def _findings(merged: Merged, published: Report | None) -> list[Finding]:
    """What the checks of merged reports find: over the published report where one is given, else over the sum itself."""
    codes = frozenset(code for code in REGISTRY if code.startswith(_FAMILY))
    return check_report(Context(published or merged.report, merged=merged), codes)


def _put_out(merged: Merged, findings: Sequence[Finding], output: str, fonts: Fonts) -> None:
    """The report to its file and the summary to standard output; to standard error where the report itself goes there."""
    summary = merging.summary(output, merged, findings, titles(), look())
    if output == _STDOUT:
        streams.write(render(merged.report, "json", findings))
        streams.complain(summary.rstrip())
    else:
        replace_file(Path(output), render(merged.report, _format(output), findings, fonts))
        streams.write(summary.encode("utf-8", "backslashreplace"))


def _format(output: str) -> str:
    suffix = Path(output).suffix.lower().removeprefix(".")
    return _SUFFIXES.get(suffix, suffix)


def _paths(given: Sequence[str], not_these: set[str]) -> tuple[str, ...]:
    """The report files; those in a directory that this command writes or compares with are no members of the merge.

    Documents in a directory that cannot be read yet are named on standard error.

    UnusableFileError where a file named as a member is one of them.
    """
    others = [Path(path) for path in not_these if Path(path).is_file()]
    same = {path for path in given if _is_among(path, others)}
    if same:
        raise UnusableFileError(f"{min(same)}：这个文件也写在了 -o 或 --against 后面，不能同时当作一家的年报。")
    if not given:
        return ()
    found = expand(given)
    if found.left:
        some = "、".join(found.left[:3]) + ("等" if len(found.left) > 3 else "")
        streams.complain(f"另有{len(found.left)}个文件没有计入，这些格式还不能读：{some}。请另存为网页后再汇总。")
    return tuple(path for path in found.paths if not _is_among(path, others))


def _is_among(path: str, others: Sequence[Path]) -> bool:
    return any(Path(path).is_file() and Path(path).samefile(other) for other in others)


def _named(read: Callable[[str], Answer], path: str) -> Answer:
    """What `read` gives for a file; its UnusableFileError gets the file's name."""
    try:
        return read(path)
    except UnusableFileError as error:
        raise UnusableFileError(unusable(path, error)) from error
