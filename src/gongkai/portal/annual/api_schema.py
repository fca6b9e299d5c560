"""What the public interface says and takes, as the OpenAPI description shows it; the words for columns are those of the bulk files."""

from datetime import date
from typing import Any

from ninja import Field, Schema
from pydantic import ConfigDict

from gongkai.portal.annual.bulk import COLUMNS

_LAST_PAGE = 1_000_000
_NEXT: Any = Field(description="下一页是第几页；没有下一页时是 null")


def _column(name: str) -> Any:
    return Field(description=COLUMNS[name][1])


def _told(description: str) -> ConfigDict:
    return ConfigDict(json_schema_extra={"description": description})


class Problem(Schema):
    """Why there is no answer, in one sentence."""

    model_config = _told("没有答成：一句话说明哪里不对、怎么改。")
    detail: str


class Body(Schema):
    """A body (机关), of today or ended."""

    model_config = _told("一个机关；已经撤并的也在内，写着撤并的日期。")
    key: str = _column("body")
    name: str = Field(description="现在的名称；已撤并的是最后的名称")
    kind: str
    level: str
    division: str
    credit_code: str = _column("credit_code")
    opened_on: date = Field(description="设立日期")
    closed_on: date | None = Field(description="撤并日期；还在的是 null")
    competent_office: str = Field(description="主管部门的机关编号，没有则为空")


class ReportLine(Schema):
    """A published report, newest version."""

    model_config = _told("一份已公开的报告的最新一版。")
    body: str = _column("body")
    body_name: str = _column("body_name")
    year: int = _column("year")
    version: int = _column("version")
    title: str
    published_on: date = _column("published_on")
    url: str = Field(description="这一版的网页，永久不变")
    json_url: str = Field(description="最新一版的全部内容")


class ReportPage(Schema):
    """A page of reports."""

    model_config = _told("一页报告，每页100份，按年度和机关编号排列。")
    total: int = Field(description="一共有多少份")
    next: int | None = _NEXT
    reports: list[ReportLine]


class FactLine(Schema):
    """One figure; `value` none is not zero: `state` says what stands there."""

    model_config = _told("一个格子的数。value 是 null 不等于0，格子里是什么看 state。")
    body: str = _column("body")
    body_name: str = _column("body_name")
    year: int = _column("year")
    edition: str = _column("edition")
    version: int = _column("version")
    address: str = _column("address")
    value: int | float | None = _column("value")
    unit: str = _column("unit")
    state: str = _column("state")
    certain: bool = _column("certain")
    note: str = _column("note")

    @staticmethod
    def resolve_value(fact: Any) -> int | float | None:
        """The value as a plain number: 30, never 3E+1, and no text."""
        if fact.value is None:
            return None
        return int(fact.value) if fact.value == fact.value.to_integral_value() else float(fact.value)


class FactPage(Schema):
    """A page of figures."""

    model_config = _told("一页数字：每页是几份报告的全部格子，写明 address 时每页的报告更多。")
    next: int | None = _NEXT
    facts: list[FactLine]


class Published(Schema):
    """What was published."""

    model_config = _told("公开的是哪一版。")
    body: str = _column("body")
    version: int = _column("version")
    published_on: date = _column("published_on")
    note: str = Field(description="更正说明，没有则为空")
    sha256: str = Field(description="定稿的摘要")


class WholeReport(Schema):
    """A report with text and figures."""

    model_config = _told("一份报告的文字和数字，和 gongkai read 给出的一样，可以直接用 gongkai check 检查。")
    report: dict[str, Any] = Field(description="机关、年度、标题、开头、各部分的文字，和按地址排列的数字（figures）")
    findings: list[dict[str, Any]]
    published: Published


class Address(Schema):
    """A cell of the form."""

    model_config = _told("表格里的一格。")
    edition: str = _column("edition")
    address: str = _column("address")
    label: str = _column("label")
    unit: str = Field(description="表格规定的单位，没有规定则为空")


class ReportQuery(Schema):
    """Which reports: of a year, of a body; pages from 1."""

    year: int | None = Field(None, ge=1, le=9999, description="报告年度，例如 2024")
    body: str = Field("", description="机关编号，例如 339900-0009")
    page: int = Field(1, ge=1, le=_LAST_PAGE, description="第几页，从1数起")


class FactQuery(ReportQuery):
    """Which figures: those of the reports chosen, at these addresses (none: all)."""

    address: list[str] = Field(default_factory=list, description="格子的地址，可以写几个；不写则是全部格子")
