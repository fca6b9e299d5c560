"""What the checks of merged reports share: how a member is named, and which of its cells its own form has."""

from gongkai.checking.wording import some
from gongkai.form import Edition
from gongkai.report import Member, Merged

ADVISED = "退回该机关核对改正，收到改好的年报后重新汇总。"
"""What a competent office does about a member's fault."""


def named(member: Member) -> str:
    """The member as a message names it: its agency, and the file where that is known."""
    return f"{member.name}（{member.source}）" if member.source and member.source != member.name else member.name


def names(members: tuple[Member, ...]) -> str:
    """Some of the members, with their number where not all are named."""
    return some([member.name for member in members]) + (f"{len(members)}家" if len(members) > 3 else "")


def form_of(member: Member, table: str) -> Edition | None:
    """The edition that the member's table follows, none where it has no such table."""
    return member.report.table_edition(table)


def left_open(merged: Merged) -> str:
    """Why the sums may not be whole, as the end of a sentence; empty where nothing is known to be left out."""
    reasons = []
    if merged.missing:
        reasons.append(f"还有{len(merged.missing)}家没有交")
    if merged.other_year:
        reasons.append(f"有{len(merged.other_year)}份是别的年度的，没有计入")
    return "，".join(reasons)
