"""What a report's sentences say in numbers, and whether that can be held against its tables.

`claims` gives every statement that has a table figure as its counterpart, with the scope it was said in;
`enumerations` the lists that should add up; `changes` the comparisons with the year before. Silence is the rule: what
is not surely about this body, this year and this matter is marked doubtful or left out.
"""

from gongkai.checking.prose.changes import Change, changes
from gongkai.checking.prose.claim import Claim, Scope, Verb
from gongkai.checking.prose.compare import Cells, cells_of, covers, quoted, told
from gongkai.checking.prose.differences import Difference, differences
from gongkai.checking.prose.enumerations import Enumeration, enumerations
from gongkai.checking.prose.reader import claims, claims_of, prose_sentences, sentences_of
from gongkai.checking.prose.sentences import Quantity, Sentence

__all__ = [
    "Cells",
    "Change",
    "Claim",
    "Difference",
    "Enumeration",
    "Quantity",
    "Scope",
    "Sentence",
    "Verb",
    "cells_of",
    "changes",
    "claims",
    "claims_of",
    "covers",
    "differences",
    "enumerations",
    "prose_sentences",
    "quoted",
    "sentences_of",
    "told",
]
