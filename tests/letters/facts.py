"""One request with believable facts, enough for every kind of letter."""

from datetime import date
from typing import Any

from gongkai.law import LETTERS, Scheme
from gongkai.letters import document_number, fee_calculation

FACTS: dict[str, Any] = {
    "applicant": "周明远",
    "applicant_contact": "云溪县城关镇滨河路12号，139****0021",
    "applicant_kind": "自然人",
    "channel": "internet",
    "arrived_on": date(2025, 4, 10),
    "received_on": date(2025, 4, 11),
    "corrected_on": date(2025, 4, 22),
    "subject": "云溪县科学技术局2024年度科技创新券兑付企业名单、兑付金额及评审会议记录",
    "agency": "云溪县科学技术局",
    "agency_contact": "云溪县城关镇人民路8号305室，电话0000-1234567",
    "dated_on": date(2025, 5, 14),
    "correct_items": "一、所需信息的名称或者文号\n二、所需信息的年度",
    "correct_by": date(2025, 4, 28),
    "reasons_by": date(2025, 5, 30),
    "reply_by": date(2025, 5, 21),
    "new_reply_by": date(2025, 6, 19),
    "extension_reason": "所涉信息分散在三个股室的纸质档案中，核对原件需要时间",
    "extension_consent": "李文静",
    "delay_reason": "同一时期收到的申请共六十三件，逐件检索、审查需要时间",
    "third_party": "云溪县北辰新材料有限公司",
    "co_maker": "云溪县财政局",
    "organ": "云溪县市场监督管理局",
    "opinion": "不同意公开；名单中的兑付明细反映本公司研发投入方向",
    "opinion_by": date(2025, 5, 20),
    "consulted_on": date(2025, 4, 25),
    "information": "《云溪县2024年度科技创新券兑付情况表》（云科发〔2025〕6号）",
    "provision": "以电子邮件发送扫描件，共4页",
    "where": "云溪县人民政府网站“政府信息公开”专栏，检索“科技创新券”",
    "refused_part": "表中企业的研发项目名称和技术路线",
    "reason": "该内容由企业在申报时提供，不为公众所知悉，企业采取了保密措施并书面表示不同意公开",
    "legal_basis": "《中华人民共和国统计法》关于单个统计调查对象资料保密的规定",
    "search": "2025年4月23日由档案室王芳在本机关文书档案系统和业务系统中，以“创新券”“兑付”检索，没有找到",
    "responsible_agency": "云溪县财政局，电话0000-7654321",
    "proper_channel": "云溪县信访局，城关镇人民路2号",
    "earlier_number": "云科公开答〔2025〕1号",
    "public_interest": "兑付资金来自财政，名单不公开将使公众无法监督资金使用",
    "scheme": Scheme.BY_PIECE,
    "calculation": fee_calculation(Scheme.BY_PIECE, 12),
    "amount": 200,
    "pay_to": "凭缴款码在云溪县财政非税收入平台缴纳",
    "pay_by": date(2025, 6, 13),
    "withdrawn_on": date(2025, 5, 12),
    "reviewer": "云溪县人民政府",
    "court": "云溪县人民法院",
    "review_result": "不涉及国家秘密，可以部分公开",
    "reviewed_by": "陈立",
    "items": ("《云溪县科技创新券管理办法》（云科发〔2025〕2号）", "《2024年度科技项目立项公告》"),
    "record": "《科技型企业入库名单》中本人所办企业的登记住所",
    "corrected_to": "云溪县城关镇滨河路12号",
    "refused": "DENY_THIRD_PARTY",
    "attachments": ("科技创新券兑付情况表（公开部分）", "信息公开范围说明"),
    "copies": "云溪县人民政府办公室。",
    "review_channel": "云溪县行政复议网上申请平台",
}


def facts_for(kind: str, **others: Any) -> dict[str, Any]:
    """The facts with the number of a letter of this kind and, for a reply, the first outcome that sends it."""
    declared = LETTERS[kind]
    numbered = {"number": document_number("云科公开", declared.word, 2025, 3)}
    outcome = {"outcome": declared.outcomes[0]} if declared.outcomes else {}
    return FACTS | numbered | outcome | others
