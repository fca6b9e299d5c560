"""How a request arrives and on what day it counts as received; in what form information is given (Arts 29, 31, 40)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.law.instruments import cite


class ReceivedBy(StrEnum):
    """What makes the day of receipt: the day it arrived (handed in, signed for), or the day it was confirmed."""

    ARRIVAL = "arrival"
    CONFIRMATION = "confirmation"


@dataclass(frozen=True, slots=True)
class Channel:
    """One way in, its receipt rule in Chinese, and the dates of that rule; `setting` asks `Policy` where the law is silent."""

    key: str
    name: str
    received_by: ReceivedBy
    rule: str
    instrument: str
    article: str
    since: date
    until: date | None = None
    setting: str = ""

    @property
    def source(self) -> str:
        """Instrument and article, as a message cites them."""
        return cite(self.instrument, self.article)


_NEW, _OLD = "regulations", "periods_2015"
_SINCE, _FIRST, _OLD_UNTIL = date(2019, 5, 15), date(2008, 5, 1), date(2019, 5, 14)
_ARRIVAL, _CONFIRMATION = ReceivedBy.ARRIVAL, ReceivedBy.CONFIRMATION
_UNCONFIRMED = "unconfirmed_receipt"

_IN_PERSON = "当面提交的，以提交之日为收到申请之日"
_SIGNED = "以邮寄方式提交的，以行政机关签收之日为收到申请之日"
_ORDINARY = "以平常信函等无需签收的邮寄方式提交的，应当于收到申请的当日与申请人确认，确认之日为收到申请之日"
_INTERNET = "通过互联网渠道提交的，以双方确认之日为收到申请之日"
_FAX = "通过传真提交的，以双方确认之日为收到申请之日"
_ORAL = "口头提出、由工作机构代为填写的，与当面提交相同，以提出之日为收到申请之日"
_MAILBOX = "发送到公布的申请邮箱的，以电子邮件系统收到之日为收到申请之日"

CHANNELS = (
    Channel("in_person", "当面提交", _ARRIVAL, _IN_PERSON, _NEW, "第三十一条第一项", _SINCE),
    Channel("post_signed", "邮寄（需签收）", _ARRIVAL, _SIGNED, _NEW, "第三十一条第二项", _SINCE),
    Channel("post_ordinary", "平常信函", _CONFIRMATION, _ORDINARY, _NEW, "第三十一条第二项", _SINCE, setting=_UNCONFIRMED),
    Channel("internet", "互联网渠道", _CONFIRMATION, _INTERNET, _NEW, "第三十一条第三项", _SINCE, setting=_UNCONFIRMED),
    Channel("fax", "传真", _CONFIRMATION, _FAX, _NEW, "第三十一条第三项", _SINCE, setting=_UNCONFIRMED),
    Channel("oral", "口头提出", _ARRIVAL, _ORAL, _NEW, "第二十九条第一款", _SINCE),
    Channel("in_person", "当面提交", _ARRIVAL, _IN_PERSON, _OLD, "", _FIRST, _OLD_UNTIL),
    Channel("post_signed", "邮寄（需签收）", _ARRIVAL, _SIGNED, _OLD, "", _FIRST, _OLD_UNTIL),
    Channel("post_ordinary", "平常信函", _CONFIRMATION, _ORDINARY, _OLD, "", _FIRST, _OLD_UNTIL, _UNCONFIRMED),
    Channel("internet", "互联网渠道", _ARRIVAL, _MAILBOX, _OLD, "", _FIRST, _OLD_UNTIL),
    Channel("fax", "传真", _CONFIRMATION, _FAX, _OLD, "", _FIRST, _OLD_UNTIL, _UNCONFIRMED),
    Channel("oral", "口头提出", _ARRIVAL, _ORAL, _OLD, "", _FIRST, _OLD_UNTIL),
)
CHANNEL_KEYS = tuple(dict.fromkeys(one.key for one in CHANNELS))


def channel(key: str, on: date) -> Channel:
    """The channel with the receipt rule of a day; KeyError for an unknown key, LookupError for a day before the Regulations."""
    if key not in CHANNEL_KEYS:
        raise KeyError(key)
    for one in CHANNELS:
        if one.key == key and one.since <= on and (one.until is None or on <= one.until):
            return one
    raise LookupError(f"{on:%Y-%m-%d}《政府信息公开条例》尚未施行，没有收到申请之日的规定。")


@dataclass(frozen=True, slots=True)
class ProvisionForm:
    """One form in which information is given (Art. 40); only those with `by_volume` can carry a fee by pages."""

    key: str
    name: str
    by_volume: bool


PROVISION_FORMS = (
    ProvisionForm("paper", "纸质件", by_volume=True),
    ProvisionForm("email", "电子邮件", by_volume=True),
    ProvisionForm("electronic_copy", "光盘等复制的电子数据", by_volume=True),
    ProvisionForm("read_on_site", "当场阅读、查阅", by_volume=False),
    ProvisionForm("copied_by_hand", "抄录", by_volume=False),
    ProvisionForm("told_where", "告知获取方式、途径", by_volume=False),
    ProvisionForm("other_form", "其他适当形式", by_volume=False),
)
