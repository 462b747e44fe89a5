"""Score the reader on whole passages in the manner of many kinds of source: ``python -m eval reports [--misses]``.

The passages and their gold are in ``eval/reports_data``, one file a language: agency wires, chronicles, newsletters,
statements, encyclopedia articles, posts, court summaries, yearbooks; all people, places and facts invented. Each batch
was written with its gold before the program had read any of it; the scores of those first runs head the files.

A figure is right when its bounds and measure are the gold's and its quote overlaps the gold's; strictly right when the
population, hedge and time are too. A person's event needs the event and the person; strictly also date and destination.
Gold marked ``?`` costs nothing when missed and nothing when found.
"""

import difflib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from eval.counts import Counts
from habeas.extract import extract
from habeas.model.claim import Claim, Confidence

DATA = Path(__file__).parent / "reports_data"
ANY = "*"
# Passages from 50 on were written, and first scored, after the rules had changed for those before.
BATCH = 50
BATCHES = (
    "first",
    "second",
    "third",
    "negatives",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
)
LONGEST_QUOTE = 400
LIKE_ENOUGH = 0.8


@dataclass(frozen=True, slots=True)
class Gold:
    """One claim a reader should find, as the annotator wrote it."""

    kind: str
    optional: bool
    fields: tuple[str, ...]
    start: int
    end: int
    options: dict[str, str]


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage, the day it was published and what is to be found in it."""

    name: str
    language: str
    said_on: str | None
    text: str
    gold: tuple[Gold, ...]


@dataclass(slots=True)
class Result:
    """Everything one run found."""

    groups: dict[tuple[str, str], Counts] = field(default_factory=lambda: defaultdict(Counts))
    fields_lost: Counter[str] = field(default_factory=Counter)
    passages: int = 0
    misses: list[str] = field(default_factory=list)


def passages(folder: Path = DATA) -> Iterator[Passage]:
    """Give every passage of a folder with its gold."""
    for path in sorted(folder.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("\n## ")[0:]:
            if block.lstrip("# ").startswith(path.stem + "-"):
                yield _passage(block.removeprefix("## "), path.stem)


def _passage(block: str, language: str) -> Passage:
    head, _, rest = block.partition("\n")
    name, _kind, said_on = head.split()
    text, _, gold = rest.partition("\n--\n")
    lines = [line for line in gold.splitlines() if line.strip()]
    return Passage(
        name,
        language,
        None if said_on == "-" else said_on,
        text,
        tuple(_gold(line, text, name) for line in lines),
    )


def _gold(line: str, text: str, name: str) -> Gold:
    record, _, quote = line.partition(" :: ")
    kind, _, record = record.partition(" ")
    start = text.find(quote) if quote else 0
    if start < 0:
        raise ValueError(f"{name}: the quote is not in the passage: {quote}")
    words = record.split()
    options = dict(w.split("=", 1) for w in words if "=" in w)
    body = " ".join(w for w in words if "=" not in w)
    fields = body.split(" > ") if kind[0] in "EA" else body.split()
    return Gold(kind[0], kind.endswith("?"), tuple(fields), start, start + len(quote), options)


def _plain(words: object) -> str:
    decomposed = unicodedata.normalize("NFKD", str(words or "")).casefold().replace("_", " ")
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def _overlaps(gold: Gold, start: int, end: int) -> bool:
    shared = min(gold.end, end) - max(gold.start, start)
    shorter = min(gold.end - gold.start, end - start)
    return end - start <= LONGEST_QUOTE and shared > 0 and 2 * shared >= shorter


def _number(text: str) -> int | None:
    return None if text == "-" else int(text)


def _time_fits(gold: str, start: str | None, end: str | None) -> bool:
    if gold == ANY:
        return True
    first, last = start or end, end or start
    if gold == "-":
        return first is None
    a, _, b = gold.partition("/")
    return (first, last) in {(a, b or a), (a, a), (b or a, b or a)}


def _same_person(gold: Gold, written: str) -> bool:
    b = _plain(written)
    for name in (gold.fields[0], *gold.options.get("alias", "").split("/")):
        a = _plain(name)
        if a and b and (set(a.split()) <= set(b.split()) or set(b.split()) <= set(a.split())):
            return True
        if a and difflib.SequenceMatcher(None, a, b).ratio() >= LIKE_ENOUGH:
            return True
    return False


def _names(claim: dict[str, Any]) -> tuple[str, ...]:
    """Give a person's name as written and, where it is told, in the nominative."""
    return tuple(name for name in (claim["person"], claim.get("person_base")) if name)


