"""The faults in the region's reports, as real ones have them: which report, what is wrong, by which check it is found."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from gongkai.editions import edition_for
from gongkai.law import instruments
from gongkai.portal.annual.entries import OPENING, Head, part_key
from gongkai.portal.site.demo.reports_figures import add_up, figures_of
from gongkai.portal.site.demo.reports_prose import parts

_NEW = r"(新收政府信息公开申请)\d+件"


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong with one report, found by the checks `codes`.

    `shift` changes figures before the totals are added, `misprint` after; `swap` replaces a pattern in a text, `put` a whole text,
    `copied` are texts taken over from the year before. `explained` is what the body says of an error, `waived` what the office does.
    """

    codes: tuple[str, ...]
    shift: Mapping[str, int] = field(default_factory=dict)
    misprint: Mapping[str, Decimal] = field(default_factory=dict)
    swap: tuple[tuple[str, str, str], ...] = ()
    put: Mapping[str, str] = field(default_factory=dict)
    copied: tuple[str, ...] = ()
    explained: str = ""
    waived: str = ""


def _before_supervision(sentence: str) -> tuple[tuple[str, str, str], ...]:
    """The sentence put at the end of what stands before the topic of supervision."""
    return ((part_key(1), r"\n（五）", f"{sentence}\n（五）"),)


_COLUMN = "本机关的公开专栏设在县政府网站，文件按年份和主题分类排列，既可以在线查看，也可以下载打印。"

SLIPS: dict[tuple[str, int], Slip] = {
    ("zhengfuban", 2023): Slip(("X109",), swap=_before_supervision("专栏按上级上求每周检查。")),
    ("jiaoyu", 2023): Slip(("X105",), swap=((part_key(5), "二是", "三是"),)),
    ("weijian", 2023): Slip(("D108",), swap=_before_supervision("县融媒体中心转载本机关信息，阅读量超过3万余人次。")),
    ("chengguan", 2023): Slip(("G102",), swap=_before_supervision("便民信息同时在各社区微信工作群发布。")),
    ("baishi", 2023): Slip(("C105",), put={part_key(5): "一是公开内容不够细，村民看不明白。二是有的信息更新不及时。"}),
    ("jingmao", 2024): Slip(("X110",), put={part_key(2): _COLUMN}, swap=_before_supervision(_COLUMN)),
    ("gongan", 2024): Slip(("F105",), swap=((OPENING, instruments.cite("format_2021"), instruments.cite("format_2019")),)),
    ("minzheng", 2024): Slip(
        ("X113",), swap=((part_key(1), "（三）政府信息管理。", "（三）政府信息管理。坚持公开为原则、不公开为例外。"),)
    ),
    ("renshe", 2024): Slip(("D109",), swap=((part_key(1), r"(新收政府信息公开申请\d+件)", r"\1，比上年增加9件"),)),
    ("wenlv", 2024): Slip(("X114",), swap=tuple((key, "，", ",") for key in (OPENING, part_key(1), part_key(4), part_key(5), part_key(6)))),
    ("baishi", 2024): Slip(("C106",), put={part_key(6): "本年度没有别的事项需要报告。"}),
    ("nanping", 2024): Slip(("B105",), copied=(part_key(1), part_key(5))),
    ("ziran", 2024): Slip(
        ("B101",),
        shift={"requests/carried_in/natural_person": -1, "requests/granted/natural_person": -1},
        explained="上年报告的结转数多印1件：该申请已于2023年12月29日答复，台账有签收回执。本年按台账填写。",
        waived="已核对台账和邮寄回执，上年报告的结转数多印1件，本年报告的数是对的，准予不改。",
    ),
    ("yunxi", 2024): Slip(
        ("B101",),
        explained="县自然资源局上年报告的结转数多印1件，全县合计随之相差1件，见该局报告所附说明。",
        waived="差1件由县自然资源局上年报告误印而来，已核对，准予不改。",
    ),
    ("caizheng", 2024): Slip((), misprint={"proactive/charges/amount": Decimal("-2.70")}),
    ("ziran", 2025): Slip(
        ("A104",),
        misprint={"disputes/review/total": Decimal(1)},
        explained="有1件行政复议撤回后又重新提出，分项按结果计1次，总计按收案计了2次。",
    ),
    ("gongan", 2025): Slip(
        ("D102",),
        swap=((part_key(1), _NEW, r"\g<1>36件"),),
        explained="正文里的数是各派出所窗口报来的，有2件后来转为户籍查询，没有计入表格。",
    ),
    ("zhujian", 2025): Slip(("B105",), copied=(part_key(5),)),
    ("keji", 2025): Slip(
        ("A104", "B101"),
        shift={"requests/carried_in/natural_person": -1, "requests/granted/natural_person": -1},
        misprint={"disputes/review/total": Decimal(1)},
    ),
}
"""By slug and year; every other report has no fault that we put in. 县财政局's is found by nobody until it is out: the erratum mends it."""


def typed(slug: str, head: Head, opening: str, *, faulty: bool = True) -> dict[str, str]:
    """All that the clerk of a body types into its report of a year, with its faults unless they are to be left out."""
    edition = edition_for(head.year)
    if edition is None:
        raise ValueError(f"no form was prescribed for {head.year}")
    slip = SLIPS.get((slug, head.year), Slip(())) if faulty else Slip(())
    figures = figures_of(slug, head.year)
    for address, step in slip.shift.items():
        figures[address] += step
    figures = add_up(edition, figures)
    for address, more in slip.misprint.items():
        figures[address] += more
    texts = {address: str(value) for address, value in figures.items()}
    texts |= {OPENING: opening, **parts(slug, head, texts)}
    if slip.copied:
        texts |= {key: text for key, text in parts(slug, head, texts, words=head.year - 1).items() if key in slip.copied}
    return spoiled(slip, texts)


def spoiled(slip: Slip, texts: dict[str, str]) -> dict[str, str]:
    """The same texts with the slip's words in them."""
    after = texts | dict(slip.put)
    for key, pattern, said in slip.swap:
        after[key] = re.sub(pattern, said, after[key])
    return {key: text for key, text in after.items() if text}
