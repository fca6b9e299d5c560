"""Signing in and out: what is said, what is logged, where it leads, and when an account is locked."""

import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.test import Client, override_settings

from gongkai.portal.agencies.models import Person
from gongkai.portal.audit.models import Entry
from gongkai.portal.frame import clock
from tests.portal.site.conftest import PASSWORD, sign_in

pytestmark = pytest.mark.django_db
WRONG = "登录名或口令不对"


def last_deed() -> tuple[str, str]:
    return Entry.objects.order_by("-seq").values_list("deed", "actor_name")[0]


def test_the_right_password_leads_to_the_desk_and_is_logged(founded):
    client = Client()
    answer = sign_in(client, "zhaomin", PASSWORD)
    assert (answer.status_code, answer.url) == (302, "/desk/")
    assert last_deed() == ("agencies.signed_in", "云溪县人民政府办公室赵敏")
    assert Person.objects.get(username="zhaomin").last_login is not None
    assert client.get("/login/").url == "/desk/"


@pytest.mark.parametrize("typed", ["ZhaoMin", " zhaomin "])
def test_the_name_may_be_typed_as_people_type(founded, typed):
    assert sign_in(Client(), typed, PASSWORD).status_code == 302


@pytest.mark.parametrize(
    ("asked", "leads"),
    [
        ("/account/", "/account/"),
        ("/desk/?q=1", "/desk/?q=1"),
        ("https://evil.example/", "/desk/"),
        ("//evil.example/", "/desk/"),
        ("javascript:alert(1)", "/desk/"),
        ("account", "/desk/"),
    ],
)
def test_next_stays_on_the_platform(founded, asked, leads):
    assert sign_in(Client(), "zhaomin", PASSWORD, next=asked).url == leads


def test_a_page_that_asks_to_sign_in_is_where_one_comes_back_to(founded):
    client = Client()
    asked = client.get("/account/").url
    assert asked == "/login/?next=%2Faccount%2F"
    assert '<input type="hidden" name="next" value="/account/">' in client.get(asked).content.decode()


def said(answer) -> str:
    """The page without what changes at each request."""
    return re.sub(r'(csrfmiddlewaretoken" value|name="username" value)="[^"]*"', "", answer.content.decode())


def test_an_unknown_name_gets_the_same_answer_as_a_wrong_password(founded):
    assert said(sign_in(Client(), "nobody-at-all", "x")) == said(sign_in(Client(), "zhaomin", "x"))
    assert WRONG in said(sign_in(Client(), "zhaomin", "x"))


def test_an_account_that_is_not_open_gets_the_same_answer(founded):
    assert said(sign_in(Client(), "lina", PASSWORD)) == said(sign_in(Client(), "zhaomin", "x"))


def test_a_failure_is_logged_without_the_password_and_without_unknown_names(founded):
    sign_in(Client(), "zhaomin", "geheim-geheim")
    sign_in(Client(), "mein-passwort-aus-versehen", "x")
    bodies = list(Entry.objects.filter(deed="agencies.sign_in_failed").values_list("body", flat=True))
    assert len(bodies) == 2
    assert not any("geheim" in body or "versehen" in body for body in bodies)


def test_what_was_typed_is_not_kept_with_the_try(founded):
    sign_in(Client(), "zhaomin", "geheim-geheim")
    (kept,) = AccessAttempt.objects.values_list("post_data", "get_data")
    assert "geheim" not in "".join(kept)


@pytest.mark.parametrize("username", ["zhaomin", "nobody-at-all"])
def test_five_wrong_passwords_lock_the_name_whatever_its_case(founded, username):
    for typed in (username, username.upper(), f" {username}", username, username):
        answer = sign_in(Client(), typed, "x")
    page = answer.content.decode()
    until = (clock.now() + timedelta(minutes=15)).strftime("%H:%M")
    before = (clock.now() + timedelta(minutes=14)).strftime("%H:%M")
    assert f"{until}后自动解锁" in page or f"{before}后自动解锁" in page
    assert "安全管理员解锁" in page
    assert "已锁定" in sign_in(Client(), username, PASSWORD).content.decode()
    assert sign_in(Client(), username, PASSWORD).status_code == 200


