"""People, codes, passwords, suspension, sessions."""

from datetime import date, timedelta

import pytest
from axes.models import AccessAttempt
from django.conf import settings as django_settings
from django.contrib.auth import SESSION_KEY
from django.test import RequestFactory
from django.utils.timezone import localtime

from gongkai.portal.agencies.deeds.people import (
    activate,
    change_password,
    edit_own_contact,
    edit_person,
    issue_code,
    register_person,
    resume_person,
    suspend_person,
)
from gongkai.portal.agencies.deeds.sessions import sign_in_failed, signed_in, signed_out, unlock
from gongkai.portal.agencies.models import ActivationCode, Person
from gongkai.portal.agencies.selectors import people
from gongkai.portal.audit.actor import CONSOLE, VISITOR
from gongkai.portal.audit.models import Entry
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import NotPermitted
from tests.portal.agencies.refusing import fields, refused
from tests.portal.cast import PASSWORD, TODAY

OTHER = (
    "青山绿水有好风光",
    "清风明月照我窗前",
    "春江花月夜又一年",
    "大漠孤烟直上云霄",
    "长河落日圆又圆呀",
    "明月松间照石上流",
    "空山新雨后天气秋",
)
NEW = [f"{text}-{number}" for number, text in enumerate(OTHER)]
GOOD = {"username": "Qian.Xue", "name": "钱学", "joined_on": TODAY}


def registered(cast, **other):
    return register_person(cast.actor("system_admin"), **{**GOOD, "agency": cast.science.pk, **other})


def test_register_and_activate(cast):
    person, code = registered(cast)
    assert (person.username, person.state, person.is_active) == ("qian.xue", "invited", False)
    assert people.owner_of_code(code) == person
    assert activate(VISITOR, code=code.lower().replace("-", " "), password=PASSWORD).is_active
    assert people.owner_of_code(code) is None
    assert Person.objects.get_by_natural_key(" QIAN.Xue ").check_password(PASSWORD)


def test_no_secret_is_kept_or_logged(cast):
    _, code = registered(cast)
    activate(VISITOR, code=code, password=NEW[0])
    told = "\n".join(Entry.objects.values_list("body", flat=True))
    for secret in (code, code.replace("-", ""), NEW[0], PASSWORD):
        assert secret not in told
    assert not ActivationCode.objects.filter(digest__contains=code[:4]).exists()


@pytest.mark.parametrize(
    ("other", "at"),
    [
        ({"username": "钱"}, ["username"]),
        ({"username": "a"}, ["username"]),
        ({"username": "CLERK"}, ["username"]),  # somebody has it, in small letters
        ({"name": " "}, ["name"]),
        ({"name": "名" * 61}, ["name"]),
        ({"email": "not a mail"}, ["email"]),
        ({"agency": 10**9}, ["agency"]),
        ({"unit": 10**9}, ["unit"]),
        ({"agency": None, "unit": 1}, ["unit"]),
        ({"username": "", "name": "", "email": "x"}, ["username", "name", "email"]),
    ],
)
def test_registering_is_refused(cast, other, at):
    assert fields(registered, cast, **other) == at


@pytest.mark.parametrize("who", ["clerk", "security_admin", "audit_admin", "competent_office", "stranger", "visitor"])
def test_only_the_system_administrator_registers(cast, who):
    with pytest.raises(NotPermitted):
        register_person(cast.actor(who), **GOOD, agency=cast.science.pk)


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("短-1", "至少10个字符"),
        ("1234567890", "太常见"),
        ("20260120339900", "不能全是数字"),
        ("finance_clerk1", "和登录名或者姓名太像"),
    ],
)
def test_weak_password(cast, password, says):
    code = issue_code(cast.actor("security_admin"), person=cast.pk("finance_clerk"))
    problems = refused(activate, VISITOR, code=code, password=password)
    assert problems[0][0] == "password"
    assert any(says in sentence for _, sentence in problems)


