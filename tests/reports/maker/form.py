"""The two editions of the form, written down here a second time on purpose: the corpus must not lean on what it tests."""

from __future__ import annotations

COLUMNS = [
    ("natural_person", "自然人"),
    ("commercial_enterprise", "商业企业"),
    ("research_institution", "科研机构"),
    ("social_welfare_org", "社会公益组织"),
    ("legal_service_org", "法律服务机构"),
    ("other_org", "其他"),
    ("total", "总计"),
]
PEOPLE = [key for key, _ in COLUMNS[:-1]]

BALANCE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
RESULTS = "三、本年度办理结果"

_GROUPS = [
    (
        "denied",
        "（三）不予公开",
        [
            ("state_secret", "1.属于国家秘密"),
            ("law_forbids", "2.其他法律行政法规禁止公开"),
            ("security_stability", "3.危及“三安全一稳定”"),
            ("third_party", "4.保护第三方合法权益"),
            ("internal_affairs", "5.属于三类内部事务信息"),
            ("process_info", "6.属于四类过程性信息"),
            ("enforcement_file", "7.属于行政执法案卷"),
            ("special_registry", "8.属于行政查询事项"),
        ],
    ),
    (
        "unable",
        "（四）无法提供",
        [
            ("not_held", "1.本机关不掌握相关政府信息"),
            ("needs_creation", "2.没有现成信息需要另行制作"),
            ("still_unclear", "3.补正后申请内容仍不明确"),
        ],
    ),
    (
        "not_processed",
        "（五）不予处理",
        [
            ("petition", "1.信访举报投诉类申请"),
            ("repeated", "2.重复申请"),
            ("publication", "3.要求提供公开出版物"),
            ("excessive", "4.无正当理由大量反复申请"),
            ("confirm_reissue", "5.要求行政机关确认或重新出具已获取信息"),
        ],
    ),
]
_OTHER_2021 = (
    "other",
    "（六）其他处理",
    [
        ("correction_lapsed", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
        ("fee_lapsed", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
        ("other", "3.其他"),
    ],
)

Row = tuple[str, tuple[str, ...]]  # key of the row, and its labels from the outermost to its own


def request_rows(edition: str) -> list[Row]:
    """The data rows of table three: 23 in 2019, 25 in 2021."""
    rows: list[Row] = [
        ("received", ("一、本年新收政府信息公开申请数量",)),
        ("carried_in", ("二、上年结转政府信息公开申请数量",)),
        ("granted", (RESULTS, "（一）予以公开")),
        ("partial", (RESULTS, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）")),
    ]
    groups = [*_GROUPS, _OTHER_2021] if edition == "2021" else _GROUPS
    for group, label, items in groups:
        rows += [(f"{group}.{key}", (RESULTS, label, item)) for key, item in items]
    if edition == "2019":
        rows.append(("other", (RESULTS, "（六）其他处理")))
    return [*rows, ("processed_total", (RESULTS, "（七）总计")), ("carried_out", ("四、结转下年度继续办理",))]


def outcome_keys(edition: str) -> list[str]:
    """The rows that add up to row three, （七）总计."""
    return [key for key, labels in request_rows(edition) if len(labels) > 1 and key != "processed_total"]


DISPUTES = [("review", "行政复议"), ("direct_suit", "未经复议直接起诉"), ("suit_after_review", "复议后起诉")]
RULINGS = [("upheld", "结果维持"), ("corrected", "结果纠正"), ("other", "其他结果"), ("pending", "尚未审结"), ("total", "总计")]

# Article 20 item, heads of the value columns with their keys, rows with their keys.
Block = tuple[str, list[tuple[str, str]], list[tuple[str, str]]]

_ITEMS_2019 = [("previous_items", "上一年项目数量"), ("change", "本年增/减"), ("decisions", "处理决定数量")]
PROACTIVE: dict[str, list[Block]] = {
    "2019": [
        (
            "第二十条第（一）项",
            [("made", "本年新制作数量"), ("disclosed", "本年新公开数量"), ("total_disclosed", "对外公开总数量")],
            [("rules", "规章"), ("normative_documents", "规范性文件")],
        ),
        ("第二十条第（五）项", _ITEMS_2019, [("licences", "行政许可"), ("other_services", "其他对外管理服务事项")]),
        ("第二十条第（六）项", _ITEMS_2019, [("punishments", "行政处罚"), ("compulsions", "行政强制")]),
        ("第二十条第（八）项", _ITEMS_2019[:2], [("charges", "行政事业性收费")]),
        ("第二十条第（九）项", [("projects", "采购项目数量"), ("amount", "采购总金额")], [("procurement", "政府集中采购")]),
    ],
    "2021": [
        (
            "第二十条第（一）项",
            [("issued", "本年制发件数"), ("repealed", "本年废止件数"), ("in_force", "现行有效件数")],
            [("rules", "规章"), ("normative_documents", "行政规范性文件")],
        ),
        ("第二十条第（五）项", [("decisions", "本年处理决定数量")], [("licences", "行政许可")]),
        ("第二十条第（六）项", [("decisions", "本年处理决定数量")], [("punishments", "行政处罚"), ("compulsions", "行政强制")]),
        ("第二十条第（八）项", [("amount", "本年收费金额（单位：万元）")], [("charges", "行政事业性收费")]),
    ],
}


def proactive_addresses(edition: str) -> list[str]:
    """Addresses of table two in the order of print."""
    return [f"proactive/{row}/{column}" for _, columns, rows in PROACTIVE[edition] for row, _ in rows for column, _ in columns]


def request_addresses(edition: str) -> list[str]:
    """Addresses of table three, row by row."""
    return [f"requests/{row}/{column}" for row, _ in request_rows(edition) for column, _ in COLUMNS]


def dispute_addresses() -> list[str]:
    """Addresses of table four, from left to right."""
    return [f"disputes/{group}/{ruling}" for group, _ in DISPUTES for ruling, _ in RULINGS]


def addresses(edition: str) -> list[str]:
    """All addresses of an edition: 198 in 2019, 200 in 2021."""
    return [*proactive_addresses(edition), *request_addresses(edition), *dispute_addresses()]


HEADINGS = [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
]
