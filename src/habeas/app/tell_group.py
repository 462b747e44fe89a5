"""Tell of a group of people by the figure that states its size."""

from dataclasses import replace

from habeas.app.holdings import Holdings
from habeas.model.figure import Figure
from habeas.model.tally import Tally
from habeas.publish.count import CohortRow
from habeas.words import groups
from habeas.words.dates import when_words
from habeas.words.figures import figure_words


def cohort_rows(reading: Holdings, found: Tally) -> tuple[CohortRow, ...]:
    """Give the groups behind a count in words, with what each adds to it.

    Args:
        reading: The archive as known.
        found: The count.
    """
    rows = []
    for remainder in found.cohorts:
        row = cohort_row(reading, remainder.cohort, low=remainder.low, high=remainder.high)
        words = row.words
        if remainder.named:
            words = groups.with_named(words, remainder.named)
        if remainder.reason:
            words = groups.because(words, remainder.reason)
        rows.append(replace(row, words=words))
    return tuple(rows)


def cohort_row(
    reading: Holdings, group: str, *, low: int = 0, high: int | None = None
) -> CohortRow:
    """Give a group in words.

    Args:
        reading: The archive as known.
        group: Its id: the claim that states its size.
        low: How many of its people are not named and count, at least.
        high: The same at most; None without limit, or where it is not asked.
    """
    quoted = reading.group_quote(group)
    body = quoted.claim.body if quoted else None
    said = (
        groups.group_words(
            figure_words(body, quoted.source.language), when_words(body.time, body.relation)
        )
        if quoted and isinstance(body, Figure)
        else groups.a_group()
    )
    return CohortRow(id=group, words=said, low=low, high=high, quote=quoted)