def fits(gold: Gold, claim: dict[str, Any]) -> bool:
    """Whether a claim read is the gold claim."""
    if gold.kind == "F" and claim["type"] == "figure":
        low, high, _, measures = gold.fields[:4]
        return (
            (claim["value_low"], claim["value_high"]) == (_number(low), _number(high))
            and claim["measure"] in measures.split("/")
            and _overlaps(gold, claim["start"], claim["end"])
        )
    if gold.kind == "E" and claim["type"] == "person_event":
        return (
            claim["event"] in gold.fields[1].split("/")
            and any(_same_person(gold, name) for name in _names(claim))
            and _overlaps(gold, claim["start"], claim["end"])
        )
    if gold.kind == "A" and claim["type"] == "attribute":
        _, name, value = gold.fields
        return (
            claim["field"].removesuffix("_on") == name.removesuffix("_on")
            and str(claim["value"]).split()[0] == value
            and _same_person(gold, claim["person"])
        )
    return gold.kind == "X" and claim["type"] == "exchange"


def wrong_fields(gold: Gold, claim: dict[str, Any]) -> list[str]:
    """Give the fields of a fitting claim that are not the gold's."""
    wrong = []
    if gold.kind == "F":
        hedge, _, populations, time = gold.fields[2:6]
        said = claim["time"] or {}
        if claim["hedge"] != hedge:
            wrong.append("hedge")
        if populations != ANY and claim["population"] not in populations.split("/"):
            wrong.append("population")
        if not _time_fits(time, said.get("start"), said.get("end")):
            wrong.append("time")
    if gold.kind == "E":
        _, _, date, place = gold.fields
        a, _, b = (claim["date"] or "").partition("/")
        if not _time_fits(date, a or None, b or None):
            wrong.append("date")
        places = {None} if place == "-" else {_plain(p) for p in place.split("/")}
        to = claim["destination"]
        if place != ANY and (_plain(to) if to else None) not in places:
            wrong.append("destination")
    if gold.kind in "FE" and "by" in gold.options:
        by = {_plain(name) for name in gold.options["by"].split("/")}
        if _plain(claim["attributed_to"]) not in by:
            wrong.append("speaker")
    if gold.kind in "FE" and claim["modality"] != gold.options.get("mod", claim["modality"]):
        wrong.append("modality")
    return wrong


def _match(
    golds: tuple[Gold, ...], claims: list[dict[str, Any]]
) -> tuple[dict[int, int], set[int]]:
    pairs = [
        (g.optional, len(wrong_fields(g, c)), i, j)
        for i, g in enumerate(golds)
        for j, c in enumerate(claims)
        if fits(g, c)
    ]
    found: dict[int, int] = {}
    used: set[int] = set()
    for _, _, i, j in sorted(pairs):
        if i not in found and j not in used:
            found[i] = j
            used.add(j)
    return found, used


def _kind(claim: dict[str, Any]) -> str:
    return {"figure": "F", "person_event": "E", "attribute": "A"}.get(claim["type"], "X")


def run(folder: Path = DATA) -> Result:
    """Read every passage and compare."""
    result = Result()
    for passage in passages(folder):
        result.passages += 1
        read = extract(
            passage.text, file=passage.name, language=passage.language, said_on=passage.said_on
        )
        score(passage, read.claims, result)
    return result


