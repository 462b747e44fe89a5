"""Score the reader on sentences of our own: ``python -m eval extract [--misses]``.

The sentences and their gold are in ``eval/extract_data``, one file a language, written by
hand with invented people and places, the gold before the sentence was ever read; only those
called "clause" came from faults found while reading, and guard against their return. Prints
precision, recall and F1 by language and by construction, and the account of the numbers.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from eval.counts import Counts
from habeas.extract import extract
from habeas.model.claim import Confidence
from habeas.model.event import Event
from habeas.model.exchange import Exchange
from habeas.model.figure import Figure
from habeas.model.numeral import Account

DATA = Path(__file__).parent / "extract_data"
_SPECIAL = {"negative"}


@dataclass(slots=True)
class Result:
    """Everything one run found."""

    groups: dict[tuple[str, str], Counts] = field(default_factory=lambda: defaultdict(Counts))
    negatives: int = 0
    false_on_negatives: int = 0
    sentences: int = 0
    numerals: int = 0
    queued: int = 0
    unaccounted: int = 0
    misses: list[str] = field(default_factory=list)


def sentences() -> Iterator[tuple[str, str, str, list[str]]]:
    """Give language, construction, text and gold of every sentence."""
    for path in sorted(DATA.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.strip() or line.startswith("#"):
                continue
            construction, text, *rest = line.split("\t")
            gold = [item.strip() for item in "".join(rest).split("|") if item.strip()]
            yield path.stem, construction, text, gold


def found_in(text: str, language: str) -> tuple[list[str], list[Account], int]:
    """Read one sentence: its claims in the gold's words, its account, digits left out."""
    read = extract(text, file="sentence", language=language)
    items = []
    for claim in read.claims:
        body = claim.body
        if claim.confidence is Confidence.REVIEW:
            continue
        if isinstance(body, Figure):
            low, high = ("-" if v is None else str(v) for v in (body.low, body.high))
            items.append(f"F {low} {high} {body.measure} {body.population}")
        elif isinstance(body, Event):
            items.append(f"E {body.person}>{body.event}")
        elif isinstance(body, Exchange):
            items.append("X")
    covered = {i for n in read.numerals for i in range(n.start, n.end)}
    left = sum(not set(range(*m.span())) <= covered for m in re.finditer(r"\d+", text))
    return items, [n.account for n in read.numerals], left


def run() -> Result:
    """Read every sentence and compare."""
    result = Result()
    for language, construction, text, gold in sentences():
        result.sentences += 1
        items, accounts, left = found_in(text, language)
        result.numerals += len(accounts)
        result.queued += accounts.count(Account.QUEUED)
        result.unaccounted += left
        if construction in _SPECIAL:
            result.negatives += 1
            result.false_on_negatives += len(items)
        wanted, got = Counter(gold), Counter(items)
        right = sum((wanted & got).values())
        for key in (("language", language), ("construction", construction), ("all", "")):
            counts = result.groups[key]
            counts.right += right
            counts.false += sum(got.values()) - right
            counts.missed += sum(wanted.values()) - right
        if wanted != got:
            result.misses.append(
                f"[{language}/{construction}] {text}\n    gold {gold}\n    read {items}"
            )
    return result


def scores() -> dict[str, float]:
    """Give the scores that have floors."""
    result = run()
    named = {
        f"{kind}.{name}.f1": c.f1 for (kind, name), c in result.groups.items() if kind == "language"
    }
    whole = result.groups[("all", "")]
    return {
        "precision": whole.precision,
        "recall": whole.recall,
        "accounted": 1 - result.unaccounted / max(1, result.numerals),
        "not_queued": 1 - result.queued / max(1, result.numerals),
        "sentences": result.sentences,
        "hard_negatives": result.negatives,
        "negatives_clean": 1 - result.false_on_negatives / max(1, result.negatives),
        **named,
    }


def main(arguments: list[str]) -> int:
    result = run()
    print(f"{'group':24} {'right':>6} {'false':>6} {'missed':>6} {'P':>6} {'R':>6} {'F1':>6}")
    for (kind, name), counts in sorted(result.groups.items()):
        print(
            f"{kind + ' ' + name:24} {counts.right:6} {counts.false:6} {counts.missed:6}"
            f" {counts.precision:6.3f} {counts.recall:6.3f} {counts.f1:6.3f}"
        )
    print(
        f"{result.sentences} sentences, {result.negatives} hard negatives, {result.false_on_negatives} false claims on them"
    )
    print(
        f"{result.numerals} numbers, {result.unaccounted} not accounted for, {result.queued} queued"
    )
    if "--misses" in arguments:
        print("\n".join(result.misses))
    return 0
