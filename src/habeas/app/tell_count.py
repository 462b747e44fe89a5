"""Tell a count in a few lines; who is behind it, and the years before, are not read for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.app.find_definition import definition_named
from habeas.app.holdings import Holdings
from habeas.app.tell_group import cohort_rows
from habeas.model.tally import Tally
from habeas.publish.definition_row import definition_row
from habeas.publish.published_figures import published_lines
from habeas.words.answers import answer_words, behind_words, notes_on
from habeas.words.groups import of_this_group
from habeas.words.numbers import interval
from habeas.words.own_count import possible, undisputed


@dataclass(frozen=True, slots=True)
class ToldCount:
    """A count in words.

    Attributes:
        key: The definition counted under, with its version.
        lines: What others published, then the answer and what it rests on, a line each.
    """

    key: str
    lines: tuple[str, ...]


def tell_count(
    reading: Holdings,
    name: str | None = None,
    *,
    place: str | None = None,
    listed: bool = False,
) -> ToldCount:
    """Count, and say so.

    Args:
        reading: The archive as known.
        name: ``id`` or ``id@version``; the plain definition where none is named.
        place: Code of a place; None for everywhere.
        listed: Also name the people, and the published figures that count something else.

    Raises:
        DefinitionError: There is no such definition.
        DateFormatError: The asked day is not what the definition can be asked for.
    """
    definition = definition_named(reading, name)
    row = definition_row(definition)
    found = reading.view.tally(definition, reading.on, place=place)
    lines = [
        *published_lines(found.published, in_full=listed, is_unmet=found.unmet is not None),
        *answer_words(row.counted, found),
        *_behind(reading, found),
        *(_people(reading, found) if listed else ()),
    ]
    return ToldCount(row.key, tuple(lines))


def _behind(reading: Holdings, found: Tally) -> Iterator[str]:
    for line in behind_words(found):
        yield f"  {line}"
    for group in cohort_rows(reading, found):
        yield f"    {of_this_group(interval(group.low, group.high), group.words)}"
    for note in notes_on(found):
        yield f"  {note}"


def _people(reading: Holdings, found: Tally) -> Iterator[str]:
    yield undisputed()
    for person in found.undisputed:
        yield f"  {reading.name_of(person)} ({person})"
    yield possible()
    for maybe in found.possible:
        yield f"  {reading.name_of(maybe.person)} ({maybe.person}): {maybe.reason}"
