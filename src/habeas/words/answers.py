"""The answer of a count in words: what is recorded, whether there can be more, and why."""

from dataclasses import dataclass
from typing import Final

from habeas.model.bounds import Bounds
from habeas.model.tally import Tally
from habeas.model.when import parse_when
from habeas.words.dates import when_words
from habeas.words.numbers import between, interval, number
from habeas.words.terms import place_words
from habeas.words.text import first_upper
from habeas.words.unmet import cannot_answer
from habeas.words.voice import Plural, _, mark, mark_many, ngettext, say_marked, voice


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a definition says of the people it counts.

    Attributes:
        people: Of some number of people.
        nobody: Of none.
    """

    people: Plural
    nobody: str


_COUNTED: Final = {
    "died_in_custody": _Counted(
        mark_many("{number} person died in custody", "{number} people died in custody"),
        mark("nobody is recorded here who died in custody"),
    ),
    "held": _Counted(
        mark_many("{number} person is held", "{number} people are held"),
        mark("nobody is recorded here who is held"),
    ),
    "released": _Counted(
        mark_many("{number} person was let go", "{number} people were let go"),
        mark("nobody is recorded here who was let go"),
    ),
    "arrested": _Counted(
        mark_many("{number} person was arrested", "{number} people were arrested"),
        mark("nobody is recorded here who was arrested"),
    ),
    "sentenced": _Counted(
        mark_many(
            "{number} person is held under a sentence", "{number} people are held under a sentence"
        ),
        mark("nobody is recorded here who is held under a sentence"),
    ),
    "charged": _Counted(
        mark_many("{number} person is charged", "{number} people are charged"),
        mark("nobody is recorded here who is charged"),
    ),
    "recognised": _Counted(
        mark_many("{number} person is recognised", "{number} people are recognised"),
        mark("nobody is recorded here who is recognised"),
    ),
    "deported_or_exiled": _Counted(
        mark_many(
            "{number} person was taken or sent out of the country",
            "{number} people were taken or sent out of the country",
        ),
        mark("nobody is recorded here who was taken or sent out of the country"),
    ),
    "died": _Counted(
        mark_many("{number} person died", "{number} people died"),
        mark("nobody is recorded here who died"),
    ),
}
_OTHER: Final = _Counted(
    mark_many("{number} person is counted", "{number} people are counted"),
    mark("nobody is recorded here who is counted"),
)


def is_counted(name: str) -> bool:
    """Say whether there are words for those whom a definition or a measure of that name counts."""
    return name in _COUNTED


def _people(counted: str, found: Bounds, told: str) -> str:
    count = voice().rules.agreement(found.low, found.high)
    return say_marked(_COUNTED.get(counted, _OTHER).people, count, number=told)


def _asked(when: str, place: str | None) -> str:
    """Say of when and where a count is."""
    told = when_words(parse_when(when))
    return _("{when}, in {place}", when=told, place=place_words(place)) if place else told


def complete_words(counted: str, when: str, found: Bounds, place: str | None = None) -> str:
    """Say how many there were, without its full stop: of a record declared complete only.

    Args:
        counted: What the people counted are named by: see `is_counted`.
        when: The day or period, EDTF.
        found: At least and at most.
        place: Code of the place asked about; None for everywhere.
    """
    people = _people(counted, found, between(found.low, found.high))
    return _("{when}, {people}", when=_asked(when, place), people=people)


def recorded_words(counted: str, when: str, found: Bounds, place: str | None = None) -> str:
    """Say what the record holds, without its full stop: an interval, and no claim about more.

    Args:
        counted: As for `complete_words`.
        when: The day or period, EDTF.
        found: The least and the greatest over all worlds that fit the record.
        place: Code of the place asked about; None for everywhere.
    """
    asked = _asked(when, place)
    if found.high == 0:
        nobody = _(_COUNTED.get(counted, _OTHER).nobody)
        return _("{when}, {nobody}", when=asked, nobody=nobody)
    people = _people(counted, found, interval(found.low, found.high))
    return _("{when}, by what is recorded here, {people}", when=asked, people=people)


def answer_words(counted: str, found: Tally) -> tuple[str, ...]:
    """Say what is recorded, and whether there can be more: a sentence each.

    Args:
        counted: As for `complete_words`.
        found: The count.
    """
    if found.unmet is not None:
        return (cannot_answer(found.unmet),)
    told = [_sentence(recorded_words(counted, found.on, found.recorded, found.place))]
    if found.complete:
        words = complete_words(counted, found.on, found.bounds, found.place)
        told.append(
            _("{answer}: somebody declared the record complete for it.", answer=first_upper(words))
        )
    told += [_sentence(against.words.rstrip(".")) for against in found.contradicted]
    if not found.complete:
        told.append(_undecided() if found.contradicted else nobody_said())
    return tuple(told)


def _sentence(words: str) -> str:
    return _("{sentence}.", sentence=first_upper(words))


def nobody_said() -> str:
    """Say that nobody declared the record complete."""
    return _("Nobody has said that this record names everybody: there may be any number more.")


def _undecided() -> str:
    return _("Until somebody decides, there may be any number more.")


def behind_words(found: Tally) -> tuple[str, ...]:
    """Say how many of those counted have a name, and how many have none: a line each.

    Args:
        found: The count.
    """
    if found.named is None or found.unnamed is None or found.unmet is not None:
        return ()
    lines = []
    if found.undisputed or found.possible:
        named = interval(found.named.low, found.named.high)
        lines.append(
            _("{number} by name: {which}", number=named, which=_by_name(found, found.named))
        )
    if found.unnamed.high != 0:
        unnamed = interval(found.unnamed.low, found.unnamed.high)
        lines.append(_("{number} without a name here", number=unnamed))
    if len(lines) > 1 and found.named + found.unnamed != found.recorded:
        lines.append(
            _(
                "together {number}, and not the sums: who has a name here may be one of those "
                "without",
                number=interval(found.recorded.low, found.recorded.high),
            )
        )
    return tuple(lines)


def _by_name(found: Tally, named: Bounds) -> str:
    sure, told = len(found.undisputed), len(found.told_possible)
    among = len(found.possible) - told
    # Records that may be one are fewer people than records.
    if sure > named.low:
        words = [
            ngettext(
                "{number} record undisputed",
                "{number} records undisputed",
                sure,
                number=number(sure),
            )
        ]
    else:
        words = [ngettext("{number} undisputed", "{number} undisputed", sure, number=number(sure))]
    if told:
        words.append(
            ngettext("{number} more possible", "{number} more possible", told, number=number(told))
        )
    if among:
        words.append(
            ngettext(
                "{number} more only as one of a group without names",
                "{number} more only as one of a group without names",
                among,
                number=number(among),
            )
        )
    return ", ".join(words)


def notes_on(found: Tally) -> tuple[str, ...]:
    """Say what else stands behind a count: what could change it, and where it is too wide.

    Args:
        found: The count.
    """
    if found.unmet is not None:
        return ()
    notes = []
    stale, pairs, waiting, erased = (
        found.stale, found.undecided_pairs, found.unreviewed, found.erased,
    )  # fmt: skip
    if stale:
        notes.append(
            ngettext(
                "Of the least, {number} was last reported more than a year before the time asked "
                "about.",
                "Of the least, {number} were last reported more than a year before the time asked "
                "about.",
                stale,
                number=number(stale),
            )
        )
    if pairs:
        notes.append(
            ngettext(
                "{number} pair of records may be one person; every way of judging them is counted.",
                "{number} pairs of records may be one person each; every way of judging them is "
                "counted.",
                pairs,
                number=number(pairs),
            )
        )
    notes += [_("The interval may be wider than it need be: {why}.", why=w) for w in found.widened]
    if waiting:
        notes.append(unreviewed_words(waiting))
    if erased:
        notes.append(
            ngettext(
                "{number} claim known then has been erased since.",
                "{number} claims known then have been erased since.",
                erased,
                number=number(erased),
            )
        )
    return tuple(notes)


def unreviewed_words(count: int) -> str:
    """Say how many claims wait that could change an answer."""
    return ngettext(
        "{number} unreviewed claim could change this.",
        "{number} unreviewed claims could change this.",
        count,
        number=number(count),
    )
