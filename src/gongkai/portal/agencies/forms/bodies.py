"""Forms about what a body is: opening, changing from a day, correcting, codes, and the filters of the list."""

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet

from gongkai.portal.agencies.forms.picking import Options, Pick, offer
from gongkai.portal.agencies.kinds import KINDS, LEVELS, RULE_POWERS
from gongkai.portal.agencies.models import Standing
from gongkai.portal.agencies.selectors.bodies import LACKS, STATES
from gongkai.portal.frame.forms import DayField, Group, PlainForm, cited
from gongkai.portal.frame.lists import Filters

FACTS = ("name", "short_name", "kind", "level", "division", "rule_power", "parent", "competent_office", "reviewing_organ")
"""Fields of a standing, as deeds call them."""


class FactsForm(PlainForm):
    """What a body is; `bodies` and `offices` are (id, name) of what can stand above it."""

    groups: ClassVar[tuple[Group, ...]] = (
        Group("名称和性质", ("name", "short_name", "kind", "level", "division", "rule_power")),
        Group("上级和主管", ("parent", "competent_office", "reviewing_organ")),
    )

    name = cited(
        forms.CharField(label="机关全称", max_length=120, help_text="与公章、机构改革文件一致。例如：云溪县科学技术局"),
        "条例第十条",
        "谁制作、谁公开：公开义务落在制作信息的机关身上，所以这里写能以自己名义行使职权的机关。",
    )
    short_name = forms.CharField(label="简称", max_length=60, required=False, help_text="名单和工作台上用。例如：县科技局")
    kind = forms.ChoiceField(label="性质", choices=[("", "请选择"), *KINDS.items()], help_text="乡镇人民政府选“人民政府”，级别选“乡级”。")
    level = forms.ChoiceField(label="级别", choices=[("", "请选择"), *LEVELS.items()])
    division = forms.CharField(label="行政区划代码", max_length=14, required=False, help_text="6位、9位或12位数字。例如：339900")
    rule_power = cited(
        forms.ChoiceField(label="规章制定权", choices=tuple(RULE_POWERS.items()), initial="none"),
        "立法法第九十一条、第九十三条",
        "决定年度报告里“规章”一行能不能填数。国务院部门可以制定部门规章，省级和设区的市级人民政府可以制定地方政府规章。",
    )

    parent = Pick(label="隶属于", empty="没有（最上一级）", required=False, help_text="机构编制上的上级机关。")
    competent_office = cited(
        Pick(label="信息公开主管部门", empty="没有（最上一级）", required=False, help_text="指导、催办、汇总它的信息公开工作的机关。"),
        "条例第三条",
        "县级以上地方人民政府的办公厅（室）是本行政区域的政府信息公开工作主管部门；实行垂直领导的部门的办公厅（室）主管本系统。",
    )
    reviewing_organ = cited(
        Pick(label="行政复议机关", empty="还没有确定", required=False, help_text="对它的行政行为不服，向哪个机关申请行政复议。"),
        "行政复议法第二十四条至第二十八条",
        "答复书要写明向谁申请复议。对政府部门不服的，一般向本级人民政府申请。",
    )

    def __init__(self, *args: Any, bodies: Options = (), offices: Options = (), **kwargs: Any) -> None:
        """As a plain form, choosing among these bodies and offices."""
        super().__init__(*args, **kwargs)
        for name, options in (("parent", bodies), ("competent_office", offices), ("reviewing_organ", bodies)):
            offer(self, name, options)

    def facts(self) -> dict[str, Any]:
        """The facts as deeds take them."""
        return {fact: self.cleaned_data[fact] for fact in FACTS if fact in self.cleaned_data}


class OpenBodyForm(FactsForm):
    """A new body."""

    autosave = "agencies.body_new"
    groups = (*FactsForm.groups, Group("设立", ("opened_on", "basis", "credit_code", "organisation_code")))

    opened_on = DayField(label="设立日期", help_text="文件写的那一天。以前设立的也可以，例如 2019-03-01。")
    basis = forms.CharField(
        label="设立依据", max_length=200, required=False, help_text="文件标题和文号。例如：云溪县机构改革方案（云政发〔2019〕1号）"
    )
    credit_code = forms.CharField(label="统一社会信用代码", max_length=24, required=False, help_text="18位，照证书写。")
    organisation_code = forms.CharField(
        label="组织机构代码", max_length=12, required=False, help_text="9位。写了信用代码的，这里可以空着。"
    )


class ChangeForm(FactsForm):
    """Other facts from a day on."""

    autosave = "agencies.body_change"
    groups = (Group("从哪一天起", ("since", "basis")), *FactsForm.groups)

    since = DayField(label="自哪一天起变更", help_text="文件写的生效日期，可以是以后的日子。这一天以前仍按原来的样子显示。")
    basis = forms.CharField(label="变更依据", max_length=200, required=False, help_text="文件标题和文号。")


class CorrectForm(FactsForm):
    """What was written down wrongly from the beginning."""

    basis = forms.CharField(label="依据", max_length=200, required=False, help_text="现在这一段的依据文件和文号。")
    groups = (*FactsForm.groups, Group("依据", ("basis",)))


class CodesForm(PlainForm):
    """The codes of a body and the day it was opened."""

    credit_code = forms.CharField(label="统一社会信用代码", max_length=24, required=False, help_text="18位，照证书写。")
    organisation_code = forms.CharField(
        label="组织机构代码", max_length=12, required=False, help_text="9位。写了信用代码的，这里可以空着。"
    )
    opened_on = DayField(label="设立日期", help_text="改早了，第一段沿革也随着从那一天算起。")


class BodyFilters(Filters):
    """Which bodies the list shows, and on which day."""

    q = forms.CharField(label="名称、编号或代码", help_text="用过的旧名称也能找到。")
    kind = forms.ChoiceField(label="性质", choices=[("", "不限"), *KINDS.items()])
    level = forms.ChoiceField(label="级别", choices=[("", "不限"), *LEVELS.items()])
    state = forms.ChoiceField(label="状态", choices=[("", "现有"), *((key, label) for key, label in STATES.items() if key != "open")])
    lack = forms.ChoiceField(label="缺什么", choices=[("", "不限"), *LACKS.items()])
    on = DayField(label="按哪一天看", help_text="空着是今天。")

    def narrow(self, rows: QuerySet[Standing]) -> QuerySet[Standing]:
        """The rows as they are: the selector has asked for what is chosen."""
        return rows