@pytest.mark.parametrize("state", ["unknown", "used", "expired", "replaced", "suspended", "left"])
def test_code_that_cannot_be_used(cast, settings, state):
    person, code = registered(cast)
    security = cast.actor("security_admin")
    match state:
        case "unknown":
            code = "AAAA-AAAA-AAAA-AAAA"
        case "used":
            activate(VISITOR, code=code, password=PASSWORD)
        case "expired":
            settings.GONGKAI_TODAY = TODAY + timedelta(days=django_settings.GONGKAI_ENVIRONMENT["GONGKAI_ACTIVATION_DAYS"] + 1)
        case "replaced":
            issue_code(security, person=person.pk)
        case "suspended":
            suspend_person(security, person=person.pk)
        case "left":
            from gongkai.portal.agencies.deeds.leaving import register_leave

            register_leave(cast.actor("system_admin"), person=person.pk, on=TODAY)
    assert fields(activate, VISITOR, code=code, password=NEW[1]) == ["code"]
    assert people.owner_of_code(code) is None


def test_state_of_a_code(cast, settings):
    by = cast.actor("security_admin")
    person, code = registered(cast)
    assert people.code_state(by, person.pk) == "waiting"
    assert [each.pk for each in people.listed(by, state="expired")] == []
    settings.GONGKAI_TODAY = TODAY + timedelta(days=30)
    assert people.code_state(by, person.pk) == "expired"
    assert [each.pk for each in people.listed(by, state="expired")] == [person.pk]
    code = issue_code(by, person=person.pk)
    activate(VISITOR, code=code, password=PASSWORD)
    assert people.code_state(by, person.pk) == "used"


@pytest.mark.parametrize("who", ["system_admin", "audit_admin", "security_admin"])
def test_code_of_an_administrator_comes_from_the_console(cast, who):
    """Whoever gives out the code could sign in with it and do the other's part."""
    assert fields(issue_code, cast.actor("security_admin"), person=cast.pk(who)) == ["person"]
    assert issue_code(CONSOLE, person=cast.pk(who))


def test_forgotten_password(cast):
    code = issue_code(cast.actor("security_admin"), person=cast.pk("clerk"))
    activate(VISITOR, code=code, password=NEW[0])
    assert cast.person("clerk").check_password(NEW[0])
    assert Entry.objects.last().says == "用启用码重设陈文慧的口令"


def test_last_five_passwords_do_not_come_again(cast):
    old = PASSWORD
    for new in NEW[:5]:
        change_password(cast.actor("clerk"), person=cast.pk("clerk"), old=old, new=new)
        old = new
    for used in (PASSWORD, *NEW[:5]):
        assert fields(change_password, cast.actor("clerk"), person=cast.pk("clerk"), old=old, new=used) == ["new"]
    change_password(cast.actor("clerk"), person=cast.pk("clerk"), old=old, new=NEW[5])
    change_password(cast.actor("clerk"), person=cast.pk("clerk"), old=NEW[5], new=PASSWORD)  # the sixth before: free again
    assert cast.person("clerk").check_password(PASSWORD)


def test_wrong_old_password(cast):
    assert fields(change_password, cast.actor("clerk"), person=cast.pk("clerk"), old="不对", new=NEW[0]) == ["old"]


@pytest.mark.parametrize("who", ["security_admin", "system_admin", "visitor"])
def test_nobody_changes_the_password_of_another(cast, who):
    with pytest.raises(NotPermitted):
        change_password(cast.actor(who), person=cast.pk("clerk"), old=PASSWORD, new=NEW[0])


def session_lives(client) -> bool:
    request = RequestFactory().get("/")
    request.session = client.session
    from django.contrib.auth import get_user

    return SESSION_KEY in request.session and get_user(request).is_authenticated


@pytest.mark.parametrize("how", ["suspended", "suspended_and_resumed", "password", "left", "code"])
def test_sessions_end(cast, client, how):
    cast.sign_in(client, "clerk")
    assert session_lives(client)
    security = cast.actor("security_admin")
    match how:
        case "suspended":
            suspend_person(security, person=cast.pk("clerk"))
        case "suspended_and_resumed":
            suspend_person(security, person=cast.pk("clerk"))
            resume_person(security, person=cast.pk("clerk"))
        case "password":
            change_password(cast.actor("clerk"), person=cast.pk("clerk"), old=PASSWORD, new=NEW[0])
        case "left":
            from gongkai.portal.agencies.deeds.leaving import register_leave

            register_leave(cast.actor("system_admin"), person=cast.pk("clerk"), on=TODAY)
        case "code":
            activate(VISITOR, code=issue_code(security, person=cast.pk("clerk")), password=NEW[0])
    assert not session_lives(client)


