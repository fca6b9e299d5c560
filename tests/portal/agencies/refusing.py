"""What a refused deed said, for tests: the fields, and that the log has nothing of it."""

from collections.abc import Callable
from typing import Any

import pytest

from gongkai.portal.audit.models import Entry
from gongkai.portal.frame.refusal import Refused


def refused(act: Callable[..., Any], *args: Any, **kwargs: Any) -> list[tuple[str, str]]:
    """The problems as (field, sentence) of a deed that must be refused; the log has not grown."""
    before = Entry.objects.count()
    with pytest.raises(Refused) as caught:
        act(*args, **kwargs)
    assert Entry.objects.count() == before
    problems = [(problem.field, problem.sentence) for problem in caught.value.problems]
    assert all(sentence.endswith("。") and "！" not in sentence for _, sentence in problems)
    return problems


def fields(act: Callable[..., Any], *args: Any, **kwargs: Any) -> list[str]:
    """The fields at which a deed is refused."""
    return [field for field, _ in refused(act, *args, **kwargs)]
