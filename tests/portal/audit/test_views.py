"""The pages of the log, as those who use them see them."""

import json
import re

import pytest
from bs4 import BeautifulSoup

from gongkai.portal.audit.check import check_log
from gongkai.portal.audit.exporting import verify_export
from gongkai.portal.audit.models import Entry
from gongkai.portal.audit.selectors import head
from tests.portal.audit.conftest import tamper


def words(response):
    assert response.status_code == 200, response.status_code
    return re.sub(r"\s+", "", BeautifulSoup(response.content, "lxml").get_text())


def test_audit_administrator_reads_everything(cast, client):
    cast.sign_in(client, "audit_admin")
    page = words(client.get("/desk/log/"))
    assert f"共{Entry.objects.count()}条" in page
    assert "核验有没有被改动" in page


def test_clerk_reads_their_own(cast, client):
    cast.sign_in(client, "clerk")
    page = words(client.get("/desk/log/"))
    assert "陈文慧" in page
    assert "韩志远" not in page
    assert "核验有没有被改动" not in page


def test_list_is_narrowed_by_words_and_days(cast, client):
    cast.sign_in(client, "audit_admin")
    page = words(client.get("/desk/log/", {"q": "财政局"}))
    assert "云溪县财政局" in page
    assert "陈文慧" not in page
    assert "没有符合这些条件的" in words(client.get("/desk/log/", {"since": "2030-01-01"}))


def test_unreadable_filter_says_so_and_narrows_nothing(cast, client):
    cast.sign_in(client, "audit_admin")
    response = client.get("/desk/log/", {"since": "昨天", "person": "x", "page": "z"})
    assert f"找到{Entry.objects.count()}条" in words(response)


@pytest.mark.parametrize("kind", ["csv", "csv-gbk", "xlsx"])
def test_list_is_downloaded(cast, client, kind):
    cast.sign_in(client, "audit_admin")
    response = client.get("/desk/log/", {"format": kind})
    assert response.status_code == 200
    assert len(b"".join(response.streaming_content)) > 1000


def test_downloaded_log_is_verified(cast, client, tmp_path):
    cast.sign_in(client, "audit_admin")
    response = client.get("/desk/log/export/")
    path = tmp_path / "log.jsonl"
    path.write_bytes(b"".join(response.streaming_content))
    verdict = verify_export(path, noted=[head()])
    assert (verdict.sound, verdict.entries, verdict.remarks) == (True, Entry.objects.count(), [])


def test_clerks_download_holds_their_part_and_says_so(cast, client, tmp_path):
    cast.sign_in(client, "clerk")
    path = tmp_path / "log.jsonl"
    path.write_bytes(b"".join(client.get("/desk/log/export/").streaming_content))
    assert json.loads(path.read_text(encoding="utf-8").splitlines()[0])["whole"] is False
    verdict = verify_export(path)
    assert verdict.sound
    assert 0 < verdict.entries < Entry.objects.count()


def test_entry_shows_before_and_after(cast, client):
    cast.sign_in(client, "audit_admin")
    entry = Entry.objects.filter(deed="agencies.change_standing").get()
    page = words(client.get(f"/desk/log/{entry.seq}/"))
    assert "云溪县经济贸易和科学技术局" in page
    assert "原文和摘要对得上" in page
    assert entry.digest in page


def test_changed_entry_is_seen_on_its_page(cast, client):
    cast.sign_in(client, "audit_admin")
    tamper("UPDATE audit_entry SET body = 'x' WHERE seq = 3")
    assert "原文和摘要对不上" in words(client.get("/desk/log/3/"))


def test_verification_on_the_page(cast, client):
    cast.sign_in(client, "audit_admin")
    assert "还没有核验过" in words(client.get("/desk/log/verify/"))
    noted = str(head())
    page = words(client.post("/desk/log/verify/", {"noted": noted}, follow=True))
    assert "全部完好" in page
    assert str(head()) in page


def test_broken_log_is_told_on_the_page(cast, client):
    cast.sign_in(client, "audit_admin")
    tamper("UPDATE audit_entry SET says = 'x' WHERE seq = 3")
    page = words(client.post("/desk/log/verify/", {"noted": ""}, follow=True))
    assert "第3条的“内容”现在是“x”" in page


def test_wrong_note_is_explained_at_its_field(cast, client):
    cast.sign_in(client, "audit_admin")
    before = Entry.objects.count()
    assert "不是“序号:摘要”的写法" in words(client.post("/desk/log/verify/", {"noted": "第五条"}))
    assert Entry.objects.count() == before


def test_long_log_is_verified_behind_the_scenes(cast, client, monkeypatch):
    from django_tasks_db.models import DBTaskResult

    monkeypatch.setattr("gongkai.portal.audit.views.AT_ONCE", 3)
    cast.sign_in(client, "audit_admin")
    page = words(client.post("/desk/log/verify/", {"noted": str(head())}, follow=True))
    assert "已经开始核验" in page
    assert "正在核验" in page
    waiting = DBTaskResult.objects.get()
    said = waiting.task.call(*waiting.args_kwargs["args"], **waiting.args_kwargs["kwargs"])
    assert "全部完好" in said
    last = Entry.objects.order_by("-seq")[0]
    assert (last.deed, last.actor) == ("audit.verify_log", cast.pk("audit_admin"))


def test_refused_page_is_kept_in_the_log(cast, client):
    cast.sign_in(client, "clerk")
    for _ in range(3):
        assert client.get("/desk/log/verify/").status_code == 403
    denied = Entry.objects.get(deed="audit.denied")
    assert (denied.actor, denied.about_key, denied.about_name) == (cast.pk("clerk"), "audit:verify", "/desk/log/verify/")


def test_deed_that_is_refused_in_a_view_is_kept_in_the_log(cast, client, monkeypatch):
    def without(by, *arguments, **named):
        check_log(cast.actor("clerk"))

    monkeypatch.setattr("gongkai.portal.audit.views.check.check_log", without)
    cast.sign_in(client, "audit_admin")
    assert client.post("/desk/log/verify/", {"noted": ""}).status_code == 403
    assert Entry.objects.filter(deed="audit.denied", about_key="audit:verify").count() == 1


def test_list_costs_the_same_queries_whatever_its_length(cast, client, django_assert_max_num_queries):
    cast.sign_in(client, "audit_admin")
    client.get("/desk/log/")
    with django_assert_max_num_queries(9):
        client.get("/desk/log/")
