"""Every letter a request may need: its title, the word of its document number, its fields, its basis, what outcome sends it.

The texts are templates of `gongkai.letters`; here stands what each must say (`domain.md` §3.5; the set follows the pilot of
宿政办函〔2021〕21号 and the reply kinds of Art. 36). Document-number words are customary and may be set by an operator.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from gongkai.law.instruments import cite
from gongkai.law.outcomes import OUTCOMES


class Addressee(StrEnum):
    """Who gets the letter; FILE stays in the case file."""

    APPLICANT = "applicant"
    THIRD_PARTY = "third_party"
    CO_MAKER = "co_maker"
    ORGAN = "organ"
    ARCHIVE = "archive"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class LetterKind:
    """One kind of letter; `fields` are keys of `FIELDS` without which it cannot be written, `may_have` those it prints if given.

    `outcomes` are the codes that send it, `limits` the ids of the time limits that it prints.
    """

    key: str
    title: str
    word: str
    addressee: Addressee
    fields: tuple[str, ...]
    bases: tuple[tuple[str, str], ...]
    outcomes: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    remedy: bool = False
    may_have: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """Instruments and articles, as a page cites them."""
        return "、".join(cite(key, article) for key, article in self.bases)


FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "number": "文号",
        "applicant": "申请人",
        "applicant_contact": "申请人联系方式",
        "applicant_kind": "申请人类型",
        "channel": "提交方式",
        "arrived_on": "到达日期",
        "received_on": "收到申请之日",
        "corrected_on": "收到补正申请之日",
        "subject": "申请的内容",
        "agency": "行政机关名称",
        "agency_contact": "联系方式",
        "dated_on": "落款日期",
        "correct_items": "需要补正的事项",
        "correct_by": "补正期限",
        "reasons_by": "说明理由的期限",
        "reply_by": "答复期限",
        "new_reply_by": "延长后的答复期限",
        "extension_reason": "延长的原因",
        "extension_consent": "同意延长的负责人",
        "delay_reason": "延迟的原因",
        "third_party": "第三方",
        "co_maker": "共同制作机关",
        "organ": "其他机关",
        "opinion": "意见",
        "opinion_by": "提出意见的期限",
        "consulted_on": "征求意见的日期",
        "information": "信息名称",
        "provision": "提供方式",
        "where": "获取方式和途径",
        "refused_part": "不公开的部分",
        "reason": "理由",
        "legal_basis": "法律、行政法规依据",
        "search": "检索情况",
        "responsible_agency": "负责公开的机关及其联系方式",
        "proper_channel": "应当通过的渠道",
        "earlier_number": "先前答复的文号",
        "public_interest": "对公共利益的影响",
        "scheme": "收费方式",
        "calculation": "收费的计算",
        "amount": "金额（元）",
        "pay_to": "缴费方式",
        "pay_by": "缴费期限",
        "withdrawn_on": "撤回日期",
        "reviewer": "行政复议机关",
        "court": "人民法院",
        "review_channel": "网上申请行政复议的渠道",
        "review_result": "审查结论",
        "reviewed_by": "审查人",
        "items": "移送的信息",
        "record": "政府信息记录",
        "corrected_to": "更正后的内容",
        "outcome": "办理结果",
        "refused": "不公开部分的情形",
        "attachments": "附件",
        "copies": "抄送",
    }
)

OUTCOME_FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "GRANTED_OVER_OBJECTION": ("public_interest",),
        "PARTIAL": ("refused",),
        "DENY_LAW_FORBIDS": ("legal_basis",),
    }
)
"""Fields that an outcome needs beyond those of its letter; a partial reply needs those of its refused part as well."""

_R = "regulations"
_HEAD = ("number", "applicant", "received_on", "subject", "agency", "dated_on")
_REPLY = (*_HEAD, "reviewer", "court")
_OUTWARD = ("number", "subject", "agency", "agency_contact", "dated_on")


def _outcomes_of(key: str) -> tuple[str, ...]:
    return tuple(outcome.code for outcome in OUTCOMES.values() if outcome.letter == key)


def _notice(key: str, title: str, word: str, article: str, *fields: str, limits: tuple[str, ...] = ()) -> LetterKind:
    return LetterKind(key, title, word, Addressee.APPLICANT, (*_HEAD, *fields), ((_R, article),), limits=limits)


def _reply(key: str, title: str, word: str, *fields: str, may_have: tuple[str, ...] = ()) -> LetterKind:
    """A letter that ends the request; its articles are those of its outcomes, and it tells the remedies unless it has none."""
    outcomes = _outcomes_of(key)
    bases = tuple(dict.fromkeys(basis for code in outcomes for basis in OUTCOMES[code].bases))
    has_remedy = any(OUTCOMES[code].remedy != "none" for code in outcomes)
    head = _REPLY if has_remedy else _HEAD
    may = tuple(field for field in ("corrected_on", *(("review_channel",) if has_remedy else ()), *may_have) if field not in fields)
    return LetterKind(key, title, word, Addressee.APPLICANT, (*head, *fields), bases, outcomes, remedy=has_remedy, may_have=may)


def _inquiry(key: str, title: str, word: str, to: Addressee, article: str, who: str, limit: str) -> LetterKind:
    fields = (*_OUTWARD, who, "information", "opinion_by")
    return LetterKind(key, title, word, to, fields, ((_R, article),), limits=(limit,))


_REGISTERED = ("applicant", "applicant_contact", "applicant_kind", "channel", "arrived_on", "subject", "agency")

_PROCESS = (
    LetterKind("registration", "政府信息公开申请登记表", "登", Addressee.FILE, _REGISTERED, ((_R, "第四十五条"),)),
    _notice("receipt", "政府信息公开申请接收回执", "收", "第三十一条", "channel", "reply_by", "agency_contact", limits=("reply",)),
    _notice(
        "correction_notice",
        "政府信息公开申请补正告知书",
        "补",
        "第三十条",
        "correct_items",
        "correct_by",
        "agency_contact",
        limits=("correction_notice", "correction"),
    ),
    _notice(
        "reasons_notice",
        "政府信息公开申请说明理由告知书",
        "理",
        "第三十五条",
        "reason",
        "reasons_by",
        "agency_contact",
        limits=("reasons",),
    ),
    _notice(
        "extension_notice",
        "政府信息公开申请延期答复告知书",
        "延",
        "第三十三条第二款",
        "reply_by",
        "new_reply_by",
        "extension_reason",
        "extension_consent",
        limits=("reply", "extension"),
    ),
    _notice(
        "delay_notice", "政府信息公开申请延迟答复告知书", "迟", "第三十五条", "new_reply_by", "delay_reason", limits=("delayed_reply",)
    ),
    _inquiry("third_party_inquiry", "第三方意见征求书", "征", Addressee.THIRD_PARTY, "第三十二条", "third_party", "third_party_opinion"),
    LetterKind(
        "third_party_answer",
        "第三方意见确认函",
        "征",
        Addressee.FILE,
        ("third_party", "information", "opinion", "reason", "dated_on"),
        ((_R, "第三十二条"),),
    ),
    _notice("consultation_notice", "征求第三方意见告知书", "征告", "第三十二条", "consulted_on", limits=("third_party_opinion",)),
    LetterKind(
        "third_party_notice",
        "向第三方告知公开决定书",
        "权告",
        Addressee.THIRD_PARTY,
        ("number", "third_party", "information", "public_interest", "opinion", "agency", "dated_on", "reviewer", "court"),
        ((_R, "第三十二条"),),
        remedy=True,
        may_have=("review_channel",),
    ),
    _inquiry("co_maker_inquiry", "共同制作机关意见征求书", "共征", Addressee.CO_MAKER, "第三十四条", "co_maker", "co_maker_opinion"),
    _inquiry("organ_inquiry", "政府信息公开协办函", "协", Addressee.ORGAN, "第十一条", "organ", "organ_opinion"),
    LetterKind(
        "fee_notice",
        "政府信息公开信息处理费收费通知",
        "费",
        Addressee.APPLICANT,
        (*_HEAD, "scheme", "calculation", "amount", "pay_to", "pay_by"),
        ((_R, "第四十二条"), ("fees", "")),
        limits=("fee_payment",),
    ),
    LetterKind(
        "review_sheet",
        "政府信息公开审查呈批单",
        "审",
        Addressee.FILE,
        ("subject", "information", "review_result", "reason", "reviewed_by", "agency", "dated_on"),
        ((_R, "第十七条"), ("secrets_law", "第三十五条")),
    ),
    LetterKind(
        "transfer_list", "主动公开政府信息移送明细表", "移", Addressee.ARCHIVE, ("agency", "items", "dated_on"), ((_R, "第二十五条"),)
    ),
)

# Art. 41: a record about the applicant that is not accurate is a matter of its own, not a request for disclosure.
_RECORDS = (
    _notice("record_corrected", "政府信息记录更正告知书", "更", "第四十一条", "record", "corrected_to"),
    _notice("record_transferred", "政府信息记录更正申请转送告知书", "转", "第四十一条", "record", "responsible_agency"),
    LetterKind(
        "record_kept",
        "政府信息记录不予更正告知书",
        "不更",
        Addressee.APPLICANT,
        (*_REPLY, "record", "reason"),
        ((_R, "第四十一条"),),
        remedy=True,
        may_have=("review_channel",),
    ),
)

_ENDINGS = (
    _reply("reply_already_public", "政府信息公开申请答复书", "答", "where"),
    _reply("reply_granted", "政府信息公开申请答复书", "答", "information", "provision", may_have=("where",)),
    _reply(
        "reply_partial", "政府信息部分公开答复书", "部答", "information", "provision", "refused_part", "reason", may_have=("legal_basis",)
    ),
    _reply("reply_denied", "政府信息不予公开答复书", "不答", "information", "reason", may_have=("legal_basis",)),
    _reply("reply_special_registry", "政府信息公开申请告知书", "查告", "legal_basis", "proper_channel"),
    _reply("reply_not_exist", "政府信息不存在答复书", "不存答", "search", "reason"),
    _reply("reply_not_responsible", "非本机关负责公开告知书", "非答", "reason", may_have=("responsible_agency",)),
    _reply("reply_needs_creation", "政府信息无法提供告知书", "无告", "reason"),
    _reply("reply_still_unclear", "政府信息公开申请内容不明确告知书", "不明告", "corrected_on", "reason"),
    _reply("reply_petition", "不作为政府信息公开申请处理告知书", "非申告", "reason", "proper_channel"),
    _reply("reply_repeated", "政府信息公开重复申请告知书", "重告", "earlier_number"),
    _reply("reply_publication", "公开出版物获取途径告知书", "刊告", "where"),
    _reply("reply_excessive", "政府信息公开申请不予处理告知书", "不处告", "reason"),
    _reply("reply_confirm_reissue", "政府信息公开申请不予处理告知书", "确告", "reason"),
    _reply("notice_no_correction", "政府信息公开申请不再处理告知书", "止告", "correct_by"),
    _reply("notice_no_fee", "政府信息公开申请不再处理告知书", "费止告", "pay_by", "amount"),
    _reply("notice_withdrawn", "政府信息公开申请终止处理告知书", "撤告", "withdrawn_on"),
    _reply("notice_other", "政府信息公开申请终止处理告知书", "终告", "reason"),
)

LETTERS: Mapping[str, LetterKind] = MappingProxyType({letter.key: letter for letter in (*_PROCESS, *_RECORDS, *_ENDINGS)})
