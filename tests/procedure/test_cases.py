"""Every row of cases/*.yaml: a history, what is due after it, and why, as a lawyer would count it by hand.

A row has `name`, `why`, `events` (see `story.event`), optionally `policy`, and `expect`: `state`, `due` (all of it, by day),
`refused` (names of the events), `warnings` (how many), `outcomes`, `superseded`, `closed`, `reasons` (pieces of text that the
reasons of the reply have). Dates were counted by hand on the printed calendars and checked with `chinese_calendar` alone.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.procedure.story import dues, standing

FILES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
ROWS = [(path.stem, row) for path in FILES for row in yaml.safe_load(path.read_text(encoding="utf-8"))]
EXPECTED = {"state", "due", "refused", "warnings", "outcomes", "superseded", "closed", "reasons"}


@pytest.mark.parametrize("row", [row for _, row in ROWS], ids=[f"{stem}: {row['name']}" for stem, row in ROWS])
def test_row(row: dict[str, Any]) -> None:
    found = standing(row["events"], row.get("policy"))
    expect = row["expect"]
    shown = {
        "state": found.state,
        "due": dues(found),
        "refused": [one.event.event for one in found.refused],
        "warnings": len(found.warnings),
        "outcomes": found.outcomes,
        "superseded": {item: list(codes) for item, codes in found.superseded.items()},
        "closed": found.closed,
    }
    wanted = {"refused": [], "warnings": 0, **expect}
    pieces = wanted.pop("reasons", [])
    assert {key: shown[key] for key in wanted} == wanted
    text = "\n".join(line for one in found.due if one.what == "reply" for line in one.reasons)
    assert [piece for piece in pieces if piece not in text] == []


def test_there_are_enough_rows_and_each_has_its_reason() -> None:
    assert len(ROWS) >= 120
    for stem, row in ROWS:
        assert row["why"].strip(), (stem, row["name"])
        assert row["expect"], (stem, row["name"])
        assert set(row["expect"]) <= EXPECTED, (stem, row["name"])
    names = [(stem, row["name"]) for stem, row in ROWS]
    assert len(set(names)) == len(names)


def test_every_refusal_and_warning_is_a_sentence() -> None:
    for _, row in ROWS:
        found = standing(row["events"], row.get("policy"))
        for sentence in [*(one.why for one in found.refused), *found.warnings]:
            assert sentence.endswith(("。", "）")), sentence
            assert "None" not in sentence
            assert "{" not in sentence
