"""Who asks, as table three counts them: the keys of its columns with a test for each; the printed labels are the edition's."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ApplicantKind:
    """One kind of applicant; `key` is the column of table three, `test` says in Chinese who belongs to it.

    No document defines the kinds ([K] in `domain.md` §3.1): the tests are advice to the clerk, who decides at registration.
    """

    key: str
    test: str
    setting: str = ""


APPLICANT_KINDS = (
    ApplicantKind("natural_person", "公民个人；个体工商户和未出示授权的律师依设置归入", setting="individual_business_column"),
    ApplicantKind("commercial_enterprise", "以营利为目的的公司、合伙企业、个人独资企业等"),
    ApplicantKind("research_institution", "研究院所、高等学校等"),
    ApplicantKind("social_welfare_org", "基金会、社会团体、民办非企业单位等非营利组织"),
    ApplicantKind("legal_service_org", "律师事务所、基层法律服务所、公证机构等", setting="lawyer_column"),
    ApplicantKind("other_org", "新闻媒体、作为申请人的机关、村（居）民委员会及其他组织"),
)
