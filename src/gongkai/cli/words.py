"""Commands whose help is laid out for Chinese text."""

from collections.abc import Iterable
from typing import Any

import click

from gongkai.cli.output.wrap import pad, width, wrap


class Formatter(click.HelpFormatter):
    """Help text that counts a Chinese character as two columns and breaks lines between any two of them."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows the order of words."""
        super().write_usage(prog, args, prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        """A heading with a Chinese colon."""
        self.write(f"{' ' * self.current_indent}{heading}：\n")

    def write_text(self, text: str) -> None:
        """Paragraphs; the lines of one that begins with \\b stay as they are."""
        indent = " " * self.current_indent
        paragraphs = [paragraph.strip("\n") for paragraph in text.split("\n\n")]
        self.write("\n".join("".join(f"{line}\n" for line in self._lines(paragraph, indent)) for paragraph in paragraphs))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Terms and what they mean, side by side."""
        pairs = list(rows)
        column = min(max(width(term) for term, _ in pairs), col_max) + col_spacing
        indent = " " * self.current_indent
        for term, meaning in pairs:
            first, *rest = wrap(meaning, max(self.width - column - self.current_indent, 20))
            if width(term) + col_spacing > column:
                self.write(f"{indent}{term}\n")
                term = ""
            self.write(f"{indent}{pad(term, column)}{first}\n")
            self.write("".join(f"{indent}{' ' * column}{line}\n" for line in rest))

    def _lines(self, paragraph: str, indent: str) -> list[str]:
        lines = paragraph.split("\n")
        if lines[0].strip() == "\b":
            return [f"{indent}{line}".rstrip() for line in lines[1:]]
        return wrap("".join(line.strip() for line in lines), self.width, indent, indent)


class Context(click.Context):
    """A context that lays help out for Chinese."""

    formatter_class = Formatter


class Command(click.Command):
    """A command with Chinese help."""

    context_class = Context

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[选项]", **more})
