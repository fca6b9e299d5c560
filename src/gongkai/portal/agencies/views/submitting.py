"""A form sent in, and what follows: the deed, its refusal at the fields, and the way back with one sentence."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url

from gongkai.portal.agencies.gate import Visit
from gongkai.portal.agencies.models import Standing
from gongkai.portal.agencies.selectors import bodies
from gongkai.portal.frame.forms import PlainForm
from gongkai.portal.frame.refusal import Refused

T = TypeVar("T")


def submitted(request: Visit, form: PlainForm, act: Callable[[dict[str, Any]], T]) -> T | None:
    """What the deed gave where the form was sent and the deed done; none otherwise, and the form says why."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        result = act(form.cleaned_data)
    except Refused as error:
        form.refuse(error)
        return None
    form.sent()
    return result


def pressed(request: Visit, act: Callable[[], object], says: str, to: str, *args: object) -> HttpResponse:
    """Do what a button without a form stands for, and go back with `says`, or with why it was not done."""
    if request.method == "POST":
        try:
            act()
        except Refused as error:
            for problem in error.problems:
                messages.error(request, problem.sentence)
        else:
            messages.success(request, says)
    return HttpResponseRedirect(resolve_url(to, *args))


def sent_again(request: Visit) -> list[tuple[str, str]]:
    """What a form sent, to send again with the confirmation of its preview."""
    return [
        (name, str(value))
        for name, values in request.POST.lists()
        if name not in ("csrfmiddlewaretoken", "confirmed", "again")
        for value in values
    ]


def gone_back(request: Visit, says: str, to: str, *args: object) -> HttpResponse:
    """Back to a page, which shows what was done."""
    messages.success(request, says)
    return HttpResponseRedirect(resolve_url(to, *args))


def shown(request: Visit, template: str, **context: Any) -> HttpResponse:
    """The page; a form that was sent and has errors answers 422, so that no proxy or browser takes it for done."""
    form = context.get("form")
    wrong = isinstance(form, PlainForm) and form.is_bound and bool(form.errors)
    return render(request, template, context, status=422 if wrong else 200)


def form_page(
    request: Visit,
    form: PlainForm,
    *,
    title: str,
    submit: str,
    back: str,
    lede: str = "",
    grave: bool = False,
    template: str = "agencies/form.html",
    **context: Any,
) -> HttpResponse:
    """The page of a form: what it is for, the form, the words of its button, the way back."""
    return shown(request, template, form=form, title=title, submit=submit, back=back, lede=lede, grave=grave, **context)


def body_or_404(request: Visit, key: str, on: date | None = None) -> Standing:
    """The body of that key as it stood on a day; 404 where there is none in sight."""
    standing = bodies.one(request.actor, key, on)
    if standing is None:
        raise Http404("没有这个机关")
    return standing


def found_or_404(thing: T | None, what: str) -> T:
    """The thing; 404 where there is none in sight."""
    if thing is None:
        raise Http404(what)
    return thing
