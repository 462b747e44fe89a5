"""Days at whose end the same may hold."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from habeas.history.kinds import Values
from habeas.history.statements import FOREVER


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days at whose end one of some states holds, and which is not known.

    Attributes:
        first: The first day; ``-FOREVER`` without limit.
        last: The last day, inclusive; ``FOREVER`` without limit.
        states: The states that some cheapest world has then; none where anything may be.
    """

    first: int
    last: int
    states: frozenset[Values]


def joined_days(days: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join stretches of days that touch.

    Args:
        days: The first and the last day of each.
    """
    out: list[tuple[int, int]] = []
    for first, last in sorted(days):
        if out and first <= out[-1][1] + 1:
            out[-1] = (out[-1][0], max(out[-1][1], last))
        else:
            out.append((first, last))
    return out


def stretches_of(held: Mapping[Values, Sequence[tuple[int, int]]]) -> tuple[Stretch, ...]:
    """Turn the days of each state into the states of each day.

    Args:
        held: States, with days at whose end they may hold.
    """
    steps: list[tuple[int, bool, Values]] = []
    for values, days in held.items():
        for first, last in joined_days(days):
            steps.append((first, True, values))
            if last < FOREVER:
                steps.append((last + 1, False, values))
    steps.sort(key=lambda step: step[0])
    out: list[Stretch] = []
    now: set[Values] = set()
    at = 0
    while at < len(steps):
        day = steps[at][0]
        while at < len(steps) and steps[at][0] == day:
            (now.add if steps[at][1] else now.discard)(steps[at][2])
            at += 1
        until = steps[at][0] - 1 if at < len(steps) else FOREVER
        states = frozenset(now)
        if out and out[-1].states == states:
            out[-1] = Stretch(out[-1].first, until, states)
        else:
            out.append(Stretch(day, until, states))
    return tuple(out)
