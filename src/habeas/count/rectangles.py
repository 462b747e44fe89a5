"""Rectangles as a struct of arrays, for counting many people at once.

A day is its proleptic ordinal (`date.toordinal`); `FOREVER` and its negative stand for no
limit, so that one comparison answers for every row.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from habeas.count.rows import FIRST_ENTRY, STILL, Codes, Flags, Rows, together
from habeas.history.rectangles import rectangles
from habeas.history.statements import Recipe, told_of
from habeas.model.claim import Claim
from habeas.model.rectangle import Rectangle
from habeas.vocabulary.rules import Rules, packaged

HAPPENING: Final = ("event:", "hard:", "loose:")
"""How the parts begin that tell of events and not of states."""

Recipes = Callable[[Sequence[str]], Mapping[str, tuple[Recipe, ...]]]
"""Gives what is told of some people, for the few of whom a count must work it out again."""


def no_recipes(people: Sequence[str]) -> Mapping[str, tuple[Recipe, ...]]:
    """Give nothing of anybody: where no claims are at hand."""
    return dict.fromkeys(people, ())


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rectangles:
    """What is known of many people.

    Attributes:
        people: Person ids, sorted; `Rows.person` indexes them.
        parts: Names of parts and traits, sorted; `Rows.part` indexes them.
        codes: Texts of states, values and events, sorted; `Rows.code` indexes them.
        states: Rows of states and values.
        events: Rows of events.
        recipes: Gives what is told of some people.
        rules: The tables by which they were worked out.
    """

    people: tuple[str, ...]
    parts: tuple[str, ...]
    codes: tuple[str, ...]
    states: Rows
    events: Rows
    recipes: Recipes = no_recipes
    rules: Rules = field(default_factory=packaged)

    def __len__(self) -> int:
        return len(self.states) + len(self.events)

    @classmethod
    def of(
        cls,
        lives: Mapping[str, Iterable[Rectangle]],
        *,
        recipes: Recipes = no_recipes,
        rules: Rules | None = None,
    ) -> "Rectangles":
        """Build them from lives, all known throughout.

        Args:
            lives: Person id to that person's rectangles; also of those who have none.
            recipes: Gives what is told of some people.
            rules: The tables by which they were worked out; None for those that ship.
        """
        rows = (
            (person, r.part, r.first, r.last, r.code, r.sure)
            for person, of in lives.items()
            for r in of
        )
        return cls.of_rows(lives, rows, recipes=recipes, rules=rules)

    @classmethod
    def of_rows(
        cls,
        names: Iterable[str],
        rectangles: Iterable[tuple[str, str, int, int, str, int]],
        *,
        recipes: Recipes = no_recipes,
        rules: Rules | None = None,
    ) -> "Rectangles":
        """Build them from rows, all known throughout.

        Args:
            names: Person ids; also of those who have no row.
            rectangles: Person id, part, first and last day as ordinals, code, and how sure as
                in `Sure`; in any order.
            recipes: Gives what is told of some people.
            rules: The tables by which they were worked out; None for those that ship.
        """
        rows = sorted(rectangles)
        people = tuple(sorted(names))
        parts = tuple(sorted({row[1] for row in rows}))
        codes = tuple(sorted({row[4] for row in rows}))
        at = {name: i for i, name in enumerate(people)}
        at_part = {name: i for i, name in enumerate(parts)}
        at_code = {name: i for i, name in enumerate(codes)}
        size = len(rows)
        every = Rows(
            person=np.fromiter((at[row[0]] for row in rows), np.int32, size),
            part=np.fromiter((at_part[row[1]] for row in rows), np.int32, size),
            code=np.fromiter((at_code[row[4]] for row in rows), np.int32, size),
            first=np.fromiter((row[2] for row in rows), np.int32, size),
            last=np.fromiter((row[3] for row in rows), np.int32, size),
            sure=np.fromiter((row[5] for row in rows), np.int8, size),
            recorded_from=np.full(size, FIRST_ENTRY, dtype=np.int32),
            recorded_to=np.full(size, STILL, dtype=np.int32),
        )
        return cls.split(people, parts, codes, every, recipes=recipes, rules=rules)

    @classmethod
    def of_claims(
        cls,
        lives: Mapping[str, Sequence[Claim]],
        *,
        rules: Rules | None = None,
    ) -> "Rectangles":
        """Build them from claims.

        Args:
            lives: Person id to the accepted claims about that person.
            rules: The tables in force; None for those that ship.
        """
        tables = rules or packaged()
        told = {person: told_of(claims, rules=tables) for person, claims in lives.items()}
        return cls.of(
            {
                person: rectangles(person, claims, rules=tables, told=told[person])
                for person, claims in lives.items()
            },
            recipes=lambda people: {person: told.get(person, ()) for person in people},
            rules=tables,
        )

    @classmethod
    def split(
        cls,
        people: tuple[str, ...],
        parts: tuple[str, ...],
        codes: tuple[str, ...],
        every: Rows,
        *,
        recipes: Recipes = no_recipes,
        rules: Rules | None = None,
    ) -> "Rectangles":
        """Put rows of events and of states apart."""
        happening = np.array([name.startswith(HAPPENING) for name in parts], dtype=np.bool_)
        is_event = happening[every.part] if len(every) else np.zeros(0, dtype=np.bool_)
        return cls(
            people=people,
            parts=parts,
            codes=codes,
            states=every.take(~is_event),
            events=every.take(is_event),
            recipes=recipes,
            rules=rules or packaged(),
        )

    def known(self, sequence: int) -> "Rectangles":
        """Give the rows that were known after one ledger entry.

        Args:
            sequence: The entry's sequence number.
        """
        return replace(self, states=self.states.known(sequence), events=self.events.known(sequence))

    def places(self, ids: Iterable[str]) -> npt.NDArray[np.int64]:
        """Give the places of some people; unknown ones are left out.

        Args:
            ids: Their ids.
        """
        found = [
            at
            for name in ids
            if self.people[(at := bisect_left(self.people, name)) : at + 1] == (name,)
        ]
        return np.array(found, dtype=np.int64)

    def those(self, flags: Flags) -> list[str]:
        """Give the ids of some people.

        Args:
            flags: Of each person, whether they are meant.
        """
        return [self.people[at] for at in np.flatnonzero(flags).tolist()]

    def only(self, ids: Iterable[str]) -> "Rectangles":
        """Give the rows of some people, and nobody else.

        Args:
            ids: Their ids; unknown ones are passed over.
        """
        places = np.unique(self.places(ids))
        return replace(
            self,
            people=tuple(self.people[i] for i in places.tolist()),
            states=_among(self.states, places),
            events=_among(self.events, places),
        )

    def with_lives(
        self, lives: Mapping[str, Iterable[Rectangle]], told: Mapping[str, tuple[Recipe, ...]]
    ) -> "Rectangles":
        """Put other lives of some people in the place of theirs.

        Args:
            lives: Person id to that person's rectangles.
            told: What is told of each of them.
        """
        made = Rectangles.of(lives, rules=self.rules)
        parts = tuple(sorted({*self.parts, *made.parts}))
        codes = tuple(sorted({*self.codes, *made.codes}))
        changed = self.places(made.people)
        recipes = self.recipes

        def put(kept: Rows, new: Rows) -> Rows:
            others = kept.take(~np.isin(kept.person, changed))
            of_others = _renamed(others, self.parts, self.codes, parts, codes)
            of_new = replace(
                _renamed(new, made.parts, made.codes, parts, codes),
                person=changed[new.person].astype(np.int32),
            )
            return together(of_others, of_new).in_order()

        def recipes_of(people: Sequence[str]) -> Mapping[str, tuple[Recipe, ...]]:
            rest = recipes([person for person in people if person not in told])
            return {person: told.get(person) or rest.get(person, ()) for person in people}

        return replace(
            self,
            parts=parts,
            codes=codes,
            states=put(self.states, made.states),
            events=put(self.events, made.events),
            recipes=recipes_of,
        )

    def joined(self, other: "Rectangles") -> "Rectangles":
        """Put two together that know nobody in common.

        Args:
            other: Worked out by the same tables.

        Returns:
            The rows of both; what is told of everybody, as either knows it.
        """
        people = tuple(sorted((*self.people, *other.people)))
        parts = tuple(sorted({*self.parts, *other.parts}))
        codes = tuple(sorted({*self.codes, *other.codes}))
        at = {name: i for i, name in enumerate(people)}

        def numbered(r: Rectangles, rows: Rows) -> Rows:
            person = np.array([at[name] for name in r.people], dtype=np.int32)
            renamed = _renamed(rows, r.parts, r.codes, parts, codes)
            return replace(renamed, person=person[rows.person])

        def put(mine: Rows, theirs: Rows) -> Rows:
            return together(numbered(self, mine), numbered(other, theirs)).in_order()

        own, of_other = frozenset(self.people), other.recipes

        def recipes(wanted: Sequence[str]) -> Mapping[str, tuple[Recipe, ...]]:
            mine = [who for who in wanted if who in own]
            theirs = [who for who in wanted if who not in own]
            return {**self.recipes(mine), **of_other(theirs)}

        return replace(
            self,
            people=people,
            parts=parts,
            codes=codes,
            states=put(self.states, other.states),
            events=put(self.events, other.events),
            recipes=recipes,
        )

    def parts_of(self, name: str) -> tuple[int, ...]:
        """Give the numbers of a part, and of each body's answer where none is named."""
        start = f"{name}:"
        return tuple(
            i for i, part in enumerate(self.parts) if part == name or part.startswith(start)
        )


