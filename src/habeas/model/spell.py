"""One value of one axis of a person's life, from and to, with bounds on both ends."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Standing(StrEnum):
    """How an axis answers on a day."""

    UNDISPUTED = "undisputed"
    POSSIBLE = "possible"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """A value that holds from one day (inclusive) to another (exclusive).

    "On a day" means at the end of that day: a person released on 11 September is
    not in custody on 11 September.

    Attributes:
        person: Person id.
        axis: Axis id from the vocabulary, such as ``custody``.
        value: Value on that axis, such as ``in_custody``.
        from_earliest: First day it can have begun; None: it may have held since ever.
        from_latest: Day by which it had begun; None: it may not have begun at all.
        to_earliest: First day it can have ended; None: it need not have ended.
        to_latest: Day by which it had ended; None: it may still hold.
        claims: Ids of the claims it rests on, in order of time.
        contradiction: What of the told cannot be so, in words: it is possible, never
            undisputed; empty where claims do not contradict it.
        tentative: True where nobody who acts tells of it (announced, feared, denied...):
            it may not have begun at all, whatever its bounds.
        begins: True where its beginning is an event that is told of; False where it goes
            on from, or is inferred from, something else. Only beginnings count in a flow.
        reason: Why it is only possible throughout, in plain words; empty otherwise.
        from_reason: What its beginning rests on where that is not one known day.
        to_reason: What its end rests on where that is not one known day.
        witnesses: Independent origins behind its claims; copies are not counted.
        origins: Those origins, in lower case, sorted.
        last_reported: Last day for which a source reports it; None where no source
            dates it. No news is not news: a spell does not end for want of reports.
    """

    person: str
    axis: str
    value: str
    from_earliest: date | None
    from_latest: date | None
    to_earliest: date | None
    to_latest: date | None
    claims: tuple[str, ...] = ()
    contradiction: str = ""
    tentative: bool = False
    begins: bool = False
    reason: str = ""
    from_reason: str = ""
    to_reason: str = ""
    witnesses: int = 1
    origins: tuple[str, ...] = ()
    last_reported: date | None = None

    @property
    def disputed(self) -> bool:
        """Whether claims contradict it."""
        return self.contradiction != ""

    def standing(self, day: date) -> Standing:
        """Say whether the value holds at the end of a day.

        Args:
            day: The day asked about.
        """
        if self.from_earliest is not None and day < self.from_earliest:
            return Standing.NO
        if self.to_latest is not None and day >= self.to_latest:
            return Standing.NO
        begun = self.from_latest is not None and day >= self.from_latest
        lasting = self.to_earliest is None or day < self.to_earliest
        if begun and lasting and not self.disputed and not self.tentative:
            return Standing.UNDISPUTED
        return Standing.POSSIBLE
