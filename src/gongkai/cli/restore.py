"""`gongkai restore`: a platform made from a backup."""

from pathlib import Path

import click

from gongkai.cli.platform_data import data_option, open_data
from gongkai.cli.status import FAULTY, PASSED
from gongkai.cli.words import Command


@click.command(cls=Command)
@click.argument("file", metavar="备份文件", type=click.Path(path_type=Path))
@data_option
def restore(file: Path, data: Path | None) -> int:
    """用备份文件恢复出一个公开平台。

    只恢复到空的目录或空的 PostgreSQL 库，已有的平台不会被覆盖。先核对备份里每个文件的摘要，
    有一处不符就不恢复；恢复后逐条核验操作记录。较早版本做的备份会顺便更新到这个版本。
    恢复出来的平台里，原来登录着的人都要重新登录。

    \b
    例子：
      gongkai restore gongkai-20260120.zip --data /srv/gongkai-new

    退出状态：0 恢复好了，操作记录完好；1 恢复好了，但操作记录核验出问题；2 没有恢复（标准错误上有说明）。
    """
    if not file.is_file():
        raise click.ClickException(f"{file}：没有这个文件，请检查路径。")
    open_data(data, "leave", new=True)
    from gongkai.portal.audit.verifying import verify
    from gongkai.portal.site.backup.keeping import bring_back
    from gongkai.portal.site.backup.manifest import UnusableBackup
    from gongkai.portal.site.running import say

    try:
        manifest = bring_back(file)
    except UnusableBackup as error:
        raise click.ClickException(f"{file}：{error}") from None
    verdict = verify()
    say(f"恢复好了：{manifest.rows}条记录、{len(manifest.files)}个上传的文件，备份于{manifest.made_at:%Y-%m-%d %H:%M}。", verdict.sentence)
    return PASSED if verdict.sound else FAULTY
