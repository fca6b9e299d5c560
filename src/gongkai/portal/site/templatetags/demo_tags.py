"""The list of log-ins under the log-in form of the demo; empty everywhere else."""

from dataclasses import dataclass

from django import template
from django.conf import settings

from gongkai.portal.site.demo.accounts import ACCOUNTS, PASSWORD, Account

register = template.Library()


@dataclass(frozen=True, slots=True)
class Offered:
    """What the log-in page of the demo offers: the people, and the password they share."""

    listed: tuple[Account, ...] = ()
    password: str = ""


@register.simple_tag
def demo_accounts() -> Offered:
    """The log-ins of the demo; none where the platform is real."""
    return Offered(ACCOUNTS, PASSWORD) if settings.GONGKAI_DEMO else Offered()
