"""The people of the region: who works where and holds which role. No such people exist."""

from dataclasses import dataclass

from gongkai.portal.site.demo.bodies import BODIES, GOVERNMENT, OFFICE

PASSWORD = "yunxi-yanshi-2026"  # noqa: S105  # told to everybody on the log-in page of the demo, and of no use elsewhere
"""The password of everybody in the demo."""

_BODIES = {body.slug: body for body in (GOVERNMENT, OFFICE, *BODIES)}


@dataclass(frozen=True, slots=True)
class Someone:
    """One person: log-in name, name, the body and unit they belong to, their post; `roles` as (role, body) in the order of appointment."""

    username: str
    name: str
    body: str
    unit: str
    post: str
    roles: tuple[tuple[str, str], ...]

    @property
    def phone(self) -> str:
        """Their office telephone: the one of their body."""
        return _BODIES[self.body].phone

    @property
    def email(self) -> str:
        """Their mail address, in a domain that is kept for examples."""
        return f"{self.username}@yunxi.example"


def _of(body: str, *staff: tuple[str, str, str, str]) -> tuple[Someone, ...]:
    """People of one body: (role, log-in name, name, post); leaders belong to no unit."""
    first = _BODIES[body].units[0]
    return tuple(
        Someone(username, name, body, "" if role == "leader" else first, post, ((role, body),)) for role, username, name, post in staff
    )


ADMINISTRATORS: tuple[tuple[str, str, str, str], ...] = (
    ("system_admin", "fangzhiyuan", "方志远", "县大数据中心工程师"),
    ("security_admin", "moxiaowen", "莫晓雯", "县政府办机要科科员"),
    ("audit_admin", "tanbaoguo", "谭保国", "县政府办督查室主任科员"),
)
"""The three administrators: role, log-in name, name, post."""

