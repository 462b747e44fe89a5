"""What others published beside what is recorded here, in sentences."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from habeas.model.bounds import Bounds
from habeas.model.figure import Figure
from habeas.model.figure_reason import FigureReason
from habeas.model.published_figure import Published, PublishedFigures, Stands, TimeRelation
from habeas.vocabulary.bodies import body_id
from habeas.vocabulary.rule_tables import bodies_table
from habeas.words import terms
from habeas.words.figure_reasons import brief_reason, figure_reason_words, reason_of_each
from habeas.words.figures import counted_words, figure_when
from habeas.words.numbers import interval, number, share_words
from habeas.words.text import first_upper
from habeas.words.voice import _, ngettext, voice

# Kinds of reasons that one sentence names.
_KINDS: Final = 3


def row_words(row: Published, *, is_unmet: bool = False) -> str:
    """Say a published figure and how much of it is recorded here, one sentence.

    Args:
        row: The figure.
        is_unmet: Whether no data here can meet the definition: then nothing recorded, which
            would be none, is set against it.
    """
    told = _told(row.figure)
    notes = _notes(row)
    if notes:
        told = _("{told} ({notes})", told=told, notes=", ".join(notes))
    return _("{sentence}.", sentence=told if is_unmet else _beside(row, told))


def _told(figure: Figure) -> str:
    """Say who counts. Of names that nobody has listed it is not known whether they are several."""
    values = {"figure": counted_words(figure), "when": figure_when(figure)}
    if figure.publisher is None:
        return _("A source counts {figure} {when}", **values)
    who = first_upper(figure.publisher)
    if body_id(figure.publisher) in bodies_table().bodies:
        return _("{publisher} counts {figure} {when}", publisher=who, **values)
    return _("{publisher}: {figure} {when}", publisher=who, **values)


def _notes(row: Published) -> list[str]:
    notes = [_("said {day}", day=row.said_on)] if row.said_on else []
    if row.relation is TimeRelation.BEFORE:
        notes.append(_("its last before the day asked about"))
    if row.relation is TimeRelation.AFTER:
        notes.append(_("its first after the day asked about"))
    return notes


def _beside(row: Published, told: str) -> str:
    """Say after a published figure how what is recorded stands to it."""
    recorded = row.recorded
    if recorded is None:
        return _(
            "{told}; it cannot be compared: {why}", told=told, why=figure_reason_words(row.why)
        )
    if row.stands is Stands.CONTRADICTED:
        return _because(_fewer(told, recorded), row.why)
    if row.stands is Stands.MORE:
        said = _(
            "{told}; but at most {number} are recorded here, the record is declared complete, and "
            "both cannot be true",
            told=told,
            number=number(recorded.high or 0),
        )
        return _because(said, row.why)
    said = _("{told}; {recorded}", told=told, recorded=_part(row, recorded))
    share = row.recorded_share
    return _("{told} ({share})", told=said, share=share_words(share)) if share else said


def _fewer(told: str, recorded: Bounds) -> str:
    """Say that the figure is less than the least that is recorded."""
    low = recorded.low
    if recorded.high == low:
        return ngettext(
            "{told}; but {number} is recorded here, and both cannot be true",
            "{told}; but {number} are recorded here, and both cannot be true",
            low,
            told=told,
            number=number(low),
        )
    return ngettext(
        "{told}; but at least {number} is recorded here, and both cannot be true",
        "{told}; but at least {number} are recorded here, and both cannot be true",
        low,
        told=told,
        number=number(low),
    )


def _because(told: str, why: FigureReason | None) -> str:
    if why is None:
        return told
    return _("{told} ({why})", told=told, why=figure_reason_words(why))


def _part(row: Published, recorded: Bounds) -> str:
    """Say how many are recorded, when, and whether they are people of the figure."""
    when = _asked_when(row)
    if row.is_narrower:
        return _by_this_definition(row, recorded, when)
    low = row.low if row.low is not None else row.high
    is_part = recorded.high is not None and low is not None and recorded.high <= low
    if when and row.relation is not TimeRelation.AROUND:
        is_part = False  # who is recorded of another day need not be one of theirs
    if recorded == Bounds(0, 0):
        here = _("none of them is recorded here") if is_part else _("nobody is recorded here")
    else:
        here = _some_recorded(recorded, is_part=is_part)
    return _("{recorded} {when}", recorded=here, when=when) if when else here


def _some_recorded(recorded: Bounds, *, is_part: bool) -> str:
    count, told = _agreement(recorded), _many(recorded)
    if is_part:
        return ngettext(
            "{number} of them is recorded here",
            "{number} of them are recorded here",
            count,
            number=told,
        )
    return ngettext("{number} is recorded here", "{number} are recorded here", count, number=told)


def _by_this_definition(row: Published, recorded: Bounds, when: str) -> str:
    """Say how many are recorded whom the figure may not count, as it counts fewer people."""
    who = terms.population(row.figure.population)
    if recorded.high == 0:
        here = _("no people are recorded here by this definition")
    else:
        here = ngettext(
            "{number} person is recorded here by this definition",
            "{number} people are recorded here by this definition",
            _agreement(recorded),
            number=_many(recorded),
        )
    if when:
        return _("{recorded} {when}, {who} or not", recorded=here, when=when, who=who)
    return _("{recorded}, {who} or not", recorded=here, who=who)


def _asked_when(row: Published) -> str:
    """Say that the people recorded are of the time asked about, where the figure is of another."""
    if not row.is_of_asked:
        return ""
    if row.relation in (TimeRelation.BEFORE, TimeRelation.AFTER):
        return _("on the day asked about")
    return _("in the time asked about") if row.relation is TimeRelation.AROUND else ""


def _agreement(recorded: Bounds) -> int:
    return voice().rules.agreement(recorded.low, recorded.high)


def _many(recorded: Bounds) -> str:
    return interval(recorded.low, recorded.high)


def other_words(why: Sequence[FigureReason | None]) -> str:
    """Say in one sentence how many figures count something else, and what, most frequent first.

    Args:
        why: The reason of each; nothing is said of none.
    """
    if not why:
        return ""
    kinds = Counter(brief_reason(reason) for reason in why if reason is not None)
    told = "; ".join(reason for reason, _count in kinds.most_common(_KINDS))
    return ngettext(
        "{number} published figure counts something else or another time ({kinds}).",
        "{number} published figures count something else or another time ({kinds}).",
        len(why),
        number=number(len(why)),
        kinds=f"{told}; ..." if len(kinds) > _KINDS else told,
    )


def unplaced_words(found: PublishedFigures) -> str:
    """Say which figures may be of the place asked about, as nobody here knows where they are."""
    count = len(found.unplaced)
    if not count:
        return ""
    names = sorted({place for _claim, place in found.unplaced})
    told = ", ".join(names[:_KINDS]) + (", ..." if len(names) > _KINDS else "")
    if len(names) == 1:
        return ngettext(
            "{number} figure is of a place nobody here knows the code of ({place}): not compared.",
            "{number} figures are of a place nobody here knows the code of ({place}): not "
            "compared.",
            count,
            number=number(count),
            place=told,
        )
    return ngettext(
        "{number} figure is of places nobody here knows the code of ({places}): not compared.",
        "{number} figures are of places nobody here knows the code of ({places}): not compared.",
        count,
        number=number(count),
        places=told,
    )


def rest_words(found: PublishedFigures, *, any_same: bool) -> str:
    """Say that there are more figures of the same thing, or none at all.

    Args:
        found: What was looked up.
        any_same: Whether some of them are shown.
    """
    if not any_same:
        return _("No published figure of the same thing and time is recorded here.")
    if not found.omitted:
        return ""
    return ngettext(
        "{number} more published figure of it is not shown.",
        "{number} more published figures of it are not shown.",
        found.omitted,
        number=number(found.omitted),
    )


def incomparable_words(why: FigureReason, count: int) -> str:
    """Say why some figures cannot be compared.

    Args:
        why: The reason that each of them has.
        count: How many have it.
    """
    each = reason_of_each(why) if count > 1 else figure_reason_words(why)
    return ngettext(
        "{number} published figure cannot be compared: {why}.",
        "{number} published figures cannot be compared: {why}.",
        count,
        number=number(count),
        why=each,
    )
