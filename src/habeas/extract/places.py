"""Where people were taken, and where something happened, as written."""

from habeas.extract.names import NameMention, is_country
from habeas.extract.page import TextTokens
from habeas.extract.reading import Reading

_REACH = 8
_WORDS_OF_NAME = 7
# How many words may stand between "in" and the name before a claim: "in the neighbouring Vell".
_NEAR = 4


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
    if start + 1 in reading.named and _is_adjective(page, start) and start not in reading.named:
        start += 1  # "do sąsiedniej Karwenii"
    name = reading.named.get(start)
    if name is None or name.first != start or name.kind == "body":
        return None
    if abroad and not is_abroad(page, name):
        return None
    last = name.last
    while last + 1 < limit and (page.is_word(last, "and") or page.tokens[last].text == ","):
        following = last + 1 + page.is_word(last + 1, "det", "to_place")
        joined = reading.named.get(following)
        if joined is None or joined.kind in ("body", "person"):
            break
        last = joined.last
    return start, last


def _is_adjective(page: TextTokens, at: int) -> bool:
    """Say whether a small word that no list knows may only describe the name behind it."""
    token = page.tokens[at]
    known = {hit.kind for hit in page.covering.get(at, ())} - {"names"}
    return token.kind == "word" and not token.text[0].isupper() and not known


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


def place_before(reading: Reading, start: int) -> tuple[int, int] | None:
    """Find "In the neighbouring Vell, ..." or "in Vell police arrested": the last place before.

    Args:
        reading: The first layer.
        start: First token of the claim's words.
    """
    page = reading.page
    floor = page.sentences[page.sentence_of(start)].first
    for index in range(start - 1, floor - 1, -1):
        if page.low(index) in (";", ":", "(", ")"):
            return None
        if not page.is_word(index, "in_place"):
            continue
        for at in range(index + 1, min(start, index + _NEAR)):
            name = reading.named.get(at)
            if at == index + 1 and page.is_word(index, "to_place"):
                continue  # "ў Літву": in, or to
            if name is not None and at not in reading.dated and name.kind in ("place", "other"):
                return name.first, name.last
            if page.tokens[at].kind != "word" or at in reading.dated:
                break
    return None


def is_abroad(page: TextTokens, name: NameMention) -> bool:
    """Say whether a name is a country's, or a place every reader knows; any other may be at home."""
    if any(is_place(page, index) for index in range(name.first, name.last)):
        return name.kind != "person"
    return is_country(name.text, page.lexicon.code)


def facility_after(reading: Reading, start: int) -> tuple[int, int] | None:
    """Find "to Prison No. 4", "to a penal colony in Sarn" after a predicate: the words of it."""
    page = reading.page
    limit = page.sentences[page.sentence_of(max(start - 1, 0))].last
    for index in range(start, min(limit, start + _REACH + _WORDS_OF_NAME)):
        following = page.tokens[index + 1 : index + 2]
        joined = page.low(index) in (".", "-", "№")  # "Prison No. 4", "СИЗО-2", "колония № 4"
        is_abbreviation = joined and any(t.kind == "number" for t in following)
        ends = page.tokens[index].kind == "mark" and not is_abbreviation
        if ends or (index > start and _is_verb(page, index)):
            return None
        leads = page.is_word(index, "to_place") and not page.is_word(index, "from_place")
        if leads and index not in reading.dated:
            found = _facility(reading, index + 1, limit) or _known_facility(reading, index + 1)
            if found is not None:
                return found
    return None


def _known_facility(reading: Reading, start: int) -> tuple[int, int] | None:
    """Read "transféré à Montclair" of a place that the text calls a prison elsewhere."""
    page = reading.page
    start += page.is_word(start, "det") and start not in reading.named
    name = reading.named.get(start)
    if name is None or name.first != start:
        return None
    same = (n for n in reading.names if n.text == name.text and n.first > 1)
    called = any(
        page.is_word(n.first - 1, "of", "date_of") and page.is_word(n.first - 2, "facility")
        for n in same
    )
    return (name.first, name.last) if called else None


def _is_verb(page: TextTokens, at: int) -> bool:
    """Say whether a word tells that something else happens: no "remand" of "remand prison"."""
    hits = page.all_at(at, "trigger")
    return bool(hits) and not any(h.form in ("noun", "state", "stative") for h in hits)


def _facility(reading: Reading, start: int, limit: int) -> tuple[int, int] | None:
    page = reading.page
    at = start
    while at < limit and at - start < _WORDS_OF_NAME and page.tokens[at].kind == "word":
        if page.is_word(at, "facility"):
            name = reading.named.get(at)
            last = name.last if name is not None else at + 1
            while page.is_word(last, "facility"):
                last += 1
            last += last + 1 < limit and page.low(last) == "№"
            while last < limit and (page.tokens[last].kind == "number" or page.over(last, "units")):
                last += 1
            if page.lexicon.settings.construct and _is_adjective(page, last):
                last += 1  # "سجن سارنا": whose prison it is stands behind it
            place = reading.named.get(last + 1)
            if place is not None and page.is_word(last, "of", "in_place", "date_of"):
                last = place.last
            return start, last
        if page.is_word(at, "verb", "sub", "relative") and not page.is_word(at, "prep", "det"):
            return None
        at += 1
    return None


def is_place(page: TextTokens, first: int) -> bool:
    """Say whether a name is listed as a place."""
    hit = page.over(first, "names")
    return hit is not None and hit.value == "place"
