"""The pages' own words, made from fields. Terms come from reviewed data, never from here."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from habeas.model.figure import Figure, Hedge, Mode
from habeas.model.when import When
from habeas.vocabulary import load
from habeas.vocabulary.axes import axes
from habeas.vocabulary.axes import axis as axis_named
from habeas.vocabulary.axes import value_label as vocabulary_value_label
from habeas.vocabulary.bodies import body_label
from habeas.vocabulary.events import event_label as vocabulary_event_label
from habeas.vocabulary.territories import territory_code, territory_name

PHRASES = "phrases/en"
_DAY_TOLD: Final = re.compile(r"-(?:\d{2}|XX)-\d{2}$")
_RELATIONS = {"before": "before", "after": "after", "until": "until", "about": "about"}


def phrases() -> Any:
    """Give the reviewed phrases of the pages' language."""
    return load(PHRASES)


def plain(term: str) -> str:
    """Show a term as written, with spaces for underscores."""
    return term.replace("_", " ")


def label(group: str, term: str) -> str:
    """Give the words for a term of the vocabulary.

    Args:
        group: Group of the phrase file: ``axes``, ``values``, ``populations``...
        term: The term; one that the file does not know is shown as written.
    """
    found = phrases().get(group, {}).get(term)
    if isinstance(found, dict):
        found = found.get("label") or found.get("noun")
    return plain(term) if found is None else str(found)


def number(value: int | None) -> str:
    """Write a whole number with its thousands apart."""
    return "unknown" if value is None else f"{value:,}"


def listed(items: Sequence[str]) -> str:
    """Join words as a sentence does.

    Examples:
        >>> listed(["A", "B", "C"])
        'A, B and C'
    """
    if len(items) < 2:
        return "".join(items)
    return ", ".join(items[:-1]) + " and " + items[-1]


def either(items: Sequence[str]) -> str:
    """Join words of which one is true.

    Examples:
        >>> either(["A", "B", "C"])
        'A, B or C'
    """
    if len(items) < 2:
        return "".join(items)
    return ", ".join(items[:-1]) + " or " + items[-1]


def how_many(low: int | None, high: int | None, hedge: Hedge) -> str:
    """Write a stated number with its hedge.

    Args:
        low: Least number stated.
        high: Greatest number stated.
        hedge: How exactly it was stated.
    """
    pattern: str = phrases()["hedges"][hedge.value]
    if hedge is Hedge.VAGUE and low is not None and high is not None:
        pattern = phrases()["hedges"]["vague_range"]
    return pattern.format(
        low=number(low if low is not None else high), high=number(high if high is not None else low)
    )


def interval(low: int, high: int | None) -> str:
    """Write what is recorded: the least and the greatest, without a word about what is not.

    Args:
        low: The least.
        high: The greatest; None where open.

    Examples:
        >>> interval(12, 15), interval(3, None), interval(4, 4)
        ('12 to 15', '3 or more', '4')
    """
    if high is None:
        return f"{number(low)} or more"
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def between(low: int, high: int | None) -> str:
    """Write what must be so: at least, and at most.

    Both words stay where the two numbers are one. Of people it is said only where somebody
    declared the record complete.

    Examples:
        >>> between(12, 15), between(3, None), between(4, 4)
        ('at least 12 and at most 15', 'at least 3', 'at least and at most 4')
    """
    if high is None:
        return f"at least {number(low)}"
    if low == high:
        return f"at least and at most {number(low)}"
    return f"at least {number(low)} and at most {number(high)}"


def people_counted(figure: Figure) -> str:
    """Say whom a figure counts: population, subgroup and unit."""
    who = label("populations", figure.population)
    if figure.unit not in ("persons", "person", figure.population):
        who = f"{label('units', figure.unit)} of {who}"
    implied = phrases()["implied"].get(figure.population, ())
    told = [
        _subgroup_words(dimension, value)
        for dimension, value in sorted(figure.subgroup.items())
        if f"{dimension}={value}" not in implied
    ]
    return f"{who} {listed(told)}" if told else who


def _subgroup_words(dimension: str, value: str) -> str:
    known = phrases()["subgroups"].get(f"{dimension}={value}")
    if known is not None:
        return f"who are {known}"
    pattern = phrases()["dimensions"].get(dimension, "({dimension}: {value})")
    return str(pattern.format(dimension=plain(dimension), value=place_words(plain(value))))


def place_words(place: str, language: str | None = None) -> str:
    """Name a place: a country by its name in the pages' language, any other as written.

    Args:
        place: As written.
        language: BCP 47 code of the text it stands in.

    Examples:
        >>> place_words("Беларусі", "be"), place_words("Vilnius")
        ('Belarus', 'Vilnius')
    """
    code = territory_code(place, language)
    return territory_name(code) if code else place


