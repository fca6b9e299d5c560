"""Where in the stream each statutory table stands."""

import re
from dataclasses import dataclass
from functools import cache

from gongkai.editions import EDITIONS, TABLES
from gongkai.form import Layout
from gongkai.form.line import leaves, paths
from gongkai.reading.match.stream import Stream, folded
from gongkai.reading.match.vocabulary import core


@dataclass(frozen=True, slots=True)
class Reach:
    """How far around an anchor a table is looked for, in folded characters; each number is what real pages need."""

    title_to_corner: int = 60
    """A block title is one only if the corner or a column head follows: prose cites articles too."""
    corner_to_columns: int = 150
    corner_to_rows: int = 600


_REACH = Reach()


@dataclass(frozen=True, slots=True)
class Region:
    """The stretch of the stream in which a table's labels and values stand."""

    table: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Anchors:
    titles: re.Pattern[str]
    proactive_heads: re.Pattern[str]
    requests_heads: re.Pattern[str]
    columns: tuple[str, ...]
    spellings: tuple[tuple[str, ...], ...]
    received: tuple[str, ...]
    disputes: re.Pattern[str]
    suits: re.Pattern[str]
    groups: tuple[str, ...]


def _run(heads: list[list[str]]) -> re.Pattern[str]:
    """Two heads of a table side by side, in any order."""
    one = "|".join(sorted({label for labels in heads for label in labels if len(label) > 2}))
    return re.compile(f"(?:{one})(?:{one})")


def _either(cores: set[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, cores), key=len, reverse=True)))


@cache
def _anchors() -> _Anchors:
    proactive = [block for e in EDITIONS.values() for block in e.table("proactive").blocks]
    requests = [block for e in EDITIONS.values() for block in e.table("requests").blocks]
    disputes = [block for e in EDITIONS.values() for block in e.table("disputes").blocks if block.layout is Layout.ACROSS]
    heads = {core(line.label)[1] for block in proactive for line in leaves(block.columns)}
    upper = {core(path[0].label)[1] for block in requests for path in paths(block.columns)}
    columns = tuple(dict.fromkeys(core(line.label)[1] for block in requests for line in leaves(block.columns)))
    rows = tuple(dict.fromkeys(core(path[-1].label)[1] for block in requests for path in paths(block.rows)))
    across = [[core(line.label)[1] for line in leaves(block.columns)] for block in disputes]
    suits = {core(path[-1].label)[1] for block in disputes for path in paths(block.rows) if len(path) > 1}
    return _Anchors(
        titles=_either({folded(block.title) for block in proactive}),
        proactive_heads=_either(heads | {folded(block.corner) for block in proactive}),
        requests_heads=_either(upper | {folded(block.corner) for block in requests}),
        columns=columns,
        spellings=tuple({tuple(core(name)[1] for name in (line.label, *line.aliases)) for b in requests for line in leaves(b.columns)}),
        received=rows[:2],
        disputes=_run(across),
        suits=_either(suits),
        groups=tuple({core(line.label)[1] for block in disputes for path in paths(block.rows) for line in path}),
    )


def regions(stream: Stream, headings: list[int]) -> dict[str, Region]:
    """The tables that the document seems to hold, none reaching over the next heading (positions in the stream)."""
    starts = {"proactive": _proactive(stream), "requests": _requests(stream)}
    starts["disputes"] = _disputes(stream, starts["requests"] or 0)
    known = {table: start for table, start in starts.items() if start is not None}
    bounds = sorted([*known.values(), *headings, len(stream.text)])
    return {
        table: Region(table, known[table], next(bound for bound in bounds if bound > known[table]))
        for table in TABLES
        if table in known and known[table] < len(stream.text)
    }


def _proactive(stream: Stream) -> int | None:
    anchors = _anchors()
    for title in anchors.titles.finditer(stream.text):
        if anchors.proactive_heads.search(stream.text, title.end(), title.end() + _REACH.title_to_corner):
            return title.start()
    head = anchors.proactive_heads.search(stream.text)
    return head.start() if head else None


def _requests(stream: Stream) -> int | None:
    anchors = _anchors()
    for head in anchors.requests_heads.finditer(stream.text):
        near = stream.text[head.start() : head.start() + _REACH.corner_to_columns]
        if sum(column in near for column in anchors.columns) >= 4 or _is_head(near, anchors.spellings):
            return head.start()
    natural, *others, _ = anchors.columns
    for match in re.finditer(natural, stream.text):
        near = stream.text[match.start() : match.start() + _REACH.corner_to_columns]
        if sum(column in near for column in others) >= 3:
            return _behind_none_of(stream, anchors.columns, match.start())
    found = [stream.text.find(label) for label in anchors.received]
    return min(found) if min(found) >= 0 else None


def _is_head(near: str, spellings: tuple[tuple[str, ...], ...]) -> bool:
    """Whether columns stand here under any of their names, without the counts that a sentence gives with them."""
    found = [place for names in spellings if (place := min((near.find(name) for name in names if name in near), default=-1)) >= 0]
    return len(found) >= 5 and not any(char.isdigit() for char in near[min(found) : max(found)])


def _disputes(stream: Stream, least: int) -> int | None:
    anchors = _anchors()
    for match in anchors.disputes.finditer(stream.text, least):
        return _behind_none_of(stream, anchors.groups, match.start())
    suits = anchors.suits.search(stream.text, least)
    return _behind_none_of(stream, anchors.groups, suits.start()) if suits else None


_SENTENCE_END = re.compile(r"[。；！？，：]")


def _behind_none_of(stream: Stream, labels: tuple[str, ...], start: int) -> int:
    """Where the labels right before the first head begin; the last word of a sentence is no label."""
    while True:
        label = next((label for label in labels if stream.text.endswith(label, 0, start)), None)
        if label is None or _SENTENCE_END.search(stream.behind(start)):
            return start
        start -= len(label)