PEOPLE: tuple[Someone, ...] = (
    Someone(
        "liangjing", "梁静", "zhengfuban", "政务公开办公室", "科员", (("clerk", "zhengfuban"), ("clerk", "yunxi"))
    ),  # the office keeps the ledger of the government too
    Someone("shenmuyun", "沈慕云", "zhengfuban", "政务公开办公室", "主任", (("competent_office", "zhengfuban"),)),
    Someone("qiuyan", "邱岩", "zhengfuban", "政务公开办公室", "科员", (("competent_office", "zhengfuban"),)),
    Someone("jiangheping", "江和平", "zhengfuban", "秘书一室", "主任", (("reviewer", "zhengfuban"), ("reviewer", "yunxi"))),
    Someone(
        "baiyulan", "白玉兰", "zhengfuban", "秘书二室", "四级主任科员", (("secrecy_reviewer", "zhengfuban"), ("secrecy_reviewer", "yunxi"))
    ),
    Someone("gushaoqing", "顾少卿", "zhengfuban", "", "副主任", (("leader", "zhengfuban"),)),
    Someone("haominyuan", "郝敏远", "yunxi", "", "副县长", (("leader", "yunxi"),)),
    Someone("xiaominghui", "肖明慧", "zhengfuban", "秘书一室", "科员", (("auditor", "zhengfuban"),)),
    *_of(
        "fagai",
        ("clerk", "dingxiaobo", "丁小波", "科员"),
        ("reviewer", "caoyingying", "曹莹莹", "办公室主任"),
        ("secrecy_reviewer", "lujianxin", "陆建新", "四级主任科员"),
        ("leader", "zouweidong", "邹卫东", "副局长"),
    ),
    *_of(
        "jiaoyu",
        ("clerk", "jinxiaoyu", "金晓瑜", "科员"),
        ("deputy", "weilan", "韦岚", "科员"),
        ("reviewer", "shihongbin", "施洪斌", "办公室主任"),
        ("secrecy_reviewer", "luojiayi", "罗佳怡", "科员"),
        ("leader", "fuguoqiang", "傅国强", "副局长"),
    ),
    *_of(
        "keji",
        ("clerk", "hexiulan", "何秀兰", "四级主任科员"),
        ("deputy", "tangyiming", "唐一鸣", "科员"),
        ("reviewer", "chenwenhui", "陈文晖", "办公室主任"),
        ("secrecy_reviewer", "zhongailing", "钟爱玲", "三级主任科员"),
        ("leader", "panlixin", "潘立新", "副局长"),
    ),
    *_of(
        "jingmao",
        ("clerk", "yuanmeiqi", "袁美琪", "科员"),
        ("reviewer", "daizhigang", "戴志刚", "办公室主任"),
        ("secrecy_reviewer", "wangyue", "汪悦", "科员"),
        ("leader", "huajianping", "华建平", "副局长"),
    ),
    *_of(
        "gongan",
        ("clerk", "leiming", "雷鸣", "一级警员"),
        ("reviewer", "nibo", "倪波", "法制大队大队长"),
        ("secrecy_reviewer", "yinhaitao", "尹海涛", "二级警长"),
        ("leader", "gonglei", "龚磊", "副局长"),
    ),
    *_of(
        "minzheng",
        ("clerk", "qinyufen", "秦玉芬", "三级主任科员"),
        ("deputy", "wensiyuan", "温思源", "科员"),
        ("reviewer", "kongqinghua", "孔庆华", "办公室主任"),
        ("secrecy_reviewer", "maochunyan", "毛春燕", "科员"),
        ("leader", "shaopeiran", "邵沛然", "副局长"),
    ),
    *_of(
        "caizheng",
        ("clerk", "guanyutong", "关雨桐", "科员"),
        ("reviewer", "duanchengye", "段成业", "办公室主任"),
        ("secrecy_reviewer", "tangwenjuan", "汤文娟", "四级主任科员"),
        ("leader", "haoguanghui", "郝光辉", "副局长"),
    ),
    *_of(
        "renshe",
        ("clerk", "yaojiaqi", "姚佳琪", "科员"),
        ("reviewer", "luxueqin", "卢雪琴", "办公室主任"),
        ("secrecy_reviewer", "pengchao", "彭超", "科员"),
        ("leader", "xuezhengming", "薛正明", "副局长"),
    ),
    *_of(
        "ziran",
        ("clerk", "kangle", "康乐", "科员"),
        ("reviewer", "zhuangyan", "庄妍", "办公室主任"),
        ("secrecy_reviewer", "taohongwei", "陶宏伟", "四级主任科员"),
        ("leader", "liaochangsheng", "廖长生", "副局长"),
    ),
    *_of(
        "zhujian",
        ("clerk", "meiruoxi", "梅若溪", "科员"),
        ("reviewer", "songdahai", "宋大海", "办公室主任"),
        ("secrecy_reviewer", "ruanqin", "阮琴", "科员"),
        ("leader", "hanweimin", "韩为民", "副局长"),
    ),
    *_of(
        "weijian",
        ("clerk", "yejingshu", "叶静姝", "科员"),
        ("reviewer", "jiaolin", "焦琳", "办公室主任"),
        ("secrecy_reviewer", "zhanyongkang", "詹永康", "四级主任科员"),
        ("leader", "shuhaiyan", "舒海燕", "副局长"),
    ),
    *_of(
        "wenlv",
        ("clerk", "zhuyiran", "祝怡然", "科员"),
        ("reviewer", "oudezhi", "欧德志", "办公室主任"),
        ("secrecy_reviewer", "xiangnan", "向楠", "科员"),
        ("leader", "mengfanli", "孟凡丽", "副局长"),
    ),
    *_of("tiyu", ("clerk", "luxiaofeng", "鲁晓峰", "科员"), ("leader", "tongqiang", "童强", "副局长")),
    *_of(
        "chengguan",
        ("clerk", "panyingzi", "潘颖子", "科员"),
        ("reviewer", "miaoguixiang", "苗桂香", "党政综合办公室主任"),
        ("secrecy_reviewer", "xingzhiqiang", "邢志强", "科员"),
        ("leader", "anqiming", "安启明", "副镇长"),
    ),
    *_of(
        "baishi",
        ("clerk", "shitianyu", "石天宇", "科员"),
        ("reviewer", "feishuzhen", "费淑珍", "党政综合办公室主任"),
        ("leader", "jidongsheng", "季冬生", "副镇长"),
    ),
    *_of(
        "nanping",
        ("clerk", "laiyouwei", "赖有为", "科员"),
        ("reviewer", "yanyuemei", "严月梅", "党政综合办公室主任"),
        ("secrecy_reviewer", "zengzhaohui", "曾朝晖", "科员"),
        ("leader", "niguangyao", "倪光耀", "副镇长"),
    ),
)
"""Everybody of January 2024, body by body."""

NEWCOMER = Someone("suchengyu", "苏澄宇", "nanping", "党政综合办公室", "科员", (("deputy", "nanping"),))
"""Somebody of January 2026 whose account is not yet activated."""

SUCCESSOR = Someone("yuwanqing", "喻晚晴", "jiaoyu", "办公室", "办公室主任", (("reviewer", "jiaoyu"),))
"""Somebody of September 2025 who takes over from a leaver."""