def _among(rows: Rows, places: npt.NDArray[np.int64]) -> Rows:
    """Give the rows of some people, numbered anew; rows lie in order by person."""
    if len(rows) == 0 or len(places) == 0:
        return rows.take(np.zeros(0, dtype=np.int64))
    low = np.searchsorted(rows.person, places, side="left")
    high = np.searchsorted(rows.person, places, side="right")
    counts = high - low
    at = np.repeat(low - np.concatenate(([0], np.cumsum(counts)[:-1])), counts)
    at = at + np.arange(int(counts.sum()))
    taken = rows.take(at.astype(np.int64))
    return replace(taken, person=np.repeat(np.arange(len(places)), counts).astype(np.int32))


def _renamed(
    rows: Rows,
    parts: Sequence[str],
    codes: Sequence[str],
    new_parts: Sequence[str],
    new_codes: Sequence[str],
) -> Rows:
    """Number parts and codes by other lists, which hold all of them."""

    def numbers(old: Sequence[str], new: Sequence[str]) -> Codes:
        at = {name: i for i, name in enumerate(new)}
        return np.array([at[name] for name in old], dtype=np.int32)

    return replace(
        rows,
        part=numbers(parts, new_parts)[rows.part],
        code=numbers(codes, new_codes)[rows.code],
    )
