"""Is what ordinary words say read? ``python -m eval predicates [--misses]``.

``eval/predicates_data`` has, a file a language, sentences of one clause with one predicate each, in
as many wordings as the language has; written by somebody who had not seen the grammar. A figure is
right by its bounds and measure, a person's event by event and person (as written, in any case).
"""

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from eval.traps import ALIKE, acting, folded
from habeas.model.claim import Claim
from habeas.model.event import Event
from habeas.model.figure import Figure

DATA: Final = Path(__file__).parent / "predicates_data"
LIKE_ENOUGH: Final = 0.75


def sentences() -> Iterator[tuple[str, str, list[str]]]:
    """Give language, text and gold of every sentence."""
    for path in sorted(DATA.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                _, text, gold = line.split("\t")
                yield path.stem, text, [item.strip() for item in gold.split("|")]


def _is_gold(claim: Claim, gold: str) -> bool:
    body = claim.body
    kind, _, told = gold.partition(" ")
    if kind == "F" and isinstance(body, Figure):
        low, high, measure, _ = told.split()
        bounds = tuple("-" if v is None else str(v) for v in (body.low, body.high))
        return bounds == (low, high) and body.measure in ALIKE.get(measure, {measure})
    if kind == "E" and isinstance(body, Event):
        person, _, event = told.rpartition(">")
        if body.event not in ALIKE.get(event, {event}) | {event}:
            return False
        a, b = folded(person), folded(body.person)
        return difflib.SequenceMatcher(None, a, b).ratio() >= LIKE_ENOUGH or b in a
    return False


def main(argv: list[str]) -> int:
    """Print right, false and missed by language and by what is told."""
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    misses = []
    for language, text, gold in sentences():
        claims, left = acting(text, language), list(gold)
        keys = {item: (_told(item), language, "all") for item in gold}
        for claim in claims:
            found = next((item for item in left if _is_gold(claim, item)), None)
            if found is None:
                said = f"{claim.body.event} {claim.body.person}" if isinstance(claim.body, Event) else (
                    f"{claim.body.low}..{claim.body.high} {claim.body.measure}" if isinstance(claim.body, Figure) else ""
                )  # fmt: skip
                misses.append(f"false  {language} {said} :: {text} :: {gold}")
                for key in ("all", language):
                    groups[key]["false"] += 1
                continue
            left.remove(found)
            for key in keys[found]:
                groups[key]["right"] += 1
        for item in left:
            misses.append(f"missed {language} {item} :: {text}")
            for key in keys[item]:
                groups[key]["missed"] += 1
    print(f"{'group':28}{'right':>7}{'false':>7}{'missed':>7}")
    for name, count in sorted(groups.items()):
        print(f"{name:28}" + "".join(f"{count[key]:7}" for key in ("right", "false", "missed")))
    if "--misses" in argv:
        print(*misses, sep="\n")
    return 0


def _told(gold: str) -> str:
    kind, _, told = gold.partition(" ")
    return f"{kind} {told.split()[2] if kind == 'F' else told.rpartition('>')[2]}"
