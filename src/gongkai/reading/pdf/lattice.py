"""Ruling lines to grids: where lines cross there is a table, and what they enclose are its cells, spans resolved."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from gongkai.reading.pdf.boxes import Box, without_boxes
from gongkai.reading.pdf.characters import Char
from gongkai.reading.pdf.limits import LIMITS
from gongkai.reading.pdf.ruling import Rule, Rules

_SNAP = 3.0
"""Points. Double borders and cells spaced by two pixels lie closer; no row or column of a form is as narrow."""
_SAME = 1.0
_GAP = 4.0
"""Points between the dashes of one line."""
_SHORTEST = 5.0
"""Points; shorter marks are dots, accents, tips of arrows."""
_OVERSHOOT = 6.0
"""Points by which a line must reach beyond the last crossing one to say that the table goes on there without a border."""
_ALONGSIDE = 0.8

Group = tuple[list[Rule], list[Rule]]
"""Lines that hang together, across and down."""


@dataclass(slots=True)
class Cell:
    """One cell: first row and column of the grid with the numbers of both that it covers, its lower edge, what stands in it."""

    row: int
    column: int
    rows: int
    columns: int
    bottom: float = 0.0
    chars: list[Char] = field(default_factory=list)


@dataclass(slots=True)
class Lattice:
    """A ruled table or a piece of one: the places of its column and row bounds, its cells from top left to bottom right."""

    xs: list[float]
    ys: list[float]
    cells: list[Cell] = field(default_factory=list)
    owners: list[list[Cell]] = field(default_factory=list)

    def box_of(self, cell: Cell) -> Box:
        """Where a cell stands: left, top, right, bottom."""
        right, bottom = self.xs[cell.column + cell.columns], self.ys[cell.row + cell.rows]
        return self.xs[cell.column], self.ys[cell.row], right, bottom

    def cell_at(self, x: float, y: float) -> Cell | None:
        """The cell at a place."""
        xs, ys = self.xs, self.ys
        if not (xs[0] <= x < xs[-1] and ys[0] <= y < ys[-1]):
            return None
        return self.owners[bisect_right(ys, y) - 1][bisect_right(xs, x) - 1]


def lattices(rules: Rules) -> list[Lattice]:
    """The ruled tables of a page from top to bottom; boxes around text and lines under it are none."""
    whole = Rules(_joined(rules.across), _joined(rules.down))
    if len(whole.across) + len(whole.down) > LIMITS.lines:
        return []
    outer, boxes = without_boxes(whole)
    if boxes:
        found = _found(outer)
        if _one_a_cell(found, boxes):
            return found
    return _found(whole)


def _found(rules: Rules) -> list[Lattice]:
    found = [lattice for group in _crossing(rules.across, rules.down) if (lattice := _lattice(*group)) is not None]
    return sorted(found, key=lambda lattice: (lattice.ys[0], lattice.xs[0]))


def _one_a_cell(found: list[Lattice], boxes: list[Box]) -> bool:
    """Whether every box stands in a cell of a table, and no two in one: then it is no cell itself."""
    taken: set[int] = set()
    for left, top, right, bottom in boxes:
        cells = [cell for lattice in found if (cell := lattice.cell_at((left + right) / 2, (top + bottom) / 2)) is not None]
        if not cells or id(cells[-1]) in taken:
            return False
        taken.add(id(cells[-1]))
    return True


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Pieces of one line put together, doubles dropped."""
    joined: list[Rule] = []
    group: list[Rule] = []
    for rule in sorted(rules):
        if group and rule.at - group[0].at > _SAME:
            joined += _pieces_joined(group)
            group = []
        group.append(rule)
    joined += _pieces_joined(group)
    return [rule for rule in joined if rule.end - rule.start >= _SHORTEST]


def _pieces_joined(group: list[Rule]) -> list[Rule]:
    joined: list[Rule] = []
    for at, start, end in sorted(group, key=lambda rule: rule.start):
        if joined and start <= joined[-1].end + _GAP:
            if end > joined[-1].end:
                joined[-1] = Rule(joined[-1].at, joined[-1].start, end)
        else:
            joined.append(Rule(at, start, end))
    return joined


