"""Setting up and removing the second factor of one's own account."""

from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from gongkai.portal.agencies.models import Person
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed
from gongkai.portal.audit.record import About
from gongkai.portal.frame.refusal import Refused
from gongkai.portal.site import totp

RECOVERY_CODES = 8


@deed("site.set_up_second_factor", label="设置登录验证码")
def set_up_second_factor(by: Actor, *, key: str, code: str) -> Done[list[str]]:
    """The recovery codes of the second factor just set up, shown this once; `code` shows that the person's device has the key."""
    # open: everybody secures their own account
    person = _own(by)
    if not totp.fits(key, code):
        raise Refused("验证码不对。请看手机上现在显示的6位数字；手机的时间要准。", "code")
    _forget(person)
    TOTPDevice.objects.create(user=person, name="验证器", key=key, confirmed=True)
    codes = _fresh_codes(person)
    return Done(
        codes, says="为自己的账号设置了登录验证码", about=_about(person), before={"登录验证码": "没有"}, after={"登录验证码": "已设置"}
    )


@deed("site.renew_recovery_codes", label="换备用码")
def renew_recovery_codes(by: Actor) -> Done[list[str]]:
    """Fresh recovery codes, shown this once; the earlier ones are void."""
    # open: everybody secures their own account
    person = _own(by)
    StaticDevice.objects.filter(user=person).delete()
    return Done(_fresh_codes(person), says="为自己的账号换了一组备用码", about=_about(person))


@deed("site.remove_second_factor", label="取消登录验证码")
def remove_second_factor(by: Actor, *, password: str) -> Done[None]:
    """The account without a second factor; the password is asked so that an unguarded screen is not enough."""
    # open: everybody secures their own account
    person = _own(by)
    if not person.check_password(password):
        raise Refused("口令不对，请重新填写现在的口令。", "password")
    _forget(person)
    return Done(
        None, says="取消了自己账号的登录验证码", about=_about(person), before={"登录验证码": "已设置"}, after={"登录验证码": "没有"}
    )


@deed("site.drop_second_factor", label="启用时取消登录验证码")
def drop_second_factor(by: Actor) -> Done[None]:
    """The account without a second factor, after an activation code has opened it anew: the telephone may be lost."""
    # open: the code that an administrator gave the person has shown who this is
    person = _own(by)
    if not TOTPDevice.objects.filter(user=person).exists():
        return Done(None, says="", about=_about(person))
    _forget(person)
    says = "重新启用账号，原来的登录验证码随之取消"
    return Done(None, says=says, about=_about(person), before={"登录验证码": "已设置"}, after={"登录验证码": "没有"})


def _own(by: Actor) -> Person:
    return Person.objects.select_for_update(no_key=True).get(pk=by.person or 0)


def _forget(person: Person) -> None:
    TOTPDevice.objects.filter(user=person).delete()
    StaticDevice.objects.filter(user=person).delete()


def _fresh_codes(person: Person) -> list[str]:
    device = StaticDevice.objects.create(user=person, name="备用码", confirmed=True)
    codes = []
    for _ in range(RECOVERY_CODES):
        token = device.token_set.create(token=StaticToken.random_token())
        codes.append(token.token)
    return codes


def _about(person: Person) -> About:
    return About("person", str(person.pk), person.name, person.agency_id)
