"""The annual report in the language of `gongkai.form`: the one place where its labels stand."""

from gongkai.editions import y2019, y2021
from gongkai.form import Edition

EDITIONS: dict[str, Edition] = {edition.name: edition for edition in (y2019.EDITION, y2021.EDITION)}
"""Every edition by name, oldest first."""

TABLES = ("proactive", "requests", "disputes")
"""Keys of the statutory tables in the order of their parts."""


TABLE_NAMES: dict[str, str] = {table.key: table.name for table in y2021.EDITION.tables}
"""How messages call the tables, by key: 表二, 表三, 表四."""


def edition_for(year: int | None) -> Edition | None:
    """The edition prescribed for a report year; none before 2019 (no national form) or without a year."""
    if year is None:
        return None
    for edition in EDITIONS.values():
        if edition.first_year <= year <= (edition.last_year or year):
            return edition
    return None


__all__ = ["EDITIONS", "TABLES", "TABLE_NAMES", "edition_for"]
