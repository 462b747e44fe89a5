"""Tell a count in a few lines; who is behind it, and the years before, are not read for it."""

from dataclasses import dataclass

from habeas.app.counted import counted
from habeas.app.find_definition import definition_named
from habeas.app.reading import Reading
from habeas.app.show_count import cohort_rows
from habeas.publish.asks import definition_row
from habeas.publish.words import first_upper


@dataclass(frozen=True, slots=True)
class ToldCount:
    """A count in words.

    Attributes:
        key: The definition counted under, with its version.
        lines: The answer and what it rests on, a line each.
    """

    key: str
    lines: tuple[str, ...]


def tell_count(reading: Reading, name: str | None = None) -> ToldCount:
    """Count, and say so.

    Args:
        reading: The archive as known.
        name: ``id`` or ``id@version``; the plain definition where none is named.

    Raises:
        DefinitionError: There is no such definition.
        DateFormatError: The asked day is not what the definition can be asked for.
    """
    definition = definition_named(reading, name)
    row = definition_row(definition)
    found = reading.view.tally(definition, reading.on)
    sentence = row.sentence(reading.on, found.bounds.low, found.bounds.high)
    lines = [f"{first_upper(sentence)}."]
    lines.append(
        f"  {len(found.undisputed):,} by name undisputed, {len(found.possible):,} more possible"
    )
    for group in cohort_rows(reading, found):
        least = f"{group.low:,}" if group.low == group.high else f"{group.low:,} to {group.high}"
        lines.append(f"  {least} not named: {group.words}")
    if found.undecided_pairs:
        pairs = counted(found.undecided_pairs, "pair")
        lines.append(f'  {pairs} of records may be one person each; "at least" takes them for one')
    if found.unreviewed:
        lines.append(f"  {counted(found.unreviewed, 'unreviewed claim')} could change this")
    if found.erased:
        lines.append(f"  erased: {found.erased:,}")
    lines.append(
        "  Counted are people whom an accepted claim names, and groups whose size one states."
    )
    return ToldCount(row.key, tuple(lines))
