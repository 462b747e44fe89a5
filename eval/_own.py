"""What the gate says of the grammar's own claims, each proposed as it is."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from eval import reports
from eval._court import ACCEPTED, REFUSED, REVIEW, Court, Outcome, Record
from eval.assent import FOLDERS, court_of
from eval.reports import Passage, fits
from habeas.model.claim import Claim, Confidence

# Of claims the grammar is sure of: in the gold, not in the gold, and of a kind the gold does not list.
RIGHT: Final = "right"
FALSE: Final = "false"
UNSCORED: Final = "unscored"
UNSURE: Final = "unsure"
_SCORED: Final = {"age", "age_on", "birth"}
_COMPARED: Final = (
    *("value_low", "value_high", "hedge", "measure", "mode", "population", "subgroup", "unit"),
    *("time", "as_of", "place", "destination", "part_of", "publisher", "said_on", "person"),
    *("event", "release_kind", "date", "relation", "role", "member_of", "released", "concession"),
    *("parties", "brokers", "denied_by", "value", "modality", "attributed_to"),
)


@dataclass(frozen=True, slots=True)
class Own:
    """One claim of the grammar before the gate.

    Attributes:
        passage: Where it stands.
        claim: As the grammar made it, in the wire form.
        standing: right, false, unscored or unsure.
        outcome: What the gate says of it.
        changed: The fields that the gate reads otherwise.
    """

    passage: Passage
    claim: Record
    standing: str
    outcome: Outcome
    changed: tuple[str, ...]


def own() -> Iterator[Own]:
    """Propose every claim of the grammar in every passage."""
    for folder in FOLDERS:
        for passage in reports.passages(folder):
            court = court_of(passage)
            for claim in court.known:
                yield _judged(court, passage, claim)


def _judged(court: Court, passage: Passage, claim: Claim) -> Own:
    record = claim.to_record()
    others = [c for c in court.known if c.id != claim.id]
    outcome = court.judge(record, others)
    changed: tuple[str, ...] = ()
    if outcome.claim is not None:
        changed = tuple(n for n in _COMPARED if record.get(n) != outcome.claim.get(n))
    return Own(passage, record, _standing(passage, claim, record), outcome, changed)


def _standing(passage: Passage, claim: Claim, record: Record) -> str:
    if claim.confidence is Confidence.REVIEW:
        return UNSURE
    if claim.type == "attribute" and not _lists(passage, record["field"]):
        return UNSCORED
    return RIGHT if any(fits(gold, record) for gold in passage.gold) else FALSE


def _lists(passage: Passage, name: str) -> bool:
    """Say whether the gold of a passage lists attributes of a kind: some passages' has none at all."""
    return name in _SCORED and any(gold.kind == "A" for gold in passage.gold)


def main(arguments: list[str]) -> int:
    """Print what the gate says by kind and standing, and why; with ``--misses``, of which."""
    judged = list(own())
    groups: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    reasons: Counter[tuple[str, str, str, str]] = Counter()
    for one in judged:
        kind, verdict = one.claim["type"], one.outcome.verdict
        for key in ((kind, one.standing), ("all", one.standing)):
            groups[key]["claims"] += 1
            groups[key][verdict] += 1
            groups[key]["changed"] += bool(one.changed)
        if verdict != ACCEPTED:
            reasons[kind, one.standing, verdict, one.outcome.why] += 1
    columns = ("claims", ACCEPTED, "changed", REVIEW, REFUSED, "crashed")
    print(f"{'own claims':24}" + "".join(f"{c:>9}" for c in columns) + f"{'refused %':>11}")
    for key, counts in sorted(groups.items()):
        share = 100 * counts[REFUSED] / counts["claims"]
        print(f"{' '.join(key):24}" + "".join(f"{counts[c]:9}" for c in columns) + f"{share:11.1f}")
    print("\nwhy:")
    for why, count in reasons.most_common(60):
        print(f"{count:6} {' '.join(why)}")
    fields = Counter((o.claim["type"], o.standing, n) for o in judged for n in o.changed)
    print("\nread otherwise by the gate:")
    for changed, count in fields.most_common(40):
        print(f"{count:6} {' '.join(changed)}")
    if "--misses" in arguments:
        print(
            *map(_told, (o for o in judged if o.outcome.verdict != ACCEPTED or o.changed)), sep="\n"
        )
    return 0


def _told(one: Own) -> str:
    outcome, text = one.outcome, one.passage.text
    said = {n: one.claim[n] for n in _COMPARED if one.claim.get(n) not in (None, {}, [], False)}
    words = {n: text[s:e] for n, (s, e) in one.claim["spans"].items() if e is not None}
    got = {n: (outcome.claim or {}).get(n) for n in one.changed}
    return (
        f"[{one.passage.name}] {one.standing} {one.claim['type']} {outcome.verdict} {outcome.why}"
        f" [{outcome.words}]: {said} {words} otherwise {got} :: {one.claim['quote']}"
    )
