"""Show published figures with their fate, and which of them cannot all be true."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from habeas.app.gather_figures import gather_figures
from habeas.app.reading import Reading
from habeas.model.conflict import Conflict, Fate, Repair, Report, Verdict
from habeas.model.figure import Figure
from habeas.publish.conflicts import ConflictCard, ConflictsPage, RepairLine
from habeas.publish.figures import FigureRow, FiguresPage
from habeas.publish.quoted import Quoted
from habeas.publish.words import between, plain
from habeas.reconcile import reconcile

_FATES = {
    "fits": "can be true beside the others",
    "in_conflict": "cannot be true beside the others",
    "in_conditional_conflict": "cannot be true beside the others on one reading",
    "copy": "repeats another",
    "not_comparable": "not comparable with the others",
}


@dataclass(frozen=True, slots=True)
class FiguresTested:
    """The figures of an archive and what reconciliation says of them.

    Attributes:
        figures: Claim id to figure, as tested.
        report: The answer.
        cards: Its conflicts as pages show them, numbered from 1.
    """

    figures: Mapping[str, Figure]
    report: Report
    cards: tuple[ConflictCard, ...] = ()
    numbers: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def tested(reading: Reading) -> FiguresTested:
    """Test the accepted figures of an archive against each other; kept with the reading.

    Args:
        reading: The archive as known.
    """
    kept = reading.kept.get("tested")
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
    reading.kept["tested"] = found
    return found


def _quotes(reading: Reading, ids: Sequence[str]) -> tuple[Quoted, ...]:
    return tuple(reading.quotes[i] for i in ids if i in reading.quotes)


def _card(
    reading: Reading, number: int, conflict: Conflict, *, is_conditional: bool
) -> ConflictCard:
    return ConflictCard(
        number=number,
        sentence=conflict.title or "These figures cannot all be true",
        sum=conflict.sum,
        balance=conflict.full if conflict.full != conflict.sum else "",
        assumptions=conflict.assumptions,
        repairs=tuple(_repair(reading, repair) for repair in conflict.repairs),
        readings=conflict.agree_if,
        quotes=_quotes(reading, conflict.figures),
        is_conditional=is_conditional,
    )


def _repair(reading: Reading, repair: Repair) -> RepairLine:
    before = "nothing" if repair.before is None else str(repair.before)
    to = "open" if repair.to is None else str(repair.to)
    return RepairLine(
        words=f"{plain(repair.kind.value)}: {plain(repair.field)} {to} instead of {before}",
        why=repair.why,
        quote=reading.quotes.get(repair.figure),
    )


def show_conflicts(reading: Reading) -> ConflictsPage:
    """Make the page of figures that cannot all be true.

    Args:
        reading: The archive as known.
    """
    found = tested(reading)
    report = found.report
    findings = [
        *(copy.why for copy in report.copies if copy.differs),
        *_compositions(report, found.figures),
        *(implied.what for implied in report.implied),
        *report.notes,
    ]
    return ConflictsPage(
        asked=reading.asked(),
        cards=found.cards,
        verdict=_verdict(report, len(found.figures)),
        findings=tuple(dict.fromkeys(text for text in findings if text)),
        record=report.to_record(),
    )


def _compositions(report: Report, figures: Mapping[str, Figure]) -> list[str]:
    """Give each sum once: two tellings of one total with the same parts are one finding."""
    told: dict[object, str] = {}
    for found in report.compositions:
        total = figures[found.total]
        parts = tuple(sorted(figures[part].low or 0 for part in found.parts))
        key = (total.low, total.high, total.time.edtf if total.time else None, parts)
        told.setdefault(key, found.why)
    return list(told.values())


def _verdict(report: Report, figures: int) -> str:
    if not figures:
        return "No figure has been accepted yet."
    told = {
        Verdict.CAN_ALL_BE_TRUE: f"The {figures:,} accepted figures can all be true.",
        Verdict.CANNOT: f"The {figures:,} accepted figures cannot all be true.",
        Verdict.UNDECIDED: "Whether all figures can be true was not decided in time.",
    }[report.verdict]
    if report.conditional:
        count = len(report.conditional)
        told += (
            f" {count:,} more conflict{'' if count == 1 else 's'} only on a reading "
            "that no source states."
        )
    return told


def show_figures(reading: Reading) -> FiguresPage:
    """Make the page of published figures, by time, copies under what they repeat.

    Args:
        reading: The archive as known.
    """
    found = tested(reading)
    fates = {fate.figure: fate for fate in found.report.fates}
    repeats = {copy.figure: copy.chain[-1] for copy in found.report.copies if copy.chain}
    copies: dict[str, list[str]] = {}
    for name, origin in repeats.items():
        if origin in found.figures and origin != name:
            copies.setdefault(origin, []).append(name)
    under = {name for names in copies.values() for name in names}
    rows = [
        FigureRow(
            quoted=reading.quotes[name],
            figure=figure,
            fate=_fate(fates.get(name)),
            conflicts=found.numbers.get(name, ()),
            copies=_quotes(reading, copies.get(name, ())),
        )
        for name, figure in found.figures.items()
        if name not in under and name in reading.quotes
    ]
    return FiguresPage(
        asked=reading.asked(),
        rows=tuple(sorted(rows, key=_by_time)),
        waiting=sum(isinstance(q.claim.body, Figure) for q in reading.waiting),
    )


def _fate(fate: Fate | None) -> str:
    if fate is None:
        return "not tested"
    words = _FATES.get(fate.standing, plain(fate.standing))
    implied = ""
    if fate.standing == "fits" and fate.implied_low is not None:
        implied = f"; the others allow {between(fate.implied_low, fate.implied_high)}"
    return words + implied


def _by_time(row: FigureRow) -> tuple[date, date, str]:
    when = row.figure.time
    first = (when.earliest or when.latest) if when else None
    last = (when.latest or when.earliest) if when else None
    return first or date.max, last or date.max, row.quoted.id
