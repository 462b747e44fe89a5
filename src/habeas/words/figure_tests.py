"""What testing published figures against each other found, in words."""

from collections.abc import Sequence
from typing import Final

from habeas.words.numbers import between, number
from habeas.words.text import plain
from habeas.words.voice import Plural, _, mark, mark_many, ngettext, say_marked

_FATES: Final = {
    "fits": mark("can be true beside the others"),
    "in_conflict": mark("cannot be true beside the others"),
    "in_conditional_conflict": mark("cannot be true beside the others on one reading"),
    "copy": mark("repeats another"),
    "not_comparable": mark("not comparable with the others"),
}
# Of a file. One figure is not "all": it can be true, or it contradicts itself.
_OF_FILE: Final[dict[str, Plural]] = {
    "can_all_be_true": mark_many(
        "{number} figure can be true.", "{number} figures can all be true."
    ),
    "cannot": mark_many("{number} figure cannot be true.", "{number} figures cannot all be true."),
    "undecided": mark_many(
        "{number} figure was not decided in the time given.",
        "{number} figures were not decided in the time given.",
    ),
}
_OF_ARCHIVE: Final[dict[str, Plural]] = {
    "can_all_be_true": mark_many(
        "The {number} accepted figure can be true.",
        "The {number} accepted figures can all be true.",
    ),
    "cannot": mark_many(
        "The {number} accepted figure cannot be true.",
        "The {number} accepted figures cannot all be true.",
    ),
}


def fate_words(standing: str) -> str:
    """Say how a figure stands to all others."""
    return _(_FATES[standing]) if standing in _FATES else plain(standing)


def fate_allowed(standing: str, low: int, high: int | None) -> str:
    """Say how a figure stands to all others, and what these allow of it.

    Args:
        standing: As for `fate_words`.
        low: At least.
        high: At most; None where there is no limit.
    """
    return _(
        "{fate}; the others allow {bounds}", fate=fate_words(standing), bounds=between(low, high)
    )


def not_tested() -> str:
    """Say that a figure was set against no other."""
    return _("not tested")


def verdict_of_file(verdict: str, count: int) -> str:
    """Say whether the figures of a file can all be true.

    Args:
        verdict: A ``ConflictVerdict``.
        count: How many figures there are.
    """
    return say_marked(_OF_FILE[verdict], count, number=number(count))


def verdict_of_archive(verdict: str, count: int) -> str:
    """Say whether the accepted figures of an archive can all be true.

    Args:
        verdict: A ``ConflictVerdict``.
        count: How many figures there are.
    """
    if not count:
        return _("No figure has been accepted yet.")
    if verdict not in _OF_ARCHIVE:
        return _("Whether all figures can be true was not decided in time.")
    return say_marked(_OF_ARCHIVE[verdict], count, number=number(count))


def conditional_words(count: int) -> str:
    """Say how many contradictions rest on a reading of the reader's."""
    return ngettext(
        "{number} more conflict only on a reading that no source states.",
        "{number} more conflicts only on a reading that no source states.",
        count,
        number=number(count),
    )


def own_definitions() -> str:
    """Say by what the figures of several publishers are tested."""
    return _(
        "Each publisher's figures are tested by that publisher's own definition; figures of two "
        "publishers are set against each other only where both name one."
    )


def contradiction() -> str:
    """Say that some figures contradict each other, where nothing more is known."""
    return _("These figures cannot all be true")


def repair_words(kind: str, field: str, before: str | None, to: str | None) -> str:
    """Say what one change to a figure would be.

    Args:
        kind: What the fault is taken to be.
        field: Which field would change.
        before: Its value; None where it has none.
        to: The value it would have; None where it would have none.
    """
    return _(
        "{fault}: {field} {to} instead of {before}",
        fault=plain(kind),
        field=plain(field),
        to=_("open") if to is None else to,
        before=_("nothing") if before is None else before,
    )


def repair_because(repair: str, why: str) -> str:
    """Say a change that would mend a contradiction, and why it is worth looking at."""
    return _("could mend it: {repair} — {why}", repair=repair, why=why)


def repair_told(repair: str, why: str) -> str:
    """Say the same as a sentence."""
    return _("Could mend it: {repair} ({why}).", repair=repair, why=why)


def more_repairs(count: int) -> str:
    """Say how many more changes would mend a contradiction."""
    return ngettext(
        "{number} more way to mend it: --format json",
        "{number} more ways to mend it: --format json",
        count,
        number=number(count),
    )


def granted(assumption: str) -> str:
    """Say what a contradiction rests on."""
    return _("taking for granted: {assumption}", assumption=assumption)


def granted_told(assumptions: Sequence[str]) -> str:
    """Say the same as a sentence."""
    return _("This takes for granted: {assumptions}.", assumptions="; ".join(assumptions))


def they_agree(reading: str) -> str:
    """Say on which reading figures agree."""
    return _("they agree {reading}", reading=reading)


def quoted_line(quote: str, speaker: str, printed: str) -> str:
    """Give the words that state a figure, with who says them and where."""
    return _("“{quote}” — {who}, in {printed}", quote=quote, who=speaker, printed=printed)


def else_found() -> str:
    """Head what else the figures say."""
    return _("What else the figures say:")


def assuming(assumption: str) -> str:
    """Say what a sum rests on."""
    return _("assuming {assumption}", assumption=assumption)


def in_full(balance: str) -> str:
    """Give the whole sum of which a part was given."""
    return _("in full: {sum}", sum=balance)


def more_conflicts(count: int) -> str:
    """Say how many more contradictions there are."""
    return ngettext(
        "{number} more conflict: --format json",
        "{number} more conflicts: --format json",
        count,
        number=number(count),
    )


def more_lines(count: int) -> str:
    """Say how much more of the same there is."""
    return ngettext(
        "{number} more: --format json", "{number} more: --format json", count, number=number(count)
    )


def only_assumed() -> str:
    """Head the contradictions that rest on what no source states."""
    return _("Only if something is assumed that no source states:")


def would_mend() -> str:
    """Head the changes that would mend them."""
    return _("What would mend it, the best evidence first (none says who is right):")


def copies() -> str:
    """Head the figures that repeat others."""
    return _("Copies:")


def implied() -> str:
    """Head what the figures imply."""
    return _("Implied:")


def sums_that_fit() -> str:
    """Head the figures that make up others."""
    return _("Sums that fit:")


def notes() -> str:
    """Head what is to be said besides."""
    return _("Notes:")
