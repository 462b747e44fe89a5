"""Can the gate be fooled? ``python -m eval attack [N] [--seed S] [--misses]``, ``--own``, ``--set FILE...``.

False proposals are made of the gold of ``eval/reports_data`` and ``eval/later_data`` by changing one thing, of the
sentences of ``eval/traps_data`` by telling what a line does not list, and of invented bargains. They are drawn evenly
over kinds and languages, and each is judged beside the grammar's claims alone. One is *accepted* where the false
thing is in the claim made of it, *to review* where it is in a claim for review, and *mended* where the gate read
it from the words after all.

``--set`` hands in proposals written by hand; ``--own`` proposes every claim of the grammar as it is.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, Final

from eval import (
    _attack_set,
    _lies_bargains,
    _lies_common,
    _lies_events,
    _lies_figures,
    _lies_traps,
    _own,
    reports,
)
from eval._attack_set import MENDED, print_reasons, print_table
from eval._court import ACCEPTED, CRASHED, REFUSED, REVIEW, Court, Outcome, Record, Source
from eval._lies import Ground, Lie, with_basis
from eval.assent import FOLDERS
from eval.reports import Passage

SETS: Final = Path(__file__).parent / "attack_data"
WANTED: Final = 10_000
# One lie in so many is told again by somebody outside.
_CLAIMED: Final = 20
_CLAIMANTS: Final = ("imported", "reviewer")


@dataclass(frozen=True, slots=True)
class Tried:
    """One false proposal and what became of it.

    Attributes:
        lie: The proposal.
        verdict: accepted, review, mended, refused or crashed.
        outcome: What the gate said.
        beside: The claims of the grammar that were known.
    """

    lie: Lie
    verdict: str
    outcome: Outcome
    beside: Sequence[Record] = ()


def every_lie(seed: int, about: Sequence[Passage] | None = None) -> list[Lie]:
    """Make every false proposal there is to be made.

    Args:
        seed: Of the dice.
        about: The passages; None for all there are.
    """
    dice = Random(seed)  # noqa: S311 - a repeatable campaign, not a secret
    found: list[Lie] = []
    if about is None:
        about = [p for folder in FOLDERS for p in reports.passages(folder)]
    for passage in about:
        found.extend(lies_about(Ground(passage, dice)))
    found.extend(_lies_traps.lies(dice))
    found.extend(_lies_bargains.lies(dice))
    found.extend(_claimed(found, dice))
    return found


def lies_about(ground: Ground) -> Iterator[Lie]:
    """Make every false proposal that the gold of one passage gives room for.

    Args:
        ground: The passage.
    """
    for makes in (_lies_figures, _lies_events, _lies_common):
        yield from makes.lies(ground)


def _claimed(found: Sequence[Lie], dice: Random) -> list[Lie]:
    """Tell some lies again as if a person or a list stood for them."""
    readable = [lie for lie in found if lie.kind != "bad_span"]
    told = dice.sample(readable, len(found) // _CLAIMED)
    return [with_basis(lie, dice.choice(_CLAIMANTS)) for lie in told]


def drawn(lies: Sequence[Lie], wanted: int, seed: int) -> list[Lie]:
    """Draw as evenly as can be over kinds and languages.

    Args:
        lies: What there is.
        wanted: How many.
        seed: Of the dice.
    """
    dice = Random(seed)  # noqa: S311 - a repeatable campaign, not a secret
    cells: dict[tuple[str, str], list[Lie]] = defaultdict(list)
    for lie in lies:
        cells[lie.kind, lie.source.language].append(lie)
    for cell in cells.values():
        dice.shuffle(cell)
    chosen: list[Lie] = []
    while cells and len(chosen) < wanted:
        for key in sorted(cells):
            chosen.append(cells[key].pop())
            if not cells[key]:
                del cells[key]
    return chosen[:wanted]


def tried(lies: Sequence[Lie], **how: Any) -> Iterator[Tried]:
    """Hand in false proposals, those about one text together.

    Args:
        lies: The proposals.
        how: As for `Court`.
    """
    of_text: dict[Source, list[Lie]] = defaultdict(list)
    for lie in lies:
        of_text[lie.source].append(lie)
    for source, about in of_text.items():
        court = Court(source, **how)
        for lie in about:
            outcome = court.judge(lie.record)
            yield Tried(lie, _verdict(lie, outcome), outcome, court.claims)


def _verdict(lie: Lie, outcome: Outcome) -> str:
    if outcome.claim is not None and not lie.survives(outcome.claim):
        return MENDED
    return outcome.verdict


def main(arguments: list[str]) -> int:
    """Print the attack table, the table of a set, or that of the grammar's own claims."""
    misses = "--misses" in arguments
    if "--own" in arguments:
        return _own.main(arguments)
    if "--set" in arguments:
        named = arguments[arguments.index("--set") + 1 :]
        return _attack_set.main([Path(n) for n in named if not n.startswith("--")], misses=misses)
    seed = int(arguments[arguments.index("--seed") + 1]) if "--seed" in arguments else 1
    wanted = int(arguments[0]) if arguments and arguments[0].isdigit() else WANTED
    return campaign(wanted, seed, misses=misses)


