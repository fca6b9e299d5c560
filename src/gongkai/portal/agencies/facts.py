"""The facts about a body that change in time, by the names that deeds, forms and imports give them."""

from typing import TypedDict


class Facts(TypedDict, total=False):
    """Any of the facts of one standing; `parent`, `competent_office`, `reviewing_organ` are ids of bodies."""

    name: str
    short_name: str
    kind: str
    level: str
    division: str
    rule_power: str
    parent: int | None
    competent_office: int | None
    reviewing_organ: int | None
    place: int


LABELS: dict[str, str] = {
    "name": "全称",
    "short_name": "简称",
    "kind": "性质",
    "level": "级别",
    "division": "行政区划代码",
    "rule_power": "规章制定权",
    "parent": "隶属于",
    "competent_office": "信息公开主管部门",
    "reviewing_organ": "行政复议机关",
    "place": "排列次序",
}
"""What each fact is called on screens and in the log."""

REFERENCES: tuple[str, ...] = ("parent", "competent_office", "reviewing_organ")
"""Facts that name another body."""
