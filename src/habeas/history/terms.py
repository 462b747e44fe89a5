"""Time served, and time left to serve when somebody was let go. In days, with bounds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from habeas.history.attributes import sentence_ends
from habeas.model.bounds import Bounds
from habeas.model.claim import Claim
from habeas.model.spell import Spell
from habeas.vocabulary.rules import Rules, packaged


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyTerm:
    """One stay in custody that came to an end.

    Attributes:
        released_earliest: First day it can have ended.
        released_latest: Day by which it had ended.
        served: Days in custody; the most is None where its beginning is not known.
        left: Days of the sentence not served; None where no source states a sentence
            that ran beyond the release.
        claims: Claims it rests on.
    """

    released_earliest: date
    released_latest: date
    served: Bounds
    left: Bounds | None
    claims: tuple[str, ...]


def terms(
    spells: Sequence[Spell], claims: Sequence[Claim], *, rules: Rules | None = None
) -> tuple[CustodyTerm, ...]:
    """Say how long each ended stay in custody was, and what was left of the sentence.

    Args:
        spells: One person's spells.
        claims: The same person's claims, for the sentences stated.
        rules: The tables in force; None for those that ship.

    Returns:
        Undisputed stays with an end, in order. A sentence counts for the stay in
        which it would have ended, and none counts for a stay that ran past it.
    """
    rules = rules or packaged()
    held = rules.axes["custody"].groups["deprived"]
    ends = sentence_ends(claims, rules)
    found = []
    for spell in spells:
        stay = spell.axis == "custody" and spell.value in held
        ended = spell.to_earliest is not None and spell.to_latest is not None
        if not stay or not ended or spell.disputed or spell.tentative:
            continue
        assert spell.to_earliest is not None  # noqa: S101 - ended
        assert spell.to_latest is not None  # noqa: S101 - ended
        begun = spell.from_earliest or date.min
        due = [day for _, day in ends if day >= begun]
        found.append(
            CustodyTerm(
                released_earliest=spell.to_earliest,
                released_latest=spell.to_latest,
                served=_served(spell, spell.to_earliest, spell.to_latest),
                left=_left(due, spell.to_earliest, spell.to_latest),
                claims=spell.claims,
            )
        )
    return tuple(found)


def _served(spell: Spell, earliest: date, latest: date) -> Bounds:
    low = (earliest - spell.from_latest).days if spell.from_latest is not None else 0
    high = (latest - spell.from_earliest).days if spell.from_earliest is not None else None
    return Bounds(max(0, low), high if high is None else max(0, low, high))


def _left(ends: Sequence[date], earliest: date, latest: date) -> Bounds | None:
    after = [day for day in ends if day > earliest]
    if not after:
        return None
    low = max(0, (min(after) - latest).days)
    return Bounds(low, max(low, (max(after) - earliest).days))
