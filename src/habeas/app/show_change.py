"""Show why a count changed: between two days, two publication days or two moments."""

from datetime import timedelta

from habeas.app.explain_change import explain_change
from habeas.app.find_definition import DEFAULT, definitions_of
from habeas.app.holdings import Holdings, PageRequest, question_of
from habeas.app.show_person import asked_day, person_row
from habeas.count.change import ChangePart, Moved
from habeas.errors import UnknownIdError
from habeas.model.tally import Tally
from habeas.publish.change import ChangePage, PartRow
from habeas.publish.count import DefinitionRow
from habeas.publish.definition_row import definition_row
from habeas.publish.people import PersonLine
from habeas.publish.published_figures import published_words
from habeas.words.answers import recorded_words
from habeas.words.changes import by_definition, change_words, moved_words
from habeas.words.text import first_upper
from habeas.words.unmet import unanswered

_YEAR = timedelta(days=365)
FROM = "from_"


def first_question(parameters: dict[str, str], after: PageRequest) -> PageRequest:
    """Read the question of the first answer; where a parameter is not sent, that of the second.

    Args:
        parameters: As sent; the first answer's begin with ``from_``.
        after: The second question.

    Raises:
        DateFormatError: A date is none.
    """
    own = question_of(
        {name.removeprefix(FROM): v for name, v in parameters.items() if name.startswith(FROM)}
    )
    return PageRequest(
        on=own.on,
        said_by=own.said_by or after.said_by,
        known=own.known or after.known,
        definition=own.definition or after.definition,
    )


def show_change(before: Holdings, after: Holdings, *, place: str | None = None) -> ChangePage:
    """Make the page of a change.

    Args:
        before: The archive as asked for the first answer; a year before where no day is asked.
        after: The archive as asked for the second.
        place: Code of a place; None for everywhere.

    Raises:
        DefinitionError: There is no such definition.
        DateFormatError: A day is not what its definition can be asked for.
    """
    to_on = after.on
    on = before.question.on
    if on is None:
        same = (before.view.known, before.view.said_by) == (after.view.known, after.view.said_by)
        day = asked_day(to_on)
        # Two moments of one day are compared on that day; one moment, with the year before.
        on = (day - _YEAR).isoformat() if same and day.year > 1 else to_on
    definition = after.view.definition(after.question.definition or DEFAULT)
    first = before.view.definition(before.question.definition or definition.id)
    found = explain_change(
        before.view,
        after.view,
        definition=first.ref,
        on=on,
        to_definition=definition.ref,
        to_on=to_on,
        place=place,
    )
    highs = (found.before.recorded.high, found.after.recorded.high)
    return ChangePage(
        asked=after.asked(on=to_on, definition=definition.ref),
        before=before.asked(on=on, definition=first.ref),
        definition=definition_row(definition),
        choices=tuple(definition_row(d) for d in definitions_of(after).values()),
        place=place,
        published=published_words(found.after.published, is_unmet=found.after.unmet is not None),
        before_words=_said(definition_row(first), found.before),
        after_words=_said(definition_row(definition), found.after),
        is_complete=bool(found.before.complete and found.after.complete),
        low=found.after.recorded.low - found.before.recorded.low,
        high=None if highs[0] is None or highs[1] is None else highs[1] - highs[0],
        parts=tuple(
            _part(before, after, part)
            for part in found.parts
            if part.low or part.high != 0 or part.people
        ),
        record=found.to_record(),
    )


def _said(definition: DefinitionRow, tally: Tally) -> str:
    if tally.unmet is not None:
        return unanswered(tally.unmet, definition.name)
    told = recorded_words(definition.counted, tally.on, tally.recorded, tally.place)
    return first_upper(by_definition(told, definition.name))


def _part(before: Holdings, after: Holdings, part: ChangePart) -> PartRow:
    return PartRow(
        words=change_words(part.kind.value),
        low=part.low,
        high=part.high,
        people=tuple(_row(before, after, moved) for moved in part.people),
        unnamed_low=part.unnamed_low,
    )


def _row(before: Holdings, after: Holdings, moved: Moved) -> PersonLine:
    """Give a person who moved, under the name known then where the record is joined now."""
    reason = moved_words(moved.was, moved.now, moved.reason)
    try:
        return person_row(after, moved.person, reason=reason)
    except UnknownIdError:
        return person_row(before, moved.person, reason=reason)
