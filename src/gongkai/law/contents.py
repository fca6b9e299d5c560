"""What a request must contain (Art. 29); what is missing may be asked for once, in a correction notice."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RequiredContent:
    """One thing a request must contain; `ask` is the sentence of a correction notice that asks for it."""

    key: str
    name: str
    article: str
    ask: str


REQUEST_CONTENTS = (
    RequiredContent("applicant_name", "申请人的姓名或者名称", "第二十九条第二款第一项", "请写明申请人的姓名或者名称。"),
    RequiredContent("identity_proof", "申请人的身份证明", "第二十九条第二款第一项", "请提供申请人的身份证明。"),
    RequiredContent("contact", "申请人的联系方式", "第二十九条第二款第一项", "请写明能够联系到申请人的方式。"),
    RequiredContent(
        "description",
        "所申请信息的名称、文号或者便于查询的其他特征性描述",
        "第二十九条第二款第二项",
        "请写明所申请信息的名称、文号，或者便于本机关查询的其他特征。",
    ),
    RequiredContent("form", "形式要求，包括获取信息的方式、途径", "第二十九条第二款第三项", "请写明希望以什么方式、途径获取信息。"),
)
