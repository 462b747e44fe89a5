"""Test the published figures of an archive against each other, once for a reading."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from habeas.app.gather_figures import gather_figures
from habeas.app.holdings import Holdings
from habeas.model.conflict import Conflict, Repair, Report
from habeas.model.figure import Figure
from habeas.publish.conflicts import ConflictCard, RepairLine
from habeas.publish.quotes import Quoted
from habeas.reconcile import reconcile
from habeas.words import figure_tests
from habeas.words.voice import language


@dataclass(frozen=True, slots=True)
class FiguresTested:
    """The figures of an archive and what reconciliation says of them.

    Attributes:
        figures: Claim id to figure, as tested.
        report: The answer.
        cards: Its conflicts as pages show them, numbered from 1.
        numbers: Claim id to the numbers of the conflicts it is part of.
    """

    figures: Mapping[str, Figure]
    report: Report
    cards: tuple[ConflictCard, ...] = ()
    numbers: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def tested(reading: Holdings) -> FiguresTested:
    """Test the accepted figures of an archive against each other.

    The answer is kept with the reading, by the language it is said in.

    Args:
        reading: The archive as known.
    """
    key = f"tested {language()}"
    kept = reading.kept.get(key)
    if isinstance(kept, FiguresTested):
        return kept
    figures = {figure.id: figure for figure in reading.view.figures()}
    supposed = gather_figures(reading)
    report = reconcile(supposed.figures, supposed.relations, assumptions=supposed.assumptions)
    cards = tuple(
        _card(reading, number, conflict, is_conditional=bool(conflict.needs))
        for number, conflict in enumerate((*report.conflicts, *report.conditional), 1)
    )
    numbers: dict[str, tuple[int, ...]] = {}
    for number, conflict in enumerate((*report.conflicts, *report.conditional), 1):
        for name in conflict.figures:
            numbers[name] = (*numbers.get(name, ()), number)
    found = FiguresTested(figures, report, cards, numbers)
    reading.kept[key] = found
    return found


def quotes_of(reading: Holdings, ids: Sequence[str]) -> tuple[Quoted, ...]:
    """Give the claims of some ids, without those that were not said by then."""
    return tuple(reading.quotes[i] for i in ids if i in reading.quotes)


def _card(
    reading: Holdings, number: int, conflict: Conflict, *, is_conditional: bool
) -> ConflictCard:
    return ConflictCard(
        number=number,
        sentence=conflict.title or figure_tests.contradiction(),
        sum=conflict.sum,
        balance=conflict.full if conflict.full != conflict.sum else "",
        assumptions=conflict.assumptions,
        repairs=tuple(_repair(reading, repair) for repair in conflict.repairs),
        readings=conflict.agree_if,
        quotes=quotes_of(reading, conflict.figures),
        is_conditional=is_conditional,
    )


def _repair(reading: Holdings, repair: Repair) -> RepairLine:
    before = None if repair.before is None else str(repair.before)
    to = None if repair.to is None else str(repair.to)
    return RepairLine(
        words=figure_tests.repair_words(repair.kind, repair.field, before, to),
        why=repair.why,
        quote=reading.quotes.get(repair.figure),
    )