def test_suspend_and_resume(cast):
    security = cast.actor("security_admin")
    suspend_person(security, person=cast.pk("clerk"), reason="手机遗失")
    assert not cast.person("clerk").is_active
    assert fields(suspend_person, security, person=cast.pk("clerk")) == ["person"]
    assert fields(issue_code, security, person=cast.pk("clerk")) == ["person"]
    resume_person(security, person=cast.pk("clerk"))
    assert cast.person("clerk").is_active
    assert fields(resume_person, security, person=cast.pk("clerk")) == ["person"]


def test_resumed_before_activation_is_still_invited(cast):
    person, _ = registered(cast)
    suspend_person(cast.actor("security_admin"), person=person.pk)
    assert resume_person(cast.actor("security_admin"), person=person.pk).state == "invited"


@pytest.mark.parametrize("who", ["system_admin", "security_admin", "audit_admin"])
def test_last_administrator_is_not_suspended(cast, who):
    assert set(fields(suspend_person, cast.actor("security_admin"), person=cast.pk(who))) == {"person"}


@pytest.mark.parametrize("act", [suspend_person, resume_person, issue_code, unlock])
@pytest.mark.parametrize("who", ["clerk", "system_admin", "audit_admin", "stranger"])
def test_only_the_security_administrator_secures_accounts(cast, act, who):
    with pytest.raises(NotPermitted):
        act(cast.actor(who), person=cast.pk("finance_clerk"))


def test_edit_person(cast):
    act = cast.actor("system_admin")
    edit_person(act, person=cast.pk("clerk"), name="陈文惠", username="clerk", unit=cast.unit.pk, post="主任科员", phone="0000-6110003")
    assert (cast.person("clerk").name, cast.person("clerk").unit_id) == ("陈文惠", cast.unit.pk)
    count = Entry.objects.count()
    edit_person(act, person=cast.pk("clerk"), name="陈文惠", username="clerk", unit=cast.unit.pk, post="主任科员", phone="0000-6110003")
    assert Entry.objects.count() == count  # nothing was different
    assert fields(edit_person, act, person=cast.pk("clerk"), name="", username="deputy") == ["username", "name"]


def test_own_contact(cast):
    edit_own_contact(cast.actor("clerk"), phone="0000-6110009", email="chen@example.gov.cn")
    assert cast.person("clerk").phone == "0000-6110009"
    assert fields(edit_own_contact, cast.actor("clerk"), email="x") == ["email"]
    with pytest.raises(NotPermitted):
        edit_own_contact(VISITOR, phone="1")


def test_sessions_are_logged(cast):
    signed_in(cast.actor("clerk"))
    assert localtime(cast.person("clerk").last_login).date() == TODAY
    signed_out(cast.actor("clerk"))
    sign_in_failed(VISITOR, username="Clerk ")
    sign_in_failed(VISITOR, username="my-secret-password", locked=True)
    assert list(Entry.objects.order_by("-seq").values_list("says", flat=True)[:4]) == [
        "用一个没有登记的登录名登录未成功，账号已锁定",
        "用登录名“clerk”登录未成功",
        "退出登录",
        "登录",
    ]
    for act in (signed_in, signed_out):
        with pytest.raises(NotPermitted):
            act(VISITOR)


def test_locked_accounts_are_listed_and_unlocked(cast):
    security = cast.actor("security_admin")
    for browser in ("甲", "乙"):
        AccessAttempt.objects.create(username="clerk", failures_since_start=3, user_agent=browser, ip_address="192.0.2.1")
    AccessAttempt.objects.create(username="deputy", failures_since_start=4, user_agent="甲", ip_address="192.0.2.1")
    assert [person.username for person in people.locked(security)] == ["clerk"]
    unlock(security, person=cast.pk("clerk"))
    assert not people.locked(security)
    AccessAttempt.objects.filter(username="deputy").update(failures_since_start=9, attempt_time=clock.now() - timedelta(days=400))
    assert not people.locked(security)  # long ago


def test_joined_day_is_kept(cast):
    person, _ = registered(cast, joined_on=date(2025, 12, 1))
    assert Person.objects.get(pk=person.pk).joined_on == date(2025, 12, 1)
