"""Open data: the interface, the files of a year, and that they say what was published."""

import csv
import io
import json

import polars as pl
import pytest

from gongkai.editions import EDITIONS
from gongkai.portal.annual.bulk import COLUMNS
from gongkai.portal.annual.deeds.typing import open_filing
from gongkai.portal.annual.frames import _marked
from gongkai.portal.annual.models import Fact, Filing

from .going import TO_PUBLIC, YEAR, begin, fill, one_more, take


@pytest.fixture
def published(cast, settings, tmp_path):
    settings.GONGKAI_DATA = tmp_path
    return take(cast, begin(cast, **{"proactive/charges/amount": "12.50"}), *TO_PUBLIC)


def body(answer):
    return b"".join(answer.streaming_content)


def test_reports(published, client, cast):
    told = client.get(f"/api/v1/reports?year={YEAR}").json()
    assert (told["total"], told["next"]) == (1, None)
    assert told["reports"][0]["body"] == cast.science.key
    whole = client.get(f"/api/v1/reports/{cast.science.key}/{YEAR}").json()
    assert whole["report"]["figures"]["requests/received/total"]["value"] == 7
    assert client.get(f"/api/v1/reports/{cast.science.key}/1999").status_code == 404


def test_facts(published, client):
    told = client.get(f"/api/v1/facts?year={YEAR}").json()
    assert len(told["facts"]) == len(EDITIONS["2021"].addresses())
    one = client.get("/api/v1/facts?address=requests/received/total&address=proactive/charges/amount").json()["facts"]
    assert {fact["address"]: float(fact["value"]) for fact in one} == {"requests/received/total": 7.0, "proactive/charges/amount": 12.5}


def test_drafts_are_no_data(cast, client):
    begun = open_filing(cast.actor("clerk"), agency=cast.science.pk, year=YEAR)
    fill(cast, begun)
    take(cast, begun, *TO_PUBLIC[:4])
    assert Fact.objects.filter(filing=begun).exists()
    assert client.get("/api/v1/facts").json()["facts"] == []
    assert client.get(f"/data/facts-{YEAR}.csv").status_code == 404
    assert client.get(f"/reports/{cast.science.key}/{YEAR}/").status_code == 404


def test_csv(published, client):
    rows = list(csv.DictReader(io.StringIO(body(client.get(f"/data/facts-{YEAR}.csv")).decode("utf-8-sig"))))
    assert list(rows[0]) == list(COLUMNS)
    found = {row["address"]: row["value"] for row in rows}
    assert (found["requests/received/total"], found["proactive/charges/amount"], found["requests/carried_in/total"]) == ("7", "12.5", "0")


def test_text_that_a_spreadsheet_would_reckon_is_marked():
    texts = pl.Series(["=1+1", None, "详见附件", "-5", "+ab"])
    assert _marked(texts).to_list() == ["'=1+1", None, "详见附件", "-5", "'+ab"]


def test_parquet_says_what_the_csv_says(published, client):
    table = pl.read_parquet(io.BytesIO(body(client.get(f"/data/facts-{YEAR}.parquet"))))
    rows = list(csv.DictReader(io.StringIO(body(client.get(f"/data/facts-{YEAR}.csv")).decode("utf-8-sig"))))
    assert table.columns == list(COLUMNS)
    assert [(r["address"], float(r["value"])) for r in rows] == [(r["address"], float(r["value"])) for r in table.to_dicts()]


def test_json_lines(published, client):
    lines = body(client.get(f"/data/facts-{YEAR}.jsonl")).decode().splitlines()
    assert [json.loads(line)["report"]["agency"] for line in lines] == ["云溪县科学技术局"]


def test_file_is_made_anew_when_a_report_changes(published, client, cast):
    before = body(client.get(f"/data/facts-{YEAR}.csv"))
    take(cast, published, ("clerk", "correct", "更正。"))
    fill(cast, published, **one_more())
    take(cast, published, *TO_PUBLIC[:-1], ("clerk", "publish", "更正一件。"))
    after = body(client.get(f"/data/facts-{YEAR}.csv"))
    assert before != after
    assert {row["version"] for row in csv.DictReader(io.StringIO(after.decode("utf-8-sig")))} == {"2"}


@pytest.mark.parametrize(
    "path", ["/data/", "/data/datapackage.json", "/api/v1/openapi.json", "/api/v1/bodies", "/api/v1/addresses?edition=2019"]
)
def test_pages(published, client, path):
    assert client.get(path).status_code == 200


def test_pages_without_data(cast, client):
    assert "还没有公开的年度报告" in client.get("/data/").content.decode()
    assert Filing.objects.count() == 0
