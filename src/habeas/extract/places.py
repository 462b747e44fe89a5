"""Where people were taken, and where something happened, as written."""

from habeas.extract.page import Page
from habeas.extract.reading import Reading

_REACH = 8


def destination_after(reading: Reading, start: int, *, abroad: bool) -> tuple[int, int] | None:
    """Find "to Ukraine and Lithuania" after a predicate: the tokens of the places.

    Args:
        reading: The first layer.
        start: First token after the predicate.
        abroad: True to accept only names known as places.
    """
    page = reading.page
    limit = page.sentences[page.sentence_of(max(start - 1, 0))].last
    for index in range(start, min(limit, start + _REACH)):
        if page.tokens[index].kind == "mark" or (index > start and page.over(index, "trigger")):
            return None
        if page.is_word(index, "to_place"):
            found = _places(reading, index + 1, limit, abroad=abroad)
            if found is not None:
                return found
    return None


def _places(reading: Reading, start: int, limit: int, *, abroad: bool) -> tuple[int, int] | None:
    page = reading.page
    while start < limit and page.is_word(start, "det") and start not in reading.named:
        start += 1
    name = reading.named.get(start)
    if name is None or name.first != start or name.kind == "body":
        return None
    if abroad and name.kind not in ("place", "other"):
        return None
    last = name.last
    while last + 1 < limit and (page.is_word(last, "and") or page.tokens[last].text == ","):
        following = last + 1 + page.is_word(last + 1, "det", "to_place")
        joined = reading.named.get(following)
        if joined is None or joined.kind in ("body", "person"):
            break
        last = joined.last
    return start, last


def place_near(reading: Reading, start: int) -> tuple[int, int] | None:
    """Find "in Keren" within the clause after a claim's words."""
    page = reading.page
    limit = page.sentences[page.sentence_of(max(start - 1, 0))].last
    for index in range(start, min(limit, start + _REACH)):
        if page.tokens[index].kind == "mark":
            return None
        if page.is_word(index, "in_place"):
            at = index + 1
            while at < limit and page.is_word(at, "det") and at not in reading.named:
                at += 1
            name = reading.named.get(at)
            if name is not None and name.first == at and at not in reading.dated:
                return name.first, name.last
    return None


def is_place(page: Page, first: int) -> bool:
    """Say whether a name is listed as a place."""
    hit = page.over(first, "names")
    return hit is not None and hit.value == "place"
