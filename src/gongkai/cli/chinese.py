"""The sentences of click in Chinese: click asks gettext for every text, here is what it gets."""

from importlib import import_module

MESSAGES = {
    "Usage:": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Positional arguments": "参数",
    "Show this message and exit.": "显示这段说明。",
    "Show the version and exit.": "显示版本号。",
    "%(prog)s, version %(version)s": "%(prog)s %(version)s",
    "default: {default}": "默认：{default}",
    "env var: {var}": "环境变量：{var}",
    "(dynamic)": "（自动）",
    "required": "必填",
    "deprecated": "已停用",
    "Aborted!": "已中断。",
    "Error: {message}": "{message}",
    "Try '{command} {option}' for help.": "用法见 {command} {option}。",
    "Missing command.": "没有写命令。",
    "Missing argument": "没有写参数",
    "Missing option": "没有写选项",
    "Missing parameter": "没有写参数",
    "Missing {param_type}": "没有写{param_type}",
    "Missing parameter: {param_name}": "没有写参数 {param_name}",
    "No such option {name!r}.": "没有 {name} 这个选项。",
    "No such option: {name}": "没有 {name} 这个选项。",
    "No such command {name!r}.": "没有 {name} 这个命令。",
    "Did you mean {possibility}?": "是不是 {possibility}？",
    "(Did you mean one of: {possibilities}?)": "是不是其中之一：{possibilities}？",
    "Invalid value: {message}": "写得不对：{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} 写得不对：{message}",
    "{value!r} is not {choice}.": "“{value}”不行，只能写 {choice}。",
    "{value!r} is not one of {choices}.": "“{value}”不行，只能写其中之一：{choices}。",
    "Choose from:\n\t{choices}": "只能写其中之一：{choices}",
    "Choice({choices})": "{choices}之一",
    "{value!r} does not match the format {format}.": "“{value}”不是日期，请写成 2024-01-25 这样。",
    "{value!r} does not match the formats {formats}.": "“{value}”不是日期，请写成 2024-01-25 这样。",
    "{value!r} is not a valid {number_type}.": "“{value}”不是整数。",
    "{value} is not in the range {range}.": "{value} 不在 {range} 的范围内。",
    "Got unexpected extra argument ({args})": "多写了参数：{args}",
    "Got unexpected extra arguments ({args})": "多写了参数：{args}",
    "Option {name!r} does not take a value.": "选项 {name} 后面不写内容。",
    "Option {name!r} requires an argument.": "选项 {name} 后面要写内容。",
    "Option {name!r} requires {nargs} arguments.": "选项 {name} 后面要写{nargs}项内容。",
    "Argument {name!r} takes {nargs} values.": "参数 {name} 要写{nargs}项。",
    "Takes {nargs} values but 1 was given.": "要写{nargs}项，只写了1项。",
    "Takes {nargs} values but {len} were given.": "要写{nargs}项，写了{len}项。",
    "Could not open file {filename!r}: {message}": "打不开文件 {filename}：{message}",
    "unknown error": "原因不明",
    "file": "文件",
    "directory": "目录",
    "path": "路径",
    "{name} {filename!r} is a file.": "{name} {filename} 是文件。",
    "{name} {filename!r} is a directory.": "{name} {filename} 是目录。",
    "{name} {filename!r} is not readable.": "{name} {filename} 没有读的权限。",
    "{name} {filename!r} is not writable.": "{name} {filename} 没有写的权限。",
    "{name} {filename!r} is not executable.": "{name} {filename} 不能运行。",
    "{name} {filename!r} does not exist.": "{name} {filename} 不存在。",
}
"""What click says → what we say. A text that is missing here stays English; tests/cli holds that none is missing that we can meet."""

_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types")


def translate(message: str) -> str:
    """The Chinese of one text of click."""
    return MESSAGES.get(message, message)


def translate_number(one: str, many: str, number: int) -> str:
    """The Chinese of a text that has a plural; Chinese has none."""
    return translate(one if number == 1 else many)


def speak_chinese() -> None:
    """Make click speak Chinese in this process, whatever the locale: the offices that use this have terminals of every sort."""
    for name in _MODULES:
        module = import_module(f"click.{name}")
        for alias, function in (("_", translate), ("ngettext", translate_number)):
            if hasattr(module, alias):
                setattr(module, alias, function)
