"""`gongkai jobs`: the work that the platform does by itself, in a process of its own."""

from pathlib import Path

import click

from gongkai.cli.platform_data import data_option, open_data
from gongkai.cli.words import Command


@click.command(cls=Command)
@data_option
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
    open_data(data)
    from gongkai.portal.site.running import say
    from gongkai.portal.site.working import work_until_told

    say("后台任务正在运行，停止按 Ctrl+C。")
    work_until_told()
    say("已停止。")
