"""The pages of the frame itself: choosing how the pages look, and keeping drafts."""

import json
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from gongkai.portal.frame import drafts as kept
from gongkai.portal.frame.display import SIZES, THEMES, Look, keep, look_of
from gongkai.portal.frame.errors import bad_request
from gongkai.portal.frame.forms import PlainForm


def safe_return(request: HttpRequest, asked: str | None, otherwise: str = "/") -> str:
    """The address to go back to, where it is one of ours; `otherwise` where it is not."""
    ours = bool(asked) and url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if asked and ours else otherwise


class DisplayForm(PlainForm):
    """Which look a visitor wants."""

    size = forms.ChoiceField(label="字和按键的大小", choices=tuple(SIZES.items()), widget=forms.RadioSelect)
    theme = forms.ChoiceField(label="门头的颜色", choices=tuple(THEMES.items()), widget=forms.RadioSelect)


def display(request: HttpRequest) -> HttpResponse:
    """The page where a visitor chooses size and colour; it shows itself in the size that is asked for."""
    now = look_of(request)
    back = safe_return(request, request.POST.get("next") or request.GET.get("next"))
    if request.method == "POST":
        form = DisplayForm(request.POST)
        if form.is_valid():
            response = HttpResponseRedirect(back)
            keep(response, Look(form.cleaned_data["theme"], form.cleaned_data["size"]), secure=request.is_secure())
            return response
    else:
        wanted = request.GET.get("size", "")
        form = DisplayForm(initial={"size": wanted if wanted in SIZES else now.size, "theme": now.theme})
    return render(request, "frame/display.html", {"form": form, "back": back, "here": back})


def drafts(request: HttpRequest) -> HttpResponse:
    """Keeps what is typed into a form (JSON of form and fields), or forgets it and goes back to the form."""
    person: int | None = getattr(getattr(request, "actor", None), "person", None)
    if person is None or request.method != "POST":
        return HttpResponse(status=405)
    if request.content_type != "application/json":
        if "discard" not in request.POST:
            return bad_request(request)
        kept.discard(person, request.POST["discard"])
        return HttpResponseRedirect(safe_return(request, request.META.get("HTTP_REFERER")))
    read = _draft(request.body)
    if read is None:
        return JsonResponse({"says": "没能保存：收到的内容不完整，请接着填写，稍后会再试"}, status=400)
    try:
        at = kept.save(person, *read)
    except kept.TooManyDrafts:
        return JsonResponse({"says": f"没能保存：没有提交的表单已有{kept.LIMIT}份，请先提交或放弃一些"}, status=409)
    return JsonResponse({"says": f"已保存 {at:%H:%M}"})


def _draft(body: bytes) -> tuple[str, dict[str, list[str]]] | None:
    try:
        sent: Any = json.loads(body)
        form, fields = sent["form"], sent["fields"]
        sound = isinstance(form, str) and 0 < len(form) <= 200 and isinstance(fields, dict)
        typed = {str(name): [str(value) for value in values] for name, values in fields.items()} if sound else {}
        text = json.dumps([form, typed], ensure_ascii=False)
        text.encode()  # half a character, which no database keeps, raises here
    except (ValueError, TypeError, KeyError):
        return None
    return (form, typed) if sound and "\\u0000" not in text else None
