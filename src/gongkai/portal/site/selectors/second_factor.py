"""The second factor of an account: whether one is set up, whether one is asked for, and whether a code is right."""

from dataclasses import dataclass

from django.conf import settings
from django_otp import verify_token
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from gongkai.portal.agencies.models import Person
from gongkai.portal.agencies.roles import ROLES
from gongkai.portal.audit.actor import Actor
from gongkai.portal.site import totp


@dataclass(frozen=True, slots=True)
class SecondFactor:
    """What is set up for an account; `codes_left` counts the recovery codes that were not used."""

    device: str = ""
    recovery: str = ""
    codes_left: int = 0

    def __bool__(self) -> bool:
        return bool(self.device)


def second_factor(person: Person) -> SecondFactor:
    """The second factor of a person; false where none is set up."""
    totp = TOTPDevice.objects.filter(user=person, confirmed=True).first()
    if totp is None:
        return SecondFactor()
    static = StaticDevice.objects.filter(user=person, confirmed=True).first()
    left = StaticToken.objects.filter(device__user=person).count()
    return SecondFactor(totp.persistent_id, static.persistent_id if static else "", left)


def is_asked(by: Actor) -> bool:
    """Whether the settings ask this person for a second factor."""
    match settings.GONGKAI_TOTP:
        case "everybody":
            return True
        case "admins":
            return any(ROLES[seat.role].platform for seat in by.seats)
        case _:
            return False


def code_fits(person: Person, code: str) -> bool:
    """Whether the code is the present one of the device, or a recovery code (used up by this). Tries are slowed down by the library."""
    factor = second_factor(person)
    typed = "".join(code.split()).lower()
    if not factor or not typed:
        return False
    device = factor.device if typed.isdigit() and len(typed) == totp.DIGITS else factor.recovery
    return bool(device) and verify_token(person, device, typed) is not None
