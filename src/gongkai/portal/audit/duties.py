"""What the log asks of the audit administrator."""

from datetime import date

from django.urls import reverse
from django.utils import timezone

from gongkai.portal.audit import permission, selectors
from gongkai.portal.audit.actor import Actor
from gongkai.portal.frame.todo import Todo

WEEK = 7
"""Days after which the log wants to be verified again."""


def todo(by: Actor, today: date) -> list[Todo]:
    """The verification that is due, and what the last one found broken."""
    if not permission.has(by, permission.VERIFY_LOG):
        return []
    url, last = reverse("audit:verify"), selectors.last_verdict()
    if last is None:
        return [Todo("核验操作记录", "还没有核验过。核验一次，记下末端的摘要，以后少一条、改一个字都看得出来。", url, "去核验")]
    if not selectors.found_sound(last):
        return [Todo("操作记录有问题", f"{last.entry.says}。请先保存现状，再报告单位负责人。", url, "看是哪几条", urgent=True)]
    days = (today - timezone.localtime(last.entry.at).date()).days
    if days < WEEK:
        return []
    return [Todo("核验操作记录", f"上次核验已过去{days}天，每{WEEK}天核验一次，有改动才发现得早。", url, "去核验")]
