"""Claims of an archive or a text made ready to be reconciled, with what that assumes.

A figure whose document has no date is counted to the latest day its paragraph speaks
of; people "are held" on the day it was said; its publisher is the speaker, else the page.
All of it is said with the conflict.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from habeas.model.claim import Claim
from habeas.model.event import Event
from habeas.model.figure import UNREAD, Figure, Hedge, Mode, Relation
from habeas.model.when import parse_day, parse_when
from habeas.reconcile.infer import infer_relations
from habeas.vocabulary.measure_table import measure_table
from habeas.vocabulary.reconcile_table import reconcile_table
from habeas.words.assumptions import counted_to_paragraph, of_day_said, page_words
from habeas.words.figures import figure_label


@dataclass(frozen=True, slots=True)
class Supposed:
    """What to give to ``reconcile``.

    Attributes:
        figures: The figures, each with a publisher and, where it can be had, a day.
        relations: Stated relations and readings.
        assumptions: Figure id to what its record rests on, in words.
    """

    figures: tuple[Figure, ...]
    relations: tuple[Relation, ...]
    assumptions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def suppose(
    claims: Sequence[Claim], *, paragraph_of: Mapping[str, Hashable] | None = None
) -> Supposed:
    """Make claims ready.

    Args:
        claims: Figure claims, and event claims of people who refused what others accepted.
        paragraph_of: Claim id to its paragraph; None where each file is one paragraph.
    """
    paragraphs = paragraph_of or {}
    latest = _latest_days(claims, paragraphs)
    figures: list[Figure] = []
    assumptions: dict[str, tuple[str, ...]] = {}
    for claim in claims:
        figure = _figure(claim)
        if figure is None:
            continue
        if figure.said_on is None:
            day = latest.get((claim.file, paragraphs.get(claim.id)))
            if day is not None and _goes_past(figure, day):
                assumptions[figure.id] = (counted_to_paragraph(figure_label(figure), day),)
                figure = replace(figure, said_on=day)
        elif figure.time is None and figure.mode is Mode.STOCK and _is_day(figure.said_on):
            assumptions[figure.id] = (of_day_said(figure_label(figure), figure.said_on),)
            figure = replace(figure, time=parse_when(figure.said_on), as_of=True)
        figures.append(figure)
    told = _parted(figures)
    return Supposed(told, infer_relations(told), assumptions)


def _parted(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Tell a part from its whole, and from another part, where no field of theirs does.

    A part is of what its whole is of. What else makes it a part was said in words that
    nobody read, where it is not in its fields: it is of those people alone.
    """
    known = {figure.id: figure for figure in figures}
    told: dict[str, Figure] = {}
    seen: set[tuple[str, tuple[object, ...]]] = set()
    for figure in figures:
        for part in reversed(_line(figure, known)):
            if part.id not in told:
                told[part.id] = _part(part, told.get(part.part_of or ""), seen)
    return tuple(told[figure.id] for figure in figures)


def _line(figure: Figure, known: Mapping[str, Figure]) -> list[Figure]:
    """Give a figure, its whole, the whole of that..., as far as they are known."""
    line = [figure]
    while (whole := known.get(line[-1].part_of or "")) is not None and whole not in line:
        line.append(whole)
    return line


def _part(
    figure: Figure, whole: Figure | None, seen: set[tuple[str, tuple[object, ...]]]
) -> Figure:
    if whole is None:
        return figure
    anyone = measure_table().populations.anyone
    part = replace(
        figure,
        population=whole.population if figure.population == anyone else figure.population,
        subgroup={**whole.subgroup, **figure.subgroup},
        place=figure.place or whole.place,
    )
    here = (whole.id, _cell(part))
    if here in seen or _cell(whole) == _cell(part):
        part = replace(part, subgroup={**part.subgroup, UNREAD: figure.id})
    seen.add(here)
    return part


def _cell(figure: Figure) -> tuple[object, ...]:
    time = None if figure.time is None else figure.time.edtf
    whom = (figure.population, tuple(sorted(figure.subgroup.items())))
    return figure.measure, figure.mode, whom, figure.place, time, figure.definition


def _goes_past(figure: Figure, day: str) -> bool:
    """Say whether a count in a period could go on after a day, so that the day limits it."""
    if figure.mode is Mode.STOCK or figure.time is None:
        return False
    latest = figure.time.latest
    return latest is None or latest > parse_day(day)


def _is_day(text: str) -> bool:
    when = parse_when(text)
    return when.earliest is not None and when.earliest == when.latest


def _figure(claim: Claim) -> Figure | None:
    """Give a claim as a figure: a figure as it stands, one person's refusal as a one."""
    page = claim.file.replace("\\", "/").rsplit("/", 1)[-1]
    publisher = claim.attributed_to or page_words(page)
    if isinstance(claim.body, Figure):
        return replace(
            claim.body,
            id=claim.id,
            publisher=claim.body.publisher or publisher,
            said_on=claim.body.said_on or claim.said_on,
            origin=claim.body.origin or claim.origin,
        )
    if isinstance(claim.body, Event) and claim.body.event in reconcile_table().contrary:
        return Figure(
            id=claim.id,
            low=1,
            high=1,
            hedge=Hedge.EXACT,
            measure=claim.body.event,
            mode=Mode.FLOW,
            population="people",
            time=claim.body.date,
            place=claim.body.place,
            publisher=publisher,
            said_on=claim.said_on,
        )
    return None


def _latest_days(
    claims: Sequence[Claim], paragraphs: Mapping[str, Hashable]
) -> dict[tuple[str, Hashable], str]:
    """Give for each paragraph the latest plain day that a number in it is stated as of."""
    found: dict[tuple[str, Hashable], str] = {}
    for claim in claims:
        body = claim.body
        if not isinstance(body, Figure) or not body.as_of or body.time is None:
            continue
        when = parse_when(body.time.edtf)
        if when.earliest is None or when.earliest != when.latest or when.is_approximate:
            continue
        where = (claim.file, paragraphs.get(claim.id))
        day = when.earliest.isoformat()
        found[where] = max(found.get(where, day), day)
    return found
