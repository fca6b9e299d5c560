"""docs/sources.md: the instruments that findings cite."""

from gongkai.cli.pages.markdown import page, table
from gongkai.law import INSTRUMENTS

_INTRO = (
    "检查结果“依据”一栏、期限和文书引用的法规和文件，按发布日期排列。正文请到中国政府网或发布机关网站查阅；"
    "“说明”一栏写着“待核”的，请以原文为准。"
)


def pages() -> dict[str, str]:
    """The one page."""
    instruments = sorted(INSTRUMENTS.values(), key=lambda i: i.issued)
    rows = [(i.number, i.title, i.short, str(i.issued), str(i.since), str(i.until or "至今"), i.note, f"`{i.key}`") for i in instruments]
    heads = ("文号", "标题", "简称", "发布日期", "施行日期", "失效日期", "说明", "代码中的名称")
    return {"docs/sources.md": page("依据", _INTRO, table(heads, rows))}
