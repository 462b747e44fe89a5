"""What a person decided about two mentions of people."""

from dataclasses import dataclass, field
from enum import StrEnum

from habeas.model.wire import UNSAID, Recorded


class Judgement(StrEnum):
    """Whether two mentions are one person, as a person decided it."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged(Recorded):
    """One recorded judgement; the latest on a pair that is not undone is in force.

    Attributes:
        id: The ledger entry that holds it.
        a: A mention.
        b: Another mention.
        judgement: Same, different or unsure.
        by: Who decided.
        why: Their reason, in their words.
        seq: Its place in the ledger, from 1.
    """

    id: str = field(metadata=UNSAID)
    a: str
    b: str
    judgement: Judgement
    by: str
    why: str
    seq: int
