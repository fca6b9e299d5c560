"""The texts of letters: one file a kind under `texts/`, named fields in double braces, one paragraph a line."""

from collections.abc import Mapping
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from gongkai.letters.wording import named, stop


def paragraphs(kind: str, values: Mapping[str, object]) -> tuple[str, ...]:
    """The paragraphs of a letter filled with the values; a value of several lines makes several paragraphs."""
    return tuple(line.strip() for line in _text(kind).render(values).splitlines() if line.strip())


@cache
def _text(kind: str) -> Template:
    # Letters are plain text here; every format escapes for itself, so escaping must not happen twice.
    environment = Environment(
        loader=PackageLoader("gongkai.letters", "texts"),
        autoescape=False,  # noqa: S701  # as said above
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"stop": stop, "named": named}
    return environment.get_template(f"{kind}.txt")
