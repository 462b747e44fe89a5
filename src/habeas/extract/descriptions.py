"""Words that say whom a number counts, and that no list knows: "18 Crimean Tatars", "52 young miners".

Whatever they mean, the number is of those people alone, and never of everybody.
"""

from typing import Final

from habeas.extract.groups import PeopleGroup, subgroup
from habeas.extract.lexicon import Hit
from habeas.extract.page import TextTokens
from habeas.extract.reading import Reading
from habeas.model.figure import DESCRIBED
from habeas.vocabulary.meanings import meanings
from habeas.vocabulary.measure_table import measure_table

# How many words may describe people behind "are".
_LONGEST: Final = 5
_KNOWN: Final = frozenset(("names", "sources"))


def described(reading: Reading, group: PeopleGroup) -> tuple[int, int] | None:
    """Give the words that say whom a number counts; None where they are understood, or none.

    Args:
        reading: The first layer.
        group: The number with what it counts.
    """
    page, people = reading.page, group.population_span
    if people is None and group.kind == "people":
        return None  # a word that nobody knows, of people for all that is said: it may be a verb
    if group.kind == "people" or (group.kind == "part" and people and people[1] == group.last):
        if group.population in measure_table().populations.restates:
            return None  # "Ukrainian citizens": the word is of where they are from
        words = [i for i in range(group.quantity.last, group.last) if _is_unknown(reading, i)]
        if not words and people is not None and _is_narrow(reading, group, people):
            words = [people[0]]
        return (words[0], group.last) if words else None
    if group.kind in ("bare", "part") and group.last < len(page.tokens):
        return _behind_copula(reading, group.last)
    return None


def _is_narrow(reading: Reading, group: PeopleGroup, people: tuple[int, int]) -> bool:
    if group.population not in meanings().general_populations or group.subgroup:
        return False
    return _says_more(reading, people)


def _says_more(reading: Reading, people: tuple[int, int]) -> bool:
    """Say whether a noun that is no more than people to us says more: "fishermen", "Tatars"."""
    return not all(reading.page.is_word(i, "anyone") for i in range(*people))


def _behind_copula(reading: Reading, at: int) -> tuple[int, int] | None:
    """Read "164 are Crimean Tatars": who they are stands behind the verb."""
    page = reading.page
    if page.over(at, "aux") is None:
        return None
    while at < len(page.tokens) and (page.over(at, "aux") or page.is_word(at, "det", "adv")):
        at += 1
    who = page.at(at, "population")
    if who is not None:
        narrow = who.value in meanings().general_populations and not page.at(at, "trigger")
        return (at, who.last) if narrow and _says_more(reading, (at, who.last)) else None
    last = at
    while last < min(len(page.tokens), at + _LONGEST) and _is_unknown(reading, last):
        last += 1
    ends = last >= len(page.tokens) or page.tokens[last].kind == "mark" or page.is_word(last, "and")
    return (at, last) if last > at and ends else None


def _is_unknown(reading: Reading, at: int) -> bool:
    page: TextTokens = reading.page
    known = {hit.kind for hit in page.covering.get(at, ())} - _KNOWN
    return page.tokens[at].kind == "word" and not known and at not in reading.dated


def named_after(reading: Reading, group: PeopleGroup) -> Hit | None:
    """Read "30 were freed, of whom 11 were journalists": who the 11 are comes after."""
    page = reading.page
    at = group.last
    if group.kind not in ("bare", "part") or at >= len(page.tokens):
        return None
    if page.lexicon.settings.is_free and page.low(at) in ("—", "–"):
        return page.at(at + 1, "population")  # "98 — мужчины, 39 — женщины"
    if page.over(at, "aux") is None:
        return None
    while at < len(page.tokens) and (
        page.over(at, "aux") is not None or page.is_word(at, "det", "adv")
    ):
        at += 1
    return (
        page.at(at, "population") if at < len(page.tokens) and not page.at(at, "trigger") else None
    )


def subgroup_of(reading: Reading, group: PeopleGroup) -> dict[str, str]:
    """Give the subgroup that the words counted state, before the number or after its verb."""
    named = named_after(reading, group)
    told = dict(group.subgroup) | dict(subgroup(named.value) if named is not None else ())
    words = described(reading, group)
    return told if words is None else told | {DESCRIBED: reading.page.words(*words)}
