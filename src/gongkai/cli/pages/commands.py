"""docs/cli.md: the help of every command."""

import click

from gongkai.cli.chinese import speak_chinese
from gongkai.cli.main import COMMANDS, main
from gongkai.cli.pages.markdown import page
from gongkai.cli.words import Context

_INTRO = """`gongkai` 的命令和选项。这里的文字就是各命令 `--help` 显示的内容。

退出状态：0 没有“错误”级的问题；1 至少有一处；2 命令写错了，或有文件不能用（标准错误上有一句说明，其余文件照常处理）。
一个文件输出一个对象，几个文件或一个目录按顺序输出一个列表。"""
_WIDTH = 88


def pages() -> dict[str, str]:
    """The one page."""
    speak_chinese()
    group = Context(main, info_name="gongkai", terminal_width=_WIDTH)
    parts = [_help(main, group)]
    for name in COMMANDS:
        command = main.get_command(group, name)
        if command is not None:
            parts.append(f"## gongkai {name}\n\n{_help(command, Context(command, parent=group, info_name=name, terminal_width=_WIDTH))}")
    return {"docs/cli.md": page("命令", _INTRO, *parts)}


def _help(command: click.Command, context: click.Context) -> str:
    return f"```text\n{command.get_help(context).rstrip()}\n```"
