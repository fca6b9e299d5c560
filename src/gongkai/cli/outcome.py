"""What became of one file: a product for standard output, or a sentence for standard error."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.cli.status import FAULTY, PASSED, UNUSABLE
from gongkai.report import Finding, Severity


@dataclass(frozen=True, slots=True)
class Product:
    """Bytes for standard output (UTF-8), and how many findings of each severity stand behind them."""

    output: bytes
    errors: int = 0
    warnings: int = 0
    remarks: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """A file with its product; or with none and the sentence that says why."""

    path: str
    product: Product | None
    trouble: str = ""


@dataclass(slots=True)
class Tally:
    """How the files of a command came out."""

    clean: int = 0
    faulty: int = 0
    unusable: int = 0

    def count(self, outcome: Outcome) -> None:
        """Count one more file."""
        if outcome.product is None:
            self.unusable += 1
        elif outcome.product.errors:
            self.faulty += 1
        else:
            self.clean += 1

    @property
    def status(self) -> int:
        """The exit status: 2 where a file could not be used, else 1 where one has an error, else 0."""
        return UNUSABLE if self.unusable else FAULTY if self.faulty else PASSED


def product(output: bytes, findings: Iterable[Finding]) -> Product:
    """A product with its findings counted."""
    severities = [finding.severity for finding in findings]
    return Product(output, *(severities.count(severity) for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)))
