"""What is told of one person, as statements: the recipe from which a life is worked out.

Claims that say the same are one statement, however many tell it: repetition is no vote.
A day is its proleptic ordinal; `FOREVER` and its negative stand for no limit.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from habeas.history.attributes import observations, sentence_ends
from habeas.history.event_claims import EventClaim, Unsure, is_denial, said_bounds, tellings
from habeas.history.kinds import OWN, STATE, ending_of, kind_id, part_of
from habeas.model.claim import Claim
from habeas.vocabulary.rules import Rules

FOREVER: Final = 2**30
"""Beyond any day of the calendar (9999-12-31 is 3,652,059), and safe to add days to."""


TOLD_SHORT: Final = "told"
"""An arrest told as administrative, or of a protest."""
UNNAMED_SHORT: Final = "unnamed"
"""An arrest of people without names."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing told of one person.

    Attributes:
        family: Events of one family on one day can be one event; ``state:AXIS`` for a claim
            of a state.
        kinds: Ids of the kinds told; where there are several, any may be the true one.
        first: First day it can have been; ``-FOREVER`` without limit.
        last: Last day it can have been; ``FOREVER`` without limit.
        unsure: Why it may have happened and need not have, where nobody who acts tells of it;
            None where somebody does.
        night: Why only the first night of an arrest is sure; empty where more is.
        claims: Ids of the claims that tell it, sorted; not part of what is compared.
        origins: Whoever they can be traced to; not part of what is compared.
        again: Whether it tells of no event of its family that was before it.
        must: Whether it is so, whatever else is wrong: somebody is taken to be one of a group.
            Of what is kept of anybody nothing is.
    """

    family: str
    kinds: tuple[str, ...]
    first: int
    last: int
    unsure: Unsure | None = None
    night: str = ""
    claims: tuple[str, ...] = field(default=(), compare=False)
    origins: frozenset[str] = field(default=frozenset(), compare=False)
    again: bool = False
    must: bool = False

    @property
    def optional(self) -> bool:
        """Whether it costs nothing to leave it out."""
        return self.unsure is not None


@dataclass(frozen=True, slots=True)
class Denial:
    """A statement that no event of a family happened on some days."""

    family: str
    first: int
    last: int
    claims: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Recipe:
    """All that is told of one person on one part of life.

    Attributes:
        part: The part, as in `habeas.history.kinds`.
        statements: By last day, then by first.
        denials: What is denied.
        ends: Day from which custody told before may be over, as the sentence is; None for none.
    """

    part: str
    statements: tuple[Statement, ...]
    denials: tuple[Denial, ...] = ()
    ends: int | None = None

    def to_text(self) -> str:
        """Write it as text from which `told_from` gives it back, without its claims."""
        rows = [
            [s.family, s.kinds, s.first, s.last, s.unsure, s.night, sorted(s.origins), s.again]
            for s in self.statements
        ]
        denied = [[d.family, d.first, d.last] for d in self.denials]
        return json.dumps([self.part, rows, denied, self.ends], separators=(",", ":"))

    def joined(self, *others: "Recipe") -> "Recipe":
        """Put together what is told of some records of one person.

        What several tell is one statement.
        """
        every = (self, *others)
        return _sorted(
            self.part,
            [statement for told in every for statement in told.statements],
            [denial for told in every for denial in told.denials],
            max((told.ends for told in every if told.ends is not None), default=None),
        )

    def with_statements(self, statements: Iterable[Statement]) -> "Recipe":
        """Put other statements in the place of those told."""
        return _sorted(self.part, statements, self.denials, self.ends)

    def beside(self, statement: Statement) -> "Recipe":
        """Add one more statement."""
        return _sorted(self.part, [*self.statements, statement], self.denials, self.ends)


def night_of(nights: Iterable[str]) -> str:
    """Say of what several tell whether only the first night is sure.

    It is where any of them tells of an arrest of that kind, and where nobody of whom they
    tell has a name.

    Args:
        nights: What each says.
    """
    told = list(nights)
    if TOLD_SHORT in told:
        return TOLD_SHORT
    return UNNAMED_SHORT if told and all(night == UNNAMED_SHORT for night in told) else ""


def told_from(text: str) -> Recipe:
    """Give back what `Told.to_text` wrote."""
    part, rows, denied, ends = json.loads(text)
    return Recipe(
        part,
        tuple(
            Statement(
                f,
                tuple(k),
                a,
                b,
                unsure and Unsure(unsure),
                night,
                origins=frozenset(told_by),
                again=again,
            )
            for f, k, a, b, unsure, night, told_by, again in rows
        ),
        tuple(Denial(*row) for row in denied),
        ends,
    )


def told_of(
    claims: Sequence[Claim],
    *,
    rules: Rules,
    not_accepted: Iterable[str] = (),
) -> tuple[Recipe, ...]:
    """Read one person's claims as statements, part by part.

    Args:
        claims: The claims about this one person, in any order; figures and exchanges are
            passed over.
        rules: The tables in force.
        not_accepted: Ids of claims nobody has accepted yet: they never act.

    Returns:
        The parts of which anything is told, the person's own first. The order of
        ``claims`` does not matter.
    """
    waiting = frozenset(not_accepted)
    reading = _Reading(rules)
    seen = observations(claims, rules=rules, not_accepted=waiting)
    administrative = any(o.axis == "regime" and o.value == "administrative_arrest" for o in seen)
    for telling in tellings(claims, rules=rules, not_accepted=waiting):
        reading.tell(telling, night=TOLD_SHORT if administrative else "")
    for item in seen:
        reading.observe(
            item.claim,
            f"{item.axis}:{rules.body_id(item.claim.attributed_to or item.claim.publisher)}"
            if rules.axes[item.axis].per_body
            else item.axis,
            item.value,
            _ordinals(item.earliest, item.latest),
            item.origin,
        )
    ended = sentence_ends(claims, rules)
    return reading.finish(max((day.toordinal() for _, day in ended), default=None))


def _ordinals(first: date | None, last: date | None) -> tuple[int, int]:
    return (
        -FOREVER if first is None else first.toordinal(),
        FOREVER if last is None else last.toordinal(),
    )


class _Reading:
    """Statements as they are gathered, part by part."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.statements: dict[str, list[Statement]] = {}
        self.denials: dict[str, list[Denial]] = {}
        self._parts: dict[tuple[str, str | None, str | None], Sequence[str]] = {}

    def tell(self, told: EventClaim, *, night: str) -> None:
        """Take one telling of an event."""
        first, last = _ordinals(told.earliest, told.latest)
        speaker = told.claim.attributed_to or told.claim.publisher
        of = (told.kind.id, told.release_kind, speaker)
        parts = self._parts.get(of)
        if parts is None:
            parts = self._parts[of] = self._parts_of(told, speaker)
        for part in parts:
            if is_denial(told):
                # What is denied before its day is a forecast, and forecasts deny nothing.
                _, said = _ordinals(*said_bounds(told.claim))
                if said >= first:
                    denial = Denial(told.kind.family, first, min(last, said), (told.claim.id,))
                    self.denials.setdefault(part, []).append(denial)
                continue
            arrest = told.kind.is_arrest
            statement = Statement(
                told.kind.family,
                (kind_id(told.kind.id, told.release_kind if told.kind.is_release else None),),
                first,
                last,
                told.unsure,
                night if arrest else "",
                (told.claim.id,),
                frozenset((told.origin,)),
                told.kind.again,
            )
            self.statements.setdefault(part, []).append(statement)

    def _parts_of(self, told: EventClaim, speaker: str | None) -> Sequence[str]:
        """Give the parts of life that an event touches, and who may be asked of custody."""
        rules = self.rules
        release = rules.release_effects.get(told.release_kind or "", {})
        axes = {*told.kind.effects, *(release if told.kind.is_release else ())}
        body = rules.body_id(speaker)
        parts = {
            part_of(f"{axis}:{body}" if rules.axes[axis].per_body else axis, rules)
            for axis in axes
            if rules.axes[axis].exclusive
        }
        if told.kind.confirms:
            parts.add(OWN)  # custody that it is told in is more than a night's
        return sorted(parts)

    def observe(
        self, claim: Claim, axis: str, value: str, days: tuple[int, int], origin: str
    ) -> None:
        """Take one claim of a state of an axis."""
        data = self.rules.axes[axis.partition(":")[0]]
        if not data.exclusive:
            return
        part = part_of(axis, self.rules)
        family, kind, first = f"{STATE}{axis}", f"{STATE}{axis}={value}", days[0]
        if value in data.absorbing:
            # Who is told of as dead died on that day or on one before.
            family, kind = ending_of(self.rules, axis, value)
            first = -FOREVER
        statement = Statement(
            family, (kind,), first, days[1], claims=(claim.id,), origins=frozenset((origin,))
        )
        self.statements.setdefault(part, []).append(statement)

    def finish(self, ends: int | None) -> tuple[Recipe, ...]:
        """Give the parts, each statement once."""
        parts = sorted({*self.statements, *self.denials}, key=lambda p: (p != OWN, p))
        return tuple(
            _sorted(
                part,
                self.statements.get(part, []),
                self.denials.get(part, []),
                ends if part == OWN else None,
            )
            for part in parts
        )


