"""A letter as one web page: nothing from outside, fit for screen readers, phones and paper."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from gongkai.letters.letter import Letter


def letter_html(letter: Letter) -> bytes:
    """The page as UTF-8."""
    return _template().render(letter=letter).encode()


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("gongkai.letters"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    return environment.get_template("letter.html.jinja")
