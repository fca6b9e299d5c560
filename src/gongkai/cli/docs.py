"""`gongkai docs`: the pages and schemas that are made from the code."""

from pathlib import Path

import click

from gongkai.cli import streams
from gongkai.cli.pages import all_pages
from gongkai.cli.render import replace_file
from gongkai.cli.status import FAULTY, PASSED
from gongkai.cli.words import Command


@click.command(cls=Command)
@click.option("--write", "deed", flag_value="write", help="生成全部页面。")
@click.option("--check", "deed", flag_value="check", help="核对页面是否与程序一致，列出过时的文件。")
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".", metavar="目录", help="项目所在的目录。")
def docs(deed: str | None, root: Path) -> int:
    """生成或核对 docs/ 和 schema/ 里的页面（开发用）。

    表格说明、检查说明、命令说明和数据格式都由程序生成，不用手写；改了程序要重新生成。

    \b
    例子：
      gongkai docs --write
      gongkai docs --check

    退出状态：0 一致；1 有过时的文件；2 命令写错了。
    """
    if deed is None:
        raise click.UsageError("请写 --write 或 --check。")
    pages = all_pages()
    left_over = _left_over(root, set(pages))
    stale = [name for name, content in pages.items() if _content(root / name) != content]
    if deed == "write":
        for name in stale:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            replace_file(root / name, pages[name])
        for name in left_over:
            (root / name).unlink()
        return PASSED
    for name in sorted([*stale, *left_over]):
        streams.complain(f"{name}：与程序不一致，请运行 gongkai docs --write 重新生成。")
    return FAULTY if stale or left_over else PASSED


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _left_over(root: Path, pages: set[str]) -> list[str]:
    """Files in the folders that are all generated which no page stands behind any more."""
    files = [*root.glob("docs/checks/*.md"), *root.glob("schema/*.json")]
    return [name for path in files if (name := path.relative_to(root).as_posix()) not in pages]
