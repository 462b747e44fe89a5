"""What others published of the thing that is counted, in words: it stands before every answer."""

import re
from collections import Counter
from dataclasses import dataclass

from habeas.model.bounds import Bounds
from habeas.model.figure import Figure
from habeas.model.published_figure import Published, PublishedFigures, Share, Stands, TimeRelation
from habeas.publish.page_question import path_to
from habeas.publish.words import (
    first_upper,
    how_many,
    label,
    people_counted,
    phrases,
    place_words,
    when_words,
)
from habeas.vocabulary import load
from habeas.vocabulary.bodies import body_id

# Kinds of reasons that one sentence names, and what a reason begins and ends with beside its kind.
_KINDS = 3
# Rows that a page shows unfolded.
_SHOWN = 4
_KIND = re.compile(r"^it (?:counts|tells of|gives|is) | \(.*\)$|: .*$")
_CANNOT = "both cannot be true"
_ASKED = {
    TimeRelation.BEFORE: " on the day asked about",
    TimeRelation.AFTER: " on the day asked about",
    TimeRelation.AROUND: " in the time asked about",
}
_FURTHER = {
    TimeRelation.BEFORE: "its last before the day asked about",
    TimeRelation.AFTER: "its first after the day asked about",
}


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
    why: dict[str, list[str]] = {}
    unplaced = {claim for claim, _ in found.unplaced}
    for claim, reason in found.incomparable:
        why.setdefault(reason, []).append(path_to("claim", claim))
    # What nothing could be set against says nothing of how much is recorded.
    same = [row for row in found.rows if row.recorded is not None]
    other = [row for row in found.rows if row.recorded is None]
    return PublishedWords(
        rows=tuple(_shown(row, found, is_unmet=is_unmet) for row in same),
        rest=_rest(found, any_same=bool(same)),
        other=_other(
            [row.why for row in other]
            + [reason for claim, reason in found.incomparable if claim not in unplaced]
        ),
        other_rows=tuple(_shown(row, found) for row in other),
        incomparable=tuple(
            (_incomparable(reason, len(paths)), tuple(paths)) for reason, paths in why.items()
        ),
        unplaced=_unplaced(found),
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


def row_words(row: Published, *, is_unmet: bool = False) -> str:
    """Say a published figure and how much of it is recorded here, one sentence.

    Args:
        row: The figure.
        is_unmet: As for `published_words`.
    """
    told = f"{_who(row.figure)} {counted_words(row.figure)} {_when(row.figure)}"
    return f"{told}{_said(row)}{'' if is_unmet else _stands(row)}."


def _who(figure: Figure) -> str:
    """Say who counts. Of names that nobody has listed it is not known whether they are several."""
    if figure.publisher is None:
        return "A source counts"
    is_listed = body_id(figure.publisher) in load("bodies")["bodies"]
    return first_upper(figure.publisher) + (" counts" if is_listed else ":")


def counted_words(figure: Figure) -> str:
    """Say how many and whom a figure counts, as the object of a sentence.

    Args:
        figure: Theirs.
    """
    one = figure.low == figure.high == 1
    many = "one of the" if one else how_many(figure.low, figure.high, figure.hedge)
    did = phrases()["published"].get(figure.measure) or label("measures", figure.measure)
    where = f" in {place_words(figure.place)}" if figure.place else ""
    to = f", to {place_words(figure.destination)}" if figure.destination else ""
    return f"{many} {people_counted(figure)} {did}{where}{to}"


def _when(figure: Figure) -> str:
    if figure.time is None and figure.said_on:
        return "on the day it was said"
    return when_words(figure.time, "as_of" if figure.as_of else figure.relation)


def _said(row: Published) -> str:
    notes = [f"said {row.said_on}"] if row.said_on else []
    if row.relation in _FURTHER:
        notes.append(_FURTHER[row.relation])
    return f" ({', '.join(notes)})" if notes else ""


def _stands(row: Published) -> str:
    recorded = row.recorded
    why = f" ({row.why})" if row.why else ""
    if recorded is not None and row.stands is Stands.CONTRADICTED:
        return f"; but {_least(recorded)} recorded here, and {_CANNOT}{why}"
    if recorded is not None and row.stands is Stands.MORE:
        return (
            f"; but at most {recorded.high or 0:,} are recorded here, the record is declared "
            f"complete, and {_CANNOT}{why}"
        )
    if recorded is None:
        return f"; it cannot be compared: {row.why}"
    share = f" ({share_words(row.recorded_share)})" if row.recorded_share else ""
    return f"; {_part(row, recorded)}{share}"


def _least(recorded: Bounds) -> str:
    if recorded.high == recorded.low:
        return f"{recorded.low:,} {'is' if recorded.low == 1 else 'are'}"
    return f"at least {recorded.low:,} {'is' if recorded.low == 1 else 'are'}"


def _part(row: Published, recorded: Bounds) -> str:
    """Say how many are recorded, when, and whether they are people of the figure."""
    is_one = recorded.low == recorded.high == 1
    on = _ASKED.get(row.relation, "") if row.is_of_asked else ""
    if row.is_narrower:
        who = label("populations", row.figure.population)
        people = f"{_many(recorded)} {'person is' if is_one else 'people are'}"
        return f"{people} recorded here by this definition{on}, {who} or not"
    low = row.low if row.low is not None else row.high
    is_part = recorded.high is not None and low is not None and recorded.high <= low
    if on and row.relation is not TimeRelation.AROUND:
        is_part = False  # who is recorded of another day need not be one of theirs
    if recorded == Bounds(0, 0):
        return f"{'none of them is' if is_part else 'nobody is'} recorded here{on}"
    verb = "is" if is_one else "are"
    return f"{_many(recorded)}{' of them' if is_part else ''} {verb} recorded here{on}"


def _many(recorded: Bounds) -> str:
    if recorded.high is None:
        return f"{recorded.low:,} or more"
    return str(recorded) if recorded.high else "no"


def share_words(share: Share) -> str:
    """Write a share as a percentage, without more precision than it has.

    Args:
        share: Two fractions.

    Examples:
        >>> share_words(Share(3 / 1135, 3 / 1135)), share_words(Share(0.5, 1.0))
        ('0.3 %', '50 % to 100 %')
    """
    low, high = _percent(share.low), _percent(share.high)
    return low if low == high else f"{low} to {high}"


def _percent(part: float) -> str:
    percent = part * 100
    if 0 < percent < 0.05:
        return "under 0.1 %"
    if 99.5 <= percent < 100:
        return "over 99 %"  # all of them is said of all of them only
    return f"{percent:.1f} %" if 0 < percent < 9.95 else f"{percent:.0f} %"


def _other(why: list[str]) -> str:
    """Say in one sentence how many figures count something else, and what, most frequent first."""
    if not why:
        return ""
    kinds = Counter(_KIND.sub("", reason) for reason in why)
    told = [reason for reason, _ in kinds.most_common(_KINDS)]
    more = "; ..." if len(kinds) > _KINDS else ""
    count = (
        "1 published figure counts" if len(why) == 1 else f"{len(why):,} published figures count"
    )
    return f"{count} something else or another time ({'; '.join(told)}{more})."


def _unplaced(found: PublishedFigures) -> str:
    """Say which figures may be of the place asked about, as nobody here knows where they are."""
    if not found.unplaced:
        return ""
    names = sorted({place for _, place in found.unplaced})
    told = ", ".join(names[:_KINDS]) + (", ..." if len(names) > _KINDS else "")
    count = "1 figure is" if len(found.unplaced) == 1 else f"{len(found.unplaced):,} figures are"
    where = "a place" if len(names) == 1 else "places"
    return f"{count} of {where} nobody here knows the code of ({told}): not compared."


def _rest(found: PublishedFigures, *, any_same: bool) -> str:
    if not any_same:
        return "No published figure of the same thing and time is recorded here."
    if not found.omitted:
        return ""
    one = found.omitted == 1
    more = "1 more published figure" if one else f"{found.omitted:,} more published figures"
    return f"{more} of it {'is' if one else 'are'} not shown."


def _incomparable(why: str, count: int) -> str:
    if count == 1:
        return f"1 published figure cannot be compared: {why}."
    each = f"each{why.removeprefix('it')}" if why.startswith("it ") else why
    return f"{count:,} published figures cannot be compared: {each}."
