"""Boxes that stand alone inside cells: a table of one cell nested in each cell of another, a frame around a field to fill in."""

from bisect import bisect_left
from itertools import pairwise

from gongkai.reading.pdf.ruling import Rule, Rules

_NEAR = 1.5
"""Points by which the corners of a box may miss each other: half the width of its lines."""

Box = tuple[float, float, float, float]


def without_boxes(rules: Rules) -> tuple[Rules, list[Box]]:
    """The rules without those that are the side of one closed box only, and the boxes; corners from left top on."""
    across, down = sorted(rules.across), sorted(rules.down)
    sides: set[Rule] = set()
    boxes: list[Box] = []
    for top, bottom in pairwise(sorted(rules.across, key=lambda rule: (round(rule.start), round(rule.end), rule.at))):
        if abs(top.start - bottom.start) > _NEAR or abs(top.end - bottom.end) > _NEAR or bottom.at <= top.at:
            continue
        left, right = _side(down, top.start, top.at, bottom.at), _side(down, top.end, top.at, bottom.at)
        if left is not None and right is not None and not _holds(across, top, bottom.at):
            sides |= {top, bottom, left, right}
            boxes.append((left.at, top.at, right.at, bottom.at))
    if not boxes:
        return rules, []
    return Rules([rule for rule in rules.across if rule not in sides], [rule for rule in rules.down if rule not in sides]), boxes


def _holds(across: list[Rule], top: Rule, bottom: float) -> bool:
    """Whether another line runs across between the upper side and the lower."""
    for rule in across[bisect_left(across, Rule(top.at + _NEAR, 0, 0)) :]:
        if rule.at > bottom - _NEAR:
            break
        if rule.start < top.end and top.start < rule.end:
            return True
    return False


def _side(down: list[Rule], place: float, top: float, bottom: float) -> Rule | None:
    for rule in down[bisect_left(down, Rule(place - _NEAR, 0, 0)) :]:
        if rule.at > place + _NEAR:
            break
        if abs(rule.start - top) <= _NEAR and abs(rule.end - bottom) <= _NEAR:
            return rule
    return None
