"""C105: part five names no problem, no measure, or measures that answer none of its problems."""

import re
from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.text.passages import full_width, simplified, squeezed
from gongkai.law import cite
from gongkai.report import Finding, Severity

_CLAUSES = re.compile(r"[，。；：！？、\n]")
_PROBLEM = re.compile(
    r"不足|不够|有待|差距|薄弱|欠缺|短板|缺乏|缺少|不高|不强|不深|不全|不严|不实|不细|不多|不广|不均|不平衡|不统一|不一致|不规范|不健全|不完善|不及时|不到位|不熟|单一|滞后"
    r"|较少|较低|较弱|较短|较慢|较快|偏少|偏多|偏低|偏弱|偏短|困难|仍需|还需|尚需|需要进一步|需进一步|能力低|没有做到|未能|断字|错误|问题(?!导向)"
)
_MEASURE = re.compile(
    r"加强|加大|加快|完善|提高|提升|强化|优化|健全|推进|拓宽|拓展|规范|落实|增加|增强|增配|丰富|细化|创新|深化|改进|改版|补齐|补标|建立|健立|整改|更新|配备?|开展|组织|培训|扩大"
    r"|严格|做好|抓好|明确|统一|梳理|审慎|按月|每月|每季|定期|列出|会签|讲评|整理|安排|牢固|注重|推动|推行|打造|探索|加密|补充|公开"
)
# 平实的说法里没有“问题”“不足”，但总有一个否定或者嫌少的字；先说实情、后说打算的，也是问题和措施。
_PLAIN_PROBLEM = re.compile(
    r"不(?![断懈忘仅但])|没|未|难|少|慢|晚|差|缺|弱|粗|混|乱|旧|变淡|有早|有快|偏|过[多大长]|临近|靠人工|同一个人|量大"
)
_PLAN = re.compile(r"下一?年|下一?步|下一阶段|今后|明年|来年|次年|将|拟|计划|已安排|改为|改用|打算")
_NO_PROBLEM = re.compile(r"(?:没有|无|未发现|不存在)[^，。；\n]{0,8}问题")
_STOCK = re.compile(
    r"平稳推进|有序推进|取得了?(?:一定|较好|显著|明显)的?(?:成效|成绩|效果|进展)|[仍还]?存在一[些定]的?(?:问题|不足|差距)|有一定的?差距"
    r"|有待(?:进一步)?(?:提[升高]|加强|深化|完善)|仍需(?:进一步)?(?:提[升高]|加强|深化|完善)|进一步(?:加[强大]|提[升高]|完善|深化)|不断(?:提[升高]|加强|完善)|应公开尽公开"
)
_CONCRETE = re.compile(
    r"(?<!20)\d+(?!\d*年)|每[周月季年]|按[周月季]|[月年]底|季度|逐[件项条份]|[一二三四五六七八九十两]+[次个名项件份篇场页]|图[解表]|图文|视频|《|专人|科室|台账|清单"
)
_MUCH_STOCK = 3
_TOPICS: tuple[tuple[str, ...], ...] = (
    ("解读", "图解", "图表"),
    ("内容", "信息量", "公开面", "范围", "目录", "领域", "深度", "广度", "全面"),
    ("形式", "方式", "渠道", "载体", "手段"),
    ("平台", "网站", "栏目", "专栏", "新媒体", "公众号"),
    ("业务", "能力", "人员", "培训", "学习", "队伍", "素质", "水平", "人手", "专业"),
    ("及时", "时效", "更新", "滞后"),
    ("申请", "答复"),
    ("制度", "机制", "规范", "标准化", "流程"),
    ("宣传", "知晓", "覆盖"),
    ("互动", "留言", "回应", "咨询", "意见", "舆情"),
    ("审核", "审查", "把关", "错字", "保密", "隐私"),
    ("认识", "意识", "重视"),
    ("均衡", "部门", "科室", "监管", "检查"),
    ("属性", "台账", "历史文件"),
)


@check("C105", title="没有写问题或者改进", catalogue=("E02",), severity=Severity.WARNING, source=cite("regulations", "第五十条"))
def problems_or_measures_missing(context: Context, found: Maker) -> Iterator[Finding]:
    """第五部分应至少写一个实际问题和一条改进措施，措施要对得上问题。

    查什么
        第五部分是否空白；有没有一处说不足、一处说怎么改（警告）；措施与问题一个话题都对不上的，
        或者通篇是“取得一定成效”“有待进一步提升”一类通用说法的，作提示。
    为什么要紧
        “主要问题及改进情况”是《条例》第五十条规定的内容；只说成绩或者套话，检查时按敷衍处理。
    常见原因
        照抄往年；只写问题没写措施，或者写成了来年工作要点。
    例子
        “工作平稳推进，成效明显。”没有问题，也没有措施。
    依据
        《政府信息公开条例》第五十条第四项。
    """
    part = context.report.part(5)
    if part is None:
        return
    text = squeezed(full_width(simplified(part.text)))
    if not text.strip():
        yield found("第五部分只有标题，没有文字。", advice="写明本年的主要问题和改进措施。", quote=part.title)
        return
    problems, measures = _sorted_clauses(text)
    if _NO_PROBLEM.search(text) and len(problems) == 1:
        problems = []
    start = part.text.strip()[:40]
    if not problems:
        advice = "至少写一个实际问题，说清表现和原因。"
        yield found("第五部分没有写存在的问题。", advice=advice, expected="问题", found="没有", quote=start)
    if not measures:
        advice = "针对问题写出具体做法，最好有时间和责任科室。"
        yield found("第五部分没有写改进措施。", advice=advice, expected="措施", found="没有", quote=start)
    yield from _remarks(text, problems, measures, found)


def _remarks(text: str, problems: list[str], measures: list[str], found: Maker) -> Iterator[Finding]:
    """Remarks on measures that answer no problem and on a text of stock phrases."""
    if problems and measures and not _answered(problems, measures):
        yield found(
            "第五部分的改进措施与所列问题对不上：问题说的是一回事，措施说的是另一回事。",
            advice="逐个问题写出对应的措施。",
            quote=problems[0],
            severity=Severity.INFO,
        )
    stock = list(dict.fromkeys(match.group() for match in _STOCK.finditer(text)))
    if len(stock) >= _MUCH_STOCK and not _CONCRETE.search(text):
        yield found(
            f"第五部分多是通用的说法（{'、'.join(stock)}），没有写出具体的事、人、时间或者数量。",
            advice="写明问题出在哪个栏目、哪类文件，由谁在什么时候改到什么程度。",
            quote=stock[0],
            found="、".join(stock),
            severity=Severity.INFO,
        )


def _sorted_clauses(text: str) -> tuple[list[str], list[str]]:
    """Clauses that name a problem, and the others that say what is done about it."""
    problems: list[str] = []
    measures: list[str] = []
    plain: list[str] = []
    planned = False
    for clause in _CLAUSES.split(text):
        planned = planned or bool(_PLAN.search(clause))
        if _PROBLEM.search(clause):
            problems.append(clause)
        elif not planned and _PLAIN_PROBLEM.search(clause):
            plain.append(clause)
        elif len(clause) > 3 and (_MEASURE.search(clause) or _PLAN.search(clause)):
            measures.append(clause)
    return problems or plain, measures


def _answered(problems: list[str], measures: list[str]) -> bool:
    """Whether a measure speaks of what a problem speaks of; true where no problem is called one or names a topic we know."""
    said, done = "".join(problems), "".join(measures)
    topics = [topic for topic in _TOPICS if _PROBLEM.search(said) and any(word in said for word in topic)]
    return not topics or any(word in done for topic in topics for word in topic)
