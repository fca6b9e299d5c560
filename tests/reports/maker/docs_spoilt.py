"""The web pages of the corpus whose cells, labels or figures are the difficulty."""

from __future__ import annotations

from decimal import Decimal

from . import as_html as h
from .as_html import Html
from .document import Document, fullwidth
from .faults import many_marks, zeros_as


def documents() -> list[Document]:
    """The pages that are odd in what they say rather than in how they are made."""
    return [*_cells(), *_faults(), *_prose()]


def _cells() -> list[Document]:
    items = "proactive"
    return [
        Document(
            "typos_2021",
            "本年废纸件数, 社会组织, 规范性文件, 钩稽关系; the row 规章 is missing",
            "三汊河区信访局",
            2021,
            "bureau",
            Html(),
            relabel={"废止": "废纸", "社会公益组织": "社会组织", "行政规范性文件": "规范性文件", "勾稽": "钩稽"},
            absent=("rules",),
            findings=("B12",),
        ),
        Document(
            "fullwidth_marks_2022",
            "full-width digits; / — - 无 nbsp and nothing for 0",
            "三汊河区退役军人事务局",
            2022,
            "bureau",
            Html(),
            digits=fullwidth,
            blanks=many_marks,
            findings=("B07",),
        ),
        Document(
            "blanks_2019",
            "empty cells for 0 in a clean table; 2019 edition",
            "三汊河区医疗保障局",
            2019,
            "bureau",
            Html(inner=h.bare),
            edition="2019",
            blanks=zeros_as(""),
            findings=("B07",),
        ),
        Document(
            "oddities_2019",
            "增1, 减3, +5, 3（其中修订1件）, １２件, 251000元, 1,024",
            "三汊河区发展和改革局",
            2019,
            "county",
            Html(),
            edition="2019",
            changes={
                f"{items}/licences/change": 1,
                f"{items}/punishments/change": -3,
                f"{items}/compulsions/change": 5,
                f"{items}/charges/change": -18,
                f"{items}/normative_documents/made": 3,
                f"{items}/normative_documents/disclosed": 12,
                f"{items}/procurement/amount": 251000,
                f"{items}/licences/decisions": 1024,
            },
            printed={
                f"{items}/licences/change": "增1",
                f"{items}/punishments/change": "减3",
                f"{items}/compulsions/change": "+5",
                f"{items}/charges/change": "-18",
                f"{items}/normative_documents/made": "3（其中修订1件）",
                f"{items}/normative_documents/disclosed": "１２件",
                f"{items}/procurement/amount": "251000元",
                f"{items}/licences/decisions": "1,024",
            },
            units={f"{items}/procurement/amount": "元"},
            findings=("B11",),
        ),
        Document(
            "oddities_2023",
            "12.5万元 in the cell, 4 件, spaces inside a number's cell",
            "三汊河区自然资源局",
            2023,
            "bureau",
            Html(),
            changes={
                f"{items}/charges/amount": Decimal("12.5"),
                f"{items}/normative_documents/issued": 4,
                f"{items}/licences/decisions": 30,
            },
            printed={
                f"{items}/charges/amount": "12.5万元",
                f"{items}/normative_documents/issued": "4 件",
                f"{items}/licences/decisions": " 30项 ",
            },
            units={f"{items}/charges/amount": "万元"},
            findings=("B11",),
        ),
    ]


def _faults() -> list[Document]:
    return [
        Document(
            "mixed_two_2021_2020",
            "table two of 2021 with table three of 2019, report of 2020",
            "宝石桥区教育局",
            2020,
            "bureau",
            Html(),
            edition="2019",
            table_two="2021",
            findings=("A01",),
        ),
        Document(
            "mixed_two_2019_2022",
            "table two of 2019 with table three of 2021, report of 2022",
            "宝石桥区统计局",
            2022,
            "county",
            Html(),
            table_two="2019",
            findings=("A01",),
        ),
        Document(
            "wrong_edition_2023",
            "the whole report on the form of 2019, for 2023",
            "宝石桥区商务局",
            2023,
            "bureau",
            Html(),
            edition="2019",
            findings=("A01",),
        ),
        Document(
            "total_wrong_2023",
            "a city whose printed totals are wrong in three places",
            "临沧浦市",
            2023,
            "city",
            Html(page=h.chrome),
            changes={"requests/granted/total": 20_000, "requests/processed_total/natural_person": 7, "disputes/review/total": 1},
        ),
        Document(
            "balance_broken_2024",
            "carried over one request that was also settled",
            "秀水洲县公安局",
            2024,
            "bureau",
            Html(),
            changes={"requests/carried_out/natural_person": 41, "requests/carried_out/total": 41},
        ),
        Document(
            "prose_conflict_2024",
            "the text says 9 requests and 3 reviews, the tables say otherwise",
            "秀水洲县审计局",
            2024,
            "bureau",
            Html(page=h.chrome),
            says={"received": 9, "natural": 9, "bodies": 0, "review_total": 3, "last": 8},
            findings=("C02", "C04"),
        ),
        Document(
            "titled_work_report_2019",
            "“工作报告” for “工作年度报告”; 2019 edition",
            "秀水洲县医疗保障局",
            2019,
            "zero",
            Html(),
            edition="2019",
            title="秀水洲县医疗保障局2019年度政府信息公开工作报告",
            findings=("A03",),
        ),
    ]


def _prose() -> list[Document]:
    silent = (
        "人大建议8件、政协提案5件全部办复；12345热线转来工单1203件；收到关于停水的投诉举报17件，按信访程序处理。",
        "下属的供水管理站另行收到政府信息公开申请2件，由该站自行答复，不计入本局数据。",
        "2021年收到政府信息公开申请31件、被申请行政复议4件，均已在当年报告中公布。",
        "就《节水奖励办法（征求意见稿）》收到公众意见26条，采纳9条；参加行政许可培训40人次，新购档案柜3组。",
    )
    sums = (
        "全年公开信息120条，其中规划类30条、预算类41条、工作动态50条。",
        "微信公众号发布消息96条，其中原创58条、转发38条。",
    )
    return [
        Document(
            "prose_silent_2024",
            "counts of everything else beside right ones: a checker keeps silent",
            "松鹤岩县供水局",
            2024,
            "bureau",
            Html(),
            adds=silent,
        ),
        Document(
            "prose_none_2023",
            "the text says that no request came, table three has some",
            "松鹤岩县种子局",
            2023,
            "county",
            Html(),
            says={"received": 0},
            findings=("C02",),
        ),
        Document(
            "prose_sum_2022",
            "120 said to be 30, 41 and 50; another sum is right",
            "松鹤岩县节能办公室",
            2022,
            "bureau",
            Html(),
            adds=sums,
            findings=("C01",),
        ),
        Document(
            "prose_suits_2024",
            "the text counts 6 reviews and 4 suits more than table four",
            "松鹤岩县海事局",
            2024,
            "bureau",
            Html(page=h.chrome),
            says={"review_total": 6, "review_upheld": 6, "review_corrected": 0, "review_other": 0, "review_pending": 0, "suits": 4},
            findings=("C04",),
        ),
    ]
