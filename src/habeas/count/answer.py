"""How many count: the least and the greatest over all worlds that fit the record."""

from dataclasses import dataclass

from habeas.count.roster import CountRoster


@dataclass(frozen=True, slots=True)
class Answer:
    """How many count.

    Attributes:
        low: At least.
        high: At most; None where a group that may count is open upwards.
        widened: Why it may be wider than the record needs, a sentence each.
        open: Ids of the groups that have no most.
        roster: Who is behind it; None where nobody asked.
    """

    low: int
    high: int | None
    widened: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    roster: CountRoster | None = None
