"""The archive as it was known at a moment, and as had been said by a day: the time machine.

A View never changes. Everything anyone asks is asked of one.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from habeas.archive.kept import Key, fetch, load
from habeas.archive.people import People, mention_id
from habeas.archive.schema import candidate
from habeas.archive.state import ClaimState
from habeas.errors import DefinitionError
from habeas.model.claim import Claim
from habeas.model.cohort import Cohort
from habeas.model.definition import Definition
from habeas.model.event import Event
from habeas.model.figure import Figure
from habeas.model.snapshot import Source
from habeas.model.spell import Spell
from habeas.model.tally import Tally
from habeas.vocabulary.territories import territory_code

if TYPE_CHECKING:
    from habeas.count import Rectangles

LIVED: Final = ("person_event", "attribute")


class View(People):
    """What an archive held at one moment of its ledger."""

    def spells(self, person_id: str) -> tuple[Spell, ...]:
        """One person's life on every axis, from accepted claims alone."""
        from habeas.history import spells

        person = self.person(person_id)
        return spells(person.id, self._lives().get(person.id, []), rules=self.rules)

    def _lives(self) -> dict[str, list[Claim]]:
        """Give the accepted claims about each person."""
        if "lives" not in self._kept:
            person_of = self.identity().person_of
            lives: dict[str, list[Claim]] = {}
            for item in self.claims(state="accepted"):
                mention = mention_id(item)
                if mention is not None:
                    lives.setdefault(person_of[mention], []).append(item.claim)
            self._kept["lives"] = lives
        found: dict[str, list[Claim]] = self._kept["lives"]
        return found

    def rectangles(self) -> "Rectangles":
        """Everyone's spells and traits, for counting."""
        if "rectangles" not in self._kept:
            kept = self.said_by is None
            made = self._kept_rectangles() if kept else self.fresh_rectangles()
            self._kept["rectangles"] = made
        found: Rectangles = self._kept["rectangles"]
        return found

    def _kept_rectangles(self) -> "Rectangles":
        def read_spells(keys: list[Key]) -> dict[Key, bytes]:
            with self._reading() as connection:
                return fetch(connection, keys)

        with self._reading() as connection:
            return replace(load(connection, self.known, read_spells), rules=self.rules)

    def fresh_rectangles(self) -> "Rectangles":
        """Work the rectangles out from the claims, without what is kept of them."""
        from habeas.count import Rectangles
        from habeas.history import spells, traits

        lives, rules = self._lives(), self.rules
        rows = [
            spell
            for person, claims in sorted(lives.items())
            for spell in (
                *spells(person, claims, rules=rules),
                *traits(person, claims, rules=rules),
            )
        ]
        return Rectangles.of(rows, people=lives, rules=rules)

    def figures(self, *, state: str | Collection[str] = "accepted") -> tuple[Figure, ...]:
        """Published numbers, each with who stands for it and when it was said.

        Args:
            state: accepted, or others to look ahead at what review would bring.
        """
        sources = {found.id: found for found in self.sources()}
        return tuple(
            _figure(item, sources.get(item.source))
            for item in self.claims(type="figure", state=state)
        )

    def exchanges(self, *, state: str | Collection[str] = "accepted") -> tuple[ClaimState, ...]:
        """Claims of people let go against something given."""
        return self.claims(type="exchange", state=state)

    def cohorts(self, person_of: Mapping[str, str] | None = None) -> tuple[Cohort, ...]:
        """Groups that count beside the people known by name, from accepted figures.

        All figures of one dated event are one group. A total over a longer period is
        somebody's count, to be tested; it is not a group.

        Args:
            person_of: Claim id to person id, to ask under another identity; None for
                identity as known.
        """
        if person_of is None:
            if "cohorts" not in self._kept:
                self._kept["cohorts"] = self._cohorts(self.person_of_claim)
            found: tuple[Cohort, ...] = self._kept["cohorts"]
            return found
        return self._cohorts(lambda: person_of)

    def _cohorts(self, identified: Callable[[], Mapping[str, str]]) -> tuple[Cohort, ...]:
        from habeas.count.groups import groups_of

        languages = {found.id: found.language for found in self.sources()}
        figures = [
            _placed(item, languages.get(item.source))
            for item in self.claims(type="figure", state="accepted")
            if item.claim.modality.acts
        ]
        if not figures:
            return ()
        who = identified()
        members: dict[str, set[str]] = {}
        for item in self.claims(type="person_event", state="accepted"):
            body, person = item.claim.body, who.get(item.entry)
            if isinstance(body, Event) and body.member_of and person and item.claim.modality.acts:
                members.setdefault(body.member_of, set()).add(person)
        return groups_of(figures, {name: tuple(people) for name, people in members.items()})

    def person_of_claim(self) -> dict[str, str]:
        """Give the person each accepted claim is about, by claim id."""
        person_of = self.identity().person_of
        found = {}
        for item in self.claims(state="accepted"):
            mention = mention_id(item)
            if mention is not None:
                found[item.entry] = person_of[mention]
        return found

    def definition(self, name: str) -> Definition:
        """A way to count, as in force at this moment.

        The latest version recorded; else the one that came with the Habeas which made the
        archive, so that a newer Habeas changes no answer.

        Args:
            name: ``id`` for the version in force, or ``id@version``.

        Raises:
            DefinitionError: There is none.
        """
        from habeas.vocabulary.definitions import no_definition, read_definition

        wanted, _, version = name.partition("@")
        every = self.every_definition()
        for found in reversed(every):
            if found.id == wanted and version in ("", found.version):
                where = f"{wanted}@{found.version}"
                return read_definition(found.data, where=where, rules=self.rules)
        raise no_definition(name, {found.id: found.version for found in every})

    def undecided_pairs(self) -> tuple[tuple[str, str], ...]:
        """Pairs of people with accepted claims who may be one, whom nobody has judged.

        Each widens a count: low as if one person, high as if two.
        """
        if "pairs" not in self._kept:
            query = select(candidate.c.a, candidate.c.b).where(
                candidate.c.from_seq <= self.known, candidate.c.to_seq > self.known
            )
            with self._reading() as connection:
                pairs = [(a, b) for a, b in connection.execute(query)]
            if pairs and self.said_by is not None:
                named = {person.id for person in self.people()}
                pairs = [pair for pair in pairs if named.issuperset(pair)]
            self._kept["pairs"] = tuple(pairs)
        found: tuple[tuple[str, str], ...] = self._kept["pairs"]
        return found

    def tally(self, definition: Definition | str, on: str) -> Tally:
        """Count people.

        Args:
            definition: Whom to count, or its name.
            on: A day, or for a period definition any period, EDTF.

        Raises:
            DefinitionError: There is no such definition.
            DateFormatError: ``on`` is not what the definition can be asked for.
        """
        from habeas.count import tally
        from habeas.count.unreviewed import unreviewed

        asked = self.definition(definition) if isinstance(definition, str) else definition
        if not isinstance(asked, Definition):
            raise DefinitionError("not a definition", where=repr(definition)[:60])
        return tally(
            self.rectangles(),
            asked,
            on,
            cohorts=self.cohorts(),
            undecided_pairs=self.undecided_pairs(),
            unreviewed=unreviewed(self.waiting(), asked, rules=self.rules),
            erased=self.erased,
            said_by=None if self.said_by is None else self.said_by.isoformat(),
            known=self.known,
            head=self.head,
        )


def _placed(item: ClaimState, language: str | None) -> Figure:
    """Give a figure with its place as a code, and the latest day it can speak of."""
    figure = item.claim.body
    assert isinstance(figure, Figure)  # noqa: S101 - asked for by type
    code = None if figure.place is None else territory_code(figure.place, language)
    return replace(
        figure,
        id=item.entry,
        place=code or figure.place,
        said_on=figure.said_on or item.claim.said_on,
    )


def _figure(item: ClaimState, of: Source | None) -> Figure:
    figure = item.claim.body
    assert isinstance(figure, Figure)  # noqa: S101 - asked for by type
    said_on = figure.said_on or item.claim.said_on
    printed = (of.publisher or of.name) if of else None
    return replace(
        figure,
        publisher=figure.publisher or item.claim.attributed_to or printed,
        said_on=said_on,
    )
