"""What the checks say of a sum, by the member whose report it is about: each opened at its cell, what the office let stand told apart."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from gongkai.portal.annual.models import Waiver


@dataclass(frozen=True, slots=True)
class Said:
    """One finding about a member: its sentence without the name, its cell; `waived` is the public reason why the office lets it stand."""

    message: str
    address: str
    url: str
    waived: str


@dataclass(frozen=True, slots=True)
class OfMember:
    """All findings about one member, errors that have to be mended among them (`to_mend`), and what to do about those."""

    name: str
    url: str
    said: tuple[Said, ...]
    to_mend: bool
    advice: str
    source: str


@dataclass(frozen=True, slots=True)
class SumFindings:
    """The findings of a sum: those about one member by member, in the order of the members, and the others as they are."""

    members: tuple[OfMember, ...]
    others: tuple[Mapping[str, Any], ...]

    @property
    def to_mend(self) -> int:
        """How many members have to mend something."""
        return sum(one.to_mend for one in self.members)


def by_member(findings: Sequence[Mapping[str, Any]], members: Sequence[Mapping[str, Any]], year: int) -> SumFindings:
    """Findings sorted by the member that their sentence begins with; one query however many.

    The library knows members by their names alone, which the sum keeps apart.
    """
    about: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    others: list[Mapping[str, Any]] = []
    named = {str(member["name"]): member for member in members}
    for finding in findings:
        name = _named(str(finding["message"]), named)
        (about[name] if name else others).append(finding)
    waived = _waived([int(named[name]["filing"]) for name in about])
    told = (_of_member(name, member, about[name], waived, year) for name, member in named.items() if name in about)
    return SumFindings(tuple(told), tuple(others))


def _named(message: str, names: Mapping[str, object]) -> str:
    """The longest name with which the sentence begins: one may begin with another."""
    return max((name for name in names if message.startswith((f"{name}的", f"{name}："))), key=len, default="")


def _waived(filings: Sequence[int]) -> dict[tuple[int, str], str]:
    """Filing and cell → the public reason, of reports in which nothing is left to decide: a cell may be wrong in two ways."""
    rows = Waiver.objects.filter(filing_id__in=filings, filing__errors=0).exclude(address="").values_list("filing_id", "address", "reason")
    return {(filing, address): reason for filing, address, reason in rows}


def _of_member(
    name: str, member: Mapping[str, Any], findings: Sequence[Mapping[str, Any]], waived: Mapping[tuple[int, str], str], year: int
) -> OfMember:
    review = reverse("annual:review", args=[year, member["key"]])
    said = []
    for finding in findings:
        address = str(finding.get("address") or "")
        url = f"{review}?{urlencode({'at': address})}#{address}" if address else review
        said.append(Said(str(finding["message"])[len(name) + 1 :], address, url, waived.get((int(member["filing"]), address), "")))
    open_ = [finding for finding, one in zip(findings, said, strict=True) if finding["severity"] == "error" and not one.waived]
    first = (open_ or findings)[0]
    advice = str(first.get("advice") or "") if open_ or not any(one.waived for one in said) else ""
    return OfMember(name, said[0].url, tuple(said), bool(open_), advice, f"{first['code']}　{first.get('source') or ''}".strip())
