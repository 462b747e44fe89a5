"""People filed under the keys of their names, as some entries find and leave them."""

import hashlib
from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sqlalchemy import Connection, bindparam, delete, insert, select

from habeas.archive.database.chunks import chunks
from habeas.archive.database.schema import spelling
from habeas.model.person import Person
from habeas.names.keys import keys_of, tells_given
from habeas.names.parse import parse_name
from habeas.resolve.index import MOST_NEAR, families_of

Filed = tuple[int, str]
"""Since which entry somebody is filed under a key, and who."""

_UNFILE: Final = delete(spelling).where(
    spelling.c.key == bindparam("of"),
    spelling.c.since == bindparam("at"),
    spelling.c.person == bindparam("who"),
)


@dataclass(frozen=True, slots=True)
class _Keys:
    """The numbers of a name's keys.

    Attributes:
        filed: Those under which it is filed.
        asked: Those under which it is looked up: where it tells its given name, its own,
            and those of its family name under which the names that do not are filed.
    """

    filed: frozenset[int]
    asked: tuple[int, ...]


@lru_cache(maxsize=200_000)
def _keys(name: str) -> _Keys:
    parsed = parse_name(name)
    own = tuple(_number("k" + key) for key in sorted(keys_of(parsed)))
    names = sorted(families_of(parsed))
    families = tuple(_number("f" + family) for family in names)
    asking = tuple(_number("a" + family) for family in names)
    if tells_given(parsed):
        return _Keys(frozenset((*own, *families)), (*own, *asking))
    return _Keys(frozenset((*own, *families, *asking)), (*own, *families))


def _number(key: str) -> int:
    # Keys hold sounds of names; their numbers are shorter, and tell less to a reader.
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), signed=True)


def filed_under(person: Person) -> frozenset[int]:
    """Give the numbers of all keys under which somebody is filed."""
    return frozenset().union(*(_keys(mention.name).filed for mention in person.mentions))


class NameFiles:
    """People under the keys of their names, as some entries find and leave them.

    Args:
        connection: In the transaction that recorded the entries.
        names: Whoever the entries change, by all the names they have in them.
    """

    def __init__(self, connection: Connection, names: Mapping[str, Iterable[str]]) -> None:
        self.connection = connection
        self._under: dict[str, dict[int, int]] = {who: {} for who in names}
        for some in chunks(sorted(names)):
            query = select(spelling).where(spelling.c.person.in_(some))
            for key, since, who in self.connection.execute(query):
                self._under[who][key] = since
        self._before = {who: dict(mine) for who, mine in self._under.items()}
        self._at_key: dict[int, list[Filed]] = {}
        self._load({k for found in names.values() for name in found for k in _keys(name).asked})

    def _load(self, keys: Iterable[int]) -> None:
        wanted = sorted(set(keys) - self._at_key.keys())
        if not wanted:
            return
        for some in chunks(wanted):
            self._at_key.update((key, []) for key in some)
            query = select(spelling).where(spelling.c.key.in_(some))
            for key, since, who in self.connection.execute(query):
                # Where the entries file people is not always written yet.
                if who not in self._under:
                    self._at_key[key].append((since, who))
        fresh = set(wanted)
        for who, mine in self._under.items():
            for key, since in mine.items():
                if key in fresh:
                    self._at_key[key].append((since, who))
        for key in wanted:
            self._at_key[key].sort()

    def rewind(self) -> None:
        """Go back to how everybody was filed before the entries."""
        self._under = {who: dict(mine) for who, mine in self._before.items()}
        keys = set(self._at_key)
        self._at_key = {}
        self._load(keys)

    def file(self, who: str, keys: frozenset[int], seq: int) -> None:
        """File somebody under keys from an entry on, and under no others."""
        mine = self._under[who]
        for key in [key for key in mine if key not in keys]:
            filed = (mine.pop(key), who)
            bucket = self._at_key.get(key)
            if bucket is not None:
                del bucket[bisect_left(bucket, filed)]
        for key in keys - mine.keys():
            mine[key] = seq
            if key in self._at_key:
                insort(self._at_key[key], (seq, who))

    def around(self, person: Person) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Give those filed under a name of somebody's, the longest filed first.

        Returns:
            Those to compare, and those who are too many to be compared: of each key all but
            the first 400.
        """
        asked = {key for m in person.mentions for key in _keys(m.name).asked}
        self._load(asked)
        near: set[Filed] = set()
        beyond: set[Filed] = set()
        for key in asked:
            bucket = self._at_key[key]
            if len(bucket) > MOST_NEAR:
                others = [filed for filed in bucket if filed[1] != person.id]
                near.update(others[:MOST_NEAR])
                beyond.update(others[MOST_NEAR:])
            else:
                near.update(bucket)
        first = dict.fromkeys(who for _, who in sorted(near) if who != person.id)
        rest = dict.fromkeys(who for _, who in sorted(beyond) if who not in first)
        return tuple(first), tuple(rest)

    def write(self) -> None:
        """Store how the entries leave everybody filed."""
        before = {(k, at, who) for who, mine in self._before.items() for k, at in mine.items()}
        after = {(k, at, who) for who, mine in self._under.items() for k, at in mine.items()}
        gone = [{"of": k, "at": at, "who": who} for k, at, who in before - after]
        new = [{"key": k, "since": at, "person": who} for k, at, who in sorted(after - before)]
        if gone:
            self.connection.execute(_UNFILE, gone)
        if new:
            self.connection.execute(insert(spelling), new)