def _sorted(
    part: str, statements: Iterable[Statement], denials: Iterable[Denial], ends: int | None
) -> Recipe:
    """Make one statement of those that say the same, in the order in which they are placed."""
    same: dict[tuple[str, int, int, Unsure | None, bool], list[Statement]] = {}
    for s in statements:
        family = s.kinds[0] if s.family.startswith(STATE) else s.family
        same.setdefault((family, s.first, s.last, s.unsure, s.again), []).append(s)
    # What is told as happened needs no second telling that only announces it.
    joined = [_one(of) for of in same.values()]
    order = sorted(joined, key=lambda s: (s.last, s.first, s.family, s.kinds, s.unsure or ""))
    against: dict[tuple[str, int, int], set[str]] = {}
    for d in denials:
        against.setdefault((d.family, d.first, d.last), set()).update(d.claims)
    return Recipe(
        part,
        tuple(order),
        tuple(Denial(*key, tuple(sorted(ids))) for key, ids in sorted(against.items())),
        ends,
    )


def _one(same: Sequence[Statement]) -> Statement:
    if len(same) == 1:
        return same[0]
    lead = same[0]
    return Statement(
        lead.family,
        tuple(sorted({kind for s in same for kind in s.kinds})),
        lead.first,
        lead.last,
        lead.unsure,
        night_of(s.night for s in same),
        tuple(sorted({claim for s in same for claim in s.claims})),
        frozenset().union(*(s.origins for s in same)),
        lead.again,
        any(s.must for s in same),
    )
