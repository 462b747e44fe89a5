"""What a comparison says: a verdict, a score, and the evidence that sums to it."""

from dataclasses import dataclass
from enum import StrEnum

from habeas.words.name_evidence import evidence_words


class Verdict(StrEnum):
    """Whether two names belong to one person, as far as they can tell."""

    SAME = "same"
    DIFFERENT = "different"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for or against.

    Attributes:
        about: What it concerns, such as ``surname`` or ``birth``.
        kind: What was found, a key of ``names/weights`` such as ``same`` or ``other``;
            of the score, which end of the scale it would be beyond.
        points: Its part of the score, in thousandths; negative where it speaks against.
        detail: The values compared, as written; empty where the kind says all.
        decides: Whether it alone shows two people, whatever else agrees.
    """

    about: str
    kind: str
    points: int
    detail: str = ""
    decides: bool = False

    def __str__(self) -> str:
        return evidence_words(self.about, self.kind, self.detail, self.points)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two descriptions compared.

    Attributes:
        verdict: Same, different, or cannot tell.
        score: From 0 to 1; exactly the sum of the evidence's points over 1,000.
        evidence: Every reason that moved the score, and where the scale ended it.
    """

    verdict: Verdict
    score: float
    evidence: tuple[Evidence, ...]

    @property
    def points_for(self) -> tuple[Evidence, ...]:
        """The evidence that speaks for one person."""
        return tuple(e for e in self.evidence if e.points > 0)

    @property
    def points_against(self) -> tuple[Evidence, ...]:
        """The evidence that speaks for two people."""
        return tuple(e for e in self.evidence if e.points < 0)

    def __str__(self) -> str:
        return "; ".join(map(str, self.evidence))
