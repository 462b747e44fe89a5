"""How many, and who: a definition asked of what is known about many people."""

from collections.abc import Sequence

import numpy as np

from habeas.count.answer import Answer
from habeas.count.answerable import unmet
from habeas.count.clusters import Pair, Who
from habeas.count.evaluate import NO, POSSIBLE, happened, is_wider, plan_of
from habeas.count.lone_groups import alone
from habeas.count.membership import relevant
from habeas.count.population import who_counts
from habeas.count.question import Question, asked_days
from habeas.count.reasons import Reasons
from habeas.count.rectangles import Rectangles
from habeas.count.roster import CountRoster
from habeas.count.standings import levels_of
from habeas.count.unknown_places import unplaced_words
from habeas.history.rectangles import ANYTHING
from habeas.model.bounds import Bounds
from habeas.model.cohort import Cohort, Cohorts
from habeas.model.definition import Definition
from habeas.model.tally import Possible, Remainder, Tally
from habeas.resolve.candidates import MOST_BESIDE
from habeas.resolve.index import MOST_NEAR
from habeas.words import leeway, uncertainty

__all__ = ["Pair", "asked_days", "tally"]

NO_GROUPS = Cohorts(groups=(), apart=frozenset(), undecided=frozenset())
STALE_AFTER_DAYS = 365


def tally(
    who: Who,
    definition: Definition,
    on: str,
    *,
    place: str | None = None,
    cohorts: Cohorts = NO_GROUPS,
    unreviewed: int = 0,
    erased: int = 0,
    said_by: str | None = None,
    known: int | None = None,
    head: str | None = None,
) -> Tally:
    """Count people.

    Args:
        who: What is known of everybody, and who may be one: the answer holds every way of
            judging that.
        definition: Whom to count.
        on: A day, or for a period definition any period, EDTF.
        place: Code of a place; None for everywhere. Of whom no source says where is possible.
        cohorts: Groups told of by their number, and how they stand to one another.
        unreviewed: Claims nobody has reviewed that could change the answer.
        erased: Claims erased since.
        said_by: Printed with the answer: what had been published by this day.
        known: Printed with the answer: the ledger sequence.
        head: Printed with the answer: the ledger's head.

    Returns:
        The least and the greatest over all worlds, with everyone behind them.

    Raises:
        DateFormatError: ``on`` is not what the definition can be asked for.
    """
    question = Question.of(definition, on, place)
    rectangles = who.records
    found, roster = who_counts(who, cohorts, question)
    undisputed = tuple(sorted(roster.undisputed))
    behind = roster.undisputed | roster.possible
    groups = relevant(cohorts, question, rectangles.rules)
    return Tally(
        recorded=Bounds(found.low, found.high),
        definition=definition.ref,
        on=on,
        said_by=said_by,
        known=known,
        head=head,
        named=roster.named,
        unnamed=roster.unnamed,
        undisputed=undisputed,
        possible=possible_people(who, question, roster, cohorts),
        cohorts=_remainders(groups, question, roster, who),
        undecided_pairs=sum(a in behind or b in behind for a, b in who.pairs),
        unreviewed=unreviewed,
        erased=erased,
        unit=definition.unit,
        place=place,
        unmet=unmet(rectangles, cohorts, definition) if found.high == 0 else None,
        widened=(
            *_widened(found, question, who),
            *unplaced_words(rectangles, question, roster.possible, groups),
        ),
        stale=_stale(rectangles, question, undisputed),
    )


def _widened(found: Answer, question: Question, who: Who) -> tuple[str, ...]:
    definition = question.definition
    words = [*found.widened, *left_out_words(who), *_unread_words(question, who)]
    if definition.where is not None:
        plan = plan_of(definition.where, who.records.rules)
        lasting = any(getattr(atom, "for_days", 0) for atom in definition.atoms())
        if is_wider(plan) or lasting:
            words.append(leeway.day_by_day())
    return tuple(words)


