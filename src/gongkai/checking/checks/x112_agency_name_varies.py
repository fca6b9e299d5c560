"""X112: the body or its platform goes by several names."""

import re
from collections.abc import Iterator

from gongkai.checking.agency_level import own_body
from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.text.departments import FULL_AND_SHORT, same_name
from gongkai.checking.text.passages import squeezed
from gongkai.checking.text.places import bare_place
from gongkai.report import Finding, Severity

_KINDS = "政府信息公开平台|政府信息公开网|政府信息网|政务服务网|政务网站|政务网|政府门户网站|政府网站|门户网站|政府网|公众信息网"
_PLATFORM = re.compile(rf"[省市县区州旗](?:人民)?(?:政府)?({_KINDS})")
_FAMILY = {"政府门户网站": "门户网站", "政府网站": "门户网站", "政府网": "门户网站", "政务网": "政务网站"}
_TOO_MANY = 3


@check("X112", title="同一机关或平台名称不一", catalogue=("D13",), severity=Severity.INFO)
def agency_name_varies(context: Context, found: Maker) -> Iterator[Finding]:
    """标题、落款和正文里的机关全称应一致，同一平台只用一个名称。

    查什么
        标题用全称（科学技术局）而正文带地名又用简称（科技局），或者相反；政府网站、公开平台出现三种以上叫法。
        “区科技局”“我局”这样的承前省称不算。
    为什么要紧
        检索和汇总按名称归集，名称不一会被当成两个机关；平台名称不一，读者不知道去哪里看。
    常见原因
        改名后旧稿没有统一；各科室分头起草。
    例子
        同一报告里有“县政府信息网”“我县政府信息公开平台”“县政务网站”。
    依据
        公文行文的一般要求；格式通知对此没有专门规定。
    """
    text = squeezed(context.report.prose())
    yield from _own_name(context, text, found)
    names: dict[str, str] = {}
    for match in _PLATFORM.finditer(text):
        our = text[match.start() - 1 : match.start()] if text[match.start() - 1 : match.start()] in ("我", "本") else ""
        names.setdefault(_FAMILY.get(match.group(1), match.group(1)), our + match.group())
    if len(names) >= _TOO_MANY:
        listed = "、".join(names.values())
        yield found(
            f"网站和平台有{len(names)}种叫法：{listed}。",
            advice="同一平台统一用一个名称；确是几个平台的，分别说明。",
            found=listed,
            quote=next(iter(names.values())),
        )


def _own_name(context: Context, text: str, found: Maker) -> Iterator[Finding]:
    """A remark where the text has the body's place with the other form, full or short, of its name."""
    body = own_body(context)
    if len(bare_place(body.place)) < 2:
        return
    rest = body.name.partition(body.place)[2]
    short = same_name(rest)
    if len(short) < 2:
        return
    own = body.place + rest
    for other in _other_forms(rest, short):
        name = body.place + other
        if name in text:
            yield found(
                f"机关名称写作“{own}”，正文又写作“{name}”。",
                advice="首次出现用全称，并注明“以下简称”；标题、落款用全称。",
                expected=own,
                found=name,
                quote=name,
            )


def _other_forms(rest: str, short: str) -> tuple[str, ...]:
    """The short form of a full name, or the full forms of a short one."""
    if short != rest:
        return (short,)
    return tuple(rest.replace(short, full) for full, short in FULL_AND_SHORT if short in rest and rest.replace(short, full) != rest)
