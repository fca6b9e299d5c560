"""Signing in through an identity provider: the whole round against one on this machine, and everything that must not get in."""

import logging
import time
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests
from django.core.cache import cache
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from gongkai.portal.agencies.deeds.leaving import register_leave
from gongkai.portal.agencies.deeds.people import register_person, suspend_person
from gongkai.portal.agencies.models import Person
from gongkai.portal.audit.models import Entry
from gongkai.portal.frame import clock
from gongkai.portal.site import totp
from gongkai.portal.site.deeds.second_factor import set_up_second_factor
from gongkai.portal.site.environment import read_environment
from tests.portal.cast import PASSWORD, Cast
from tests.portal.site.fake_provider import CLIENT, SECRET, STRANGE_KEY, Provider, provider

pytestmark = pytest.mark.django_db
ENTRY = "/login/provider/"


def environment(issuer: str, **more: str) -> dict[str, str]:
    return {
        "GONGKAI_OIDC_ISSUER": issuer,
        "GONGKAI_OIDC_CLIENT_ID": CLIENT,
        "GONGKAI_OIDC_CLIENT_SECRET": SECRET,
        "GONGKAI_OIDC_NAME": "省统一认证",
        **more,
    }


@pytest.fixture
def fake(cast: Cast, settings: Any) -> Iterator[Provider]:
    cache.clear()
    with provider() as running:
        settings.GONGKAI_ENVIRONMENT = read_environment(environment(running.issuer))
        yield running


def there(client: Client, **asked: str) -> str:
    """The address to which the browser is led, at the provider."""
    answer = client.get(ENTRY, asked)
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def back(address: str) -> str:
    """Where the provider sends the browser, as a path of ours."""
    answer = requests.get(address, allow_redirects=False, timeout=5)
    parts = urlsplit(answer.headers["Location"])
    assert (parts.scheme, parts.netloc, parts.path) == ("http", "testserver", "/login/provider/back/")
    return f"{parts.path}?{parts.query}"


def round_trip(client: Client, **asked: str) -> Any:
    return client.get(back(there(client, **asked)))


def refused(client: Client, answer: Any) -> str:
    """The one sentence on the page to sign in; nobody is signed in."""
    assert (answer.status_code, urlsplit(answer.url).path) == (302, "/login/")
    said = [str(message) for message in client.get(answer.url).context["messages"]]
    assert len(said) == 1
    assert "没有登录" in said[0] or "已经核对，但" in said[0]
    assert client.get("/account/").status_code == 302
    assert not Entry.objects.filter(deed="agencies.signed_in").exists()
    return said[0]


def last_says() -> tuple[str, str]:
    entry = Entry.objects.order_by("-seq")[0]
    return entry.deed, entry.body


def test_the_whole_round_signs_in_and_is_logged(cast, fake):
    client = Client()
    answer = round_trip(client)
    assert (answer.status_code, answer.url) == (302, "/desk/")
    assert client.get("/account/").context["person"] == cast.person("clerk")
    deed, body = last_says()
    assert deed == "agencies.signed_in"
    assert "经统一认证登录" in body
    assert cast.person("clerk").last_login is not None
    assert fake.asked == ["/.well-known/openid-configuration", "/authorize", "/token", "/jwks"]


def test_what_is_asked_of_the_provider(cast, fake):
    asked = {name: values[0] for name, values in parse_qs(urlsplit(there(Client())).query).items()}
    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["state"]) >= 20
    assert len(asked["nonce"]) >= 20
    assert len(asked["code_challenge"]) == 43
    assert "client_secret" not in asked
    again = parse_qs(urlsplit(there(Client())).query)
    assert all(again[name] != [asked[name]] for name in ("state", "nonce", "code_challenge"))


def test_the_session_gets_a_fresh_key(cast, fake):
    client = Client()
    address = back(there(client))
    before = client.cookies["sessionid"].value
    client.get(address)
    assert client.cookies["sessionid"].value != before


@pytest.mark.parametrize(
    ("asked", "leads"),
    [("/account/", "/account/"), ("https://evil.example/", "/desk/"), ("//evil.example/", "/desk/"), ("javascript:alert(1)", "/desk/")],
)
def test_next_stays_on_the_platform(cast, fake, asked, leads):
    assert round_trip(Client(), next=asked).url == leads


