"""The six parts around the tables, in our own words, with the counts of the tables said in many ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .form import HEADINGS, PEOPLE, RULINGS, outcome_keys

if TYPE_CHECKING:
    from .document import Document

Facts = dict[str, Any]


def facts(document: Document) -> Facts:
    """What the prose may state, counted from the tables, then bent where the document says so."""
    figures, place = document.figures, document.agency
    said = ("received", "carried_in", "granted", "partial", "processed_total", "carried_out")
    rows = {key: figures[f"requests/{key}/total"] for key in said}
    groups = {
        group: sum(figures[f"requests/{key}/total"] for key in outcome_keys(document.edition) if key.split(".")[0] == group)
        for group in ("denied", "unable", "not_processed", "other")
    }
    rulings = {f"review_{key}": figures[f"disputes/review/{key}"] for key, _ in RULINGS}
    flow = "made" if document.edition_two == "2019" else "issued"
    received = int(rows["received"])
    return {
        "agency": place,
        "we": next((we for end, we in WE.items() if place.endswith(end)), "我单位"),
        "year": document.year,
        "last": received * 4 // 5,
        **rows,
        **groups,
        **rulings,
        "natural": figures["requests/received/natural_person"],
        "bodies": sum(figures[f"requests/received/{column}"] for column in PEOPLE[1:]),
        "suits": figures["disputes/direct_suit/total"] + figures["disputes/suit_after_review/total"],
        "documents": figures.get(f"proactive/normative_documents/{flow}", 0),
        "licences": figures.get("proactive/licences/decisions", 0),
        "punishments": figures.get("proactive/punishments/decisions", 0),
        **document.says,
    }


WE = {
    "局": "我局",
    "委员会": "我委",
    "镇人民政府": "我镇",
    "乡人民政府": "我乡",
    "办事处": "街道",
    "办公室": "本办",
    "市": "全市",
    "县": "全县",
    "区": "全区",
}

OPENING = [
    "本报告根据《中华人民共和国政府信息公开条例》第五十条和{basis}编写，统计期限为{year}年1月1日至{year}年12月31日。",
    "现将{agency}{year}年政府信息公开工作情况报告如下。所列数据自{year}年1月1日起，至{year}年12月31日止。",
    "按照{basis}的要求，{agency}编制了{year}年度报告，数据统计时段为{year}年1月1日至12月31日，报告全文可在门户网站查阅。",
]
BASIS = {
    "2019": "《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）",
    "2021": "《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）",
}
NEWS = [
    "（一）主动公开。{year}年，{we}通过门户网站发布信息{a}条，其中政务动态{b}条、政策文件{c}条、公示公告{d}条。",
    "（一）主动公开。围绕办事群众最常问的事项更新栏目，全年上网信息{a}条，更新机构职能页面6次。",
    "（一）主动公开。对照目录补齐了预算决算、招考录用和行政执法三类信息，新增图解{d}篇。",
]
ASKED_ZERO = [
    "（二）依申请公开。{year}年，{we}未收到政府信息公开申请。",
    "（二）依申请公开。全年没有收到政府信息公开申请，申请窗口和信箱均有专人值守。",
    "（二）依申请公开。本年度收到政府信息公开申请0件。",
]
ASKED = [
    "（二）依申请公开。全年收到政府信息公开申请{received}件。",
    "（二）依申请公开。{year}年共受理依申请公开{received}件，其中自然人{natural}件、法人或其他组织{bodies}件。",
    "（二）依申请公开。本年新收政府信息公开申请{received}件，上年结转{carried_in}件，办结{processed_total}件，结转下年度继续办理{carried_out}件。",
    "（二）依申请公开。{we}收到政府信息公开申请{received}件；全年办结{processed_total}件，其中予以公开{granted}件、部分公开{partial}件、"
    "不予公开{denied}件、无法提供{unable}件、不予处理{not_processed}件、其他处理{other}件。",
    "（二）依申请公开。{year}年收到政府信息公开申请{received}件，上年收到{last}件{growth}。",
]
MANAGED = [
    "（三）政府信息管理。文件起草时同步标注公开属性，发布前逐件登记保密审查结论；对满三年的文件重新评估，{d}份改为公开。",
    "（三）政府信息管理。明确一名负责人审签、两名工作人员校对，公文公开属性由拟稿人提出、办公室复核。",
]
PLATFORM = [
    "（四）政府信息公开平台建设。专栏按指南、制度、法定主动公开内容、年报四块排列，检索和下载功能每季度测试一次。",
    "（四）政府信息公开平台建设。服务大厅设查阅点一处，配有放大镜和电脑，接待查阅{a}人次；网上咨询留言{b}条已答复。",
]
WATCHED = [
    "（五）监督保障。组织两次业务学习，参加{d}人次；对发现的{c}处错链当月改正。",
    "（五）监督保障。办公室每月抽查栏目，结果在例会上通报；全年没有收到针对公开工作的投诉。",
]
GOVERNED = "公开工作占年度绩效考核的百分之四；社会评议由{d}名群众代表打分，满意率96.5%；本年度没有需要追究责任的情形。"
ASIDES = [
    "起草《停车收费办法》时公开征求意见，收到意见{a}条，采纳{c}条。",
    "另办理信访件{b}件、热线转办单{a}件，均不属于政府信息公开申请，未计入本报告。",
    "负责人信箱收到来信{c}封，与公开申请无关，按来信程序答复。",
    "{before}年的一份台账显示当年收到申请{d}件，本年已将其归档。",
]
SECOND = [
    "{year}年制发{kind}{documents}件。",
    "作出行政许可决定{licences}件，行政处罚决定{punishments}件。",
    "",
    "本年{kind}制发数为{documents}件，均已附解读链接。",
]
FOURTH_ZERO = ["{year}年，{we}没有因政府信息公开工作被申请行政复议或者提起行政诉讼。", "", "未发生政府信息公开行政复议、行政诉讼案件。"]
FOURTH = [
    "{year}年，因政府信息公开被申请行政复议{review_total}件，被提起行政诉讼{suits}件。",
    "行政复议案件共{review_total}件，其中结果维持{review_upheld}件、结果纠正{review_corrected}件、其他结果{review_other}件、"
    "尚未审结{review_pending}件；行政诉讼案件{suits}件。",
]
FIFTH = [
    "问题：一是历史文件的公开属性还有漏标；二是政策解读文字偏多、图表偏少。改进：一是六月底前完成近五年文件的补标；二是每份新文件配一张一页纸图解。",
    "{year}年的不足主要是两点：栏目更新不均匀，个别科室集中在年底上网；答复书说理较短。下一年将按月列出更新清单，并由法制人员会签答复书。",
    "存在的问题是工作人员轮换较快，对区分处理的把握不够一致。已安排业务骨干逐件讲评，并把常见情形整理成对照表。",
]
SIXTH = {
    "2019": ["无其他需要报告的事项。", "{year}年没有向申请人收取检索、复制、邮寄费用。"],
    "2021": [
        "{year}年，{we}未发出信息处理费收费通知，没有收取信息处理费。",
        "依照《政府信息公开信息处理费管理办法》，本年度发出收费通知0件，总金额0元，实际收取0元。",
        "信息处理费：发出收费通知1件，总金额160元，实际收取160元。除此之外无其他需要报告的事项。",
    ],
}


def parts(document: Document) -> list[tuple[str, list[str], list[str]]]:
    """The heading of each part with its paragraphs before and after the table; the opening comes first, under no heading."""
    rng, known = document.rng, facts(document)
    b, c, d = rng.randint(11, 300), rng.randint(2, 40), rng.randint(2, 30)
    growth = f"，同比增长{100 * (known['received'] - known['last']) / known['last']:.1f}%" if known["last"] else ""
    kind = "规范性文件" if document.edition_two == "2019" else "行政规范性文件"
    known |= {"a": b + c + d, "b": b, "c": c, "d": d, "growth": growth, "kind": kind, "before": document.year - 2}
    known["basis"] = BASIS["2019" if document.year < 2021 else "2021"]

    def say(choices: list[str]) -> str:
        return rng.choice(choices).format(**known)

    first = [say(NEWS), say(ASKED if known["received"] else ASKED_ZERO), say(MANAGED), say(PLATFORM), say(WATCHED)]
    if document.agency.endswith(("市", "县", "区", "人民政府")):
        first[-1] += GOVERNED.format(**known)
    first.insert(rng.randint(2, len(first)), say(ASIDES))
    fourth = say(FOURTH if known["review_total"] + known["suits"] else FOURTH_ZERO)
    sixths = SIXTH["2019" if document.year < 2021 else "2021"]
    sixth = say(sixths if known["received"] else sixths[:2])
    return [
        ("", [say(OPENING)], []),
        (HEADINGS[0], [*first, *document.adds], []),
        (HEADINGS[1], [text for text in [say(SECOND)] if text], []),
        (HEADINGS[2], [], []),
        (HEADINGS[3], [], [fourth] if fourth else []),
        (HEADINGS[4], [say(FIFTH)], []),
        (HEADINGS[5], [sixth], []),
    ]
