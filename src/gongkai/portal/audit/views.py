"""The pages of the log: the list, one entry, the file to verify elsewhere, and the verification."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from gongkai.portal.audit import check, exporting, permission, selectors, tasks, verifying
from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import LABELS
from gongkai.portal.audit.forms import Narrowing, NotedForm
from gongkai.portal.audit.models import Entry
from gongkai.portal.audit.verdict import KEEP
from gongkai.portal.frame import clock
from gongkai.portal.frame.lists import Column, Listing

AT_ONCE = 50_000
"""Entries that are verified while the page waits, about a second; a longer log is verified behind the scenes."""


class Visit(HttpRequest):
    """A request that has passed the gate."""

    actor: Actor


def _entry_url(entry: Entry) -> str:
    return reverse("audit:entry", args=[entry.seq])


LOG: Listing[Entry] = Listing(
    name="log",
    caption="操作记录",
    columns=(
        Column("seq", "序号", value=lambda entry: entry.seq, link=_entry_url, numeric=True, sort="-seq"),
        Column("at", "时间", value=lambda entry: entry.at),
        Column("who", "谁", value=lambda entry: entry.actor_name),
        Column("says", "做了什么", value=lambda entry: entry.says, small=lambda entry: LABELS.get(entry.deed, entry.deed)),
        Column("about", "对象", value=lambda entry: entry.about_name, file_only=True),
        Column("deed", "操作", value=lambda entry: LABELS.get(entry.deed, entry.deed), file_only=True),
        Column("digest", "摘要", value=lambda entry: entry.digest, file_only=True),
    ),
    filters=Narrowing,
    empty="还没有记录。您在平台上每做一步，这里就多一条：什么时候、谁、做了什么、前后各是什么。",
)


def log(request: Visit) -> HttpResponse:
    """The list of entries that the visitor may see."""
    by = request.actor
    context = {
        "title": "操作记录",
        "whole": selectors.whole(by),
        "wider": permission.has(by, permission.READ_LOG),
        "verifies": permission.has(by, permission.VERIFY_LOG),
        "query": request.GET.urlencode(),
    }
    return LOG.show(request, selectors.entries(by), template="audit/log.html", context=context)


def entry(request: Visit, seq: int) -> HttpResponse:
    """One entry: who, when, how, before and after, and its place in the chain."""
    found = selectors.one(request.actor, seq)
    if found is None:
        raise Http404
    context = {
        "past": found,
        "label": LABELS.get(found.entry.deed, found.entry.deed),
        "sound": verifying.fits(found.entry.body, found.entry.previous, found.entry.algorithm, found.entry.digest),
        "follower": selectors.follower(found.entry),
    }
    return render(request, "audit/entry.html", context)


def export(request: Visit) -> HttpResponse:
    """All entries that match as a file whose digests anybody can compute again."""
    filters = Narrowing(request.GET)
    filters.is_valid()
    narrowed = any(request.GET.get(name) for name in filters.fields)
    found = filters.narrow(selectors.entries(request.actor)).reverse()
    whole = selectors.whole(request.actor) and not narrowed
    written = exporting.lines(found.iterator(chunk_size=1000), whole=whole, made_at=clock.now())
    response = StreamingHttpResponse(written, content_type="application/jsonl; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="gongkai-log-{clock.today():%Y%m%d}.jsonl"'
    return cast("HttpResponse", response)


@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: Visit) -> HttpResponse:
    """What the last verification found, and the button for the next; a long log is verified behind the scenes."""
    form = NotedForm.of(request)
    head = selectors.head()
    if request.method == "POST" and form.is_valid():
        noted = form.cleaned_data["noted"]
        if head.seq > AT_ONCE:
            tasks.order(request.actor, noted)
            messages.success(request, f"已经开始核验{head.seq}条记录，过几分钟再打开这一页看结果。")
        else:
            verdict = check.check_log(request.actor, noted=[noted] if noted else ())
            if verdict.sound:
                messages.success(request, verdict.sentence)
            else:
                messages.error(request, f"{verdict.sentence}{KEEP}")
        return HttpResponseRedirect(reverse("audit:verify"))
    last = selectors.last_verdict()
    context = {
        "form": form,
        "head": head,
        "last": last,
        "sound": last is not None and selectors.found_sound(last),
        "running": selectors.verifying_now(),
    }
    return render(request, "audit/verify.html", context)
