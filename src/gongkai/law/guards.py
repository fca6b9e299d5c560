"""What must stand on record before an outcome may be chosen or a letter sent (`domain.md` §3.6)."""

from dataclasses import dataclass

from gongkai.law.instruments import cite


@dataclass(frozen=True, slots=True)
class Guard:
    """One condition: `missing` is the sentence a clerk reads when it does not hold, `advice` what to do."""

    key: str
    missing: str
    advice: str
    instrument: str
    article: str

    @property
    def source(self) -> str:
        """Instrument and article, as a message cites them."""
        return cite(self.instrument, self.article)


_R = "regulations"

GUARDS = {
    guard.key: guard
    for guard in (
        Guard(
            "correction_notice",
            "没有补正告知书，不能以补正后仍不明确或者逾期不补正结案。",
            "先一次性告知申请人需要补正的事项和合理的期限。",
            _R,
            "第三十条",
        ),
        Guard(
            "corrected",
            "申请人还没有补正，不能认定补正后仍不明确。",
            "等补正期限届满：补正的再作判断，没有补正的按逾期不补正处理。",
            _R,
            "第三十条",
        ),
        Guard(
            "correction_lapsed",
            "补正期限还没有届满，或者申请人已经补正，不能按逾期不补正处理。",
            "期限届满仍未补正、又没有正当理由的，再登记逾期。",
            _R,
            "第三十条",
        ),
        Guard(
            "fee_lapsed",
            "收费通知没有送达，或者缴费期限还没有届满，不能按逾期未缴费处理。",
            "登记收费通知的送达日期，期限届满仍未缴费的再登记逾期。",
            "fees",
            "",
        ),
        Guard(
            "third_party_or_reason",
            "没有征求第三方意见的记录，也没有写明不征求的理由，不能以损害第三方权益为由不予公开。",
            "发出征求意见书；确实不需要征求的，写明理由。",
            _R,
            "第三十二条",
        ),
        Guard(
            "third_party_objected",
            "没有第三方不同意公开的记录，不属于不顾第三方反对而公开。",
            "第三方同意公开的，选择予以公开。",
            _R,
            "第三十二条",
        ),
        Guard(
            "public_interest_reason",
            "没有写明不公开会对公共利益造成重大影响的理由。",
            "写明理由：决定予以公开的，要把公开的内容和理由书面告知第三方。",
            _R,
            "第十五条、第三十二条",
        ),
        Guard(
            "legal_basis",
            "没有写明禁止公开的法律或者行政法规的名称和条款。",
            "写明是哪部法律、行政法规的哪一条；规章和规范性文件不能作为依据。",
            _R,
            "第十四条",
        ),
        Guard(
            "refusal_basis",
            "没有写明不公开的那一部分属于哪一种不予公开的情形。",
            "写明不公开部分的情形和条款；公开的部分照常提供。",
            _R,
            "第三十七条",
        ),
        Guard(
            "special_rule",
            "没有写明对获取该项信息有特别规定的法律、行政法规。",
            "写明依照哪部法律、行政法规的规定办理，以及到哪里查询。",
            _R,
            "第三十六条第七项",
        ),
        Guard(
            "search_log",
            "没有检索记录，不能答复政府信息不存在。",
            "登记在哪里检索、用什么词、由谁、在什么时候检索；发生争议时须证明已尽合理检索义务。",
            "guiding_case_101",
            "",
        ),
        Guard(
            "earlier_reply",
            "没有关联对同一申请人的先前答复，不能认定重复申请。",
            "找出先前就相同信息作出的答复，登记它的编号。",
            _R,
            "第三十六条第六项",
        ),
        Guard(
            "reasons_asked",
            "没有要求申请人说明理由，不能以大量反复申请而理由不合理为由不予处理。",
            "先发说明理由告知书，看过理由再决定。",
            _R,
            "第三十五条",
        ),
        Guard("withdrawal", "没有申请人撤回申请的书面记录。", "请申请人书面撤回，把撤回书存入案卷。", _R, "第四十五条"),
        Guard("explanation", "没有写明按其他处理结案的原因。", "写明原因，例如申请人死亡或者终止、并入另一件申请。", _R, "第四十五条"),
        Guard(
            "secrecy_review",
            "还没有公开前审查的结果，不能发出答复。",
            "先由承办人以外的人审查是否涉密、是否可以公开，登记结果。",
            _R,
            "第十七条",
        ),
        Guard(
            "extension_in_time",
            "答复期限已经届满，不能再延长。",
            "尽快答复；延长期限须在原期限届满前经负责人同意并告知申请人。",
            _R,
            "第三十三条第二款",
        ),
        Guard(
            "extension_consent",
            "没有政府信息公开工作机构负责人同意延长的记录。",
            "请负责人签批同意，登记姓名和日期，再告知申请人。",
            _R,
            "第三十三条第二款",
        ),
    )
}
