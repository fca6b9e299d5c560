"""The settings of the platform, read once from environment variables: each declared with what it is for, its default and its check.

`gongkai serve` says in one sentence what is wrong with a value and how to write it; docs/settings.md is generated from here.
"""

import difflib
import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit


class WrongSetting(Exception):
    """An environment variable that cannot be used; the sentence says which, why, and how to write it."""


def _text(value: str) -> str:
    return value


def _number(low: int, high: int) -> Callable[[str], int]:
    def read(value: str) -> int:
        if not value.isascii() or not value.isdigit() or not low <= int(value) <= high:
            raise ValueError(f"应是{low}到{high}之间的整数")
        return int(value)

    return read


def _one_of(*choices: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        if value not in choices:
            raise ValueError(f"应是{'、'.join(choices)}之一")
        return value

    return read


def _yes(value: str) -> bool:
    if value not in ("yes", "no"):
        raise ValueError("应是 yes 或 no")
    return value == "yes"


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError("应是日期，例如 2026-01-20") from None


def _names(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())


def _folder(value: str) -> Path:
    return Path(value).expanduser().absolute()


def _database(value: str) -> str:
    if value and not value.startswith(("postgresql://", "postgres://")):
        raise ValueError("应是 PostgreSQL 的连接地址，例如 postgresql://gongkai:口令@localhost/gongkai；不设则用数据目录里的 SQLite")
    return value


def _issuer(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("https", "http") or not parts.hostname or parts.query or parts.fragment or parts.username:
        raise ValueError("应是统一认证的签发者网址，例如 https://sso.example.gov.cn/realms/gov；不带问号、井号，不带 /.well-known 那一段")
    if "/.well-known" in parts.path:
        raise ValueError("只写到 /.well-known 前面为止，例如 https://sso.example.gov.cn/realms/gov")
    return value


def _words(most: int) -> Callable[[str], str]:
    def read(value: str) -> str:
        if len(value) > most:
            raise ValueError(f"最多{most}个字")
        return value

    return read


_DIGESTS = ("sha256", "sha384", "sha512", "sha3_256", "sm3")


def _digest(value: str) -> str:
    if value not in _DIGESTS:
        raise ValueError(f"应是{'、'.join(_DIGESTS)}之一；一般写 sha256，国密环境写 sm3")
    try:
        hashlib.new(value, b"")
    except ValueError:
        raise ValueError("本机没有这种摘要算法；一般写 sha256") from None
    return value


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable: how its text is read, its default as text, and what it is for, in Chinese."""

    name: str
    read: Callable[[str], Any]
    default: str
    meaning: str


SETTINGS: dict[str, Setting] = {
    setting.name: setting
    for setting in (
        Setting(
            "GONGKAI_DATA", _folder, "./gongkai-data", "数据目录：数据库、密钥和上传的文件都在这里；备份用 gongkai backup，不用停下平台。"
        ),
        Setting("GONGKAI_DATABASE", _database, "", "PostgreSQL 的连接地址；不设则用数据目录里的 SQLite 文件。"),
        Setting("GONGKAI_HOST", _text, "127.0.0.1", "监听的地址；让别的机器访问时写 0.0.0.0，并请放在反向代理之后。"),
        Setting("GONGKAI_PORT", _number(1, 65535), "8000", "监听的端口。"),
        Setting("GONGKAI_WORKERS", _number(1, 64), "1", "网页进程数；大于1时请用 PostgreSQL，SQLite 也能用，但写入要排队。"),
        Setting("GONGKAI_THREADS", _number(1, 64), "4", "每个网页进程的线程数。"),
        Setting(
            "GONGKAI_JOBS",
            _one_of("embedded", "worker", "off"),
            "embedded",
            "后台任务：embedded 随服务运行；worker 由另开的 gongkai jobs 运行；off 不运行。",
        ),
        Setting(
            "GONGKAI_SECRET_KEY", _text, "", "签名用的密钥；不设则首次启动时生成，存放在数据目录的 secret-key 文件里。多台机器须设成一样。"
        ),
        Setting("GONGKAI_ALLOWED_HOSTS", _names, "", "允许的域名，逗号分隔；不设则只接受本机和监听的地址。"),
        Setting("GONGKAI_HTTPS", _yes, "no", "是否经 https 访问：yes 时 Cookie 只走 https，并要求浏览器以后都用 https。"),
        Setting("GONGKAI_PROXIES", _number(0, 5), "0", "前面有几层反向代理；大于0时访问者的地址取自 X-Forwarded-For。"),
        Setting("GONGKAI_LOG_HASH", _digest, "sha256", "操作记录链的摘要算法；国密环境写 sm3。改动后新记录用新算法，旧记录不变。"),
        Setting("GONGKAI_SESSION_IDLE_MINUTES", _number(5, 720), "30", "登录后多少分钟没有操作就要重新登录。"),
        Setting("GONGKAI_SESSION_HOURS", _number(1, 72), "12", "一次登录最长多少小时。"),
        Setting("GONGKAI_PASSWORD_LENGTH", _number(8, 64), "10", "口令至少几个字符。"),
        Setting("GONGKAI_PASSWORD_DAYS", _number(0, 730), "0", "口令多少天后必须更换；0 为不要求定期更换。"),
        Setting(
            "GONGKAI_TOTP",
            _one_of("optional", "admins", "everybody"),
            "optional",
            "登录验证码（手机上的6位数字）：optional 自愿设置；admins 三类管理员必须设置；everybody 人人必须设置。",
        ),
        Setting("GONGKAI_LOCK_AFTER", _number(3, 20), "5", "连续输错几次口令就锁定账号。"),
        Setting("GONGKAI_LOCK_MINUTES", _number(1, 1440), "15", "锁定多少分钟后自动解锁；安全管理员可以提前解锁。"),
        Setting("GONGKAI_ACTIVATION_DAYS", _number(1, 60), "7", "启用码几天内有效。"),
        Setting(
            "GONGKAI_OIDC_ISSUER",
            _issuer,
            "",
            "统一认证（OIDC）的签发者网址；设了它和下面两项，登录页才多一个按钮，平台才会访问统一认证。做法见 platform.md。",
        ),
        Setting("GONGKAI_OIDC_CLIENT_ID", _text, "", "统一认证给本平台的应用编号（client_id）。"),
        Setting("GONGKAI_OIDC_CLIENT_SECRET", _text, "", "统一认证给本平台的应用密钥（client_secret）。"),
        Setting(
            "GONGKAI_OIDC_CLAIM",
            _text,
            "preferred_username",
            "统一认证的哪一项（claim）是本平台的登录名；须是本人不能自己改、也不会转给别人的一项。",
        ),
        Setting("GONGKAI_OIDC_NAME", _words(20), "统一认证", "统一认证叫什么，写在登录页的按钮上：“用……登录”。"),
        Setting("GONGKAI_DEMO", _yes, "no", "是否演示：yes 时登录页列出演示账号，各页写明“演示”；由 gongkai demo 设定，正式使用不要设。"),
        Setting("GONGKAI_TODAY", _day, "", "把“今天”当作这一天；只用于演示和测试，页面上会写明。"),
    )
}
"""All variables by name, as the documentation lists them."""


@dataclass(frozen=True, slots=True)
class Environment:
    """The values of all settings, read and checked; `given` names the variables that were set."""

    values: Mapping[str, Any]
    given: frozenset[str]

    def __getitem__(self, name: str) -> Any:
        return self.values[name]


def read_environment(variables: Mapping[str, str] | None = None) -> Environment:
    """The settings as the environment has them; raises `WrongSetting` naming every variable that cannot be used, unknown ones included."""
    variables = os.environ if variables is None else variables
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for name, setting in SETTINGS.items():
        text = variables.get(name, "").strip()
        try:
            values[name] = setting.read(text or setting.default) if text or setting.default else None
        except ValueError as error:
            wrong.append(f"环境变量 {name} 的值“{text}”不能用：{error}。")
    given = frozenset(name for name in SETTINGS if variables.get(name, "").strip())
    wrong += _halves(given)
    if wrong:
        raise WrongSetting("\n".join(wrong))
    return Environment(values, given)


_TOGETHER = ("GONGKAI_OIDC_ISSUER", "GONGKAI_OIDC_CLIENT_ID", "GONGKAI_OIDC_CLIENT_SECRET")


def _halves(given: frozenset[str]) -> list[str]:
    """A line where single sign-on has been set in part: it would be off, and nobody would know why."""
    missing = [name for name in _TOGETHER if name not in given]
    begun = sorted(name for name in given if name.startswith("GONGKAI_OIDC_"))
    if not begun or not missing:
        return []
    return [f"设了 {'、'.join(begun)}，还缺 {'、'.join(missing)}。用统一认证登录，这三项要一起设；不用，就一项也不设。"]


OTHERS = frozenset({"GONGKAI_DEBUG", "GONGKAI_FONTS", "GONGKAI_SAMPLES", "GONGKAI_NO_SKIPS", "GONGKAI_HYPOTHESIS"})
"""Variables that the commands outside the platform and the tests read."""


def strangers(variables: Mapping[str, str]) -> list[str]:
    """A line for each variable that looks like one of ours and is none, with the one that was probably meant."""
    known = {*SETTINGS, *OTHERS}
    lines = []
    for name in sorted(variables):
        if not name.startswith("GONGKAI_") or name in known or name.startswith("GONGKAI_TEST_"):
            continue
        near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.75)
        hint = f"是不是 {near[0]}？" if near else "全部设置见 docs/settings.md。"
        lines.append(f"没有 {name} 这个设置，{hint}")
    return lines
