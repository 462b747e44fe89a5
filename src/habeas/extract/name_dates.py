"""Dates that stand with names: "arrested were Ann Bell, on 11 January, and Finn Dale, on the 15th"."""

from typing import Final

from habeas.extract.dates import Dating
from habeas.extract.names import NameMention
from habeas.extract.reading import Reading

# One date behind a name may be of anything; behind each of several it is each one's own.
_SEVERAL: Final = 2
_CLOSES: Final = (")", ",", ";", ".")


def own_dating(reading: Reading, name: NameMention) -> Dating | None:
    """Give the date that stands with a person, and not with the verb that is told of several.

    Args:
        reading: The first layer.
        name: The person, where they are named.

    Returns:
        It; None where they have none, or where it may be of anything else.
    """
    number = reading.page.sentence_of(name.first)
    dated = reading.once(("name_dates", number), lambda: _dated(reading, number))
    if len(dated) >= _SEVERAL and name.first in dated:
        return dated[name.first]
    return _gapped(reading, name)


def _gapped(reading: Reading, name: NameMention) -> Dating | None:
    """Read "Ann Bell was arrested in May 2030, and Finn Dale in June": the verb is left out, the date is not."""
    page = reading.page
    opens = (name.role_first if name.has_role else name.first) - 1
    while page.is_word(opens, "prep", "det", "possessive") and not page.is_word(opens, "and"):
        opens -= 1
    if not page.is_word(opens, "and", "contrast") or page.low(name.last) in ("(", ","):
        return None
    dating = _behind(reading, name)
    sentence = page.sentences[page.sentence_of(name.first)]
    if dating is None or not reading.dates_in(sentence.first, opens):
        return None
    ends = next(
        (i for i in range(dating.last, sentence.last) if page.low(i) in (*_CLOSES, "—")),
        sentence.last,
    )
    told = reading.predicates_in(opens, ends)
    verbs = any(page.is_word(i, "verb") or page.over(i, "aux") for i in range(opens, ends))
    return None if told or verbs else dating


def _dated(reading: Reading, number: int) -> dict[int, Dating]:
    sentence = reading.page.sentences[number]
    found = {}
    for name in reading.names_in(sentence.first, sentence.last):
        dating = _behind(reading, name) if name.kind == "person" else None
        if dating is not None:
            found[name.first] = dating
    told = reading.predicates_in(min(found, default=0), max(found, default=0))
    return {} if told else found  # they are of one list only where no verb stands among them


def _behind(reading: Reading, name: NameMention) -> Dating | None:
    """Give the date of "Ann Bell (9 May)", "Ann Bell, on 9 May," and "Ann Bell on 9 May"."""
    page, at = reading.page, name.last
    opens = page.low(at)
    first = at + (opens in ("(", ",", "—", "–"))
    first += page.is_word(first, "prep") and first not in reading.dated
    dating = next(
        (d for d in reading.dates_in(first - 1, first + 3) if d.first <= first <= d.core), None
    )
    if dating is None:
        return None
    closes = page.low(dating.last)
    if opens == "(":
        return dating if closes == ")" else None
    ends = dating.last >= len(page.tokens) or closes in _CLOSES
    return dating if ends or page.is_word(dating.last, "and") else None
