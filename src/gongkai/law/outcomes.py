"""How a request may end: articles, the row of table three in each edition, remedy, what must be on record first, the letter.

One entry is everything another package needs to know of an outcome (`domain.md` §3.4). Rows are keys of the editions; a test
ties them to `gongkai.editions`, which stands above this package.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from gongkai.law.instruments import cite


class RemedyRule(StrEnum):
    """What the letter says about remedies; `BY_REFUSAL` means review first if the refused part rests on Arts 14 to 16."""

    EITHER = "either"
    REVIEW_FIRST = "review_first"
    BY_REFUSAL = "by_refusal"
    BY_SETTING = "by_setting"
    FEE_LAPSED = "fee_lapsed"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One way to end a request; `requires` names entries of `GUARDS`, `letter` one of `LETTERS`, `bases` (instrument, article)."""

    code: str
    name: str
    group: str
    bases: tuple[tuple[str, str], ...]
    rows: Mapping[str, str]
    remedy: RemedyRule
    letter: str
    requires: tuple[str, ...] = ()
    needs_review: bool = True
    note: str = ""

    @property
    def source(self) -> str:
        """Instruments and articles, as a message cites them; empty where no article speaks of it."""
        return "、".join(cite(key, article) for key, article in self.bases)

    @property
    def is_refusal(self) -> bool:
        """Whether it withholds everything asked for under Arts 14 to 16 or 36(7)."""
        return self.group == "denied"


_R = "regulations"
_EITHER, _FIRST = RemedyRule.EITHER, RemedyRule.REVIEW_FIRST


def _row(key: str, trial: str = "") -> Mapping[str, str]:
    return MappingProxyType({"2019": trial or key, "2021": key})


def _articles(*articles: str) -> tuple[tuple[str, str], ...]:
    return tuple((_R, article) for article in articles)


def _refusal(code: str, name: str, row: str, articles: tuple[str, ...], requires: tuple[str, ...] = ()) -> Outcome:
    bases = _articles("第三十六条第三项", *articles)
    return Outcome(code, name, "denied", bases, _row(f"denied.{row}"), _FIRST, "reply_denied", requires)


def _other(code: str, name: str, group: str, row: str, article: str, letter: str, *requires: str, note: str = "") -> Outcome:
    bases = _articles(article) if article else ()
    return Outcome(code, name, group, bases, _row(f"{group}.{row}"), _EITHER, letter, requires, note=note)


