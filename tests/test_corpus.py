"""The corpus under tests/reports: its files are what its script writes, and its gold is well formed."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.reports import make_corpus
from tests.reports.maker import figures, form
from tests.reports.maker.packages import unpacked

REPORTS = Path(__file__).resolve().parent / "reports"
GOLDS: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((REPORTS / "gold").glob("*.json"))
}


def test_generated_files_are_as_committed(tmp_path: Path) -> None:
    written = sorted(path.relative_to(tmp_path) for path in make_corpus.write(tmp_path))
    changed = [str(name) for name in written if _content(REPORTS / name) != _content(tmp_path / name)]
    assert changed == []
    by_hand = {name for name in GOLDS if name.startswith("hand_")}
    assert {path.stem for path in written if path.parent.name == "gold"} | by_hand == set(GOLDS)
    assert len(by_hand) >= 12


def _content(path: Path) -> bytes | dict[str, bytes]:
    """What a file says: of an archive its parts, since packing differs from one machine to the next."""
    data = path.read_bytes()
    return unpacked(data) if data.startswith(b"PK") else data


def test_corpus_is_large_and_half_of_it_html() -> None:
    count = Counter(gold["raw"].split("/")[0] for gold in GOLDS.values())
    assert count["html"] >= 24
    assert count["text"] >= 20
    assert sum(gold["form"] == "glued" for gold in GOLDS.values()) >= 3


def test_office_files_come_from_many_programs() -> None:
    files = [Path(gold["raw"]).name for gold in GOLDS.values() if gold["raw"].startswith("office/")]
    assert len(files) >= 47
    kinds = Counter((name.split("_")[0], name.rsplit(".", 1)[1]) for name in files)
    assert {("word", "docx"), ("wps", "docx"), ("sheet", "xlsx"), ("office", "docx"), ("office", "xlsx"), ("library", "docx")} <= set(kinds)


def test_every_raw_file_has_one_gold() -> None:
    raws = sorted(gold["raw"] for gold in GOLDS.values())
    files = sorted(str(path.relative_to(REPORTS)) for folder in ("html", "text", "office") for path in (REPORTS / folder).iterdir())
    assert raws == files


@pytest.mark.parametrize("name", GOLDS)
def test_gold_is_well_formed(name: str) -> None:
    gold = GOLDS[name]
    assert gold["edition"] in ("2019", "2021")
    assert gold["form"] in ("separated", "glued")
    editions = {edition for edition in (gold["editions"] or {}).values() if edition}
    valid = {address for edition in {gold["edition"], *editions} for address in form.addresses(edition)}
    assert set(gold["figures"]) <= valid
    assert set(gold["ambiguous"]) <= valid
    assert set(gold["units"]) <= set(gold["figures"])
    assert not set(gold["figures"]) & set(gold["ambiguous"]), "an open cell has no known number"
    assert gold["note"]


@pytest.mark.parametrize("name", GOLDS)
def test_broken_identities_are_listed(name: str) -> None:
    gold = GOLDS[name]
    broken = figures.violations(gold["figures"], gold["edition"])
    assert gold["identity_violations"] == broken
    assert {figures.CATALOGUE[str(one["kind"])] for one in broken} <= set(gold["findings_expected"])
    assert not (gold["clean"] and broken)


def test_addresses_count_198_and_200() -> None:
    assert len(set(form.addresses("2019"))) == 198
    assert len(set(form.addresses("2021"))) == 200


def test_what_is_no_report_is_listed() -> None:
    folder = REPORTS / "not_reports"
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    assert sorted(index) == sorted(path.name for path in folder.iterdir() if path.name != "index.json")
    assert len(index) >= 6


def test_readme_names_every_document() -> None:
    assert (REPORTS / "README.md").read_text(encoding="utf-8") == make_corpus.readme(REPORTS / "gold")
