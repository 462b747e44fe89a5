"""What each kind of event does to a person's state, on all axes of a part of life at once.

A *part* is a set of axes that events tie together: the person's own axes are one part, and
each body's recognition or list is another. A *state* is one value an axis, with marks
that say what may come next. States are numbered, and what an event makes of one is worked
out once: everyone's life is read by the same table.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import product
from typing import Final

from habeas.vocabulary.events import Effect, EventType
from habeas.vocabulary.rules import Rules

Values = tuple[str | None, ...]
Marks = frozenset[str]

OWN: Final = "own"
"""The part that holds a person's own axes."""
STATE: Final = "state:"
"""How the kind of a claim of a state begins: ``state:AXIS=VALUE``."""
NIGHT: Final = "today:night"
"""Somebody was arrested for what is sure for a night only, and the night is not over."""
CONFIRMED: Final = "today:confirmed"
"""A charge or the like was told of the day: an arrest on it is for more than a night."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of event, or of claim of a state, as it touches one part of life.

    Attributes:
        id: Event type, with the kind of release where one is told; or ``state:AXIS=VALUE``.
        type: The event type; empty for a claim of a state.
        effects: What it does, by axis of the part.
        presupposes: By axis, ``needs`` or ``perhaps``.
        begins: By axis, the value that it takes to have held before.
        contradicts: Event types that cannot be true of the same day.
        confirms: Custody it is told in is more than one night's.
        holds: Axes it fixes at the end of its day.
        rank: Of kinds told of one event, the one ranked last is meant.
        also: Families whose tellings can be of this event as well.
        disputes: Whether it says otherwise than that somebody was let go, and no more.
    """

    id: str
    type: str
    effects: Mapping[str, Effect]
    presupposes: Mapping[str, str]
    begins: Mapping[str, str]
    contradicts: frozenset[str] = frozenset()
    confirms: bool = False
    holds: frozenset[str] = frozenset()
    rank: int = 0
    also: frozenset[str] = frozenset()
    disputes: bool = False


def kind_id(event_type: str, release_kind: str | None) -> str:
    """Name a kind: the event type, and how somebody left where that is told.

    Args:
        event_type: Its id.
        release_kind: From the vocabulary; None or ``unknown`` where not told.
    """
    told = release_kind not in (None, "", "unknown")
    return f"{event_type}:{release_kind}" if told else event_type


