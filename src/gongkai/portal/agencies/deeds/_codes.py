"""Activation codes as deeds give them out."""

from datetime import datetime, timedelta

from django.conf import settings

from gongkai.portal.agencies import codes
from gongkai.portal.agencies.models import ActivationCode, Person
from gongkai.portal.frame import clock


def fresh_code() -> tuple[str, str]:
    """A new activation code and the digest that is kept of it."""
    code = codes.fresh_activation_code()
    return code, codes.activation_digest(code)


def code_expires(made_at: datetime) -> datetime:
    """When a code made at a moment is void."""
    return made_at + timedelta(days=settings.GONGKAI_ENVIRONMENT["GONGKAI_ACTIVATION_DAYS"])


def give_code(person: Person) -> str:
    """A new code for the person, kept as digest; earlier ones are void."""
    code, digest = fresh_code()
    moment = clock.now()
    ActivationCode.objects.filter(person=person, used_at=None, expires_at__gt=moment).update(expires_at=moment)
    ActivationCode.objects.create(person=person, digest=digest, made_at=moment, expires_at=code_expires(moment))
    return code
