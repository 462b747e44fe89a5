"""Who may be one person: undecided pairs, kept up to date entry by entry.

People who count are filed under the keys of their names. When somebody's names or
judgements change, only that person is set beside those near, so that an answer about
everybody need not compare everybody. The order of the ledger decides, never that of the
calls: the same pairs come out of one entry at a time and of a rebuild.
"""

import hashlib
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Connection, and_, bindparam, delete, insert, or_, select, update

from habeas.archive.canonical import parse
from habeas.archive.chunks import chunks
from habeas.archive.connected import JudgedOverTime, connected, judgements_of, of_people
from habeas.archive.schema import NEVER, candidate, judgement, payload, rectangle, spelling
from habeas.archive.stored import person_from
from habeas.model.person import Person

Row = dict[str, Any]
Filed = tuple[int, str]
"""Since which entry somebody is filed under a key, and who."""
Pair = tuple[str, str]
Version = tuple[int, int, bytes]
"""How somebody was known from one entry to another."""

TABLES: Final = (spelling, candidate)

# From so many pairs on, comparing in bulk first is worth making columns.
_MANY: Final = 300
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
_UNFILE: Final = delete(spelling).where(
    spelling.c.key == bindparam("of"),
    spelling.c.since == bindparam("at"),
    spelling.c.person == bindparam("who"),
)


def refresh(connection: Connection, changed: Mapping[int, Iterable[str]]) -> None:
    """Bring the pairs up to date. The rectangles must be.

    Args:
        connection: In the transaction that recorded the entries.
        changed: Sequence number to the ids of people whose names, or judgements, changed
            with that entry; ids of people whom nobody knows do no harm.
    """
    if changed:
        _Pairs(connection, changed).work_out()


def is_own(connection: Connection) -> bool:
    """Say whether this Habeas compares names as the one that made the archive did.

    If not, pairs are not made anew: who was taken to be possibly one in the past is
    knowledge of that time, and stays.
    """
    from habeas.names.version import comparison_version

    body = connection.execute(select(payload.c.body).where(payload.c.seq == 1)).scalar()
    recorded = None if body is None else parse(body).get("comparison")
    return recorded in (None, comparison_version())


def after_erasure(connection: Connection, mentions: Iterable[str], seq: int) -> None:
    """Forget whom people may have been whose words were erased, and find it again.

    Args:
        connection: In the transaction that erased; the rectangles are as they are now.
        mentions: What the erasure touched, and all that judgements connect with it.
        seq: The erasure.
    """
    from habeas.resolve.identity import person_id

    if is_own(connection):
        # Whom the others are set beside depends on everyone filed before them.
        refold(connection)
        return
    people = sorted({person_id(name) for name in mentions})
    for some in chunks(people):
        connection.execute(delete(spelling).where(spelling.c.person.in_(some)))
        either = or_(candidate.c.a.in_(some), candidate.c.b.in_(some))
        connection.execute(delete(candidate).where(either))
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
    from habeas.resolve.identity import person_id

    pairs = connection.execute(select(judgement.c.a, judgement.c.b)).all()
    mentions = {name for row in pairs for name in of_people(row)}
    for names in connected(connection, mentions) if mentions else ():
        people = {person_id(name) for name in names}
        for found in judgements_of(connection, sorted(names)):
            for seq in (found.judged.seq, *found.turns):
                yield seq, people


@lru_cache(maxsize=200_000)
def _keys(name: str) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
    """Give the numbers of a name's keys, and of its family keys.

    Each family key comes with the key of those of whom the family name alone is told.
    """
    from habeas.names.keys import keys_of
    from habeas.names.parse import parse_name
    from habeas.resolve.index import families_of

    parsed = parse_name(name)
    keys = tuple(_number(f"k{key}") for key in sorted(keys_of(parsed)))
    families = sorted(families_of(parsed))
    return keys, tuple((_number(f"f{family}"), _number(f"k{family}|")) for family in families)


