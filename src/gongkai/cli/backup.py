"""`gongkai backup`: all that the platform holds in one file."""

from pathlib import Path

import click

from gongkai.cli.platform_data import data_option, open_data
from gongkai.cli.words import Command


@click.command(cls=Command)
@click.option("-o", "output", type=click.Path(path_type=Path), required=True, metavar="文件", help="备份文件，例如 gongkai-20260120.zip。")
@data_option
def backup(output: Path, data: Path | None) -> None:
    """把公开平台的全部内容备份成一个文件。

    平台可以照常使用：备份的是开始那一刻的内容。文件是一个压缩包，里面每张表一个文本文件，
    加上传的文件和一份清单，不用这个程序也能看。SQLite 和 PostgreSQL 的备份一样，可以互相恢复。
    文件里有口令的摘要，请妥善保管；数据目录里的 secret-key 不在其中。

    \b
    例子：
      gongkai backup -o gongkai-20260120.zip
      gongkai backup -o /mnt/backup/gongkai.zip --data /srv/gongkai

    退出状态：0 备份好了；2 没有备份成（标准错误上有说明）。
    """
    open_data(data)
    from gongkai.portal.site.backup.keeping import keep
    from gongkai.portal.site.running import say

    try:
        manifest = keep(output)
    except FileExistsError:
        raise click.ClickException(f"{output}：已经有这个文件，没有覆盖它。请换一个文件名。") from None
    say(f"备份好了：{output}。共{len(manifest.tables)}张表{manifest.rows}条，上传的文件{len(manifest.files)}个。")
