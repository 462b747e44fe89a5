"""Which claims that nobody has reviewed could change a count."""

from collections.abc import Iterable

from habeas.model.claim import Claim
from habeas.model.definition import Definition, Has
from habeas.model.event import Event
from habeas.model.figure import Figure
from habeas.model.person import Attribute
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
    body, rules = claim.body, rules or packaged()
    looked_at = definition.axes()
    if isinstance(body, Event):
        kind = rules.event_type(body.event)
        if kind is None:
            return False
        touched = {*kind.effects, *rules.release_effects.get(body.release_kind or "", ())}
        return not looked_at.isdisjoint(touched)
    if isinstance(body, Attribute):
        traits = {atom.field for atom in definition.atoms() if isinstance(atom, Has)}
        moved = _MOVING.get(body.field, body.field)
        return body.field in traits or (moved in rules.axes and moved in looked_at)
    return isinstance(body, Figure) and body.measure in definition.measures


def unreviewed(
    claims: Iterable[Claim], definition: Definition, *, rules: Rules | None = None
) -> int:
    """Count the claims that could change what a definition counts.

    Args:
        claims: Claims nobody has reviewed.
        definition: Whom the count counts.
        rules: The tables in force; None for those that ship.
    """
    return sum(could_change(claim, definition, rules=rules) for claim in claims)
