"""Why something about a person is only possible, in plain words, from the worlds behind it."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import accumulate

from habeas.history.kinds import STATE, Values
from habeas.history.statements import Statement
from habeas.history.worlds import Edge, Worlds
from habeas.vocabulary.rules import Rules
from habeas.words import reasons
from habeas.words.terms import label
from habeas.words.voice import language

_MOST_NAMED = 4


class Because(StrEnum):
    """What leaves something only possible."""

    CONTRADICTION = "contradiction"
    UNCONFIRMED = "unconfirmed"
    UNKNOWN_DAY = "unknown_day"
    SENTENCE_ENDED = "sentence_ended"
    ONE_NIGHT = "one_night"
    PRESUPPOSED = "presupposed"
    TOO_MUCH = "too_much"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Why:
    """Why something is only possible.

    Attributes:
        because: What leaves it open.
        words: Said in one clause.
        claims: Ids of the claims it is about, where they are known.
        contradiction: What of the told cannot be so, in words; empty where nothing
            contradicts it.
    """

    because: Because
    words: str
    claims: tuple[str, ...] = ()
    contradiction: str = ""


def date_of(ordinal: int) -> date | None:
    """Give the day of an ordinal; None where there is no limit."""
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def statement_words(statement: Statement, rules: Rules) -> str:
    """Name what is told and its day: "release on 2025-09-11"."""
    kind = statement.kinds[0]
    days = date_of(statement.first), date_of(statement.last)
    if kind.startswith(STATE):
        axis, _, value = kind.removeprefix(STATE).partition("=")
        return reasons.told_state(rules.value_label(axis, value, language()), *days)
    name = kind.partition("=")[0].partition(":")[0]
    return reasons.told(label(rules.event_types[name].label, name), *days)


def why_on(worlds: Worlds, day: int, *, axis: str | None = None) -> Why:
    """Say why what holds at the end of a day is not known.

    Args:
        worlds: One part of one person's life.
        day: Ordinal of the day.
        axis: Only what touches this axis; None for any.
    """
    if worlds.is_wide:
        return Why(Because.TOO_MUCH, reasons.too_much())
    rules = worlds.kinds.rules
    told = _days_told(worlds, axis)
    for statement, first in told.optional:
        if first <= day:
            return _unconfirmed(statement, worlds, axis)
    if worlds.repairs and worlds.once(("disputed", axis), lambda: _is_disputed(worlds, axis)):
        return _contradiction(worlds, axis)
    open_now = told.open_on(day)
    if open_now is not None:
        words = reasons.unknown_day(statement_words(open_now, rules))
        return Why(Because.UNKNOWN_DAY, words, open_now.claims)
    return _untold(worlds, day, axis)


def _untold(worlds: Worlds, day: int, axis: str | None) -> Why:
    rules = worlds.kinds.rules
    ends = worlds.told.ends
    if axis in (None, "custody", "regime"):
        if ends is not None and ends <= day and not worlds.presupposed:
            return Why(Because.SENTENCE_ENDED, reasons.sentence_ended(date_of(ends)))
        nights = worlds.once("nights", lambda: [s for s in worlds.told.statements if s.night])
        short = [s for s in nights if s.first <= day]
        if short:
            words = reasons.one_night(statement_words(short[-1], rules))
            return Why(Because.ONE_NIGHT, words, short[-1].claims)
    told = _days_told(worlds, axis)
    later = bisect_right(told.firsts, day)
    if later < len(told.statements):
        found = told.statements[later]
        words = reasons.so_until(statement_words(found, rules))
        return Why(Because.PRESUPPOSED, words, found.claims)
    if told.statements:
        found = told.statements[-1]
        words = _what_followed(found, worlds.on(day), worlds, axis)
        return Why(Because.OTHER, words, found.claims)
    return Why(Because.OTHER, reasons.not_said())


def _what_followed(
    statement: Statement, states: Iterable[Values], worlds: Worlds, axis: str | None
) -> str:
    """Say that nobody says what came of something, and what may have."""
    rules, axes = worlds.kinds.rules, worlds.kinds.axes
    told = statement_words(statement, rules)
    may: list[set[str | None]] = [set(values) for values in zip(*states, strict=True)]
    for name, values in zip(axes, may, strict=True):
        if axis not in (None, name) or len(values) == 1:
            continue
        known = sorted(rules.value_label(name, value, language()) for value in values if value)
        if len(known) == len(values):
            return reasons.what_followed(told, known)
    return reasons.what_followed(told)


def why_within(worlds: Worlds, first: int, last: int) -> Why:
    """Say why it is only possible that something happened in a period.

    Args:
        worlds: One part of one person's life.
        first: Ordinal of the first day.
        last: Ordinal of the last day, inclusive.
    """
    if worlds.is_wide:
        return Why(Because.TOO_MUCH, reasons.too_much())
    rules = worlds.kinds.rules
    touching = [
        (s, e)
        for s, e in _told(worlds, None)
        if any(x.first <= last and x.last >= first for x in e)
    ]
    for statement, _ in touching:
        if statement.optional:
            return _unconfirmed(statement, worlds, None)
    if worlds.repairs:
        return _contradiction(worlds, None)
    for statement, edges in touching:
        if min(x.first for x in edges) < first or max(x.last for x in edges) > last:
            words = reasons.unknown_day(statement_words(statement, rules))
            return Why(Because.UNKNOWN_DAY, words, statement.claims)
    for statement, edges in touching:
        if len({e.before for e in edges}) == 1 < len({e.after for e in edges}):
            words = _what_followed(statement, [e.after for e in edges], worlds, None)
            return Why(Because.OTHER, words, statement.claims)
        if len({(e.before, e.after) for e in edges}) > 1:
            words = reasons.before_not_known(statement_words(statement, rules))
            return Why(Because.PRESUPPOSED, words, statement.claims)
    return Why(Because.OTHER, reasons.not_said())


def _unsure_words(statement: Statement, rules: Rules) -> str:
    return "" if statement.unsure is None else statement.unsure.words(rules)


def _unconfirmed(statement: Statement, worlds: Worlds, axis: str | None) -> Why:
    """Say that what need not have happened may have, and whatever else is said of it."""
    rules = worlds.kinds.rules
    event, unsure = statement_words(statement, rules), _unsure_words(statement, rules)
    words = reasons.unconfirmed(event, unsure)
    if worlds.repairs and any(s.family == statement.family for s in _wrong(worlds)):
        found = _contradiction(worlds, axis)
        claims = tuple(dict.fromkeys((*found.claims, *statement.claims)))
        said = reasons.also_told(found.contradiction, event, unsure)
        return Why(found.because, reasons.disagree(said), claims, said)
    against = [
        d
        for d in worlds.told.denials
        if d.family == statement.family and d.first <= statement.last and d.last >= statement.first
    ]
    if not against:
        return Why(Because.UNCONFIRMED, words, statement.claims)
    denying = [claim for denial in against for claim in denial.claims]
    claims = tuple(dict.fromkeys((*statement.claims, *denying)))
    return Why(Because.UNCONFIRMED, reasons.also_denied(words), claims)


@dataclass(frozen=True, slots=True)
class _DaysTold:
    """The statements that touch an axis, by the first day of the events that make them true.

    Attributes:
        statements: In that order.
        firsts: That day of each.
        reached: The last day of the events of each and of all before it.
        optional: Those that need not have happened, with that day.
    """

    statements: Sequence[Statement]
    firsts: Sequence[int]
    reached: Sequence[int]
    optional: Sequence[tuple[Statement, int]]

    def open_on(self, day: int) -> Statement | None:
        """Give the first of which it is not known on a day whether it is past."""
        at = bisect_right(self.reached, day)
        return self.statements[at] if at < len(self.firsts) and self.firsts[at] <= day else None


def _days_told(worlds: Worlds, axis: str | None) -> _DaysTold:
    return worlds.once(("days", axis), lambda: _days_of(worlds, axis))


def _days_of(worlds: Worlds, axis: str | None) -> _DaysTold:
    told = _places_told(worlds, axis)
    return _DaysTold(
        statements=[worlds.told.statements[at] for at, _ in told],
        firsts=[first for _, (first, _) in told],
        reached=list(accumulate((last for _, (_, last) in told), max)),
        optional=[
            (s, first) for at, (first, _) in told if (s := worlds.told.statements[at]).optional
        ],
    )


def _told(worlds: Worlds, axis: str | None) -> list[tuple[Statement, Sequence[Edge]]]:
    """Give the statements that touch an axis with the events that make them true, by day."""
    return worlds.once(("told", axis), lambda: _find_told(worlds, axis))


def _find_told(worlds: Worlds, axis: str | None) -> list[tuple[Statement, Sequence[Edge]]]:
    edges = worlds.edges_of()
    return [(worlds.told.statements[at], edges[at]) for at, _ in _places_told(worlds, axis)]


def _places_told(worlds: Worlds, axis: str | None) -> list[tuple[int, tuple[int, int]]]:
    """Give the places of these statements, each with the days of its events, by day."""
    edges = [e for e in worlds.edges if axis is None or axis in e.kind.effects]
    touched = {at for e in edges for at in e.statements}
    found = [
        (at, days) for at, days in enumerate(worlds.days_of()) if days is not None and at in touched
    ]
    return sorted(found, key=lambda f: (f[1][0], worlds.told.statements[f[0]].first))


def _contradiction(worlds: Worlds, axis: str | None) -> Why:
    # Words are kept with the language they are in.
    return worlds.once(
        ("contradiction", axis, language()), lambda: _find_contradiction(worlds, axis)
    )


def _find_contradiction(worlds: Worlds, axis: str | None) -> Why:
    rules = worlds.kinds.rules
    wrong = _wrong(worlds)
    on_axis = [s for s in wrong if axis is None or worlds.kinds.touches(s.kinds, axis)] or wrong
    families = {s.family for s in on_axis}
    against = [d for d in worlds.told.denials if not on_axis or d.family in families]
    named = [statement_words(s, rules) for s in on_axis[:_MOST_NAMED]]
    telling = [s.claims for s in on_axis] + [d.claims for d in against]
    claims = tuple(dict.fromkeys(c for of in telling for c in of))
    said = reasons.contradiction(named, len(on_axis) - len(named), denied=bool(against))
    return Why(Because.CONTRADICTION, reasons.disagree(said), claims, said)


def _wrong(worlds: Worlds) -> list[Statement]:
    """Give what some world calls wrong, of what is told as so."""
    told = [worlds.told.statements[at] for at in sorted(worlds.wrong)]
    return [s for s in told if not s.optional]


def _is_disputed(worlds: Worlds, axis: str | None) -> bool:
    """Say whether what may be wrong is about an axis, and not about another of the same life."""
    wrong = _wrong(worlds)
    return axis is None or not wrong or any(worlds.kinds.touches(s.kinds, axis) for s in wrong)
