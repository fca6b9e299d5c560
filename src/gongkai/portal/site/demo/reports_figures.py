"""The figures of the region's reports: drawn by a seed of body and year, adding up as the form demands, carried from year to year."""

import random
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from gongkai.editions import edition_for
from gongkai.form import Edition, identities

FIRST = 2023
"""The first year with a report on the platform."""

Figures = dict[str, int | Decimal]


@dataclass(frozen=True, slots=True)
class Size:
    """What a body has to do in a year, about: requests, decisions by kind, charges in 万元, documents in force; how often it is sued."""

    requests: int
    licences: int = 0
    punishments: int = 0
    compulsions: int = 0
    charges: int = 0
    documents: int = 0
    disputes: int = 0


SIZES: dict[str, Size] = {
    "zhengfuban": Size(14, documents=9, disputes=1),
    "fagai": Size(11, licences=96, punishments=2, documents=6),
    "jiaoyu": Size(17, licences=31, punishments=1, charges=186, documents=7, disputes=1),
    "keji": Size(7, licences=12, documents=4, disputes=1),
    "jingmao": Size(8, licences=24, punishments=3, documents=5),
    "gongan": Size(29, licences=2140, punishments=860, compulsions=310, charges=74, documents=3, disputes=3),
    "minzheng": Size(12, licences=22, punishments=1, documents=5),
    "caizheng": Size(10, licences=14, punishments=2, charges=41, documents=8),
    "renshe": Size(19, licences=47, punishments=9, charges=12, documents=5, disputes=1),
    "ziran": Size(43, licences=312, punishments=38, compulsions=4, charges=1260, documents=9, disputes=5),
    "zhujian": Size(38, licences=268, punishments=44, compulsions=2, charges=540, documents=7, disputes=4),
    "weijian": Size(13, licences=390, punishments=57, compulsions=1, charges=28, documents=4),
    "wenlv": Size(6, licences=44, punishments=8, documents=3),
    "tiyu": Size(3, licences=9, documents=1),
    "chengguan": Size(21, licences=64, punishments=26, compulsions=5, documents=2, disputes=2),
    "baishi": Size(9, licences=38, punishments=11, compulsions=1, documents=1),
    "nanping": Size(5, licences=27, punishments=6, documents=1),
}
"""By slug; the county government itself has what they have together."""

_APPLICANTS = {
    "natural_person": 70,
    "commercial_enterprise": 18,
    "legal_service_org": 6,
    "social_welfare_org": 2,
    "research_institution": 2,
    "other_org": 2,
}
_OUTCOMES = {
    "granted": 44,
    "partial": 9,
    "denied.third_party": 2,
    "denied.internal_affairs": 2,
    "denied.process_info": 3,
    "denied.enforcement_file": 3,
    "denied.special_registry": 3,
    "unable.not_held": 17,
    "unable.needs_creation": 4,
    "unable.still_unclear": 1,
    "not_processed.petition": 5,
    "not_processed.repeated": 2,
    "other.correction_lapsed": 3,
    "other.other": 2,
}
_ENDS = {"upheld": 6, "corrected": 1, "other": 2, "pending": 2}
_LEFT_OVER = 0.14
"""How many of the requests of a year are still open at its end."""


@cache
def _drawn(slug: str, year: int) -> tuple[tuple[str, int | Decimal], ...]:
    edition = edition_for(year)
    if edition is None:
        raise ValueError(f"no form was prescribed for {year}")
    chance = random.Random(f"云溪县/{slug}/{year}")  # noqa: S311  # a made-up region, the same each time
    figures: Figures = dict.fromkeys(edition.addresses(), 0)
    last = _before(slug, year)
    _draw_requests(figures, SIZES[slug], last, chance)
    _draw_disputes(figures, SIZES[slug], chance)
    _draw_decisions(figures, SIZES[slug], last, chance)
    return tuple(add_up(edition, figures).items())


def figures_of(slug: str, year: int) -> Figures:
    """Every figure of a body's report, without a fault."""
    return dict(_drawn(slug, year))


def add_up(edition: Edition, figures: Figures) -> Figures:
    """The same figures with every total worked out from its parts."""
    whole = dict(figures)
    for _ in range(3):  # totals of totals
        for identity in identities(edition):
            if identity.left == (identity.target,):
                whole[identity.target] = sum(whole[address] for address in identity.right)
    return whole


def _before(slug: str, year: int) -> Figures:
    """Last year's figures, of the merged bureau those of both bureaus together; nothing before the first year."""
    if year <= FIRST:
        return {}
    last = figures_of(slug, year - 1)
    if (slug, year) != ("wenlv", 2025):
        return last
    other = figures_of("tiyu", year - 1)
    return {address: value + other[address] for address, value in last.items()}


def _draw_requests(figures: Figures, size: Size, last: Figures, chance: random.Random) -> None:
    columns = chance.choices(list(_APPLICANTS), list(_APPLICANTS.values()), k=max(0, round(chance.gauss(size.requests, size.requests / 6))))
    for column, _ in _APPLICANTS.items():
        received = columns.count(column)
        carried_in = int(last.get(f"requests/carried_out/{column}", 0)) if last else int(column == "natural_person" and size.requests > 9)
        left = min(received, round(received * _LEFT_OVER + chance.random() * 0.6))
        figures[f"requests/received/{column}"] = received
        figures[f"requests/carried_in/{column}"] = carried_in
        figures[f"requests/carried_out/{column}"] = left
        for row in chance.choices(list(_OUTCOMES), list(_OUTCOMES.values()), k=received + carried_in - left):
            figures[f"requests/{row}/{column}"] += 1


def _draw_disputes(figures: Figures, size: Size, chance: random.Random) -> None:
    for way, share in (("review", 1.0), ("direct_suit", 0.3), ("suit_after_review", 0.25)):
        number = round(size.disputes * share * (0.5 + chance.random()))
        for end in chance.choices(list(_ENDS), list(_ENDS.values()), k=number):
            figures[f"disputes/{way}/{end}"] += 1


def _draw_decisions(figures: Figures, size: Size, last: Figures, chance: random.Random) -> None:
    for row, about in (("licences", size.licences), ("punishments", size.punishments), ("compulsions", size.compulsions)):
        figures[f"proactive/{row}/decisions"] = round(about * (0.8 + chance.random() * 0.4))
    figures["proactive/charges/amount"] = Decimal(round(size.charges * 100 * (0.85 + chance.random() * 0.3))) / 100
    row = "proactive/normative_documents"
    stock = int(last.get(f"{row}/in_force", size.documents))
    issued = chance.choice((0, 1, 1, 2)) if size.documents else 0
    repealed = min(chance.choice((0, 0, 1)), stock)
    figures |= {f"{row}/issued": issued, f"{row}/repealed": repealed, f"{row}/in_force": stock + issued - repealed}
