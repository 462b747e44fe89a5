"""Show published figures with their fate, and which of them cannot all be true."""

from collections.abc import Mapping
from datetime import date

from habeas.app.holdings import Holdings
from habeas.app.set_beside import stands_by_plain_count
from habeas.app.weigh_figures import quotes_of, tested
from habeas.model.conflict import Fate, Report
from habeas.model.figure import Figure
from habeas.publish.conflicts import ConflictsPage
from habeas.publish.figures import FigureRow, FiguresPage
from habeas.words import figure_tests


def show_conflicts(reading: Holdings) -> ConflictsPage:
    """Make the page of figures that cannot all be true.

    Args:
        reading: The archive as known.
    """
    found = tested(reading)
    report = found.report
    findings = [
        *(copy.why for copy in report.copies if copy.differs),
        *_compositions(report, found.figures),
        # A whole without one of its parts is a subtraction any reader can do.
        *(i.what for i in report.implied if i.assuming or len(i.expr) > 2),
        *report.notes,
    ]
    return ConflictsPage(
        asked=reading.asked(),
        cards=found.cards,
        verdict=_verdict(report, found.figures),
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


def _verdict(report: Report, figures: Mapping[str, Figure]) -> str:
    told = [figure_tests.verdict_of_archive(report.verdict, len(figures))]
    if figures and report.conditional:
        told.append(figure_tests.conditional_words(len(report.conditional)))
    if len({figure.publisher for figure in figures.values()}) > 1:
        told.append(figure_tests.own_definitions())
    return " ".join(told)


def show_figures(reading: Holdings) -> FiguresPage:
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
            copies=quotes_of(reading, copies.get(name, ())),
            beside=stands_by_plain_count(reading, figure),
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
        return figure_tests.not_tested()
    low, high = fate.implied_low, fate.implied_high
    if fate.standing == "fits" and low is not None and (low or high is not None):
        return figure_tests.fate_allowed(fate.standing, low, high)
    return figure_tests.fate_words(fate.standing)


def _by_time(row: FigureRow) -> tuple[date, date, str]:
    when = row.figure.time
    first = (when.earliest or when.latest) if when else None
    last = (when.latest or when.earliest) if when else None
    return first or date.max, last or date.max, row.quoted.id
