"""Which organ reviews a decision, by the kind of body that made it (行政复议法 Arts 24 to 28; to be confirmed by the operator).

Since 2024 the department's superior is no longer a choice beside the people's government; old templates that say so are wrong.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from gongkai.law.instruments import cite


@dataclass(frozen=True, slots=True)
class ReviewerRule:
    """Who reviews the decisions of one kind of body; `reviewer` is a phrase in Chinese, the name is the operator's to fill in."""

    body: str
    name: str
    reviewer: str
    article: str
    choices: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """Instrument and article, as a page cites them."""
        return cite("review_law", self.article)


REVIEWERS: Mapping[str, ReviewerRule] = MappingProxyType(
    {
        rule.body: rule
        for rule in (
            ReviewerRule("local_department", "地方人民政府的工作部门", "本级人民政府", "第二十四条第一款第一项"),
            ReviewerRule("township", "乡镇人民政府", "上一级人民政府", "第二十四条第一款第二项"),
            ReviewerRule("county", "县级人民政府", "上一级人民政府", "第二十四条第一款第二项"),
            ReviewerRule("city", "设区的市级人民政府", "省级人民政府", "第二十四条第一款第二项"),
            ReviewerRule("province", "省级人民政府", "本机关", "第二十四条第二款"),
            ReviewerRule("ministry", "国务院部门", "本机关", "第二十五条第一项"),
            ReviewerRule("dispatched_body", "政府的派出机关（街道办事处等）", "设立它的人民政府", "第二十四条第一款第三项"),
            ReviewerRule(
                "department_branch",
                "政府工作部门的派出机构",
                "该部门的本级人民政府；市级部门按区划设立的，也可以是所在地人民政府",
                "第二十四条第四款",
                choices=("该部门的本级人民政府", "所在地人民政府"),
            ),
            ReviewerRule("vertical", "实行垂直领导的行政机关", "上一级主管部门", "第二十七条"),
            ReviewerRule(
                "justice_department",
                "司法行政部门",
                "本级人民政府或者上一级司法行政部门",
                "第二十八条",
                choices=("本级人民政府", "上一级司法行政部门"),
            ),
        )
    }
)
