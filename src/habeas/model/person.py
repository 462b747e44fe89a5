"""A person as sources mention them, and what sources say about the person."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

# A value of the wire form, which no language changes.
_AGE_ON: Final = "{years} on {day}"


class AttributeField(StrEnum):
    """What an attribute claim can state of a person."""

    NAME_FORM = "name_form"
    BIRTH = "birth"
    AGE_ON = "age_on"
    SEX = "sex"
    CITIZENSHIP = "citizenship"
    OCCUPATION = "occupation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """One stated property of a person.

    Attributes:
        person: The name as written.
        field: Which property; open, so that a list's own columns are kept.
        value: As written; ``age_on`` is "37 on 2025-12-13".
        mention: Key of the mention in its source where the name alone does not tell
            (a list's row); None otherwise.
    """

    person: str
    field: str
    value: str
    mention: str | None = None


def age_on(years: int, day: str) -> str:
    """Write an age for the wire form, as one on the day it was told of.

    Args:
        years: The age.
        day: EDTF.

    Examples:
        >>> age_on(37, "2025-12-13")
        '37 on 2025-12-13'
    """
    return _AGE_ON.format(years=years, day=day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One name in one source, taken to be one person unless judged otherwise.

    Attributes:
        id: ``SOURCE_ID#KEY`` where the key is the name as written, or the row.
        source: The source's id.
        name: As written there.
        claims: Ids of the claims that mention it, in order of offset.
        facts: Stated properties, as (field, value) pairs, sorted.
    """

    id: str
    source: str
    name: str
    claims: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Mentions that recorded judgements join into one person.

    Attributes:
        id: Survives merges and splits; older ids redirect to it.
        mentions: The joined mentions, sorted by id.
        redirects: Older person ids that now lead here, sorted.
    """

    id: str
    mentions: tuple[Mention, ...]
    redirects: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every spelling, most frequent first."""
        counts: dict[str, int] = {}
        for mention in self.mentions:
            counts[mention.name] = counts.get(mention.name, 0) + max(1, len(mention.claims))
        return tuple(sorted(counts, key=lambda name: (-counts[name], name)))
