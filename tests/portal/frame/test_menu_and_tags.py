"""Menus show what opens to the visitor; days are written as people read them."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from gongkai.portal.frame import clock, identity, menu
from gongkai.portal.frame.pages import PAGES, Door, Page
from gongkai.portal.site import addresses
from tests.portal.frame.gallery import urls

# The pages of the frame are declared when the addresses are read; only then can a test take other doors for them.
assert urls.urlpatterns

DOORS = {
    "frame:display": Page("frame:display", Door.PUBLIC),
    "frame:drafts": Page("frame:drafts", Door.RIGHT, "log.read"),
}


@pytest.fixture
def entries(in_gallery, monkeypatch):
    for name, page in DOORS.items():
        monkeypatch.setitem(PAGES, name, page)
    monkeypatch.setattr(menu, "_asks", [lambda request, right: right in request.rights])
    menu.add(menu.Place.DESK, menu.Entry("后面的", "frame:drafts", order=9))
    menu.add(menu.Place.DESK, menu.Entry("前面的", "frame:display", order=1))
    menu.add(menu.Place.DESK, menu.Entry("前面的", "frame:display", order=1))


def labels(path="/", person=None, rights=()):
    request = RequestFactory().get(path)
    request.person, request.rights = person, rights
    return [(entry.label, entry.current) for entry in menu.shown(menu.Place.DESK, request)]


@pytest.mark.parametrize(
    ("person", "rights", "expected"),
    [
        (None, (), ["前面的"]),
        (None, ("log.read",), ["前面的"]),  # nobody is signed in, whatever is asked
        (SimpleNamespace(), (), ["前面的"]),
        (SimpleNamespace(), ("log.read",), ["前面的", "后面的"]),
    ],
)
def test_entries_that_open(entries, person, rights, expected):
    assert [label for label, _ in labels(person=person, rights=rights)] == expected


@pytest.mark.parametrize(("path", "current"), [("/display/", "page"), ("/display/more/", "true"), ("/displays/", ""), ("/", "")])
def test_entry_knows_its_pages(entries, path, current):
    assert labels(path) == [("前面的", current)]


def test_entry_for_guests_goes_when_they_sign_in(entries):
    menu.add(menu.Place.DESK, menu.Entry("登录", "frame:display", for_guests=True))
    assert "登录" in dict(labels())
    assert "登录" not in dict(labels(person=SimpleNamespace()))


def test_without_anybody_to_ask_no_right_is_held(entries, monkeypatch):
    monkeypatch.setattr(menu, "_asks", [])
    assert dict(labels(person=SimpleNamespace(), rights=("log.read",))) == {"前面的": ""}


def shown(tag, **values):
    return Template("{% load frame_tags %}" + tag).render(Context(values)).strip()


def test_day_and_moment():
    assert shown("{% day d %}", d=date(2025, 5, 14)) == '<time datetime="2025-05-14">2025年5月14日</time>'
    assert shown("{% day d '无' %}", d=None) == "无"
    late = datetime(2025, 12, 31, 16, 5, tzinfo=UTC)  # already the new year in Beijing
    assert shown("{% moment d %}", d=late) == '<time datetime="2026-01-01T00:05:00+08:00">2026年1月1日 00:05</time>'
    assert shown("{% day d %}", d=late) == '<time datetime="2026-01-01">2026年1月1日</time>'


@pytest.mark.parametrize(
    ("last", "words", "tone"),
    [
        (date(2025, 4, 29), "今天到期", "is-soon"),
        (date(2025, 4, 30), "还有1个工作日", "is-soon"),
        (date(2025, 5, 6), "还有2个工作日", "is-soon"),  # 1 to 5 May off, 27 April worked
        (date(2025, 5, 14), "还有8个工作日", ""),
        (date(2025, 4, 28), "已过1个工作日", "is-late"),
        (date(2025, 4, 25), "已过3个工作日", "is-late"),  # Sunday the 27th was worked
        (date(2060, 1, 1), "还有12665个自然日", ""),  # beyond all calendars
    ],
)
def test_last_day_says_what_is_left_in_working_days(last, words, tone):
    with clock.stopped_at(datetime(2025, 4, 29, 9, 0, tzinfo=UTC)):
        assert shown("{% due d %}", d=last).endswith(f'<span class="due-left {tone}">{words}</span>')


def test_day_off_before_the_end():
    with clock.stopped_at(datetime(2025, 5, 3, 9, 0, tzinfo=UTC)):
        assert "到期前没有工作日了" in shown("{% due d %}", d=date(2025, 5, 4))
        assert "已过期" in shown("{% due d %}", d=date(2025, 5, 2))


@pytest.mark.parametrize(("aside", "columns"), [("", 1), ("  \n ", 1), ("<p>旁</p>", 2)])
def test_columns_follow_the_aside(aside, columns):
    html = shown("{% split '旁' %}<p>正</p>{% aside %}" + aside + "{% endsplit %}")
    assert html.count('<div class="stack') + html.count("<aside") == columns
    assert "<p>正</p>" in html


def test_who_the_platform_is_is_asked_once_for_a_page(clerk):
    asked = []
    identity.provide(lambda: asked.append(1) or identity.Identity(title="云溪县政府信息公开", phone="0000-1234567"))
    page = clerk.get("/public/").content.decode()
    assert page.count("云溪县政府信息公开") >= 2
    assert "0000-1234567" in page
    assert len(asked) == 1


def test_every_entry_leads_to_a_page():
    """A menu with an entry that leads nowhere would break every page."""
    assert addresses.urlpatterns
    entries = [entry for listed in menu._entries.values() for entry in listed]
    assert entries
    assert {entry.page for entry in entries} <= set(PAGES)
