"""The words that one table declares and others use, each asked of the table that declares it.

They are looked up only where a file is checked, so that reading one file opens no other.
"""

from collections.abc import Collection
from functools import cache
from typing import Annotated

from habeas.vocabulary import listed, load
from habeas.vocabulary.shape import Among


@cache
def _event_ids() -> Collection[str]:
    return frozenset(load("events")["events"])


@cache
def _wire_words() -> Collection[str]:
    events = load("events")["events"]
    return frozenset(
        (*events, *(word for kind in events.values() for word in kind.get("wire", ())))
    )


@cache
def _release_kinds() -> Collection[str]:
    return frozenset(load("release_kinds")["kinds"])


@cache
def _measures() -> Collection[str]:
    table = load("measures")
    return frozenset((*table["measures"], *table["derived"]))


@cache
def _triggers() -> Collection[str]:
    return frozenset(load("extraction")["events"])


@cache
def _populations() -> Collection[str]:
    return frozenset(load("extraction")["populations"])


EventId = Annotated[str, Among("event", _event_ids)]
WireWord = Annotated[str, Among("word for an event", _wire_words)]
Trigger = Annotated[str, Among("event that a text can tell", _triggers)]
ReleaseKind = Annotated[str, Among("kind of release", _release_kinds)]
Measure = Annotated[str, Among("measure", _measures)]
Flow = Annotated[str, Among("measure", lambda: {*_measures(), *_release_kinds()})]
Unit = Annotated[str, Among("unit", lambda: frozenset(load("measures")["units"]))]
Population = Annotated[str, Among("population", _populations)]
Counted = Annotated[
    str, Among("population or unit", lambda: {*_populations(), *load("measures")["units"]})
]
LanguageCode = Annotated[str, Among("language", lambda: listed("languages"))]
AxisId = Annotated[str, Among("axis", lambda: frozenset(load("axes")["axes"]))]
