"""The first start: the token of the console, then one form that founds the platform. Afterwards the page is gone."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from gongkai.portal.agencies.deeds.founding import Administrator, Founding, found
from gongkai.portal.agencies.gate import Visit
from gongkai.portal.audit.actor import CONSOLE
from gongkai.portal.frame import clock
from gongkai.portal.frame.refusal import Refused
from gongkai.portal.site import passwords, tokens
from gongkai.portal.site.forms.entrance import FoundingForm, TokenForm
from gongkai.portal.site.selectors.founding import founded

_SHOWN = "gongkai_start"
"""Keeps the digest of the token that this session has shown."""


@never_cache
@sensitive_post_parameters("token", "password", "again")
def start(request: Visit) -> HttpResponse:
    """The token first, then the form of founding; 404 once the platform is founded."""
    if founded():
        raise Http404("the platform is founded")
    if tokens.is_current(request.session.get(_SHOWN, "")):
        return _founding(request)
    form = TokenForm.of(request)
    if form.is_valid():
        shown = tokens.digest(form.cleaned_data["token"])
        if tokens.is_current(shown):
            request.session[_SHOWN] = shown
            return HttpResponseRedirect(reverse("site:start"))
        form.add_error("token", "启动口令不对。请照启动平台的那个窗口里最后一次显示的填；重新启动过，旧的就不能用了。")
    return render(request, "site/start_token.html", {"form": form})


def _founding(request: Visit) -> HttpResponse:
    form = FoundingForm.of(request, today=clock.today(), rules=passwords.rules())
    if form.is_valid():
        try:
            founding = _found(form)
        except Refused as error:
            form.refuse(error)
        else:
            tokens.use_up()
            request.session.flush()
            return render(request, "site/founded.html", {"founding": founding, "others": _others(founding)})
    return render(request, "site/start_founding.html", {"form": form})


def _found(form: FoundingForm) -> Founding:
    given = form.cleaned_data
    people = {place: Administrator(given[f"{place}_username"], given[f"{place}_name"]) for place in ("system", "security", "audit")}
    return found(
        CONSOLE,
        government=given["government"],
        level=given["level"],
        division=given["division"],
        office=given["office"],
        since=given["since"],
        password=given["password"],
        **people,
    )


def _others(founding: Founding) -> list[dict[str, str]]:
    """The two who open their accounts with a code: place, name, log-in name and code."""
    return [
        {"place": place, "name": person.name, "username": person.username, "code": founding.codes[person.username]}
        for place, person in (("安全管理员", founding.security), ("审计管理员", founding.audit))
    ]
