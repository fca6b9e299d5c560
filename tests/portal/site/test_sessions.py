"""How long a sign-in lasts, what ends it, and what an account must settle first."""

from datetime import timedelta

import pytest
from django.test import Client, override_settings

from gongkai.portal.agencies.deeds.people import issue_code, register_person, suspend_person
from gongkai.portal.audit.actor import CONSOLE
from gongkai.portal.audit.guard import lifted
from gongkai.portal.frame import clock
from tests.portal.site.conftest import PASSWORD, sign_in

pytestmark = pytest.mark.django_db


def later(**span: float):
    return clock.stopped_at(clock.now() + timedelta(**span))


def is_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def test_after_half_an_hour_without_activity_one_signs_in_again(zhaomin):
    with later(minutes=31):
        answer = zhaomin.get("/account/")
        assert answer.url == "/login/?next=%2Faccount%2F"
        assert "有一段时间没有操作，已经为您退出" in zhaomin.get(answer.url).content.decode()
        assert "已经为您退出" not in zhaomin.get(answer.url).content.decode()


def test_activity_keeps_the_sign_in_alive(zhaomin):
    for minutes in (20, 40, 60):
        with later(minutes=minutes):
            assert is_in(zhaomin)


def test_no_sign_in_lasts_longer_than_the_limit(zhaomin):
    for minutes in range(25, 12 * 60, 25):
        with later(minutes=minutes):
            assert is_in(zhaomin)
    with later(minutes=12 * 60 + 2):
        assert "时间到了" in zhaomin.get(zhaomin.get("/account/").url).content.decode()


def test_activity_is_not_noted_at_every_page(zhaomin, django_assert_max_num_queries):
    zhaomin.get("/account/")
    with later(seconds=30), django_assert_max_num_queries(20) as queries:
        zhaomin.get("/account/")
    assert not any(query["sql"].startswith(("UPDATE", "INSERT")) for query in queries.captured_queries)


def test_another_computer_is_signed_out_when_the_password_changes(founded, zhaomin):
    elsewhere = Client()
    sign_in(elsewhere, "zhaomin", PASSWORD)
    fresh = f"{PASSWORD} 更新"
    answer = zhaomin.post("/account/password/", {"old": PASSWORD, "password": fresh, "again": fresh})
    assert answer.status_code == 302
    assert is_in(zhaomin)
    assert not is_in(elsewhere)


def test_suspension_ends_the_sign_in_at_once(founded):
    clerk, code = register_person(
        CONSOLE, username="chenhui", name="陈慧", agency=founded.founding.office.pk, joined_on=founded.founding.office.opened_on
    )
    client = Client()
    client.post("/activate/", {"code": code, "password": PASSWORD, "again": PASSWORD})
    sign_in(client, "chenhui", PASSWORD)
    assert is_in(client)
    suspend_person(CONSOLE, person=clerk.pk, reason="调查")
    assert not is_in(client)
    assert sign_in(Client(), "chenhui", PASSWORD).status_code == 200


def test_opening_the_account_anew_ends_earlier_sign_ins(founded, zhaomin):
    code = issue_code(CONSOLE, person=founded.founding.system.pk)
    fresh = f"{PASSWORD} 更新"
    Client().post("/activate/", {"code": code, "password": fresh, "again": fresh})
    assert not is_in(zhaomin)


def test_the_day_of_leaving_ends_the_sign_in(founded, zhaomin):
    with lifted():
        founded.founding.system.left_on = clock.today()
        founded.founding.system.save()
    assert not is_in(zhaomin)


@override_settings(GONGKAI_PASSWORD_DAYS=90)
def test_an_old_password_is_changed_before_anything_else(zhaomin):
    assert zhaomin.get("/desk/").status_code == 200
    with later(days=91):
        client = Client()
        sign_in(client, "zhaomin", PASSWORD)
        assert client.get("/desk/").url == "/account/password/"
        assert "到了规定的天数" in client.get("/account/password/").content.decode()
        assert client.get("/help/").status_code == 200
        fresh = f"{PASSWORD} 更新"
        client.post("/account/password/", {"old": PASSWORD, "password": fresh, "again": fresh})
        assert client.get("/desk/").status_code == 200


@pytest.mark.parametrize(("setting", "code"), [("optional", 200), ("admins", 302), ("everybody", 302)])
def test_the_settings_may_ask_for_a_second_factor(zhaomin, setting, code):
    with override_settings(GONGKAI_TOTP=setting):
        answer = zhaomin.get("/desk/")
        assert answer.status_code == code
        if code == 302:
            assert answer.url == "/account/code/"
            assert zhaomin.get("/account/code/").status_code == 200
            assert zhaomin.post("/logout/").status_code == 302
