"""Tell a count in a few lines; who is behind it, and the years before, are not read for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.app.counted import counted
from habeas.app.find_definition import definition_named
from habeas.app.reading import Reading
from habeas.app.show_count import cohort_rows
from habeas.model.tally import Tally
from habeas.publish.asks import definition_row
from habeas.publish.count import DefinitionRow
from habeas.publish.published import published_lines
from habeas.publish.words import first_upper


@dataclass(frozen=True, slots=True)
class ToldCount:
    """A count in words.

    Attributes:
        key: The definition counted under, with its version.
        lines: What others published, then the answer and what it rests on, a line each.
    """

    key: str
    lines: tuple[str, ...]


def tell_count(reading: Reading, name: str | None = None, *, place: str | None = None) -> ToldCount:
    """Count, and say so.

    Args:
        reading: The archive as known.
        name: ``id`` or ``id@version``; the plain definition where none is named.
        place: Code of a place; None for everywhere.

    Raises:
        DefinitionError: There is no such definition.
        DateFormatError: The asked day is not what the definition can be asked for.
    """
    definition = definition_named(reading, name)
    row = definition_row(definition)
    found = reading.view.tally(definition, reading.on, place=place)
    lines = [
        *published_lines(found.published),
        *answer_lines(row, found),
        *_behind(reading, found),
    ]
    return ToldCount(row.key, tuple(lines))


def answer_lines(row: DefinitionRow, found: Tally) -> Iterator[str]:
    """Say what is recorded, and whether there can be more.

    Args:
        row: The definition counted under.
        found: The count.
    """
    if found.unmet is not None:
        yield f"Nothing recorded here can answer by this definition: {found.unmet}."
        return
    yield f"{first_upper(row.recorded(found.on, found.recorded))}."
    if found.complete:
        sentence = row.sentence(found.on, found.bounds.low, found.bounds.high)
        yield f"{first_upper(sentence)}: the record is declared complete for it."
    for against in found.contradicted:
        yield f"  {first_upper(against.words)}."
    if not found.complete:
        yield "  Nobody has said that this record names everybody: there may be any number more."


def _behind(reading: Reading, found: Tally) -> Iterator[str]:
    if found.undisputed or found.possible:
        yield (
            f"  {len(found.undisputed):,} by name undisputed, {len(found.possible):,} more possible"
        )
    for group in cohort_rows(reading, found):
        high = "or more" if group.high is None else f"to {group.high:,}"
        least = f"{group.low:,}" if group.low == group.high else f"{group.low:,} {high}"
        yield f"  {least} not named: {group.words}"
    if found.undecided_pairs:
        pairs = counted(found.undecided_pairs, "pair")
        yield f"  {pairs} of records may be one person each; every way of judging them is counted"
    if found.stale:
        yield f"  {found.stale:,} of the least were last reported more than a year before"
    for words in found.widened:
        yield f"  may be wider than it need be: {words}"
    if found.unreviewed:
        yield f"  {counted(found.unreviewed, 'unreviewed claim')} could change this"
    if found.erased:
        yield f"  erased: {found.erased:,}"
