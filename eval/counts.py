"""Right, false and missed: what every evaluation of reading counts."""

from dataclasses import dataclass


@dataclass(slots=True)
class Counts:
    """Right, false and missed claims, and those right in every field.

    Attributes:
        right: Claims that were to be read, and were.
        strict: Those of them that were read right in every field.
        false: Claims that were read and not there.
        missed: Claims that were there and not read.
    """

    right: int = 0
    strict: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """How many of the claims read are right."""
        found = self.right + self.false
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """How many of the claims to be read were."""
        wanted = self.right + self.missed
        return self.right / wanted if wanted else 1.0

    @property
    def strict_share(self) -> float:
        """How many of the claims to be read were read in every field."""
        wanted = self.right + self.missed
        return self.strict / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0
