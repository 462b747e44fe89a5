"""Say which place each claim is about: its own, the one given for the archive, or its source's."""

import re
from collections import Counter
from functools import cache

from babel import Locale
from babel.core import UnknownLocaleError

from habeas.app.holdings import Holdings
from habeas.model.figure import Figure
from habeas.publish.quotes import Quoted
from habeas.vocabulary.territories import territory_code, territory_name

_WORD = re.compile(r"[^\W\d_]{4,}")
# Inflected forms and adjectives of a country's name share at least this much of it.
_STEM = 5
# A year needs this many dated claims before it is listed as a page.
_FEWEST = 3


def claims_of_place(reading: Holdings, place: str) -> tuple[Quoted, ...]:
    """Give the accepted claims about a place.

    A claim is about the country that its own place names. A claim without one, or whose
    place is no country (a town, a prison), is about the place given for the archive,
    else about the country that its source names most.

    Args:
        reading: The archive as known.
        place: ISO 3166-1 alpha-2.
    """
    return tuple(q for q in reading.accepted if place_of(reading, q) == place)


def place_of(reading: Holdings, quoted: Quoted) -> str | None:
    """Give the code of the country a claim is about; None where nothing tells."""
    own = getattr(quoted.claim.body, "place", None)
    if own:
        code = territory_code(own, quoted.source.language)
        if code is not None:
            return code
    if reading.about.place is not None:
        return reading.about.place
    kept: dict[str, str | None] = reading.kept.setdefault("places", {})
    source = quoted.source
    if source.id not in kept:
        text = reading.view.snapshot(source.id).text
        kept[source.id] = _most_named(text, source.language or "en")
    return kept[source.id]


def _most_named(text: str, language: str) -> str | None:
    """Find the country that a text names most, by the beginnings of its words."""
    stems = _stems(language)
    counts: Counter[str] = Counter()
    for word in _WORD.findall(text):
        lowered = word.casefold()
        if word[0].isupper():
            code = next((c for s, c in stems if lowered.startswith(s)), None)
            counts.update([code] if code else [])
    if not counts:
        return None
    return min(counts, key=lambda code: (-counts[code], code))


@cache
def _stems(language: str) -> tuple[tuple[str, str], ...]:
    """Give the beginnings of one-word country names, the longest first."""
    try:
        names = Locale.parse(language.replace("-", "_")).territories
    except (UnknownLocaleError, ValueError):
        names = Locale("en").territories
    found = {
        name.casefold()[: max(_STEM, len(name) - 1)]: code
        for code, name in names.items()
        if len(code) == 2 and code.isalpha() and " " not in name and len(name) >= _STEM
    }
    return tuple(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


def years_of(reading: Holdings) -> tuple[tuple[str, str, int], ...]:
    """Give place code, place name and year of each page with enough dated claims, latest first."""
    counts: Counter[tuple[str, int]] = Counter()
    for quoted in reading.accepted:
        body = quoted.claim.body
        when = body.time if isinstance(body, Figure) else getattr(body, "date", None)
        day = (when.earliest or when.latest) if when is not None else None
        code = place_of(reading, quoted)
        if day is not None and code is not None:
            counts[code, day.year] += 1
    found = [key for key, count in counts.items() if count >= _FEWEST]
    return tuple((c, territory_name(c), y) for c, y in sorted(found, key=lambda k: (-k[1], k[0])))