@dataclass(slots=True, eq=False)
class Kinds:
    """The kinds that touch one part of life under one version of the tables.

    Attributes:
        rules: The tables.
        part: `OWN`, or the one axis, with its body where it has one.
        axes: The part's axes, in the tables' order.
        deprived: Values of custody in which somebody is held.
    """

    rules: Rules
    part: str
    axes: tuple[str, ...]
    deprived: frozenset[str]
    _kinds: dict[str, Kind | None] = field(default_factory=dict)
    _states: list[tuple[Values, Marks]] = field(default_factory=list)
    _ids: dict[tuple[Values, Marks], int] = field(default_factory=dict)
    _unreported: dict[tuple[int, int], tuple[tuple[str, int], ...]] = field(default_factory=dict)
    _after: dict[tuple[str, bool, frozenset[str], int], tuple[int, ...]] = field(
        default_factory=dict
    )

    # States.

    def number(self, values: Values, marks: Marks) -> int:
        """Give the number of a state."""
        key = (values, marks)
        found = self._ids.get(key)
        if found is None:
            found = self._ids[key] = len(self._states)
            self._states.append(key)
        return found

    def state(self, number: int) -> tuple[Values, Marks]:
        """Give the state of a number."""
        return self._states[number]

    def start(self) -> Values:
        """What holds where nothing is told: the defaults of the axes."""
        return tuple(self.rules.axes[axis.partition(":")[0]].default for axis in self.axes)

    def is_deprived(self, values: Values) -> bool:
        """Say whether somebody in a state is held."""
        return self.part == OWN and values[self.axes.index("custody")] in self.deprived

    def with_value(self, values: Values, axis: str, value: str | None) -> Values:
        """Give a state with another value on one axis; what ends with custody ends."""
        at = self.axes.index(axis)
        changed = (*values[:at], value, *values[at + 1 :])
        if axis == "custody" and (values[at] in self.deprived) != (value in self.deprived):
            changed = self._without_custody(changed, frozenset())
        return changed

    def _without_custody(self, values: Values, kept: frozenset[str]) -> Values:
        return tuple(
            None
            if self.rules.axes[axis.partition(":")[0]].ends_with == "custody" and axis not in kept
            else value
            for axis, value in zip(self.axes, values, strict=True)
        )

    # Kinds.

    def kind(self, name: str) -> Kind | None:
        """Give a kind by its id; None where it touches nothing of this part."""
        if name not in self._kinds:
            self._kinds[name] = self._read(name)
        return self._kinds[name]

    def of(self, names: Iterable[str]) -> list[Kind]:
        """Give those of some kinds that touch this part.

        Args:
            names: Ids of kinds.
        """
        return [kind for name in names if (kind := self.kind(name)) is not None]

    def touches(self, names: Iterable[str], axis: str) -> bool:
        """Say whether any of some kinds touches an axis.

        Args:
            names: Ids of kinds.
            axis: Its id.
        """
        return any((kind := self.kind(name)) is not None and axis in kind.effects for name in names)

    def _read(self, name: str) -> Kind | None:
        if name.startswith(STATE):
            return self._claim_of_state(name)
        name_of_type, _, value = name.partition("=")
        type_id, _, release = name_of_type.partition(":")
        told = self.rules.event_types[type_id]
        effects = {**told.effects, **self.rules.release_effects.get(release, {})}
        of_part = {
            axis: effects[bare] for axis in self.axes if (bare := axis.partition(":")[0]) in effects
        }
        if not of_part and not (told.confirms and self.part == OWN):
            return None
        # Only what an event changes can it find to have been otherwise before.
        presupposes = {a: m for a, m in self._presupposed(told, release).items() if a in of_part}
        if value:
            ended = next(a for a, e in of_part.items() if e.to in self.rules.axes[a].absorbing)
            of_part[ended] = replace(of_part[ended], to=value, to_if=None)
            dies_held = value in self.rules.axes[ended].groups.get("held", ())
            if dies_held and "custody" in of_part:
                presupposes = {**presupposes, "custody": "needs"}
                wanted = tuple(self.rules.axes["custody"].groups["deprived"])
                of_part["custody"] = replace(of_part["custody"], before=wanted)
        also = told.also | self.rules.release_also.get(release, frozenset())
        return Kind(
            id=name,
            type=type_id,
            effects=of_part,
            presupposes=presupposes,
            begins={axis: self._held_before(of_part[axis]) for axis in presupposes},
            contradicts=told.contradicts,
            confirms=told.confirms,
            holds=frozenset(of_part) if told.end_of_day else frozenset(),
            rank=told.rank,
            also=also,
            disputes=release in self.rules.not_free and not also,
        )

    def _presupposed(self, told: EventType, release: str) -> Mapping[str, str]:
        found = {
            axis: told.presupposes[bare]
            for axis in self.axes
            if (bare := axis.partition(":")[0]) in told.presupposes
        }
        ends = self.rules.release_effects.get(release, {}).get("custody")
        if ends is not None and "custody" in found and ends.before:
            found["custody"] = "needs"
        return found

    def _held_before(self, effect: Effect) -> str:
        wanted = effect.before or effect.only_in or ((effect.at,) if effect.at else ())
        if wanted:
            return wanted[0]
        # What only may have held before is the plainest of what ends by it.
        return min(self.deprived, key=lambda v: (v != "in_custody", v))

    def _claim_of_state(self, name: str) -> Kind | None:
        axis, _, value = name.removeprefix(STATE).partition("=")
        if axis not in self.axes:
            return None
        moves = bool(self.rules.axes[axis.partition(":")[0]].unreported)
        default = self.rules.axes[axis.partition(":")[0]].default
        needs = moves and value != default
        return Kind(
            id=name,
            type="",
            effects={axis: Effect(axis=axis, at=value)},
            presupposes={axis: "needs"} if needs else {},
            begins={axis: value} if needs else {},
            confirms=axis == "custody" and value in self.deprived,
            holds=frozenset((axis,)),
            rank=80,
        )

    # Steps.

    def is_over(self, values: Values) -> bool:
        """Say whether a life is over in a state: nothing is told of it any more."""
        axes = self.rules.axes
        return any(
            value in axes[axis.partition(":")[0]].absorbing
            for axis, value in zip(self.axes, values, strict=True)
        )

    def unreported(self, state: int, idle: int) -> tuple[tuple[str, int], ...]:
        """Give the states that changes which nobody tells of can make of one.

        Args:
            state: Number of the state just before.
            idle: Axes, as bits of their places, on which a change would explain nothing.

        Returns:
            The axis that changes, and the number of the state just after.
        """
        key = (state, idle)
        found = self._unreported.get(key)
        if found is None:
            values, marks = self._states[state]
            over = self.is_over(values)
            at = [n for n in range(len(self.axes)) if not over and not idle >> n & 1]
            found = tuple(end for n in at for end in self._changed(n, values, marks))
            self._unreported[key] = found
        return found

    def _changed(self, at: int, values: Values, marks: Marks) -> Iterator[tuple[str, int]]:
        axis, value = self.axes[at], values[at]
        changed = self.rules.axes[axis.partition(":")[0]].unreported
        if value is None or value not in changed:
            return
        if {f"begun:{axis}", f"today:new {axis}", f"today:{axis}"} & marks:
            return
        left = (marks - {f"open:{axis}"}) | {f"today:new {axis}"}
        if axis == "custody":
            left -= {"short", "lapsed", NIGHT}
        yield axis, self.number(self.with_value(values, axis, changed[value]), left)

    def after(
        self, kind: Kind, state: int, *, short: bool, needs: frozenset[str]
    ) -> tuple[int, ...]:
        """Give the states that an event can make of one.

        Args:
            kind: What happens.
            state: Number of the state just before.
            short: An arrest of which only the first night is sure.
            needs: Axes on which what nobody told may be presupposed where it must be.

        Returns:
            Numbers of the states just after; none where it cannot happen there.
        """
        key = (kind.id, short, needs, state)
        found = self._after.get(key)
        if found is None:
            made = {
                self.number(*end) for end in self._happen(kind, state, short=short, needs=needs)
            }
            found = self._after[key] = tuple(sorted(made))
        return found

    def _happen(
        self, kind: Kind, state: int, *, short: bool, needs: frozenset[str]
    ) -> Iterator[tuple[Values, Marks]]:
        values, marks = self._states[state]
        if any(f"today:{other}" in marks for other in kind.contradicts):
            return
        if kind.confirms and "lapsed" in marks:
            return
        left = set(marks)
        for axis in kind.effects:
            if not self._may_touch(kind, axis, values, marks, needs=needs):
                return
            left -= {f"open:{axis}", f"begun:{axis}", f"drift:{axis}"}
        options = []
        for axis, effect in kind.effects.items():
            option = self._options(kind, axis, effect, values)
            if not option:
                return
            options.append(option)
        if kind.holds:
            left |= {f"today:{axis}" for axis in kind.holds}
        if kind.confirms:
            left.add(CONFIRMED)
        if kind.contradicts and kind.type:
            left.add(f"today:{kind.type}")
        for choice in product(*options):
            given = dict(zip(kind.effects, choice, strict=True))
            ended = tuple(
                given.get(axis, value) for axis, value in zip(self.axes, values, strict=True)
            )
            yield self._settled(kind, values, ended, frozenset(left), short=short)

    def _may_touch(
        self, kind: Kind, axis: str, values: Values, marks: Marks, *, needs: frozenset[str]
    ) -> bool:
        if f"begun:{axis}" in marks:
            told = kind.presupposes.get(axis)
            if told is None or (told == "needs" and axis not in needs):
                return False
        if f"today:new {axis}" in marks:
            return False  # what nobody told held by the end of an earlier day
        fixed = f"today:{axis}" in marks
        if fixed and not (kind.holds and self._is_so(axis, kind.effects[axis].at, values)):
            return False
        drifting = f"drift:{axis}" in marks
        return not drifting or bool(
            axis in kind.holds and kind.effects[axis].at == values[self.axes.index(axis)]
        )

    def _is_so(self, axis: str, wanted: str | None, values: Values) -> bool:
        value = values[self.axes.index(axis)]
        return value == wanted or (wanted == "in_custody" and value in self.deprived)

    def _options(
        self, kind: Kind, axis: str, effect: Effect, values: Values
    ) -> tuple[str | None, ...]:
        """Give what an axis can be after an effect; nothing where it cannot happen."""
        now = values[self.axes.index(axis)]
        data = self.rules.axes[axis.partition(":")[0]]
        if effect.before and now not in effect.before:
            other = effect.otherwise
            if other is None or values[self.axes.index(other[0])] not in other[1]:
                return ()
        if effect.at is not None:
            return self._observed(axis, effect.at, values, now)
        if effect.may is not None:
            does = not effect.only_in or now in effect.only_in
            if now in data.absorbing or (now is None and data.default is not None):
                does = False
            return (now, effect.may) if does and effect.may != now else (now,)
        if effect.end:
            return (None,)
        if effect.to_if is not None:
            other_axis, among, value = effect.to_if
            there = other_axis in self.axes and values[self.axes.index(other_axis)] in among
            return () if now in data.absorbing else (value if there else effect.to,)
        if now in data.absorbing:
            return ()
        if now is None and data.default is not None and kind.type:
            return ()  # ended with a life: nothing begins on it again
        return (effect.to,)

    def _observed(
        self, axis: str, wanted: str, values: Values, now: str | None
    ) -> tuple[str | None, ...]:
        data = self.rules.axes[axis.partition(":")[0]]
        if self._is_so(axis, wanted, values):
            return (now,)
        if data.absorbing:
            if now in data.absorbing:
                return ()
            # Who is seen alive is no longer missing; who was found stays found.
            return (wanted,) if wanted != data.default or now == "missing" else (now,)
        return () if data.unreported else (wanted,)

    def _settled(
        self, kind: Kind, before: Values, after: Values, marks: Marks, *, short: bool
    ) -> tuple[Values, Marks]:
        """End what ends with the custody of before, and keep what is known of a stay."""
        at = self.axes.index("custody") if self.part == OWN else None
        held, holds = self.is_deprived(before), self.is_deprived(after)
        if at is not None and before[at] != after[at]:
            # Whoever vanished is no more where they were held, or lived under restrictions.
            told = frozenset(a for a, e in kind.effects.items() if e.to is not None)
            after = self._without_custody(after, told)
        left = set(marks)
        if "custody" in kind.effects and not (holds and held):
            left -= {"short", "lapsed", NIGHT}
        if holds and not held and short and CONFIRMED not in marks:
            left |= {"short", NIGHT}
        custody = kind.effects.get("custody")
        moved = custody is not None and custody.to in self.deprived and held and not short
        if kind.confirms or moved:
            # Who is told to be held in another way is held for more than the night.
            left -= {"short", NIGHT}
        return after, frozenset(left)


