"""Show what waits for a person: claims to decide, and records to judge."""

from habeas.app.find_definition import definition_named
from habeas.app.holdings import Holdings
from habeas.app.show_person import other_of
from habeas.model.numeral import Account
from habeas.publish.claim import values_of
from habeas.publish.desk import MatchPage, RecordPair, ReviewPage
from habeas.publish.quotes import Quoted
from habeas.resolve import Candidate
from habeas.words.judgements import would_narrow

SHOWN = 100
_QUOTES_SHOWN = 4


def show_review(reading: Holdings) -> ReviewPage:
    """Make the page of claims that nobody has decided, those that rules dispute first."""
    waiting = sorted(reading.waiting, key=lambda q: q.state != "review")
    shown = waiting[:SHOWN]
    texts = {s: reading.view.snapshot(s).text for s in {q.source.id for q in shown}}
    queued = []
    for source in reading.sources.values():
        numerals = reading.view.numerals(source.id)
        count = sum(n.account is Account.QUEUED for n in numerals)
        queued += [(source.id, source.name, count)] if count else []
    return ReviewPage(
        asked=reading.asked(),
        rows=tuple((q, values_of(q, texts[q.source.id])) for q in shown),
        total=len(waiting),
        queued=tuple(queued),
    )


def show_match(reading: Holdings, *, most: int | None = SHOWN) -> MatchPage:
    """Make the page of pairs that nobody has judged.

    Those that widen the count come first, then the likeliest.

    Args:
        reading: The archive as known.
        most: How many pairs to show; None for all.
    """
    definition = definition_named(reading, None)
    found = reading.view.tally(definition, reading.on)
    counted = {*found.undisputed, *(possible.person for possible in found.told_possible)}

    def widens(candidate: Candidate) -> bool:
        return candidate.a in counted and candidate.b in counted

    pairs = []
    ordered = sorted(reading.view.candidates(), key=lambda c: (not widens(c), -c.score))
    for candidate in ordered[:most]:
        first = reading.name_of(candidate.a)
        pairs.append(
            RecordPair(
                a=(candidate.a, first),
                b=other_of(reading, candidate.b, candidate),
                a_quotes=_mentioning(reading, candidate.a),
                b_quotes=_mentioning(reading, candidate.b),
                effect=would_narrow(definition.title, reading.on) if widens(candidate) else "",
            )
        )
    return MatchPage(
        asked=reading.asked(on=reading.on),
        pairs=tuple(pairs),
        total=len(ordered),
        left_out=len(reading.view.left_out_of_candidates()),
    )


def _mentioning(reading: Holdings, person_id: str) -> tuple[Quoted, ...]:
    """Give a few claims about a person, no two in the same words."""
    spans: dict[tuple[str, int], Quoted] = {}
    for quoted in reading.claims_of.get(person_id, ()):
        if quoted.state != "rejected":
            spans.setdefault((quoted.source.id, quoted.claim.start), quoted)
    return tuple(spans.values())[:_QUOTES_SHOWN]
