"""A pair of people who may be one, with the reasons on each side."""

from dataclasses import dataclass

from habeas.names import Comparison, Evidence, Verdict

# A pair below this is not worth a person's time.
LEAST_SCORE = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Two people nobody has decided about, and what speaks for and against one person.

    Attributes:
        a: Person id, the smaller of the two.
        b: Person id.
        mention_a: The mention of ``a`` that was compared.
        mention_b: The mention of ``b`` that was compared.
        comparison: Verdict, score and evidence.
        unsure: Id of an UNSURE judgement on the two, or None.
        uncompared: How many pairs of their descriptions were too many to be compared; where
            there are some, any of them may be of one person.
    """

    a: str
    b: str
    mention_a: str
    mention_b: str
    comparison: Comparison
    unsure: str | None = None
    uncompared: int = 0

    @property
    def score(self) -> float:
        """From 0 to 1."""
        return self.comparison.score

    @property
    def verdict(self) -> Verdict:
        """What the machine would say; it decides nothing."""
        return Verdict.CANNOT_TELL if self.uncompared else self.comparison.verdict

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """All evidence."""
        return self.comparison.evidence

    @property
    def evidence_for(self) -> tuple[Evidence, ...]:
        """What speaks for one person."""
        return self.comparison.points_for

    @property
    def evidence_against(self) -> tuple[Evidence, ...]:
        """What speaks for two people."""
        return self.comparison.points_against
