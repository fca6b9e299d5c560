"""Figures of one report: made to add up, then spoilt on purpose where a document asks for it."""

from __future__ import annotations

import random
from decimal import Decimal

from .form import COLUMNS, DISPUTES, PEOPLE, RULINGS, outcome_keys, proactive_addresses, request_rows

Number = int | Decimal
Figures = dict[str, Number]

# Size of the body: chance that a cell of table three is not 0, biggest number in such a cell, licences, documents.
SIZES: dict[str, tuple[float, int, int, int]] = {
    "zero": (0.0, 0, 0, 0),
    "township": (0.03, 3, 40, 4),
    "bureau": (0.10, 9, 900, 8),
    "county": (0.35, 60, 90_000, 40),
    "city": (0.75, 4_000, 12_000_000, 300),
}


def make(seed: str, size: str, edition: str, table_two: str | None = None) -> Figures:
    """Figures of a body of this size; every identity of the form holds."""
    rng = random.Random(f"figures {seed}")
    figures = _proactive(rng, size, table_two or edition)
    figures.update(_requests(rng, size, edition))
    figures.update(_disputes(rng, size))
    return figures


def _proactive(rng: random.Random, size: str, edition: str) -> Figures:
    _, _, licences, documents = SIZES[size]
    figures: Figures = dict.fromkeys(proactive_addresses(edition), 0)
    for address in figures:
        _, row, column = address.split("/")
        top = documents if row == "normative_documents" else {"licences": licences, "punishments": licences // 8}.get(row, licences // 200)
        if row == "rules":
            top = 3 if size == "city" else 0
        figures[address] = rng.randint(top // 2, top)
        if column == "amount" and top:
            figures[address] = Decimal(rng.randint(100, 1_000 + 20 * licences)) / 100
        if column == "change":
            figures[address] = rng.randint(-min(18, top), min(18, top))
    _settle_documents(figures, edition)
    return figures


def _settle_documents(figures: Figures, edition: str) -> None:
    """Keep stock above flow, as the form supposes."""
    first, second, third = ("made", "disclosed", "total_disclosed") if edition == "2019" else ("issued", "repealed", "in_force")
    for row in ("rules", "normative_documents"):
        made = figures[f"proactive/{row}/{first}"]
        figures[f"proactive/{row}/{second}"] = made if edition == "2019" else made // 3
        figures[f"proactive/{row}/{third}"] = figures[f"proactive/{row}/{third}"] + made


def _requests(rng: random.Random, size: str, edition: str) -> Figures:
    chance, biggest, _, _ = SIZES[size]
    leaves: Figures = {}
    for row in [*outcome_keys(edition), "carried_in", "carried_out"]:
        for column in PEOPLE:
            share = 1 if column == "natural_person" else 8
            hit = rng.random() < (chance if share == 1 else chance / 2)
            leaves[f"requests/{row}/{column}"] = rng.randint(1, max(1, biggest // share)) if hit else 0
    for column in PEOPLE:
        handled = sum(leaves[f"requests/{row}/{column}"] for row in outcome_keys(edition))
        carried_in = min(leaves[f"requests/carried_in/{column}"], handled)
        leaves[f"requests/carried_in/{column}"] = carried_in
        leaves[f"requests/processed_total/{column}"] = handled
        leaves[f"requests/received/{column}"] = handled + leaves[f"requests/carried_out/{column}"] - carried_in
    for row, _ in request_rows(edition):
        leaves[f"requests/{row}/total"] = sum(leaves[f"requests/{row}/{column}"] for column in PEOPLE)
    return leaves


def _disputes(rng: random.Random, size: str) -> Figures:
    chance, biggest, _, _ = SIZES[size]
    figures: Figures = {}
    for group, _ in DISPUTES:
        keys = [f"disputes/{group}/{ruling}" for ruling, _ in RULINGS]
        figures.update({key: rng.randint(1, max(1, biggest // 30)) if rng.random() < chance else 0 for key in keys[:-1]})
        figures[keys[-1]] = sum(figures[key] for key in keys[:-1])
    return figures


def violations(figures: dict[str, Number | None], edition: str) -> list[dict[str, str | float]]:
    """Identities of the form that the printed figures break; those with a blank in them are left out."""
    found: list[dict[str, str | float]] = []

    def compare(kind: str, place: str, where: str, parts: list[str], wholes: list[str]) -> None:
        values = [figures.get(address) for address in parts]
        printed = [figures.get(address) for address in wholes]
        if None in values or None in printed:
            return
        left, right = sum(v for v in values if v is not None), sum(v for v in printed if v is not None)
        if left != right:
            found.append({"kind": kind, place: where, "parts": float(left), "printed": float(right)})

    for column, _ in COLUMNS:
        at = {row: f"requests/{row}/{column}" for row, _ in request_rows(edition)}
        compare("balance_1+2=3+4", "column", column, [at["received"], at["carried_in"]], [at["processed_total"], at["carried_out"]])
        compare("outcome_sum", "column", column, [at[row] for row in outcome_keys(edition)], [at["processed_total"]])
    for row, _ in request_rows(edition):
        compare("row_total", "row", row, [f"requests/{row}/{column}" for column in PEOPLE], [f"requests/{row}/total"])
    for group, _ in DISPUTES:
        keys = [f"disputes/{group}/{ruling}" for ruling, _ in RULINGS]
        compare("case_total", "block", group, keys[:-1], keys[-1:])
    return found


CATALOGUE = {"balance_1+2=3+4": "B01", "outcome_sum": "B02", "row_total": "B03", "case_total": "B04"}
