"""The tables that an archive records, as they are written: axes, events, kinds of release, bodies.

They are checked by these shapes; what they mean is read from their recorded form, which may be
an older one: see `habeas.vocabulary.rules`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from habeas.vocabulary.declarations import AxisId, EventId, LanguageCode
from habeas.vocabulary.shape import shaped

Labels = Mapping[LanguageCode, str]


@dataclass(frozen=True, kw_only=True, eq=False)
class AgeRow:
    """The ages at which a value holds: from one birthday, until another."""

    from_: int | None = None
    until: int | None = None


@dataclass(frozen=True, kw_only=True, eq=False)
class AxisRow:
    """One axis; see `habeas.vocabulary.axes.Axis`."""

    source: str
    label: Labels
    values: Mapping[str, Labels]
    default: str | None = None
    absorbing: tuple[str, ...] = ()
    exclusive: bool = True
    per: Literal["body"] | None = None
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unreported: Mapping[str, str] = field(default_factory=dict)
    may_be: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ends_with: AxisId | None = None
    ages: Mapping[str, AgeRow] = field(default_factory=dict)
    criteria: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class AxesTable:
    """The table ``axes``."""

    axes: Mapping[str, AxisRow]
    unknown: Labels


@dataclass(frozen=True, kw_only=True, eq=False)
class OtherAxisRow:
    """Another axis, at one of some values."""

    axis: AxisId
    values: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class OtherValueRow:
    """Another value, where the person was at one of some values of an axis."""

    axis: AxisId
    values: tuple[str, ...]
    to: str


@dataclass(frozen=True, kw_only=True, eq=False)
class EffectRow:
    """What an event does on one axis; see `habeas.vocabulary.events.Effect`."""

    from_: tuple[str, ...] = ()
    or_: OtherAxisRow | None = None
    in_: tuple[str, ...] = ()
    to: str | None = None
    at: str | None = None
    may: str | None = None
    why: str = ""
    end: bool = False
    to_if: OtherValueRow | None = None


Effects = Mapping[AxisId, EffectRow]


@dataclass(frozen=True, kw_only=True, eq=False)
class EventRow:
    """One type of event; see `habeas.vocabulary.events.EventType`."""

    source: str
    label: Labels
    rank: int
    effects: Effects
    wire: tuple[str, ...] = ()
    family: str | None = None
    contradicts: tuple[EventId, ...] = ()
    presupposes: Mapping[AxisId, Literal["needs", "perhaps"]] = field(default_factory=dict)
    confirms: bool = False
    again: bool = False
    also: tuple[str, ...] = ()
    end_of_day: bool = False
    is_arrest: bool = False
    is_release: bool = False
    lets_go: bool = False
    leaves_list: bool = False
    row_gone: bool = False


@dataclass(frozen=True, kw_only=True, eq=False)
class EventsTable:
    """The table ``events``."""

    source: str
    events: Mapping[str, EventRow]
    modalities: Mapping[
        Literal["announced", "planned", "feared", "denied", "conditional", "early"], Labels
    ]

    def families(self) -> frozenset[str]:
        """Give every family of events."""
        return frozenset(row.family or name for name, row in self.events.items())


@dataclass(frozen=True, kw_only=True, eq=False)
class ReleaseKindRow:
    """One kind of release; see `habeas.vocabulary.rules.Rules`."""

    free: bool
    label: Labels
    effects: Effects = field(default_factory=dict)
    also: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class ReleaseKindsTable:
    """The table ``release_kinds``."""

    source: str
    kinds: Mapping[str, ReleaseKindRow]
    conditions: Mapping[str, Labels]


@dataclass(frozen=True, kw_only=True, eq=False)
class BodyRow:
    """One body and the forms of its name."""

    label: str
    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class BodiesTable:
    """The table ``bodies``."""

    source: str
    bodies: Mapping[str, BodyRow]


@dataclass(frozen=True, kw_only=True, eq=False)
class DefinitionsTable:
    """One file of definitions, each checked by `habeas.vocabulary.definitions.read_definition`."""

    definitions: tuple[Any, ...]


@cache
def axes_table() -> AxesTable:
    """Give the table of axes that ships, as it is written."""
    return shaped(AxesTable, "axes")


@cache
def events_table() -> EventsTable:
    """Give the table of events that ships, as it is written."""
    return shaped(EventsTable, "events")


@cache
def bodies_table() -> BodiesTable:
    """Give the bodies that ship, as they are written."""
    return shaped(BodiesTable, "bodies")


@cache
def release_kinds_table() -> ReleaseKindsTable:
    """Give the kinds of release that ship, as they are written."""
    return shaped(ReleaseKindsTable, "release_kinds")
