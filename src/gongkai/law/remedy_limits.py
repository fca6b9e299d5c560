"""Time limits of reviews and lawsuits, and of the duties that surround disclosure on a website."""

from datetime import date

from gongkai.law.time_limit import TimeLimit, Unit

_WORKING, _DAYS, _MONTHS, _DATE = Unit.WORKING_DAYS, Unit.DAYS, Unit.MONTHS, Unit.DATE
_REVIEW, _OLD_REVIEW = "review_law", "review_law_2017"
_SUIT, _SUIT_2014, _SUIT_1989 = "litigation_law", "litigation_law_2014", "litigation_law_1989"
# The Regulations begin in 2008; what the older laws said before that day is nobody's case here.
_FIRST = date(2008, 5, 1)
_REVIEW_SINCE, _OLD_REVIEW_UNTIL = date(2024, 1, 1), date(2023, 12, 31)
_SUIT_SINCE, _SUIT_2014_SINCE, _SUIT_2014_UNTIL, _SUIT_1989_UNTIL = date(2017, 7, 1), date(2015, 5, 1), date(2017, 6, 30), date(2015, 4, 30)

_KNEW = "知道或者应当知道行政行为之日"
_COPY = "收到行政复议申请书副本或者笔录复印件之日"
_ACCEPTED = "受理行政复议申请之日"
_COMPLAINT = "收到起诉状副本之日"
_DECISION = "收到行政复议决定书之日，或者复议期满之日"

REVIEW_LIMITS = (
    TimeLimit("review_application", "申请行政复议", _DAYS, 60, _KNEW, _REVIEW, "第二十条第一款", _REVIEW_SINCE),
    TimeLimit("review_application", "申请行政复议", _DAYS, 60, _KNEW, _OLD_REVIEW, "第九条", _FIRST, _OLD_REVIEW_UNTIL),
    TimeLimit(
        "review_application_untold",
        "申请行政复议（未告知救济途径）",
        _MONTHS,
        12,
        "知道或者应当知道行政行为内容之日",
        _REVIEW,
        "第二十条第三款",
        _REVIEW_SINCE,
        note="未告知申请复议的权利、复议机关和期限的，期限自知道或者应当知道之日起算，但最长不超过这个期限。",
    ),
    TimeLimit("review_acceptance", "审查是否受理复议申请", _WORKING, 5, "收到行政复议申请之日", _REVIEW, "第三十条", _REVIEW_SINCE),
    TimeLimit(
        "review_acceptance", "审查是否受理复议申请", _WORKING, 5, "收到行政复议申请之日", _OLD_REVIEW, "第十七条", _FIRST, _OLD_REVIEW_UNTIL
    ),
    TimeLimit("review_answer", "提出复议书面答复和证据", _WORKING, 10, _COPY, _REVIEW, "第四十八条、第八十八条", _REVIEW_SINCE),
    TimeLimit("review_answer", "提出复议书面答复和证据", _DAYS, 10, _COPY, _OLD_REVIEW, "第二十三条", _FIRST, _OLD_REVIEW_UNTIL),
    TimeLimit(
        "review_answer_summary", "提出复议书面答复和证据（简易程序）", _WORKING, 5, _COPY, _REVIEW, "第五十四条、第八十八条", _REVIEW_SINCE
    ),
    TimeLimit("review_decision", "作出复议决定", _DAYS, 60, _ACCEPTED, _REVIEW, "第六十二条第一款", _REVIEW_SINCE),
    TimeLimit("review_decision", "作出复议决定", _DAYS, 60, _ACCEPTED, _OLD_REVIEW, "第三十一条", _FIRST, _OLD_REVIEW_UNTIL),
    TimeLimit("review_decision_extension", "延长复议审理期限", _DAYS, 30, "原审理期限届满之日", _REVIEW, "第六十二条第一款", _REVIEW_SINCE),
    TimeLimit(
        "review_decision_extension",
        "延长复议审理期限",
        _DAYS,
        30,
        "原审理期限届满之日",
        _OLD_REVIEW,
        "第三十一条",
        _FIRST,
        _OLD_REVIEW_UNTIL,
    ),
    TimeLimit(
        "review_decision_summary",
        "作出复议决定（简易程序）",
        _DAYS,
        30,
        _ACCEPTED,
        _REVIEW,
        "第五十三条、第六十二条第二款",
        _REVIEW_SINCE,
        note="涉及政府信息公开的案件可以适用简易程序。",
    ),
)

