"""Sentences made from the figures of a report, offered where its parts are written, so that prose and tables agree."""

from collections.abc import Iterator

from gongkai.report import Report, Value

_TOTAL = "total"


def sentences(report: Report, number: int) -> Iterator[str]:
    """The sentences that a part can take over as they stand; none where a figure they need is not filled in."""
    made = {1: _overview, 3: _requests, 4: _disputes}.get(number)
    if made is not None:
        yield from made(report)


def _overview(report: Report) -> Iterator[str]:
    yield from _requests(report)


def _requests(report: Report) -> Iterator[str]:
    received, carried = _number(report, "requests/received"), _number(report, "requests/carried_in")
    settled, left = _number(report, "requests/processed_total"), _number(report, "requests/carried_out")
    if received is None or carried is None or settled is None or left is None:
        return
    if not any((received, carried, settled, left)):
        yield f"{report.year}年，本机关没有收到政府信息公开申请，也没有上年结转的申请。"
        return
    text = f"{report.year}年，本机关新收政府信息公开申请{received}件，上年结转{carried}件；办结{settled}件，结转下年度{left}件"
    granted, partial = _number(report, "requests/granted"), _number(report, "requests/partial")
    if granted is not None and partial is not None:
        text += f"。其中予以公开{granted}件，部分公开{partial}件"
    yield f"{text}。"


def _disputes(report: Report) -> Iterator[str]:
    review = report.value("disputes/review/total")
    direct = report.value("disputes/direct_suit/total")
    after = report.value("disputes/suit_after_review/total")
    if review is None or direct is None or after is None:
        return
    if not any((review, direct, after)):
        yield f"{report.year}年，本机关没有因政府信息公开被申请行政复议、提起行政诉讼。"
        return
    sued = f"未经复议直接提起行政诉讼{direct}件，复议后提起行政诉讼{after}件"
    yield f"{report.year}年，本机关因政府信息公开被申请行政复议{review}件，{sued}。"


def _number(report: Report, row: str) -> Value | None:
    return report.value(f"{row}/{_TOTAL}")
