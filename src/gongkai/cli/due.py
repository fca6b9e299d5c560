"""`gongkai due`: from the events of a request to its state, what is due when and why that day."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click
import msgspec

from gongkai.cli import streams
from gongkai.cli.output import standing_json, standing_text
from gongkai.cli.status import PASSED, UNUSABLE
from gongkai.cli.streams import look
from gongkai.cli.trouble import unusable
from gongkai.cli.words import Command
from gongkai.law import NotLawThen, Policy
from gongkai.procedure import CLOCKS, Due, EventError, Standing, clock, events_from_json
from gongkai.procedure import due as told
from gongkai.reading import UnusableFileError, load
from gongkai.report import decode
from gongkai.workdays import Calendar, NoticeError, UnknownYear

_MARK = b"\xef\xbb\xbf"
_NOT_JSON = "这不是JSON文件，请检查括号、引号和逗号。"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a file of events comes to: the request, and the clocks that were asked for beside it."""

    standing: Standing
    clocks: tuple[Due, ...]
    remarks: tuple[str, ...]


@click.command(cls=Command)
@click.argument("file", metavar="事件文件")
@click.option("--format", "format_", type=click.Choice(["json", "text"]), default="json", help="输出格式，不写时是 json。")
@click.option(
    "--calendar",
    "notices",
    type=click.Path(path_type=Path),
    metavar="目录",
    help="放假安排的通知所在的目录，每年一个文件，例如 2027.toml。",
)
def due(file: str, format_: str, notices: Path | None) -> int:
    """算出一件申请到哪天该做什么，为什么是这一天。

    事件文件按先后写着一件申请发生的事。程序按条例和放假安排算出各项期限，逐日说明理由，并说明接下来可以做什么；
    不合规定的事不计入，各说明原因。放假安排还没有公布的年份，期限是暂定的，会注明。

    \b
    json  给程序用
    text  在屏幕上看

    \b
    例子：
      gongkai due 事件.json --format text
      gongkai due 事件.json --calendar 放假安排/

    退出状态：0 算出了结果；2 命令写错了，或文件不能用。
    """
    try:
        answer = _answer(file, Calendar.load(notices))
    except NoticeError as error:
        streams.complain("\n".join(error.faults))
        return UNUSABLE
    except (UnusableFileError, EventError) as error:
        streams.complain(unusable(file, error))
        return UNUSABLE
    if format_ == "json":
        streams.write(standing_json.encoded(answer.standing, answer.clocks, answer.remarks))
    else:
        shown = standing_text.shown(answer.standing, answer.clocks, answer.remarks, look())
        streams.write(shown.encode("utf-8", "backslashreplace"))
    return PASSED


def _answer(file: str, calendar: Calendar) -> Answer:
    try:
        data = decode(load(Path(file)).removeprefix(_MARK))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise EventError(_NOT_JSON) from error
    if isinstance(data, dict) and "events" not in data and "clocks" in data:
        data["events"] = []
    events, remarks = events_from_json(data)
    clocks = tuple(_clock(number, one, calendar) for number, one in enumerate(_list(data, "clocks"), 1))
    return Answer(told(events, calendar, _policy(data)), clocks, remarks)


def _policy(data: Any) -> Policy:
    """The settings of the file, over the defaults."""
    given = data.get("policy") or {}
    if not isinstance(given, dict):
        raise EventError('policy 应是一个对象，例如 {"correction_days": 5}。')
    if unknown := set(given) - set(Policy.__dataclass_fields__):
        raise EventError(f"policy 里没有 {sorted(unknown)[0]} 这一项设定。")
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in given.items()}
    try:
        return Policy(**values)
    except (TypeError, ValueError) as error:
        raise EventError(f"policy 里的 {error}") from error


def _list(data: Any, key: str) -> list[Any]:
    found = data.get(key) or []
    if not isinstance(found, list):
        raise EventError(f"{key} 应是方括号里的列表。")
    return found


def _clock(number: int, data: Any, calendar: Calendar) -> Due:
    """One clock that stands for itself: a review, a lawsuit, a publication."""
    place = f"clocks第{number}个"
    if not isinstance(data, dict) or data.get("clock") not in CLOCKS:
        raise EventError(f"{place}的 clock 不认识，可以写：{'、'.join(CLOCKS)}。")
    length = data.get("length")
    if length is not None and (type(length) is not int or not 0 < length <= 400):
        raise EventError(f"{place}的 length 应是大于0的整数，写的是 {length}。")
    try:
        start = date.fromisoformat(data.get("on", ""))
    except (TypeError, ValueError):
        raise EventError(f"{place}的 on 不是日期，请写成 2024-09-27 这样。") from None
    try:
        return clock(data["clock"], start, calendar, length=length, extended=data.get("extended") is True)
    except (NotLawThen, UnknownYear, ValueError) as error:
        raise EventError(f"{place}：{error}") from error
