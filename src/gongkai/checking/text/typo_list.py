"""Slips of the pen met in reports of this kind: what stands there, what was meant, and where the same characters are right.

Collected from published reports (`domain.md` §6.3) and from the usual confusions of same-sounding and same-looking
characters. An entry belongs here only if its characters are wrong in every context but the guarded ones.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Typo:
    """`wrong` should read `right`, unless one of `after` stands right before it or one of `before` right behind it."""

    wrong: str
    right: str
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    wording: bool = False
    """Clumsy or misleading rather than misspelt: only a remark."""


def _plain(table: str) -> tuple[Typo, ...]:
    """Entries without guards, one “wrong right” a line."""
    pairs = (line.split() for line in table.strip().splitlines())
    return tuple(Typo(wrong, right) for wrong, right in pairs)


_PLAIN = _plain(
    """
    勾嵇 勾稽
    行政法复议 行政复议
    行政复意 行政复议
    行政复仪 行政复议
    行政诉颂 行政诉讼
    行政诉松 行政诉讼
    政府信心公开 政府信息公开
    政府信息工开 政府信息公开
    政府信公开 政府信息公开
    政府信息公共开 政府信息公开
    政务工开 政务公开
    主动工开 主动公开
    主动公公开 主动公开
    依审请 依申请
    依申清 依申请
    依申情 依申请
    公开条列 公开条例
    实施细侧 实施细则
    实旋 实施
    在接再厉 再接再厉
    再接再励 再接再厉
    按步就班 按部就班
    迫不急待 迫不及待
    一如继往 一如既往
    一愁莫展 一筹莫展
    不径而走 不胫而走
    相形见拙 相形见绌
    因地治宜 因地制宜
    因地制谊 因地制宜
    集思广义 集思广益
    循序渐近 循序渐进
    持之以横 持之以恒
    脚塌实地 脚踏实地
    脚踏实的 脚踏实地
    防患未燃 防患未然
    各施其职 各司其职
    形势单一 形式单一
    形势多样 形式多样
    公开渠到 公开渠道
    渠到畅通 渠道畅通
    及时准备地 及时准确地
    准缺性 准确性
    应公开近公开 应公开尽公开
    应公开进公开 应公开尽公开
    应公开尽工开 应公开尽公开
    应工开尽公开 应公开尽公开
    应解读近解读 应解读尽解读
    应解读进解读 应解读尽解读
    政策解毒 政策解读
    公开全力清单 公开权力清单
    权责清但 权责清单
    负面清但 负面清单
    规范性文见 规范性文件
    归范性文件 规范性文件
    政规性文件 政规范性文件
    废纸件数 废止件数
    以被废止 已被废止
    微信公从号 微信公众号
    微信公众好 微信公众号
    门户网占 门户网站
    重点领城 重点领域
    侯选 候选
    时侯 时候
    等侯 等候
    松驰 松弛
    全年供受理 全年共受理
    全年供收到 全年共收到
    全年共共 全年共
    共记发布 共计发布
    共记公开 共计公开
    登计 登记
    在次申请 再次申请
    逾期为答复 逾期未答复
    信息处里费 信息处理费
    信息处理废 信息处理费
    做为重要 作为重要
    做为一项 作为一项
    加强领到 加强领导
    小组组组长 小组组长
    保密审察 保密审查
    监督捡查 监督检查
    督促捡查 督促检查
    贯撤 贯彻
    惯彻 贯彻
    落实道位 落实到位
    指导思相 指导思想
    特色社会注意 特色社会主义
    特色社会主思想 特色社会主义思想
    营商环竟 营商环境
    人民群从 人民群众
    满意渡 满意度
    参于权 参与权
    参预权 参与权
    透明渡 透明度
    总休情况 总体情况
    具休情况 具体情况
    坐阵 坐镇
    反应问题 反映问题
    反应的问题 反映的问题
    权利运行 权力运行
    进一步进一步 进一步
    不断不断 不断
    加强加强 加强
    及时及时 及时
    我局我局 我局
    """
)

_SELF = ("自", "知", "利", "异")
_RISING = (*"高升出供档质速振炼醒请示增取级效标能倡交案前及到携拔亮纯成", "信心")
_GUARDED = (
    Typo("上求", "要求", (*"线身网路马晚早向会度面台街市", "以上"), tuple("真实职学助新是进同得变突发生证索")),
    Typo("布署", "部署", ("发", "公", "颁", "宣"), ("名",)),
    Typo("不断提", "不断提高", (), _RISING),
    Typo("进一步提", "进一步提高", (), _RISING),
    Typo("时实更新", "实时更新", ("及",)),
    Typo("规犯", "规范", ("违", "法", "陈"), ("罪", "错")),
    Typo("组识", "组织", (), ("别", "字", "记", "图")),
    Typo("己公开", "已公开", _SELF),
    Typo("己经", "已经", _SELF, ("手", "验", "历", "营")),
    Typo("己办结", "已办结", _SELF),
    Typo("己答复", "已答复", _SELF),
    Typo("己按", "已按", _SELF),
    Typo("己于", "已于", _SELF),
    Typo("己在", "已在", _SELF),
    Typo("末收到", "未收到", tuple("月年期周季岁")),
    Typo("末发生", "未发生", tuple("月年期周季岁")),
    Typo("末产生", "未产生", tuple("月年期周季岁")),
    Typo("末收取", "未收取", tuple("月年期周季岁")),
    Typo("权利清单", "权力清单", ("公民",), ("和义务",)),
    Typo("行政权利", "行政权力", (), ("义务", "和义务")),
    Typo("群众反应的", "群众反映的", (), ("热烈",)),
)

_WORDING = (
    Typo("收到依申请公开信息", "收到政府信息公开申请", wording=True),
    Typo("没有依申请公开信息", "没有政府信息公开申请", wording=True),
    Typo("发布分类发布", "分类发布", wording=True),
    Typo("发布信息发布", "发布信息", before=("平", "渠", "机", "制", "会", "工", "情", "审"), wording=True),
    Typo("钩稽", "勾稽", wording=True),
    Typo("既使", "即使", after=("，既", "又"), before=("群", "人", "企", "干"), wording=True),
    Typo("截止目前", "截至目前", wording=True),
    Typo("截止年底", "截至年底", wording=True),
    Typo("截止20", "截至20", after=("已", "间", "报", "名", "请"), wording=True),
    Typo("帐号", "账号", wording=True),
    Typo("报导", "报道", wording=True),
    Typo("。。", "。", wording=True),
    Typo("，，", "，", wording=True),
    Typo("、、", "、", wording=True),
    Typo("，。", "。", wording=True),
    Typo("、。", "。", wording=True),
    Typo("。，", "，", wording=True),
)

TYPOS = _PLAIN + _GUARDED + _WORDING
