"""Why a published figure is not set against a count, or how it was read where it is."""

from dataclasses import dataclass, field
from enum import StrEnum

# A term, a name or a number; how a time lies to the day written, with that day; or a subgroup.
Value = str | int | tuple[str, str] | tuple[tuple[str, str], ...]


class FigureObstacle(StrEnum):
    """What keeps a figure from being set against a count, or has to be said where it is."""

    MEASURE = "measure"
    MOMENT = "moment"
    PERIOD = "period"
    UNIT = "unit"
    SUBGROUP = "subgroup"
    DESTINATION = "destination"
    PART = "part"
    OWN_DEFINITION = "own_definition"
    DEFINITION = "definition"
    NO_PLACE = "no_place"
    UNKNOWN_PLACE = "unknown_place"
    PLACE = "place"
    PLACE_AMONG_OTHERS = "place_among_others"
    POPULATION = "population"
    OTHERS_RECORDED = "others_recorded"
    NO_TIME = "no_time"
    SAID_BEFORE = "said_before"
    NO_ONE_DAY = "no_one_day"
    INEXACT_TIME = "inexact_time"
    UNSTATED_DAY = "unstated_day"
    NO_BEGINNING = "no_beginning"
    NO_END = "no_end"
    PARTLY_IN_PERIOD = "partly_in_period"
    OCCASION = "occasion"
    PART_OF_PERIOD = "part_of_period"
    OTHER_PERIOD = "other_period"
    OTHER_DAY = "other_day"
    NO_NUMBER = "no_number"
    NO_EXACT_NUMBER = "no_exact_number"
    ABOUT_READ_AS = "about_read_as"


@dataclass(frozen=True, slots=True)
class FigureReason:
    """Why a figure is not set against a count.

    Attributes:
        obstacle: What keeps it from that.
        values: What there is to say of it, by name: terms, places, times and numbers; from these
            `habeas.words.figure_reasons` says it of one figure, of each of several, in short.
        words: Said of one figure as it was found, for records.
    """

    obstacle: FigureObstacle
    values: tuple[tuple[str, Value], ...] = ()
    words: str = field(default="", compare=False)

    def to_record(self) -> str:
        """Give it as records have it."""
        return self.words
