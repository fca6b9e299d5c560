"""The names of all cells are a contract: tests/editions/addresses.json, other programs rely on it."""

import json
from pathlib import Path

import pytest

from gongkai.editions import EDITIONS, edition_for

CONTRACT = json.loads((Path(__file__).parent / "addresses.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "count"), [("2019", 198), ("2021", 200)])
def test_addresses_and_labels_equal_the_contract(name: str, count: int) -> None:
    cells = {address: cell.label for address, cell in EDITIONS[name].cells.items()}
    assert cells == CONTRACT[name]
    assert len(cells) == count


@pytest.mark.parametrize(
    ("year", "name"),
    [(2018, None), (2019, "2019"), (2020, "2019"), (2021, "2021"), (2026, "2021"), (None, None)],
)
def test_edition_for_year(year: int | None, name: str | None) -> None:
    edition = edition_for(year)
    assert (edition.name if edition else None) == name
