"""What the gate says of a proposal."""

from dataclasses import dataclass

from habeas.extract.refusal import Refusal
from habeas.model.claim import Claim


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a proposal does not pass.

    Attributes:
        field: The field of the record that does not hold.
        reason: Why not.
        words: The words it was held against; empty where there are none.
    """

    field: str
    reason: Refusal
    words: str = ""


class NotLicensedError(Exception):
    """What a proposal holds is not in its words.

    Attributes:
        refused: Which field, why, and against which words.
    """

    def __init__(self, field: str, reason: Refusal, words: str = "") -> None:
        super().__init__(field, reason)
        self.refused = Refused(field, reason, words)


@dataclass(frozen=True, slots=True)
class RefusedProposal:
    """A proposal that did not pass.

    Attributes:
        by: Who proposed it.
        refused: Why it did not pass.
    """

    by: str
    refused: Refused


Judgement = Claim | Refused
"""A claim with every value read from its words (for review where one sign is weak), or why not."""
