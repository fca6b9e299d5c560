"""What a new report begins with: the sentences that follow from facts already written down, so that nobody types them again."""

from datetime import date

from gongkai.form.naming import numeral
from gongkai.law import instruments
from gongkai.portal.agencies.models import Unit
from gongkai.portal.annual.entries import CLOSING, OPENING, TITLE, Head
from gongkai.portal.frame import clock


def first_entries(head: Head, office: Unit | None) -> dict[str, str]:
    """Title, opening paragraph and signature of a new report, by key; `office` is the body's disclosure office."""
    return {TITLE: head.title, OPENING: opening(head, office), CLOSING: signature(head, clock.today())}


def opening(head: Head, office: Unit | None) -> str:
    """The opening paragraph: by what rules, about what period, in what parts, and whom to ask (contact only where it is known)."""
    regulations = instruments.INSTRUMENTS["regulations"].title
    notice = instruments.cite(head.edition.notice)
    parts = "、".join(section.title for section in head.edition.sections)
    text = (
        f"本报告根据《{regulations}》和{notice}编制，由{parts}{numeral(len(head.edition.sections))}部分组成。"
        f"统计期限自{head.year}年1月1日起至{head.year}年12月31日止。"
    )
    if office is None or not office.phone:
        return text
    contact = [f"地址：{office.address}"] if office.address else []
    contact.append(f"电话：{office.phone}")
    return f"{text}如对本报告有疑问，请与{head.agency}{office.name}联系（{'，'.join(contact)}）。"


def signature(head: Head, on: date) -> str:
    """The name of the body and the day under the report."""
    return f"{head.agency}\n{on.year}年{on.month}月{on.day}日"
