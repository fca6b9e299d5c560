"""What is typed and not sent: kept, found again, forgotten when the form is sent."""

import json

import pytest
from django.test import Client

from gongkai.portal.frame import drafts
from gongkai.portal.frame.models import Draft

TYPED = {
    "name": ["云溪县新局"],
    "level": ["town"],
    "on": ["2026-03-0"],
    "duties": ["permit", "fee"],
    "agreed": ["on"],
    "note": ["第一行\n第二行"],
}


def keep(client, form="gallery.every", fields=TYPED, **more):
    return client.post("/drafts/", json.dumps({"form": form, "fields": fields}), content_type="application/json", **more)


def test_kept_and_found_again(clerk):
    answer = keep(clerk)
    assert answer.status_code == 200
    assert answer.json()["says"].startswith("已保存 ")
    page = clerk.get("/form/")
    form = page.context["form"]
    assert {name: form[name].value() for name in TYPED} == {
        "name": "云溪县新局",
        "level": "town",
        "on": "2026-03-0",
        "duties": ["permit", "fee"],
        "agreed": True,
        "note": "第一行\n第二行",
    }
    assert "没有提交的内容，已经填在下面" in page.content.decode()


def test_a_box_that_was_cleared_stays_cleared(clerk):
    keep(clerk, fields={"name": ["云溪县新局"]})
    assert clerk.get("/form/").context["form"]["agreed"].value() is False


def test_draft_belongs_to_its_person_and_its_form(clerk):
    keep(clerk, form="gallery.every:12")
    assert clerk.get("/form/").context["form"].draft is None
    drafts.save(8, "gallery.every", {"name": ["别人的"]})
    assert clerk.get("/form/").context["form"].draft is None


def test_draft_is_overwritten_not_added(clerk):
    keep(clerk)
    keep(clerk, fields={"name": ["改过的"]})
    assert [draft.fields for draft in Draft.objects.all()] == [{"name": ["改过的"]}]


def test_sent_form_forgets_its_draft_and_a_refused_one_keeps_it(clerk):
    keep(clerk)
    sound = {"name": "不行", "kind": "bureau", "level": "town", "on": "2026-03-01", "agreed": "on"}
    refused = clerk.post("/form/", sound)
    assert refused.status_code == 200
    assert Draft.objects.exists()
    assert "这个名称已经有机关在用，请核对" in refused.content.decode()
    assert clerk.post("/form/", {**sound, "name": "云溪县新局"}).status_code == 302
    assert not Draft.objects.exists()


def test_discarding_goes_back_to_the_form(clerk):
    keep(clerk)
    answer = clerk.post("/drafts/", {"discard": "gallery.every", "name": "x"}, headers={"referer": "http://testserver/form/?a=1"})
    assert (answer.status_code, answer["Location"]) == (302, "http://testserver/form/?a=1")
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "7",
        "{}",
        '{"form": "x"}',
        '{"form": 3, "fields": {}}',
        '{"form": "", "fields": {}}',
        '{"form": "x", "fields": {"a": 3}}',
        '{"form": "x", "fields": 3}',
        "\xff",
        '{"form": "x", "fields": {"a": ["\\ud800"]}}',
        '{"form": "x", "fields": {"a": ["\\u0000"]}}',
        '{"form": "x\\u0000", "fields": {}}',
    ],
)
def test_what_is_no_draft_is_refused(clerk, body):
    answer = clerk.post("/drafts/", body, content_type="application/json")
    assert answer.status_code == 400
    assert not Draft.objects.exists()


def test_form_that_discards_nothing_is_refused(clerk):
    assert clerk.post("/drafts/", {"name": "x"}).status_code == 400


def test_drafts_have_a_bound(clerk, monkeypatch):
    monkeypatch.setattr(drafts, "LIMIT", 2)
    assert [keep(clerk, form=form).status_code for form in ("a", "b", "c", "b")] == [200, 200, 409, 200]


def test_reading_the_address_gives_nothing(clerk):
    assert clerk.get("/drafts/").status_code == 405


def test_draft_needs_the_token_of_a_form(in_gallery, db):
    strict = Client(enforce_csrf_checks=True)
    assert keep(strict).status_code == 403
    page = strict.get("/form/")
    assert keep(strict, headers={"x-csrftoken": str(page.context["csrf_token"])}).status_code == 200
