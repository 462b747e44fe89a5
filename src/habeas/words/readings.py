"""What a report claims and what became of its numbers, for whoever has it read."""

from collections.abc import Sequence

from habeas.model.claim import Claim
from habeas.model.figure import Figure
from habeas.words.claims import claim_line
from habeas.words.lists import listed
from habeas.words.numbers import number
from habeas.words.voice import _, ngettext


def claim_read(claim: Claim) -> str:
    """Say a claim in a line, with who says it where its figure does not."""
    told = claim_line(claim)
    is_told = isinstance(claim.body, Figure) and claim.body.publisher is not None
    if is_told or claim.attributed_to is None:
        return told
    return _("{claim}, says {speaker}", claim=told, speaker=claim.attributed_to)


def waits_for(why: str) -> str:
    """Say that a claim waits for a person, and why.

    Args:
        why: The reasons, in words.
    """
    return _("waits: {why}", why=why)


def report_words(claims: int, numbers: int, queued: int) -> str:
    """Say how much of a report was read.

    Args:
        claims: How many claims.
        numbers: How many numbers.
        queued: How many of these nothing explains.
    """
    made = ngettext("{number} claim", "{number} claims", claims, number=number(claims))
    found = ", ".join(
        (
            ngettext("{number} number", "{number} numbers", numbers, number=number(numbers)),
            ngettext(
                "{number} accounted for",
                "{number} accounted for",
                numbers - queued,
                number=number(numbers - queued),
            ),
            ngettext(
                "{number} waiting for a person",
                "{number} waiting for a person",
                queued,
                number=number(queued),
            ),
        )
    )
    return _("{claims}; {numbers}", claims=made, numbers=found)


def number_waits(text: str, start: int) -> str:
    """Say that nothing explains a number, and where it stands."""
    return _("waiting: {number} at {start}", number=repr(text), start=start)


def no_grammar(code: str | None, known: Sequence[str]) -> str:
    """Say that nothing reads the claims of a language; None where it cannot even be told."""
    if code is None:
        return _(
            "language not known: only numbers and dates are read, no claims; grammars: {known}",
            known=", ".join(known),
        )
    return _(
        "no grammar for {language}: only numbers and dates are read, no claims; grammars: {known}",
        language=repr(code),
        known=", ".join(known),
    )


def reading() -> str:
    """Name the work of reading reports, for its progress."""
    return _("reading")


def not_added(why: str) -> str:
    """Say that a report was left out."""
    return _("not added: {why}", why=why)


def known_already() -> str:
    """Say that an archive has a report."""
    return _("known already")


def explained_by_claim(text: str) -> str:
    """Say that a claim accounts for a number."""
    return _("The number {number} is explained by it.", number=text)


def not_explained(text: str) -> str:
    """Say that nothing accounts for a number."""
    return _("the number {number} is not explained", number=text)


def numbers_words(count: int, queued: int) -> str:
    """Say how many numbers sources have, and how many of them nothing explains."""
    return ", ".join(
        (
            ngettext("{number} number", "{number} numbers", count, number=number(count)),
            ngettext(
                "{number} not explained", "{number} not explained", queued, number=number(queued)
            ),
        )
    )


def note_read(claims: int, unclear: int) -> str:
    """Say how many claims a note makes."""
    return ngettext(
        "{number} claim proposed, {unclear} of them unclear.",
        "{number} claims proposed, {unclear} of them unclear.",
        claims,
        number=number(claims),
        unclear=number(unclear),
    )


def teller_kept(source: str) -> str:
    """Say where it stands who told a note."""
    return _("Who told it is kept apart, as source {source}.", source=source)


def records_taken(
    *, sources: int, claims: int, decisions: int, judgements: int, complete: int
) -> str:
    """Say what was recorded of an export: how many of each."""
    told = [
        ngettext("{number} source", "{number} sources", sources, number=number(sources)),
        ngettext("{number} claim", "{number} claims", claims, number=number(claims)),
        ngettext("{number} decision", "{number} decisions", decisions, number=number(decisions)),
        ngettext(
            "{number} judgement", "{number} judgements", judgements, number=number(judgements)
        ),
        ngettext(
            "{number} statement of completeness",
            "{number} statements of completeness",
            complete,
            number=number(complete),
        ),
    ]
    return _("Recorded {what}.", what=listed(told))


def left_out(told: str, definitions: Sequence[str]) -> str:
    """Add by which definitions there were statements that an archive cannot take in."""
    return _(
        "{told} Left out: statements by {definitions}, not known here.",
        told=told,
        definitions=", ".join(definitions),
    )
