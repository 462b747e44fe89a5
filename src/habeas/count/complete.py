"""What a statement of completeness is worth: which questions it covers, what contradicts it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from habeas.model.bounds import Bounds
from habeas.model.completeness import Completeness, Contradiction
from habeas.model.figure import Figure, Hedge
from habeas.vocabulary.reconcile_table import reconcile_table
from habeas.vocabulary.territories import lies_in
from habeas.words.completeness import (
    contradicted,
    least_has_risen,
    most_has_risen,
    perhaps_published_more,
    published_more,
    recorded_later,
)


def covering(
    statements: Iterable[Completeness],
    definition: str,
    *,
    place: str | None,
    first: date,
    last: date,
) -> tuple[Completeness, ...]:
    """Give the statements that cover a question, in the order given.

    A statement covers a question of its own definition and version, of days that all lie
    in its period, and of its own place or a part of it; one for everywhere covers every place.

    Args:
        statements: Those that stand.
        definition: What is asked, ``id@version``.
        place: Code of the place asked about; None for everywhere.
        first: First day asked about.
        last: Last day asked about, inclusive.
    """
    return tuple(
        statement
        for statement in statements
        if statement.definition == definition
        and _holds(statement.place, place)
        and statement.first <= first
        and last <= statement.last
    )


def _holds(place: str | None, asked: str | None) -> bool:
    return place is None or (asked is not None and lies_in(asked, place))


def contradictions(
    statements: Sequence[Completeness],
    *,
    now: Bounds,
    then: Mapping[str, Bounds],
    figures: Sequence[Figure] = (),
    unplaced: Sequence[Figure] = (),
    added: Mapping[str, Collection[str]] | None = None,
) -> tuple[Contradiction, ...]:
    """Say which statements cannot be taken at their word, and why.

    A published figure above recorded high contradicts each of them, whenever it was
    published; somebody in scope added later contradicts those made before. A figure whose
    place nobody here knows may be of the place asked about: above recorded high it stands
    against them too, until somebody says where it is.

    Args:
        statements: Those that cover the question.
        now: Recorded low and high, as known now.
        then: Recorded low and high of the same question as known at a statement's entry,
            by the statement's id; one left out is not compared.
        figures: Published figures of the same thing: definition or measure, place and days.
        unplaced: Those of which all but the place is the same, and the place is not known.
        added: By statement, the people who count now, and of whom the record as of its entry
            did not hold that they may (`newcomers`). Where a statement is left out, nobody
            looked, and any rise of recorded high is taken for somebody added.

    Returns:
        Statement by statement, in the order given: the figures first, then who was added.
    """
    found: list[Contradiction] = []
    for statement in statements:
        if (most := now.high) is not None:
            found += (_above(statement, f, most) for f in figures if _least(f) > most)
            found += (_may(statement, f, most) for f in unplaced if _least(f) > most)
        found += _added(statement, now, then, added or {})
    return tuple(found)


def uncontradicted(
    statements: Iterable[Completeness], found: Iterable[Contradiction]
) -> tuple[Completeness, ...]:
    """Give the statements that nothing stands against: each alone makes recorded high the most.

    Args:
        statements: Those that cover the question.
        found: What contradicts them.
    """
    doubted = {contradiction.statement for contradiction in found}
    return tuple(statement for statement in statements if statement.id not in doubted)


def newcomers(
    now: Collection[str], then: Collection[str], redirects: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """Name who counts now and could not have counted then, sorted.

    Args:
        now: Ids of the people, or groups, who undisputedly count now.
        then: Ids of all who counted or might have counted then.
        redirects: Older id to the one in force now, so that nobody is new for being merged.
    """
    ways = redirects or {}
    return tuple(sorted(set(now) - {ways.get(person, person) for person in then}))


def _above(statement: Completeness, figure: Figure, most: int) -> Contradiction:
    but = published_more(figure, _least(figure), most)
    return Contradiction(
        statement=statement.id, words=contradicted(statement, but), figure=figure.id
    )


def _may(statement: Completeness, figure: Figure, most: int) -> Contradiction:
    """Say that a figure may be of the same place: silence and an unknown name exclude nothing."""
    but = perhaps_published_more(figure, _least(figure), most)
    return Contradiction(
        statement=statement.id, words=contradicted(statement, but), figure=figure.id
    )


def _least(figure: Figure) -> int:
    """Give the least number that a figure can mean.

    "About" reaches down by the margin that figures are compared with, rounded outwards.
    """
    stated = figure.low if figure.low is not None else figure.high
    match figure.hedge:
        case Hedge.AT_MOST | Hedge.FEWER_THAN:
            return 0
        case Hedge.VAGUE | Hedge.RANGE:
            return figure.low or 0
        case Hedge.MORE_THAN:
            return 0 if stated is None else stated + 1
        case Hedge.ABOUT:
            return (stated or 0) * (100 - reconcile_table().about_margin_percent) // 100
        case _:
            return stated or 0


def _added(
    statement: Completeness,
    now: Bounds,
    then: Mapping[str, Bounds],
    added: Mapping[str, Collection[str]],
) -> Iterator[Contradiction]:
    people = tuple(sorted(added.get(statement.id, ())))
    was = then.get(statement.id)
    but = None
    if people:
        but = recorded_later(len(people))
    elif was is not None and was.high is not None:
        but = _risen(now, was.high, looked=statement.id in added)
    if but is not None:
        words = contradicted(statement, but)
        yield Contradiction(statement=statement.id, words=words, people=people)


def _risen(now: Bounds, most: int, *, looked: bool) -> str | None:
    """Say how the record has outgrown what it held at a statement; None where it has not."""
    if now.low > most:
        return least_has_risen(now.low, most)
    if looked or (now.high is not None and now.high <= most):
        return None
    return most_has_risen(now.high, most)