def test_trying_on_does_not_lengthen_the_lock(founded):
    for _ in range(5):
        sign_in(Client(), "zhaomin", "x")
    before = AccessAttempt.objects.get().attempt_time
    for _ in range(3):
        sign_in(Client(), "zhaomin", "x")
    assert AccessAttempt.objects.get().attempt_time == before
    AccessAttempt.objects.update(attempt_time=before - timedelta(minutes=16))
    assert sign_in(Client(), "zhaomin", PASSWORD).status_code == 302


def test_a_success_forgets_the_failures(founded):
    for _ in range(4):
        sign_in(Client(), "zhaomin", "x")
    assert sign_in(Client(), "zhaomin", PASSWORD).status_code == 302
    for _ in range(4):
        sign_in(Client(), "zhaomin", "x")
    assert sign_in(Client(), "zhaomin", PASSWORD).status_code == 302


def test_empty_fields_are_named_and_count_as_no_try(founded):
    for _ in range(6):
        page = sign_in(Client(), "", "").content.decode()
    assert "请填写登录名" in page
    assert "请填写口令" in page
    assert sign_in(Client(), "zhaomin", PASSWORD).status_code == 302


def test_signing_out_ends_the_session_and_is_logged(zhaomin):
    kept = zhaomin.session.session_key
    answer = zhaomin.post("/logout/")
    assert (answer.status_code, answer.url) == (302, "/login/")
    assert last_deed() == ("agencies.signed_out", "云溪县人民政府办公室赵敏")
    assert not Session.objects.filter(session_key=kept).exists()
    assert zhaomin.get("/account/").status_code == 302


def test_signing_out_only_by_post(zhaomin):
    assert zhaomin.get("/logout/").status_code == 405
    assert zhaomin.get("/account/").status_code == 200


def test_the_session_gets_a_fresh_key_when_somebody_signs_in(founded):
    client = Client()
    client.session.save()
    before = client.cookies["sessionid"].value if "sessionid" in client.cookies else ""
    sign_in(client, "zhaomin", PASSWORD)
    assert client.cookies["sessionid"].value != before


def test_without_its_token_the_form_is_refused(founded):
    answer = Client(enforce_csrf_checks=True).post("/login/", {"username": "zhaomin", "password": PASSWORD})
    assert answer.status_code == 403


def test_fill_does_nothing_outside_the_demo(founded):
    assert 'value="zhaomin"' not in Client().get("/login/?fill=zhaomin").content.decode()


@override_settings(GONGKAI_DEMO=True)
def test_in_the_demo_a_click_fills_the_form(founded):
    from gongkai.portal.site.demo import accounts

    someone = accounts.ACCOUNTS[0]
    page = Client().get(f"/login/?fill={someone.username}").content.decode()
    assert f'value="{someone.username}"' in page
    assert f'value="{accounts.PASSWORD}"' in page
    assert all(account.name in page for account in accounts.ACCOUNTS)


@pytest.mark.parametrize(("code", "sentence"), [("AAAA-BBBB-CCCC-DDDD", "启用码"), ("", "请填写启用码")])
def test_a_wrong_activation_code_is_refused(founded, code, sentence):
    page = Client().post("/activate/", {"code": code, "password": PASSWORD, "again": PASSWORD}).content.decode()
    assert 'class="errors"' in page
    assert sentence in page


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.7", "127.0.0.1"),
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "198.51.100.1, 203.0.113.7", "203.0.113.7"),
        (2, "198.51.100.1, 203.0.113.7, 10.0.0.2", "203.0.113.7"),
        (2, "203.0.113.7", "127.0.0.1"),
        (1, "<script>", "127.0.0.1"),
        (1, "2001:db8::7", "2001:db8::7"),
    ],
)
def test_the_log_keeps_the_address_that_our_own_proxy_has_seen(founded, proxies, forwarded, address):
    with override_settings(GONGKAI_PROXIES=proxies):
        Client().post("/login/", {"username": "zhaomin", "password": PASSWORD}, headers={"x-forwarded-for": forwarded})
    assert f'"address":"{address}"' in Entry.objects.order_by("-seq")[0].body
