"""Fill in what the gate says in docs/explanation/gate.md: ``python docs/generate_gate.py``.

A block of the page is a report, an empty line, and proposals, each with its answer below. The
proposals of a block are handed in together; where a line says so, the grammar reads the report too.
"""

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Final

from habeas.extract import extract
from habeas.extract.gate.judgement import RefusedProposal
from habeas.extract.run import ProposedRecord
from habeas.model.claim import Claim, Confidence
from habeas.words.doubts import doubt_words
from habeas.words.fields import field_words
from habeas.words.readings import claim_read
from habeas.words.refusals import refusal_words

TARGET: Final = Path(__file__).parent / "explanation" / "gate.md"
SAID_ON: Final = "2031-06-01"
GRAMMAR: Final = "the grammar"
_BLOCK: Final = re.compile(r"(?<=```text\n)([^{]+?\n)\n(.+?\n)(?=```)", re.DOTALL)


def answered(report: str, lines: list[str]) -> str:
    """Give the lines of a block, each with its answer.

    Args:
        report: What the text says.
        lines: Records as JSON, or the word for the grammar.
    """
    handed_in = [ProposedRecord(f"proposal:{line}", json.loads(line)) for line in _records(lines)]
    found = extract(
        report,
        file="report.txt",
        language="en",
        said_on=SAID_ON,
        proposals=handed_in,
        grammar=GRAMMAR in lines,
    )
    answers: defaultdict[str, list[str]] = defaultdict(list)
    for claim in found.claims:
        for by in claim.proposed_by:
            answers[by.removeprefix("proposal:")].append(_told(claim))
    for one in found.refused:
        answers[one.by.removeprefix("proposal:")].append(_refused(one))
    answers[GRAMMAR] = answers.pop("grammar", ["  reads nothing"])
    return "".join(f"{text}\n" for line in lines for text in (line, *answers[line]))


def _records(lines: list[str]) -> list[str]:
    return [line for line in lines if line != GRAMMAR]


def _told(claim: Claim) -> str:
    told = claim_read(claim)
    if claim.confidence is not Confidence.REVIEW:
        return f"  stands: {told}"
    why = dict.fromkeys(doubt_words(reading["why"]) for reading in claim.readings)
    return f"  waits: {told}\n    {'; '.join(why)}"


def _refused(one: RefusedProposal) -> str:
    why = one.refused
    words = f" (“{why.words}”)" if why.words else ""
    return f"  refused: {field_words(why.field)}: {refusal_words(why.reason.value)}{words}"


def page(written: str) -> str:
    """Give the page with every answer as the gate gives it now.

    Args:
        written: The page.
    """

    def filled(block: re.Match[str]) -> str:
        report, below = block.groups()
        lines = [line for line in below.splitlines() if not line.startswith("  ")]
        return f"{report}\n{answered(report, lines)}"

    return _BLOCK.sub(filled, written)


if __name__ == "__main__":
    TARGET.write_text(page(TARGET.read_text(encoding="utf-8")), encoding="utf-8")
