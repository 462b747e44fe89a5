"""Do contradictions survive the reading? ``python -m eval prose [--misses]``.

``eval/prose_data`` has short reports in the manner of organisations and newspapers, most with one contradiction:
parts that do not make up their whole, a headline against its text, a long period with fewer than a short one in it.
Each is read, every figure of it is accepted, and the figures are tested against each other. A report is right where
its contradiction is found and named, or where there is none and none is found. All invented, and written, in three
batches, by somebody who had not seen the grammar; right at their first reading:

    30 November 2026, batch 1: 1 of 20, by a reader that kept no word it did not know
    30 November 2026, batch 2: 5 of 16, by one of enumerations and descriptions (before them 3 of 16)
    30 November 2026, batch 3: 9 of 16, by one of wholes told again by their size too (before all of it 5 of 16)

What a batch missed is looked at afterwards, so that a later run of it flatters the reader.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from habeas.extract import extract
from habeas.model.claim import Claim
from habeas.model.conflict import Conflict
from habeas.model.figure import Figure
from habeas.reconcile import reconcile, suppose

DATA: Final = Path(__file__).parent / "prose_data"
# How many of the numbers of a contradiction its proof has to name.
_NAMED: Final = 2
_GROUPED: Final = re.compile(r"(?<=\d)[,. \u00a0\u202f](?=\d{3})")


@dataclass(frozen=True, slots=True)
class Report:
    """One report with what is wrong in it.

    Attributes:
        name: Its file, without the ending.
        language: BCP 47 code.
        said_on: When it was published, EDTF; None where unknown.
        numbers: Of the contradiction; none where there is no contradiction.
        text: The report.
    """

    name: str
    language: str
    said_on: str | None
    numbers: tuple[int, ...]
    text: str


def reports() -> Iterator[Report]:
    """Give every report, in order of name."""
    for record in json.loads((DATA / "index.json").read_text(encoding="utf-8")):
        yield _report(record)


def _report(record: dict[str, Any]) -> Report:
    text = (DATA / f"{record['kind']}.txt").read_text(encoding="utf-8")
    numbers = tuple(record["numbers"]) if record["expected"] else ()
    return Report(record["kind"], record["language"], record["said_on"], numbers, text)


def contradictions(report: Report) -> tuple[Conflict, ...]:
    """Read a report, accept its figures, and test them against each other.

    Args:
        report: The report.
    """
    found = extract(report.text, file=report.name, language=report.language, said_on=report.said_on)
    ready = suppose(
        [_told(c) for c in found.claims if isinstance(c.body, Figure) and c.modality.acts]
    )
    return reconcile(ready.figures, ready.relations, assumptions=ready.assumptions).conflicts


def _told(claim: Claim) -> Claim:
    """Give a claim that nobody is said to tell to the page that prints it."""
    return replace(claim, attributed_to=claim.attributed_to or "page")


def is_right(report: Report, found: tuple[Conflict, ...]) -> bool:
    """Say whether what was found is what is wrong with a report.

    Args:
        report: The report.
        found: Its contradictions.
    """
    if not report.numbers:
        return not found
    proofs = _GROUPED.sub("", " ".join(f"{c.title} {c.sum}" for c in found))
    named = [n for n in report.numbers if re.search(rf"\b{n}\b", proofs)]
    return len(named) >= min(_NAMED, len(report.numbers))


def scores() -> dict[str, float]:
    """Give the scores that have floors."""
    told = [(report, contradictions(report)) for report in reports()]
    right = [report for report, found in told if is_right(report, found)]
    return {
        "reports": len(told),
        "right": len(right),
        "false": sum(1 for report, found in told if found and not report.numbers),
    }


def main(arguments: list[str]) -> int:
    """Print how many are right; with ``--misses``, which are not."""
    told = [(report, contradictions(report)) for report in reports()]
    wrong = [(report, found) for report, found in told if not is_right(report, found)]
    print(f"{len(told)} reports, {len(told) - len(wrong)} right")
    if "--misses" in arguments:
        for report, found in wrong:
            print(f"{report.name}: {report.numbers or 'nothing'} wanted, {len(found)} found")
            for conflict in found:
                print(f"    {conflict.title}")
    return 0
