"""Strategies that every part's laws share: invented people, claims and whole archives."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from typing import Any, Final

from hypothesis import strategies as st

from habeas.count import Rectangles, Who
from habeas.model.bounds import Bounds
from habeas.model.claim import Claim, Modality
from habeas.model.cohort import Cohort, Cohorts
from habeas.model.event import Event
from habeas.model.person import Attribute
from habeas.model.when import When, parse_when

NAMES: Final = (
    "Zofia Quillfeather",
    "Barnabé Ostrolenko",
    "Miron Tallowick",
    "Ulyana Brambleby",
    "Teofil Wintergreen",
    "Pelageya Marchbanks",
)
SPEAKERS: Final = ("The Larch Committee", "Harbour Gazette", "Ministry of Weather", None)
FIRST: Final = date(2020, 1, 1)
EVENTS: Final = (
    "arrested",
    "released",
    "re_arrested",
    "sentenced",
    "charged",
    "transferred",
    "refused_to_cross",
    "exiled",
    "deported",
    "crossed_border",
    "returned",
    "disappeared",
    "seen",
    "died",
    "pardoned",
    "recognised",
    "unheard_of",
)
KINDS: Final = (None, None, "pardon", "sent_to_open_type", "house_arrest_start", "expulsion")


def days(*, span: int = 900) -> st.SearchStrategy[date]:
    """Days of the first few years."""
    return st.integers(0, span).map(lambda n: FIRST + timedelta(days=n))


@st.composite
def whens(draw: st.DrawFn, *, span: int = 900) -> When:
    """Dates as sources give them: days, months, years, open and bounded sets."""
    day = draw(days(span=span))
    form = draw(st.sampled_from(["day", "day", "month", "year", "after", "before", "between"]))
    if draw(st.integers(0, 60)) == 0:
        return parse_when(draw(st.sampled_from(["0001-01-01", "9999-12-31", "0001", "9999"])))
    later = day + timedelta(days=draw(st.integers(0, max(1, span // 10))))
    text = {
        "day": day.isoformat(),
        "month": day.isoformat()[:7],
        "year": day.isoformat()[:4],
        "after": f"[{day}..]",
        "before": f"[..{day}]",
        "between": f"[{day}..{later}]",
    }[form]
    return parse_when(text)


@st.composite
def event_claims(draw: st.DrawFn, *, person: str = "Zofia Quillfeather", span: int = 900) -> Claim:
    """One claim that something happened to a person."""
    key = draw(st.integers(0, 10**9))
    word = draw(st.sampled_from(EVENTS))
    return Claim(
        id=f"c{key}",
        file=draw(st.sampled_from(["one.txt", "two.txt", "three.txt"])),
        quote=person,
        start=0,
        end=len(person),
        body=Event(
            person=person,
            event=word,
            date=draw(st.none() | whens(span=span)),
            release_kind=draw(st.sampled_from(KINDS)) if word == "released" else None,
        ),
        modality=draw(st.sampled_from([Modality.REPORTED] * 4 + list(Modality))),
        attributed_to=draw(st.sampled_from(SPEAKERS)),
        said_on=draw(st.none() | days(span=span).map(date.isoformat)),
    )


def event(  # noqa: PLR0913 - one argument a field of the claim
    word: str,
    day: str | None,
    *,
    key: str,
    person: str = "Zofia Quillfeather",
    kind: str | None = None,
    modality: Modality = Modality.REPORTED,
    by: str | None = None,
    said_on: str | None = None,
    file: str | None = None,
    origin: str | None = None,
    member_of: str | None = None,
    place: str | None = None,
    destination: str | None = None,
) -> Claim:
    """Write one event claim by hand."""
    return Claim(
        id=key,
        file=file or f"{key}.txt",
        quote=person,
        start=0,
        end=len(person),
        body=Event(
            person=person,
            event=word,
            date=None if day is None else parse_when(day),
            release_kind=kind,
            member_of=member_of,
            place=place,
            destination=destination,
        ),
        modality=modality,
        attributed_to=by,
        said_on=said_on,
        origin=origin,
    )


def attribute(
    field: str,
    value: str,
    *,
    key: str,
    person: str = "Zofia Quillfeather",
    said_on: str | None = None,
    by: str | None = None,
) -> Claim:
    """Write one attribute claim by hand."""
    return Claim(
        id=key,
        file=f"{key}.txt",
        quote=person,
        start=0,
        end=len(person),
        body=Attribute(person=person, field=field, value=value),
        said_on=said_on,
        attributed_to=by,
    )


def cases(*, size: int = 7) -> st.SearchStrategy[list[Claim]]:
    """Everything sources tell of one person, contradictions included."""
    return st.lists(event_claims(), max_size=size, unique_by=lambda c: c.id)


CROWDED: Final = 40
"""Days on which everything happens where what is told is meant to collide."""


@st.composite
def crowds(draw: st.DrawFn, *, people: int = 4, size: int = 4) -> dict[str, list[Claim]]:
    """What is told of some people, by person: few days, so that much contradicts."""
    found: dict[str, list[Claim]] = {}
    for number in range(draw(st.integers(0, people))):
        claims = draw(st.lists(event_claims(span=CROWDED), max_size=size))
        name = f"p{number}"
        found[name] = [replace(c, id=f"{name}.{i}") for i, c in enumerate(claims)]
        if sex := draw(st.sampled_from([None, "female", "male"])):
            found[name].append(attribute("sex", sex, key=f"{name}.sex"))
    return found


def pairs_of(people: int = 4, *, most: int = 4) -> st.SearchStrategy[list[tuple[str, str]]]:
    """Pairs among the people of `crowds` that nobody has judged."""
    names = [f"p{number}" for number in range(people)]
    every = [(a, b) for a, b in combinations(names, 2)]
    return st.lists(st.sampled_from(every), max_size=most, unique=True)


def known(
    people: Mapping[str, Sequence[Claim]],
    *pairs: tuple[str, str],
    apart: Iterable[tuple[str, str]] = (),
) -> Who:
    """Give what is known of some people, and who of them may be one."""
    return Who.of(Rectangles.of_claims(people), pairs, apart=apart)


def group(
    size: int,
    when: str,
    *members: str,
    key: str = "f",
    event: str = "release",
    most: int | None = -1,
    **more: Any,
) -> Cohort:
    """Write one group by hand.

    Args:
        size: How many people.
        when: Its day or window, EDTF.
        members: Who is named as belonging to it.
        key: Its id.
        event: What happened to them.
        most: How many at most; None without limit, -1 for ``size``.
        more: Other fields.
    """
    time = parse_when(when)
    return Cohort(
        id=key,
        size=Bounds(size, size if most == -1 else most),
        events=(event,),
        time=time,
        first=None if time.earliest is None else time.earliest.toordinal(),
        last=None if time.latest is None else time.latest.toordinal(),
        tellings=(key,),
        members=tuple(sorted(members)),
        **more,
    )


def together(*groups: Cohort, apart: Iterable[tuple[str, str]] = ()) -> Cohorts:
    """Put groups together; of those that are not apart, whatever they allow may be so."""
    return Cohorts(groups=groups, apart=frozenset(frozenset(pair) for pair in apart))
