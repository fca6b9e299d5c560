"""C104: part one leaves out some of the five topics."""

import re
from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.text.passages import part_text, squeezed
from gongkai.checking.text.sections import edition_of
from gongkai.law import cite
from gongkai.report import Finding, Severity

_TOPICS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "主动公开",
        re.compile(
            r"主动公开|公开(?!申请|工作|指南|办|年报)[^。；\n]{0,30}(?:信息|\d[条批期篇])|发布[^。；\n]{0,20}[条篇]|公[布告示][^。；\n]{0,20}\d[条批期篇]"
        ),
    ),
    (
        "依申请公开",
        # “区分主动公开、依申请公开、不予公开”只说公开属性，不是办理情况。
        re.compile(
            r"依申请(?!公开(?:政府信息)?[、和或与]不)|信息公开申请|公开申请|(?:收到|受理|办理|答复)[^。；\n]{0,12}申请|申请[^。；\n]{0,12}(?:\d件|答复|办结)"
        ),
    ),
    (
        "政府信息管理",
        re.compile(
            r"信息管理|信息的管理|管理(?:政府|政务)信息|规范性文件[^。；\n]{0,12}(?:管理|清理|备案)|保密[^。；\n]{0,6}审查|[三四]审[三四]校|审核|先审后发|公开属性"
            r"|(?:信息|公开)[^。；\n]{0,6}(?:目录|台账|审查)|动态(?:调整|更新|管理)|信息制作"
        ),
    ),
    (
        "平台建设",
        re.compile(
            r"(?:平台|网站|栏目|专栏|专区|公众号|新媒体|公开栏|查阅点|查阅场所)[^。；\n，]{0,12}(?:建设|管理|维护|优化|调整|设置|完善|改版|升级|运[行维]|整合|打造|开[设通]|更新|新增|账号|正常)"
            r"|(?:建设|优化|更新|完善|打造|开设|开通|新增|设置|设立|升级|维护|整合|链接|增设|拓展)[^。；\n，]{0,20}(?:平台|网站|栏目|专栏|专区|公众号|新媒体|公开栏|查阅点|渠道)"
            r"|政务新媒体"
        ),
    ),
    (
        "监督保障",
        re.compile(r"监督|保障(?!(?:公众|群众|人民|社会|公民))|考核|培训|检查|督查|督促|督导|组织领导|领导小组|责任追究|问责|评议|测评"),
    ),
)


@check("C104", title="总体情况内容不全", catalogue=("E01",), severity=Severity.WARNING, source=cite("format_2021"))
def topics_missing(context: Context, found: Maker) -> Iterator[Finding]:
    """总体情况应写主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面。

    查什么
        在第一部分里找这五个方面各自的常用说法，列出一个也找不到的方面。只说公开属性（“依申请公开、不予公开”）的，
        不算写了依申请公开。
    为什么要紧
        格式通知要求总体情况反映机关执行《条例》的全貌，缺一个方面，上级检查时按内容遗漏处理。
    常见原因
        只报发稿数量；没有收到申请就不写，其实应写明没有收到。
    例子
        第一部分只有“主动公开的政府信息数量”“主动公开的形式”两节。
    依据
        国办公开办函〔2021〕30号（2019、2020年度为国办公开办函〔2019〕60号）关于总体情况的说明。
    """
    if context.report.part(1) is None:
        return
    text = squeezed(part_text(context.report, 1))
    missing = [topic for topic, pattern in _TOPICS if not pattern.search(text)]
    if not missing:
        return
    names = "、".join(missing)
    yield found(
        f"第一部分没有写到：{names}。" if text else "第一部分没有文字，五个方面都没有写。",
        advice="逐项补写；本年没有发生的，写明没有（如“未收到政府信息公开申请”）。",
        expected="、".join(topic for topic, _ in _TOPICS),
        found="、".join(topic for topic, _ in _TOPICS if topic not in missing) or "无",
        source=cite(edition_of(context.report, context.report_year).notice),
    )
