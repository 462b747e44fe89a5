"""What a person decided about two mentions of people."""

from dataclasses import dataclass
from enum import StrEnum


class Judgement(StrEnum):
    """Whether two mentions are one person, as a person decided it."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
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

    id: str
    a: str
    b: str
    judgement: Judgement
    by: str
    why: str
    seq: int
