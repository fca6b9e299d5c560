"""What both editions of the annual report share: applicant columns, outcome rows, table four, the six parts.

Labels are those of 国办公开办函〔2019〕60号 and 〔2021〕30号 as real reports print them (`domain.md` §2.5); aliases are
labels met in published reports that mean the same line.
"""

from gongkai.form import Balance, Block, Layout, Line, Link, Section, Table

SECTIONS = (
    Section(1, "总体情况", ("概述", "基本情况", "总体概况", "工作总体情况", "政府信息公开工作总体情况")),
    Section(
        2,
        "主动公开政府信息情况",
        ("主动公开情况", "主动公开政府信息的情况", "政府信息主动公开情况", "主动公开信息情况"),
    ),
    Section(
        3,
        "收到和处理政府信息公开申请情况",
        (
            "收到和处理政府信息公开申请的情况",
            "依申请公开办理情况",
            "依申请公开情况",
            "依申请公开政府信息情况",
            "收到和处理信息公开申请情况",
            "政府信息公开申请情况",
        ),
    ),
    Section(
        4,
        "政府信息公开行政复议、行政诉讼情况",
        (
            "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
            "因政府信息公开申请行政复议、提起行政诉讼的情况",
            "政府信息公开行政复议和行政诉讼情况",
            "政府信息公开行政复议、诉讼情况",
            "行政复议与行政诉讼情况",
            "行政复议、行政诉讼情况",
            "因政府信息公开工作被申请行政复议、提起行政诉讼的情况",
        ),
    ),
    Section(
        5,
        "存在的主要问题及改进情况",
        (
            "政府信息公开工作存在的主要问题及改进情况",
            "政府信息公开工作存在的主要问题和改进情况",
            "存在的主要问题及改进措施",
            "存在的主要问题和改进情况",
            "存在的问题及改进措施",
            "存在问题及改进措施",
            "存在问题及改进情况",
            "存在的问题及改进情况",
            "主要问题及改进情况",
            "工作存在的主要问题及改进情况",
        ),
    ),
    Section(
        6,
        "其他需要报告的事项",
        ("其他需要报告事项", "其他需要报告的情况", "需要报告的其他事项", "其他事项", "其它需要报告的事项"),
    ),
)

PROACTIVE_CORNER = "信息内容"
RULES = Line("rules", "规章", article="第二十条第一项")

APPLICANTS = Line(
    "applicants",
    "申请人情况",
    (
        Line("natural_person", "自然人", aliases=("公民", "自然人（公民）")),
        Line(
            "organisations",
            "法人或其他组织",
            (
                Line("commercial_enterprise", "商业企业", aliases=("企业",)),
                Line("research_institution", "科研机构", aliases=("科研单位",)),
                Line("social_welfare_org", "社会公益组织", aliases=("社会组织", "社会公益机构", "公益组织")),
                Line("legal_service_org", "法律服务机构", aliases=("法律服务组织",)),
                Line("other_org", "其他", aliases=("其它",)),
            ),
        ),
        Line("total", "总计", total=True, aliases=("合计",)),
    ),
)

RECEIVED = Line("received", "一、本年新收政府信息公开申请数量", aliases=("本年新收政府信息公开申请数量",))
CARRIED_IN = Line("carried_in", "二、上年结转政府信息公开申请数量", aliases=("上年结转政府信息公开申请数量",))
CARRIED_OUT = Line("carried_out", "四、结转下年度继续办理", aliases=("结转下年度继续办理",))

GRANTED = Line("granted", "（一）予以公开", article="第三十六条第一、二项")
PARTIAL = Line(
    "partial",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    aliases=("（二）部分公开",),
    article="第三十七条",
)
DENIED = Line(
    "denied",
    "（三）不予公开",
    (
        Line("denied.state_secret", "1.属于国家秘密", article="第十四条"),
        Line("denied.law_forbids", "2.其他法律行政法规禁止公开", article="第十四条"),
        Line("denied.security_stability", "3.危及“三安全一稳定”", article="第十四条"),
        Line("denied.third_party", "4.保护第三方合法权益", article="第十五条"),
        Line("denied.internal_affairs", "5.属于三类内部事务信息", article="第十六条第一款"),
        Line("denied.process_info", "6.属于四类过程性信息", article="第十六条第二款"),
        Line("denied.enforcement_file", "7.属于行政执法案卷", article="第十六条第二款"),
        Line("denied.special_registry", "8.属于行政查询事项", article="第三十六条第七项"),
    ),
)
UNABLE = Line(
    "unable",
    "（四）无法提供",
    (
        Line("unable.not_held", "1.本机关不掌握相关政府信息", article="第三十六条第四、五项"),
        Line("unable.needs_creation", "2.没有现成信息需要另行制作", article="第三十八条"),
        Line("unable.still_unclear", "3.补正后申请内容仍不明确", article="第三十条"),
    ),
)
NOT_PROCESSED = Line(
    "not_processed",
    "（五）不予处理",
    (
        Line("not_processed.petition", "1.信访举报投诉类申请", article="第三十九条第一款"),
        Line("not_processed.repeated", "2.重复申请", article="第三十六条第六项"),
        Line("not_processed.publication", "3.要求提供公开出版物", article="第三十九条第二款"),
        Line("not_processed.excessive", "4.无正当理由大量反复申请", article="第三十五条"),
        Line("not_processed.confirm_reissue", "5.要求行政机关确认或重新出具已获取信息"),
    ),
)
PROCESSED_TOTAL = Line("processed_total", "（七）总计", total=True, aliases=("（七）合计",))

REQUESTS_BALANCE = Balance(
    left=("received", "carried_in"),
    right=("processed_total", "carried_out"),
    text="（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
)
CARRY_OVER = Link("carry_over", "rows", this=((1, "carried_in"),), last=((1, "carried_out"),), hard=True)


def requests_table(other: Line) -> Table:
    """Table three; the editions differ only in the line （六）其他处理."""
    outcomes = Line(
        "outcomes",
        "三、本年度办理结果",
        (GRANTED, PARTIAL, DENIED, UNABLE, NOT_PROCESSED, other, PROCESSED_TOTAL),
    )
    block = Block(
        rows=(RECEIVED, CARRIED_IN, outcomes, CARRIED_OUT),
        columns=(APPLICANTS,),
        corner=REQUESTS_BALANCE.text,
    )
    return Table("requests", SECTIONS[2].title, 3, (block,), (REQUESTS_BALANCE,), (CARRY_OVER,))


DISPUTES = Table(
    "disputes",
    SECTIONS[3].title,
    4,
    (
        Block(
            rows=(
                Line("review", "行政复议"),
                Line(
                    "suits",
                    "行政诉讼",
                    (
                        Line("direct_suit", "未经复议直接起诉"),
                        Line("suit_after_review", "复议后起诉"),
                    ),
                ),
            ),
            columns=(
                Line("upheld", "结果维持"),
                Line("corrected", "结果纠正"),
                Line("other", "其他结果", aliases=("其它结果",)),
                Line("pending", "尚未审结"),
                Line("total", "总计", total=True, aliases=("合计",)),
            ),
            layout=Layout.ACROSS,
        ),
    ),
)
