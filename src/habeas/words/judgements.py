"""Records that may be one person, before somebody who judges them."""

from collections.abc import Sequence

from habeas.words.voice import _


def would_narrow(definition: str, day: object) -> str:
    """Say that a judgement would change a count."""
    return _(
        "A judgement would narrow the count by the definition {name} on {on} by one.",
        name=definition,
        on=day,
    )


def nothing_to_judge() -> str:
    """Say that there is no pair that nobody has judged."""
    return _("Nothing waits for a judgement.")


def pair_line(one: str, one_id: str, other: str, other_id: str) -> str:
    """Name two records."""
    return _(
        "{one} ({one_id}) and {other} ({other_id})",
        one=one,
        one_id=one_id,
        other=other,
        other_id=other_id,
    )


def score_line(verdict: str, score: str, effect: str) -> str:
    """Say how two records compare, and what a judgement would change.

    Args:
        verdict: What the comparison comes to.
        score: From 0 to 1.
        effect: As `would_narrow` says it; empty where nothing would change.
    """
    told = _("{verdict}, score {score}.", verdict=verdict, score=score)
    return f"{told} {effect}" if effect else told


def speaks_for(evidence: Sequence[str]) -> str:
    """Say what speaks for one person."""
    return _("for: {evidence}", evidence="; ".join(evidence) or _("nothing"))


def speaks_against(evidence: Sequence[str]) -> str:
    """Say what speaks against one person."""
    return _("against: {evidence}", evidence="; ".join(evidence) or _("nothing"))


def mentioned(name: str, quote: str, printed: str, day: str | None) -> str:
    """Give words in which a source mentions somebody.

    Args:
        name: Of the record.
        quote: The words.
        printed: Who printed them.
        day: When; None where that is not known.
    """
    if day:
        return _("{name}: “{quote}” — {printed}, {day}", name=name, quote=quote, printed=printed,
                 day=day)  # fmt: skip
    return _("{name}: “{quote}” — {printed}", name=name, quote=quote, printed=printed)


def possibly_same(name: str, person: str, verdict: str, score: str) -> str:
    """Say that another record may be the same person."""
    return _(
        "Possibly the same: {name} ({person}), {verdict}, {score}",
        name=name,
        person=person,
        verdict=verdict,
        score=score,
    )


def more_records() -> str:
    """Say that there are more records than are shown."""
    return _("More records are near by name than are shown; judge these, and they come in.")


def undone_since(decision: str) -> str:
    """Say that a decision was taken back."""
    return _("{decision} (undone since)", decision=decision)
