"""Which claims that nobody has reviewed could change a count."""

from collections.abc import Mapping

from habeas.model.claim import Claim
from habeas.model.definition import Definition, Has
from habeas.model.matter import matter_of
from habeas.vocabulary.rules import Rules, packaged

# Attributes that move an axis without naming it.
_MOVING = {"sentence": "custody", "sentence_end": "custody", "birth": "vulnerability"}


def could_change(claim: Claim, definition: Definition, *, rules: Rules | None = None) -> bool:
    """Say whether a claim, once accepted, could change what a definition counts.

    Args:
        claim: A claim nobody has reviewed.
        definition: Whom the count counts.
        rules: The tables in force; None for those that ship.

    Returns:
        True where it touches an axis or a trait that the definition looks at, or is a
        figure of people it can be set against. Whether it does is for a person to see.
    """
    return _could_change(matter_of(claim.to_record()), definition, rules or packaged())


def unreviewed(
    waiting: Mapping[str, int], definition: Definition, *, rules: Rules | None = None
) -> int:
    """Count the claims that could change what a definition counts.

    Args:
        waiting: How many claims nobody has reviewed, by what they are about (`matter_of`).
        definition: Whom the count counts.
        rules: The tables in force; None for those that ship.
    """
    tables = rules or packaged()
    return sum(
        count for matter, count in waiting.items() if _could_change(matter, definition, tables)
    )


def _could_change(matter: str, definition: Definition, rules: Rules) -> bool:
    kind, *words = matter.split(" ", 2)
    looked_at = definition.axes()
    if kind == "person_event":
        event = rules.event_type(words[0])
        if event is None:
            return False
        effects = rules.release_effects.get(words[1], ()) if len(words) > 1 else ()
        return not looked_at.isdisjoint({*event.effects, *effects})
    # A list's own column can have a name of several words.
    about = " ".join(words)
    if kind == "attribute":
        traits = {atom.field for atom in definition.atoms() if isinstance(atom, Has)}
        moved = _MOVING.get(about, about)
        return about in traits or (moved in rules.axes and moved in looked_at)
    return kind == "figure" and about in definition.measures