def _number(key: str) -> int:
    # Keys hold sounds of names; their numbers are shorter, and tell less to a reader.
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), signed=True)


def _filed_under(person: Person) -> set[int]:
    found: set[int] = set()
    for mention in person.mentions:
        keys, families = _keys(mention.name)
        found.update(keys, (family for family, _ in families))
    return found


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
        self.versions: dict[str, list[Version]] = {}
        self.people: dict[tuple[str, bytes], Person] = {}
        self._load_versions({who for people in self.changed.values() for who in people})
        self.judged = _Judged(connection, self.versions)
        self._load_versions(self.judged.people)
        self.near: dict[tuple[int, str], tuple[str, ...]] = {}
        # Pairs of people, as known at some time, whom bulk scores tell apart.
        self.apart: set[tuple[int, int]] = set()
        self.open: dict[Pair, Row] = {}
        self.beside: dict[str, set[str]] = defaultdict(set)
        self.closed: list[Row] = []

    # Who was known how.

    def _load_versions(self, people: Iterable[str]) -> None:
        columns = rectangle.c
        query = select(columns.person, columns.from_seq, columns.to_seq, columns.detail)
        for some in chunks(sorted(set(people) - self.versions.keys())):
            self.versions.update((who, []) for who in some)
            rows = query.where(columns.person.in_(some), columns.part == "")
            for who, since, until, profile in self.connection.execute(rows):
                self.versions[who].append((since, until, profile))

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

    def work_out(self) -> None:
        """Go through the entries twice: file and look up names, then compare people."""
        self._look_up()
        self._sift()
        self._load_open()
        for seq in sorted(self.changed):
            for who in sorted(self.changed[seq]):
                self._set_beside(who, seq)
        self._write()

    def _look_up(self) -> None:
        filing = _Filing(self.connection, self._names())
        for seq in sorted(self.changed):
            present = []
            for who in sorted(self.changed[seq]):
                person = self._at(who, seq)
                filing.file(who, set() if person is None else _filed_under(person), seq)
                if person is not None and self._is_new(who, seq):
                    present.append(person)
            for person in present:
                self.near[seq, person.id] = filing.near(person)
        filing.write()
        self._load_versions({who for near in self.near.values() for who in near})

    def _sift(self) -> None:
        """Where there are many pairs, find those told apart by what is quickly compared."""
        if sum(map(len, self.near.values())) < _MANY:
            return
        import numpy as np

        from habeas.resolve.sift import sift

        place: dict[int, int] = {}
        people: list[Person] = []
        found: list[tuple[int, int]] = []
        for (seq, who), near in self.near.items():
            beside = [self._at(name, seq) for name in (who, *near)]
            for person in beside:
                if person is not None and id(person) not in place:
                    place[id(person)] = len(people)
                    people.append(person)
            first, *others = (None if p is None else place[id(p)] for p in beside)
            found += [(first, other) for other in others if first is not None and other is not None]
        one, two = np.array(found, np.int64).reshape(-1, 2).T
        for at in np.flatnonzero(~sift(people, one, two)).tolist():
            self.apart.add((id(people[one[at]]), id(people[two[at]])))

    def _names(self) -> dict[str, set[str]]:
        """Give everyone concerned by all the names they have in these entries."""
        found: dict[str, set[str]] = {}
        for who in {who for people in self.changed.values() for who in people}:
            profiles = [person_from(who, profile) for _, _, profile in self.versions[who]]
            found[who] = {m.name for person in profiles for m in person.mentions}
        return found

    def _load_open(self) -> None:
        people = {who for people in self.changed.values() for who in people}
        for some in chunks(sorted(people)):
            query = select(candidate).where(
                and_(
                    candidate.c.to_seq == NEVER,
                    or_(candidate.c.a.in_(some), candidate.c.b.in_(some)),
                )
            )
            for row in self.connection.execute(query).mappings():
                self._open(dict(row))
        self._load_versions(self.beside)

    def _open(self, row: Row) -> None:
        self.open[row["a"], row["b"]] = row
        self.beside[row["a"]].add(row["b"])
        self.beside[row["b"]].add(row["a"])

    def _close(self, row: Row, seq: int) -> None:
        del self.open[row["a"], row["b"]]
        self.beside[row["a"]].discard(row["b"])
        self.beside[row["b"]].discard(row["a"])
        if row["from_seq"] < seq:
            row["to_seq"] = seq
            self.closed.append(row)

    def _set_beside(self, who: str, seq: int) -> None:
        """Say with whom somebody may be one after an entry."""
        person = self._at(who, seq)
        others = {*self.beside[who], *self.near.get((seq, who), ())}
        others |= self.judged.with_whom(who, seq, self._at)
        for other in sorted(others):
            pair = (who, other) if who < other else (other, who)
            beside = None if person is None else self._at(other, seq)
            may_be = (
                person is not None and beside is not None and self._may_be_one(person, beside, seq)
            )
            row = self.open.get(pair)
            if row is not None and not may_be:
                self._close(row, seq)
            elif row is None and may_be:
                self._open(
                    {"a": pair[0], "b": pair[1], "from_seq": seq, "to_seq": NEVER, "fresh": True}
                )

    def _may_be_one(self, one: Person, two: Person, seq: int) -> bool:
        from habeas.resolve.candidates import candidate_of

        decided, unsure = self.judged.between(one, two, seq)
        if unsure is None and (id(one), id(two)) in self.apart:
            return False
        return not decided and candidate_of(one, two, unsure=unsure) is not None

    def _write(self) -> None:
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


