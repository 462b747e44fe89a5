"""Follow exchanges: what was promised, delivered and given, who came, and what became of them."""

from habeas.app.holdings import Holdings
from habeas.count.exchanges import ExchangeSummary, exchange_summary
from habeas.model.claim import Claim
from habeas.model.cohort import Cohort, Cohorts
from habeas.model.exchange import Exchange
from habeas.model.figure import Figure
from habeas.publish.quotes import Quoted
from habeas.vocabulary.rules import Rules


def follow_exchanges(reading: Holdings) -> dict[str, ExchangeSummary]:
    """Say what came of each accepted exchange, by its claim's id.

    The group let go is that of the figure the exchange names, else the one group let go
    on its day; the people are those named as members, and those let go on that day.

    Args:
        reading: The archive as known.
    """
    groups = reading.view.cohorts()
    found = {}
    for quoted in reading.accepted:
        body = quoted.claim.body
        if isinstance(body, Exchange):
            group = _group(body, groups, reading.view.rules)
            found[quoted.id] = exchange_summary(
                quoted.claim,
                _people(reading, group),
                cohort=group,
                fewest=None if group is None else reading.view.who().fewest(group.members),
                figures=_figures(reading, body),
                rules=reading.view.rules,
            )
    return found


def _group(body: Exchange, groups: Cohorts, rules: Rules) -> Cohort | None:
    if body.figure is not None:
        named = [group for group in groups.groups if body.figure in group.tellings]
        if named:
            return named[0]
    if body.date is None:
        return None
    first, last = body.date.earliest, body.date.latest
    on_day = [
        group
        for group in groups.groups
        if not group.within
        and any(rules.event_types[event].lets_go for event in group.events)
        and group.time.touches(first, last)
    ]
    return on_day[0] if len(on_day) == 1 else None


def _people(reading: Holdings, group: Cohort | None) -> dict[str, list[Claim]]:
    members = group.members if group is not None else ()
    return {person: [q.claim for q in reading.accepted_of(person)] for person in members}


def _figures(reading: Holdings, body: Exchange) -> list[Claim]:
    return [q.claim for q in reading.accepted if _is_about(q, body)]


def _is_about(quoted: Quoted, body: Exchange) -> bool:
    figure = quoted.claim.body
    if not isinstance(figure, Figure) or figure.time is None or body.date is None:
        return False
    return figure.time.touches(body.date.earliest, body.date.latest)
