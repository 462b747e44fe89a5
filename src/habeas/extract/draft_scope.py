"""What stands in a scope that makes it unreal waits for a person, whatever rule drafted it."""

from typing import Final

from habeas.extract.draft import Draft
from habeas.extract.reading import Reading
from habeas.extract.scope import ScopedWords, scope_at
from habeas.model.claim import Modality
from habeas.model.figure import Hedge

_ACTING: Final = (Modality.ASSERTED, Modality.REPORTED, Modality.ANNOUNCED)


def set_scope(reading: Reading, draft: Draft) -> None:
    """Send what stands in a scope that makes it unreal to a person.

    Args:
        reading: The first layer.
        draft: A claim; changed in place.
    """
    if draft.modality not in _ACTING or draft.kind not in ("figure", "person_event"):
        return
    scope = scope_at(reading, _core(draft), _words(draft))
    if scope is not None:
        draft.doubt(scope.why, modality=draft.modality.value)


def _core(draft: Draft) -> int:
    if draft.kind == "figure" and draft.predicate is None:
        return int(draft.values.get("core", draft.span[0]))
    return draft.first if draft.predicate is None else draft.predicate.core


def _words(draft: Draft) -> ScopedWords:
    told = []
    if draft.predicate is not None:
        told.append((draft.predicate.core, draft.predicate.last))
    if draft.values.get("trigger") is not None:
        told.append(draft.values["trigger"])
    number = draft.span if draft.kind == "figure" else None
    return ScopedWords(tuple(told), number, draft.values.get("hedge") == Hedge.AT_MOST.value)