def figure_words(figure: Figure, language: str | None = None) -> str:
    """Say what a figure counts, as one clause without its speaker and time.

    Args:
        figure: The figure.
        language: BCP 47 code of the text it stands in, for the names of places.
    """
    known = phrases()
    patterns = known["measures"].get(figure.measure) or known["any_measure"]
    mode = Mode.STOCK if figure.mode is Mode.STOCK else Mode.FLOW
    pattern = patterns.get(mode.value) or known["any_measure"][mode.value]
    one = figure.low == figure.high == 1
    clause: str = pattern.format(
        n="one of the" if one else how_many(figure.low, figure.high, figure.hedge),
        who=people_counted(figure),
        measure=label("measures", figure.measure),
    )
    if one:
        clause = clause.replace(" were ", " was ", 1)
    if figure.place:
        clause += f" in {place_words(figure.place, language)}"
    to = figure.destination
    return clause + (f", to {place_words(to, language)}" if to else "")


def event_label(event: str) -> str:
    """Name an event of the wire form; an accusation is told with who accuses."""
    known = phrases()
    accusing = known["accusing_events"].get(event)
    listed_here = known["events"].get(event)
    if accusing is not None:
        return str(accusing)
    return first_upper(
        str(listed_here["label"]) if listed_here else plain(vocabulary_event_label(event))
    )


def axis_label(axis: str) -> str:
    """Name an axis, with its body where each body has its own answer."""
    body = axis.partition(":")[2]
    name = str(axis_named(axis).label["en"])
    return first_upper(f"{name} by {body_label(body)}" if body else name)


def value_label(axis: str, value: str) -> str:
    """Say a value of an axis in words."""
    accusation = phrases()["accusations"].get(value)
    return str(accusation) if accusation else vocabulary_value_label(axis.partition(":")[0], value)


def when_words(when: When | None, relation: str | None = None) -> str:
    """Say when, in words, without inventing precision.

    Args:
        when: The written time.
        relation: How it relates to what happened (before, after, as_of...).

    Examples:
        >>> from habeas.model.when import parse_when
        >>> when_words(parse_when("[2025-06-21..]")), when_words(parse_when("2025-06/.."))
        ('on or after 2025-06-21', 'from 2025-06 on')
        >>> when_words(parse_when("2025-12-13")), when_words(parse_when("2025-12~"))
        ('on 2025-12-13', 'about 2025-12')
        >>> when_words(parse_when("2025-XX-12")), when_words(parse_when("202X"))
        ('on the 12th of a month of 2025', 'in the 2020s')
    """
    if when is None:
        return "on a day not stated"
    if when.edtf.startswith("["):
        start, end = when.start, when.end
        if start and end and start != end:
            return f"on a day from {start} to {end}"
        return f"on or after {start}" if start else f"on or before {end}"
    if when.is_period:
        start, end = when.start, when.end
        if start and end:
            return f"from {start} to {end}"
        return f"from {start} on" if start else f"until {end}"
    bare = _bare(when.edtf)
    if when.is_approximate:
        return f"about {bare}"
    if relation == "as_of":
        return f"as of {bare}"
    if relation in _RELATIONS:
        return f"{_RELATIONS[relation]} {bare}"
    return f"on {bare}" if _DAY_TOLD.search(when.edtf) else f"in {bare}"


def _bare(edtf: str) -> str:
    """Write a day, month, year or decade as far as it is told."""
    told = re.sub(r"(-XX)+$", "", re.sub(r"[~?%]", "", edtf))
    if "-XX-" in told:
        year, _, day = told.split("-")
        return f"the {_ordinal(int(day))} of a month of {year}"
    return f"the {told.replace('X', '0')}s" if told.endswith("X") else told


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number in (11, 12, 13) else ending}"


def since_words(earliest: date | None, latest: date | None) -> str:
    """Say since when something holds, without inventing precision.

    Args:
        earliest: First day it can have begun; None where unlimited.
        latest: Day by which it had begun; None where it may not have begun.

    Examples:
        >>> since_words(date(2031, 3, 1), date(2031, 3, 4)), since_words(None, date(2031, 3, 4))
        ('since a day from 2031-03-01 to 2031-03-04', 'since 2031-03-04 or earlier')
    """
    if earliest is None and latest is None:
        return ""
    if earliest == latest:
        return f"since {earliest}"
    if latest is None:
        return f"since {earliest} or later"
    return f"since a day from {earliest} to {latest}" if earliest else f"since {latest} or earlier"


def axis_order(axis: str) -> tuple[int, str]:
    """Order axes as the vocabulary asks them."""
    return list(axes()).index(axis_named(axis).id), axis


def first_upper(text: str) -> str:
    """Begin a sentence."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Put a heading's words into a sentence."""
    return text[:1].lower() + text[1:]


def unique(items: Iterable[str]) -> tuple[str, ...]:
    """Keep each text once, in order."""
    return tuple(dict.fromkeys(items))
