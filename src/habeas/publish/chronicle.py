"""The year page: what a place's year looks like when it is written from claims.

Numbers, names and dates come from claims; the words around them are the page's own.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from habeas.model.event import Event
from habeas.model.exchange import Exchange
from habeas.model.figure import Figure, Mode
from habeas.model.when import When
from habeas.model.wire import Record, as_record
from habeas.publish import year_sentences
from habeas.publish.page_question import PageQuestion
from habeas.publish.quotes import Quoted
from habeas.publish.sentences import Bibliography, CitedSentence, Named, Reference
from habeas.words.titles import year_title

# A figure over more days than this is about a period, and stands with the year's figures.
_LONGEST_EVENT_DAYS = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Claims that cannot stand beside each other, in words.

    Attributes:
        sentence: What disagrees and why.
        sum: The one line a reader can check by hand; empty where there is none.
        assuming: What the sum takes for granted, named.
        quotes: The claims.
        person: Id and name of the person it is about; None for figures.
    """

    sentence: str
    quotes: tuple[Quoted, ...]
    sum: str = ""
    assuming: tuple[str, ...] = ()
    person: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Data that somebody gave for the page, beside what claims say.

    Attributes:
        ongoing: What goes on through the year: text and address, the address may be empty.
        see_also: Where to read on: text and address.
    """

    ongoing: tuple[tuple[str, str], ...] = ()
    see_also: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LetGo:
    """Who counts as let go in the year, by the count of it.

    Attributes:
        undisputed: Person ids.
        possible: Ids of those who may count, and need not.
    """

    undisputed: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCounts:
    """Our own counts of the place, and what others published of the same thing.

    Attributes:
        words: What is recorded of those held, in sentences.
        published: A sentence without its full stop, and the claim, nearest first.
        let_go: Who counts as let go in the year.
    """

    words: str
    published: tuple[tuple[str, Quoted], ...] = ()
    let_go: LetGo = LetGo()


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeLine:
    """A disagreement as the page prints it."""

    sentence: CitedSentence
    sum: str
    assuming: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPage:
    """One place in one year.

    Attributes:
        asked: The question behind the page.
        place: Code of the place.
        place_name: Its name.
        year: The year.
        published: What others published of those held at the end of the year.
        own_count: What is recorded of them, in words; empty where not counted.
        days: What happened: heading, sentences on figures, sentences on people; oldest first.
        exchanges: Who was let go against what, and who denies it.
        figures: What was published about the year, with who says it.
        disputes: Where claims disagree.
        released: The people let go in the year, as it is counted.
        possibly_released: Those of whom the record leaves it open.
        given: Data given for the page.
        references: The numbered sources with their quotes.
        waiting: Claims that nobody has decided.
    """

    template: ClassVar[str] = "year.html"
    formats: ClassVar[tuple[str, ...]] = ("json", "wikitext", "txt")

    asked: PageQuestion
    place: str
    place_name: str
    year: int
    published: tuple[CitedSentence, ...]
    own_count: str
    days: tuple[tuple[str, tuple[CitedSentence, ...], tuple[CitedSentence, ...]], ...]
    exchanges: tuple[CitedSentence, ...]
    figures: tuple[CitedSentence, ...]
    disputes: tuple[DisputeLine, ...]
    released: CitedSentence | None
    possibly_released: CitedSentence | None
    given: Given
    references: tuple[Reference, ...]
    waiting: int = 0

    @property
    def path(self) -> str:
        """The page's path."""
        return f"/year/{self.place}/{self.year}"

    @property
    def title(self) -> str:
        """Place and year."""
        return year_title(self.place_name, self.year)

    def to_record(self) -> Record:
        """Give the page's content."""
        return as_record(
            {
                "asked": self.asked,
                "place": self.place,
                "place_name": self.place_name,
                "year": self.year,
                "published": self.published,
                "own_count": self.own_count or None,
                "days": [
                    {
                        "heading": heading,
                        "figures": figures,
                        "people": people,
                    }
                    for heading, figures, people in self.days
                ],
                "exchanges": self.exchanges,
                "figures": self.figures,
                "disagreements": [
                    line.sentence.to_record() | {"sum": line.sum, "assuming": line.assuming}
                    for line in self.disputes
                ],
                "released": self.released,
                "possibly_released": self.possibly_released,
                "ongoing": [{"text": t, "address": a or None} for t, a in self.given.ongoing],
                "see_also": [{"text": t, "address": a or None} for t, a in self.given.see_also],
                "references": self.references,
                "unreviewed": self.waiting,
            }
        )


