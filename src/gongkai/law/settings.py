"""Where the law leaves a question open: one setting each, with the default, the choices and the reason for the default.

Questions are those of `domain.md` Appendix C and its marks [K?]. An operator sees them (`SETTINGS`) and may decide otherwise:
`Policy(pause_starts="sending_day")` is such a decision.
"""

from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

T = TypeVar("T")


def _ask(default: T, question: str, reason: str, *choices: T) -> T:
    """A field of `Policy` that carries its question and reason; without choices any value of the same type will do."""
    kept = {"question": question, "reason": reason, "choices": choices}
    return field(default=default, metadata=kept)


@dataclass(frozen=True, slots=True)
class Policy:
    """What an operator decided where the law is silent; ValueError in Chinese for a value that is no choice."""

    # Clocks.
    law_by: str = _ask(
        "receipt",
        "2019年5月15日前收到、之后答复的申请适用哪一部条例？",
        "期限自收到申请起算，按收到之日施行的条例计算；新条例没有溯及的规定。",
        "receipt",
    )
    unconfirmed_receipt: str = _ask(
        "first_working_day",
        "互联网、传真、平常信函收到的申请一直没有与申请人确认，从哪天起算？",
        "没有确认也不能没有期限：按到达后的第一个工作日起算，并标明“未确认”。",
        "first_working_day",
        "arrival",
    )
    confirmation_warning_days: int = _ask(
        1,
        "确认比到达晚几个工作日以上要提醒？",
        "条例要求平常信函当日确认；其他渠道没有写明，拖延确认等于拖延期限，隔一个工作日就提醒。",
    )
    extensions: int = _ask(1, "答复期限可以延长几次？", "条例规定了延长的最长天数，没有写可以再延；按一次掌握最稳妥。", 1, 2)
    pause_starts: str = _ask(
        "day_after",
        "征求意见不计入期限，从发出当天还是次日起扣除？",
        "条例没有写明；开始的日不计算在期间内，按发出次日起扣除，发出当天照常计算。",
        "day_after",
        "sending_day",
    )
    pause_ends: str = _ask(
        "day_of_answer",
        "收到意见的当天还扣除吗？",
        "条例没有写明；收到意见当天仍属征求意见所需时间，从下一个工作日恢复计算。",
        "day_of_answer",
        "day_before_answer",
    )
    late_correction_restarts: bool = _ask(
        False,
        "超过期限才告知补正，收到补正后答复期限是否重新起算？",
        "逾期告知的效力有争议；不重新起算，期限只会更早，不会误期。",
    )
    correction_days: int = _ask(
        10, "补正告知书给申请人的补正期限，建议几个工作日？", "条例只说“合理的补正期限”；上海等地在2019年以前用这个天数。"
    )
    reasons_days: int = _ask(10, "说明理由告知书给申请人的期限，建议几个工作日？", "条例没有规定，与补正期限取同样的天数。")
    reasons_time_excluded: bool = _ask(
        False, "要求说明理由所需的时间是否从答复期限中扣除？", "条例没有写可以扣除；地方规定可以扣除的，再打开这一项。"
    )
    organ_opinion_days: int = _ask(
        15, "征求其他机关意见最多扣除几个工作日？", "条例没有规定其他机关答复的期限；参照征求共同制作机关意见的期限。"
    )
    third_party_days_before_2019: int = _ask(
        15, "2019年5月15日以前征求第三方意见，最多扣除几个工作日？", "2007年条例没有规定期限；参照现行条例。"
    )
    # Counting for the annual report.
    individual_business_column: str = _ask(
        "natural_person",
        "个体工商户计入哪一列？",
        "填报说明没有写；民法典把个体工商户规定在“自然人”一章。",
        "natural_person",
        "commercial_enterprise",
    )
    lawyer_column: str = _ask(
        "client",
        "律师提出的申请计入哪一列？",
        "出示授权的按委托人计；没有授权的，以个人名义的计自然人，以律师事务所名义的计该所。",
        "client",
        "legal_service_org",
    )
    joint_applicants_column: str = _ask(
        "first_applicant", "几个人联名的一件申请计入哪一列？", "一件申请只计一件，按第一申请人归类。", "first_applicant", "other_org"
    )
    dispute_counted_by: str = _ask(
        "state_at_year_end",
        "复议、诉讼按哪一年统计？",
        "表四有“尚未审结”一列：年内审结的按结果计，年末未结的计入该列。",
        "state_at_year_end",
        "year_of_acceptance",
    )
    dispute_instances: str = _ask(
        "latest", "同一案件一审、二审怎样计？", "一案计一件，按最近一审级的状态；审级另行登记。", "latest", "each"
    )
    licences_count_refused: bool = _ask(True, "行政许可的决定件数是否包括不予许可？", "不予许可也是处理决定。")
    closed_years_rewritten: bool = _ask(
        False, "复议或者法院责令重新答复后，是否改写已经公布年度的统计？", "已公布的年度报告不改写；新的答复登记在原件下，不另计一件。"
    )
    report_title_word: str = _ask("年", "年度报告标题用“年”还是“年度”？", "已公布的报告绝大多数用“年”。", "年", "年度")
    # Remedies.
    special_registry_review_first: bool = _ask(
        False,
        "依照特别规定办理的查询事项（第三十六条第七项），救济是否先复议？",
        "复议前置针对第十四条至第十六条的不予公开；这一项的依据不在其中。",
    )
    silence_review_first: bool = _ask(
        True,
        "逾期不答复的，申请人是否应当先申请行政复议？",
        "行政复议法第二十三条把未履行法定职责列入复议前置；先复议再起诉，两条路都不会错过。",
    )
    # Fees.
    fee_pages_of_files: str = _ask(
        "printed_pages",
        "电子文件怎样折算页数？",
        "管理办法按A4纸单面计页；电子文件按打印成A4纸的页数折算。",
        "printed_pages",
        "own_pages",
    )
    # Local dates, (month, day); they may be earlier than the law's, never later.
    department_report_by: tuple[int, int] = _ask((1, 31), "部门年度报告最迟几月几日公布？", "条例规定的日期；地方可以要求提前，不能推后。")
    government_report_by: tuple[int, int] = _ask((3, 31), "政府年度报告最迟几月几日公布？", "条例规定的日期；地方可以要求提前，不能推后。")

    def __post_init__(self) -> None:
        for one in fields(self):
            _check(one.name, getattr(self, one.name), one.default, one.metadata)
        if not (1, 1) <= self.department_report_by <= (1, 31):
            raise ValueError("department_report_by：应在1月1日至1月31日之间，条例规定的日期只能提前。")
        if not (1, 1) <= self.government_report_by <= (3, 31):
            raise ValueError("government_report_by：应在1月1日至3月31日之间，条例规定的日期只能提前。")


def _check(name: str, value: object, default: object, metadata: Any) -> None:
    choices = metadata["choices"]
    if type(value) is not type(default):
        raise ValueError(f"{name}：应是{_kind(default)}，实为 {value!r}。")
    if choices and value not in choices:
        raise ValueError(f"{name}：可选 {'、'.join(map(str, choices))}，实为 {value}。")
    if isinstance(value, int) and value < 0:
        raise ValueError(f"{name}：不能是负数，实为 {value}。")


def _kind(default: object) -> str:
    if isinstance(default, bool):
        return "是或否（true、false）"
    if isinstance(default, int):
        return "整数"
    return "文字" if isinstance(default, str) else "（月, 日）"


@dataclass(frozen=True, slots=True)
class Setting:
    """One open question as an operator sees it."""

    name: str
    question: str
    default: object
    choices: tuple[object, ...]
    reason: str


SETTINGS: dict[str, Setting] = {
    one.name: Setting(one.name, one.metadata["question"], one.default, one.metadata["choices"], one.metadata["reason"])
    for one in fields(Policy)
}
