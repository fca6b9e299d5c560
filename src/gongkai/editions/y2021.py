"""The revised edition of 国办公开办函〔2021〕30号, for the report years from 2021 on."""

from gongkai.editions import common
from gongkai.form import Block, Edition, Kind, Line, Link, Table

_DECISIONS = Line("decisions", "本年处理决定数量", aliases=("处理决定数量",))

_PROACTIVE = Table(
    "proactive",
    common.SECTIONS[1].title,
    2,
    (
        Block(
            title="第二十条第（一）项",
            corner=common.PROACTIVE_CORNER,
            rows=(
                common.RULES,
                Line("normative_documents", "行政规范性文件", aliases=("规范性文件",), article="第二十条第一项"),
            ),
            columns=(
                Line("issued", "本年制发件数", aliases=("本年发件数", "本年制发数")),
                Line("repealed", "本年废止件数", aliases=("本年废止数",)),
                Line("in_force", "现行有效件数", aliases=("现行有效件",)),
            ),
        ),
        Block(
            title="第二十条第（五）项",
            corner=common.PROACTIVE_CORNER,
            rows=(Line("licences", "行政许可", article="第二十条第五项"),),
            columns=(_DECISIONS,),
        ),
        Block(
            title="第二十条第（六）项",
            corner=common.PROACTIVE_CORNER,
            rows=(
                Line("punishments", "行政处罚", article="第二十条第六项"),
                Line("compulsions", "行政强制", article="第二十条第六项"),
            ),
            columns=(_DECISIONS,),
        ),
        Block(
            title="第二十条第（八）项",
            corner=common.PROACTIVE_CORNER,
            rows=(Line("charges", "行政事业性收费", article="第二十条第八项"),),
            columns=(
                Line(
                    "amount",
                    "本年收费金额（单位：万元）",
                    kind=Kind.AMOUNT,
                    unit="万元",
                    aliases=("本年收费金额", "本年收费金额（万元）"),
                ),
            ),
        ),
    ),
    links=(
        Link(
            "document_stock",
            "columns",
            this=((1, "in_force"), (-1, "issued"), (1, "repealed")),
            last=((1, "in_force"),),
            hard=False,
        ),
    ),
)

_OTHER = Line(
    "other",
    "（六）其他处理",
    (
        Line(
            "other.correction_lapsed",
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            article="第三十条",
        ),
        Line(
            "other.fee_lapsed",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            article="第四十二条",
        ),
        Line("other.other", "3.其他", aliases=("3.其它",)),
    ),
)

EDITION = Edition(
    name="2021",
    notice="format_2021",
    first_year=2021,
    last_year=None,
    tables=(_PROACTIVE, common.requests_table(_OTHER), common.DISPUTES),
    sections=common.SECTIONS,
)
