"""What published figures count: which event, of whom, and which populations hold which."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from habeas.vocabulary.measure_table import measure_table
from habeas.vocabulary.reconcile_table import reconcile_table


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Measures:
    """The tables about published figures that groups of people need.

    Attributes:
        events: Measure to the event that everybody counted had, where a figure of one
            occasion is a group.
        acts: Event to the events that may be one act with it on one day, itself included,
            in the order in which a group is named.
        anyone: The population that holds every other.
        inner: Population to all populations in it, itself left out; of those that hold any.
        held: Populations that whoever is let go belongs to.
        restates: Population that only says a subgroup again, to the subgroup's dimension.
        apart: Dimension of a subgroup to values of which nobody has two.
        wide: Dimension to the value that holds the others.
        near_percent: How far two exact sizes may differ and be one group.
        about_percent: How far "about" reaches each way.
    """

    events: Mapping[str, str]
    acts: Mapping[str, tuple[str, ...]]
    anyone: str
    inner: Mapping[str, frozenset[str]]
    held: frozenset[str]
    restates: Mapping[str, str]
    apart: Mapping[str, frozenset[str]]
    wide: Mapping[str, str]
    near_percent: int
    about_percent: int

    def event_of(self, measure: str) -> str | None:
        """Give the event that everybody of a group had; None where a measure makes no group."""
        return self.events.get(measure)

    def act_of(self, event: str) -> tuple[str, ...]:
        """Give the events that may be one act with an event on one day."""
        return self.acts.get(event, (event,))

    def holds(self, outer: str, inner: str, *, held: bool = False) -> bool:
        """Say whether everybody of one population is of another.

        Args:
            outer: The population that may hold the other.
            inner: The population that may be in it.
            held: Whether what is told of them happens only to people in custody.
        """
        if outer in (inner, self.anyone) or inner in self.inner.get(outer, ()):
            return True
        # Where whoever is told of was held, every role is one of prisoners.
        return held and outer in self.held and not self.holds(inner, outer)

    def are_words_for_one(self, one: str, other: str) -> bool:
        """Say whether reports use two words for the same people: both are wide words."""
        return all(word == self.anyone or self._is_wide(word) for word in (one, other))

    def _is_wide(self, word: str) -> bool:
        return word in self.inner or any(word in inside for inside in self.inner.values())


@cache
def measures() -> Measures:
    """Give the tables that ship."""
    table = measure_table()
    people = table.populations
    return Measures(
        events={name: m.group for name, m in table.measures.items() if m.group is not None},
        acts={event: act for act in table.acts for event in act},
        anyone=people.anyone,
        inner={outer: _inside(people.holds, outer) for outer in people.holds},
        held=people.held,
        restates=people.restates,
        apart=table.subgroups.apart,
        wide=table.subgroups.wide,
        near_percent=table.near_percent,
        about_percent=reconcile_table().about_margin_percent,
    )


def _inside(holds: Mapping[str, tuple[str, ...]], outer: str) -> frozenset[str]:
    found, todo = set[str](), [outer]
    while todo:
        fresh = set(holds.get(todo.pop(), ())) - found
        found |= fresh
        todo += fresh
    return frozenset(found - {outer})
