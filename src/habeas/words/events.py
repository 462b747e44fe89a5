"""Events of named people in words."""

from collections.abc import Sequence
from typing import Final, TypeVar

from habeas.model.event import Event
from habeas.words import terms
from habeas.words.lists import listed_apart
from habeas.words.text import first_upper
from habeas.words.voice import Plural, _, mark, mark_many, say_marked, slot, slotted

_T = TypeVar("_T")

# {who} is one name, or a list of names.
_TOLD: Final[dict[str, Plural]] = {
    "arrested": mark_many("{who} was arrested", "{who} were arrested"),
    "charged": mark_many("{who} was charged", "{who} were charged"),
    "sentenced": mark_many("{who} was sentenced", "{who} were sentenced"),
    "transferred": mark_many("{who} was transferred", "{who} were transferred"),
    "released": mark_many("{who} was released", "{who} were released"),
    "pardoned": mark_many("{who} was pardoned", "{who} were pardoned"),
    "deported": mark_many("{who} was deported", "{who} were deported"),
    "exiled": mark_many("{who} was forced into exile", "{who} were forced into exile"),
    "crossed_border": mark_many("{who} crossed the border", "{who} crossed the border"),
    "refused_to_cross": mark_many(
        "{who} refused to cross the border", "{who} refused to cross the border"
    ),
    "re_arrested": mark_many("{who} was arrested again", "{who} were arrested again"),
    "disappeared": mark_many("{who} disappeared", "{who} disappeared"),
    "seen": mark_many("{who} was seen", "{who} were seen"),
    "held": mark_many("{who} was reported held", "{who} were reported held"),
    "contact_lost": mark_many("contact with {who} was lost", "contact with {who} was lost"),
    "died": mark_many("{who} died", "{who} died"),
    "recognised": mark_many(
        "{who} was recognised as a political prisoner",
        "{who} were recognised as political prisoners",
    ),
    "returned": mark_many("{who} returned", "{who} returned"),
}
# How the place where somebody was taken is joined to what happened.
_TO: Final = {
    "released": mark("{told} and taken to {place}"),
    "crossed_border": mark("{told} into {place}"),
    "refused_to_cross": mark("{told} into {place}"),
}
# An official accusation is told with who accuses.
_LABELS: Final = {
    "charged": mark("Accused by the authorities (charged)"),
    "charge": mark("Accused by the authorities (charged)"),
    "charge_changed": mark("Accused by the authorities (accusation changed)"),
    "indictment": mark("Accused by the authorities (indicted)"),
    "indicted": mark("Accused by the authorities (indicted)"),
    "arrested": mark("Arrested"),
    "sentenced": mark("Sentenced"),
    "transferred": mark("Transferred"),
    "released": mark("Released"),
    "pardoned": mark("Pardoned"),
    "deported": mark("Deported"),
    "exiled": mark("Forced into exile"),
    "crossed_border": mark("Crossed the border"),
    "refused_to_cross": mark("Refused to cross the border"),
    "re_arrested": mark("Arrested again"),
    "disappeared": mark("Disappeared"),
    "seen": mark("Seen"),
    "held": mark("Reported held"),
    "contact_lost": mark("Contact lost"),
    "died": mark("Died"),
    "recognised": mark("Recognised"),
    "returned": mark("Returned"),
}


def event_label(event: str) -> str:
    """Name an event of the wire form; an accusation is told with who accuses."""
    return _(_LABELS[event]) if event in _LABELS else first_upper(terms.event(event))


def tell_event(event: Event, who: Sequence[_T], written_in: str | None = None) -> list[_T | str]:
    """Say what happened to somebody, in parts that keep each name apart.

    Args:
        event: What happened.
        who: Whom it happened to.
        written_in: BCP 47 code of the text it is told in, for the names of places.
    """
    pattern = _TOLD.get(event.event)
    if pattern is None:
        told = _("{who}: {event}", who=slot("who"), event=event_label(event.event))
    else:
        told = say_marked(pattern, len(who), who=slot("who"))
    if event.place:
        told = _("{told} in {place}", told=told, place=terms.place_words(event.place, written_in))
    if event.destination:
        place = terms.place_words(event.destination, written_in)
        to = _TO.get(event.event)
        told = (
            _("{told}, to {place}", told=told, place=place)
            if to is None
            else _(to, told=told, place=place)
        )
    return list(slotted(told, {"who": listed_apart(who)}))


def event_details(events: Sequence[Event]) -> list[str]:
    """Say what tellings of an event add to it: how somebody left, where, where to, called what.

    Args:
        events: Tellings of one event.
    """
    told: list[str] = [terms.release_kind(e.release_kind) for e in events if e.release_kind]
    told += [_("in {place}", place=e.place) for e in events if e.place]
    told += [_("to {place}", place=e.destination) for e in events if e.destination]
    told += [_("called {role}", role=e.role) for e in events if e.role]
    return told