def _crossing(across: list[Rule], down: list[Rule]) -> list[Group]:
    """Lines that hang together by crossing or touching, group by group."""
    group_of: list[int] = list(range(len(across) + len(down)))

    def root(number: int) -> int:
        while group_of[number] != number:
            group_of[number] = group_of[group_of[number]]
            number = group_of[number]
        return number

    for place, (x, top, bottom) in enumerate(down, start=len(across)):
        low, high = top - _SNAP, bottom + _SNAP
        for number, (y, start, end) in enumerate(across):
            if low <= y <= high and start - _SNAP <= x <= end + _SNAP:
                group_of[root(number)] = root(place)
    groups: dict[int, Group] = {}
    for number, rule in enumerate([*across, *down]):
        groups.setdefault(root(number), ([], []))[number >= len(across)].append(rule)
    return _with_sides(list(groups.values()))


def _with_sides(groups: list[Group]) -> list[Group]:
    """Groups with the lone lines at their sides: where a label reaches over the page, no line leads to the table's edge."""
    whole = [group for group in groups if group[0] and group[1]]
    for across, down in groups:
        if len(down) == 1 and not across:
            side = down[0]
            best = max(whole, key=lambda group: _beside(group, side), default=None)
            if best is not None and _beside(best, side) >= _ALONGSIDE:
                best[1].append(side)
    return whole


def _beside(group: Group, side: Rule) -> float:
    """Which part of the longer of the two, a table and a line, both share in height."""
    top, bottom = min(rule.start for rule in group[1]), max(rule.end for rule in group[1])
    return (min(bottom, side.end) - max(top, side.start)) / max(bottom - top, side.end - side.start)


def _lattice(across: list[Rule], down: list[Rule]) -> Lattice | None:
    if not across or not down:
        return None
    xs = _bounds([rule.at for rule in down], across)
    ys = _bounds([rule.at for rule in across], down)
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns < 2 or rows * columns > LIMITS.grid:
        return None
    lattice = Lattice(xs, ys)
    _fill(lattice, _edges(across, ys, xs), _edges(down, xs, ys))
    return lattice


def _bounds(places: list[float], others: list[Rule]) -> list[float]:
    """Places that are one after snapping; where lines that cross reach further, the table is open and ends with them."""
    clusters: list[list[float]] = []
    for place in sorted(places):
        if clusters and place - clusters[-1][-1] <= _SNAP:
            clusters[-1].append(place)
        else:
            clusters.append([place])
    bounds = [(cluster[0] + cluster[-1]) / 2 for cluster in clusters]
    first, last = min(rule.start for rule in others), max(rule.end for rule in others)
    before = [first] if first < bounds[0] - _OVERSHOOT else []
    behind = [last] if last > bounds[-1] + _OVERSHOOT else []
    return [*before, *bounds, *behind]


def _edges(rules: list[Rule], places: list[float], crossing: list[float]) -> list[list[bool]]:
    """For each bound whether a line runs along it in the middle of each interval of the other direction."""
    middles = [(a + b) / 2 for a, b in pairwise(crossing)]
    drawn = [[False] * len(middles) for _ in places]
    for at, start, end in rules:
        bound = min(range(len(places)), key=lambda n: abs(places[n] - at))
        row = drawn[bound]
        for number, middle in enumerate(middles):
            if start <= middle <= end:
                row[number] = True
    return drawn


def _fill(lattice: Lattice, across: list[list[bool]], down: list[list[bool]]) -> None:
    """Cells as large as no line cuts them, from the top left on; every place of the grid gets its one cell."""
    rows, columns = len(lattice.ys) - 1, len(lattice.xs) - 1
    owners: list[list[Cell | None]] = [[None] * columns for _ in range(rows)]
    for row in range(rows):
        for column in range(columns):
            if owners[row][column] is not None:
                continue
            wide = 1
            while column + wide < columns and owners[row][column + wide] is None and not down[column + wide][row]:
                wide += 1
            high = 1
            while row + high < rows and _is_open(across, down, row + high, column, wide):
                high += 1
            cell = Cell(row, column, high, wide, lattice.ys[row + high])
            lattice.cells.append(cell)
            for line in owners[row : row + high]:
                line[column : column + wide] = [cell] * wide
    lattice.owners = [[cell for cell in line if cell is not None] for line in owners]


def _is_open(across: list[list[bool]], down: list[list[bool]], row: int, column: int, wide: int) -> bool:
    """Whether a cell goes on into a row: no line above it there, none through it."""
    return not any(across[row][column : column + wide]) and not any(down[n][row] for n in range(column + 1, column + wide))
