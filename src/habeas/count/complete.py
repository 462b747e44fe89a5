"""What a statement of completeness is worth: which questions it covers, what contradicts it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from habeas.model.bounds import Bounds
from habeas.model.completeness import Completeness, Contradiction
from habeas.model.figure import Figure, Hedge
from habeas.vocabulary.reconcile_table import reconcile_table
from habeas.vocabulary.territories import lies_in, territory_name


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
        found += (_above(statement, figure, now) for figure in figures if _is_above(figure, now))
        found += (_may(statement, figure, now) for figure in unplaced if _is_above(figure, now))
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


def said(statement: Completeness) -> str:
    """Say a statement in words, without who made it.

    Examples:
        >>> said(Completeness(id="3fa9c2", seq=7, definition="held@1", place="BY",
        ...                   first=date(2025, 1, 1), last=date(2025, 12, 31), by="Ada", why="read"))
        'complete for held@1, Belarus, from 2025-01-01 to 2025-12-31'
    """
    where = "everywhere" if statement.place is None else territory_name(statement.place)
    days = f"from {statement.first} to {statement.last}"
    if statement.first == statement.last:
        days = f"on {statement.first}"
    return f"complete for {statement.definition}, {where}, {days}"


def _is_above(figure: Figure, now: Bounds) -> bool:
    return now.high is not None and _least(figure) > now.high


def _above(statement: Completeness, figure: Figure, now: Bounds) -> Contradiction:
    but = f"by {_who(figure)} there were at least {_least(figure):,}, and at most {now.high:,} are recorded"
    return Contradiction(statement=statement.id, words=_words(statement, but), figure=figure.id)


def _may(statement: Completeness, figure: Figure, now: Bounds) -> Contradiction:
    """Say that a figure may be of the same place: silence and an unknown name exclude nothing."""
    named = f"in {figure.place}, a place nobody here knows the code of"
    where = "in a place that it does not name" if figure.place is None else named
    but = (
        f"by {_who(figure)} there were at least {_least(figure):,} {where}: it may be there, and"
        f" at most {now.high:,} are recorded"
    )
    return Contradiction(statement=statement.id, words=_words(statement, but), figure=figure.id)


def _who(figure: Figure) -> str:
    return "a published figure" if figure.publisher is None else f"the figure of {figure.publisher}"


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
        one = len(people) == 1
        who = "1 who counts was" if one else f"{len(people):,} who count were"
        but = f"{who} recorded after that"
    elif was is not None and was.high is not None:
        but = _risen(now, was.high, looked=statement.id in added)
    if but is not None:
        yield Contradiction(statement=statement.id, words=_words(statement, but), people=people)


def _risen(now: Bounds, most: int, *, looked: bool) -> str | None:
    """Say how the record has outgrown what it held at a statement; None where it has not."""
    if now.low > most:
        return f"at least {now.low:,} are recorded now, and at most {most:,} were then"
    if looked:
        return None
    if now.high is None:
        return f"a group of open size is recorded now, and at most {most:,} were then"
    if now.high > most:
        return f"up to {now.high:,} are recorded now, and at most {most:,} were then"
    return None


def _words(statement: Completeness, but: str) -> str:
    return f"{statement.by} says that the record is {said(statement)}; but {but}"
