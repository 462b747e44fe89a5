"""Show the exchanges that sources tell of, with who was let go and who denies it."""

from datetime import date

from habeas.app.reading import Reading
from habeas.app.show_person import person_row
from habeas.model.event import Event
from habeas.model.exchange import Exchange
from habeas.model.figure import Figure
from habeas.publish.exchanges import ExchangeCard, ExchangesPage
from habeas.publish.people import PersonRow
from habeas.publish.quoted import Quoted
from habeas.publish.words import figure_words, when_words


def show_exchanges(reading: Reading) -> ExchangesPage:
    """Make the page of exchanges, oldest first."""
    found = [q for q in reading.accepted if isinstance(q.claim.body, Exchange)]
    return ExchangesPage(
        asked=reading.asked(on=reading.on),
        cards=tuple(_card(reading, quoted) for quoted in sorted(found, key=_day)),
    )


def _exchange(quoted: Quoted) -> Exchange:
    body = quoted.claim.body
    assert isinstance(body, Exchange)  # noqa: S101 - callers pass exchanges
    return body


def _day(quoted: Quoted) -> tuple[date, str]:
    when = _exchange(quoted).date
    first = (when.earliest or when.latest) if when else None
    return first or date.max, quoted.id


def _card(reading: Reading, quoted: Quoted) -> ExchangeCard:
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
        denied_by=body.denied_by,
        figure=(
            figure_words(counted, quoted.source.language) if isinstance(counted, Figure) else ""
        ),
        people=_members(reading, body.figure),
    )


def _members(reading: Reading, figure: str | None) -> tuple[PersonRow, ...]:
    """Give the people whom a claim places in the group that a figure counts."""
    if figure is None:
        return ()
    people = dict.fromkeys(
        reading.person_of[q.id]
        for q in reading.accepted
        if isinstance(q.claim.body, Event)
        and q.claim.body.member_of == figure
        and q.id in reading.person_of
    )
    return tuple(person_row(reading, person) for person in people)
