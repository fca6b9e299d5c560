"""Coming in and going out: signing in, with a second factor where one is set up, signing out, and opening one's account."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from gongkai.portal.agencies.deeds import people as people_deeds
from gongkai.portal.agencies.deeds import sessions as session_deeds
from gongkai.portal.agencies.gate import Visit
from gongkai.portal.agencies.models import Person
from gongkai.portal.agencies.selectors.seats import actor_of
from gongkai.portal.frame.refusal import Refused
from gongkai.portal.site import halfway, passwords, sessions
from gongkai.portal.site.deeds.second_factor import drop_second_factor
from gongkai.portal.site.forms.entrance import ActivationForm, CodeForm, SignInForm
from gongkai.portal.site.selectors.founding import founded
from gongkai.portal.site.selectors.second_factor import code_fits, second_factor
from gongkai.portal.site.selectors.signing_in import locked_until

WRONG = "登录名或口令不对。请检查大小写和输入法；连续输错{times}次，账号会锁定{minutes}分钟。"
LOCKED = "连续输错的次数太多，这个登录名已锁定，{until}后自动解锁。急着用，请本平台的安全管理员解锁；忘了口令，请他重发启用码。"
WRONG_CODE = "验证码不对，或者刚刚用过。请等手机上换成下一组6位数字再填；连续填错，要等的时间会越来越长。"
VOUCHER = "统一认证"
"""What the log calls the provider of single sign-on, whatever the button says."""
OUT = "已经退出。用的是公用电脑的话，请把浏览器窗口也关掉。"
OUT_HERE = "已经退出本平台，{name}那边可能还登录着。用的是公用电脑的话，请到那边也退出，再把浏览器窗口关掉。"
ENDED = {
    "idle": "有一段时间没有操作，已经为您退出。请重新登录，会回到刚才的页面；写到一半的表单都存着。",
    "limit": "这次登录的时间到了，已经为您退出。请重新登录，会回到刚才的页面；写到一半的表单都存着。",
}


@never_cache
@sensitive_post_parameters("password")
def sign_in(request: Visit) -> HttpResponse:
    """The form to sign in; with the right name and password the way onward."""
    onward = safe_next(request)
    if request.person is not None:
        return HttpResponseRedirect(onward)
    if not founded():
        return HttpResponseRedirect(reverse("site:start"))
    form = SignInForm.of(request)
    if form.is_valid():
        person = _person_of(request, form)
        if person is not None:
            return let_in(request, person, onward)
    elif request.method == "GET":
        _fill_for_demo(request, form)
    ended = ENDED.get(request.COOKIES.get(sessions.ENDED_COOKIE, ""), "") if request.method == "GET" else ""
    context = {"form": form, "next": _asked_next(request), "ended": ended, "provider": provider(), **_demo()}
    response = render(request, "site/sign_in.html", context)
    response.delete_cookie(sessions.ENDED_COOKIE)
    return response


def _person_of(request: Visit, form: SignInForm) -> Person | None:
    """The person whose name and password these are; otherwise none, with the sentence on the form and the try in the log."""
    username = form.cleaned_data["username"].strip().lower()
    person = authenticate(request, username=username, password=form.cleaned_data["password"])
    if isinstance(person, Person):
        return person
    locked = bool(getattr(request, "axes_locked_out", False))
    session_deeds.sign_in_failed(request.actor, username=username, locked=locked)
    if locked:
        until = locked_until(username)
        form.add_error(None, LOCKED.format(until=f"{until:%H:%M}" if until else f"{settings.GONGKAI_LOCK_MINUTES}分钟"))
    else:
        form.add_error(None, WRONG.format(times=settings.AXES_FAILURE_LIMIT, minutes=settings.GONGKAI_LOCK_MINUTES))
    return None


def let_in(request: Visit, person: Person, onward: str, *, through: str = "", twice: bool = False) -> HttpResponse:
    """The way onward for somebody whose password was right, or for whom `through` has vouched; by way of the second factor if need be.

    `twice` says that whoever has vouched asked for a second factor already: ours is not asked again.
    """
    if not twice and second_factor(person):
        halfway.remember(request, person, onward, through)
        return HttpResponseRedirect(reverse("site:sign_in_code"))
    return _signed_in(request, halfway.Waiting(person, onward, through), twice=twice)


def _signed_in(request: Visit, who: halfway.Waiting, *, device: str = "", twice: bool = False) -> HttpResponse:
    login(request, who.person, backend="django.contrib.auth.backends.ModelBackend")
    halfway.verified(request, device)
    if who.through:
        sessions.vouched(request, twice=twice)
    sessions.begin(request)
    session_deeds.signed_in(actor_of(who.person, request.actor.address), through=who.through)
    return HttpResponseRedirect(who.onward)


@never_cache
@sensitive_post_parameters("code")
def sign_in_code(request: Visit) -> HttpResponse:
    """The second step where a second factor is set up: the code."""
    waiting = halfway.waiting(request)
    if waiting is None:
        return HttpResponseRedirect(reverse("site:login"))
    form = CodeForm.of(request)
    if form.is_valid():
        if code_fits(waiting.person, form.cleaned_data["code"]):
            halfway.forget(request)
            return _signed_in(request, waiting, device=second_factor(waiting.person).device)
        session_deeds.sign_in_failed(request.actor, username=waiting.person.username, through=waiting.through)
        form.add_error("code", WRONG_CODE)
    return render(request, "site/sign_in_code.html", {"form": form, "through": waiting.through})


@require_POST
def sign_out(request: Visit) -> HttpResponse:
    """The sign-in ended."""
    if request.person is not None:
        session_deeds.signed_out(request.actor)
    vouched = sessions.is_vouched(request)
    logout(request)
    messages.success(request, OUT_HERE.format(name=provider()) if vouched else OUT)
    return HttpResponseRedirect(reverse("site:login"))


@never_cache
@sensitive_post_parameters("password", "again", "code")
def activate(request: Visit) -> HttpResponse:
    """The form with which a person opens their account: the code they were given and the password they choose."""
    form = ActivationForm.of(request, rules=passwords.rules())
    if form.is_valid():
        try:
            person = people_deeds.activate(request.actor, code=form.cleaned_data["code"], password=form.cleaned_data["password"])
        except Refused as error:
            form.refuse(error)
        else:
            drop_second_factor(actor_of(person, request.actor.address))
            messages.success(request, f"{person.name}，账号已经启用。请用登录名 {person.username} 和刚设的口令登录。")
            return HttpResponseRedirect(reverse("site:login"))
    return render(request, "site/activate.html", {"form": form})


def provider() -> str:
    """What the provider of single sign-on is called; empty where none is set."""
    environment = settings.GONGKAI_ENVIRONMENT
    return str(environment["GONGKAI_OIDC_NAME"]) if environment["GONGKAI_OIDC_ISSUER"] else ""


def safe_next(request: HttpRequest) -> str:
    """Where the visitor wanted to go, if it lies on this platform; their desk otherwise."""
    return _asked_next(request) or reverse("site:desk")


def _asked_next(request: HttpRequest) -> str:
    asked = str(request.POST.get("next") or request.GET.get("next") or "")
    safe = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return asked if safe and asked.startswith("/") else ""


def _fill_for_demo(request: HttpRequest, form: SignInForm) -> None:
    accounts = _demo().get("demo")
    wanted = request.GET.get("fill", "")
    if accounts is not None and wanted in {account.username for account in accounts.ACCOUNTS}:
        form.fill(wanted, accounts.PASSWORD)


def _demo() -> dict[str, Any]:
    """The people of the demo for the template; nothing on a real platform."""
    if not settings.GONGKAI_DEMO:
        return {}
    from gongkai.portal.site.demo import accounts

    return {"demo": accounts}