_ALL = (
    Outcome(
        "ALREADY_PUBLIC",
        "已主动公开，告知获取方式",
        "granted",
        _articles("第三十六条第一项"),
        _row("granted"),
        _EITHER,
        "reply_already_public",
    ),
    Outcome("GRANTED", "予以公开", "granted", _articles("第三十六条第二项"), _row("granted"), _EITHER, "reply_granted"),
    Outcome(
        "GRANTED_OVER_OBJECTION",
        "第三方不同意，因公共利益予以公开",
        "granted",
        _articles("第三十六条第二项", "第三十二条", "第十五条"),
        _row("granted"),
        _EITHER,
        "reply_granted",
        ("third_party_objected", "public_interest_reason"),
        note="公开的内容和理由要书面告知第三方，告知书写明第三方的救济途径。",
    ),
    Outcome(
        "PARTIAL",
        "部分公开",
        "partial",
        _articles("第三十七条", "第三十六条第三项"),
        _row("partial"),
        RemedyRule.BY_REFUSAL,
        "reply_partial",
        ("refusal_basis",),
        note="区分处理的只计部分公开，不另计不予公开。",
    ),
    _refusal("DENY_STATE_SECRET", "国家秘密，不予公开", "state_secret", ("第十四条",)),
    _refusal("DENY_LAW_FORBIDS", "法律、行政法规禁止，不予公开", "law_forbids", ("第十四条",), ("legal_basis",)),
    _refusal("DENY_SAFETY_STABILITY", "可能危及安全和稳定，不予公开", "security_stability", ("第十四条",)),
    _refusal("DENY_THIRD_PARTY", "损害第三方合法权益，不予公开", "third_party", ("第十五条", "第三十二条"), ("third_party_or_reason",)),
    _refusal("DENY_INTERNAL", "内部事务信息，不予公开", "internal_affairs", ("第十六条第一款",)),
    _refusal("DENY_PROCESS", "过程性信息，不予公开", "process_info", ("第十六条第二款",)),
    _refusal("DENY_ENFORCEMENT_FILE", "行政执法案卷信息，不予公开", "enforcement_file", ("第十六条第二款",)),
    Outcome(
        "REFER_SPECIAL_REGISTRY",
        "法律、行政法规对获取信息有特别规定，告知依照办理",
        "denied",
        _articles("第三十六条第七项"),
        _row("denied.special_registry"),
        RemedyRule.BY_SETTING,
        "reply_special_registry",
        ("special_rule",),
    ),
    _other("NOT_EXIST", "经检索信息不存在", "unable", "not_held", "第三十六条第四项", "reply_not_exist", "search_log"),
    _other(
        "NOT_RESPONSIBLE",
        "不属于本机关负责公开",
        "unable",
        "not_held",
        "第三十六条第五项",
        "reply_not_responsible",
        note="告知申请人并说明理由；能够确定负责公开的机关的，告知其名称、联系方式。",
    ),
    _other("NEEDS_CREATION", "需要加工、分析", "unable", "needs_creation", "第三十八条", "reply_needs_creation"),
    _other(
        "STILL_UNCLEAR", "补正后仍不明确", "unable", "still_unclear", "第三十条", "reply_still_unclear", "correction_notice", "corrected"
    ),
    _other("PETITION_COMPLAINT", "信访、投诉、举报等活动", "not_processed", "petition", "第三十九条第一款", "reply_petition"),
    _other("REPEATED", "重复申请", "not_processed", "repeated", "第三十六条第六项", "reply_repeated", "earlier_reply"),
    _other("PUBLICATION", "政府公报、报刊、书籍等", "not_processed", "publication", "第三十九条第二款", "reply_publication"),
    _other("EXCESSIVE", "大量反复申请而理由不合理", "not_processed", "excessive", "第三十五条", "reply_excessive", "reasons_asked"),
    _other(
        "CONFIRM_OR_REISSUE",
        "要求确认或者重新出具已经获取的信息",
        "not_processed",
        "confirm_reissue",
        "",
        "reply_confirm_reissue",
        note="条例没有单独的条文，答复书按第二条说明不属于获取政府信息。",
    ),
    Outcome(
        "ABANDONED_NO_CORRECTION",
        "逾期不补正，视为放弃申请",
        "other",
        _articles("第三十条"),
        _row("other.correction_lapsed", "other"),
        _EITHER,
        "notice_no_correction",
        ("correction_notice", "correction_lapsed"),
        needs_review=False,
    ),
    Outcome(
        "ABANDONED_NO_FEE",
        "逾期未缴费，视为放弃申请",
        "other",
        (("fees", ""),),
        _row("other.fee_lapsed", "other"),
        RemedyRule.FEE_LAPSED,
        "notice_no_fee",
        ("fee_lapsed",),
        needs_review=False,
    ),
    Outcome(
        "WITHDRAWN",
        "申请人撤回申请",
        "other",
        (),
        _row("other.other", "other"),
        RemedyRule.NONE,
        "notice_withdrawn",
        ("withdrawal",),
        needs_review=False,
    ),
    Outcome(
        "OTHER",
        "其他处理",
        "other",
        (),
        _row("other.other", "other"),
        RemedyRule.NONE,
        "notice_other",
        ("explanation",),
        needs_review=False,
        note="例如申请人死亡或者终止、并入另一件申请。",
    ),
)

OUTCOMES: Mapping[str, Outcome] = MappingProxyType({one.code: one for one in _ALL})
