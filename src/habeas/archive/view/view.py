"""The archive as it was known at a moment, and as had been said by a day: the time machine.

A View never changes. Everything anyone asks is asked of one.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy import Connection, select

from habeas.archive.database.schema import candidate
from habeas.archive.ledger.rules import RulesOverTime
from habeas.archive.projections import possible, sheet
from habeas.archive.projections.claim_state import ClaimState
from habeas.archive.projections.life_at import between
from habeas.archive.projections.rectangle_arrays import late_in, load, told_at
from habeas.archive.projections.unoffered_pairs import known_at
from habeas.archive.recording import completeness
from habeas.archive.view.coverage import beside, covered
from habeas.archive.view.people import People, mention_id
from habeas.count.answerable import unmet
from habeas.count.clusters import Who, records_of
from habeas.count.fits import only_place
from habeas.count.groups import groups_of
from habeas.count.pending_claims import unreviewed
from habeas.count.population import population
from habeas.count.protests import nights_of, with_nights
from habeas.count.question import Question
from habeas.count.rectangle_table import RectangleTable
from habeas.count.rectangles import Rectangles
from habeas.count.tally import tally
from habeas.errors import DefinitionError
from habeas.history import spells
from habeas.history.statements import Recipe
from habeas.model.bounds import Bounds
from habeas.model.claim import Claim
from habeas.model.cohort import Cohorts
from habeas.model.completeness import Completeness
from habeas.model.definition import Definition
from habeas.model.event import Event
from habeas.model.figure import Figure
from habeas.model.judgement import Judgement
from habeas.model.published_figure import PublishedFigures
from habeas.model.snapshot import Source
from habeas.model.spell import Spell
from habeas.model.tally import Tally
from habeas.vocabulary.definitions import no_definition, read_definition
from habeas.vocabulary.territories import territory_code

_TOGETHER: Final = re.compile(r"\s*[,;/]\s*")
LIVED: Final = ("person_event", "attribute")


class View(People):
    """What an archive held at one moment of its ledger."""

    def spells(self, person_id: str) -> tuple[Spell, ...]:
        """One person's life on every axis, from accepted claims alone."""
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
        with self._reading() as connection:
            every = sheet.read(connection)
            late = late_in(every, self.known)
            worked_out = between(connection, late, self.known, self._store.lately)
            self._kept["together"] = self._kept_together(connection, every)

        def told(people: Sequence[str]) -> Mapping[str, tuple["Recipe", ...]]:
            """Read what is told of some people, for the few of whom a count asks again."""
            with self._reading() as connection:
                return told_at(connection, people, self.known, worked_out)

        return load(every, self.known, told, self.rules, worked_out)

    def _kept_together(self, connection: Connection, every: RectangleTable) -> "Rectangles | None":
        """Give what is kept of those who may be one, as known now."""
        people = {who for pair in self.undecided_pairs() for who in pair}
        if not people:
            return None
        rows = every.known(self.known, people)
        turn = RulesOverTime(connection).turn(self.known)
        return possible.read(connection, possible.Marks.at(rows, self.known, turn), self.rules)

    def fresh_rectangles(self) -> "Rectangles":
        """Work the rectangles out from the claims, without what is kept of them."""
        return Rectangles.of_claims(self._lives(), rules=self.rules)

    def who(self) -> "Who":
        """Everybody, and who of them may be one: what every count is asked of."""
        if "who" not in self._kept:
            pairs = self.undecided_pairs()
            nights = nights_of(self._named(), self.placed_figures(), self.rules)
            self._kept["who"] = Who.of(
                with_nights(self.rectangles(), nights),
                pairs,
                apart=self.apart() if pairs else (),
                kept=_without(self._kept.get("together"), nights),
                left_out=self.left_out(),
            )
        found: Who = self._kept["who"]
        return found

    def _named(self) -> Iterator[tuple[str, Claim]]:
        """Give the accepted claims of events, each with the person it is about."""
        who = self.person_of_claim()
        for item in self.claims(type="person_event", state="accepted"):
            if item.entry in who:
                yield who[item.entry], item.claim

    def apart(self) -> tuple[tuple[str, str], ...]:
        """Pairs of people whom a judgement in force says are different."""
        decided = [
            j for j in self.judgements() if j.judgement is Judgement.DIFFERENT and "#" in j.a
        ]
        if not decided:
            return ()
        person_of = self.identity().person_of
        return tuple(
            (person_of[j.a], person_of[j.b])
            for j in decided
            if j.a in person_of and j.b in person_of
        )

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

    def placed_figures(self) -> tuple[Figure, ...]:
        """Accepted published numbers with their places as codes, for setting them beside a count."""
        if "placed" not in self._kept:
            sources = {found.id: found for found in self.sources()}
            self._kept["placed"] = tuple(
                _placed(item, sources.get(item.source))
                for item in self.claims(type="figure", state="accepted")
                if item.claim.modality.acts
            )
        found: tuple[Figure, ...] = self._kept["placed"]
        return found

    def exchanges(self, *, state: str | Collection[str] = "accepted") -> tuple[ClaimState, ...]:
        """Claims of people let go against something given."""
        return self.claims(type="exchange", state=state)

    def cohorts(self, person_of: Mapping[str, str] | None = None) -> Cohorts:
        """Groups that count beside the people known by name, from accepted figures.

        All figures of one dated event are one group. A total over a longer period is
        somebody's count, to be compared; it is not a group.

        Args:
            person_of: Claim id to person id, to ask under another identity; None for
                identity as known.
        """
        if person_of is None:
            if "cohorts" not in self._kept:
                self._kept["cohorts"] = self._cohorts(self.person_of_claim)
            found: Cohorts = self._kept["cohorts"]
            return found
        return self._cohorts(lambda: person_of)

    def _cohorts(self, identified: Callable[[], Mapping[str, str]]) -> Cohorts:
        figures = self.placed_figures()
        if not figures:
            return groups_of((), {}, rules=self.rules)
        who = identified()
        members: dict[str, set[str]] = {}
        for item in self.claims(type="person_event", state="accepted"):
            body, person = item.claim.body, who.get(item.entry)
            if isinstance(body, Event) and body.member_of and person and item.claim.modality.acts:
                members.setdefault(body.member_of, set()).add(person)
        judged = [j for j in self.judgements() if "#" not in j.a]
        named = {name: tuple(sorted(people)) for name, people in members.items()}
        return groups_of(figures, named, judgements=judged, rules=self.rules)

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
        wanted, _, version = name.partition("@")
        every = self.every_definition()
        for found in reversed(every):
            if found.id == wanted and version in ("", found.version):
                where = f"{wanted}@{found.version}"
                return read_definition(found.data, where=where, rules=self.rules)
        raise no_definition(name, {found.id: found.version for found in every})

    def completeness(self) -> tuple[Completeness, ...]:
        """Statements that the record names everybody, as they stand at this moment, oldest first."""
        if "completeness" not in self._kept:
            with self._reading() as connection:
                stand = completeness.declared(connection, self.known, self.said_by)
            self._kept["completeness"] = stand
        found: tuple[Completeness, ...] = self._kept["completeness"]
        return found

    def undecided_pairs(self) -> tuple[tuple[str, str], ...]:
        """Pairs of people with accepted claims who may be one, whom nobody has judged.

        Each widens a count, which holds every way of judging them.
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

    def left_out(self) -> tuple[str, ...]:
        """People with accepted claims who may be one with more than they are offered with.

        Any two of them may be one person, as far as a count knows.
        """
        if "left_out" not in self._kept:
            with self._reading() as connection:
                people = known_at(connection, self.known)
            if people and self.said_by is not None:
                named = {person.id for person in self.people()}
                people = tuple(who for who in people if who in named)
            self._kept["left_out"] = people
        found: tuple[str, ...] = self._kept["left_out"]
        return found

    def tally(self, definition: Definition | str, on: str, *, place: str | None = None) -> Tally:
        """Count people, and set what others published of the same thing first.

        Args:
            definition: Whom to count, or its name.
            on: A day, or for a period definition any period, EDTF.
            place: Code of a place, ISO 3166-1 alpha-2; None for everywhere.

        Raises:
            DefinitionError: There is no such definition.
            DateFormatError: ``on`` is not what the definition can be asked for.
        """
        asked = self.definition(definition) if isinstance(definition, str) else definition
        if not isinstance(asked, Definition):
            raise DefinitionError("not a definition", where=repr(definition)[:60])
        return covered(self, self.counted(asked, on, place=place), asked)

    def counted(self, definition: Definition, on: str, *, place: str | None = None) -> Tally:
        """Count what is recorded, and nothing more.

        Args:
            definition: Whom to count.
            on: A day, or for a period definition any period, EDTF.
            place: Code of a place; None for everywhere.
        """
        return tally(
            self.who(),
            definition,
            on,
            place=place,
            cohorts=self.cohorts(),
            unreviewed=unreviewed(self.waiting(), definition, rules=self.rules),
            erased=self.erased,
            said_by=None if self.said_by is None else self.said_by.isoformat(),
            known=self.known,
            head=self.head,
        )

    def interval(self, definition: Definition, on: str, *, place: str | None = None) -> Bounds:
        """Say how many are recorded, and not who.

        Args:
            definition: Whom to count.
            on: A day, or for a period definition any period, EDTF.
            place: Code of a place; None for everywhere.
        """
        found = population(self.who(), self.cohorts(), Question.of(definition, on, place))
        return Bounds(found.low, found.high)

    def published(
        self, definition: Definition, on: str, *, place: str | None = None
    ) -> PublishedFigures:
        """Give what others published of the thing that is counted, beside what is recorded.

        Args:
            definition: Whom it counts.
            on: A day, or for a period definition any period, EDTF.
            place: Code of a place; None for everywhere.

        Raises:
            DateFormatError: ``on`` is not what the definition can be asked for.
        """
        return beside(self, definition, on, place=place)

    def unmet(self, definition: Definition) -> str | None:
        """Say why nothing recorded can meet a definition; None where something can.

        Args:
            definition: Whom it counts.
        """
        return unmet(self.who().records, self.cohorts(), definition)

    def one_place(self) -> str | None:
        """The one country that everything recorded is about; None where there are several."""
        if "place" not in self._kept:
            self._kept["place"] = only_place(self.rectangles(), self.placed_figures())
        found: str | None = self._kept["place"]
        return found

    def current(self, person: str) -> str:
        """The id in use of somebody whom an older id named.

        Args:
            person: A person's id.
        """
        return self.identity().current(person)

    def at(self, known: int) -> "View":
        """Give the same archive as it was known after an earlier entry.

        Args:
            known: The entry's sequence number.
        """
        return View(self._store, known=known, said_by=self.said_by, connection=self._connection)


def _without(together: "Rectangles | None", people: Collection[str]) -> "Rectangles | None":
    """Leave out the possible persons of whom some people are."""
    if together is None or not people:
        return together
    gone = set(people)
    return together.only(name for name in together.people if gone.isdisjoint(records_of(name)))


def _placed(item: ClaimState, of: Source | None) -> Figure:
    """Give a figure as it is tested, with its place as a code."""
    figure = _figure(item, of)
    language = of.language if of is not None else None
    code = None if figure.place is None else territory_code(figure.place, language)
    return replace(
        figure,
        id=item.entry,
        place=code or figure.place,
        destination=_codes(figure.destination, language),
    )


def _codes(destination: str | None, language: str | None) -> str | None:
    """Give the countries somebody was taken to as codes, where all of them are countries."""
    if destination is None:
        return None
    named = [part for part in _TOGETHER.split(destination) if part]
    codes = [territory_code(part, language) for part in named]
    return ", ".join(sorted(str(code) for code in codes)) if all(codes) else destination


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
