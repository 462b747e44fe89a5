"""False proposals about the sentences of ``eval/traps_data``: whatever a line does not list is not told."""

from collections.abc import Iterator
from random import Random
from typing import Final

from eval._court import Record, Source
from eval._lies import ACTS, Lie, near
from eval._located import MEASURE_OF, Span, triggers
from eval.traps import ALIKE, Trap, filled, traps
from habeas.extract.lexicon import lexicon
from habeas.extract.reading import read_text

_DONE: Final = ("condition", "future", "negated", "wish", "scope")
# What a sentence tells of the long dead was so, and only no news.
_TRUE_ONCE: Final = ("history",)
_NOBODY: Final = ("other_count", "ratio", "other_sense")


def lies(dice: Random) -> Iterator[Lie]:
    """Give every false proposal about every trap, each filled once.

    Args:
        dice: What fills the traps.
    """
    for number, trap in enumerate(traps()):
        if trap.shape in _TRUE_ONCE:
            continue
        yield from _of_trap(trap, number, dice)


def _of_trap(trap: Trap, number: int, dice: Random) -> Iterator[Lie]:
    text, used = filled(trap, dice)
    source = Source(f"trap-{trap.language}-{number}", trap.language, None, text)
    told = triggers(read_text(text, lexicon(trap.language)), (0, len(text)))
    for slot, forms in used.items():
        span = _place(text, slot, forms)
        known = {e for s, event in (*trap.told, *trap.allowed) if s == slot for e in _alike(event)}
        for event, trigger in dict(told).items() if span is not None else ():
            if span is None or _is_noun_of(text, slot, span, trigger):
                continue  # "14 prisoners will be freed": so many are held, whatever comes
            if not {event, MEASURE_OF.get(event, event)} & known:
                record = _record(trap, slot, event, span, trigger, dice)
                yield Lie(_kind(trap, slot), source, record, _acts)


def _is_noun_of(text: str, slot: str, span: Span, trigger: Span) -> bool:
    """Say whether a word that may tell an event is the noun of those counted, or beside it."""
    if slot[0] != "N" or trigger[0] < span[1]:
        return False
    return len(text[span[1] : trigger[0]].split()) <= 1


def _acts(claim: Record) -> bool:
    return claim["modality"] in ACTS


def _alike(event: str) -> set[str]:
    return near(event).union(ALIKE.get(event, ()))


def _kind(trap: Trap, slot: str) -> str:
    shape = trap.shape.partition(".")[0]
    if shape in _DONE:
        return "told_as_done"
    if shape in _NOBODY and slot[0] == "N":
        return "not_people"
    return "other_group_value" if slot[0] == "N" else "other_person"


def _record(trap: Trap, slot: str, event: str, span: Span, trigger: Span, dice: Random) -> Record:
    counted = slot[0] == "N"
    name, core = ("measure", "value") if counted else ("event", "person")
    said = MEASURE_OF.get(event, event) if counted else event
    spans = {core: list(span)}
    if dice.random() < 1 / 2:
        spans[name] = list(trigger)
    record: Record = {"type": "figure" if counted else "person_event", name: said, "spans": spans}
    if _kind(trap, slot) == "told_as_done":
        record["modality"] = "asserted"
    return record


def _place(text: str, slot: str, forms: tuple[str, ...]) -> Span | None:
    """Give where what fills a slot stands: a number, a name in some case, a surname."""
    surnames = () if slot[0] == "N" else tuple(f.split(" ", 1)[-1] for f in forms)
    for form in (*forms, *surnames):
        at = text.find(form)
        if at >= 0:
            return at, at + len(form)
    return None
