"""What reading itself finds: faults of form that are seen while a table is read (codes F201–F299)."""

from dataclasses import dataclass

from gongkai.law import cite
from gongkai.report import Finding, Severity, Value, Where


@dataclass(frozen=True, slots=True)
class Oddity:
    """One kind of finding of reading; `manual` is its page, `title` names the fault in Chinese."""

    code: str
    title: str
    catalogue: str
    severity: Severity
    advice: str
    manual: str

    def found(
        self,
        message: str,
        *,
        address: str | None = None,
        where: Where | None = None,
        expected: Value | str | None = None,
        found: Value | str | None = None,
        quote: str = "",
        severity: Severity | None = None,
        advice: str | None = None,
    ) -> Finding:
        """The finding with what is fixed for its kind filled in."""
        return Finding(
            code=self.code,
            severity=severity or self.severity,
            message=message,
            catalogue=self.catalogue,
            address=address,
            where=where,
            expected=expected,
            found=found,
            quote=quote,
            advice=self.advice if advice is None else advice,
            source=cite("format_2021"),
        )


_ALL = (
    Oddity(
        "F201",
        "一行的数值个数不对",
        "B08",
        Severity.ERROR,
        "打开原文数一数这一行的格子：少了补上，多了删去；改好再读。",
        "一行应有的格子数由格式规定（表三7格、表四15格、表二1至3格）。多于或少于应有的数，又不能从空格和表头判断哪格是哪列时，"
        "不猜位置：这一行各格都记为不能确定，由人核对原文。",
    ),
    Oddity(
        "F202",
        "数字粘连",
        "B08",
        Severity.ERROR,
        "请改用网页、Word 或表格文件重读；只有文字时，在数字之间补上空格或制表符。",
        "从网页或PDF复制的文字丢了格子边界，相邻的数字连成一串，例如“690000069”。一串数字可以有多种拆法，所以这些格子都记为不可读，不猜。",
    ),
    Oddity(
        "F203",
        "项目名称里混入数字",
        "B09",
        Severity.ERROR,
        "把数字移到对应的格子里，名称恢复成规定的写法。",
        "项目名称的格子里除自身序号外还有数字，例如“（一）予以公开2”。这个数字不计入任何一格。",
    ),
    Oddity(
        "F204",
        "表头里混入数字",
        "B10",
        Severity.ERROR,
        "删去表头里的数字；若是填错了行，移到对应的格子。",
        "表头（申请人类别等列名）所在的行里出现数值。这个数字不计入任何一格。",
    ),
    Oddity(
        "F205",
        "格子里带有说明文字",
        "B11",
        Severity.WARNING,
        "格子里只填数字，说明写到正文里。",
        "数字后面带括号说明或标点，例如“3（其中修订1件）”。取前面的数字，原文照存。",
    ),
    Oddity(
        "F206",
        "用文字写增减",
        "B11",
        Severity.WARNING,
        "增加写正数，减少在数字前加负号。",
        "“增1”“减3”这样的写法按 1、-3 读取，原文照存。",
    ),
    Oddity(
        "F207",
        "格子里带有单位",
        "B11",
        Severity.WARNING,
        "格子里只填数字；金额按表头的单位换算后填写。",
        "数字后面印有单位，例如“251000元”“12件”。数值和单位分开存，不作换算。",
    ),
    Oddity(
        "F208",
        "格子内容不是一个数",
        "B11",
        Severity.ERROR,
        "对照原件，把这一格改成一个数字；没有的填0。",
        "格子里有字，但不是一个确定的数，例如“若干”“1 2”。记为不可读，不猜。",
    ),
    Oddity(
        "F209",
        "分不清数字属于哪一列",
        "B08",
        Severity.ERROR,
        "打开原文核对这一行每个数字在哪一列。",
        "这一行有空格，而原文的格子数和表头对不上，或者像是整行错了位（最后一个数等于前几个数之和，总计却空着），不能确定数字属于哪一列。",
    ),
    Oddity(
        "F210",
        "项目名称和规定的不同",
        "B12",
        Severity.WARNING,
        "改成规定的名称。",
        "各行的名称应与格式通知一字不差（空格、全角半角和引号不计）。能认出来的照认，但提醒改正。",
    ),
    Oddity(
        "F211",
        "列名和规定的不同",
        "B12",
        Severity.WARNING,
        "改成规定的列名。",
        "各列的名称应与格式通知一字不差（空格、全角半角和引号不计）。能认出来的照认，但提醒改正。",
    ),
    Oddity(
        "F212",
        "正文里夹着网页的边角文字",
        "D05",
        Severity.WARNING,
        "从网页复制时只取报告正文；重新发布前删去这些字。",
        "“字体：[大][中][小]”“扫一扫在手机打开当前页”“浏览次数”和没有内容的“索引号”等是网页上的装置，不是报告的内容。读取时已略去。",
    ),
    Oddity(
        "F213",
        "残留的标记符号",
        "D05",
        Severity.ERROR,
        "删去这些符号。",
        "表格中残留着排版软件的分隔线，例如“-------|--|--”。读取时已略去。",
    ),
    Oddity(
        "F214",
        "不是政府信息公开工作年度报告",
        "",
        Severity.ERROR,
        "请确认文件；如果是年报，请换用含有正文和表格的原始文件。",
        "文件里既没有年报的三张表，也没有年报的六个部分。不产生任何数字。",
    ),
    Oddity(
        "F215",
        "有字符没能解码",
        "",
        Severity.WARNING,
        "请用原始文件重读，或把文件另存为 UTF-8 后再读。",
        "文件的一部分字节不属于任何一种常用的汉字编码，这些字符读不出来。",
    ),
    Oddity(
        "F216",
        "同一行出现两次而数字不同",
        "B08",
        Severity.ERROR,
        "核对哪一张表是定稿，删去另一张。",
        "文件里有两张相同的表，同一格的数字不一样。取先出现的，记为不能确定。",
    ),
    Oddity(
        "F217",
        "分不清数字属于哪一行",
        "B08",
        Severity.ERROR,
        "打开原文，看这一行旁边印的是哪些数；有带边框的版本时，改读那一份。",
        "PDF里的表没有边框线，项目名称又折成几行或被换页分开，不能确定旁边的数字属于哪一行。这些格子都记为不可读，不猜。",
    ),
)

ODDITIES: dict[str, Oddity] = {oddity.code: oddity for oddity in _ALL}
"""Every kind of finding of reading, by code."""
