"""D108: a number approximated twice."""

from collections.abc import Iterator

from gongkai.checking.prose import quoted, sentences_of, told
from gongkai.checking.rule import Context, Maker, check
from gongkai.report import Finding, Severity


@check(
    "D108",
    title="约数重复使用",
    catalogue=("C08",),
    severity=Severity.INFO,
)
def double_approximation(context: Context, found: Maker) -> Iterator[Finding]:
    """“超过”“约”“近”与“余”“多”“以上”不应同时修饰一个数。

    查什么
        数的前面已有“超过、约、近、逾、至少”等，后面又有“余、多、左右、以上”。
    为什么要紧
        前后两个约数意思重复甚至相反（“近……余”），读者不知道是多还是少。
    常见原因
        修改句子时只添不删。
    例子
        “访问量超过20万余人次”，应写“超过20万人次”或“20万余人次”。
    依据
        语言规范，没有专门条文。
    """
    for sentence in sentences_of(context):
        for quantity in sentence.quantities:
            if quantity.doubled:
                quote = sentence.quote(quantity.start, quantity.end)
                yield found(
                    f"{told(sentence.part)}一个数用了两个约数：{quoted(quote)}",
                    advice="保留一个约数；有确切的数时写确切的数。",
                    quote=quote,
                )
