"""Every number in a text, and what became of it."""

from dataclasses import dataclass
from enum import StrEnum


class Account(StrEnum):
    """What a number in a text is, or that a person still has to say."""

    FIGURE = "figure"
    DATE = "date"
    DURATION = "duration"
    AGE = "age"
    CITATION = "citation"
    ARTICLE = "article"
    MONEY = "money"
    PERCENT = "percent"
    ORDINAL = "ordinal"
    OTHER_COUNT = "other_count"
    NAME_PART = "name_part"
    QUEUED = "queued"


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """One number as it stands in the text.

    Attributes:
        start: First code point.
        end: One past the last.
        text: The digits or the number word; a range is two numerals.
        account: What it is.
        claim: Id of the claim it is part of, or None.
    """

    start: int
    end: int
    text: str
    account: Account
    claim: str | None = None
