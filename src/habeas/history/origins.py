"""Whoever a claim comes from: copies of one origin are one witness.

A claim comes from what it repeats; else from its speaker; else from who published it.
Reports that name none of these may all be one, and are one witness.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Final

from habeas.model.claim import Claim
from habeas.model.figure import Figure
from habeas.vocabulary.bodies import UNKNOWN_BODY, body_key
from habeas.vocabulary.rules import Rules

UNNAMED: Final = "unnamed"
"""The origin of all claims that name neither a speaker nor a publisher."""


def origins_of(claims: Sequence[Claim], rules: Rules) -> Mapping[str, str]:
    """Trace each claim to whoever it comes from.

    Args:
        claims: Claims of any type, figures as well as events; an ``origin`` is the id of
            another claim or the name of a source.
        rules: The tables in force, which list the forms of the names of bodies.

    Returns:
        Claim id to origin: an id as `Rules.body_id` gives it, or `UNNAMED`. It depends on
        the claim and on those it repeats, and not on the order of ``claims``.
    """
    by_id = {claim.id: claim for claim in claims}
    found: dict[str, str] = {}

    @cache
    def body(name: str | None) -> str | None:
        """Give the body a name means: few names stand behind many claims."""
        return _body(rules, name)

    for claim in claims:
        passed: dict[str, Claim] = {}
        here = claim
        while here.id not in found and here.id not in passed:
            passed[here.id] = here
            named = _repeats(here)
            if named is None or named not in by_id:
                found[here.id] = body(named) or _own(here, body)
            else:
                here = by_id[named]
        if here.id not in found:
            # Claims that name each other have no other origin, and are one witness.
            ring = list(passed)[list(passed).index(here.id) :]
            told = {_own(passed[one], body) for one in ring}
            found[here.id] = min(told - {UNNAMED}, default=UNNAMED)
        for one in passed:
            found[one] = found[here.id]
    return found


def witnesses(origins: Iterable[str]) -> int:
    """Count the origins that are independent of each other.

    Args:
        origins: As `origins_of` gives them; two that differ only in where words are
            divided are one.

    Examples:
        >>> witnesses(["penguin_post", "penguinpost", "viasna"])
        2
    """
    return len({body_key(origin) for origin in origins})


def _repeats(claim: Claim) -> str | None:
    return claim.origin or (claim.body.origin if isinstance(claim.body, Figure) else None)


def _own(claim: Claim, body: Callable[[str | None], str | None]) -> str:
    """Give who tells it: who stands for the number, else the speaker, else the publisher."""
    stands = claim.body.publisher if isinstance(claim.body, Figure) else None
    return body(stands) or body(claim.attributed_to) or body(claim.publisher) or UNNAMED


def _body(rules: Rules, name: str | None) -> str | None:
    """Give the body a name means; None for a name without letters, or "unknown"."""
    body = rules.body_id(name)
    return None if body == UNKNOWN_BODY else body
