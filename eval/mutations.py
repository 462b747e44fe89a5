"""Try to get false claims past the verifier: ``python -m eval mutations [N] [SEED]``.

Texts are made from sentence frames in six languages with invented people, numbers and
dates. Each true claim of a text must pass; each copy of it with one thing changed (a
digit, a name, the speaker, the modality, the date, the measure, the hedge, the quote)
must not. A change may keep the old words, or point at other words of the same text,
which is the harder case: the number of another group, the name of another person.
"""

import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from eval.frames import invented_text
from habeas.extract import extract, verify
from habeas.model.claim import Basis, Claim, Ground, Modality
from habeas.model.event import Event
from habeas.model.figure import Figure, Hedge
from habeas.model.when import parse_when

MEASURES = (
    "held",
    "arrested",
    "sentenced",
    "released",
    "pardoned",
    "deported_or_exiled",
    "died",
    "disappeared",
)
EVENTS = (
    "arrested",
    "sentenced",
    "released",
    "pardoned",
    "deported",
    "exiled",
    "died",
    "disappeared",
)


def mutants(
    claim: Claim, others: tuple[Claim, ...], text: str, dice: random.Random
) -> Iterator[tuple[str, Claim]]:
    """Give false copies of a true claim, each with the kind of change."""
    body = claim.body
    if isinstance(body, Figure):
        yield from _figure(claim, body, others, dice)
    if isinstance(body, Event):
        yield from _event(claim, body, others, dice)
    yield "negation", replace(claim, modality=_other(dice, list(Modality), claim.modality))
    yield from _speaker(claim, others, text, dice)
    shift = dice.choice((-3, -2, -1, 1, 2, 3))
    yield "quote", replace(claim, start=claim.start + shift, end=claim.end + shift)


def _other(dice: random.Random, choices: list[Any], own: Any) -> Any:
    kin = {Modality.ASSERTED, Modality.REPORTED}
    left = [c for c in choices if c != own and not (own in kin and c in kin)]
    return dice.choice(left)


def _digit(value: int, dice: random.Random) -> int:
    digits = list(str(value))
    at = dice.randrange(len(digits))
    digits[at] = dice.choice([d for d in "123456789" if d != digits[at]])
    return int("".join(digits))


def _figure(
    claim: Claim, body: Figure, others: tuple[Claim, ...], dice: random.Random
) -> Iterator[tuple[str, Claim]]:
    low = _digit(body.low, dice) if body.low is not None else None
    high = _digit(body.high, dice) if body.high is not None else None
    if body.low == body.high:
        high = low
    if low is None or high is None or low <= high:
        yield "digit", replace(claim, body=replace(body, low=low, high=high))
    yield "hedge", replace(claim, body=replace(body, hedge=_other(dice, list(Hedge), body.hedge)))
    yield (
        "measure",
        replace(claim, body=replace(body, measure=_other(dice, list(MEASURES), body.measure))),
    )
    yield "date", replace(claim, body=replace(body, time=parse_when(_date(dice, body.time))))
    for other in dice.sample(others, len(others)):
        there = other.body
        if not isinstance(there, Figure) or other.id == claim.id:
            continue
        if (there.low, there.high) != (body.low, body.high):
            grounds = {**claim.grounds, "value": other.grounds["value"]}
            moved = replace(body, low=there.low, high=there.high, hedge=there.hedge)
            yield "digit moved", replace(claim, body=moved, grounds=grounds)
        if there.measure != body.measure:
            grounds = {**claim.grounds, "measure": other.grounds["measure"]}
            yield (
                "measure moved",
                replace(claim, body=replace(body, measure=there.measure), grounds=grounds),
            )
        if there.time is not None and there.time != body.time and "time" in other.grounds:
            grounds = {**claim.grounds, "time": other.grounds["time"]}
            moved = replace(body, time=there.time, relation=there.relation)
            yield "date moved", replace(claim, body=moved, grounds=grounds)
        return


def _date(dice: random.Random, own: Any) -> str:
    while True:
        day = f"{dice.randint(2001, 2029)}-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}"
        if own is None or day != own.edtf:
            return day


