"""Clauses that open on a group of people told before: "Among those freed are", "Of the 240,"."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from habeas.extract.clause import Opening
from habeas.extract.clauses import governing
from habeas.extract.draft import Draft
from habeas.extract.groups import PeopleGroup
from habeas.extract.page import TextTokens
from habeas.extract.predicates import Predicate
from habeas.extract.reading import Reading
from habeas.vocabulary.meanings import meanings

# How many words may name the group again, and how far back it may have been told, in sentences.
_REACH: Final = 9
_BACK: Final = 2
_DASHES: Final = ("—", "–", ":")


@dataclass(frozen=True, slots=True)
class GroupOpening:
    """Words that go back to a group.

    Attributes:
        first: First token of the words.
        last: One past the last; the parts of the group follow.
        said: What the words say of the group: "those freed"; None where they say nothing.
        size: How many they say that it holds; None where they do not.
        lists: Whether what follows only lists who is in it, with no verb of its own.
    """

    first: int
    last: int
    said: Predicate | None
    size: tuple[int | None, int | None] | None
    lists: bool


def openings(reading: Reading, number: int) -> Sequence[GroupOpening]:
    """Find the words of a sentence that go back to a group, in order of place.

    Args:
        reading: The first layer.
        number: Of the sentence.
    """
    return reading.once(("openings", number), lambda: _find(reading, number))


def _find(reading: Reading, number: int) -> list[GroupOpening]:
    page = reading.page
    sentence = page.sentences[number]
    found: list[GroupOpening] = []
    for at in range(sentence.first, sentence.last):
        divided = _divided(reading, at, sentence.first, sentence.last)
        if divided is not None:
            found.append(divided)
        opens = at == sentence.first or page.low(at - 1) in (",", ";", ":", ".")
        opens = opens or page.is_word(at - 1, "conj", "and") or page.tokens[at - 1].kind == "cite"
        if not opens:
            continue
        opening = _among(reading, at, sentence.last) or _of(reading, at, sentence.last)
        if opening is not None:
            found.append(opening)
    return found


def _divided(reading: Reading, at: int, floor: int, limit: int) -> GroupOpening | None:
    """Read "By sex, the 808 divide into": what follows are their parts."""
    page = reading.page
    ends = [h.last for h in page.all_at(at, "words") if h.value == "divides"]
    if not ends:
        return None
    last = max(ends)
    while last < limit and (page.low(last) == ":" or page.is_word(last, "adv")):
        last += 1
    told = [g.quantity for g in reading.groups_in(floor, at) if g.kind in ("bare", "people")]
    size = (told[-1].low, told[-1].high) if told else None
    return GroupOpening(at, last, None, size, lists=False) if last in reading.groups else None


def _among(reading: Reading, at: int, limit: int) -> GroupOpening | None:
    """Read "Among those imprisoned are", "Серед звільнених —"."""
    page = reading.page
    ends = [h.last for h in page.all_at(at, "words") if h.value in ("among", "including")]
    if not ends:
        return None
    start = max(ends)
    said: Predicate | None = None
    for index in range(start, min(limit, start + _REACH)):
        told = next(iter(reading.predicates_in(index, index + 1)), None)
        said = said or (told if told is not None and not told.is_finite else None)
        verb = page.at(index, "aux") or next(
            (h for h in page.all_at(index, "words") if h.value == "listing"), None
        )
        if verb is not None and told is None:
            return GroupOpening(at, verb.last, said, None, lists=True)
        if page.low(index) in _DASHES:
            return GroupOpening(at, index + 1, said, None, lists=True)
        verbless = index in reading.groups and page.lexicon.settings.verb_first
        if verbless and (said is not None or _names_held(page, start, index)):
            # "وبين الموقوفين 31 امرأة": no verb stands in it.
            return GroupOpening(at, index, said, None, lists=True)
        if index in reading.groups or page.low(index) in (",", ";", "."):
            return None
        if told is not None and told.is_finite:
            return None
    return None


def _names_held(page: TextTokens, first: int, last: int) -> bool:
    """Say whether some words are of people who are held: "الموقوفين", and not "الحاضرين"."""
    held = meanings().held_populations
    return any((h := page.at(i, "population")) and h.value in held for i in range(first, last))


def _of(reading: Reading, at: int, limit: int) -> GroupOpening | None:
    """Read "Of the 240,", "Del total,", "De estas 89,"."""
    page = reading.page
    ends = [h.last for h in page.all_at(at, "words") if h.value in ("of", "among", "including")]
    if not ends or page.is_word(at, "adv"):
        return None
    start = max(ends)
    if page.low(start) == "," and page.is_word(start - 1, "them", "they", "pronoun"):
        return GroupOpening(at, start + 1, None, None, lists=False)  # "Parmi eux, 240"
    for index in range(start, min(limit, start + _REACH)):
        group = reading.groups.get(index)
        if group is not None and group.kind in ("bare", "people", "unknown"):
            end = group.last
            while end < limit and page.all_at(end, "trigger"):
                end += 1  # "Parmi ces 39 femmes détenues,"
            size = (group.quantity.low, group.quantity.high)
            return GroupOpening(at, end, None, size, lists=False) if page.low(end) == "," else None
        them = page.is_word(index, "them", "they") or page.is_word(index, "count_noun")
        if them and page.low(index + 1) == ",":
            return GroupOpening(at, index + 1, None, None, lists=False)
        if page.low(index) == "," or not page.is_word(index, "det", "article", "definite", "of"):
            return None
    return None


def opening_for(reading: Reading, group: PeopleGroup) -> GroupOpening | None:
    """Give the words that make a number a part of a group told before; None where none do."""
    page = reading.page
    found = [o for o in openings(reading, page.sentence_of(group.first)) if o.last <= group.first]
    if not found:
        return None
    opening = found[-1]
    if any(page.is_word(i, "including") for i in range(opening.last, group.first)):
        return None  # "Of those, 38 are held, including nine women": a part of a part
    told = reading.predicates_in(opening.last, group.first)
    if opening.lists and any(_acts(reading, p) for p in told):
        return None  # "Among them were 12 men, and police arrested three others"
    return opening


def _acts(reading: Reading, predicate: Predicate) -> bool:
    """Say whether a predicate is a verb of its own, and describes nobody."""
    clause = governing(reading, predicate)
    return clause is not None and clause.opening is not Opening.PARTICIPLE


def whole_behind(reading: Reading, opening: GroupOpening, before: Sequence[Draft]) -> Draft | None:
    """Find the figure of the group that some words go back to.

    Args:
        reading: The first layer.
        opening: The words.
        before: The figures before it, in order of place.
    """
    page = reading.page
    number = page.sentence_of(opening.first)
    paragraph = page.sentences[number].paragraph
    for draft in reversed(before):
        near = draft.paragraph == paragraph or number - draft.sentence <= _BACK
        if not near or draft.span[0] >= opening.first:
            continue
        if draft.whole is not None and opening.size is None:
            continue  # but "Of the 18 Muslims" may go back to a part
        size = (draft.values["value_low"], draft.values["value_high"])
        if opening.size is not None and size != opening.size:
            continue
        if opening.said is not None and not _is_same(opening.said.event, draft):
            continue
        return draft
    return None


def _is_same(event: str, draft: Draft) -> bool:
    """Say whether a word for what happened is one for what is told of a figure."""
    measure = meanings().measure_of(event)
    told = draft.values["measure"]
    return (
        measure == told
        or {measure, told} <= meanings().in_custody
        or {measure, told} <= {"released", "pardoned"}
    )
