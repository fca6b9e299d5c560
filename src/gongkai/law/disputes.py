"""How reviews and lawsuits end, and the column of table four each end is counted in (`domain.md` §2.5; keys of the editions).

The form has three ends and gives no instruction which decision belongs to which; this follows what the words say ([K]).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class DisputeKind(StrEnum):
    """The rows of table four: a review, a suit without review before it, a suit after a review."""

    REVIEW = "review"
    DIRECT_SUIT = "direct_suit"
    SUIT_AFTER_REVIEW = "suit_after_review"


@dataclass(frozen=True, slots=True)
class DisputeResult:
    """One way a review (`in_review`) or a suit (`in_suit`) ends; `column` is the key in table four."""

    code: str
    name: str
    column: str
    in_review: bool = True
    in_suit: bool = True
    orders_reply: bool = False


DISPUTE_RESULTS: Mapping[str, DisputeResult] = MappingProxyType(
    {
        result.code: result
        for result in (
            DisputeResult("UPHELD", "维持", "upheld", in_suit=False),
            DisputeResult("CLAIM_DISMISSED", "驳回行政复议请求或者诉讼请求", "upheld"),
            DisputeResult("REVOKED", "撤销", "corrected", orders_reply=True),
            DisputeResult("CHANGED", "变更", "corrected"),
            DisputeResult("UNLAWFUL", "确认违法", "corrected"),
            DisputeResult("INVALID", "确认无效", "corrected"),
            DisputeResult("ORDERED", "责令限期答复或者履行", "corrected", orders_reply=True),
            DisputeResult("NOT_ACCEPTED", "不予受理或者不予立案", "other"),
            DisputeResult("REJECTED", "驳回申请或者驳回起诉", "other"),
            DisputeResult("WITHDRAWN", "撤回后终止", "other"),
            DisputeResult("SETTLED", "调解或者和解结案", "other"),
            DisputeResult("PENDING", "没有审结", "pending"),
        )
    }
)
