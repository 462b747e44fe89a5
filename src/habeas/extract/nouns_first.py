"""A number parted from the noun that it counts: "of whom women: 36", "женщин — 17", "Twelve are women"."""

from dataclasses import replace
from typing import Final

from habeas.extract.groups import PeopleGroup, subgroup
from habeas.extract.lexicon import Hit
from habeas.extract.page import TextTokens
from habeas.extract.reading import Reading
from habeas.vocabulary.meanings import meanings

_LINKS: Final = (":", "—", "–", "-")
_ENDS: Final = (",", ".", ";", ":", "(", "—", "–", "|", "•", "·", "-", "!", "?", "…")
# How many words may stand between the noun and the mark before its number.
_APART: Final = 3


def noun_first(reading: Reading, group: PeopleGroup) -> PeopleGroup | None:
    """Give a number with the noun that stands before it; None where none does.

    Args:
        reading: The first layer.
        group: A number with nothing behind it that it counts.
    """
    page = reading.page
    sentence = page.sentences[page.sentence_of(group.first)]
    if group.kind != "bare" or not _is_last(page, group.last, sentence.last):
        return None
    who = _who(page, group.first - 1, sentence.first)
    if who is None or not _opens(page, who.first, sentence.first):
        return None
    if any(page.over(i, "trigger") or page.over(i, "aux") for i in range(who.first, group.first)):
        return None
    return _counting(group, who)


def noun_told(reading: Reading, group: PeopleGroup) -> PeopleGroup | None:
    """Give a number with the noun that is told of it: "Twelve are women"; None where none is.

    Args:
        reading: The first layer.
        group: A number with nothing behind it that it counts.
    """
    page = reading.page
    copula = page.at(group.last, "aux")
    if group.kind != "bare" or copula is None or not _opens_clause(page, group.first):
        return None
    at = copula.last
    while page.is_word(at, "article", "det", "adv") and not page.at(at, "population"):
        at += 1
    who = page.at(at, "population")
    if who is None or page.all_at(who.last, "trigger") or page.all_at(at, "trigger"):
        return None
    return _counting(group, who)


def _counting(group: PeopleGroup, who: Hit) -> PeopleGroup:
    """Give a number with the noun that it counts."""
    return replace(
        group,
        kind="people",
        population=meanings().counted_as(who.value),
        population_span=(who.first, who.last),
        subgroup=subgroup(who.value),
    )


def _opens_clause(page: TextTokens, first: int) -> bool:
    """Say whether a number opens its sentence, or stands behind a mark or "and"."""
    floor = page.sentences[page.sentence_of(first)].first
    if page.is_word(floor, "of", "among"):
        return False  # "Of those detained, nine are": of whom, the opening says
    return first == floor or page.low(first - 1) in _ENDS or page.is_word(first - 1, "and")


def _is_last(page: TextTokens, at: int, limit: int) -> bool:
    ends = at >= limit or page.ends_line(at)
    return ends or page.low(at) in (*_ENDS, ")") or page.is_word(at, "and", "including")


def _who(page: TextTokens, at: int, floor: int) -> Hit | None:
    """Give the noun before a number: at once, or before a mark."""
    reach = 0
    if at > floor and page.low(at) in _LINKS:
        at -= 1
        reach = _APART
    elif not page.lexicon.settings.is_free:
        return None  # "the women 72" is nothing
    for index in range(at, max(at - reach, floor) - 1, -1):
        hit = page.over(index, "population")
        if hit is not None:
            return hit
        if page.tokens[index].kind != "word":
            return None
    return None


def _opens(page: TextTokens, first: int, floor: int) -> bool:
    """Say whether a noun opens its part of a list: "of whom women", "; minors"."""
    while first > floor and page.is_word(first - 1, "det", "article", "adv", "between_hedge"):
        first -= 1
    return (
        first == floor
        or page.low(first - 1) in _ENDS
        or page.is_word(first - 1, "and", "including", "of", "relative", "among", "them")
    )
