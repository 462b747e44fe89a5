"""What can be wrong with an archive that is not as it was recorded."""

from dataclasses import dataclass
from enum import StrEnum, auto

from habeas.words.ledger_faults import fault_words


class FaultKind(StrEnum):
    """What is wrong at an entry."""

    MISSING = auto()
    NOT_CONTINUED = auto()
    DELETED = auto()
    ALTERED = auto()
    BACK_AGAIN = auto()
    PART_UNKNOWN = auto()
    PART_ALTERED = auto()
    PART_DELETED = auto()
    CUT_OFF = auto()
    OTHER_HISTORY = auto()
    OTHER_ARCHIVE = auto()
    FILE_DAMAGED = auto()
    GUARD_GONE = auto()
    GUARD_ALTERED = auto()
    GUARD_FOREIGN = auto()


@dataclass(frozen=True, slots=True)
class LedgerFault:
    """The first thing found that is not as it was recorded.

    Attributes:
        seq: The entry's place.
        kind: What is wrong with it.
        name: Of the part or guard that is meant, or what the database says of its file.
        number: The place of the next entry, or how many a checkpoint saw.
    """

    seq: int
    kind: FaultKind
    name: str = ""
    number: int = 0

    @property
    def why(self) -> str:
        """What is wrong, in words."""
        return fault_words(self.kind, name=self.name, count=self.number)
