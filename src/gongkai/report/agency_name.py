"""When two names mean the same agency: blanks and the usual short forms are no difference."""

import re

_BLANKS = re.compile(r"\s+")
_SHORT_FORMS = (("科学技术", "科技"), ("人民政府", "政府"))


def folded_name(name: str) -> str:
    """The name without blanks and with its usual short forms: equal for names that mean one agency.

    >>> folded_name("云溪县 科学技术局")
    '云溪县科技局'
    """
    folded = _BLANKS.sub("", name)
    for long, short in _SHORT_FORMS:
        folded = folded.replace(long, short)
    return folded
