"""The archive as it was known at a moment, and as had been said by a day: the time machine.

A View never changes. Everything anyone asks is asked of one.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from habeas.archive.kept import load
from habeas.archive.people import People, mention_id
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
        return spells(person.id, self._lives().get(person.id, []))

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
        with self._reading() as connection:
            return load(connection, self.known)

    def fresh_rectangles(self) -> "Rectangles":
        """Work the rectangles out from the claims, without what is kept of them."""
        from habeas.count import Rectangles
        from habeas.history import spells, traits

        lives = self._lives()
        rows = [
            spell
            for person, claims in sorted(lives.items())
            for spell in (*spells(person, claims), *traits(person, claims))
        ]
        return Rectangles.of(rows, people=lives)

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
        from habeas.count.groups import groups_of

        languages = {found.id: found.language for found in self.sources()}
        figures = [
            _placed(item, languages.get(item.source))
            for item in self.claims(type="figure", state="accepted")
            if item.claim.modality.acts
        ]
        if not figures:
            return ()
        who = self.person_of_claim() if person_of is None else person_of
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
        archive, so that a newer Habeas changes no answer; else one that ships with this.

        Args:
            name: ``id`` for the version in force, or ``id@version``.

        Raises:
            DefinitionError: There is none.
        """
        from habeas.vocabulary.definitions import preset, read_definition

        wanted, _, version = name.partition("@")
        for recorded in reversed(self.definitions()):
            if recorded.id == wanted and version in ("", recorded.version):
                return read_definition(recorded.data, where=f"{wanted}@{recorded.version}")
        for data in self.founding_definitions():
            if data["id"] == wanted and version in ("", str(data["version"])):
                return read_definition(data, where=wanted)
        return preset(name)

    def _undecided_pairs(self, among: Iterable[str]) -> list[tuple[str, str]]:
        """Give the pairs nobody has judged, among some people."""
        from habeas.resolve.candidates import candidates_of

        names = list(among)
        if len(names) < 2:
            return []
        identity = self.identity()
        people = [identity.by_id[name] for name in names]
        return [(pair.a, pair.b) for pair in candidates_of(people, identity.groups)]

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

        asked = self.definition(definition) if isinstance(definition, str) else definition
        if not isinstance(asked, Definition):
            raise DefinitionError("not a definition", where=repr(definition)[:60])
        cohorts = self.cohorts()
        # Only pairs of people who both count can widen the answer; finding pairs among
        # everybody would take far longer than counting.
        sure = tally(self.rectangles(), asked, on, cohorts=cohorts)
        counted = {*sure.undisputed, *(item.person for item in sure.possible)}
        return tally(
            self.rectangles(),
            asked,
            on,
            cohorts=cohorts,
            undecided_pairs=self._undecided_pairs(sorted(counted)),
            unreviewed=self.unreviewed_count,
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
