"""Help and usage errors are Chinese throughout, whatever the locale and the version of click."""

import ast
import re
from pathlib import Path

import click
import pytest

from gongkai.cli.chinese import MESSAGES
from gongkai.cli.main import COMMANDS, main
from tests.cli.command import CLEAN, gongkai

MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types")
NOT_MET = {
    # mistakes in the declaration of a command, which no person at a terminal can make
    "Value must be an iterable.",
    "Could not determine name for option with declarations {decls!r}",
    "No options defined but a name was passed ({name}). Did you mean to declare an argument instead? Did you mean to pass '--{name}'?",
    "Arguments take exactly one parameter declaration, got {length}: {decls}.",
    "Name '{name}' defined twice",
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "Invalid start character for option ({option})",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}",
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}",
    # questions and types that no command of ours uses
    "Do you want to continue?",
    "Confirm the action without prompting.",
    "Press any key to continue...",
    "Repeat for confirmation",
    "Error: The two entered values do not match.",
    "Error: invalid input",
    "Unknown color {colour!r}",
    "{value!r} is not a valid boolean. Recognized values: {states}",
    "{value!r} is not a valid UUID.",
    "{len_type} values are required, but {len_value} was given.",
    "{len_type} values are required, but {len_value} were given.",
}
COMMAND_NAMES = "|".join(sorted(COMMANDS, key=len, reverse=True))
NAMES = re.compile(
    rf"--?[a-z-]+|\[[a-z0-9|]+\]|\.(?:[a-z]+)\b|docs/[a-z]+|schema/|GONGKAI_[A-Z]+|secret-key|/activate/|(?:\./)?gongkai-[a-z0-9]+|/(?:srv|mnt)/[a-z/-]+|127\.0\.0\.1"
    r"|\b(?:sha256|9f86d081884c7d65|lina|zhaomin|SQLite|PostgreSQL|Ctrl\+C)\b"
    rf"|\b(?:gongkai|{COMMAND_NAMES}|json|csv|table|html|text|system|security|audit|worker|JSON|Word|Excel|WPS|PDF|OFD|docx|pdf|xlsx|csv|md)\b"
)
"""What stands in help as it is typed or as everyone calls it."""


def texts_of_click() -> set[str]:
    """Every text for which click asks gettext."""
    texts = set()
    for name in MODULES:
        source = Path(click.__file__).with_name(f"{name}.py").read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
                texts |= {arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)}
    return texts


def test_every_text_of_click_has_a_translation() -> None:
    texts = texts_of_click()
    assert len(texts) > 40
    assert texts - set(MESSAGES) - NOT_MET == set()


def test_translations_keep_the_blanks() -> None:
    for english, chinese in MESSAGES.items():
        known = {name.partition("!")[0] for name in re.findall(r"\{(\w+(?:!r)?)\}", english)}
        assert set(re.findall(r"\{(\w+)\}", chinese)) <= known, english


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_chinese(command: str) -> None:
    result = gongkai(*([command] if command else []), "--help")
    assert result.exit_code == 0
    assert re.findall(r"[A-Za-z]+", NAMES.sub("", result.stdout)) == []
    assert result.stdout.startswith("用法：gongkai")


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "docs"])
def test_help_gives_examples_that_name_the_command(command: str) -> None:
    assert f"\n    gongkai {command} " in gongkai(command, "--help").stdout


def test_list_of_commands_repeats_their_first_lines() -> None:
    with click.Context(main) as context:
        for name, line in COMMANDS.items():
            command = main.get_command(context, name)
            assert command is not None
            assert (command.help or "").splitlines()[0] == line


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("chek",), "没有 chek 这个命令。用法见 gongkai --help。"),
        (("check",), "没有写参数 '文件或目录...'。用法见 gongkai check --help。"),
        (("check", "--lst", "x", CLEAN), "没有 --lst 这个选项。是不是 '--last'？用法见 gongkai check --help。"),
        (("check", CLEAN, "--last"), "选项 --last 后面要写内容。用法见 gongkai --help。"),
        (("check", CLEAN, "--year", "二三"), "'--year' 写得不对：“二三”不是整数。用法见 gongkai check --help。"),
        (("check", CLEAN, "--year", "23"), "'--year' 写得不对：23 不是报告年度，请写四位数字，例如 2023。用法见 gongkai check --help。"),
        (
            ("check", CLEAN, "--published-on", "1月"),
            "'--published-on' 写得不对：“1月”不是日期，请写成 2024-01-25 这样。用法见 gongkai check --help。",
        ),
        (
            ("read", CLEAN, "--edition", "2007"),
            "'--edition' 写得不对：“2007”不行，只能写其中之一：'2019', '2021'。用法见 gongkai read --help。",
        ),
        (("render", CLEAN), "没有写选项 '--to'。用法见 gongkai render --help。"),
        (("render", CLEAN, CLEAN, "--to", "html", "-o", "x"), f"多写了参数：{CLEAN}。用法见 gongkai render --help。"),
        (("docs",), "请写 --write 或 --check。用法见 gongkai docs --help。"),
    ],
)
def test_wrong_use_is_one_chinese_sentence(args: tuple[str, ...], sentence: str) -> None:
    result = gongkai(*args)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"{sentence}\n")


def test_no_command_gives_the_help_on_standard_error() -> None:
    result = gongkai()
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == gongkai("--help").stdout
