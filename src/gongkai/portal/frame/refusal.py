"""Why a deed was not done: sentences for the person at the screen, each at its field; and not being permitted."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that stands against a deed: a Chinese sentence saying what and what to do; the field of the form, where one is meant."""

    sentence: str
    field: str = ""


class Refused(Exception):
    """A deed that was not done, nothing written; `problems` says why, all at once."""

    def __init__(self, problems: str | Problem | Iterable[Problem], field: str = "") -> None:
        """Take one sentence (with its field), one problem, or several."""
        if isinstance(problems, str):
            problems = Problem(problems, field)
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("；".join(problem.sentence for problem in self.problems))


class NotPermitted(PermissionDenied):
    """Somebody without the right tried a deed or opened a page; the sentence says who has the right.

    As Django's own refusal it ends at the page of 403 wherever it is raised, in a view or at the gate.
    """

    def __init__(self, sentence: str, right: str = "") -> None:
        """Take the sentence for the person and the key of the right that was missing."""
        self.sentence = sentence
        self.right = right
        super().__init__(sentence)
