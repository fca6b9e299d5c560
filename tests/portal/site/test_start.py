"""The first start in the browser: the token, the one form, and that the page is gone afterwards."""

import re

import pytest
from django.test import Client

from gongkai.portal.agencies.models import Person
from gongkai.portal.audit.models import Entry
from gongkai.portal.site import tokens
from gongkai.portal.site.models import StartToken
from tests.portal.site.conftest import PASSWORD, sign_in

pytestmark = pytest.mark.django_db

FORM = {
    "government": "云溪县人民政府",
    "office": "云溪县人民政府办公室",
    "level": "county",
    "division": "339900",
    "since": "2024年1月1日",
    "system_name": "赵敏",
    "system_username": "zhaomin",
    "password": PASSWORD,
    "again": PASSWORD,
    "security_name": "李娜",
    "security_username": "lina",
    "audit_name": "王芳",
    "audit_username": "wangfang",
}


@pytest.fixture
def holder() -> Client:
    """A browser that has shown the token."""
    client = Client()
    answer = client.post("/start/", {"token": tokens.issue_token()})
    assert answer.status_code == 302
    return client


def test_while_nobody_is_there_signing_in_leads_to_the_start():
    answer = Client().get("/login/")
    assert (answer.status_code, answer.url) == (302, "/start/")


def test_only_a_digest_of_the_token_is_kept():
    token = tokens.issue_token()
    assert re.fullmatch(r"([A-Z2-9]{4}-){3}[A-Z2-9]{4}", token)
    (kept,) = StartToken.objects.values_list("digest", flat=True)
    assert token not in kept
    assert len(kept) == 64


@pytest.mark.parametrize("typed", [str.lower, lambda token: token.replace("-", ""), lambda token: f" {token.replace('-', ' ')} "])
def test_the_token_may_be_typed_as_people_type(typed):
    assert Client().post("/start/", {"token": typed(tokens.issue_token())}).status_code == 302


def test_a_wrong_token_is_refused_and_an_old_one_too():
    old = tokens.issue_token()
    tokens.issue_token()
    for token in (old, "AAAA-AAAA-AAAA-AAAA"):
        assert "启动口令不对" in Client().post("/start/", {"token": token}).content.decode()


def test_without_any_token_issued_nothing_fits():
    assert not tokens.is_current("")
    assert not tokens.is_current(tokens.digest(""))


def test_the_form_is_not_shown_without_the_token():
    assert "系统管理员" not in Client().post("/start/", FORM).content.decode()
    assert not Person.objects.exists()


def test_one_form_founds_the_platform(holder):
    page = holder.post("/start/", FORM).content.decode()
    codes = re.findall(r'data-label="启用码"[^>]*>([^<]+)<', page)
    assert len(codes) == 2
    assert "no-store" in holder.get("/login/").headers["Cache-Control"]
    assert set(Person.objects.values_list("username", "state")) == {("zhaomin", "active"), ("lina", "invited"), ("wangfang", "invited")}
    assert sign_in(Client(), "zhaomin", PASSWORD).status_code == 302
    assert all(code not in body and PASSWORD not in body for code in codes for body in Entry.objects.values_list("body", flat=True))
    opened = Client().post("/activate/", {"code": codes[0].lower(), "password": "春江 花月 良夜 七七", "again": "春江 花月 良夜 七七"})
    assert opened.status_code == 302
    assert sign_in(Client(), "lina", "春江 花月 良夜 七七").status_code == 302


def test_afterwards_the_page_is_gone_and_the_token_void(holder):
    holder.post("/start/", FORM)
    assert holder.get("/start/").status_code == 404
    assert Client().get("/start/").status_code == 404
    assert not StartToken.objects.exists()


def test_everything_wrong_is_said_at_once_and_nothing_is_made(holder):
    page = holder.post("/start/", {**FORM, "audit_username": "lina", "again": "x", "government": ""}).content.decode()
    assert "请填写政府的全称" in page
    assert "两遍口令不一样" in page
    page = holder.post("/start/", {**FORM, "audit_username": "lina", "password": "12345", "again": "12345"}).content.decode()
    assert "由三个人担任" in page
    assert "口令至少10个字符" in page
    assert not Person.objects.exists()


def test_a_new_token_shuts_the_form_of_the_old(holder):
    tokens.issue_token()
    assert "启动口令" in holder.post("/start/", FORM).content.decode()
    assert not Person.objects.exists()
