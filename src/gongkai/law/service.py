"""How a reply is served, and the day that counts: in time means sent in time (国办公开办函〔2016〕235号, 四)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from gongkai.law.instruments import cite


class ReplyDay(StrEnum):
    """Which day decides whether a reply was in time."""

    SIGNED = "signed"
    POSTED = "posted"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class ServiceWay:
    """One way to serve a letter; `in_time_by` is the day that counts for the organ's own period, `rule` says it in Chinese."""

    key: str
    name: str
    in_time_by: ReplyDay
    rule: str
    article: str
    note: str = ""

    @property
    def source(self) -> str:
        """Instrument and item, as a message cites them."""
        return cite("service_2016", self.article)


SERVICE_WAYS: Mapping[str, ServiceWay] = MappingProxyType(
    {
        way.key: way
        for way in (
            ServiceWay("in_person", "当面送达", ReplyDay.SIGNED, "当面送达的，以申请人签收之日为答复之日", "第四项"),
            ServiceWay("through_organ", "委托其他机关送达", ReplyDay.SIGNED, "委托其他机关转交的，以申请人签收之日为答复之日", "第四项"),
            ServiceWay(
                "post",
                "邮寄送达",
                ReplyDay.POSTED,
                "邮寄送达的，以交邮之日为答复之日",
                "第四项",
                note="应当通过邮政企业寄递，不得由没有公文寄递资格的快递企业寄递，不得以到付方式寄送。",
            ),
            ServiceWay(
                "electronic",
                "电子送达",
                ReplyDay.SENT,
                "以申请人要求的电子方式送达的，以发送成功之日为答复之日",
                "",
                note="文件没有单独规定电子送达，参照交邮之日；请保存发送成功的记录。",
            ),
        )
    }
)
