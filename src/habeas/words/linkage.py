"""Which rows of a long list are one person, in words."""

from collections.abc import Sequence

from habeas.words.numbers import number
from habeas.words.voice import ngettext


def linked_words(rows: int, people: int, pairs: int) -> str:
    """Say how many people the rows of a list were found to be."""
    return ", ".join(
        (
            ngettext("{number} row", "{number} rows", rows, number=number(rows)),
            ngettext("{number} person", "{number} people", people, number=number(people)),
            ngettext(
                "{number} pair compared", "{number} pairs compared", pairs, number=number(pairs)
            ),
        )
    )


def unmet_words(rows: int, pairs: int, file: object = None) -> str:
    """Say how many rows were not compared with all of their name, and where they are listed.

    Args:
        rows: How many.
        pairs: How many pairs that may be.
        file: Where the rows are listed; None for nowhere.
    """
    not_met = ngettext("{number} pair", "{number} pairs", pairs, number=number(pairs))
    if file is None:
        return ngettext(
            "{number} row may be one with more rows than were compared, up to {pairs}, as too many "
            "share the name: --left-out FILE lists them; give a birth, a patronymic or a city, or "
            "link a shorter list",
            "{number} rows may be one with more rows than were compared, up to {pairs}, as too "
            "many share the name: --left-out FILE lists them; give a birth, a patronymic or a "
            "city, or link a shorter list",
            rows,
            number=number(rows),
            pairs=not_met,
        )
    return ngettext(
        "{number} row may be one with more rows than were compared, up to {pairs}, as too many "
        "share the name: they are in {file}; give a birth, a patronymic or a city, or link a "
        "shorter list",
        "{number} rows may be one with more rows than were compared, up to {pairs}, as too many "
        "share the name: they are in {file}; give a birth, a patronymic or a city, or link a "
        "shorter list",
        rows,
        number=number(rows),
        pairs=not_met,
        file=file,
    )


def unread_dates(count: int, first: Sequence[str]) -> str:
    """Say how many dates could not be read.

    Args:
        count: How many.
        first: The first few, with where they stand.
    """
    return ngettext(
        "habeas: {number} date could not be read and was left out: {dates}",
        "habeas: {number} dates could not be read and were left out: {dates}",
        count,
        number=number(count),
        dates="; ".join(first),
    )