def _unread_words(question: Question, who: Who) -> tuple[str, ...]:
    """Say of how many more is told than was put in order, where that leaves them possible."""
    count = 0
    for r in (who.records, who.unions):
        unread = np.zeros(len(r.people), dtype=np.bool_)
        if ANYTHING in r.codes:
            unread[r.states.person[r.states.code == r.codes.index(ANYTHING)]] = True
        if question.is_period:
            found = happened(r, question.definition, question.first, question.last)
            unread[list(found.wide)] = True
        if unread.any():
            count += int((unread & (question.levels(r) == POSSIBLE)).sum())
    return (leeway.more_than_ordered(count),) if count else ()


def left_out_words(who: Who) -> tuple[str, ...]:
    """Say of how many records pairs were never offered; nothing where of none."""
    count = len(who.left_out)
    if not count:
        return ()
    return (leeway.pairs_not_offered(count, by_name=MOST_BESIDE, by_kind=MOST_NEAR),)


def possible_people(
    who: Who, question: Question, roster: CountRoster, cohorts: Cohorts
) -> tuple[Possible, ...]:
    """Give those who may count, each with the reason.

    Args:
        who: As in a tally.
        question: What is asked.
        roster: Who counts, by the worlds.
        cohorts: As in a tally.
    """
    if not roster.possible:
        return ()
    people = sorted(roster.possible)
    at = who.records.places(people)
    level = dict(zip(people, levels_of(who, question)[at].tolist(), strict=True))
    reasons = Reasons(who, question, [p for p in people if level[p] == POSSIBLE])
    by_id = {group.id: group for group in cohorts.groups}
    return tuple(
        Possible(
            person=person,
            reason=(
                reasons.of(person)
                if level[person] == POSSIBLE
                else _among_words(
                    [by_id[name] for name in roster.among.get(person, ())],
                    unless=level[person] > NO,
                )
            ),
            among=roster.among.get(person, ()),
            is_told=level[person] > NO,
        )
        for person in people
    )


def _among_words(groups: Sequence[Cohort], *, unless: bool) -> str:
    """Say that somebody counts only as one of a group without names, or unless they are one."""
    if len(groups) != 1:
        return uncertainty.among_groups(len(groups), unless=unless)
    (group,) = groups
    return uncertainty.among_group(group.size, group.time.edtf, unless=unless)


def _remainders(
    groups: Sequence[Cohort], question: Question, roster: CountRoster, who: Who
) -> tuple[Remainder, ...]:
    """Give how many of each group count without being named.

    The people of a part are told with its whole, unless the whole counts less surely, as
    where all were let go and some of them taken abroad, or is told of as smaller.
    """
    rules = who.records.rules
    counts = dict(zip([group.id for group in groups], alone(groups, question, rules), strict=True))
    wholes = {group.id: group for group in groups if counts[group.id][1]}
    found = []
    for group in groups:
        of = roster.groups[group.id]
        around = [wholes[name] for name in group.within if name in wholes]
        # Who counts by another group alone is told of with that.
        if not counts[group.id][1] or any(
            counts[w.id][0] >= counts[group.id][0] and w.size.low >= group.size.low for w in around
        ):
            continue
        named = len(group.members)
        if not counts[group.id][0]:
            reason = uncertainty.group_need_not_count()
        elif of.low < group.size.low - named:
            reason = uncertainty.named_among_them()
        elif around:
            reason = uncertainty.among_another_group()
        else:
            reason = ""
        found.append(
            Remainder(cohort=group.id, low=of.low, high=of.high, named=named, reason=reason)
        )
    return tuple(found)


def _stale(r: Rectangles, question: Question, people: Sequence[str]) -> int:
    """Count those of the least of whom nothing has been told for more than a year."""
    if question.is_period or not people:
        return 0
    last = last_reported(r, people, question.first)
    return sum(day is not None and question.first - day > STALE_AFTER_DAYS for day in last)


def last_reported(r: Rectangles, people: Sequence[str], until: int) -> list[int | None]:
    """Give the last day by which anything is told to have happened to each of some people.

    Args:
        r: What is known.
        people: Their ids.
        until: Ordinal of the day after which nothing is looked at.
    """
    latest = np.zeros(len(r.people), dtype=np.int64)
    rows = r.events
    here = (rows.last <= until) & (rows.last > 0)
    np.maximum.at(latest, rows.person[here], rows.last[here])
    return [int(latest[i]) or None for i in r.places(people).tolist()]