class _Filing:
    """People under the keys of their names, as some entries find and leave them."""

    def __init__(self, connection: Connection, names: Mapping[str, Iterable[str]]) -> None:
        self.connection = connection
        self.under: dict[str, dict[int, int]] = {who: {} for who in names}
        self.at_key: dict[int, list[Filed]] = {}
        self.before: set[tuple[int, Filed]] = set()
        for some in chunks(sorted(names)):
            query = select(spelling).where(spelling.c.person.in_(some))
            for key, since, who in self.connection.execute(query):
                self.under[who][key] = since
                self.before.add((key, (since, who)))
        wanted = {key for found in self.under.values() for key in found}
        for name in {name for found in names.values() for name in found}:
            keys, families = _keys(name)
            wanted.update(keys, *families)
        self._load(sorted(wanted))

    def _load(self, keys: Sequence[int]) -> None:
        from habeas.resolve.index import MOST_NEAR

        # A bucket is never read further than a look-up goes, whatever fills it.
        most = MOST_NEAR + len(self.under) + 1
        query = select(spelling).order_by(spelling.c.key, spelling.c.since, spelling.c.person)
        for some in chunks(keys):
            self.at_key.update((key, []) for key in some)
            limit = len(some) * 50 + most
            rows = self.connection.execute(query.where(spelling.c.key.in_(some)).limit(limit)).all()
            if len(rows) == limit:
                rows = [
                    row
                    for key in some
                    for row in self.connection.execute(
                        query.where(spelling.c.key == key).limit(most)
                    )
                ]
            for key, since, who in rows:
                self.at_key[key].append((since, who))

    def file(self, who: str, keys: set[int], seq: int) -> None:
        """File somebody under keys from an entry on, and under no others."""
        mine = self.under[who]
        for key in [key for key in mine if key not in keys]:
            filed = (mine.pop(key), who)
            bucket = self.at_key[key]
            at = bisect_left(bucket, filed)
            if bucket[at : at + 1] == [filed]:
                del bucket[at]
        for key in keys - mine.keys():
            mine[key] = seq
            insort(self.at_key[key], (seq, who))

    def near(self, person: Person) -> tuple[str, ...]:
        """Give those filed under a name of somebody's, the longest filed first."""
        from habeas.resolve.candidates import MOST_BESIDE
        from habeas.resolve.index import MOST_NEAR, MOST_OF_ONE_FAMILY

        found: set[Filed] = set()
        for name in {mention.name for mention in person.mentions}:
            keys, families = _keys(name)
            for key in keys:
                found.update(self.at_key[key][:MOST_NEAR])
            for family, alone in families:
                bucket = self.at_key[family]
                full = len(bucket) > MOST_OF_ONE_FAMILY
                found.update(self.at_key[alone][:MOST_NEAR] if full else bucket)
        others: dict[str, None] = {}
        for _, who in sorted(found):
            if who != person.id:
                others[who] = None
        return tuple(others)[:MOST_BESIDE]

    def write(self) -> None:
        """Store what changed."""
        after = {
            (key, (since, who)) for who, mine in self.under.items() for key, since in mine.items()
        }
        gone = [{"of": k, "at": since, "who": who} for k, (since, who) in self.before - after]
        new = [
            {"key": k, "since": since, "person": who}
            for k, (since, who) in sorted(after - self.before)
        ]
        if gone:
            self.connection.execute(_UNFILE, gone)
        if new:
            self.connection.execute(insert(spelling), new)


