"""Open data: the interface, the files of a year, and that they say what was published."""

import csv
import io
import json

import jsonschema
import polars as pl
import pytest

from gongkai.editions import EDITIONS
from gongkai.portal.agencies.deeds.reorganising import close_body
from gongkai.portal.annual.bulk import COLUMNS, formats_of
from gongkai.portal.annual.deeds.typing import open_filing
from gongkai.portal.annual.frames import _marked
from gongkai.portal.annual.models import Fact, Filing
from gongkai.portal.annual.selectors import open_data
from tests.portal.cast import TODAY

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


def test_package_names_every_file_as_it_is(published, client):
    told = client.get("/data/datapackage.json").json()["resources"]
    assert [one["format"] for one in told] == ["csv", "parquet", "jsonl"]
    for one in told:
        answer = client.get(one["path"])
        assert answer["Content-Type"].partition(";")[0] == one["mediatype"]
        data = body(answer)
        if "schema" in one:
            names = [field["name"] for field in one["schema"]["fields"]]
            read = pl.read_csv(io.BytesIO(data)) if one["format"] == "csv" else pl.read_parquet(io.BytesIO(data))
            assert read.columns == names
            assert read.select(one["schema"]["primaryKey"]).is_duplicated().sum() == 0


def test_years_without_a_form_offer_no_empty_files(published, client, cast):
    assert formats_of(2012) == ("jsonl",)
    assert formats_of(YEAR) == ("csv", "parquet", "jsonl")


def test_file_is_made_anew_by_another_version_of_the_program(published, client, monkeypatch):
    before = client.get(f"/data/facts-{YEAR}.csv")["ETag"]
    monkeypatch.setattr(open_data, "__version__", "99")
    assert client.get(f"/data/facts-{YEAR}.csv")["ETag"] != before


def test_whoever_has_the_file_is_told_so(published, client):
    first = client.get(f"/data/facts-{YEAR}.csv")
    again = client.get(f"/data/facts-{YEAR}.csv", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, first["Access-Control-Allow-Origin"]) == (304, "*")


def test_answers_are_as_the_description_says(published, client, cast):
    described = client.get("/api/v1/openapi.json").json()
    parts = {"components": described["components"]}
    for path, asked in {
        "/api/v1/bodies": "/api/v1/bodies",
        "/api/v1/addresses": "/api/v1/addresses?edition=2021",
        "/api/v1/reports": "/api/v1/reports",
        "/api/v1/reports/{body}/{year}": f"/api/v1/reports/{cast.science.key}/{YEAR}",
        "/api/v1/facts": f"/api/v1/facts?year={YEAR}",
    }.items():
        schema = described["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        jsonschema.validate(client.get(asked).json(), schema | parts)


def test_values_are_plain_numbers(published, client, cast):
    """No text, and no 3E+1."""
    take(cast, published, ("clerk", "correct", "更正。"))
    fill(cast, published, **{"proactive/charges/amount": "30"})
    take(cast, published, *TO_PUBLIC[:-1], ("clerk", "publish", "更正。"))
    assert '"value": 30,' in client.get("/api/v1/facts?address=proactive/charges/amount").content.decode()


def test_fractions_are_numbers_in_the_whole_report(published, client, cast):
    whole = client.get(f"/api/v1/reports/{cast.science.key}/{YEAR}").json()
    assert whole["report"]["figures"]["proactive/charges/amount"]["value"] == 12.5


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("reports?year=abc", 400, "year 应是年份"),
        ("reports?page=0", 400, "page 应是从1数起的页码"),
        ("facts?page=99999999999999999999999", 400, "page 应是从1数起的页码"),
        ("reports?year=99999999999999999999", 400, "year 应是年份"),
        ("reports?page=2", 404, "没有第2页"),
        ("facts?page=2", 404, "没有第2页"),
        ("reports?yeer=2024", 400, "没有“yeer”这个参数"),
        ("reports?body=nope", 404, "没有编号是“nope”的机关"),
        ("facts?address=foo/bar", 400, "没有“foo/bar”这个格子"),
        ("addresses?edition=1999", 400, "没有“1999”这种格式；有的是：2019、2021"),
        ("reports/nope/2024", 404, "没有这份报告"),
        ("nope", 404, "没有这个地址"),
    ],
)
def test_what_cannot_be_answered_is_told_in_a_sentence(published, client, path, status, sentence):
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == status
    assert sentence in answer.json()["detail"]
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_only_reading(published, client):
    asked = client.post("/api/v1/reports")
    assert (asked.status_code, asked["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert "只能读取" in asked.json()["detail"]
    assert client.head("/api/v1/reports").status_code == 200
    assert client.options("/api/v1/reports").status_code == 204


def test_whoever_knows_the_answer_is_told_so(published, client, cast):
    first = client.get("/api/v1/reports")
    assert client.get("/api/v1/reports", headers={"If-None-Match": first["ETag"]}).status_code == 304
    take(cast, published, ("clerk", "correct", "更正。"))
    fill(cast, published, **one_more())
    take(cast, published, *TO_PUBLIC[:-1], ("clerk", "publish", "更正一件。"))
    assert client.get("/api/v1/reports", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_ended_bodies_are_bodies_too(cast, client):
    close_body(cast.actor("system_admin"), agency=cast.finance.pk, successor=None, on=TODAY, document_title="撤销")
    told = {one["key"]: one["closed_on"] for one in client.get("/api/v1/bodies").json()}
    assert told.pop(cast.finance.key) == TODAY.isoformat()
    assert set(told.values()) == {None}


@pytest.mark.parametrize(
    "path", ["/data/", "/data/datapackage.json", "/api/v1/openapi.json", "/api/v1/bodies", "/api/v1/addresses?edition=2019"]
)
def test_pages(published, client, path):
    assert client.get(path).status_code == 200


def test_pages_without_data(cast, client):
    assert "还没有公开的年度报告" in client.get("/data/").content.decode()
    assert Filing.objects.count() == 0
