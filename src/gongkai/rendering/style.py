"""The look of our pages: the style sheet of the report page, for other pages that show reports."""

from functools import cache
from importlib.resources import files


@cache
def stylesheet() -> str:
    """The style sheet with its design variables, as text for a `style` element."""
    return files("gongkai.rendering").joinpath("templates", "report.css").read_text(encoding="utf-8")
