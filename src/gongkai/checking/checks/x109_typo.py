"""X109: a known slip of the pen."""

from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.text.passages import everything, joined, located
from gongkai.checking.text.quoting import clause_around
from gongkai.checking.text.typos import typos
from gongkai.report import Finding, Severity


@check("X109", title="错别字或者漏字", catalogue=("D10",), severity=Severity.WARNING)
def typo(context: Context, found: Maker) -> Iterator[Finding]:
    """正文和标题里的常见错别字、漏字、重字。

    查什么
        对照一份从已发布年报里收集的差错表，逐条查找；同样几个字在别的词里是对的（如“发布署名文章”“月末收到”），不报。
        用词欠妥、标点重复的只作提示。
    为什么要紧
        错字损害公信力；“申请”写成“信息”一类会让意思走样。
    常见原因
        同音、形近字输入错误；扫描识别；修改时漏字。
    例子
        “按照上级上求”应为“要求”；“不断提政策解读新颖性”漏“高”字。
    依据
        差错表见 `gongkai.checking.text.typo_list`；表外的错字仍要靠通读。
    """
    seen: set[tuple[str, str]] = set()
    pieces = everything(context)
    text = joined(pieces)
    for slip, start, end in typos(text):
        quote = clause_around(text, start, end) or slip.wrong
        if (slip.wrong, quote) in seen:
            continue
        seen.add((slip.wrong, quote))
        verb = "宜改为" if slip.wording else "疑为"
        yield found(
            f"{located(pieces, start)[0].place}“{quote}”中的“{slip.wrong}”{verb}“{slip.right}”。",
            advice="核对原稿后改正。",
            expected=slip.right,
            found=slip.wrong,
            quote=quote,
            severity=Severity.INFO if slip.wording else None,
        )
