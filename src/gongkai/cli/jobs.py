"""`gongkai jobs`: the work that the platform does by itself, in a process of its own."""

from pathlib import Path

import click

from gongkai.cli.words import Command


@click.command(cls=Command)
@click.option("--data", type=click.Path(path_type=Path), metavar="目录", help="数据目录；默认 ./gongkai-data。")
def jobs(data: Path | None) -> None:
    """运行公开平台的后台任务（平时由 serve 自己做）。

    要把后台任务放在另一个进程或另一台机器上时，
    给 gongkai serve 设 GONGKAI_JOBS=worker，再另开这个命令，可以开几个。停止按 Ctrl+C。

    \b
    例子：
      gongkai jobs
      gongkai jobs --data /srv/gongkai

    退出状态：0 正常停止；2 启动不了（标准错误上有说明）。
    """
    from gongkai.portal.site.running import say
    from gongkai.portal.site.starting import CannotStart, open_platform, take_up

    try:
        open_platform(take_up({"GONGKAI_DATA": str(data) if data else None}), migrate=False)
    except CannotStart as error:
        raise click.ClickException(str(error)) from None
    from gongkai.portal.site.working import work_until_told

    say("后台任务正在运行，停止按 Ctrl+C。")
    work_until_told()
    say("已停止。")
