"""U102: an agency that should have handed in has no report here."""

from collections.abc import Iterator

from gongkai.checking.rule import Context, Maker, check
from gongkai.checking.upward import names
from gongkai.law import cite
from gongkai.report import Finding, Severity


@check("U102", title="应报未报", catalogue=(), severity=Severity.ERROR, source=cite("regulations", "第四十九条"))
def member_missing(context: Context, found: Maker) -> Iterator[Finding]:
    """名单上的机关没有年报在这里，汇总数里没有它。

    查什么
        给出应报名单时，逐个找它的年报。先按全称找；找不到时，只有一份年报的机关名称以名单上的名字结尾（或者相反），
        就认作它。机构改革记录里已经并入别的机关、而那个机关已经交了的，不算缺。年报里有名单之外的机关时，可能是同一家
        写了不同的名称，改作警告，并列出名单之外的机关。
    为什么要紧
        少一家，汇总的每一格都可能少。各部门每年1月31日前应向同级政府信息公开工作主管部门提交年报。
    常见原因
        没有交；文件放在别处；机关改了名，名单没有改；年报里写的是简称。
    例子
        名单上有县审计局，目录里没有它的年报。
    依据
        《政府信息公开条例》第四十九条。
    """
    merged = context.merged
    if merged is None:
        return
    others = f"年报里另有名单之外的{names(merged.unexpected)}，请看是不是同一家。" if merged.unexpected else ""
    for name in merged.missing:
        yield found(
            f"{name}没有年报，汇总数里没有它。{others}",
            severity=Severity.WARNING if others else None,
            advice="催交；已经并入别的机关的，写进机构改革记录；名称不同的，改名单。",
            expected=name,
        )
    if merged.unexpected and not merged.missing:
        yield found(
            f"名单之外有{len(merged.unexpected)}家：{names(merged.unexpected)}，已经计入汇总。",
            severity=Severity.INFO,
            advice="确实应当汇总的，补进名单；不该汇总的，拿掉它的年报再汇总一次。",
            found=merged.unexpected[0].name,
        )
