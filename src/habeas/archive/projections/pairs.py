"""Who may be one person: undecided pairs, kept up to date entry by entry.

People who count are filed under the keys of their names. When somebody's names or
judgements change, only that person is set beside those near, so that an answer about
everybody need not compare everybody. The order of the ledger decides, never that of the
calls: the same pairs come out of one entry at a time and of a rebuild.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

import numpy as np
from sqlalchemy import Connection, and_, bindparam, delete, insert, or_, select, update

from habeas.archive.database.chunks import chunks
from habeas.archive.database.schema import (
    NEVER,
    candidate,
    judgement,
    left_out,
    rectangle,
    spelling,
)
from habeas.archive.ledger.bodies import FoundingBody, body_of
from habeas.archive.projections.connections import connected, judgements_of, of_people
from habeas.archive.projections.name_files import NameFiles, filed_under
from habeas.archive.projections.pair_judgements import Judging, Version
from habeas.archive.projections.rectangle_rows import person_from
from habeas.archive.projections.unoffered_pairs import LeftOut, forget
from habeas.model.person import Person
from habeas.names.version import comparison_version
from habeas.resolve.candidates import MOST_BESIDE, candidate_of
from habeas.resolve.identity import person_id
from habeas.resolve.sift import sift

Row = dict[str, Any]
Pair = tuple[str, str]

TABLES: Final = (spelling, candidate, left_out)

# From so many pairs of mentions on, comparing in bulk is worth making columns.
_MANY: Final = 300
# Pairs of people compared in bulk at a time, so that memory stays bounded.
_AT_ONCE: Final = 200_000
# Entries worked through at a time when everything is made anew.
_STEP: Final = 2000
_CLOSE: Final = (
    update(candidate)
    .where(
        candidate.c.a == bindparam("one"),
        candidate.c.b == bindparam("two"),
        candidate.c.from_seq == bindparam("since"),
    )
    .values(to_seq=bindparam("until"))
)


def refresh(connection: Connection, changed: Mapping[int, Iterable[str]]) -> set[str]:
    """Bring the pairs up to date. The rectangles must be.

    Args:
        connection: In the transaction that recorded the entries.
        changed: Sequence number to the ids of people whose names, or judgements, changed
            with that entry; ids of people whom nobody knows do no harm.

    Returns:
        The people of pairs that were opened or closed.
    """
    return _Pairs(connection, changed).work_out() if changed else set()


def is_own(connection: Connection) -> bool:
    """Say whether this Habeas compares names as the one that made the archive did.

    If not, pairs are not made anew: who was taken to be possibly one in the past is
    knowledge of that time, and stays.
    """
    founding = body_of(connection, 1, FoundingBody)
    recorded = None if founding is None else founding.comparison
    return recorded in (None, comparison_version())


def after_erasure(connection: Connection, mentions: Iterable[str], seq: int) -> None:
    """Forget whom people may have been whose words were erased, and find it again.

    Args:
        connection: In the transaction that erased; the rectangles are as they are now.
        mentions: What the erasure touched, and all that judgements connect with it.
        seq: The erasure.
    """
    if is_own(connection):
        # Whom the others are set beside depends on everyone filed before them.
        refold(connection)
        return
    people = sorted({person_id(name) for name in mentions})
    for some in chunks(people):
        connection.execute(delete(spelling).where(spelling.c.person.in_(some)))
        either = or_(candidate.c.a.in_(some), candidate.c.b.in_(some))
        connection.execute(delete(candidate).where(either))
    forget(connection, people)
    _Pairs(connection, {seq: people}, afresh=True).work_out()


def refold(connection: Connection) -> None:
    """Make the pairs anew, from the rectangles and the judgements."""
    for table in TABLES:
        connection.execute(delete(table))
    changed: dict[int, set[str]] = defaultdict(set)
    query = select(rectangle.c.person, rectangle.c.from_seq, rectangle.c.to_seq)
    for person, since, until in connection.execute(query.where(rectangle.c.part == "")):
        changed[since].add(person)
        if until != NEVER:
            changed[until].add(person)
    for seq, people in _judged(connection):
        changed[seq] |= people
    seqs, some = sorted(changed), {}
    for seq in seqs:
        some[seq] = changed[seq]
        if sum(map(len, some.values())) >= _STEP:
            refresh(connection, some)
            some = {}
    refresh(connection, some)


def _judged(connection: Connection) -> Iterator[tuple[int, set[str]]]:
    """Give the people whom each judgement, and each undo of one, can concern."""
    pairs = connection.execute(select(judgement.c.a, judgement.c.b)).all()
    mentions = {name for row in pairs for name in of_people(row)}
    for names in connected(connection, mentions) if mentions else ():
        people = {person_id(name) for name in names}
        for found in judgements_of(connection, sorted(names)):
            for seq in (found.judged.seq, *found.turns):
                yield seq, people


class _Pairs:
    """Works some entries through in order: what was filed before, what changes, what is near."""

    def __init__(
        self,
        connection: Connection,
        changed: Mapping[int, Iterable[str]],
        *,
        afresh: bool = False,
    ) -> None:
        self.connection = connection
        # Also those of whom nothing changed are set beside everyone near.
        self.afresh = afresh
        self.changed = {seq: set(people) for seq, people in changed.items()}
        self.people: dict[tuple[str, bytes], Person] = {}
        self.versions: dict[str, list[Version]] = {}
        everyone = {who for people in self.changed.values() for who in people}
        self.judged = Judging(connection)
        self._read(everyone)
        self.filing = NameFiles(connection, self._names())
        self.filed: dict[int, list[tuple[str, frozenset[int]]]] = {}
        # Entries that have not been filed again, once people are looked up a second time.
        self.to_file: list[int] | None = None
        self.near: dict[tuple[int, str], tuple[str, ...]] = {}
        self.beyond: dict[tuple[int, str], tuple[str, ...]] = {}
        # Whether pairs of people, as known at some time, may be one, where bulk scores told.
        self.told: dict[tuple[int, int], bool] = {}
        self.open: dict[Pair, Row] = {}
        self.beside: dict[str, set[str]] = defaultdict(set)
        # Of whom every open pair is here.
        self.whole: set[str] = set()
        self.closed: list[Row] = []
        self.left_out = LeftOut(connection, everyone)
        # Of whom pairs are left out, and to be looked for again.
        self.again: set[str] = set()

    # Who was known how.

    def _load_versions(self, people: Iterable[str]) -> None:
        columns = rectangle.c
        query = select(columns.person, columns.from_seq, columns.to_seq, columns.detail)
        for some in chunks(sorted(set(people) - self.versions.keys())):
            self.versions.update((who, []) for who in some)
            rows = query.where(columns.person.in_(some), columns.part == "")
            for who, since, until, profile in self.connection.execute(rows):
                self.versions[who].append((since, until, profile))

    def _read(self, people: Iterable[str]) -> None:
        """Read how some people were known, and what was judged of them."""
        wanted = set(people)
        self._load_versions(wanted)
        self.judged.read({who: self.versions[who] for who in wanted})
        self._load_versions(self.judged.people)

    def _at(self, who: str, seq: int) -> Person | None:
        """Give somebody as known after one entry, or None."""
        for since, until, profile in self.versions[who]:
            if since <= seq < until:
                key = (who, profile)
                if key not in self.people:
                    self.people[key] = person_from(who, profile)
                return self.people[key]
        return None

    def _is_new(self, who: str, seq: int) -> bool:
        return self.afresh or any(seq == since for since, _, _ in self.versions[who])

    # The work.

    def work_out(self) -> set[str]:
        """Go through the entries twice: file and look up names, then compare people.

        Returns:
            The people of pairs that were opened or closed.
        """
        self._look_up()
        self._sift()
        everyone = {who for people in self.changed.values() for who in people}
        self._load_open(everyone)
        self._load_versions(self.beside)
        found = (*self.near.values(), *self.beyond.values())
        self.left_out.read({*everyone, *self.beside, *(who for some in found for who in some)})
        for seq in sorted(self.changed):
            for who in sorted(self.changed[seq]):
                self._set_beside(who, seq)
            self._look_again(seq)
        return self._write()

    def _look_up(self) -> None:
        for seq in sorted(self.changed):
            self.filed[seq] = []
            present = []
            for who in sorted(self.changed[seq]):
                person = self._at(who, seq)
                keys = frozenset() if person is None else filed_under(person)
                self.filed[seq].append((who, keys))
                self.filing.file(who, keys, seq)
                if person is not None and self._is_new(who, seq):
                    present.append(person)
            for person in present:
                near, beyond = self.filing.around(person)
                self.near[seq, person.id] = near
                if beyond:
                    self.beyond[seq, person.id] = beyond
        self.filing.write()
        self._load_versions({who for near in self.near.values() for who in near})

    def _file_until(self, seq: int) -> None:
        """File everybody as they were after an entry, to look somebody up once more."""
        if self.to_file is None:
            self.filing.rewind()
            self.to_file = sorted(self.changed, reverse=True)
        while self.to_file and self.to_file[-1] <= seq:
            at = self.to_file.pop()
            for who, keys in self.filed[at]:
                self.filing.file(who, keys, at)

    def _sift(self) -> None:
        """Where there is much to compare, compare it in bulk."""
        near = self._near_pairs()
        if sum(len(one.mentions) * len(two.mentions) for one, two in near) < _MANY:
            return
        near = self._near_pairs()
        while some := list(islice(near, _AT_ONCE)):
            self._sift_some(some)

    def _near_pairs(self) -> Iterator[tuple[Person, Person]]:
        for (seq, who), near in self.near.items():
            person = self._at(who, seq)
            if person is None:
                continue
            for name in near:
                other = self._at(name, seq)
                if other is not None:
                    yield person, other

    def _sift_some(self, pairs: Sequence[tuple[Person, Person]]) -> None:
        place: dict[int, int] = {}
        people: list[Person] = []
        for person in (person for pair in pairs for person in pair):
            if id(person) not in place:
                place[id(person)] = len(people)
                people.append(person)
        found = [(place[id(one)], place[id(two)]) for one, two in pairs]
        one, two = np.array(found, np.int64).reshape(-1, 2).T
        flags = sift(people, one, two).tolist()
        for (a, b), flag in zip(pairs, flags, strict=True):
            self.told[id(a), id(b)] = flag

    def _names(self) -> dict[str, set[str]]:
        """Give everyone concerned by all the names they have in these entries."""
        found: dict[str, set[str]] = {}
        for who in {who for people in self.changed.values() for who in people}:
            profiles = [person_from(who, profile) for _, _, profile in self.versions[who]]
            found[who] = {m.name for person in profiles for m in person.mentions}
        return found

    # Pairs that are open.

    def _load_open(self, people: Iterable[str]) -> None:
        """Read every open pair of some people."""
        wanted = sorted(set(people) - self.whole)
        for some in chunks(wanted):
            query = select(candidate).where(
                and_(
                    candidate.c.to_seq == NEVER,
                    or_(candidate.c.a.in_(some), candidate.c.b.in_(some)),
                )
            )
            for row in self.connection.execute(query).mappings():
                # Whose pairs are here already may have lost some.
                if self.whole.isdisjoint((row["a"], row["b"])):
                    self._keep(dict(row))
        self.whole.update(wanted)

    def _keep(self, row: Row) -> None:
        self.open[row["a"], row["b"]] = row
        self.beside[row["a"]].add(row["b"])
        self.beside[row["b"]].add(row["a"])

    def _open(self, one: str, two: str, seq: int) -> None:
        a, b = _pair(one, two)
        self._keep({"a": a, "b": b, "from_seq": seq, "to_seq": NEVER, "fresh": True})
        self.again |= {
            who
            for who, other in ((a, b), (b, a))
            if who in self.left_out and self.left_out.example(who) == other
        }

    def _close(self, row: Row, seq: int) -> None:
        del self.open[row["a"], row["b"]]
        self.beside[row["a"]].discard(row["b"])
        self.beside[row["b"]].discard(row["a"])
        if row["from_seq"] < seq:
            row["to_seq"] = seq
            self.closed.append(row)
        self.again |= {who for who in (row["a"], row["b"]) if who in self.left_out}

    def _is_open(self, one: str, two: str) -> bool:
        return _pair(one, two) in self.open

    def _is_full(self, who: str) -> bool:
        """Say whether somebody is offered with as many as one needs to be."""
        self._load_open((who,))
        return len(self.beside[who]) >= MOST_BESIDE

    def _set_beside(self, who: str, seq: int) -> None:
        """Say with whom somebody may be one after an entry."""
        person = self._at(who, seq)
        for other in sorted(self.beside[who]):
            beside = None if person is None else self._at(other, seq)
            if person is None or beside is None or not self._may_be_one(person, beside, seq):
                self._close(self.open[_pair(who, other)], seq)
        if person is None:
            return
        near = self.near.get((seq, who), ())
        judged = self.judged.with_whom(who, seq, self._at).difference(near)
        self.left_out.read(judged)
        for other in (*near, *sorted(judged)):
            beside = self._at(other, seq)
            if beside is not None and not self._is_open(who, other):
                self._offer(person, beside, seq)
        beyond = self.beyond.get((seq, who), ())
        if beyond:
            self._leave_out(who, beyond[0], seq)
            for other in beyond:
                self._leave_out(other, who, seq)

    def _offer(self, one: Person, two: Person, seq: int) -> None:
        """Open a pair of people who may be one, unless both are offered with many others."""
        a, b = one.id, two.id
        known = a in self.left_out and b in self.left_out
        if known and self._is_full(a) and not self._is_unsure(one, two, seq):
            # That pairs of theirs are left out is known; which they are need not be.
            return
        if not self._may_be_one(one, two, seq):
            return
        if self._is_crowded(one, two, seq):
            self._leave_out(a, b, seq)
            self._leave_out(b, a, seq)
        else:
            self._open(a, b, seq)

    def _is_crowded(self, one: Person, two: Person, seq: int) -> bool:
        """Say whether two who may be one are both offered with as many as one needs to be."""
        return (
            self._is_full(one.id) and self._is_full(two.id) and not self._is_unsure(one, two, seq)
        )

    def _may_be_one(self, one: Person, two: Person, seq: int) -> bool:
        decided, unsure = self.judged.between(one, two, seq)
        if decided:
            return False
        told = self.told.get((id(one), id(two))) if unsure is None else None
        return candidate_of(one, two, unsure=unsure) is not None if told is None else told

    def _is_unsure(self, one: Person, two: Person, seq: int) -> bool:
        return self.judged.between(one, two, seq)[1] is not None

    # Pairs that are left out.

    def _leave_out(self, who: str, other: str, seq: int) -> None:
        if who not in self.left_out:
            self.left_out.put(who, other, seq)

    def _look_again(self, seq: int) -> None:
        """Offer those of whom pairs are left out more, where an entry gives room."""
        if not self.left_out:
            return
        changed = self.changed[seq]
        self.again |= {who for who in changed if who in self.left_out}
        self.again |= self.left_out.whose_examples(changed)
        self._read(self.again)
        self._load_open(self.again)
        while self.again:
            who = min(self.again)
            self.again.discard(who)
            if who in self.left_out:
                self.left_out.put(who, self._example(who, seq), seq)

    def _example(self, who: str, seq: int) -> str | None:
        """Offer somebody with more, as far as there is room; give one who is left out still."""
        self._read((who,))
        person = self._at(who, seq)
        if person is None:
            return None
        self._file_until(seq)
        near, beyond = self.filing.around(person)
        judged = self.judged.with_whom(who, seq, self._at)
        others = (*near, *sorted(judged.difference(near)))
        last = self.left_out.example(who)
        self._load_versions((*others, last))
        self.left_out.read(others)
        found = last if self._is_unasked(person, last, beyond, seq) else None
        for other in others:
            if found is not None and self._is_full(who):
                break
            beside = self._at(other, seq)
            if beside is None or self._is_open(who, other):
                continue
            if not self._may_be_one(person, beside, seq):
                continue
            if self._is_crowded(person, beside, seq):
                self._leave_out(other, who, seq)
                found = found or other
            else:
                self._open(who, other, seq)
                found = None if found == other else found
        return found if found is not None or not beyond else beyond[0]

    def _is_unasked(self, one: Person, other: str, beyond: Sequence[str], seq: int) -> bool:
        """Say whether a pair may be one person and is not offered."""
        two = self._at(other, seq)
        if two is None or self._is_open(one.id, other):
            return False
        if self.judged.between(one, two, seq)[0]:
            return False
        return other in beyond or self._may_be_one(one, two, seq)

    def _write(self) -> set[str]:
        rows = [*self.closed, *self.open.values()]
        fresh = [{k: v for k, v in row.items() if k != "fresh"} for row in rows if "fresh" in row]
        if fresh:
            self.connection.execute(insert(candidate), fresh)
        closed = [
            {"one": r["a"], "two": r["b"], "since": r["from_seq"], "until": r["to_seq"]}
            for r in self.closed
            if "fresh" not in r
        ]
        if closed:
            self.connection.execute(_CLOSE, closed)
        self.left_out.write()
        return {row[place] for row in (*self.closed, *fresh) for place in ("a", "b")}


def _pair(one: str, two: str) -> Pair:
    return (one, two) if one < two else (two, one)
