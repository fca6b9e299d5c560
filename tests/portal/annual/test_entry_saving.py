"""Saving from the entry page, with the script and without, while a colleague types in the same report."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gongkai.portal.annual.deeds.typing import open_filing, save_entries
from gongkai.portal.annual.entries import report_of
from gongkai.portal.annual.models import Working
from gongkai.portal.annual.selectors import filings
from gongkai.rendering import render

from .writing import texts

PART, TEXT, CELL = 5, "part/5", "requests/received/natural_person"


@pytest.fixture
def filing(cast):
    return open_filing(cast.actor("clerk"), agency=cast.science.pk, year=2025)


@pytest.fixture
def clerk(cast):
    client = Client()
    cast.sign_in(client, "clerk")
    return client


def colleague(cast, filing, **typed):
    """What the deputy types and saves meanwhile."""
    return save_entries(cast.actor("deputy"), filing=filing.pk, typed=typed, seen=dict.fromkeys(typed, 10**6)).stamp


def working(filing):
    return Working.objects.get(filing=filing)


def stands(filing, key=TEXT):
    return working(filing).entries.get(key, {"text": ""})["text"]


def beside(filing, key=TEXT):
    return [rival["text"] for rival in working(filing).rivals.get(key, [])]


def send(client, cast, typed, seen, **stamps):
    """The autosave of the script."""
    address = reverse("annual:save", args=[2025, cast.science.key, PART])
    answer = client.post(address, json.dumps({"typed": typed, "seen": seen, "stamps": stamps}), content_type="application/json")
    assert answer.status_code == 200
    return answer.json()


def test_words_typed_on_after_others_saved_are_kept_beside(cast, clerk, filing):
    seen = send(clerk, cast, {TEXT: "一是"}, 1)["stamp"]
    colleague(cast, filing, **{TEXT: "李向东写的"})
    first = send(clerk, cast, {TEXT: "一是公开"}, seen)
    assert [clash["stands"] for clash in first["clashes"]] == ["李向东写的"]
    send(clerk, cast, {TEXT: "一是公开不够细"}, first["stamp"], **{TEXT: seen})
    assert (stands(filing), beside(filing)) == ("李向东写的", ["一是公开不够细"])


def test_words_found_on_another_computer_do_not_replace_newer_ones(cast, clerk, filing):
    send(clerk, cast, {TEXT: "星期二写的"}, 1)
    send(clerk, cast, {TEXT: "星期一没有发出去的"}, 9, **{TEXT: -1})
    assert (stands(filing), beside(filing)) == ("星期二写的", ["星期一没有发出去的"])


def form(client, cast, number):
    """The fields of the form as the page shows it."""
    page = client.get(reverse("annual:part", args=[2025, cast.science.key, number])).context["page"]
    return {**page.shown, "seen": str(page.stamp), "was": json.dumps(page.shown)}


def test_form_without_script_sends_what_was_changed_in_it(cast, clerk, filing):
    fields = form(clerk, cast, 3)
    other = "requests/carried_in/natural_person"
    colleague(cast, filing, **{other: "4"})
    answer = clerk.post(reverse("annual:part", args=[2025, cast.science.key, 3]), {**fields, CELL: "7"}, follow=True)
    assert "已保存1处改动" in answer.content.decode()
    assert (stands(filing, CELL), stands(filing, other)) == ("7", "4")
    assert not working(filing).rivals


def test_form_without_script_keeps_both_where_both_changed(cast, clerk, filing):
    fields = form(clerk, cast, PART)
    colleague(cast, filing, **{TEXT: "李向东写的"})
    answer = clerk.post(reverse("annual:part", args=[2025, cast.science.key, PART]), {**fields, TEXT: "第一行\r\n第二行"}, follow=True)
    assert "两种填法都留着" in answer.content.decode()
    assert (stands(filing), beside(filing)) == ("李向东写的", ["第一行\n第二行"])


def test_form_whose_first_texts_are_lost_sends_all(cast, clerk, filing):
    fields = form(clerk, cast, PART)
    clerk.post(reverse("annual:part", args=[2025, cast.science.key, PART]), {**fields, "was": "{", TEXT: "写下的话"})
    assert stands(filing) == "写下的话"


def test_form_follows_to_the_next_part(cast, clerk, filing):
    fields = form(clerk, cast, PART)
    answer = clerk.post(reverse("annual:part", args=[2025, cast.science.key, PART]), {**fields, "next": "1"})
    assert answer["Location"] == reverse("annual:part", args=[2025, cast.science.key, PART + 1])


def test_file_taken_over_leaves_what_was_typed_meanwhile(cast, clerk, filing, settings, tmp_path):
    settings.GONGKAI_DATA = tmp_path
    head = filings.head_of(filing)
    sent = SimpleUploadedFile("2025.docx", render(report_of(head, texts(head)), "docx"))
    answer = clerk.post(reverse("annual:receive", args=[2025, cast.science.key]), {"file": sent, "text": ""})
    look = clerk.get(answer["Location"]).context["look"]
    colleague(cast, filing, **{CELL: "9"})
    clerk.post(answer["Location"], {"seen": str(look.upload.filing.working.stamp)})
    assert (stands(filing, CELL), beside(filing, CELL)) == ("9", ["7"])
    assert stands(filing, "requests/received/total") == "7"
    filing.refresh_from_db()
    assert filing.errors > 0
