"""Merging, splitting, replacing and closing bodies: a form, a preview of everything that follows, and one button that does it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from gongkai.letters.wording import chinese_date
from gongkai.portal.agencies import access
from gongkai.portal.agencies.deeds.rehearsing import Rehearsed, rehearse
from gongkai.portal.agencies.deeds.reorganising import close_body, merge_bodies, replace_body, split_body
from gongkai.portal.agencies.forms.reorganising import CloseBodyForm, DocumentForm, MergeForm, ReplaceForm, SplitForm
from gongkai.portal.agencies.gate import Visit
from gongkai.portal.agencies.models import Standing, Succession
from gongkai.portal.agencies.rights import Right
from gongkai.portal.agencies.selectors import bodies, consequences
from gongkai.portal.agencies.views.submitting import body_or_404, form_page, gone_back, sent_again, shown
from gongkai.portal.frame.refusal import Problem, Refused

_DOCUMENT = ("on", "document_title", "document_number", "note")


def merge(request: Visit) -> HttpResponse:
    """A form for a merger."""
    by = request.actor
    chosen = request.GET.get("with", "")
    form = MergeForm.of(request, bodies=bodies.choices(by), initial={"members": [int(chosen)] if chosen.isdecimal() else []})

    def act(data: dict[str, Any]) -> Succession:
        named = {field: data[field] for field in ("name", "short_name") if data[field]}
        return merge_bodies(by, members=data["members"], into=data["into"], **_document(data), **named)

    def ending(data: dict[str, Any]) -> list[int]:
        return [*data["members"]]

    return _reorganised(request, form, act, ending, title="合并机关", does="合并这些机关", back=reverse("agencies:bodies"))


def split(request: Visit, key: str) -> HttpResponse:
    """A form for splitting a body."""
    standing = _open_for(request, key)
    by = request.actor
    form = SplitForm.of(request, standing.agency_id)

    def act(data: dict[str, Any]) -> Succession:
        parts: Any = [{"name": name} for name in data["parts"]]
        return split_body(by, agency=standing.agency_id, parts=parts, keeps=data["keeps"], **_document(data))

    return _of_one(request, form, standing, act, title=f"分立“{standing.name}”", does="分立这个机关")


def replace(request: Visit, key: str) -> HttpResponse:
    """A form for a body whose whole place a new one takes."""
    standing = _open_for(request, key)
    by = request.actor
    form = ReplaceForm.of(request, standing.agency_id)

    def act(data: dict[str, Any]) -> Succession:
        named = {field: data[field] for field in ("name", "short_name") if data[field]}
        return replace_body(by, agency=standing.agency_id, **_document(data), **named)

    return _of_one(request, form, standing, act, title=f"整体改建“{standing.name}”", does="改建这个机关")


def close(request: Visit, key: str) -> HttpResponse:
    """A form for closing a body."""
    standing = _open_for(request, key)
    by = request.actor
    others = [(number, name) for number, name in bodies.choices(by) if number != standing.agency_id]
    form = CloseBodyForm.of(request, standing.agency_id, bodies=others)

    def act(data: dict[str, Any]) -> Succession:
        return close_body(by, agency=standing.agency_id, successor=data["successor"], **_document(data))

    return _of_one(request, form, standing, act, title=f"撤销“{standing.name}”", does="撤销这个机关")


def _open_for(request: Visit, key: str) -> Standing:
    standing = body_or_404(request, key)
    access.require(request.actor, Right.EDIT_TREE, standing.agency_id)
    return standing


def _of_one(
    request: Visit, form: DocumentForm, standing: Standing, act: Callable[[dict[str, Any]], Succession], *, title: str, does: str
) -> HttpResponse:
    back = reverse("agencies:body", args=[standing.agency.key])
    return _reorganised(request, form, act, lambda data: [standing.agency_id], title=title, does=does, back=back)


def _reorganised(
    request: Visit,
    form: DocumentForm,
    act: Callable[[dict[str, Any]], Succession],
    ending: Callable[[dict[str, Any]], list[int]],
    *,
    title: str,
    does: str,
    back: str,
) -> HttpResponse:
    """The form; sent once, the preview of what follows; sent again from there, the deed."""
    if request.method != "POST" or "again" in request.POST or not form.is_valid():
        return _form(request, form, title, back)
    data = form.cleaned_data
    try:
        if "confirmed" in request.POST:
            succession = act(data)
            form.sent()
            return gone_back(request, f"{title}：已登记，自{chinese_date(succession.on)}起生效。", _where(succession, back))
        before = consequences.staff(ending(data))
        rehearse(request.actor, act=lambda: act(data), look=lambda done: consequences.seen(done, before))
    except Rehearsed as preview:
        sent = sent_again(request)
        return shown(request, "agencies/reorganise_preview.html", seen=preview.seen, sent=sent, title=title, does=does, data=data)
    except Refused as error:
        form.refuse(_at_fields(form, error))
    return _form(request, form, title, back)


def _form(request: Visit, form: DocumentForm, title: str, back: str) -> HttpResponse:
    lede = "下一步先看预览：谁转到哪里、谁的角色结束、哪些机关改挂。看过再确认。"
    return form_page(request, form, title=title, lede=lede, submit="下一步：看会发生什么", back=back, template="agencies/reorganise.html")


def _at_fields(form: DocumentForm, error: Refused) -> Refused:
    """The problems at fields that the form has; those of the deed's own go where they can be mended."""
    elsewhere = {"members": "parts" if "parts" in form.fields else "on", "successor": "into" if "into" in form.fields else "name"}
    return Refused(
        problem if problem.field in form.fields else Problem(problem.sentence, elsewhere.get(problem.field, ""))
        for problem in error.problems
    )


def _document(data: dict[str, Any]) -> dict[str, Any]:
    return {field: data[field] for field in _DOCUMENT}


def _where(succession: Succession, back: str) -> str:
    if consequences.waiting(succession):
        return reverse("agencies:assign", args=[succession.pk])
    key = consequences.heir_key(succession)
    return reverse("agencies:body", args=[key]) if key else back
