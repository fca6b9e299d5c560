"""X102: words for the reporting body fit another kind or level of body."""

import re
from collections.abc import Iterator

from gongkai.checking.agency_level import Body, Kind, Level, own_body
from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.text.passages import Passage, passages
from gongkai.checking.text.quoting import clause_around
from gongkai.report import Finding, Severity

_SELF = re.compile(r"[我本](局(?![面部限势])|厅|委(?![托派任会])|镇|乡(?![村镇亲土愁])|街道|院(?![校士])|校(?![对验正准]))")
_HALL = re.compile(
    r"(厅(?:政府)?(?:门户网站|门户网|网站|官网|官方|机关|党组|领导|办公室|系统|属各?|务会|长|政务|信息|微信|公众号|直属|内各?处室))"
)
_BEFORE_HALL = re.compile(r"(?:^|[，。、；：（“,.;:(\s]|通过|经由|[在由于经和与及对向以将全])$")
_COUNTY_WORDS = re.compile(r"[我全]县(?![级域区（(])")
_ROOTS = frozenset("基根文样成资版书")
"""What makes another word with 本: 基本、根本、文本……"""


@check("X102", title="自称与机关的层级、类别不符", catalogue=("D02",), severity=Severity.WARNING)
def level_word_differs(context: Context, found: Maker) -> Iterator[Finding]:
    """局不自称“厅”，区不自称“县”。

    查什么
        按机关名称判断它是局、厅、委还是镇、街道，正文里有没有别的自称（“厅门户网站”“我委”“我镇”）；
        区、市、州的机关有没有写“我县”“全县”。“省科技厅网站”“办公厅”“服务大厅”等不算。
    为什么要紧
        自称不符，多半是从上级或者别的机关的报告抄来的，内容也可能不符。
    常见原因
        借用省厅的报告作底稿。
    例子
        州科技局的报告写“通过厅门户网站、文件汇编等渠道”。
    依据
        国办公开办函〔2021〕30号对年度报告内容真实、准确的要求。
    """
    body = own_body(context)
    own = _ending(body)
    if own is None:
        return
    for passage in passages(context):
        yield from _other_selves(passage, body, own, found)
        if _has_no_county(body):
            for match in _COUNTY_WORDS.finditer(passage.text):
                yield _finding(passage, *match.span(), f"{body.name}属于{body.place}，不是县", found)


def _has_no_county(body: Body) -> bool:
    """Whether the body is a department of a place that is no county."""
    return (
        body.kind is Kind.DEPARTMENT
        and body.place.endswith(("区", "市", "州"))
        and body.level is not Level.PROVINCE
        and "县" not in body.name
    )


def _ending(body: Body) -> str | None:
    """The word by which the body would call itself, none where its name does not tell."""
    if body.kind is Kind.DEPARTMENT:
        name = body.name.removesuffix("员会") if body.name.endswith("委员会") else body.name
        return next((ending for ending in ("局", "厅", "委") if name.endswith(ending)), None)
    if body.level is Level.TOWNSHIP and body.kind is Kind.GOVERNMENT:
        return next((ending for ending in ("镇", "乡", "街道") if body.place.endswith(ending)), None)
    return None


def _other_selves(passage: Passage, body: Body, own: str, found: Maker) -> Iterator[Finding]:
    for match in _SELF.finditer(passage.text):
        if match.group(1) == own:
            continue
        if match.group()[0] == "本" and passage.text[match.start() - 1 : match.start()] in _ROOTS:
            continue
        yield _finding(passage, match.start(), match.end(), f"{body.name}的自称应是“我{own}”", found)
    if own != "厅" and "厅" in passage.text:
        for match in _HALL.finditer(passage.text):
            if _BEFORE_HALL.search(passage.text, max(0, match.start() - 2), match.start()):
                yield _finding(passage, *match.span(), f"{body.name}不是厅", found)


def _finding(passage: Passage, start: int, end: int, why: str, found: Maker) -> Finding:
    words = passage.text[start:end]
    quote = clause_around(passage.text, start, end)
    return found(
        f"{passage.place}“{quote}”用了“{words}”，{why}。",
        advice="改为本机关的称呼，并核对这一段是不是取自别的报告。",
        found=words,
        quote=quote,
    )
