"""Signing in through the provider of the settings: going there, and coming back. Neither page is there where no provider is set."""

import logging
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gongkai.portal.agencies.deeds import sessions as session_deeds
from gongkai.portal.agencies.gate import Visit
from gongkai.portal.agencies.models import Person
from gongkai.portal.site.selectors.signing_in import person_named
from gongkai.portal.site.views.entrance import VOUCHER, let_in, safe_next

log = logging.getLogger(__name__)

SILENT = "现在连不上{name}，没有登录。请过几分钟再试；有口令的，可以先用登录名和口令登录。"
NOT_VOUCHED = (
    "{name}这一次没有核对成，没有登录。可能是停留太久，或者在那边按了取消。请再按一次“用{name}登录”；还是不行，请告诉本平台的系统管理员。"
)
NO_NAME = "{name}没有给出您的登录名，没有登录。请告诉本平台的系统管理员：核对设置 GONGKAI_OIDC_CLAIM。"
UNKNOWN = "{name}已经核对，但登录名“{username}”没有在本平台登记。请本机关报本平台的系统管理员登记，登记好再来登录。"
NOT_OPEN = {
    "invited": "{name}已经核对，但您在本平台的账号还没有启用。请先用管理员给的启用码启用账号，再来登录。",
    "suspended": "{name}已经核对，但您在本平台的账号已经停用。请向本平台的安全管理员询问。",
}
LEFT = "{name}已经核对，但您在本平台登记为已经离岗。仍在岗的，请本机关报本平台的系统管理员重新登记。"


@never_cache
@require_safe
def leave(request: Visit) -> HttpResponse:
    """The way to the provider, with what must come back noted in the session."""
    _only_where_set()
    onward = safe_next(request)
    if request.person is not None:
        return HttpResponseRedirect(onward)
    from gongkai.portal.site import openid

    try:
        return HttpResponseRedirect(openid.way_there(request, request.build_absolute_uri(reverse("site:single_sign_on_back")), onward))
    except openid.ProviderSilent as error:
        log.warning("single sign-on: %s", error)
        return _back_to_the_form(request, SILENT, onward)


@never_cache
@require_safe
def come_back(request: Visit) -> HttpResponse:
    """What the provider sends back: whoever it vouches for and is at work here goes on, everybody else is told why not."""
    _only_where_set()
    from gongkai.portal.site import openid

    try:
        vouched = openid.came_back(request)
    except openid.ProviderSilent as error:
        log.warning("single sign-on: %s", error)
        return _back_to_the_form(request, SILENT)
    except openid.NoName as error:
        log.warning("single sign-on: no claim %s", error)
        return _back_to_the_form(request, NO_NAME)
    except openid.NotVouched as error:
        if error.why:
            session_deeds.voucher_refused(request.actor, through=VOUCHER, why=error.why)
        return _back_to_the_form(request, NOT_VOUCHED)
    person = person_named(vouched.username)
    if person is None or not person.is_active:
        session_deeds.sign_in_failed(request.actor, username=vouched.username, through=VOUCHER)
        return _back_to_the_form(request, _why_not(person), username=vouched.username)
    return let_in(request, person, vouched.onward, through=VOUCHER, twice=vouched.twice)


def _only_where_set() -> None:
    if not settings.GONGKAI_ENVIRONMENT["GONGKAI_OIDC_ISSUER"]:
        raise Http404


def _why_not(person: Person | None) -> str:
    if person is None:
        return UNKNOWN
    return LEFT if person.has_left() else NOT_OPEN.get(person.state, LEFT)


def _back_to_the_form(request: Visit, sentence: str, onward: str = "", username: str = "") -> HttpResponse:
    """The page to sign in, with the sentence; the address with the code of the provider is left behind."""
    messages.error(request, sentence.format(name=settings.GONGKAI_ENVIRONMENT["GONGKAI_OIDC_NAME"], username=username))
    return HttpResponseRedirect(reverse("site:login") + (f"?{urlencode({'next': onward})}" if onward else ""))