@lru_cache(maxsize=4096)
def kinds_of(rules: Rules, part: str) -> Kinds:
    """Give the kinds that touch one part of life.

    Args:
        rules: The tables in force.
        part: `OWN`, or an axis with its body.
    """
    axes = own_axes(rules) if part == OWN else (part,)
    deprived = frozenset(rules.axes["custody"].groups["deprived"])
    return Kinds(rules=rules, part=part, axes=axes, deprived=deprived)


@lru_cache(maxsize=64)
def own_axes(rules: Rules) -> tuple[str, ...]:
    """Give the axes of a person's own part: those on which something can be presupposed.

    These are the axes whose values cannot follow in any order: custody, what ends with it,
    place and life. What presupposes nothing of another axis, as the legal stage, is a part
    of its own.
    """
    return tuple(
        a.id
        for a in rules.axes.values()
        if a.exclusive
        and not a.per_body
        and (a.unreported or a.absorbing or a.ends_with is not None)
    )


def part_of(axis: str, rules: Rules) -> str:
    """Give the part of life that an axis belongs to.

    Args:
        axis: Its id, with its body where it has one.
        rules: The tables in force.
    """
    return OWN if axis in own_axes(rules) else axis


def ending_of(rules: Rules, axis: str, value: str) -> tuple[str, str]:
    """Give the event that ends an axis with a value, such as the death of who is dead.

    Args:
        rules: The tables in force.
        axis: An axis with values that whatever follows contradicts.
        value: One of these.

    Returns:
        The event's family and the id of its kind.
    """
    for name, told in rules.event_types.items():
        effect = told.effects.get(axis)
        if effect is not None and effect.to in rules.axes[axis].absorbing:
            return told.family, f"{name}={value}"
    return f"{STATE}{axis}", f"{STATE}{axis}={value}"


def code_of(kinds: Kinds, states: Iterable[Values]) -> str:
    """Write a set of states as text, the same for the same set.

    A state is its values that are not the axis's default, ``axis=value`` joined by ``&``;
    states are joined by ``;``.
    """
    usual = kinds.start()
    return ";".join(
        sorted(
            "&".join(
                f"{axis.partition(':')[0]}={value or ''}"
                for axis, value, default in zip(kinds.axes, values, usual, strict=True)
                if value != default
            )
            for values in states
        )
    )
