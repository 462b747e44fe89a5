"""What would a better model bring? ``python -m eval recall_curve [N] [--seed S] [--full] [--misses]``.

A proposer is scripted that has a recall and a noise: of every claim of the gold of N passages of ``eval/later_data``
(figures and people's events) it proposes the part that its recall says, each as perfectly as in ``eval/assent.py``;
and for each right proposal so many false ones, as in ``eval/attack.py``. Its proposals are shuffled and read together
with the grammar's, as any program's are, and what is not for review is scored as in ``eval/reports.py``.

False ones are of the kinds that stay false whatever the gate reads anew: another number, person, measure or event. At
recall 0 there is nothing right to count them by: they are so many for each claim of the gold.

Of claims that are held by false proposals alone and are not in the gold, ``passed`` are not for review and ``asked``
are. ``R`` is the recall of what is not for review, ``R?`` what it would be if a person said yes to whatever is right of
the rest. ``cut`` are right ones not for review that the scorer takes for false, since they are quoted otherwise than in the gold.
``--full`` also points at trigger, people, day, destination and speaker; ``--misses`` prints what passed.

The parts grow into one another: what is proposed at a quarter is proposed at a half too. A claim of the gold whose
words are not found in the passage is never proposed, so that even at 1 not all of it is.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

from eval import attack, later, reports
from eval._lies import Ground, Lie, always
from eval.assent import agrees, best
from eval.reports import Gold, Passage, Result, fits
from habeas.extract import ProposedRecord, extract
from habeas.model.claim import Claim, Confidence

WANTED: Final = 30
RECALLS: Final = (0.0, 0.25, 0.5, 0.75, 1.0)
NOISES: Final = (0, 1, 3)
RIGHT: Final = "script:right"
FALSE: Final = "script:false"
_KINDS: Final = ("figure", "person_event")
_SHOWN: Final = ("value_low", "measure", "population", "time", "person", "event", "date")


@dataclass(frozen=True, slots=True)
class Scripted:
    """What may be proposed of one passage.

    Attributes:
        passage: The passage.
        right: Right proposals, each with the lot that says from which recall on it is made.
        false: False ones, in the order in which they are made.
        gold: How many claims of the gold there are to propose.
    """

    passage: Passage
    right: tuple[tuple[float, ProposedRecord], ...]
    false: tuple[ProposedRecord, ...]
    gold: int


@dataclass(slots=True)
class Point:
    """One recall with one noise.

    Attributes:
        recall: The part of the gold that was to be proposed.
        noise: How many false proposals for each right one.
        right: How many right ones were made.
        false: How many false ones were made.
        passed: The claims of false ones alone that passed and are not in the gold.
        asked: How many such claims are for review.
        cut: How many right claims are quoted otherwise than in the gold.
        result: The scores of everything that was read and is not for review.
        with_review: How many claims of the gold were read at all, by kind.
    """

    recall: float
    noise: int
    right: int = 0
    false: int = 0
    passed: list[str] = field(default_factory=list)
    asked: int = 0
    cut: int = 0
    result: Result = field(default_factory=Result)
    with_review: Counter[str] = field(default_factory=Counter)


def drawn(wanted: int, seed: int) -> list[Passage]:
    """Draw passages of all languages.

    Args:
        wanted: How many.
        seed: Of the dice.
    """
    dice = Random(seed)  # noqa: S311 - a repeatable sample, not a secret
    known = list(reports.passages(later.DATA))
    return sorted(dice.sample(known, min(wanted, len(known))), key=lambda p: p.name)


def scripted(passage: Passage, seed: int, variant: str = "bare") -> Scripted:
    """Write the script for a passage.

    Args:
        passage: The passage.
        seed: Of the dice; the same seed gives the same script.
        variant: bare or full, as in `eval.assent`.
    """
    dice = Random(f"{seed} {passage.name}")  # noqa: S311 - a repeatable script, not a secret
    ground = Ground(passage, dice)
    golds = [g for g in passage.gold if g.kind in "FE" and not g.optional]
    right = [(dice.random(), _right(ground, gold, variant)) for gold in golds]
    lies = [lie for lie in attack.lies_about(ground) if _stays_false(lie)]
    false = attack.drawn(lies, len(lies), seed)
    return Scripted(
        passage,
        tuple((lot, made) for lot, made in right if made is not None),
        tuple(ProposedRecord(FALSE, lie.record) for lie in false),
        len(golds),
    )


def _right(ground: Ground, gold: Gold, variant: str) -> ProposedRecord | None:
    record = best(ground.court, ground.passage, gold, variant).record
    return None if record is None else ProposedRecord(RIGHT, record)


def _stays_false(lie: Lie) -> bool:
    return lie.survives is always and lie.record["type"] in _KINDS


def curve(scripts: Sequence[Scripted], seed: int) -> Iterator[Point]:
    """Read all passages at each recall with each noise.

    Args:
        scripts: The passages with what may be proposed of them.
        seed: Of the dice.
    """
    for recall in RECALLS:
        for noise in NOISES:
            point = Point(recall, noise)
            for script in scripts:
                _read(script, point, seed)
            yield point


def _read(script: Scripted, point: Point, seed: int) -> None:
    passage = script.passage
    right = [proposed for lot, proposed in script.right if lot < point.recall]
    false = script.false[: point.noise * (len(right) if point.recall else script.gold)]
    proposals = [*right, *false]
    dice = Random(f"{seed} {passage.name} {point.recall} {point.noise}")  # noqa: S311 - as above
    dice.shuffle(proposals)
    claims = extract(
        passage.text,
        file=passage.name,
        language=passage.language,
        said_on=passage.said_on,
        proposals=proposals,
    ).claims
    point.right += len(right)
    point.false += len(false)
    _count(passage, claims, point)
    reports.score(passage, claims, point.result)


def _count(passage: Passage, claims: Sequence[Claim], point: Point) -> None:
    records = [claim.to_record() for claim in claims]
    for gold in passage.gold:
        if not gold.optional:
            point.with_review[gold.kind] += any(fits(gold, record) for record in records)
    for claim, record in zip(claims, records, strict=True):
        if any(fits(gold, record) for gold in passage.gold):
            continue
        waits = claim.confidence is Confidence.REVIEW
        if claim.proposed_by == (FALSE,):
            point.asked += waits
            point.passed.extend(() if waits else (_told(passage, claim),))
        elif claim.proposed_by == (RIGHT,) and not waits:
            point.cut += any(agrees(gold, record) for gold in passage.gold)


def _told(passage: Passage, claim: Claim) -> str:
    record: dict[str, Any] = claim.to_record()
    said = {name: record[name] for name in _SHOWN if record.get(name) is not None}
    return f"[{passage.name}] {said} :: {claim.quote}"


def main(arguments: list[str]) -> int:
    """Print the curve; with ``--misses``, the false claims that passed."""
    seed = int(arguments[arguments.index("--seed") + 1]) if "--seed" in arguments else 1
    wanted = int(arguments[0]) if arguments and arguments[0].isdigit() else WANTED
    variant = "full" if "--full" in arguments else "bare"
    scripts = [scripted(passage, seed, variant) for passage in drawn(wanted, seed)]
    gold, placed = sum(s.gold for s in scripts), sum(len(s.right) for s in scripts)
    print(
        f"{len(scripts)} passages, {gold} claims of the gold, {placed} of them with words to"
        f" point at; {sum(len(s.false) for s in scripts)} false proposals to draw from; {variant}"
    )
    print(f"{'':50}{'figures':^30}{'events':^30}")
    scores = f"{'right':>6}{'false':>6}{'P':>6}{'R':>6}{'R?':>6}"
    columns = ("recall", "noise", "right", "false", "passed", "asked", "cut")
    print("".join(f"{c:>7}" for c in columns) + f" {scores} {scores}")
    passed: set[str] = set()
    for point in curve(scripts, seed):
        print(_row(point), flush=True)
        passed.update(point.passed)
    if "--misses" in arguments:
        print(*sorted(passed), sep="\n")
    return 0


def _row(point: Point) -> str:
    numbers = (point.noise, point.right, point.false, len(point.passed), point.asked, point.cut)
    row = f"{point.recall:7.2f}" + "".join(f"{n:7}" for n in numbers)
    for kind in "FE":
        counts = point.result.groups["all", kind]
        read = point.with_review[kind] / ((counts.right + counts.missed) or 1)
        row += f" {counts.right:6}{counts.false:6}"
        row += f"{counts.precision:6.3f}{counts.recall:6.3f}{read:6.3f}"
    return row
