"""The words by which a passage about requests, decisions, documents or disputes is known."""

import re

from gongkai.checking.prose.claim import Verb

REQUESTS = re.compile(
    r"依申请公开|依申请|(?:信息|政务)公开[^，,。；\d]{0,4}申请|公开申请|申请公开(?!行政)|申请[^，,。；\d]{0,8}信息公开|申请\d+件[^。]{0,24}?(?:[予以部分不]{2}公开|无法提供)"
)
"""What makes a sentence one about requests for disclosure."""

ELSEWHERE = re.compile(
    r"信访(?!举报投诉|、举报|投诉)|来信|来访|来电|热线|12345|12348|留言|信箱|咨询|建议|提案|意见|(?<!信访)投诉(?!类)|(?<!信访)举报(?!投诉|、投诉)"
    r"|诉求|工单|问政|审批|登记(?!、|公)|证照|办件|解读|培训|会议|发布会|文章|推文|稿|微博|公告|公文|制发|印发|征集|监督电话|许可|处罚|强制"
    r"|规范性文件|复议|诉讼|应诉|起诉|财政|项目|检查|更新|发布|转载|浏览|点击|访问|阅读|关注|粉丝|栏目|目录|指南|收费通知|处理费|补正|人大|政协|办公系统|舆情|新闻"
)
"""Words that say a number beside them counts something other than requests."""

DISPUTES = re.compile(r"复议|诉讼|起诉|应诉")

OUTCOMES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (key, re.compile(pattern))
    for key, pattern in (
        ("carried_in", r"(?:上一?年度?|去年|20\d\d年度?)(?:度)?(?:结转|转入|遗留)|结转上一?年|结转自|往年结转"),
        (
            "carried_out",
            r"结转(?:到|至)?(?:20\d\d年|下一?年|次年|明年)|转(?:入|到|至)?(?:下一?年|次年)|跨年(?:度)?办理|(?:正在|仍在|尚在)(?:办理|处理)|尚未(?:办结|答复)|未办结|待办结|^结转$",
        ),
        ("partial", r"部分(?:予以)?公开|区分处理"),
        ("denied.state_secret", r"国家秘密"),
        ("denied.law_forbids", r"法律、?(?:和)?行政法规禁止|法律法规禁止"),
        ("denied.security_stability", r"三安全一稳定"),
        ("denied.third_party", r"第三方(?:合法)?权益|商业秘密|个人隐私"),
        ("denied.internal_affairs", r"内部(?:事务|管理)(?:性)?信息"),
        ("denied.process_info", r"过程性(?:政府)?信息"),
        ("denied.enforcement_file", r"(?:行政)?执法案卷"),
        ("denied.special_registry", r"行政查询"),
        ("denied", r"不予(?:以)?公开|(?:免予|不予以)公开"),
        ("unable.not_held", r"本(?:机关|单位|行政机关|局)(?:未|不)掌握|不掌握(?:相关)?(?:政府)?信息"),
        ("unable.needs_creation", r"没有现成|另行(?:制作|加工)"),
        ("unable.still_unclear", r"补正后(?:申请)?(?:内容)?仍不明确"),
        ("unable", r"无法提供"),
        ("not_processed.petition", r"信访、?举报、?投诉"),
        ("not_processed.repeated", r"重复(?:提出)?申请"),
        ("not_processed.publication", r"公开出版物"),
        ("not_processed.excessive", r"大量(?:、|且)?反复"),
        ("not_processed.confirm_reissue", r"确认或(?:者)?重新出具"),
        ("not_processed", r"不予处理"),
        ("other.correction_lapsed", r"逾期(?:不|未)补正"),
        ("other.fee_lapsed", r"逾期未[^，,。；]{0,10}缴"),
        ("other", r"其[他它]处理"),
        ("granted", r"(?<!不)(?<!免)(?<!部分)予以公开(?!的)|全部公开"),
    )
)
"""Row (or row group) of table three by the words that name it, the more special first."""

APPLICANTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (key, re.compile(pattern))
    for key, pattern in (
        ("organisations", r"法人(?:或|和|及|与|、)?(?:者)?其[他它]组织"),
        ("commercial_enterprise", r"商业企业|企业"),
        ("research_institution", r"科研(?:机构|院所)"),
        ("social_welfare_org", r"公益(?:组织|机构)"),
        ("legal_service_org", r"法律服务"),
        ("natural_person", r"自然人|公民|个人(?!隐私|信息)"),
    )
)

VERBS: tuple[tuple[Verb, re.Pattern[str]], ...] = tuple(
    (verb, re.compile(pattern))
    for verb, pattern in (
        (Verb.RECEIVED, r"收到|新收|接收|接到|收件"),
        (Verb.ACCEPTED, r"(?<!不予)(?<!不)(?<!未)受理"),
        (Verb.HANDLED, r"办理(?!情况|流程|工作|指南|机制)|处理(?!费|情况)|回应"),
        (Verb.CLOSED, r"办结|办毕|完结"),
        (Verb.REPLIED, r"答复|回复|作答"),
    )
)

CHANNEL = re.compile(r"网络|网上|网站|在线|线上|线下|信函|信件|邮寄|邮件|当面|现场|传真|书面|窗口|邮箱|互联网|平台|电子|快递|EMS|挂号")
ALL_CHANNELS = re.compile(r"等(?:多?种?(?:渠道|方式|途径|形式))|各类?(?:渠道|方式|途径)")
MATTER = re.compile(
    r"涉及|有关|方面|领域|关于|针对|主要是?|属于已|已主动公开|同意公开|较|增加|减少|增长|下降|平均|撤回|撤销|延期|超期|逾期答|按期|提前|代为|转来|转交|牵头|承办|协办|系由|新增|协助|转办|交办|指导|征求|一并|合并|补办|评查|抽查|败诉|胜诉|答辩"
)
"""Words that cut a number down to a part, or turn it into something else."""


def by_channel(text: str) -> bool:
    """Whether a passage speaks of one channel alone (通过网络), not of all (网络等渠道)."""
    return CHANNEL.search(text) is not None and ALL_CHANNELS.search(text) is None


def last_of(patterns: tuple[tuple[Verb, re.Pattern[str]], ...], text: str) -> Verb:
    """The verb that stands last in a passage, NONE where none does."""
    best, verb = -1, Verb.NONE
    for candidate, pattern in patterns:
        for match in pattern.finditer(text):
            if match.end() > best:
                best, verb = match.end(), candidate
    return verb


def first_key(patterns: tuple[tuple[str, re.Pattern[str]], ...], text: str) -> str | None:
    """The key of the first pattern (the most special one) that is found in a passage."""
    return next((key for key, pattern in patterns if pattern.search(text)), None)
