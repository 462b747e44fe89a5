"""Event types and what each does on the axes, as reviewed data. The one table of event words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from habeas.vocabulary import load


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What an event does on one axis.

    Attributes:
        axis: Which axis.
        before: What must have held just before, any of these; empty for anything.
        otherwise: (axis, values): what does as well as ``before``.
        only_in: Values in which alone it does anything; empty for all.
        to: What holds from the day on.
        at: What held on the day, whatever came before.
        may: What becomes possible, while what held becomes only possible.
        why: Why it is only possible, in words, for ``may``.
        end: Nothing holds on the axis from the day on.
        to_if: (axis, values, to): another ``to`` where the person was so on the eve.
    """

    axis: str
    before: tuple[str, ...] = ()
    otherwise: tuple[str, frozenset[str]] | None = None
    only_in: tuple[str, ...] = ()
    to: str | None = None
    at: str | None = None
    may: str | None = None
    why: str = ""
    end: bool = False
    to_if: tuple[str, frozenset[str], str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One type of event.

    Attributes:
        id: Such as ``release``.
        wire: Words of the wire form that mean it.
        label: Words by language.
        source: Where the term comes from.
        family: Tellings of one family on days that can be one day are one event.
        rank: Order on one day where nothing else decides.
        contradicts: Types that cannot be true of the same day.
        effects: What it does, by axis.
        presupposes: By axis, ``needs`` or ``perhaps``: what is taken to have held before it
            where nothing earlier is told.
        confirms: Custody it is told in is more than one night's.
        again: It tells of no event of its family that was before it.
        also: Families whose tellings can be of this event as well.
        end_of_day: What it says is so at the end of its day.
        is_arrest: By it somebody is taken.
        is_release: It is of a kind of release, and does what that kind does too.
        lets_go: A group that it is told of is a group let go.
        leaves_list: After it nobody expects a name to stay on a list of people held.
        row_gone: A row that the next version of a list has no more tells it.
    """

    id: str
    wire: tuple[str, ...]
    label: Mapping[str, str]
    source: str
    family: str
    rank: int
    contradicts: frozenset[str]
    effects: Mapping[str, Effect]
    presupposes: Mapping[str, str] = field(default_factory=dict)
    confirms: bool = False
    again: bool = False
    also: frozenset[str] = frozenset()
    end_of_day: bool = False
    is_arrest: bool = False
    is_release: bool = False
    lets_go: bool = False
    leaves_list: bool = False
    row_gone: bool = False


# Of which events each flag holds in tables that were recorded before they had it.
_EARLIER_FLAGS: Final[Mapping[str, frozenset[str]]] = {
    "end_of_day": frozenset({"held"}),
    "is_arrest": frozenset({"arrest", "re_arrest"}),
    "is_release": frozenset({"release"}),
    "lets_go": frozenset({"release", "exchange_handover"}),
    "leaves_list": frozenset(
        {"release", "pardon", "expulsion", "exile", "death", "border_crossing"}
    ),
    "row_gone": frozenset({"delisted"}),
}


def read_effects(data: Mapping[str, Any]) -> dict[str, Effect]:
    """Read what an event does, by axis."""
    return {axis: _effect(axis, item) for axis, item in data.items()}


def _effect(axis: str, item: Mapping[str, Any]) -> Effect:
    unless, other = item.get("to_if"), item.get("or")
    return Effect(
        axis=axis,
        before=tuple(item.get("from", ())),
        otherwise=(other["axis"], frozenset(other["values"])) if other else None,
        only_in=tuple(item.get("in", ())),
        to=item.get("to"),
        at=item.get("at"),
        may=item.get("may"),
        why=item.get("why", ""),
        end=item.get("end", False),
        to_if=(unless["axis"], frozenset(unless["values"]), unless["to"]) if unless else None,
    )


def read_event_types(table: Mapping[str, Any]) -> dict[str, EventType]:
    """Read a table of event types.

    Args:
        table: Its ``events``.

    Returns:
        Every type by its id.
    """
    return {
        name: EventType(
            id=name,
            wire=tuple(data.get("wire", ())),
            label=data["label"],
            source=data["source"],
            family=data.get("family", name),
            rank=data["rank"],
            contradicts=frozenset(data.get("contradicts", ())),
            effects=read_effects(data["effects"]),
            presupposes=_presupposes(data),
            confirms=data.get("confirms", False),
            again=data.get("again", False),
            also=frozenset(data.get("also", ())),
            **{flag: data.get(flag, name in of) for flag, of in _EARLIER_FLAGS.items()},
        )
        for name, data in table["events"].items()
    }


def _presupposes(data: Mapping[str, Any]) -> Mapping[str, str]:
    """Read what an event presupposes; earlier tables say it by what held before alone."""
    told: Mapping[str, str] | None = data.get("presupposes")
    if told is not None:
        return told
    effect = data["effects"].get("custody", {})
    before = effect.get("from", [effect["at"]] if "at" in effect else [])
    held = "in_custody" in before and "at_liberty" not in before
    return {"custody": "needs"} if held else {}


def by_word(kinds: Mapping[str, EventType]) -> dict[str, EventType]:
    """Give types by each word of the wire form that means them."""
    told = [kind for _, kind in sorted(kinds.items())]
    return {word: kind for kind in told for word in kind.wire} | dict(kinds)


@cache
def event_types() -> Mapping[str, EventType]:
    """Give every event type that ships by its id.

    For words on a page; what is worked out from claims asks `habeas.vocabulary.rules`.
    """
    return read_event_types(load("events"))


@cache
def _by_word() -> Mapping[str, EventType]:
    return by_word(event_types())


def event_type(word: str) -> EventType | None:
    """Find the type that a word of the wire form means.

    Args:
        word: Such as ``released`` or ``release``.

    Returns:
        The type; None for a word that is not listed: it is kept and has no effects.
    """
    return _by_word().get(word)


def is_leaving(word: str) -> bool:
    """Say whether after an event nobody expects a name to stay on a list of people held.

    Args:
        word: A word of the wire form.
    """
    kind = event_type(word)
    return kind is not None and kind.leaves_list


@cache
def event_of_row_gone() -> str:
    """Give the event that a row tells which the next version of a list has no more."""
    return next(name for name, kind in event_types().items() if kind.row_gone)
