"""D107: a number without its unit, or a unit without its number."""

import re
from collections.abc import Iterator

from gongkai.checking.prose import quoted, sentences_of, told
from gongkai.checking.rule import Context, Maker, check
from gongkai.report import Finding, Severity

_UNITS = (
    "件条份个项次篇期场部宗起例人名家户张册本元万亿千百多余几年月日号时分秒天周届类种级层栋处所座台套辆公里米平亩吨页"
    "章款位路批轮组节课堂幅集站点字倍成度则版声股笔支队只门间根块片头封台道"
)
_COUNTED = re.compile(r"(?:信息|公告|简报|稿件|文章|推文|微博|微信|发布会|解读|公开申请|申请)(?:共|共计|合计|计)?$")
_BARE = re.compile(
    rf"(?<=[息告报件章文博信会读请共计])(?P<number>\d{{1,5}}(?:,\d{{3}})*)(?![\d.,:：、）/\-~—－至到%‰+{_UNITS}])(?=[\u4e00-\u9fff，。；]|$)"
)
_YEAR_LIKE = re.compile(r"(?:19|20)\d\d|12345|12348|110|119|120")
_VERB = re.compile(r"发布|公开|收到|受理|召开|制发|办理|答复|转载|推送|编发|报送|刊发|印发|举办")
_EMPTY = re.compile(
    r"(?:(?:处理费|收费|费用|金额|收取|共计|合计|总计)(?:共计|共|合计|为|计)?[。．.＿_\s]*(?P<money>万?元)|"
    r"(?:共|共计|合计|总计|收到|受理|公开|发布|申请|信息|答复|办结)[＿_×]+(?P<count>件|条|份|次|期|篇)|"
    r"(?:收到|受理|发布|公开|办结|答复)[^，,。；\d]{0,16}(?:共|共计|合计|总计)\s*(?P<total>件|条|份))$"
)

_HINT = re.compile(r"[元件条份次期篇](?<=[。．.＿_×\s共计费用额取为万].)(?=[，,。；、）]|其中|$)")
_REACH = 40
"""Characters before the unit in which its verb and noun are looked for."""


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
    for sentence in sentences_of(context):
        text = sentence.text
        for match in _BARE.finditer(text):
            if _YEAR_LIKE.fullmatch(match["number"]) or not _VERB.search(text, 0, match.end()):
                continue
            counted = _COUNTED.search(text, max(0, match.start() - 8), match.start())
            if counted is None:
                continue
            quote = sentence.quote(counted.start(), match.end())
            yield found(
                f"{told(sentence.part)}的数{match['number']}后面没有单位：{quoted(quote)}",
                advice="补上件、条、次、场等单位。",
                found=match["number"],
                quote=quote,
            )
    yield from _empty(context, found)


def _empty(context: Context, found: Maker) -> Iterator[Finding]:
    for part in context.report.sections:
        for hint in _HINT.finditer(part.text):
            match = _EMPTY.search(part.text[max(0, hint.start() - _REACH) : hint.end()])
            if match is None:
                continue
            quote = match.string[max(0, match.start() - 12) :].rpartition("\n")[2].strip()
            unit = match["money"] or match["count"] or match["total"]
            yield found(
                f"{told(part.number)}的单位“{unit}”前面没有数：{quoted(quote)}",
                advice="填上数字；没有发生的填0。",
                quote=quote,
            )
