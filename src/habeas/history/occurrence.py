"""Tellings to events: two outlets with one day tell of one event, not of two.

What is denied, or cannot be true together with another event of the same day, is
kept and marked as disputed.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from habeas.history.telling import Telling, is_denial
from habeas.vocabulary.events import Effect, EventType
from habeas.vocabulary.rules import Rules

_DAY = timedelta(days=1)


@dataclass(slots=True, kw_only=True)
class Occurrence:
    """One event of one person as all its tellings give it.

    Attributes:
        rules: The tables in force.
        kind: Its type; of tellings that differ, the one ranked last.
        earliest: First day that every telling allows.
        latest: Last day that every telling allows.
        tellings: What it rests on.
        acts: False where nobody who acts tells of it.
        disputed: Why it is disputed, in words; empty where it is not.
        against: Ids of the claims that speak against it.
    """

    rules: Rules
    kind: EventType
    earliest: date | None
    latest: date | None
    tellings: list[Telling] = field(default_factory=list)
    acts: bool = True
    disputed: str = ""
    against: list[str] = field(default_factory=list)

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of the claims for and against it."""
        return (*(t.claim.id for t in self.tellings), *self.against)

    @property
    def release_kinds(self) -> tuple[str, ...]:
        """Every release kind told, sorted."""
        return tuple(sorted({t.release_kind for t in self.tellings if t.release_kind}))

    def effects(self) -> dict[str, tuple[Effect, ...]]:
        """Give what it does by axis: more than one effect where its tellings disagree."""
        if self.kind.family != "release":
            return {axis: (effect,) for axis, effect in self.kind.effects.items()}
        found: dict[str, dict[tuple[str | None, bool], Effect]] = {}
        kinds = [k for k in self.release_kinds if k != "unknown"]
        for kind in kinds or [""]:
            more = self.rules.release_effects.get(kind, {})
            for axis, effect in {**self.kind.effects, **more}.items():
                found.setdefault(axis, {}).setdefault((effect.to, effect.end), effect)
        return {axis: tuple(effects.values()) for axis, effects in found.items()}

    def words(self) -> str:
        """Name the event and its day: "release on 2025-09-11"."""
        return f"{self.kind.label['en']} {day_words(self.earliest, self.latest)}".strip()


def day_words(earliest: date | None, latest: date | None) -> str:
    """Say when something was, from its first and last possible day."""
    if earliest is None and latest is None:
        return "on a day not stated"
    if earliest is None:
        return f"on or before {latest}"
    if latest is None:
        return f"on or after {earliest}"
    return f"on {earliest}" if earliest == latest else f"between {earliest} and {latest}"


def occurrences(told: list[Telling], rules: Rules) -> list[Occurrence]:
    """Join tellings of one event.

    Args:
        told: Tellings in their sorted order.
        rules: The tables in force.

    Returns:
        Events, those that act first; each family's most precise telling sets the day.
    """
    acting: list[Occurrence] = []
    for telling in sorted((t for t in told if t.acts), key=_precision):
        home = _home(acting, telling)
        if home is None:
            acting.append(_new(telling, rules))
        else:
            _join(home, telling)
    possible: list[Occurrence] = []
    for telling in sorted((t for t in told if not t.acts), key=_precision):
        home = _home(acting, telling)
        if home is not None and is_denial(telling):
            speaker = telling.claim.attributed_to or "another source"
            home.disputed = home.disputed or f"the {home.words()} is denied by {speaker}"
            home.against.append(telling.claim.id)
        elif home is not None:
            home.tellings.append(telling)  # what was announced has happened: no separate event
        elif not is_denial(telling):  # that something did not happen makes nothing possible
            other = _home([p for p in possible if _why(p) == telling.why_not], telling)
            if other is None:
                possible.append(_new(telling, rules))
            else:
                _join(other, telling)
    _contradict(acting)
    return acting + possible


def _why(occurrence: Occurrence) -> str:
    return occurrence.tellings[0].why_not


def _precision(telling: Telling) -> tuple[int, date, int, str]:
    low, high = telling.earliest or date.min, telling.latest or date.max
    return (high - low).days, low, telling.kind.rank, telling.claim.id


def _new(telling: Telling, rules: Rules) -> Occurrence:
    return Occurrence(
        rules=rules,
        kind=telling.kind,
        earliest=telling.earliest,
        latest=telling.latest,
        tellings=[telling],
        acts=telling.acts,
    )


def _home(events: list[Occurrence], telling: Telling) -> Occurrence | None:
    """Find the event a telling can belong to: of its family, on days that can be one."""
    for event in sorted(events, key=lambda e: e.earliest or date.min):
        if event.kind.family == telling.kind.family and overlap(event, telling):
            return event
    return None


def _join(event: Occurrence, telling: Telling) -> None:
    event.tellings.append(telling)
    event.tellings.sort(key=lambda t: (t.earliest or date.min, t.claim.id))
    event.earliest = _later(event.earliest, telling.earliest)
    event.latest = _sooner(event.latest, telling.latest)
    if telling.kind.rank > event.kind.rank:
        event.kind = telling.kind


def overlap(a: Occurrence | Telling, b: Occurrence | Telling) -> bool:
    """Say whether two events can have been on one day."""
    low, high = _later(a.earliest, b.earliest), _sooner(a.latest, b.latest)
    return low is None or high is None or low <= high


def _later(a: date | None, b: date | None) -> date | None:
    return b if a is None else a if b is None else max(a, b)


def _sooner(a: date | None, b: date | None) -> date | None:
    return b if a is None else a if b is None else min(a, b)


def _contradict(events: list[Occurrence]) -> None:
    for i, a in enumerate(events):
        for b in events[i + 1 :]:
            if b.kind.id in a.kind.contradicts and overlap(a, b):
                words = f"one source tells of {a.words()}, another of {b.words()}"
                a_claims, b_claims = a.claims, b.claims
                a.disputed, b.disputed = a.disputed or words, b.disputed or words
                a.against.extend(c for c in b_claims if c not in a.against)
                b.against.extend(c for c in a_claims if c not in b.against)


def eve(day: date | None) -> date | None:
    """Give the day before; None stays None."""
    return None if day is None or day == date.min else day - _DAY
