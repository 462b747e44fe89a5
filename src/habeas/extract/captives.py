"""Captives who come back, and those who are handed over for others: freed, though no verb says so."""

from typing import Final

from habeas.extract.groups import PeopleGroup
from habeas.extract.lexicon import Hit
from habeas.extract.reading import Reading
from habeas.extract.verbless import Attachment
from habeas.model.claim import Modality
from habeas.vocabulary.meanings import meanings

# How many words may stand between a verb and whom it tells of.
_NEAR: Final = 6
_HARD: Final = (";", ":", ".", "(", ")", "!", "?")
_BARGAINS: Final = ("exchange", "exchange_then", "exchange_noun")


def captives(reading: Reading, group: PeopleGroup) -> list[Attachment]:
    """Give the reading of a number of captives that came back or were handed over.

    Args:
        reading: The first layer.
        group: A number with what it counts.
    """
    if group.kind not in ("people", "unknown"):
        return []
    page = reading.page
    sentence = page.sentences[page.sentence_of(group.first)]
    left = range(group.first - 1, max(sentence.first, group.first - _NEAR) - 1, -1)
    right = range(group.last, min(sentence.last, group.last + _NEAR))
    back = _verb(reading, left, "comes_back") or _verb(reading, right, "comes_back")
    if back is not None and _is_from_captivity(reading, sentence.first):
        return _freed(reading, group, back)
    over = _verb(reading, left, "hands_over")
    held = group.population in meanings().held_populations
    if over is not None and held and _is_bargain(reading, sentence.first, sentence.last):
        return _freed(reading, group, over)
    return []


def _freed(reading: Reading, group: PeopleGroup, words: tuple[int, int]) -> list[Attachment]:
    page = reading.page
    near = range(max(words[0] - 3, 0), words[1])
    hits = (page.over(i, "modality") for i in near)
    if any(hit is not None for hit in hits) or any(page.is_word(i, "neg") for i in near):
        return []
    gap = max(group.first - words[1], words[0] - group.last, 0)
    return [Attachment(meanings().unsaid.let_go, "captives", 1, gap, words)]


def _verb(reading: Reading, words: range, kind: str) -> tuple[int, int] | None:
    """Give the nearest verb of a kind, with nothing but small words, numbers and names between."""
    page = reading.page
    for index in words:
        hits = [h for h in page.covering.get(index, ()) if h.kind == "words" and h.value == kind]
        if hits:
            longest = max(hits, key=lambda h: h.last - h.first)
            return longest.first, longest.last
        verb = page.is_word(index, "verb", "relative", "sub") and not page.is_word(
            index, "prep", "adv"
        )
        if page.low(index) in _HARD or page.over(index, "trigger") is not None or verb:
            return None
    return None


def _is_from_captivity(reading: Reading, first: int) -> bool:
    """Say whether those who come back were captives: by their words, a release or a bargain beside."""
    page = reading.page
    number = page.sentence_of(first)
    paragraph = page.paragraphs[page.sentences[number].paragraph]
    start = page.sentences[max(number - 1, paragraph[0])].first
    end = page.sentences[min(number + 2, paragraph[1] - 1)].last
    let_go = (
        meanings().events[p.event].lets_go and p.modality is Modality.ASSERTED
        for p in reading.predicates_in(start, end)
    )
    return any(let_go) or any(_tells_captivity(reading, i) for i in range(start, end))


def _tells_captivity(reading: Reading, index: int) -> bool:
    page = reading.page
    who, link = page.over(index, "population"), page.over(index, "links")
    held = who is not None and who.value in meanings().held_populations
    return held or page.is_word(index, "custody", "captivity") or _is_bargain_link(link)


def _is_bargain_link(hit: Hit | None) -> bool:
    return hit is not None and hit.value in _BARGAINS


def _is_bargain(reading: Reading, first: int, last: int) -> bool:
    page = reading.page
    before = page.sentences[max(page.sentence_of(first) - 1, 0)].first
    return any(_is_bargain_link(page.over(i, "links")) for i in range(before, last))
