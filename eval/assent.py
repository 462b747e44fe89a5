"""Can the gate say yes? ``python -m eval assent [--misses] [--reasons N] [--floor]``.

Every claim of the gold in ``eval/reports_data`` and ``eval/later_data`` that the grammar alone does not read is proposed as a
perfect proposer would: its number (or the person) is pointed at and its measure (or event) asserted. ``bare`` points at
nothing more; ``full`` also at what the gold and the text show to be meant: the word that tells it, the people, the day,
the destination, the speaker. Where the gold leaves several measures open, each is proposed and the best outcome kept.

A claim that passes is right where it fits the gold; its wrong fields are counted apart. ``another`` is one that passed
and is something else that the gold tells, ``unfit`` one that passed and that it does not tell. Bargains are left out: their gold has no words for the two sides. ``eval/prose_data`` has contradictions
for its gold and no claims, and is left out too.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from eval import later, reports
from eval._court import ACCEPTED, CRASHED, REFUSED, REVIEW, Court, Outcome, Record, Source
from eval._located import (
    MEASURE_OF,
    Number,
    dates,
    mentions,
    numbers,
    people,
    population,
    sentence,
    trigger,
)
from eval.reports import Gold, Passage, fits, wrong_fields

FOLDERS: Final = (reports.DATA, later.DATA)
# What a figure measures, as the wire form lists it.
MEASURES: Final = (
    *(
        "held",
        "arrested",
        "charged",
        "sentenced",
        "recognised",
        "released",
        "pardoned",
        "list_exit",
    ),
    *("deported_or_exiled", "re_arrested", "disappeared", "died", "restricted", "listed", "other"),
)
VARIANTS: Final = ("bare", "full")
UNFIT: Final = "unfit"
ANOTHER: Final = "another"
UNPLACED: Final = "unplaced"
_NAMES: Final = {"F": "figures", "E": "events", "A": "attributes"}
# Best first.
_ORDER: Final = (ACCEPTED, REVIEW, ANOTHER, UNFIT, REFUSED, CRASHED, UNPLACED)
_SHOWN: Final = 12
_TOLD: Final = (
    *("value_low", "value_high", "hedge", "measure", "population", "time", "person", "event"),
    *("date", "destination", "attributed_to", "modality", "quote"),
)


@dataclass(frozen=True, slots=True)
class Case:
    """One claim of the gold proposed in one way.

    Attributes:
        passage: Where it stands.
        gold: The claim.
        variant: bare or full.
        verdict: accepted, review, another, unfit, refused, crashed, or unplaced where the words it would
            have to point at were not found.
        outcome: What the gate said; None where nothing was proposed.
        record: What was proposed.
        wrong: The fields that are not the gold's, of one that fits.
    """

    passage: Passage
    gold: Gold
    variant: str
    verdict: str
    outcome: Outcome | None = None
    record: Record | None = None
    wrong: tuple[str, ...] = ()


@dataclass(slots=True)
class Result:
    """Everything one run found."""

    cases: list[Case] = field(default_factory=list)
    counts: dict[tuple[str, str, str], Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter)
    )


def court_of(passage: Passage, **how: Any) -> Court:
    """Open a passage before the gate.

    Args:
        passage: The passage.
        how: As for `Court`.
    """
    return Court(Source(passage.name, passage.language, passage.said_on, passage.text), **how)


def missed(passage: Passage, court: Court) -> Iterator[Gold]:
    """Give every claim of the gold that is to be read and that the grammar did not."""
    for gold in passage.gold:
        wanted = gold.kind in _NAMES and not gold.optional
        if wanted and not any(fits(gold, claim) for claim in court.claims):
            yield gold


# Proposals.


def proposals(court: Court, gold: Gold, variant: str) -> Iterator[Record]:
    """Give the proposals a perfect proposer could make of a claim of the gold.

    Args:
        court: Its passage.
        gold: The claim.
        variant: bare or full.
    """
    made = (
        _figures(court, gold, variant)
        if gold.kind == "F"
        else _events(court, gold, variant)
        if gold.kind == "E"
        else _attributes(court, gold)
    )
    quoted = court.source.text[gold.start : gold.end]
    quote = {"quote": quoted, "start": gold.start, "end": gold.end} if quoted else {}
    for record in made:
        yield record | quote


def _figures(court: Court, gold: Gold, variant: str) -> Iterator[Record]:
    for number in numbers(court.reading, gold):
        for measure in gold.fields[3].split("/"):
            record: Record = {"type": "figure", "measure": measure}
            spans = {"value": list(number.span)}
            if variant == "full":
                spans |= _pointed(court, gold, measure, "measure", "time")
                spans |= _people_counted(court, number, gold)
                spans["value"] = list(number.hedged)
            yield record | {"spans": spans}


def _people_counted(court: Court, number: Number, gold: Gold) -> dict[str, list[int]]:
    span = population(court.reading, number, gold)
    return {} if span is None else {"population": list(span)}


def _events(court: Court, gold: Gold, variant: str) -> Iterator[Record]:
    person = people(court.source.text, gold)
    if person is None:
        return
    for event in gold.fields[1].split("/"):
        record: Record = {"type": "person_event", "event": event}
        spans = {"person": list(person)}
        if variant == "full":
            spans |= _pointed(court, gold, event, "event", "date")
            spans |= _destination(court, gold)
        yield record | {"spans": spans}


def _pointed(court: Court, gold: Gold, asserted: str, name: str, time: str) -> dict[str, list[int]]:
    """Give what can be pointed at for a figure as for an event: word, day and speaker."""
    spans = {}
    told = trigger(court.reading, gold, asserted)
    if told is not None:
        spans[name] = list(told)
    days = dates(court.reading, (gold.start, gold.end))
    if len(days) == 1:
        spans[time] = list(days[0][1])
    speaker = _said_by(court, gold)
    if speaker is not None:
        spans["attributed_to"] = list(speaker)
    return spans


def _said_by(court: Court, gold: Gold) -> tuple[int, int] | None:
    """Give where the speaker that the gold names stands in the sentence, as written."""
    start, end = sentence(court.reading, gold.start)
    said = court.source.text[start:end].casefold()
    for name in gold.options.get("by", "").split("/"):
        words = name.replace("_", " ").casefold()
        if words and words in said:
            at = start + said.index(words)
            return at, at + len(words)
    return None


def _destination(court: Court, gold: Gold) -> dict[str, list[int]]:
    for place in gold.fields[3].split("/"):
        for span in mentions(court.source.text, place) if place not in ("-", "*") else ():
            if gold.start <= span[0] and span[1] <= gold.end:
                return {"destination": list(span)}
    return {}


def _attributes(court: Court, gold: Gold) -> Iterator[Record]:
    text = court.source.text
    person = people(text, gold)
    if person is None:
        return
    for span in _values(court, gold):
        near = min(mentions(text, gold.fields[0]), key=lambda s: abs(s[0] - span[0]))
        spans = {"person": list(near), "value": list(span)}
        yield {
            "type": "attribute",
            "field": gold.fields[1].removesuffix("_on"),
            "value": gold.fields[2],
            "spans": spans,
        }


def _values(court: Court, gold: Gold) -> Iterator[tuple[int, int]]:
    """Give where an age or a birth may be told: numbers of the text, dates of the text."""
    page = court.reading.page
    if gold.fields[1] == "birth":
        for dating in (*court.reading.births, *court.reading.dates):
            if dating.begin.edtf() == gold.fields[2]:
                yield page.span(dating.core, dating.last)
        return
    value = int(gold.fields[2])
    for quantity in court.reading.quantities:
        if quantity.value == value:
            yield page.span(quantity.core, quantity.core_last)


# Outcomes.


def agrees(gold: Gold, claim: Record) -> bool:
    """Say whether a claim is the gold's, whose words were pointed at.

    Its quote may be cut otherwise than the gold's, and a measure that is in no list be called another.

    Args:
        gold: The claim of the gold.
        claim: In the wire form.
    """
    if gold.kind == "A":
        return fits(gold, claim)
    if min(gold.end, claim["end"]) <= max(gold.start, claim["start"]):
        return False
    there = claim | {"start": gold.start, "end": gold.end}
    if gold.kind == "F" and claim["type"] == "figure":
        measures = gold.fields[3].split("/")
        known = {*measures, *(MEASURE_OF.get(m, m) for m in measures)}
        named = claim["measure"] in known or (claim["measure"] == "other" and known - set(MEASURES))
        there["measure"] = measures[0] if named else claim["measure"]
    return fits(gold, there)


def best(court: Court, passage: Passage, gold: Gold, variant: str) -> Case:
    """Propose a claim of the gold in every way that is right, and give the best outcome."""
    cases = [
        _case(court, passage, gold, variant, record) for record in proposals(court, gold, variant)
    ]
    return min(
        cases or [Case(passage, gold, variant, UNPLACED)],
        key=lambda c: (_ORDER.index(c.verdict), len(c.wrong)),
    )


def _case(court: Court, passage: Passage, gold: Gold, variant: str, record: Record) -> Case:
    outcome = court.judge(record)
    verdict = outcome.verdict
    wrong: tuple[str, ...] = ()
    if outcome.claim is not None:
        if agrees(gold, outcome.claim):
            wrong = tuple(wrong_fields(gold, outcome.claim))
        else:
            told = any(agrees(other, outcome.claim) for other in passage.gold)
            verdict = ANOTHER if told else UNFIT
    return Case(passage, gold, variant, verdict, outcome, record, wrong)


def run() -> Result:
    """Propose everything the grammar missed."""
    result = Result()
    for folder in FOLDERS:
        for passage in reports.passages(folder):
            court = court_of(passage)
            for gold in missed(passage, court):
                for variant in VARIANTS:
                    _count(result, best(court, passage, gold, variant))
    return result


def _count(result: Result, case: Case) -> None:
    result.cases.append(case)
    for language in ("all", case.passage.language):
        for kind in ("all", _NAMES[case.gold.kind]):
            counts = result.counts[case.variant, language, kind]
            counts["missed"] += 1
            counts[case.verdict] += 1
            if case.verdict == ACCEPTED and case.wrong:
                counts["wrong"] += 1


def scores() -> dict[str, float]:
    """Give the shares that have floors: of what the grammar missed, proposed barely."""
    counts = run().counts["bare", "all", "all"]
    passed = counts[ACCEPTED] + counts[REVIEW]
    return {
        "missed": counts["missed"],
        "passed": passed / counts["missed"] if counts["missed"] else 1.0,
        "accepted": counts[ACCEPTED] / passed if passed else 1.0,
        "unfit": counts[UNFIT],
    }


def main(arguments: list[str]) -> int:
    """Print the yes table; with ``--misses``, each claim that did not pass or passed wrongly."""
    result = run()
    _print_table(result)
    shown = int(arguments[arguments.index("--reasons") + 1]) if "--reasons" in arguments else _SHOWN
    _print_reasons(result, shown)
    if "--misses" in arguments:
        for case in result.cases:
            if case.verdict != ACCEPTED or case.wrong:
                print(_told(case))
    return 0


def _print_table(result: Result) -> None:
    columns = ("missed", ACCEPTED, "wrong", REVIEW, ANOTHER, UNFIT, REFUSED, CRASHED, UNPLACED)
    print(f"{'proposed':28}" + "".join(f"{c:>9}" for c in columns) + f"{'passed':>9}{'of them':>9}")
    for key, counts in sorted(result.counts.items()):
        passed = counts[ACCEPTED] + counts[REVIEW]
        shares = f"{passed / counts['missed']:9.3f}{counts[ACCEPTED] / (passed or 1):9.3f}"
        print(f"{' '.join(key):28}" + "".join(f"{counts[c]:9}" for c in columns) + shares)


def _print_reasons(result: Result, shown: int) -> None:
    for variant in VARIANTS:
        for verdict in (REFUSED, REVIEW, CRASHED):
            of_kind: Counter[tuple[str, str]] = Counter(
                (_NAMES[c.gold.kind], c.outcome.why)
                for c in result.cases
                if c.variant == variant and c.verdict == verdict and c.outcome is not None
            )
            if of_kind:
                print(f"\n{variant}, {verdict}:")
            for (kind, why), count in of_kind.most_common(shown):
                print(f"{count:6} {kind:10} {why}")
        fields = Counter(w for c in result.cases if c.variant == variant for w in c.wrong)
        if fields:
            print(f"{variant}, wrong fields of what fits: {dict(fields)}")


def _told(case: Case) -> str:
    """Write one case on a line, for whoever looks at them."""
    outcome, gold = case.outcome, case.gold
    why = "" if outcome is None else f" {outcome.why} [{outcome.words}]"
    got = ""
    if outcome is not None and outcome.claim is not None and (case.wrong or case.verdict == UNFIT):
        got = f" got { ({n: outcome.claim[n] for n in _TOLD if outcome.claim.get(n) is not None}) }"
    wrong = f" wrong {','.join(case.wrong)}" if case.wrong else ""
    quote = case.passage.text[gold.start : gold.end] if gold.kind != "A" else ""
    spans = {} if case.record is None else case.record["spans"]
    words = {n: case.passage.text[s:e] for n, (s, e) in spans.items()}
    return (
        f"[{case.passage.name}] {case.variant} {case.verdict}{why}{wrong}: {gold.kind}"
        f" {' > '.join(gold.fields)} {gold.options or ''} {words}{got} :: {quote}"
    )
