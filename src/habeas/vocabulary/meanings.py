"""What the words found in a text mean, whatever its language: events, measures, populations."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from habeas.vocabulary.declarations import Measure, Population, ReleaseKind, Trigger, Unit, WireWord
from habeas.vocabulary.shape import shaped


@dataclass(frozen=True, kw_only=True, eq=False)
class EventMeaning:
    """What a word for an event means.

    Attributes:
        measure: Of a figure that counts such events.
        mode: How it counts them.
        unit: What it counts where it counts the events themselves.
        event: Of one person; the word itself where empty, none where None.
        confidence: Of a figure; ``review`` where a person has to look at it.
        of_person: Of a named person's event, where it differs.
        needs: What has to stand in the sentence too.
        within: The event where what it needs is not there.
        since: The event of one person that a date is of since which it holds.
        release_kind: How the person was let go.
        counts: Population it befalls, where the words only say people.
        unlikely: Populations of whom it is rather something else.
        doubtful_of: Populations of whom a person has to look at a figure.
        lets_go: It is told as one side of an exchange.
        of_many: One occasion of it may be of many people.
        of_them: It is told of a group that was named before.
        destination: Of a person it has a destination.
        facility: Its destination may be a place of detention.
        presupposed: Who speaks of it by its noun speaks of what has happened.
        of_status: It gives a status, and is another matter where it is not that of a prisoner.
        given: Somebody gets it: in the dative, where the language has one.
        unlisted: The table of events does not have it: it is kept, and acts on nothing.
    """

    measure: Measure
    mode: Literal["flow", "stock"]
    unit: Unit
    event: WireWord | None = ""
    confidence: Literal["sure", "review"] = "sure"
    of_person: Literal["proposed", "review"] | None = None
    needs: Literal["destination", "custody"] | None = None
    within: WireWord | None = None
    since: WireWord | None = None
    release_kind: ReleaseKind | None = None
    counts: Population | None = None
    unlikely: tuple[Population, ...] = ()
    doubtful_of: tuple[Population, ...] = ()
    lets_go: bool = False
    of_many: bool = False
    of_them: bool = False
    destination: bool = False
    facility: bool = False
    given: bool = False
    presupposed: bool = False
    of_status: bool = False
    unlisted: bool = False

    @property
    def is_state(self) -> bool:
        """Whether it tells of how somebody is, and not of what happened."""
        return self.mode == "stock"

    @property
    def is_doubtful(self) -> bool:
        """Whether a person has to look at a figure that counts it."""
        return self.confidence == "review"

    @property
    def is_doubtful_of_person(self) -> bool:
        """Whether a person has to look at the event of somebody named."""
        return (self.of_person or self.confidence) == "review"


@dataclass(frozen=True, kw_only=True, eq=False)
class Unsaid:
    """What is told where no word for it stands.

    Attributes:
        held: Of prisoners.
        let_go: Of one side of an exchange.
        term: Of somebody with a length of time: "Ann Bell, teacher - 8 years".
    """

    held: Trigger
    let_go: Trigger
    term: Trigger


@dataclass(frozen=True, kw_only=True, eq=False)
class Coverage:
    """How a report's running title tells the year it covers.

    Attributes:
        pattern: Regular expression with the year of the title.
        offset: From that year to the year covered; 0 where nothing is to be changed.
    """

    pattern: str
    offset: int


@dataclass(frozen=True, kw_only=True, eq=False)
class Meanings:
    """The table ``extraction``.

    Attributes:
        source: Where it comes from.
        events: Words for events, as language files have them.
        in_custody: Measures of people who, for all that is said, are held.
        unsaid: What is told where no word for it stands.
        populations: Whom languages have words for.
        held_populations: Those that by their name are people held.
        population_units: Those that count something else than persons, and its unit.
        general_populations: Those over which a narrower word wins.
        subgroup_words: Populations that are no more than a subgroup of people.
        subgroups: Population to the dimension and value that it also states.
        name_particles: Small words inside names of people, parted by spaces.
        coverage: How titles of reports tell what year they cover.
    """

    source: str
    events: Mapping[str, EventMeaning]
    in_custody: frozenset[Measure]
    unsaid: Unsaid
    populations: tuple[str, ...]
    held_populations: frozenset[Population]
    population_units: Mapping[Population, Unit]
    general_populations: frozenset[Population]
    subgroup_words: frozenset[Population]
    subgroups: Mapping[Population, Mapping[str, str]]
    name_particles: str
    coverage: tuple[Coverage, ...]

    def counted_as(self, population: str) -> str:
        """Give the population that a word for people counts: "women" are people, of one sex.

        Args:
            population: As language files have it.
        """
        return "people" if population in self.subgroup_words else population

    def word_of(self, event: str) -> str | None:
        """Give the event of one person that a word means; None where it means none.

        Args:
            event: As language files have it.
        """
        meaning = self.events.get(event)
        return None if meaning is None else event if meaning.event == "" else meaning.event

    def words_of(self, event: str) -> frozenset[str]:
        """Give every event of one person that a word can mean, with what it needs or without.

        Args:
            event: As language files have it.
        """
        meaning = self.events.get(event)
        other = () if meaning is None else (meaning.within, meaning.since)
        told = (self.word_of(event), *other)
        return frozenset(word for word in told if word is not None)

    def measure_of(self, event: str) -> str | None:
        """Give the measure of a figure that counts an event; None for a word that is not listed."""
        meaning = self.events.get(event)
        return None if meaning is None else meaning.measure


@cache
def meanings() -> Meanings:
    """Give the table that ships."""
    return shaped(Meanings, "extraction")