def test_the_button_stands_there_only_where_a_provider_is_set(cast, fake, settings):
    page = Client().get("/login/?next=/account/").content.decode()
    assert f'href="{ENTRY}?next=%2Faccount%2F" rel="nofollow">用省统一认证登录</a>' in page
    settings.GONGKAI_ENVIRONMENT = read_environment({})
    assert ENTRY not in Client().get("/login/").content.decode()
    assert Client().get(ENTRY).status_code == 404
    assert Client().get(f"{ENTRY}back/?code=x&state=y").status_code == 404


def test_nothing_is_asked_of_the_provider_until_somebody_presses_the_button(cast, fake):
    Client().get("/login/")
    Client().post("/login/", {"username": "clerk", "password": PASSWORD})
    assert fake.asked == []


def test_the_password_goes_on_beside_it(cast, fake):
    assert Client().post("/login/", {"username": "clerk", "password": PASSWORD}).url == "/desk/"
    assert "经统一认证" not in last_says()[1]


def test_the_name_is_found_whatever_its_case(cast, fake):
    fake.claims = {"preferred_username": " Clerk"}
    assert round_trip(Client()).url == "/desk/"


@pytest.mark.parametrize("way", ["client_secret_basic", "client_secret_post"])
def test_the_secret_goes_the_way_the_provider_takes_it(cast, fake, way):
    fake.says = {"token_endpoint_auth_methods_supported": [way]}
    assert round_trip(Client()).url == "/desk/"


def test_another_claim_may_be_the_log_in_name(cast, fake, settings):
    settings.GONGKAI_ENVIRONMENT = read_environment(environment(fake.issuer, GONGKAI_OIDC_CLAIM="employee_number"))
    fake.claims = {"preferred_username": "deputy", "employee_number": "clerk"}
    client = Client()
    round_trip(client)
    assert client.get("/account/").context["person"] == cast.person("clerk")


def test_a_name_that_only_userinfo_knows_is_asked_for(cast, fake):
    fake.claims = {}
    fake.userinfo = {"sub": "4711", "preferred_username": "clerk"}
    assert round_trip(Client()).url == "/desk/"
    assert fake.asked[-1] == "/userinfo"


def test_userinfo_of_somebody_else_is_refused(cast, fake):
    fake.claims = {}
    fake.userinfo = {"sub": "4712", "preferred_username": "clerk"}
    client = Client()
    assert "没有核对成" in refused(client, round_trip(client))


@pytest.mark.parametrize("value", [None, "", "  ", 7, ["clerk"]])
def test_without_a_name_the_setting_to_check_is_told(cast, fake, value):
    fake.claims = {"preferred_username": value}
    fake.userinfo = {"sub": "4711", "name": "陈文慧"}
    client = Client()
    assert "GONGKAI_OIDC_CLAIM" in refused(client, round_trip(client))


