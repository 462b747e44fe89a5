"""Who is who, as known at a moment: mentions, judgements, people, candidates."""

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, func, select, tuple_

from habeas.archive.database.schema import entry, judgement, standing, undo
from habeas.archive.ledger.ledger import ids
from habeas.archive.ledger.seal import ID_DIGITS
from habeas.archive.projections.claim_state import LIVE, ClaimState
from habeas.archive.view.records import Records, literally
from habeas.errors import UnknownIdError
from habeas.model.judgement import Judged, Judgement
from habeas.model.person import Mention, Person
from habeas.resolve import Candidate, Identity, cluster


class People(Records):
    """The people whom the recorded claims mention."""

    def claims(
        self,
        *,
        state: str | Collection[str] | None = None,
        type: str | None = None,  # noqa: A002 - the wire form's word
        source: str | None = None,
        person: str | None = None,
    ) -> tuple[ClaimState, ...]:
        """Claims as they stand, in the order recorded.

        Args:
            state: Only in this state, or in one of these.
            type: Only ``figure``, ``person_event``, ``exchange`` or ``attribute``.
            source: Only of this source.
            person: Only about this person, by the judgements then in force.
        """
        wanted = self._now(said=True)
        if state is not None:
            states = [state] if isinstance(state, str) else list(state)
            wanted.append(standing.c.state.in_(states))
        if type is not None:
            wanted.append(standing.c.type == literally(type))
        own = None if person is None else self.person(person).mentions
        with self._reading() as connection:
            if source is not None:
                wanted.append(standing.c.source == self._seq(connection, source, "source"))
            if own is not None:
                places = [
                    (self._seq(connection, m.source, "source"), m.id.partition("#")[2]) for m in own
                ]
                wanted.append(tuple_(standing.c.source, standing.c.mention).in_(places))
            return self._states(connection, wanted)

    def mentions(self) -> tuple[Mention, ...]:
        """Every name in every source, but for claims rejected or retracted."""
        return self._mentions(self._now(said=True))

    def all_mentions(self) -> tuple[Mention, ...]:
        """Mentions whatever day they were said: who is who is knowledge, not report."""
        if "mentions" not in self._kept:
            self._kept["mentions"] = self._mentions(self._now())
        found: tuple[Mention, ...] = self._kept["mentions"]
        return found

    def _mentions(self, wanted: list[ColumnElement[bool]]) -> tuple[Mention, ...]:
        query = (
            select(
                standing.c.source,
                standing.c.mention,
                standing.c.name,
                standing.c.field,
                standing.c.value,
                entry.c.commitment,
            )
            .join(entry, entry.c.seq == standing.c.claim)
            .where(*wanted, standing.c.mention.is_not(None), standing.c.state.in_(LIVE))
            .order_by(standing.c.source, standing.c.start, standing.c.claim)
        )
        names: dict[tuple[int, str], str] = {}
        claims: dict[tuple[int, str], list[str]] = {}
        facts: dict[tuple[int, str], set[tuple[str, str]]] = {}
        with self._reading() as connection:
            for of, key, name, field, value, commitment in connection.execute(query):
                place = (of, key)
                names.setdefault(place, name)
                claims.setdefault(place, []).append(commitment.hex()[:ID_DIGITS])
                if field is not None:
                    facts.setdefault(place, set()).add((field, value))
            sources = ids(connection, sorted({of for of, _ in names}))
            first = self._first_claims(connection)
        return tuple(
            Mention(
                id=f"{sources[of]}#{key}",
                source=sources[of],
                name=names[of, key],
                claims=tuple(claims[of, key]),
                facts=tuple(sorted(facts.get((of, key), ()))),
            )
            for of, key in sorted(names, key=lambda place: first[place])
        )

    def _first_claims(self, connection: Connection) -> dict[tuple[int, str], int]:
        """Give the first claim about each mention, whatever became of it.

        Mentions stand in this order: it is the ledger's, and nothing recorded later
        changes it, so that the ids of people stay.
        """
        query = (
            select(standing.c.source, standing.c.mention, func.min(standing.c.claim))
            .where(standing.c.from_seq <= self.known, standing.c.mention.is_not(None))
            .group_by(standing.c.source, standing.c.mention)
        )
        return {(of, key): seq for of, key, seq in connection.execute(query)}

    def judgements(self) -> tuple[Judged, ...]:
        """The judgements in force: on each pair the latest that is not undone."""
        undone = (
            select(undo.c.base)
            .where(undo.c.seq <= self.known)
            .group_by(undo.c.base)
            .having(func.count() % 2 == 1)
        )
        query = (
            select(judgement, entry.c.commitment)
            .join(entry, entry.c.seq == judgement.c.seq)
            .where(judgement.c.seq <= self.known, judgement.c.seq.not_in(undone))
            .order_by(judgement.c.seq)
        )
        latest: dict[frozenset[str], Judged] = {}
        with self._reading() as connection:
            for row in connection.execute(query).mappings():
                latest[frozenset((row["a"], row["b"]))] = Judged(
                    id=row["commitment"].hex()[:ID_DIGITS],
                    a=row["a"],
                    b=row["b"],
                    judgement=Judgement(row["judgement"]),
                    by=row["who"],
                    why=row["why"],
                    seq=row["seq"],
                )
        return tuple(sorted(latest.values(), key=lambda judged: judged.seq))

    def identity(self) -> "Identity":
        """Who is who, by the judgements in force."""
        if "identity" not in self._kept:
            self._kept["identity"] = cluster(self.all_mentions(), self.judgements())
        found: Identity = self._kept["identity"]
        return found

    def people(self) -> tuple[Person, ...]:
        """Everyone whom at least one accepted claim mentions."""
        query = select(standing.c.source, standing.c.mention).distinct()
        query = query.where(
            *self._now(said=True), standing.c.mention.is_not(None), standing.c.state == "accepted"
        )
        with self._reading() as connection:
            rows = connection.execute(query).all()
            names = ids(connection, sorted({of for of, _ in rows}))
        accepted = {f"{names[of]}#{key}" for of, key in rows}
        found = (
            person
            for person in self.identity().people
            if any(mention.id in accepted for mention in person.mentions)
        )
        return tuple(self._as_said(person) for person in found)

    def _as_said(self, person: Person) -> Person:
        """Leave out the spellings that had not been printed by the said-by day."""
        if self.said_by is None:
            return person
        if "said" not in self._kept:
            self._kept["said"] = frozenset(mention.id for mention in self.mentions())
        said: frozenset[str] = self._kept["said"]
        kept = tuple(mention for mention in person.mentions if mention.id in said)
        return replace(person, mentions=kept)

    def person(self, person_id: str) -> Person:
        """One person; an id from before a merge leads to who it is now.

        Raises:
            UnknownIdError: Nobody has or had this id, or no source had named the person by
                the said-by day.
        """
        identity = self.identity()
        person = identity.by_id.get(identity.current(person_id))
        if person is None:
            raise UnknownIdError("nobody has this id", where=person_id, hint="see `habeas people`")
        said = self._as_said(person)
        if not said.mentions:
            raise UnknownIdError(
                f"no source had named this person by {self.said_by}",
                where=person_id,
                hint="ask with a later --said-by",
            )
        return said

    def candidates(self) -> "tuple[Candidate, ...]":
        """Pairs of people who may be one, undecided; machines suggest, people decide."""
        undecided = self.identity().undecided
        if self.said_by is None:
            return tuple(undecided)
        named = {person.id for person in self.people()}
        return tuple(pair for pair in undecided if pair.a in named and pair.b in named)

    def left_out_of_candidates(self) -> frozenset[str]:
        """People of whom more pairs exist than `candidates` gives: judged pairs make room."""
        left_out = self.identity().left_out
        if self.said_by is None or not left_out:
            return left_out
        return left_out & {person.id for person in self.people()}


def mention_id(state: ClaimState) -> str | None:
    """Give the id of the mention that a claim is about, or None where it names nobody."""
    body = state.claim.body
    name = getattr(body, "person", None)
    return None if name is None else f"{state.source}#{getattr(body, 'mention', None) or name}"
