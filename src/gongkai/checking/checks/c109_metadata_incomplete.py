"""C109: the page's own record of the document has empty or broken entries."""

import re
from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.report import Finding, Severity

_WANTED = (
    "索引号",
    "信息索引",
    "索引编号",
    "索取号",
    "名称",
    "信息名称",
    "标题",
    "发布机构",
    "发文机关",
    "发文单位",
    "发布单位",
    "公开主体",
    "生成日期",
    "成文日期",
    "发布日期",
    "发布时间",
    "公开日期",
    "主题分类",
)
_NO_VALUE = re.compile(r"^[\s\-—/]*$|(?<![A-Za-z])(?:None|null|undefined|NaN)(?![A-Za-z])", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


@check("C109", title="页面的信息项不全", catalogue=("F03",), severity=Severity.WARNING)
def metadata_incomplete(context: Context, found: Maker) -> Iterator[Finding]:
    """页面上方的索引号、名称、发布机构、生成日期等信息项应填写完整。

    查什么
        页面有信息项表的，列出空着的或者写着None、null的必填项。文号不查，年度报告通常没有文号；页面没有这张表的，不查。
    为什么要紧
        索引号、发布机构、日期是信息公开目录的必备元数据，缺了就检索不到，也无法证明发布时间。
    常见原因
        后台录入时跳过；网站改版后字段没有迁移；程序把空值写成None。
    例子
        “索引号”“发布机构”“生成日期”三项都是空的；索引号写成“……/2022-None”。
    依据
        《政府信息公开目录系统实施指引（试行）》关于核心元数据的规定。
    """
    wanted = {
        plain: value
        for name, value in context.report.metadata.items()
        if not name.isascii() and (plain := _SPACE.sub("", name).rstrip("：:")) in _WANTED
    }
    broken = {name: value for name, value in wanted.items() if _NO_VALUE.search(value)}
    if not broken:
        return
    names = "、".join(f"{name}（写着“{value.strip()}”）" if value.strip() else name for name, value in broken.items())
    yield found(
        f"页面的信息项没有填写完整：{names}。",
        advice="在网站后台补填；索引号由目录系统生成，不要手写。",
        expected=f"{len(wanted)}项齐全",
        found=f"缺{len(broken)}项",
        quote="、".join(f"{name}：{value}".strip() for name, value in broken.items()),
    )
