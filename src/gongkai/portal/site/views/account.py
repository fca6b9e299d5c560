"""One's own account: who one is here, the password, the second factor, and what one did last."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from gongkai.portal.agencies.deeds.people import change_password, edit_own_contact
from gongkai.portal.agencies.gate import Visit
from gongkai.portal.agencies.models import Person
from gongkai.portal.frame.identity import identity
from gongkai.portal.frame.refusal import Problem, Refused
from gongkai.portal.site import halfway, passwords, totp
from gongkai.portal.site.deeds import second_factor as deeds
from gongkai.portal.site.forms.account import ContactForm, EnrolForm, PasswordForm, RemoveFactorForm
from gongkai.portal.site.selectors.own_account import own_deeds, own_roles
from gongkai.portal.site.selectors.second_factor import is_asked, second_factor
from gongkai.portal.site.sessions import password_is_old

_KEY = "gongkai_totp_key"
"""Keeps the key that is shown until a code has confirmed it."""


def _me(request: Visit) -> Person:
    """The person at the door; the gate has let nobody else in."""
    if request.person is None:
        raise TypeError("a page of the account without a person: its door is open")
    return request.person


def account(request: Visit) -> HttpResponse:
    """Who one is here, with the ways to change what one may change."""
    person = _me(request)
    context = {"person": person, "roles": own_roles(person), "factor": second_factor(person), "deeds": own_deeds(request.actor)}
    return render(request, "site/account.html", context)


def contact(request: Visit) -> HttpResponse:
    """One's own telephone and mail."""
    person = _me(request)
    form = ContactForm.of(request, initial={"phone": person.phone, "email": person.email})
    if form.is_valid():
        try:
            edit_own_contact(request.actor, **form.cleaned_data)
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "联系方式已经改好。")
            return HttpResponseRedirect(reverse("site:account"))
    return render(request, "site/contact.html", {"form": form})


@never_cache
@sensitive_post_parameters()
def password(request: Visit) -> HttpResponse:
    """One's own password changed; the other sessions of the person end, this one goes on."""
    person = _me(request)
    form = PasswordForm.of(request, rules=passwords.rules(), initial={"username": person.username})
    if form.is_valid():
        try:
            changed = change_password(request.actor, person=person.pk, old=form.cleaned_data["old"], new=form.cleaned_data["password"])
        except Refused as error:
            form.refuse(_at_our_fields(error))
        else:
            _go_on(request, changed)
            messages.success(request, "口令已经改好。别的电脑上如果还登录着，已经退出。")
            return HttpResponseRedirect(reverse("site:account"))
    return render(request, "site/password.html", {"form": form, "must": password_is_old(person)})


def _at_our_fields(error: Refused) -> Refused:
    """The problems with the field `new` of the deed at the field of the form."""
    return Refused(Problem(each.sentence, "password" if each.field == "new" else each.field) for each in error.problems)


def _go_on(request: Visit, person: Person) -> None:
    """This session stays signed in after the password has changed, with the device that showed who it is."""
    device = second_factor(person).device if _verified(request) else ""
    update_session_auth_hash(request, person)
    halfway.verified(request, device)


def _verified(request: Visit) -> bool:
    user: Any = request.user
    return bool(user.is_verified())


@never_cache
@sensitive_post_parameters()
def second_factor_page(request: Visit) -> HttpResponse:
    """The second factor: setting it up where there is none, what there is otherwise."""
    person = _me(request)
    factor = second_factor(person)
    if factor:
        return render(request, "site/second_factor.html", {"factor": factor, "must": is_asked(request.actor)})
    key = request.session.setdefault(_KEY, totp.new_key())
    form = EnrolForm.of(request)
    if form.is_valid():
        try:
            codes = deeds.set_up_second_factor(request.actor, key=key, code=form.cleaned_data["code"])
        except Refused as error:
            form.refuse(error)
        else:
            del request.session[_KEY]
            halfway.verified(request, second_factor(person).device)
            return _codes(request, codes, "登录验证码已经设好")
    drawn = totp.picture(key, person.username, identity().title)
    context = {"form": form, "picture": drawn, "key": totp.spelled(key), "must": is_asked(request.actor)}
    return render(request, "site/second_factor_new.html", context)


@never_cache
@require_POST
def renew_codes(request: Visit) -> HttpResponse:
    """A fresh set of recovery codes."""
    if not second_factor(_me(request)):
        return HttpResponseRedirect(reverse("site:second_factor"))
    return _codes(request, deeds.renew_recovery_codes(request.actor), "换了一组备用码")


@never_cache
@sensitive_post_parameters()
def remove_factor(request: Visit) -> HttpResponse:
    """The second factor taken away, after the password was asked again."""
    person = _me(request)
    if not second_factor(person):
        return HttpResponseRedirect(reverse("site:second_factor"))
    form = RemoveFactorForm.of(request, initial={"username": person.username})
    if form.is_valid():
        try:
            deeds.remove_second_factor(request.actor, password=form.cleaned_data["password"])
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "登录验证码已经取消。以后登录只核对口令。")
            return HttpResponseRedirect(reverse("site:account"))
    return render(request, "site/remove_factor.html", {"form": form})


def _codes(request: Visit, codes: list[str], title: str) -> HttpResponse:
    return render(request, "site/recovery_codes.html", {"codes": codes, "title": title})
