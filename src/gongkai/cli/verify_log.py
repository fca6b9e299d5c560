"""`gongkai verify-log`: whether the log of deeds is as it was written."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongkai.cli.platform_data import data_option, open_data
from gongkai.cli.status import FAULTY, PASSED
from gongkai.cli.words import Command

if TYPE_CHECKING:
    from gongkai.portal.audit.verdict import Link, Verdict


@click.command(cls=Command)
@click.option("--noted", multiple=True, metavar="序号:摘要", help="从前抄下来的一行，核对它还在不在；可以写几次。")
@click.option(
    "--export",
    "exported",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="核验从平台下载的记录文件（.jsonl），不看平台本身；在哪台机器上都可以。",
)
@data_option
def verify_log(noted: tuple[str, ...], exported: Path | None, data: Path | None) -> int:
    """核验操作记录有没有被改动。

    从第一条起逐条重算摘要：改了一个字、少了一条、插了一条、换了次序，都会指出是哪一条。
    最后显示现在的末端“序号:摘要”，抄在纸上或报给上级，以后用 --noted 核对，整本换掉也瞒不过去。

    \b
    例子：
      gongkai verify-log
      gongkai verify-log --data /srv/gongkai --noted 1024:9f86d081884c7d65
      gongkai verify-log --export 操作记录.jsonl

    退出状态：0 完好；1 有问题；2 核验不了（标准错误上有说明）。
    """
    from gongkai.portal.audit.verdict import KEEP, Link

    try:
        links = [Link.read(text) for text in noted]
    except ValueError as error:
        raise click.ClickException(f"--noted：{error}") from None
    verdict = _of_export(exported, links) if exported else _of_platform(data, links)
    from gongkai.portal.site.running import say

    say(verdict.sentence, *(found.sentence for found in verdict.breaks[1:]), *verdict.remarks)
    if verdict.head.seq:
        say(f"末端  {verdict.head}")
    if not verdict.sound:
        say(KEEP)
    return PASSED if verdict.sound else FAULTY


def _of_platform(data: Path | None, noted: "list[Link]") -> "Verdict":
    open_data(data)
    from gongkai.portal.audit.verifying import verify

    return verify(noted=noted)


def _of_export(path: Path, noted: "list[Link]") -> "Verdict":
    from gongkai.portal.audit.exporting import verify_export

    try:
        return verify_export(path, noted=noted)
    except OSError:
        raise click.ClickException(f"{path}：打不开这个文件，请核对文件名和读取的权限。") from None
