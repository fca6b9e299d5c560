"""Many reports from files as members of a merge: read in several processes, handed over without what a merge does not need."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from gongkai.cli import delivery
from gongkai.cli.inputs import load_report
from gongkai.cli.outcome import Product
from gongkai.editions import EDITIONS
from gongkai.reading import UnusableFileError
from gongkai.report import Figure, Member, Part, Report, State, Value, decode, encode

_NOT_A_REPORT = "F214"
_REFUSED = "这个文件看来不是年报，没有计入汇总。请检查文件，或者把它移到别处。"


@dataclass(frozen=True, slots=True)
class Gathered:
    """The members in the order of their files, and a sentence about each file that gave none."""

    members: tuple[Member, ...]
    troubles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Gather:
    """Read one file and pack what a merge needs of it; the prose only where it is asked for."""

    prose: bool

    def __call__(self, path: str) -> Product:
        loaded = load_report(path)
        if any(finding.code == _NOT_A_REPORT for finding in loaded.findings):
            raise UnusableFileError(_REFUSED)
        return Product(pack(loaded.report, self.prose))


def gather(paths: Sequence[str], prose: bool = False) -> Gathered:
    """The reports in these files as members."""
    members: list[Member] = []
    troubles: list[str] = []
    for outcome in delivery.outcomes(_Gather(prose), paths):
        if outcome.product is None:
            troubles.append(outcome.trouble)
        else:
            members.append(Member(unpack(outcome.product.output), outcome.path))
    return Gathered(tuple(members), tuple(troubles))


def pack(report: Report, prose: bool = False) -> bytes:
    """The report's head and figures without places and printed texts; figures in the order of the form, a sure number bare."""
    figures = [_packed(report.figure(address)) for address in _addresses(tuple(report.editions.items()))]
    texts = [(part.number, part.text) for part in report.sections] if prose else []
    return encode([report.agency, report.year, report.edition, dict(report.editions), figures, texts])


def unpack(data: bytes) -> Report:
    """The report that `pack` packed."""
    agency, year, edition, editions, figures, texts = decode(data)
    return Report(
        agency=agency,
        year=year,
        edition=edition,
        editions=editions,
        sections=tuple(Part(number, "", text) for number, text in texts),
        figures=dict(zip(_addresses(tuple(editions.items())), map(_unpacked, figures), strict=True)),
    )


@lru_cache
def _addresses(editions: tuple[tuple[str, str | None], ...]) -> tuple[str, ...]:
    """The addresses of all tables that are there, in the order of the form."""
    return tuple(address for table, name in editions if name for address in EDITIONS[name].addresses(table))


def _packed(figure: Figure) -> Value | list[Any]:
    if figure.value is not None and figure.certain and not figure.unit:
        return figure.value
    return [figure.value, figure.unit, figure.state.value, figure.certain]


def _unpacked(data: Any) -> Figure:
    if type(data) is int:
        return _whole(data)
    return Figure(data[0], data[1], "", State(data[2]), data[3]) if isinstance(data, list) else Figure(data, state=State.NUMBER)


@lru_cache(maxsize=4096)
def _whole(value: int) -> Figure:
    """One figure for all cells with this whole number: most of them are 0."""
    return Figure(value, state=State.NUMBER)
