"""How the pages look to one visitor: the theme of the masthead and the size of the letters, kept in cookies."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

THEMES = {"blue": "庄重蓝", "red": "深红"}
SIZES = {"standard": "标准版", "elder": "长辈版"}
"""The looks by their key in cookie and stylesheet, with the words of the screen; the first is the default."""

_THEME_COOKIE = "gongkai-theme"
_SIZE_COOKIE = "gongkai-size"
_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Look:
    """A theme and a size, by key."""

    theme: str = "blue"
    size: str = "standard"


def look_of(request: HttpRequest) -> Look:
    """The look that the visitor chose; the default for what they did not, or for what does not exist."""
    theme = request.COOKIES.get(_THEME_COOKIE, "")
    size = request.COOKIES.get(_SIZE_COOKIE, "")
    return Look(theme if theme in THEMES else "blue", size if size in SIZES else "standard")


def keep(response: HttpResponse, look: Look, *, secure: bool) -> None:
    """Put the look into the cookies of a response, for a year."""
    for name, value in ((_THEME_COOKIE, look.theme), (_SIZE_COOKIE, look.size)):
        response.set_cookie(name, value, max_age=_YEAR, secure=secure, httponly=True, samesite="Lax")
