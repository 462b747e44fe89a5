"""Whose date is it? ``python -m eval dates [--misses]``.

Sentences and short paragraphs in which events of named people or of counted ones have dates, by people
who had not read the code (``eval/dates_data``). An event is *right* where a claim gives it its date,
*open* where its claims give a time that holds the date ("on or after 2028"), *wrong* where all give
another, *undated* where none gives any, and *missed* where no claim tells it. The first reading of
each, on 1 December 2026:

    several.jsonl, 544 events: right 401, wrong or open 21, undated 29, missed 93
    told.jsonl,    449 events: right 300, wrong or open 54, undated 11, missed 84
    mixed.jsonl,   536 events: right 384, open 26, wrong 22, undated 16, missed 88
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from habeas.extract import extract
from habeas.model.when import parse_when

DATA: Final = Path(__file__).parent / "dates_data"
RIGHT: Final = "right"
OPEN: Final = "open"
WRONG: Final = "wrong"
UNDATED: Final = "undated"
MISSED: Final = "missed"
# Words of one family: whoever was pardoned was let go.
_FAMILIES: Final = (
    {"arrested", "re_arrested", "held"},
    {"released", "pardoned"},
    {"deported", "exiled", "transferred_abroad", "deported_or_exiled"},
)
# How much of a name every case has.
_STEM: Final = 4

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Dated:
    """One event of the gold and what was read of it.

    Attributes:
        language: BCP 47 code.
        text: Where it is told.
        event: What befell.
        who: A name in its base form, or a number in digits.
        when: EDTF.
        verdict: right, open, wrong, undated or missed.
        read: The times that were read.
    """

    language: str
    text: str
    event: str
    who: str
    when: str
    verdict: str
    read: tuple[str | None, ...]


def run() -> Iterator[Dated]:
    """Read every sentence and compare."""
    for path in sorted(DATA.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            case: Record = json.loads(line)
            read = extract(
                case["text"], file=path.name, language=case["language"], said_on=case["said_on"]
            )
            records = [claim.to_record() for claim in read.claims]
            for event, who, when in case["gold"]:
                yield _compared(case, records, event, who, when)


def _compared(case: Record, records: Sequence[Record], event: str, who: str, when: str) -> Dated:
    family = next((f for f in _FAMILIES if event in f), {event})
    read = tuple(_time(r) for r in records if _is_of(r, family, who))
    others = {t for e, w, t in case["gold"] if w == who and e in family}
    verdict = WRONG
    if when in read:
        verdict = RIGHT
    elif all(time in others for time in read):
        verdict = MISSED  # none, or each is of another event of the same people
    elif None in read:
        verdict = UNDATED
    elif any(_holds(time, when) for time in read if time is not None):
        verdict = OPEN
    return Dated(case["language"], case["text"], event, who, when, verdict, read)


def _holds(time: str, day: str) -> bool:
    """Say whether a time that was read holds the true one."""
    read, true = parse_when(time), parse_when(day)
    first, last = true.earliest, true.latest
    starts = read.earliest is None or (first is not None and read.earliest <= first)
    return starts and (read.latest is None or (last is not None and last <= read.latest))


def _time(record: Record) -> str | None:
    return (
        record["date"] if record["type"] == "person_event" else (record["time"] or {}).get("edtf")
    )


def _is_of(record: Record, family: set[str], who: str) -> bool:
    if who.isdigit():
        told = record["type"] == "figure" and record["value_low"] == int(who)
        return told and record["measure"] in ({"other"} if "transferred" in family else family)
    if record["type"] != "person_event" or record["event"] not in family:
        return False
    stems = {word[:_STEM] for word in who.split()}
    return all(word[:_STEM] in stems for word in str(record["person"]).split())


def scores() -> dict[str, float]:
    """Give the shares that have floors: of the events that a claim tells."""
    verdicts = Counter(one.verdict for one in run())
    told = sum(verdicts[v] for v in (RIGHT, OPEN, WRONG, UNDATED))
    return {"told": told, "right": verdicts[RIGHT] / told, "wrong": verdicts[WRONG] / told}


def main(arguments: list[str]) -> int:
    """Print how many are right by language; with ``--misses``, each that is not."""
    done = list(run())
    verdicts = (RIGHT, OPEN, WRONG, UNDATED, MISSED)
    print(f"{'language':10}" + "".join(f"{v:>9}" for v in verdicts))
    for language in ("all", *sorted({one.language for one in done})):
        counts = Counter(one.verdict for one in done if language in ("all", one.language))
        print(f"{language:10}" + "".join(f"{counts[v]:9}" for v in verdicts))
    if "--misses" in arguments:
        for one in done:
            if one.verdict != RIGHT:
                print(
                    f"{one.verdict} {one.who} {one.event} {one.when} read {one.read} :: {one.text}"
                )
    return 0
