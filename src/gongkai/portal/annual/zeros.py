"""Zeros for the cells of a table of which somebody says that there is nothing; totals follow from their parts."""

from collections.abc import Iterable

from gongkai.form import Edition, identities
from gongkai.report import Report, State, Value


def sums(edition: Edition, table: str | None) -> dict[str, tuple[str, ...]]:
    """Address of each total of a table → the addresses that it sums."""
    return {i.target: i.right for i in identities(edition) if i.table == table and i.left == (i.target,)}


def filled_up(report: Report, edition: Edition, table: str) -> dict[str, str]:
    """What the empty cells of a table get when there is nothing more to count: 0, and in a total the sum of its parts.

    A total stays empty where one of its parts is no number.
    """
    totals, empty = sums(edition, table), [a for a in edition.addresses(table) if report.figure(a).state is State.BLANK]
    values = {address: report.value(address) for address in edition.addresses(table)}
    values |= {address: 0 for address in empty if address not in totals}
    open_ = {address: totals[address] for address in empty if address in totals}
    for _ in range(len(open_)):  # a total may be a part of another one
        added = {target: _sum(values[part] for part in parts) for target, parts in open_.items()}
        found = {target: total for target, total in added.items() if total is not None}
        if not found:
            break
        values |= found
        open_ = {target: parts for target, parts in open_.items() if target not in found}
    return {address: str(values[address]) for address in empty if values[address] is not None}


def _sum(values: Iterable[Value | None]) -> Value | None:
    known = list(values)
    return None if None in known else sum(value for value in known if value is not None)
