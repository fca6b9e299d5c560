"""What the platform checks of its own set-up, by number: errors (E) that keep it from starting, warnings (W) that the console tells.

E001  an address that stands not in the table of pages
E002  https is demanded, but nothing stands in front that speaks it
W001  listens beyond this machine, but no name of a host is allowed
W002  listens beyond this machine without https
W003  several web processes on SQLite
W004  jobs are switched off
W005  what day it is has been set by hand
W006  single sign-on reaches the provider without https
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning
from django.urls import URLPattern, URLResolver, get_resolver

if TYPE_CHECKING:
    from gongkai.portal.site.environment import Environment

TAG = "gongkai"
_HERE = ("127.0.0.1", "localhost", "::1")


def pages_are_declared(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """E001 for each address whose view was not routed by `frame.pages.page`: the gate would let everybody in."""
    return [
        Error(f"地址 {pattern.pattern} 没有登记在页面表里。", hint="用 frame.pages.page 来写这条地址，写明谁能打开它。", id="gongkai.E001")
        for pattern in _patterns(get_resolver())
        if not hasattr(pattern.callback, "page")
    ]


def _patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from _patterns(each)
        else:
            yield each


def _in_the_clear(issuer: str | None) -> bool:
    parts = urlsplit(issuer or "")
    return parts.scheme == "http" and parts.hostname not in _HERE


def set_up_is_sound(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """The warnings on settings that are allowed and probably not meant."""
    environment: Environment = settings.GONGKAI_ENVIRONMENT
    beyond = environment["GONGKAI_HOST"] not in _HERE
    found = (
        (
            beyond and not environment["GONGKAI_ALLOWED_HOSTS"],
            "W001",
            "平台供别的机器访问，但没有设允许的域名，别的机器打不开。",
            "设 GONGKAI_ALLOWED_HOSTS，写上大家在浏览器里输入的域名或地址，例如 gk.example.gov.cn,10.1.2.3。",
        ),
        (
            beyond and not environment["GONGKAI_HTTPS"],
            "W002",
            "平台供别的机器访问，但没有走 https，口令会明文经过网络。",
            "放到带证书的反向代理后面，再设 GONGKAI_HTTPS=yes 和 GONGKAI_PROXIES=1。",
        ),
        (
            environment["GONGKAI_WORKERS"] > 1 and not environment["GONGKAI_DATABASE"],
            "W003",
            "几个网页进程共用一个 SQLite 文件，可以用，但写入要排队。",
            "人多时请设 GONGKAI_DATABASE，改用 PostgreSQL；先用 gongkai backup 备份，再用 gongkai restore 恢复过去。",
        ),
        (
            environment["GONGKAI_JOBS"] == "off",
            "W004",
            "后台任务没有开：每天的核验和清理都不会做。",
            "设 GONGKAI_JOBS=embedded；或者设成 worker，另开 gongkai jobs。",
        ),
        (
            environment["GONGKAI_TODAY"] is not None and not environment["GONGKAI_DEMO"],
            "W005",
            f"“今天”被固定为{environment['GONGKAI_TODAY']}，所有期限都按这一天算。",
            "正式使用时请不要设 GONGKAI_TODAY。",
        ),
        (
            _in_the_clear(environment["GONGKAI_OIDC_ISSUER"]),
            "W006",
            "统一认证的网址没有走 https：路上的人可以冒充统一认证，放任何人进来。",
            "请统一认证的管理单位给出 https 的网址，写到 GONGKAI_OIDC_ISSUER。",
        ),
    )
    errors: list[CheckMessage] = []
    if environment["GONGKAI_HTTPS"] and not environment["GONGKAI_PROXIES"]:
        sentence = "要求走 https，但前面没有反向代理：平台自己不解密 https，所有页面都会打不开。"
        hint = "由反向代理来解密，并设 GONGKAI_PROXIES=1；只在本机试用就不要设 GONGKAI_HTTPS。"
        errors.append(Error(sentence, hint=hint, id="gongkai.E002"))
    return errors + [Warning(sentence, hint=hint, id=f"gongkai.{number}") for wrong, number, sentence, hint in found if wrong]
