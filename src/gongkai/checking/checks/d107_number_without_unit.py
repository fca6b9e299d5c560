"""D107: a number without its unit, or a unit without its number."""

import re
from collections.abc import Iterator

from gongkai.checking.prose import prose_sentences, quoted, told
from gongkai.checking.rule import Context, Maker, check
from gongkai.report import Finding, Severity

_UNITS = (
    "件条份个项次篇期场部宗起例人名家户张册本元万亿千百多余几年月日号时分秒天周届类种级层栋处所座台套辆公里米平亩吨页"
    "章款位路批轮组节课堂幅集站点字倍成度则版声股笔支队只门间根块片头封台道"
)
_COUNTED = "政务信息|政府信息|工作信息|动态信息|信息|公告|简报|稿件|文章|推文|微博|微信|新闻发布会|发布会|政策解读|解读|公开申请|申请"
_BARE = re.compile(
    rf"(?:{_COUNTED})(?:共|共计|合计|计)?(?P<number>\d{{1,5}}(?:,\d{{3}})*)(?![\d.,:：、）/\-~—－至到%‰+]|[{_UNITS}]|\d)(?=[\u4e00-\u9fff，。；]|$)"
)
_YEAR_LIKE = re.compile(r"(?:19|20)\d\d|12345|12348|110|119|120")
_VERB = re.compile(r"发布|公开|收到|受理|召开|制发|办理|答复|转载|推送|编发|报送|刊发|印发|举办")
_EMPTY = re.compile(
    r"(?:(?:处理费|收费|费用|金额|收取|共计|合计|总计)(?:共计|共|合计|为|计)?[。．.＿_\s]*(?P<money>万?元)|"
    r"(?:共|共计|合计|总计|收到|受理|公开|发布|申请|信息|答复|办结)[＿_×]+(?P<count>件|条|份|次|期|篇)|"
    r"(?:收到|受理|发布|公开|办结|答复)[^，,。；\d]{0,16}(?:共|共计|合计|总计)\s*(?P<total>件|条|份))(?=[，,。；、）]|其中|$)"
)

_HINT = re.compile(r"[元件条份次期篇](?<=[。．.＿_×\s共计费用额取为万].)(?=[，,。；、）]|其中|$)")


@check(
    "D107",
    title="有数无单位或有单位无数",
    catalogue=("C07",),
    severity=Severity.WARNING,
)
def number_without_unit(context: Context, found: Maker) -> Iterator[Finding]:
    """统计数字应当带单位，单位前应当有数字。

    查什么
        “发布信息157主持召开……”一类数后没有件、条、次等单位的，“收取信息处理费。元”“共计件”一类单位前没有数的。
        年份、电话、文号、日期、序号、地址、百分比、热线号码不查。
    为什么要紧
        缺了单位，读者不知道是件数、次数还是人数；缺了数字，等于没有填。
    常见原因
        模板留空没有填写；删改句子时连带删去。
    例子
        “收取信息处理费  元”，应写明0元或实际金额。
    依据
        填报完整性核对，没有专门条文。
    """
    for sentence in prose_sentences(context.report):
        text = sentence.text
        for match in _BARE.finditer(text):
            if _YEAR_LIKE.fullmatch(match["number"]) or not _VERB.search(text, 0, match.end()):
                continue
            quote = sentence.quote(match.start(), match.end())
            yield found(
                f"{told(sentence.part)}的数{match['number']}后面没有单位：{quoted(quote)}",
                advice="补上件、条、次、场等单位。",
                found=match["number"],
                quote=quote,
            )
    yield from _empty(context, found)


def _empty(context: Context, found: Maker) -> Iterator[Finding]:
    parts = [(part.number, part.text) for part in context.report.sections]
    for number, text in parts:
        if not _HINT.search(text):
            continue
        for match in _EMPTY.finditer(text):
            quote = text[max(0, match.start() - 12) : match.end()].rpartition("\n")[2].strip()
            unit = match["money"] or match["count"] or match["total"]
            yield found(
                f"{told(number)}的单位“{unit}”前面没有数：{quoted(quote)}",
                advice="填上数字；没有发生的填0。",
                quote=quote,
            )
