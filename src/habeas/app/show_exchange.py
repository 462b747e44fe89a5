"""Show the exchanges that sources tell of, with who was let go and who denies it."""

from datetime import date

from habeas.app.follow_exchange import follow_exchanges
from habeas.app.holdings import Holdings
from habeas.app.show_person import person_row
from habeas.count.exchanges import Came, ExchangeSummary
from habeas.model.exchange import Exchange
from habeas.model.figure import Figure
from habeas.publish.exchanges import ExchangeCard, ExchangesPage
from habeas.publish.people import PersonLine
from habeas.publish.quotes import Quoted
from habeas.words.dates import when_words
from habeas.words.exchanges import (
    announced,
    came_counted,
    came_words,
    let_go,
    of_the_named,
    sentences_not_served,
    unnamed,
)
from habeas.words.figures import figure_words
from habeas.words.lists import unique
from habeas.words.numbers import interval
from habeas.words.terms import place_words


def show_exchanges(reading: Holdings) -> ExchangesPage:
    """Make the page of exchanges, oldest first."""
    found = [q for q in reading.accepted if isinstance(q.claim.body, Exchange)]
    followed = follow_exchanges(reading)
    return ExchangesPage(
        asked=reading.asked(on=reading.on),
        cards=tuple(_card(reading, q, followed.get(q.id)) for q in sorted(found, key=_day)),
    )


def _exchange(quoted: Quoted) -> Exchange:
    body = quoted.claim.body
    assert isinstance(body, Exchange)  # noqa: S101 - callers pass exchanges
    return body


def _day(quoted: Quoted) -> tuple[date, str]:
    when = _exchange(quoted).date
    first = (when.earliest or when.latest) if when else None
    return first or date.max, quoted.id


def _card(reading: Holdings, quoted: Quoted, followed: ExchangeSummary | None) -> ExchangeCard:
    body = _exchange(quoted)
    figure = reading.quotes.get(body.figure or "")
    counted = figure.claim.body if figure else None
    return ExchangeCard(
        quoted=quoted,
        when=when_words(body.date),
        released=body.released,
        concession=body.concession,
        parties=body.parties,
        brokers=body.brokers,
        denied_by=followed.denied_by if followed else body.denied_by,
        figure=(
            figure_words(counted, quoted.source.language) if isinstance(counted, Figure) else ""
        ),
        people=_people(reading, followed),
        outcome=_outcome(followed),
        record=followed.to_record() if followed else {},
    )


def _people(reading: Holdings, followed: ExchangeSummary | None) -> tuple[PersonLine, ...]:
    if followed is None:
        return ()
    rows = []
    for fate in followed.people:
        taken_to = fate.taken_to if fate.came is Came.CAME else ()
        places = unique(_place(reading, place) for place in taken_to)
        told = [came_words(fate.came.value, places), *fate.later]
        rows.append(person_row(reading, fate.person, reason="; ".join(told)))
    return tuple(rows)


def _place(reading: Holdings, place: str) -> str:
    """Name a place that some source writes in its own language."""
    languages = dict.fromkeys(source.language for source in reading.sources.values())
    found = (place_words(place, language) for language in languages)
    return next((name for name in found if name != place), place)


def _outcome(followed: ExchangeSummary | None) -> tuple[tuple[str, str], ...]:
    """Say what came of an exchange by all accepted claims, not by the one source alone."""
    if followed is None:
        return ()
    out = []
    for name, bounds in (
        (announced(), followed.promised),
        (let_go(), followed.delivered),
        (unnamed(), followed.unnamed),
    ):
        if bounds is not None:
            out.append((name, interval(bounds.low, bounds.high)))
    if followed.people:
        told = [came_counted(kind.value, count) for kind in Came if (count := followed.count(kind))]
        out.append((of_the_named(), "; ".join(told)))
        known = len(followed.people) - followed.sentences_unknown
        if known:
            years = followed.to_record()["person_years_not_served"]
            most = years["low"] if years["high"] is None else years["high"]
            out.append(sentences_not_served(interval(years["low"], most), known))
    return tuple(out)
