"""A person's own account in the browser: a telephone set up as second factor, signing in with it, with a recovery code, and without."""

import base64
import time
from pathlib import Path

from django_otp.oath import TOTP
from playwright.sync_api import Page, expect

from tests.portal.browser.screens import in_every_look, screens
from tests.portal.browser.servers import platform
from tests.portal.site.platforms import FOUND, python

PASSWORD = "青山 绿水 白云 九十"  # noqa: S105  # of this test alone


def digits(key: str, half_minutes: int = 0) -> str:
    """What a telephone with this key shows."""
    clock = TOTP(base64.b32decode(key.replace(" ", "")), 30, 0, 6)
    clock.time = time.time() + 30 * half_minutes
    return f"{clock.token():06d}"


def sign_in(page: Page, address: str) -> None:
    page.goto(f"{address}/login/?next=/account/")
    page.get_by_label("登录名").fill("zhaomin")
    page.get_by_label("口令").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()


def test_a_telephone_is_set_up_and_asked_for(page: Page, tmp_path: Path) -> None:
    python(tmp_path / "data", FOUND)
    with platform(tmp_path) as server:
        sign_in(page, server.address)
        expect(page.get_by_role("heading", level=1)).to_have_text("我的账号")
        in_every_look(page, "account")
        page.get_by_role("link", name="设置登录验证码").click()
        in_every_look(page, "account-code-new")
        key = page.locator("main .code").inner_text()
        page.get_by_label("手机上现在显示的6位数字").fill("000000")
        page.get_by_role("button", name="核对并设置").click()
        expect(page.get_by_role("alert")).to_contain_text("验证码不对")
        page.get_by_label("手机上现在显示的6位数字").fill(digits(key))
        page.get_by_role("button", name="核对并设置").click()
        expect(page.locator("main .code")).to_have_count(8)
        codes = page.locator("main .code").all_inner_texts()
        screens(page, "account-recovery-codes")
        page.get_by_role("link", name="已经保存，返回我的账号").click()
        expect(page.get_by_text("没用过的备用码")).to_be_visible()

        page.get_by_role("button", name="退出").click()
        expect(page.get_by_role("status")).to_contain_text("已经退出")
        sign_in(page, server.address)
        expect(page.get_by_role("heading", level=1)).to_have_text("再填一个登录验证码")
        expect(page.get_by_label("登录验证码")).to_be_focused()
        in_every_look(page, "sign-in-code")
        page.get_by_label("登录验证码").fill(digits(key, 1))
        page.get_by_label("登录验证码").press("Enter")
        expect(page).to_have_url(f"{server.address}/account/")

        page.get_by_role("button", name="退出").click()
        sign_in(page, server.address)
        page.get_by_label("登录验证码").fill(codes[0].upper())
        page.get_by_role("button", name="登录").click()
        expect(page.locator("main")).to_contain_text("7个")

        page.get_by_role("link", name="管理登录验证码").click()
        in_every_look(page, "account-code")
        page.get_by_role("link", name="取消登录验证码").click()
        in_every_look(page, "account-code-remove")
        page.get_by_label("现在的口令").fill(PASSWORD)
        page.get_by_role("button", name="取消登录验证码").click()
        expect(page.get_by_role("status")).to_contain_text("以后登录只核对口令")


def test_the_forms_of_the_account_in_every_look(page: Page, tmp_path: Path) -> None:
    python(tmp_path / "data", FOUND)
    with platform(tmp_path) as server:
        page.goto(f"{server.address}/activate/")
        in_every_look(page, "activate")
        page.get_by_role("button", name="启用账号").click()
        expect(page.get_by_role("alert")).to_contain_text("还有3处要改")
        sign_in(page, server.address)
        for name, path in (("contact", "/account/contact/"), ("password", "/account/password/")):
            page.goto(server.address + path)
            in_every_look(page, f"account-{name}")
        page.goto(f"{server.address}/account/contact/")
        page.get_by_label("办公电话").fill("0999-6601234")
        page.get_by_role("button", name="保存联系方式").click()
        expect(page.locator("main")).to_contain_text("0999-6601234")
