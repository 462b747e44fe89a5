"""A number set against one told before: "(May: 34)", "down from 61 in 2030", "In 2028 they were 98"."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from habeas.extract.dates import Dating
from habeas.extract.draft import Draft
from habeas.extract.groups import PeopleGroup
from habeas.extract.page import TextTokens
from habeas.extract.reading import Reading
from habeas.extract.speakers import find_speakers
from habeas.vocabulary.meanings import meanings

_OPENS: Final = ("(", ";", ",", "[")
_CLOSES: Final = (")", ";", ",", "]", ".", "!", "?")
_WITHIN: Final = (":", "—", "–", "-", '"', "“", "”", "«", "»", "„")
# Words that may stand in a clause that holds a number and nothing else of its own.
_NEUTRAL: Final = (
    "adv", "det", "article", "definite", "prep", "of", "by", "than", "set_against", "they", "them",
    "pronoun", "count_noun", "count_copula", "still", "between_hedge", "in_place", "existential",
    "change_from", "change_to", "change_verb", "year_word", "year_before", "date_of", "conj",
    "contrast", "neg", "when",
)  # fmt: skip
_YEARS: Final = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class NumberComparison:
    """What a number without a word of its own is set against.

    Attributes:
        model: The figure told before; what befell its people befell these.
        dating: The time of this number; None where it is the model's.
        stretch: First token of the words that hold the number, and one past the last.
    """

    model: Draft
    dating: Dating | None
    stretch: tuple[int, int]


def comparison(
    reading: Reading, group: PeopleGroup, before: Sequence[Draft]
) -> NumberComparison | None:
    """Give what a number without a word of its own is set against; None where nothing is.

    Args:
        reading: The first layer.
        group: A number with what it counts.
        before: The figures before it, in order of place.
    """
    page = reading.page
    model = _model(reading, group, before)
    if _is_speaking(reading, group):
        return None  # "two diplomats said"
    if model is None or not _is_plain(page, group, model):
        return None
    stretch = _stretch(reading, group, model)
    if stretch is None:
        return None
    dates = [d for d in reading.dates_in(*stretch) if d.last <= group.first or group.last <= d.core]
    own = min(dates, key=lambda d: abs(d.core - group.first), default=None)
    if own is None and not _is_said_otherwise(reading, group, model, stretch):
        return None
    return NumberComparison(model, own, stretch)


def _is_speaking(reading: Reading, group: PeopleGroup) -> bool:
    speakers = reading.once("speakers", lambda: find_speakers(reading))
    spoken = speakers.get(reading.page.sentence_of(group.first), ())
    return any(s.first <= group.first < s.last for s in spoken)


def _is_plain(page: TextTokens, group: PeopleGroup, model: Draft) -> bool:
    """Say whether a number counts nothing else than the model does."""
    quantity = group.quantity
    is_year = quantity.value in _YEARS and page.tokens[quantity.core].text.isdecimal()
    if is_year or group.quantity.is_decimal:
        return False
    if group.kind == "thing":
        return quantity.change == "from" and group.unit == "other"
    general = meanings().general_populations
    same = group.population in general or group.population == model.values["population"]
    return group.kind == "bare" or (group.kind == "people" and same)


def _model(reading: Reading, group: PeopleGroup, before: Sequence[Draft]) -> Draft | None:
    """Find the figure a number can be set against: the last before it, and near."""
    if not before:
        return None
    model, page = before[-1], reading.page
    number = page.sentence_of(group.first)
    if page.sentences[number].paragraph != model.paragraph or number - model.sentence > 1:
        return None
    start = max(model.span[1], (model.values["trigger"] or (0, 0))[1])
    told = model.values["measure"]
    others = (p for p in reading.predicates_in(start, group.first) if p.is_finite)
    if any(p.voice != "state" and meanings().measure_of(p.event) != told for p in others):
        return None
    unread = reading.groups_in(model.span[1], group.first)
    if any(g.kind in ("bare", "people") for g in unread):
        return None  # the model is the last that was read
    if model.sentence != number and model.whole is not None:
        return model.whole
    return model


def _stretch(reading: Reading, group: PeopleGroup, model: Draft) -> tuple[int, int] | None:
    """Give the words around a number that say nothing but when and how many; None for others."""
    page = reading.page
    sentence = page.sentences[page.sentence_of(group.first)]
    floor = max(sentence.first, model.span[1])
    first = group.first
    while first > floor and _is_neutral(reading, first - 1):
        first -= 1
    if first > floor and page.low(first - 1) not in _OPENS and not _is_set_against(page, first):
        return None
    last = group.last
    while last < sentence.last and _is_neutral(reading, last) and not _joins(page, last):
        last += 1
    joined = last < sentence.last and _joins(page, last)
    if last < sentence.last and page.low(last) not in _CLOSES and not joined:
        return None
    while first < group.first and page.tokens[first].kind == "mark":
        first += 1
    return first, last


def _joins(page: TextTokens, at: int) -> bool:
    return page.is_word(at, "and", "conj", "contrast", "sub")


def _is_set_against(page: TextTokens, at: int) -> bool:
    return page.is_word(at, "set_against", "than")


def _is_neutral(reading: Reading, at: int) -> bool:
    page = reading.page
    if at in reading.dated or page.low(at) in _WITHIN:
        return True
    if page.over(at, "trigger") is not None or at in reading.groups:
        return False
    if page.is_word(at, *_NEUTRAL) or page.over(at, "aux") is not None:
        return True
    kinds = ("relations", "relative", "periods", "hedges", "month", "number")
    return any(page.over(at, kind) is not None for kind in kinds) or _is_of_speaker(reading, at)


def _is_of_speaker(reading: Reading, at: int) -> bool:
    """Say whether a token is of whoever says it, or of the word for saying it."""
    speakers = reading.once("speakers", lambda: find_speakers(reading))
    spoken = speakers.get(reading.page.sentence_of(at), ())
    return reading.page.over(at, "sources") is not None or any(
        s.first <= at < s.last for s in spoken
    )


def _is_said_otherwise(
    reading: Reading, group: PeopleGroup, model: Draft, stretch: tuple[int, int]
) -> bool:
    """Say whether another speaker gives a number of his own for the same people."""
    speakers = reading.once("speakers", lambda: find_speakers(reading))
    number = reading.page.sentence_of(group.first)
    return any(
        stretch[0] <= s.first and s.last <= stretch[1] and not s.first <= model.span[0] < s.last
        for s in speakers.get(number, ())
    )