def year_page(
    asked: PageQuestion,
    *,
    place: str,
    place_name: str,
    year: int,
    claims: Sequence[Quoted],
    people: Mapping[str, tuple[str, str]],
    disputes: Sequence[Dispute] = (),
    given: Given | None = None,
    counted: PlaceCounts | None = None,
    waiting: int = 0,
) -> YearPage:
    """Write a year page from claims.

    Args:
        asked: The question behind the page.
        place: Code of the place.
        place_name: Its name.
        year: The year.
        claims: Accepted claims about the place, of any time.
        people: Claim id of each event to the person's id and name.
        disputes: Where claims disagree; those that touch no claim of the year are left out.
        given: Ongoing matters and further reading, given as data.
        counted: Our own counts, after what others published; None where there are none.
        waiting: How many claims nobody has decided.

    An event without a date takes that of the figure whose group it belongs to.
    """
    book = Bibliography()
    counted = counted or PlaceCounts(words="")
    published = tuple(book.say([words], [quoted]) for words, quoted in counted.published)
    first, last = date(year, 1, 1), date(year, 12, 31)
    times = _times(claims)
    inside = [q for q in claims if (w := times.get(q.id)) and w.touches(first, last)]
    inside.sort(
        key=lambda q: (_order(times[q.id]), q.source.said_on or "", q.source.id, q.claim.start)
    )
    dated = [q for q in inside if _is_day(q, times[q.id])]
    days: dict[str, list[Quoted]] = {}
    for quoted in dated:
        days.setdefault(_heading(times[quoted.id]), []).append(quoted)
    told_days = tuple(
        (heading, *year_sentences.tell_day(heading, group, times, people, book))
        for heading, group in sorted(days.items())
    )
    exchanges = year_sentences.tell_exchanges(
        [q for q in inside if isinstance(q.claim.body, Exchange)], book
    )
    figures = year_sentences.tell_figures(
        [q for q in inside if isinstance(q.claim.body, Figure) and q not in dated], book
    )
    ids = {q.id for q in inside}
    let_go = counted.let_go
    timely = [q for q in claims if q.id in ids or q.id not in times]
    lines = tuple(
        DisputeLine(sentence=_dispute(d, book), sum=d.sum, assuming=d.assuming)
        for d in disputes
        if ids & {q.id for q in d.quotes}
    )
    return YearPage(
        asked=asked,
        place=place,
        place_name=place_name,
        year=year,
        published=published,
        own_count=counted.words,
        days=told_days,
        exchanges=exchanges,
        figures=figures,
        disputes=lines,
        released=year_sentences.tell_let_go(timely, let_go.undisputed, people, book),
        possibly_released=year_sentences.tell_let_go(
            timely, let_go.possible, people, book, is_sure=False
        ),
        given=given or Given(),
        references=book.references(),
        waiting=waiting,
    )


def _times(claims: Sequence[Quoted]) -> dict[str, When]:
    """Give each claim's time; an event without one takes that of its figure."""
    times: dict[str, When] = {}
    for quoted in claims:
        body = quoted.claim.body
        when = body.time if isinstance(body, Figure) else getattr(body, "date", None)
        if when is not None:
            times[quoted.id] = when
    for quoted in claims:
        body = quoted.claim.body
        group = body.member_of if isinstance(body, Event) else None
        if quoted.id not in times and group in times:
            times[quoted.id] = times[group]
    return times


def _order(when: When) -> tuple[date, date]:
    first = when.earliest or when.latest or date.max
    return first, when.latest or date.max


def _heading(when: When) -> str:
    """Give the day, month or year that a time begins with, in the precision written.

    Examples:
        >>> from habeas.model.when import parse_when
        >>> _heading(parse_when("2025-XX-12")), _heading(parse_when("2025-12-XX"))
        ('2025', '2025-12')
    """
    return re.sub(r"-XX.*|[~?%]", "", when.start or when.end or "")


def _is_day(quoted: Quoted, when: When) -> bool:
    body = quoted.claim.body
    if isinstance(body, Event):
        return True
    if not isinstance(body, Figure) or body.mode is not Mode.FLOW or when.is_period:
        return False
    if when.edtf.startswith("["):
        return True
    if when.earliest is None or when.latest is None:
        return False
    return (when.latest - when.earliest).days <= _LONGEST_EVENT_DAYS


def _dispute(dispute: Dispute, book: Bibliography) -> CitedSentence:
    if dispute.person is None:
        return book.say([dispute.sentence], dispute.quotes)
    person, name = dispute.person
    return book.say([Named(text=name, person=person), ": ", dispute.sentence], dispute.quotes)


__all__ = ["Dispute", "DisputeLine", "Given", "LetGo", "PlaceCounts", "YearPage", "year_page"]
