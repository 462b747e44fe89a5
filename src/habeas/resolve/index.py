"""An index of names: new ones are added to it, and it is never computed again."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from habeas.names.keys import family_keys, keys_of
from habeas.names.parse import Name, parse_name

Item = TypeVar("Item", bound=Hashable)

# A family name more people share than this is only searched together with a given name.
MOST_OF_ONE_FAMILY = 200
# No more than this many are ever compared with one name.
MOST_NEAR = 400


class NameIndex(Generic[Item]):
    """Names filed under their blocking keys.

    Work on one name is bounded: a family name that fills a list is looked up only together
    with a given name, and no lookup gives more than 400 items.
    """

    def __init__(self) -> None:
        self._by_key: dict[str, list[Item]] = {}
        self._by_family: dict[str, list[Item]] = {}

    def add(self, name: str, item: Item) -> None:
        """File an item under a name; the same item may be filed under several.

        Args:
            name: As written, in any script.
            item: What a lookup gives back.
        """
        parsed = parse_name(name)
        for key in keys_of(parsed):
            self._by_key.setdefault(key, []).append(item)
        for family in families_of(parsed):
            self._by_family.setdefault(family, []).append(item)

    def near(self, name: str) -> tuple[Item, ...]:
        """Give the items filed under names that may be this one, in the order they were added.

        Args:
            name: As written, in any script.
        """
        parsed = parse_name(name)
        found: dict[Item, None] = {}
        for key in sorted(keys_of(parsed)):
            found.update(dict.fromkeys(self._by_key.get(key, ())[:MOST_NEAR]))
        for family in sorted(families_of(parsed)):
            bucket = self._by_family.get(family, ())
            if len(bucket) <= MOST_OF_ONE_FAMILY:
                found.update(dict.fromkeys(bucket))
            else:
                # Only those who give the family name alone, or an initial with it.
                found.update(dict.fromkeys(self._by_key.get(f"{family}|", ())[:MOST_NEAR]))
        return tuple(found)[:MOST_NEAR]

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