def score(passage: Passage, claims: Iterable[Claim], result: Result) -> None:
    """Count the claims read of a passage that are not for review.

    Args:
        passage: The passage with its gold.
        claims: Every claim read of it.
        result: Where to count them.
    """
    records = [c.to_record() for c in claims if c.confidence is not Confidence.REVIEW]
    scored = [
        c for c in records if c["type"] != "attribute" or c["field"] in {"age", "age_on", "birth"}
    ]
    _compare(passage, scored, result)


def _compare(passage: Passage, claims: list[dict[str, Any]], result: Result) -> None:
    found, used = _match(passage.gold, claims)

    def cells(kind: str) -> tuple[Counts, ...]:
        batch = BATCHES[int(passage.name.partition("-")[2]) // BATCH]
        return (
            result.groups[("all", kind)],
            result.groups[(passage.language, kind)],
            result.groups[(batch, kind)],
        )

    for i, gold in enumerate(passage.gold):
        if gold.optional:
            continue
        wrong = wrong_fields(gold, claims[found[i]]) if i in found else []
        scored = [w for w in wrong if w not in {"speaker", "modality"}]
        for counts in cells(gold.kind):
            counts.right += i in found
            counts.strict += i in found and not scored
            counts.missed += i not in found
        result.fields_lost.update(wrong)
        quote = passage.text[gold.start : gold.end] if gold.kind != "A" else ""
        if i not in found:
            result.misses.append(f"[{passage.name}] missed {gold.kind} {gold.fields} :: {quote}")
        elif wrong:
            c = claims[found[i]]
            got = {
                "hedge": c.get("hedge"),
                "population": c.get("population"),
                "time": c.get("time"),
                "date": c.get("date"),
                "destination": c.get("destination"),
                "speaker": c["attributed_to"],
                "modality": c["modality"],
            }
            told = {w: got[w] for w in wrong}
            result.misses.append(
                f"[{passage.name}] wrong {told} for {gold.kind} {gold.fields} {gold.options} :: {quote}"
            )
    for j, claim in enumerate(claims):
        if j in used:
            continue
        for counts in cells(_kind(claim)):
            counts.false += 1
        what = {
            k: claim.get(k)
            for k in (
                "value_low",
                "value_high",
                "measure",
                "population",
                "person",
                "event",
                "name",
                "value",
                "modality",
            )
            if claim.get(k) is not None
        }
        result.misses.append(f"[{passage.name}] false {what} :: {claim['quote']}")


def scores(folder: Path = DATA) -> dict[str, float]:
    """Give the scores that have floors."""
    result = run(folder)
    named = {"F": "figures", "E": "events", "A": "attributes"}
    out: dict[str, float] = {"passages": result.passages}
    for kind, name in named.items():
        counts = result.groups[("all", kind)]
        out[f"{name}.precision"] = counts.precision
        out[f"{name}.recall"] = counts.recall
        if kind != "A":
            out[f"{name}.strict"] = counts.strict_share
    return out


def main(arguments: list[str], folder: Path = DATA) -> int:
    """Print every score; with ``--misses``, what was missed, false or wrong."""
    result = run(folder)
    print(
        f"{'group':10} {'right':>6} {'strict':>7} {'false':>6} {'missed':>7} {'P':>6} {'R':>6} {'strict':>7}"
    )
    for (language, kind), c in sorted(result.groups.items()):
        print(
            f"{language + ' ' + kind:10} {c.right:6} {c.strict:7} {c.false:6} {c.missed:7}"
            f" {c.precision:6.3f} {c.recall:6.3f} {c.strict_share:7.3f}"
        )
    print(f"{result.passages} passages; fields wrong: {dict(result.fields_lost)}")
    if "--misses" in arguments:
        print("\n".join(result.misses))
    return 0
