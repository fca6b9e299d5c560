"""What the platform is called and whom to ring: the frame shows it on every page, the app at the top of the house provides it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Identity:
    """The names in masthead and footer; what is empty is not shown.

    `home_name` and `home_url` are the website of the government, `help_line` the words after “遇到困难？” on the desk,
    `codes` the numbers a government site must show (网站标识码、ICP备案、公安备案).
    """

    title: str = "政府信息公开平台"
    host: str = ""
    home_name: str = ""
    home_url: str = ""
    phone: str = ""
    hours: str = ""
    help_line: str = ""
    codes: tuple[str, ...] = ()


_providers: list[Callable[[], Identity]] = []


def provide(provider: Callable[[], Identity]) -> None:
    """Let `provider` say from now on who the platform is; it is asked once for a page, so it should remember."""
    _providers[:] = [provider]


def identity() -> Identity:
    """Who the platform is, as the provider says; the plain one where nobody provides."""
    return _providers[0]() if _providers else Identity()
