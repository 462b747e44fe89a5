"""A group that a source gives a size, and perhaps few names or none."""

from dataclasses import dataclass

from habeas.model.bounds import Bounds
from habeas.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """People who share one event or state, known by their number.

    Names that surface later fill it and never count twice.

    Attributes:
        id: Claim id of the figure it comes from.
        size: How many people.
        measure: What happened to them, from the vocabulary: released, held...
        time: When; None where the source does not say.
        is_stock: True for people held as of a day; False for what happened in a period.
        members: Ids of the people named as belonging to it, sorted.
        part_of: Cohort it is a part of; counted with the whole, not beside it.
        words: The source's words.
    """

    id: str
    size: Bounds
    measure: str
    time: When | None = None
    is_stock: bool = False
    members: tuple[str, ...] = ()
    part_of: str | None = None
    words: str = ""

    @property
    def remainder(self) -> Bounds:
        """People of it whom nobody has named."""
        named = len(self.members)
        high = None if self.size.high is None else max(0, self.size.high - named)
        return Bounds(max(0, self.size.low - named), high)
