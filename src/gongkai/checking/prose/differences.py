"""Claims that the tables do not bear out, each with how surely."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.checking.prose.claim import Claim, Scope, Verb
from gongkai.checking.prose.compare import Cells, cells_of, covers, quoted, told
from gongkai.checking.prose.reader import claims_of
from gongkai.checking.rule import Context
from gongkai.report import Value


@dataclass(frozen=True, slots=True)
class Difference:
    """A claim, the cells that it speaks of and what they come to; `sure` where claim and cells surely mean the same."""

    claim: Claim
    cells: Cells
    held: Value
    unit: str
    sure: bool

    @property
    def address(self) -> str | None:
        """The one cell it is about, none where it is a group of cells."""
        return self.cells.addresses[0] if len(self.cells.addresses) == 1 else None

    def message(self) -> str:
        """What the sentence says and what the table says, as a clerk reads it."""
        doubt = "" if self.sure else "（句子说的范围可能与表格不同，请核对）"
        printed = f"{self.held}{self.unit}"
        said = f"{told(self.claim.part)}写“{self.claim.value}{self.claim.unit}”"
        return f"{said}，{self.cells.label}是{printed}，两处不一致{doubt}：{quoted(self.claim.quote)}"

    def advice(self) -> str:
        """Both ways out."""
        return (
            f"对照台账：确为{self.claim.value}{self.claim.unit}的，改表格并重新核对合计；确为{self.held}{self.unit}的，改这句话；"
            "统计范围不同的，在句中写明范围。"
        )


def differences(context: Context, table: str) -> Iterator[Difference]:
    """Every exact claim about this body and year that a table contradicts; the same statement once."""
    report = context.report
    edition = report.table_edition(table)
    if edition is None:
        return
    seen: set[tuple[str, Value]] = set()
    for claim in claims_of(context):
        if not claim.subject.startswith(table) or not claim.exact or claim.scope not in (Scope.OWN, Scope.DOUBTFUL):
            continue
        if (claim.subject, claim.value) in seen or covers(claim, report, edition) is not False:
            continue
        cells = cells_of(edition, claim.subject)
        held = cells.value(report) if cells else None
        if cells is None or held is None:
            continue
        seen.add((claim.subject, claim.value))
        unit = "万元" if claim.subject.startswith("proactive/charges") else ""
        unit = cells.units(report) or unit or claim.unit
        yield Difference(claim, cells, held, unit, claim.scope is Scope.OWN and not _explained(claim, held))


def _explained(claim: Claim, held: Value) -> bool:
    """Whether a lawful way of counting may explain the difference: replies that were given but not counted as closed."""
    return claim.verb is Verb.REPLIED and 0 < claim.value < held
