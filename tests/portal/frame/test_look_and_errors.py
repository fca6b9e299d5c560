"""The look a visitor chooses, the pages of errors, and the headers of every answer."""

import pytest
from django.test import Client

from gongkai.portal.frame.middleware import POLICY


def html_of(response):
    return response.content.decode()


def test_look_is_chosen_and_kept(clerk):
    answer = clerk.post("/display/", {"size": "elder", "theme": "red", "next": "/parts/"})
    assert (answer.status_code, answer["Location"]) == (302, "/parts/")
    assert '<html lang="zh-Hans-CN" data-theme="red" data-size="elder">' in html_of(clerk.get("/parts/"))
    assert "回到标准版" in html_of(clerk.get("/public/"))


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "http:///x", ""])
def test_choosing_a_look_leads_nowhere_else(clerk, elsewhere):
    assert clerk.post("/display/", {"size": "elder", "theme": "red", "next": elsewhere})["Location"] == "/"


@pytest.mark.parametrize("cookie", ["", "pink", '"><script>'])
def test_unknown_look_is_the_plain_one(clerk, cookie):
    clerk.cookies["gongkai-theme"] = cookie
    clerk.cookies["gongkai-size"] = cookie
    assert '<html lang="zh-Hans-CN">' in html_of(clerk.get("/parts/"))


def test_page_of_the_elder_version_comes_with_it_chosen(clerk):
    page = clerk.get("/display/?size=elder&next=/public/")
    assert page.context["form"]["size"].value() == "elder"
    assert "next=/public/" in html_of(page) or "next=%2Fpublic%2F" in html_of(page)


def test_choosing_nothing_says_what_to_choose(clerk):
    assert "请选择字和按键的大小" in html_of(clerk.post("/display/", {}))


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("/nowhere/", 404, "没有找到这一页"),
        ("/closed/", 403, "有这项权限的是：审计管理员"),
        ("/broken/", 500, "平台出了故障，不是您的错"),
    ],
)
def test_page_of_trouble(in_gallery, db, address, status, sentence):
    answer = Client(raise_request_exception=False).get(address)
    assert answer.status_code == status
    assert sentence in html_of(answer)
    assert "Traceback" not in html_of(answer)
    assert 'href="/"' in html_of(answer)


def test_form_without_its_token(in_gallery, db):
    answer = Client(enforce_csrf_checks=True).post("/form/", {"name": "x"})
    assert answer.status_code == 403
    assert "这一页放得太久了，没有提交上去" in html_of(answer)


def test_address_the_platform_does_not_know_says_where_to_name_it(in_gallery, db):
    answer = Client(headers={"host": "zwgk.example.gov.cn"}).get("/public/")
    assert answer.status_code == 400
    assert "GONGKAI_ALLOWED_HOSTS" in html_of(answer)


@pytest.mark.parametrize("address", ["/parts/", "/public/", "/nowhere/", "/closed/", "/bodies/?format=csv", "/drafts/"])
def test_every_answer_has_its_headers(clerk, address):
    answer = clerk.get(address)
    assert answer["Content-Security-Policy"] == POLICY
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(("address", "kept"), [("/parts/", "private, no-store"), ("/public/", None)])
def test_pages_of_the_desk_stay_out_of_caches(clerk, address, kept):
    assert clerk.get(address).get("Cache-Control") == kept
