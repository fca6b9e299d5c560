"""New reports and corrections as a feed, for whoever wants to be told without asking."""

from datetime import datetime, time

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from gongkai.portal.annual.selectors import published
from gongkai.portal.frame.identity import identity


def feed(request: HttpRequest) -> HttpResponse:
    """The versions published last, newest first, each under its permanent address."""
    told = Atom1Feed(
        title=f"{identity().title}：最新公开的年度报告",
        link=request.build_absolute_uri(reverse("reports:reports")),
        description="",
        language="zh-Hans-CN",
        feed_url=request.build_absolute_uri(),
    )
    for one in published.latest():
        link = request.build_absolute_uri(reverse("reports:version", args=[one.key, one.year, one.version]))
        on = datetime.combine(one.published_on, time(), timezone.get_default_timezone())
        title = f"{one.title}（第{one.version}版，已更正）" if one.version > 1 else one.title
        told.add_item(title, link, one.note, unique_id=link, updateddate=on, pubdate=on, author_name=one.body_name)
    return HttpResponse(told.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
