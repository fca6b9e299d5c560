"""One's own account: who one is, the password, the second factor, one's last deeds."""

import base64
import re
import time

import pytest
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from gongkai.portal.agencies.deeds.people import issue_code
from gongkai.portal.audit.actor import CONSOLE
from gongkai.portal.audit.models import Entry
from tests.portal.site.conftest import PASSWORD, sign_in

pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def digits(key: str, half_minutes: int = 0) -> str:
    clock = TOTP(base64.b32decode(key.replace(" ", "")), 30, 0, 6)
    clock.time = time.time() + 30 * half_minutes
    return f"{clock.token():06d}"


def enrol(client: Client) -> tuple[str, list[str]]:
    """The key and the recovery codes of a second factor just set up."""
    found = re.search(r'密钥：<span class="code">([^<]+)<', page(client, "/account/code/"))
    assert found
    answer = client.post("/account/code/", {"code": digits(found[1])})
    return found[1], re.findall(r'<span class="code">([a-z2-7]{8})<', answer.content.decode())


def test_the_account_says_who_one_is_and_what_one_did(zhaomin):
    shown = page(zhaomin, "/account/")
    for words in ("赵敏", "zhaomin", "云溪县人民政府办公室", "系统管理员", "全平台", "不能授予角色", "登录"):
        assert words in shown


def test_contact_is_changed_by_oneself(zhaomin):
    assert zhaomin.post("/account/contact/", {"phone": "0999-6601234", "email": "zm@example.gov.cn"}).status_code == 302
    shown = page(zhaomin, "/account/")
    assert "0999-6601234" in shown
    assert "联系方式已经改好" in shown
    assert "请写完整的邮箱" in zhaomin.post("/account/contact/", {"email": "zm"}).content.decode()


@pytest.mark.parametrize(
    ("old", "new", "again", "says"),
    [
        ("x", f"{PASSWORD} 更新", f"{PASSWORD} 更新", "现在的口令"),
        (PASSWORD, "短", "短", "至少10个字符"),
        (PASSWORD, "1234567890123", "1234567890123", "全是数字"),
        (PASSWORD, f"{PASSWORD} 更新", f"{PASSWORD} 更旧", "两遍口令不一样"),
        (PASSWORD, PASSWORD, PASSWORD, "口令"),
    ],
)
def test_a_password_that_will_not_do_is_refused(zhaomin, old, new, again, says):
    answer = zhaomin.post("/account/password/", {"old": old, "password": new, "again": again})
    assert answer.status_code == 200
    assert says in answer.content.decode().split('class="errors"')[1].split("</div>")[0]


def test_no_password_is_ever_sent_back(zhaomin):
    answer = zhaomin.post("/account/password/", {"old": PASSWORD, "password": "短口令七个字", "again": "短口令七个字"})
    assert PASSWORD not in answer.content.decode()
    assert "短口令七个字" not in answer.content.decode()


def test_the_picture_is_drawn_by_us_and_needs_no_style(zhaomin):
    shown = page(zhaomin, "/account/code/")
    assert "<svg" in shown
    assert "style=" not in shown
    assert "https://" not in shown.split("<main")[1].split("</main>")[0].replace("http://www.w3.org", "")


def test_the_key_stays_until_a_code_confirms_it(zhaomin):
    first = re.search(r"密钥：[^<]*<[^>]+>([^<]+)", page(zhaomin, "/account/code/"))
    assert "验证码不对" in zhaomin.post("/account/code/", {"code": "000000"}).content.decode()
    again = re.search(r"密钥：[^<]*<[^>]+>([^<]+)", page(zhaomin, "/account/code/"))
    assert first and again and first[1] == again[1]
    assert not TOTPDevice.objects.exists()


def test_with_a_second_factor_the_password_alone_does_not_let_in(zhaomin):
    key, _ = enrol(zhaomin)
    client = Client()
    answer = sign_in(client, "zhaomin", PASSWORD, next="/account/")
    assert answer.url == "/login/code/"
    assert client.get("/account/").status_code == 302
    assert "验证码不对" in client.post("/login/code/", {"code": "12345"}).content.decode()
    TOTPDevice.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0)
    answer = client.post("/login/code/", {"code": digits(key, 1)})
    assert (answer.status_code, answer.url) == (302, "/account/")
    assert client.get("/account/").status_code == 200


def test_a_code_fits_once(zhaomin):
    key, _ = enrol(zhaomin)
    code = digits(key, 1)
    for expected in (302, 200):
        client = Client()
        sign_in(client, "zhaomin", PASSWORD)
        assert client.post("/login/code/", {"code": code}).status_code == expected


def test_tries_at_the_code_are_slowed_down(zhaomin):
    key, _ = enrol(zhaomin)
    client = Client()
    sign_in(client, "zhaomin", PASSWORD)
    for _ in range(3):
        client.post("/login/code/", {"code": "000000"})
    assert client.post("/login/code/", {"code": digits(key, 1)}).status_code == 200


def test_a_recovery_code_lets_in_once_and_may_be_typed_in_capitals(zhaomin):
    _, codes = enrol(zhaomin)
    assert len(set(codes)) == 8
    for expected in (302, 200):
        client = Client()
        sign_in(client, "zhaomin", PASSWORD)
        assert client.post("/login/code/", {"code": codes[0].upper()}).status_code == expected
    assert "7个" in page(zhaomin, "/account/")


def test_fresh_recovery_codes_void_the_old(zhaomin):
    _, codes = enrol(zhaomin)
    fresh = re.findall(r'<span class="code">([a-z2-7]{8})<', zhaomin.post("/account/code/renew/").content.decode())
    assert len(fresh) == 8
    assert not set(fresh) & set(codes)
    client = Client()
    sign_in(client, "zhaomin", PASSWORD)
    assert client.post("/login/code/", {"code": codes[1]}).status_code == 200


def test_removing_asks_the_password(zhaomin):
    enrol(zhaomin)
    assert "口令不对" in zhaomin.post("/account/code/remove/", {"password": "x"}).content.decode()
    assert TOTPDevice.objects.exists()
    assert zhaomin.post("/account/code/remove/", {"password": PASSWORD}).status_code == 302
    assert sign_in(Client(), "zhaomin", PASSWORD).url == "/desk/"


def test_a_lost_telephone_is_mended_by_a_new_activation_code(zhaomin, founded):
    enrol(zhaomin)
    code = issue_code(CONSOLE, person=founded.founding.system.pk)
    fresh = f"{PASSWORD} 更新"
    assert Client().post("/activate/", {"code": code, "password": fresh, "again": fresh}).status_code == 302
    assert sign_in(Client(), "zhaomin", fresh).url == "/desk/"


def test_nothing_secret_is_in_the_log(zhaomin):
    key, codes = enrol(zhaomin)
    bodies = "".join(Entry.objects.values_list("body", flat=True))
    assert "登录验证码" in bodies
    assert not any(secret in bodies for secret in (key, key.replace(" ", ""), TOTPDevice.objects.get().key, *codes, PASSWORD))


def test_waiting_for_the_code_ends_after_some_minutes(zhaomin):
    from datetime import timedelta

    from gongkai.portal.frame import clock

    key, _ = enrol(zhaomin)
    client = Client()
    sign_in(client, "zhaomin", PASSWORD)
    with clock.stopped_at(clock.now() + timedelta(minutes=6)):
        assert client.post("/login/code/", {"code": digits(key, 1)}).url == "/login/"
    assert client.get("/account/").status_code == 302
