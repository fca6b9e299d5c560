"""The pages of `docs/` and the schemas, made from the code: file name → content."""

from gongkai.cli.pages import checks, commands, deeds, editions, settings, sources
from gongkai.rendering.schema import schemas


def all_pages() -> dict[str, bytes]:
    """Every generated file, its path from the top of the project → its bytes."""
    pages = editions.pages() | checks.pages() | commands.pages() | deeds.pages() | settings.pages() | sources.pages()
    files = {name: text.encode("utf-8") for name, text in pages.items()}
    return files | {name if "/" in name else f"schema/{name}": data for name, data in schemas().items()}
