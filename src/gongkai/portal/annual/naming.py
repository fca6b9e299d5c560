"""How the places of a report are called in messages."""

from gongkai.editions import TABLE_NAMES
from gongkai.form import Cell, Edition
from gongkai.portal.annual import entries


def place(edition: Edition, key: str) -> str:
    """How a clerk calls the place of an entry."""
    names = {entries.TITLE: "标题", entries.OPENING: "开头", entries.CLOSING: "落款"}
    names |= {entries.part_key(section.number): f"第{section.number}部分 {section.title}" for section in edition.sections}
    return names.get(key) or named(edition.cells[key])


def named(cell: Cell) -> str:
    """How a clerk calls a cell: the table, its row and column."""
    return f"{TABLE_NAMES[cell.table]} {cell.short_label}"
