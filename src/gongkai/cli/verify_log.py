"""`gongkai verify-log`: whether the log of deeds is as it was written."""

from pathlib import Path

import click

from gongkai.cli.platform_data import data_option, open_data
from gongkai.cli.status import FAULTY, PASSED
from gongkai.cli.words import Command


@click.command(cls=Command)
@click.option("--noted", multiple=True, metavar="序号:摘要", help="从前抄下来的一行，核对它还在不在；可以写几次。")
@data_option
def verify_log(noted: tuple[str, ...], data: Path | None) -> int:
    """核验操作记录有没有被改动。

    从第一条起逐条重算摘要：改了一个字、少了一条、插了一条、换了次序，都会指出是哪一条。
    最后显示现在的末端“序号:摘要”，抄在纸上或报给上级，以后用 --noted 核对，整本换掉也瞒不过去。

    \b
    例子：
      gongkai verify-log
      gongkai verify-log --data /srv/gongkai --noted 1024:9f86d081884c7d65

    退出状态：0 完好；1 有问题；2 核验不了（标准错误上有说明）。
    """
    from gongkai.portal.audit.verdict import KEEP, Link

    try:
        links = [Link.read(text) for text in noted]
    except ValueError as error:
        raise click.ClickException(f"--noted：{error}") from None
    open_data(data)
    from gongkai.portal.audit.verifying import verify
    from gongkai.portal.site.running import say

    verdict = verify(noted=links)
    say(verdict.sentence, *(found.sentence for found in verdict.breaks[1:]), *verdict.remarks)
    if verdict.head.seq:
        say(f"末端  {verdict.head}")
    if not verdict.sound:
        say(KEEP)
    return PASSED if verdict.sound else FAULTY
