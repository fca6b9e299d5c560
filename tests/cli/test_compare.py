"""`gongkai compare`: the same comparison as text, page and JSON."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import CLEAN, EMPTY, answer, gongkai
from tests.rendering.page import Element, parse

RECEIVED = "requests/received/total"


@pytest.fixture
def last(tmp_path: Path) -> Path:
    """The report of the year before: as many requests and 5 more, nothing carried out, the same text."""
    said = answer("read", CLEAN)
    said["report"]["year"] -= 1
    figures = said["report"]["figures"]
    figures[RECEIVED]["value"] += 5
    for address, figure in figures.items():
        if address.startswith("requests/carried_out/"):
            figure["value"] = 0
    path = tmp_path / "上年.json"
    path.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    return path


def compared(last: Path) -> Any:
    return answer("compare", str(last), CLEAN, "--format", "json")


def test_json_has_every_cell_of_both_years(last: Path) -> None:
    found = compared(last)
    assert set(found) == {"last", "this", "tables", "links", "parts", "findings"}
    assert (found["last"]["year"] + 1, found["this"]["year"]) == (2024, 2024)
    rows = {row["address"]: row for rows in found["tables"].values() for row in rows}
    figures = answer("read", CLEAN)["report"]["figures"]
    assert set(rows) == set(figures)
    received = rows[RECEIVED]
    assert received["this"]["value"] == figures[RECEIVED]["value"]
    assert (received["difference"], received["last"]["value"]) == (-5, figures[RECEIVED]["value"] + 5)
    shares = {part["number"]: part["copied_share"] for part in found["parts"]}
    assert shares[1] == 1


def test_carry_over_that_breaks_is_an_error(last: Path) -> None:
    found = compared(last)
    broken = {link["address"] for link in found["links"] if link["holds"] is False and link["name"] == "carry_over"}
    assert broken
    assert broken == {f["address"] for f in found["findings"] if f["code"] == "B101" and f["severity"] == "error"}
    assert gongkai("compare", str(last), CLEAN).exit_code == 1


def test_same_figures_give_no_error(tmp_path: Path) -> None:
    said = answer("read", CLEAN)
    said["report"]["year"] -= 1
    for address, figure in said["report"]["figures"].items():
        if address.startswith("requests/carried_out/"):
            figure["value"] = said["report"]["figures"][address.replace("carried_out", "carried_in")]["value"]
    path = tmp_path / "上年.json"
    path.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    assert gongkai("compare", str(path), CLEAN).exit_code == 0


def test_text_names_years_changes_and_copied_parts(last: Path) -> None:
    shown = gongkai("compare", str(last), CLEAN).stdout
    [received] = [line for line in shown.splitlines() if line.lstrip().startswith("一、")]
    assert received.split()[3] == "−5"
    assert "2023年  2024年" in shown
    assert "第一部分：" in shown
    assert "100%与上年相同" in shown
    assert "B101" in shown


def page(*args: str) -> Element:
    return parse(gongkai("compare", *args, "--format", "html").stdout.encode())


def test_page_is_whole_and_needs_nothing_from_outside(last: Path) -> None:
    found = page(str(last), CLEAN)
    assert [e.text.strip() for e in found.all("h1")] == [e.text for e in found.all("title")]
    assert not found.all("script", "link", "img", "iframe")
    assert "http" not in gongkai("compare", str(last), CLEAN, "--format", "html").stdout
    assert found.all("html")[0].attributes["lang"] == "zh-CN"
    ids = {e.attributes["id"] for e in found.all() if "id" in e.attributes}
    assert {a.attributes["href"].removeprefix("#") for a in found.all("a")} <= ids


def test_page_tables_have_captions_and_heads(last: Path) -> None:
    tables = page(str(last), CLEAN).all("table")
    assert len(tables) >= 4
    for table in tables:
        assert table.all("caption")[0].text
        heads = table.all("thead")[0].all("th")
        assert all(head.attributes["scope"] == "col" for head in heads)
        for row in table.all("tbody")[0].all("tr"):
            assert len(row.all("th", "td")) == len(heads)
            assert row.all("th")[0].attributes["scope"] == "row"


def test_page_says_changes_in_words_too(last: Path) -> None:
    found = page(str(last), CLEAN)
    [row] = [row for row in found.all("tr") if row.attributes.get("data-cell") == RECEIVED]
    assert "减少" in row.text
    broken = [row for row in found.all("tr") if row.attributes.get("class") == "is-broken"]
    assert broken
    assert all("与上年接不上" in row.text for row in broken)


def test_page_escapes_what_reports_say(tmp_path: Path, last: Path) -> None:
    said = answer("read", CLEAN)
    said["report"]["agency"] = "<script>alert(1)</script>局"
    path = tmp_path / "今年.json"
    path.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    assert not page(str(last), str(path)).all("script")


def test_years_that_do_not_follow_are_named(tmp_path: Path) -> None:
    assert "不是前后相连的两年" in gongkai("compare", CLEAN, CLEAN).stdout


def test_files_that_cannot_be_read_stop_the_command() -> None:
    result = gongkai("compare", EMPTY, "no/such.html")
    assert (result.exit_code, result.stdout) == (2, "")
    assert [line.partition("：")[0] for line in result.stderr.splitlines()] == [EMPTY, "no/such.html"]