FORGED = {
    "another nonce": {"nonce": "another"},
    "no nonce": {"nonce": None},
    "another audience": {"aud": "another"},
    "another audience that claims to be for us": {"aud": "another", "azp": CLIENT},
    "for us, given to another": {"aud": [CLIENT, "another"], "azp": "another"},
    "another issuer": {"iss": "https://sso.example.org"},
    "run out": {"exp": int(time.time()) - 600},
    "without an end": {"exp": None},
    "another access token": {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"},
}


@pytest.mark.parametrize("claims", FORGED.values(), ids=FORGED)
def test_a_token_that_is_not_for_this_sign_in_is_refused_and_logged(cast, fake, claims):
    fake.claims = {"preferred_username": "clerk", **claims}
    client = Client()
    assert "没有核对成" in refused(client, round_trip(client))
    deed, body = last_says()
    assert deed == "agencies.voucher_refused"
    assert "经统一认证登录未成功：凭据没有通过核对" in body


@pytest.mark.parametrize(("key", "algorithm"), [(STRANGE_KEY, "RS256"), (None, "HS256"), (None, "none")])
def test_a_token_that_the_provider_has_not_signed_is_refused(cast, fake, key, algorithm):
    fake.key, fake.algorithm = key, algorithm
    client = Client()
    assert "没有核对成" in refused(client, round_trip(client))
    assert last_says()[0] == "agencies.voucher_refused"


@pytest.mark.parametrize(
    "token",
    [
        (400, {"error": "invalid_grant"}),
        (200, {"access_token": "x", "token_type": "Bearer"}),
        (200, {"access_token": "x", "token_type": "Bearer", "id_token": "no.token"}),
        (200, {"access_token": "x", "token_type": "Bearer", "id_token": 7}),
        (200, ["no", "token"]),
    ],
    ids=["code refused", "no token", "broken token", "number", "list"],
)
def test_an_answer_that_is_no_token_is_refused(cast, fake, token):
    fake.token = token
    client = Client()
    assert "没有核对成" in refused(client, round_trip(client))


def test_a_state_of_another_browser_is_refused(cast, fake):
    """Whoever is led to the address of another's round must not be signed in as that other."""
    address = back(there(Client()))
    victim = Client()
    assert "没有核对成" in refused(victim, victim.get(address))
    assert "/token" not in fake.asked


def test_a_round_is_good_once(cast, fake):
    client = Client()
    address = back(there(client))
    assert client.get(address).url == "/desk/"
    client.post("/logout/")
    assert client.get(address).url == "/login/"
    assert client.get("/account/").status_code == 302


@pytest.mark.parametrize("query", ["", "code=x", "state=x&code=y", "error=access_denied", "state=&code="])
def test_an_address_that_nobody_has_begun_is_refused_without_asking_for_a_token(cast, fake, query):
    client = Client()
    assert "没有核对成" in refused(client, client.get(f"{ENTRY}back/?{query}"))
    assert "/token" not in fake.asked


def test_whoever_cancels_at_the_provider_is_told(cast, fake):
    fake.refuses = "access_denied"
    client = Client()
    assert "按了取消" in refused(client, round_trip(client))
    assert not Entry.objects.filter(deed="agencies.voucher_refused").exists()


def test_somebody_unknown_is_told_who_registers_and_gets_no_account(cast, fake):
    fake.claims = {"preferred_username": "<b>fremd</b>"}
    before = Person.objects.count()
    client = Client()
    answer = round_trip(client)
    page = client.get(answer.url).content.decode()
    assert "登录名“&lt;b&gt;fremd&lt;/b&gt;”没有在本平台登记。请本机关报本平台的系统管理员登记" in page
    assert Person.objects.count() == before
    deed, body = last_says()
    assert deed == "agencies.sign_in_failed"
    assert "用一个没有登记的登录名经统一认证登录未成功" in body
    assert "fremd" not in body


def test_somebody_suspended_is_kept_out(cast, fake):
    suspend_person(cast.actor("security_admin"), person=cast.pk("clerk"), reason="核实情况")
    client = Client()
    assert "账号已经停用" in refused(client, round_trip(client))
    assert last_says()[0] == "agencies.sign_in_failed"


def test_somebody_who_has_left_is_kept_out(cast, fake):
    register_leave(cast.actor("system_admin"), person=cast.pk("clerk"), on=clock.today(), successor=None, reason="退休")
    client = Client()
    assert "已经离岗" in refused(client, round_trip(client))


def test_somebody_whose_account_is_not_open_yet_is_told_of_the_code(cast, fake):
    register_person(cast.actor("system_admin"), username="neu", name="新来的", agency=cast.science.pk, joined_on=date(2026, 1, 5))
    fake.claims = {"preferred_username": "neu"}
    client = Client()
    assert "启用码" in refused(client, round_trip(client))


def test_a_lock_after_wrong_passwords_does_not_stop_it_and_ends_with_it(cast, fake):
    def typed(password: str) -> Any:
        return Client().post("/login/", {"username": "clerk", "password": password})

    for _ in range(5):
        typed("x")
    assert "已锁定" in typed(PASSWORD).content.decode()
    assert round_trip(Client()).url == "/desk/"
    assert typed(PASSWORD).url == "/desk/"


def test_a_suspension_ends_the_session(cast, fake):
    client = Client()
    round_trip(client)
    suspend_person(cast.actor("security_admin"), person=cast.pk("clerk"), reason="核实情况")
    assert client.get("/account/").status_code == 302


def test_signing_out_says_that_the_provider_may_still_know_one(cast, fake):
    client = Client()
    round_trip(client)
    said = client.post("/logout/", follow=True).content.decode()
    assert "省统一认证那边可能还登录着" in said


def test_a_provider_that_is_down_is_told_and_the_password_still_opens(cast, fake, settings, caplog):
    with provider() as gone:
        issuer = gone.issuer
    settings.GONGKAI_ENVIRONMENT = read_environment(environment(issuer))
    client = Client()
    with caplog.at_level(logging.WARNING, "gongkai.portal.site.views.single_sign_on"):
        answer = client.get(ENTRY, {"next": "/account/"})
    assert answer.url == "/login/?next=%2Faccount%2F"
    assert "连不上省统一认证" in refused(client, answer)
    assert "single sign-on" in caplog.text
    assert SECRET not in caplog.text
    assert client.post("/login/", {"username": "clerk", "password": PASSWORD}).url == "/desk/"


@pytest.mark.parametrize("says", [{"token_endpoint": "http://127.0.0.1:9/token"}, {"jwks_uri": "http://127.0.0.1:9/jwks"}])
def test_a_provider_that_goes_down_on_the_way_is_told(cast, fake, says):
    fake.says = says
    client = Client()
    assert "连不上省统一认证" in refused(client, round_trip(client))


@pytest.mark.parametrize(
    "says", [{"issuer": "https://sso.example.org"}, {"authorization_endpoint": None}], ids=["another name", "no way to sign in"]
)
def test_a_discovery_document_that_is_not_the_providers_is_not_followed(cast, fake, says):
    fake.says = says
    client = Client()
    assert "连不上省统一认证" in refused(client, client.get(ENTRY))


def device(cast: Cast, who: str) -> str:
    """A second factor set up; gives the code of the moment."""
    key = totp.new_key()
    set_up_second_factor(cast.actor(who), key=key, code=code_of(key))
    TOTPDevice.objects.update(last_t=-1)
    return code_of(key)


def code_of(key: str) -> str:
    from django_otp.oath import totp as code

    return f"{code(bytes.fromhex(key)):06d}"


def test_our_second_factor_is_asked_where_the_provider_does_not_say_it_asked_one(cast, fake):
    code = device(cast, "clerk")
    fake.claims = {"preferred_username": "clerk", "amr": ["pwd"]}
    client = Client()
    assert round_trip(client, next="/account/").url == "/login/code/"
    assert "统一认证已经核对" in client.get("/login/code/").content.decode()
    assert client.get("/account/").status_code == 302
    assert client.post("/login/code/", {"code": code}).url == "/account/"
    assert "经统一认证登录" in last_says()[1]


@pytest.mark.parametrize("amr", [["mfa"], ["pwd", "otp"], ["pin", "sc"]])
def test_our_second_factor_is_not_asked_where_the_provider_has_asked_one(cast, fake, settings, amr):
    settings.GONGKAI_TOTP = "everybody"
    device(cast, "clerk")
    fake.claims = {"preferred_username": "clerk", "amr": amr}
    client = Client()
    assert round_trip(client).url == "/desk/"
    assert client.get("/desk/").status_code == 200


def test_where_one_is_demanded_and_the_provider_asked_none_it_is_to_be_set_up(cast, fake, settings):
    settings.GONGKAI_TOTP = "everybody"
    client = Client()
    round_trip(client)
    assert client.get("/desk/").url == "/account/code/"


def test_an_old_password_troubles_nobody_who_did_not_use_it(cast, fake, settings):
    settings.GONGKAI_PASSWORD_DAYS = 1
    client = Client()
    with clock.stopped_at(clock.now().replace(year=clock.now().year + 1)):
        round_trip(client)
        assert client.get("/desk/").status_code == 200
        other = Client()
        other.post("/login/", {"username": "clerk", "password": PASSWORD})
        assert other.get("/desk/").url == "/account/password/"


def test_the_policy_of_the_pages_lets_nothing_out(cast, fake):
    assert "form-action 'self'" in Client().get("/login/").headers["Content-Security-Policy"]
    answer = Client().get(ENTRY)
    assert urlsplit(answer.url).netloc == urlsplit(fake.issuer).netloc
    assert "no-store" in answer.headers["Cache-Control"]


def test_only_reading_requests_are_answered(cast, fake):
    assert Client().post(ENTRY).status_code == 405
    assert Client().post(f"{ENTRY}back/?{urlencode({'code': 'x'})}").status_code == 405


@pytest.mark.parametrize(("configured", "named"), [(True, True), (False, False)])
def test_the_privacy_page_names_the_provider_where_one_is_set(cast, settings, client, configured, named):
    settings.GONGKAI_ENVIRONMENT = read_environment(environment("https://sso.example.gov.cn") if configured else {})
    assert ("从“省统一认证”登录时" in client.get("/privacy/").content.decode()) is named
