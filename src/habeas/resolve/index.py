"""An index of names: new ones are added to it, and it is never computed again."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from habeas.names.keys import family_keys, keys_of, tells_given
from habeas.names.parse import Name, parse_name

Item = TypeVar("Item", bound=Hashable)

# Of those filed under one key, no more are ever compared with one name.
MOST_NEAR = 400


class NameIndex(Generic[Item]):
    """Names filed under their blocking keys.

    A name that tells its given name is looked up under both, and among those of its family
    name who do not tell theirs; any other among all of its family name.
    Work on one name is bounded: of each key only the 400 filed first are given.
    """

    def __init__(self) -> None:
        self._by_key: dict[str, list[Item]] = {}
        self._by_family: dict[str, list[Item]] = {}
        self._asking: dict[str, list[Item]] = {}

    def add(self, name: str, item: Item) -> None:
        """File an item under a name; the same item may be filed under several.

        Args:
            name: As written, in any script.
            item: What a lookup gives back.
        """
        parsed = parse_name(name)
        for key in keys_of(parsed):
            self._by_key.setdefault(key, []).append(item)
        asks = not tells_given(parsed)
        for family in families_of(parsed):
            self._by_family.setdefault(family, []).append(item)
            if asks:
                self._asking.setdefault(family, []).append(item)

    def near(self, name: str) -> tuple[Item, ...]:
        """Give the items filed under names that may be this one, those of one key in order.

        Args:
            name: As written, in any script.
        """
        found: dict[Item, None] = {}
        for bucket in self._buckets(name):
            found.update(dict.fromkeys(bucket[:MOST_NEAR]))
        return tuple(found)

    def beyond(self, name: str) -> Iterator[Item]:
        """Give the items that may be near too, but are too many to be looked at.

        Args:
            name: As written, in any script.
        """
        for bucket in self._buckets(name):
            yield from bucket[MOST_NEAR:]

    def _buckets(self, name: str) -> Iterator[Sequence[Item]]:
        parsed = parse_name(name)
        for key in sorted(keys_of(parsed)):
            yield self._by_key.get(key, ())
        filed = self._asking if tells_given(parsed) else self._by_family
        for family in sorted(families_of(parsed)):
            yield filed.get(family, ())

    def add_all(self, named: Iterable[tuple[str, Item]]) -> None:
        """File many.

        Args:
            named: Pairs of a name and its item.
        """
        for name, item in named:
            self.add(name, item)


def families_of(name: Name) -> set[str]:
    """Give the keys of a name's family name, or of each word that can be one.

    Args:
        name: The parsed name.
    """
    tokens = name.surname if name.is_firm else name.tokens
    return {key for token in tokens for key in family_keys(token) if key}
