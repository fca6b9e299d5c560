"""The trial edition of 国办公开办函〔2019〕60号, for the report years 2019 and 2020."""

from gongkai.editions import common
from gongkai.form import Block, Edition, Kind, Line, Link, Table

_ITEM_COLUMNS = (
    Line("previous_items", "上一年项目数量"),
    Line("change", "本年增/减", kind=Kind.SIGNED, aliases=("本年增减",)),
)
_DECISIONS = Line("decisions", "处理决定数量", aliases=("本年处理决定数量",))

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
                Line("normative_documents", "规范性文件", aliases=("行政规范性文件",), article="第二十条第一项"),
            ),
            columns=(
                Line("made", "本年新制作数量"),
                Line("disclosed", "本年新公开数量"),
                Line("total_disclosed", "对外公开总数量"),
            ),
        ),
        Block(
            title="第二十条第（五）项",
            corner=common.PROACTIVE_CORNER,
            rows=(
                Line("licences", "行政许可", article="第二十条第五项"),
                Line("other_services", "其他对外管理服务事项", article="第二十条第五项"),
            ),
            columns=(*_ITEM_COLUMNS, _DECISIONS),
        ),
        Block(
            title="第二十条第（六）项",
            corner=common.PROACTIVE_CORNER,
            rows=(
                Line("punishments", "行政处罚", article="第二十条第六项"),
                Line("compulsions", "行政强制", article="第二十条第六项"),
            ),
            columns=(*_ITEM_COLUMNS, _DECISIONS),
        ),
        Block(
            title="第二十条第（八）项",
            corner=common.PROACTIVE_CORNER,
            rows=(Line("charges", "行政事业性收费", article="第二十条第八项"),),
            columns=_ITEM_COLUMNS,
        ),
        Block(
            title="第二十条第（九）项",
            corner=common.PROACTIVE_CORNER,
            rows=(Line("procurement", "政府集中采购", article="第二十条第九项"),),
            columns=(
                Line("projects", "采购项目数量"),
                Line("amount", "采购总金额", kind=Kind.AMOUNT),
            ),
        ),
    ),
    links=(
        Link(
            "item_stock",
            "columns",
            this=((1, "previous_items"),),
            last=((1, "previous_items"), (1, "change")),
            hard=False,
        ),
    ),
)

EDITION = Edition(
    name="2019",
    notice="format_2019",
    first_year=2019,
    last_year=2020,
    tables=(_PROACTIVE, common.requests_table(Line("other", "（六）其他处理")), common.DISPUTES),
    sections=common.SECTIONS,
)
