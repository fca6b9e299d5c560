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