def campaign(wanted: int, seed: int, *, misses: bool) -> int:
    """Try so many false proposals and print what became of them.

    Args:
        wanted: How many.
        seed: Of the dice; the same seed gives the same campaign.
        misses: Whether to print each that passed.
    """
    done = list(tried(drawn(every_lie(seed), wanted, seed)))
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for one in done:
        for key in (f"kind {one.lie.kind}", f"language {one.lie.source.language}", "total"):
            groups[key]["tried"] += 1
            groups[key][one.verdict] += 1
    print_table(dict(sorted(groups.items())), ("tried", ACCEPTED, REVIEW, MENDED, REFUSED, CRASHED))
    passed = [(t.lie.kind, t.outcome) for t in done if t.verdict in (ACCEPTED, REVIEW, CRASHED)]
    print_reasons(passed, 40)
    if misses:
        print(*(_line(t) for t in done if t.verdict in (ACCEPTED, REVIEW, CRASHED)), sep="\n")
    return 1 if groups["total"][ACCEPTED] or groups["total"][CRASHED] else 0


def scores() -> dict[str, float]:
    """Give the shares that have floors, of the sets written by hand."""
    by: Counter[tuple[str, str]] = Counter()
    for path in sorted(SETS.glob("*.jsonl")):
        for source, written in _attack_set.passages(path):
            by.update((t.written["truth"], t.verdict) for t in _attack_set.judged(source, written))
    false = sum(n for (truth, _), n in by.items() if truth == "false")
    right = sum(n for (truth, _), n in by.items() if truth == "right")
    return {
        "tried": false,
        "crashed": by["false", CRASHED] + by["right", CRASHED],
        "accepted": by["false", ACCEPTED] / false,
        "review": by["false", REVIEW] / false,
        "right.accepted": by["right", ACCEPTED] / right,
        "right.passed": (by["right", ACCEPTED] + by["right", REVIEW]) / right,
    }


def _line(done: Tried) -> str:
    lie, claim = done.lie, done.outcome.claim or {}
    stated = {n: v for n, v in lie.record.items() if n not in ("spans", "type", "basis")}
    got = {n: claim[n] for n in ("modality", "attributed_to", *stated) if n in claim}
    words = {n: _attack_set.quoted(lie.source.text, p) for n, p in lie.record["spans"].items()}
    whole = lie.record.get("part_of") or lie.record.get("member_of")
    if whole is not None:
        stated["whole"] = next((c["quote"] for c in done.beside if c["id"] == whole), whole)
    return (
        f"[{lie.source.name}] {lie.kind} {done.verdict} {done.outcome.why} {lie.record['type']}"
        f" {stated} {words} got {got} {done.outcome.words} :: {_around(lie, claim)}"
    )


def _around(lie: Lie, claim: Record) -> str:
    if not claim:
        return ""
    text = lie.source.text
    return text[max(0, claim["start"] - 60) : claim["end"] + 60].replace("\n", " / ")
