"""Who a number may count: its noun, its label, whom the words behind it name, or those it is of."""

from dataclasses import dataclass
from typing import Final

from habeas.extract.descriptions import named_after
from habeas.extract.gate.links import GroupLink, links
from habeas.extract.gate.ties import Strength, Tie
from habeas.extract.groups import PeopleGroup
from habeas.extract.reading import Reading
from habeas.model.claim import Basis
from habeas.vocabulary.meanings import meanings

Tokens = tuple[int, int]
# How many numbers a population may be handed on over.
_DEPTH: Final = 4
_LABELS: Final = ("label", "count", "item")


@dataclass(frozen=True, slots=True)
class CountedAs:
    """One way to say who a number counts.

    Attributes:
        population: As it is counted.
        words: Tokens that say so; None where none do.
        basis: How it is known.
    """

    population: str
    words: Tokens | None
    basis: Basis


def counted_people(reading: Reading, group: PeopleGroup, tie: Tie | None) -> list[CountedAs]:
    """Give who a number may count, the likeliest first.

    Args:
        reading: The first layer.
        group: The number.
        tie: What is told of its people; None where that is open.
    """
    table = meanings()
    own = _own(group)
    general = own is None or own.population in table.general_populations
    found = [] if own is None or general else [own]
    if own is None:
        found += _labelled(reading, group, tie)
    if general:
        lent = _lent(reading, group, _DEPTH)
        firm = [one for one, link in lent if link.is_part and link.strength is Strength.FIRM]
        found += firm
        found += _behind(reading, group)
        befalls = None if tie is None else table.events[tie.event].counts
        if befalls is not None and tie is not None:
            found.append(CountedAs(befalls, tie.words, Basis.INHERITED_SENTENCE))
        found += [] if own is None else [own]
        found.append(CountedAs("people", None, Basis.NONE))
        bare = group.kind in ("bare", "part", "events")
        found += [one for one, link in lent if bare or link.is_part]
    return found


def _own(group: PeopleGroup) -> CountedAs | None:
    """Give who a number's own noun says that it counts."""
    if group.population is None:
        return None
    counted = meanings().counted_as(group.population)
    told = group.population if group.kind == "unknown" else counted
    return CountedAs(told, group.population_span, Basis.EXPLICIT)


def _labelled(reading: Reading, group: PeopleGroup, tie: Tie | None) -> list[CountedAs]:
    """Give whom a label, a line or "the number of" names before its number."""
    kind = "" if tie is None else tie.how.rpartition(".")[2]
    how = "" if tie is None else tie.how
    if tie is not None and not any(word in how for word in _LABELS) and kind != "held":
        return []
    page = reading.page
    first = page.sentences[page.sentence_of(group.first)].first
    for index in range(group.first - 1, first - 1, -1):
        if index in reading.groups and reading.groups[index].kind != "thing":
            return []
        hit = page.over(index, "population")
        if hit is not None:
            words = (hit.first, hit.last)
            return [CountedAs(meanings().counted_as(hit.value), words, Basis.EXPLICIT)]
    return []


def _behind(reading: Reading, group: PeopleGroup) -> list[CountedAs]:
    """Read "of whom 11 were journalists": who they are comes behind."""
    named = named_after(reading, group)
    if named is None:
        return []
    counted = meanings().counted_as(named.value)
    if counted in meanings().general_populations:
        return []
    return [CountedAs(counted, (named.first, named.last), Basis.EXPLICIT)]


def _lent(reading: Reading, group: PeopleGroup, depth: int) -> list[tuple[CountedAs, GroupLink]]:
    """Give who they are whom these are of, or are told of alike."""
    found: list[tuple[CountedAs, GroupLink]] = []
    if not depth:
        return found
    for link in links(reading, group):
        told = _own(link.to)
        inner = [told] if told is not None else _labelled(reading, link.to, None)
        if not inner or inner[0].population in meanings().general_populations:
            # "17 people died": only those they are some of say more of them than their own noun.
            lent = _lent(reading, link.to, depth - 1)
            inner = [
                *_behind(reading, link.to),
                *(o for o, further in lent if told is None or further.is_part),
            ]
        named = [o for o in inner if o.population not in meanings().general_populations]
        found += [(CountedAs(o.population, o.words, Basis.ANAPHORA), link) for o in named[:1]]
    return found