def _event(
    claim: Claim, body: Event, others: tuple[Claim, ...], dice: random.Random
) -> Iterator[tuple[str, Claim]]:
    yield "name", replace(claim, body=replace(body, person=_misspelt(body.person, dice)))
    yield (
        "measure",
        replace(claim, body=replace(body, event=_other(dice, list(EVENTS), body.event))),
    )
    yield "date", replace(claim, body=replace(body, date=parse_when(_date(dice, body.date))))
    for other in dice.sample(others, len(others)):
        there = other.body
        if not isinstance(there, Event) or there.person == body.person:
            continue
        told = {(c.body.person, c.body.event) for c in others if isinstance(c.body, Event)}
        if (there.person, body.event) in told:
            continue
        grounds = {**claim.grounds, "person": other.grounds["person"]}
        yield "name moved", replace(claim, body=replace(body, person=there.person), grounds=grounds)
        return


def _misspelt(name: str, dice: random.Random) -> str:
    at = dice.randrange(len(name))
    letter = dice.choice([c for c in "aeioknst" if c != name[at].lower()])
    return name[:at] + letter + name[at + 1 :]


def _speaker(
    claim: Claim, others: tuple[Claim, ...], text: str, dice: random.Random
) -> Iterator[tuple[str, Claim]]:
    if claim.attributed_to is not None:
        yield "speaker", replace(claim, attributed_to=_misspelt(claim.attributed_to, dice))
    for other in dice.sample(others, len(others)):
        who = other.attributed_to
        if who is not None and who != claim.attributed_to:
            grounds = {**claim.grounds, "attributed_to": other.grounds["attributed_to"]}
            yield "speaker moved", replace(claim, attributed_to=who, grounds=grounds)
            return
        if isinstance(other.body, Event) and other.body.person != claim.attributed_to:
            ground = other.grounds["person"]
            if ground.start is None or ground.end is None:
                continue
            grounds = {
                **claim.grounds,
                "attributed_to": Ground(Basis.EXPLICIT, ground.start, ground.end),
            }
            yield (
                "speaker moved",
                replace(claim, attributed_to=text[ground.start : ground.end], grounds=grounds),
            )
            return


def campaign(wanted: int, seed: int) -> dict[str, Any]:
    """Try ``wanted`` false claims and every true one they were made from.

    Args:
        wanted: How many false claims to try.
        seed: Of the dice; the same seed gives the same campaign.
    """
    dice = random.Random(seed)  # noqa: S311 - a repeatable campaign, not a secret
    tried: Counter[str] = Counter()
    accepted: Counter[str] = Counter()
    rejected_true: Counter[str] = Counter()
    examples: list[str] = []
    true = 0
    while sum(tried.values()) < wanted:
        language, text = invented_text(dice)
        found = extract(text, file="invented", language=language)
        for claim in found.claims:
            true += 1
            reason = verify(claim, text, language=language)
            if reason is not None:
                rejected_true[reason] += 1
            for kind, mutant in mutants(claim, found.claims, text, dice):
                tried[kind] += 1
                if verify(mutant, text, language=language) is None:
                    accepted[kind] += 1
                    if len(examples) < 10:
                        examples.append(f"{kind} [{language}] {claim.type} {claim.quote!r}")
    return {
        "tried": tried,
        "accepted": accepted,
        "true": true,
        "true rejected": rejected_true,
        "examples": examples,
    }


def main(arguments: list[str]) -> int:
    wanted = int(arguments[0]) if arguments else 100_000
    seed = int(arguments[1]) if len(arguments) > 1 else 1
    result = campaign(wanted, seed)
    for kind, count in sorted(result["tried"].items()):
        print(f"{kind:15} {count:7} tried  {result['accepted'][kind]:5} accepted")
    total, wrong = sum(result["tried"].values()), sum(result["accepted"].values())
    print(f"{'all':15} {total:7} tried  {wrong:5} accepted")
    print(
        f"{'true claims':15} {result['true']:7} tried  {sum(result['true rejected'].values()):5} rejected"
    )
    for line in result["examples"]:
        print("  accepted:", line, file=sys.stderr)
    return 1 if wrong or result["true rejected"] else 0
