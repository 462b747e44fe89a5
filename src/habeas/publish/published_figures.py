"""What others published of the thing that is counted, in words: it stands before every answer."""

from dataclasses import dataclass

from habeas.model.figure_reason import FigureReason
from habeas.model.published_figure import Published, PublishedFigures
from habeas.publish.page_question import path_to
from habeas.words.published_figures import (
    incomparable_words,
    other_words,
    rest_words,
    row_words,
    unplaced_words,
)

# Rows that a page shows unfolded.
_SHOWN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedRow:
    """A published figure as pages show it.

    Attributes:
        path: The page of its claim.
        words: What it says and how much of it is recorded here, one sentence.
        is_conflict: True where it cannot be true beside what is recorded.
    """

    path: str
    words: str
    is_conflict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedWords:
    """What stands before an answer.

    Attributes:
        rows: The published figures of the same thing, nearest in time first.
        rest: What else there is: more figures, and none at all.
        other: How many count something else, and what, in one sentence; empty for none.
        other_rows: Those of them that were looked at nearest, with why.
        incomparable: Why the others are not among the rows, and their pages.
        unplaced: How many more may be of the place asked about, and where they are, in one
            sentence; empty for none.
    """

    rows: tuple[PublishedRow, ...]
    rest: str = ""
    other: str = ""
    other_rows: tuple[PublishedRow, ...] = ()
    incomparable: tuple[tuple[str, tuple[str, ...]], ...] = ()
    unplaced: str = ""

    @property
    def first(self) -> tuple[PublishedRow, ...]:
        """The few that a page shows at once: the nearest, and what cannot be true."""
        return self.nearest(_SHOWN).rows

    @property
    def further(self) -> tuple[PublishedRow, ...]:
        """The rest of the rows, for a page to fold."""
        return tuple(row for row in self.rows if row not in self.first)

    def nearest(self, most: int) -> "PublishedWords":
        """Leave out all but the nearest; what cannot be true beside the record stays.

        Args:
            most: How many stay.
        """
        kept = self.rows[:most]
        kept += tuple(row for row in self.rows[most:] if row.is_conflict)
        return PublishedWords(rows=kept, rest="" if self.rows else self.rest)


def published_words(
    found: PublishedFigures | None, *, is_unmet: bool = False
) -> PublishedWords | None:
    """Give published figures as pages show them; None where they were not looked up.

    Args:
        found: As a tally holds them.
        is_unmet: Whether no data here can meet the definition: then nothing recorded, which
            would be none, is set against them.
    """
    if found is None:
        return None
    why: dict[FigureReason, list[str]] = {}
    unplaced = {claim for claim, _ in found.unplaced}
    for claim, reason in found.incomparable:
        why.setdefault(reason, []).append(path_to("claim", claim))
    # What nothing could be set against says nothing of how much is recorded.
    same = [row for row in found.rows if row.recorded is not None]
    other = [row for row in found.rows if row.recorded is None]
    return PublishedWords(
        rows=tuple(_shown(row, found, is_unmet=is_unmet) for row in same),
        rest=rest_words(found, any_same=bool(same)),
        other=other_words(
            [row.why for row in other]
            + [reason for claim, reason in found.incomparable if claim not in unplaced]
        ),
        other_rows=tuple(_shown(row, found) for row in other),
        incomparable=tuple(
            (incomparable_words(reason, len(paths)), tuple(paths)) for reason, paths in why.items()
        ),
        unplaced=unplaced_words(found),
    )


def _shown(row: Published, found: PublishedFigures, *, is_unmet: bool = False) -> PublishedRow:
    return PublishedRow(
        path=path_to("claim", row.claim),
        words=row_words(row, is_unmet=is_unmet),
        is_conflict=row in found.conflicts,
    )


def published_lines(
    found: PublishedFigures | None,
    *,
    most: int | None = None,
    in_full: bool = False,
    is_unmet: bool = False,
) -> tuple[str, ...]:
    """Give published figures as lines of text; none where they were not looked up.

    Args:
        found: As a tally holds them.
        most: How many are given, with those that cannot be true; None for all there are.
        in_full: Give each of those that count something else; else how many there are.
        is_unmet: As for `published_words`.
    """
    words = published_words(found, is_unmet=is_unmet)
    if words is None:
        return ()
    if most is not None:
        words = words.nearest(most)
    lines = [row.words for row in words.rows]
    lines += [words.rest] if words.rest else []
    if in_full:
        lines += [row.words for row in words.other_rows]
        lines += [why for why, _ in words.incomparable]
    elif words.other:
        lines.append(words.other)
    lines += [words.unplaced] if words.unplaced else []
    return tuple(lines)
