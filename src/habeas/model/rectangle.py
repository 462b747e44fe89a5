"""What is kept of a life for counting: days on which one of some states holds, or an event is."""

from dataclasses import dataclass
from enum import IntEnum


class Sure(IntEnum):
    """How sure a rectangle's value, or its event, is."""

    POSSIBLY = 0
    SURELY = 1


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Days of one part of one person's life; with a recorded interval it is a rectangle.

    Attributes:
        part: ``own``, or an axis with its body (``recognition:viasna``): the states that may
            hold; ``trait:FIELD`` or an axis of many values: a value that holds;
            ``event:PART``: an event; ``hard:PART``: events that contradict each other, to be
            worked out when asked for.
        first: First day, as an ordinal; ``-FOREVER`` without limit.
        last: Last day, inclusive; ``FOREVER`` without limit.
        code: The states, the value, or what the event may be: text, the same for the same.
        sure: Whether a value holds throughout. States that may hold, and events, are what they
            are: ``SURELY``; events to be worked out are not.
    """

    part: str
    first: int
    last: int
    code: str
    sure: Sure = Sure.SURELY