SUIT_LIMITS = (
    TimeLimit("suit", "提起行政诉讼", _MONTHS, 6, _KNEW, _SUIT, "第四十六条第一款", _SUIT_SINCE),
    TimeLimit("suit", "提起行政诉讼", _MONTHS, 6, _KNEW, _SUIT_2014, "第四十六条第一款", _SUIT_2014_SINCE, _SUIT_2014_UNTIL),
    TimeLimit("suit", "提起行政诉讼", _MONTHS, 3, _KNEW, _SUIT_1989, "第三十九条", _FIRST, _SUIT_1989_UNTIL),
    TimeLimit("suit_after_review", "不服复议决定提起行政诉讼", _DAYS, 15, _DECISION, _SUIT, "第四十五条", _SUIT_SINCE),
    TimeLimit(
        "suit_after_review", "不服复议决定提起行政诉讼", _DAYS, 15, _DECISION, _SUIT_2014, "第四十五条", _SUIT_2014_SINCE, _SUIT_2014_UNTIL
    ),
    TimeLimit(
        "suit_after_review", "不服复议决定提起行政诉讼", _DAYS, 15, _DECISION, _SUIT_1989, "第三十八条第二款", _FIRST, _SUIT_1989_UNTIL
    ),
    TimeLimit(
        "suit_for_inaction",
        "不履行职责后可以起诉",
        _MONTHS,
        2,
        "行政机关接到申请之日",
        _SUIT,
        "第四十七条第一款",
        _SUIT_SINCE,
        note="法律、法规对履行职责的期限另有规定的，从其规定；答复政府信息公开申请的期限由条例规定。",
    ),
    TimeLimit("suit_answer", "提交答辩状和证据", _DAYS, 15, _COMPLAINT, _SUIT, "第六十七条第一款", _SUIT_SINCE),
    TimeLimit("suit_answer", "提交答辩状和证据", _DAYS, 15, _COMPLAINT, _SUIT_2014, "第六十七条第一款", _SUIT_2014_SINCE, _SUIT_2014_UNTIL),
    TimeLimit("suit_answer", "提交答辩状和证据", _DAYS, 10, _COMPLAINT, _SUIT_1989, "第四十三条第一款", _FIRST, _SUIT_1989_UNTIL),
    TimeLimit("appeal", "对判决上诉", _DAYS, 15, "判决书送达之日", _SUIT, "第八十五条", _SUIT_SINCE),
    TimeLimit("appeal_ruling", "对裁定上诉", _DAYS, 10, "裁定书送达之日", _SUIT, "第八十五条", _SUIT_SINCE),
)

SITE_LIMITS = (
    TimeLimit("website_statement", "公布政府网站年度报表", _DATE, None, "每年", "website_statement", "", date(2018, 12, 31), on=(1, 31)),
    TimeLimit(
        "interpretation",
        "发布政策解读",
        _WORKING,
        3,
        "文件公开之日",
        "openness_rules",
        "",
        date(2016, 11, 10),
        note="解读材料应当与文件同步发布，这是最迟的期限。",
    ),
    TimeLimit("site_error", "答复网站找错留言", _WORKING, 3, "收到留言之日", "website_indicators", "", date(2019, 4, 1)),
    TimeLimit(
        "public_comment",
        "重大行政决策征求意见",
        _DAYS,
        30,
        "公布征求意见稿之日",
        "decision_procedure",
        "第十五条",
        date(2019, 9, 1),
        note="一般不少于这个期限；因情况紧急等原因需要缩短的，公开征求意见时应当说明理由。",
    ),
    TimeLimit("budget_publication", "公开预算、决算", _DAYS, 20, "本级政府财政部门批复之日", "budget_law", "第十四条", date(2018, 12, 29)),
)
