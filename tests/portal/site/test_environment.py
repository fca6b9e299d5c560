"""Every setting is read, checked and documented; what is wrong is said in one sentence that names it."""

from datetime import date
from pathlib import Path

import pytest

from gongkai.portal.site.environment import SETTINGS, WrongSetting, read_environment, strangers


def test_nothing_set_gives_all_defaults():
    environment = read_environment({})
    assert environment.given == frozenset()
    assert environment["GONGKAI_PORT"] == 8000
    assert environment["GONGKAI_JOBS"] == "embedded"
    assert environment["GONGKAI_DATA"] == Path.cwd() / "gongkai-data"
    assert not environment["GONGKAI_DATABASE"]
    assert environment["GONGKAI_TODAY"] is None


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("GONGKAI_PORT", "8080", 8080),
        ("GONGKAI_HTTPS", "yes", True),
        ("GONGKAI_ALLOWED_HOSTS", "gk.example.gov.cn, 10.1.2.3", ("gk.example.gov.cn", "10.1.2.3")),
        ("GONGKAI_TODAY", "2026-01-20", date(2026, 1, 20)),
        ("GONGKAI_TOTP", "admins", "admins"),
        ("GONGKAI_DATABASE", "postgresql://gk@localhost/gk", "postgresql://gk@localhost/gk"),
    ],
)
def test_values_are_read(name, text, value):
    environment = read_environment({name: text})
    assert environment[name] == value
    assert environment.given == {name}


@pytest.mark.parametrize(
    ("name", "text", "hint"),
    [
        ("GONGKAI_PORT", "80000", "1到65535之间的整数"),
        ("GONGKAI_PORT", "八千", "1到65535之间的整数"),
        ("GONGKAI_WORKERS", "0", "1到64之间的整数"),
        ("GONGKAI_JOBS", "yes", "embedded、worker、off之一"),
        ("GONGKAI_HTTPS", "true", "yes 或 no"),
        ("GONGKAI_TODAY", "20日", "例如 2026-01-20"),
        ("GONGKAI_DATABASE", "mysql://x", "PostgreSQL 的连接地址"),
        ("GONGKAI_LOG_HASH", "md17", "sha256"),
        ("GONGKAI_TOTP", "on", "optional、admins、everybody之一"),
        ("GONGKAI_SESSION_IDLE_MINUTES", "1", "5到720之间的整数"),
        ("GONGKAI_OIDC_ISSUER", "sso.example.gov.cn", "例如 https://sso.example.gov.cn/realms/gov"),
        ("GONGKAI_OIDC_ISSUER", "https://sso.example.gov.cn/?a=1", "不带问号"),
        ("GONGKAI_OIDC_ISSUER", "https://sso.example.gov.cn/.well-known/openid-configuration", "/.well-known 前面为止"),
        ("GONGKAI_OIDC_NAME", "很" * 21, "最多20个字"),
    ],
)
def test_a_wrong_value_is_named_with_how_to_write_it(name, text, hint):
    with pytest.raises(WrongSetting) as raised:
        read_environment({name: text})
    sentence = str(raised.value)
    assert f"{name} 的值“{text}”" in sentence
    assert hint in sentence


def test_all_wrong_values_are_told_at_once():
    with pytest.raises(WrongSetting) as raised:
        read_environment({"GONGKAI_PORT": "x", "GONGKAI_JOBS": "x", "GONGKAI_THREADS": "3"})
    assert len(str(raised.value).splitlines()) == 2


SIGN_ON = {
    "GONGKAI_OIDC_ISSUER": "https://sso.example.gov.cn/realms/gov",
    "GONGKAI_OIDC_CLIENT_ID": "gongkai",
    "GONGKAI_OIDC_CLIENT_SECRET": "geheim",
}


def test_single_sign_on_is_off_until_all_three_are_set():
    assert read_environment({})["GONGKAI_OIDC_ISSUER"] is None
    environment = read_environment(SIGN_ON)
    assert environment["GONGKAI_OIDC_ISSUER"] == SIGN_ON["GONGKAI_OIDC_ISSUER"]
    assert environment["GONGKAI_OIDC_CLAIM"] == "preferred_username"
    assert environment["GONGKAI_OIDC_NAME"] == "统一认证"


@pytest.mark.parametrize("left_out", [*SIGN_ON, ""])
def test_single_sign_on_set_in_part_is_told_with_what_is_missing(left_out):
    part = {name: value for name, value in SIGN_ON.items() if name != left_out} if left_out else {"GONGKAI_OIDC_NAME": "省统一认证"}
    with pytest.raises(WrongSetting) as raised:
        read_environment(part)
    (line,) = str(raised.value).splitlines()
    given, _, missing = line.partition("还缺")
    assert all(name in missing for name in SIGN_ON if name not in part)
    assert all(name in given for name in part)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("GONGKAI_PROT", "没有 GONGKAI_PROT 这个设置，是不是 GONGKAI_PORT？"),
        ("GONGKAI_DATABASES", "没有 GONGKAI_DATABASES 这个设置，是不是 GONGKAI_DATABASE？"),
        ("GONGKAI_QWERTYUIOP_ASDF", "没有 GONGKAI_QWERTYUIOP_ASDF 这个设置，全部设置见 docs/settings.md。"),
    ],
)
def test_an_unknown_name_is_told_with_the_one_meant(name, says):
    assert strangers({name: "1", "PATH": "/bin"}) == [says]


def test_known_names_are_no_strangers():
    assert strangers(dict.fromkeys([*SETTINGS, "GONGKAI_DEBUG", "GONGKAI_FONTS", "GONGKAI_TEST_DATABASE"], "1")) == []


def test_the_documentation_names_every_setting():
    page = (Path(__file__).resolve().parents[3] / "docs" / "settings.md").read_text(encoding="utf-8")
    assert [name for name, setting in SETTINGS.items() if f"`{name}`" not in page or setting.meaning not in page] == []