class _Judged:
    """What judgements say of some people, after each entry."""

    def __init__(self, connection: Connection, versions: Mapping[str, list[Version]]) -> None:
        from habeas.resolve.identity import person_id

        self.people: set[str] = set()
        self.group_of: dict[str, int] = {}
        self.members: list[list[str]] = []
        self.judgements: list[list[JudgedOverTime]] = []
        self.groups: dict[tuple[int, tuple[int, ...]], Any] = {}
        if connection.execute(select(judgement.c.seq).limit(1)).first() is None:
            return
        first = {
            person_from(who, profile).mentions[0].id
            for who, found in versions.items()
            for _, _, profile in found
        }
        for names in connected(connection, first):
            if len(names) < 2:
                continue
            people = sorted({person_id(name) for name in names})
            self.group_of.update(dict.fromkeys(people, len(self.members)))
            self.members.append(people)
            self.judgements.append(judgements_of(connection, sorted(names)))
            self.people.update(people)

    def _groups(self, number: int, seq: int) -> Any:
        from habeas.resolve.judgements import group

        standing = [j.judged for j in self.judgements[number] if j.stands_at(seq)]
        key = (number, tuple(judged.seq for judged in standing))
        if key not in self.groups:
            self.groups[key] = group(standing)
        return self.groups[key]

    def with_whom(self, who: str, seq: int, known: Any) -> set[str]:
        """Give the people with whom a judgement has ever named somebody, up to an entry."""
        number = self.group_of.get(who)
        if number is None:
            return set()
        groups = self._groups(number, seq)
        of_root: dict[str, str] = {}
        for other in self.members[number]:
            person = known(other, seq)
            if person is not None:
                of_root[groups.root(person.mentions[0].id)] = other
        found = set()
        for judged in (j.judged for j in self.judgements[number] if j.judged.seq <= seq):
            pair = {of_root.get(groups.root(judged.a)), of_root.get(groups.root(judged.b))}
            if who in pair:
                found |= pair
        return {other for other in found if other is not None and other != who}

    def between(self, one: Person, two: Person, seq: int) -> tuple[bool, str | None]:
        """Say whether a judgement keeps two people apart, and which leaves them open."""
        number = self.group_of.get(one.id)
        if number is None or number != self.group_of.get(two.id):
            return False, None
        groups = self._groups(number, seq)
        a, b = groups.root(one.mentions[0].id), groups.root(two.mentions[0].id)
        if groups.forbids(a, b) is not None:
            return True, None
        unsure = [j.id for j in groups.unsure if {groups.root(j.a), groups.root(j.b)} == {a, b}]
        return False, unsure[-1] if unsure else None
