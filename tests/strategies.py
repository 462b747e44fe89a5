"""Strategies that every part's laws share: invented people, claims and whole archives."""

from datetime import date, timedelta
from typing import Final

from hypothesis import strategies as st

from habeas.model.claim import Claim, Modality
from habeas.model.event import Event
from habeas.model.person import Attribute
from habeas.model.spell import Spell
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
def whens(draw: st.DrawFn) -> When:
    """Dates as sources give them: days, months, years, open and bounded sets."""
    day = draw(days())
    form = draw(st.sampled_from(["day", "day", "month", "year", "after", "before", "between"]))
    if draw(st.integers(0, 60)) == 0:
        return parse_when(draw(st.sampled_from(["0001-01-01", "9999-12-31", "0001", "9999"])))
    later = day + timedelta(days=draw(st.integers(0, 90)))
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
def event_claims(draw: st.DrawFn, *, person: str = "Zofia Quillfeather") -> Claim:
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
            date=draw(st.none() | whens()),
            release_kind=draw(st.sampled_from(KINDS)) if word == "released" else None,
        ),
        modality=draw(st.sampled_from([Modality.REPORTED] * 4 + list(Modality))),
        attributed_to=draw(st.sampled_from(SPEAKERS)),
        said_on=draw(st.none() | days().map(date.isoformat)),
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


@st.composite
def spell_rows(draw: st.DrawFn, *, people: int = 5) -> Spell:
    """One spell with any bounds that make sense."""
    four = sorted(draw(st.lists(days(), min_size=4, max_size=4)))
    value, axis = draw(
        st.sampled_from(
            [
                ("in_custody", "custody"),
                ("custody_denied", "custody"),
                ("at_liberty", "custody"),
                ("open_type_facility", "regime"),
                ("recognised", "recognition:viasna"),
                ("recognised", "recognition:memorial"),
            ]
        )
    )
    opens = draw(st.sampled_from(["", "", "ee", "el"]))
    return Spell(
        person=f"p{draw(st.integers(1, people))}",
        axis=axis,
        value=value,
        from_earliest=None if draw(st.booleans()) and opens == "ee" else four[0],
        from_latest=four[1],
        to_earliest=None if opens else four[2],
        to_latest=None if opens else four[3],
        disputed=draw(st.booleans()),
        begins=draw(st.booleans()),
        witnesses=draw(st.integers(1, 3)),
    )


def archives(*, size: int = 14) -> st.SearchStrategy[list[Spell]]:
    """Spells of several people."""
    return st.lists(spell_rows(), max_size=size)
