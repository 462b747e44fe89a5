"""Proposals written by hand, right ones and false ones, before the gate: the sets and what becomes of them.

A set is a file of JSON lines, one a passage: ``id``, ``language``, ``said_on``, ``text`` and ``proposals``. A proposal is a
record of the wire form with ``truth`` (right or false), ``kind`` and ``words``: for each span the exact words, or the
words and which of their occurrences is meant, counted from 1. ``{"part_of_proposal": n}`` stands for the id of another.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from eval._court import ACCEPTED, CRASHED, REFUSED, REVIEW, Court, Outcome, Record, Source
from eval._located import folded
from habeas.model.claim import Claim

MENDED: Final = "mended"
RIGHT: Final = "right"
# The fields that are false in a false proposal of a kind. The kinds not listed are false in what they
# assert or point at, and nothing can mend that.
_FALSIFIED: Final[Mapping[str, tuple[str, ...]]] = {
    "other_value": ("value_low", "value_high", "value"),
    "hedge_dropped": ("value_low", "value_high", "hedge"),
    "wrong_mode": ("mode",),
    "told_as_done": ("modality",),
    "dropped_speaker": ("attributed_to",),
    "other_speaker": ("attributed_to",),
    "other_population": ("population",),
    "unsaid_population": ("population",),
    "other_date": ("time", "date"),
    "unsaid_date": ("time", "date"),
    "other_place": ("place",),
    "other_country": ("place", "destination"),
    "other_destination": ("destination",),
    "false_part_of": ("part_of",),
    "part_as_whole": ("part_of",),
    "release_kind_wrong": ("release_kind",),
    "role_wrong": ("role",),
}
# False by what they leave out, which has to be put back.
_LEFT_OUT: Final = ("dropped_speaker", "part_as_whole")
_NOT_FIELDS: Final = {
    "truth",
    "kind",
    "type",
    "words",
    "spans",
    "basis",
    "measure",
    "event",
    "field",
}
_ANCHOR: Final = {"figure": "value", "person_event": "person", "attribute": "value"}
_ASSERTED: Final = {"figure": "measure", "person_event": "event", "attribute": "field"}
_ACTS: Final = ("asserted", "reported")


@dataclass(frozen=True, slots=True)
class Told:
    """One proposal of a set and what became of it.

    Attributes:
        source: The passage.
        written: As it stands in the set.
        record: As it was handed in.
        verdict: accepted, mended, review, refused or crashed.
        outcome: What the gate said.
        otherwise: Of a right one that passed, the stated fields that the gate reads otherwise.
    """

    source: Source
    written: Record
    record: Record
    verdict: str
    outcome: Outcome
    otherwise: tuple[str, ...] = ()


class SetError(ValueError):
    """A set that cannot be used."""


def passages(path: Path) -> Iterator[tuple[Source, list[Record]]]:
    """Give the passages of a set with their proposals.

    Args:
        path: Of the JSON lines.

    Raises:
        SetError: A line is no passage.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            one = json.loads(line)
            source = Source(one["id"], one["language"], one.get("said_on"), one["text"])
            yield source, one["proposals"]
        except (ValueError, KeyError) as error:
            raise SetError(f"{path.name}:{number}: no passage: {error}") from None


def placed(written: Record, source: Source) -> Record:
    """Give a proposal in the wire form, its words found in the text.

    Args:
        written: As it stands in the set.
        source: The passage.

    Raises:
        SetError: Words are not in the text so many times.
    """
    record = {k: v for k, v in written.items() if k not in ("truth", "kind", "words")}
    spans = dict(written.get("spans", {}))
    for name, words in written.get("words", {}).items():
        which, count = (words, 1) if isinstance(words, str) else words
        spans[name] = _place(source, which, count)
    return record | {"spans": spans}


def _place(source: Source, words: str, count: int) -> list[int]:
    at = -1
    for _ in range(count):
        at = source.text.find(words, at + 1)
        if at < 0:
            raise SetError(f"{source.name}: not {count} times in the text: {words}")
    return [at, at + len(words)]


def judged(source: Source, written: list[Record], **how: Any) -> list[Told]:
    """Hand in the proposals of one passage: wholes before their parts.

    Args:
        source: The passage.
        written: Its proposals.
        how: As for `Court`.
    """
    court = Court(source, **how)
    passed: dict[int, Outcome] = {}
    told: dict[int, Told] = {}
    for number in sorted(range(len(written)), key=lambda n: (_whole(written[n]) is not None, n)):
        record = placed(written[number], source)
        known = _with_whole(record, written[number], passed, court)
        outcome = court.judge(record, known)
        passed[number] = outcome
        told[number] = _told(source, written, number, record, outcome)
    return [told[number] for number in sorted(told)]


def _whole(written: Record) -> int | None:
    whole = written.get("part_of")
    return whole.get("part_of_proposal") if isinstance(whole, dict) else None


def _with_whole(
    record: Record, written: Record, passed: Mapping[int, Outcome], court: Court
) -> list[Claim] | None:
    """Name the claim that was made of a whole, and know it; leave it out where none was made."""
    whole = _whole(written)
    if whole is None:
        return None
    made = passed[whole].claim if whole in passed else None
    if made is None:
        del record["part_of"]
        if written["truth"] != RIGHT:
            record["part_of"] = f"p{whole}"
        return None
    claim = Claim.from_record(made | {"id": f"p{whole}"})
    record["part_of"] = claim.id
    return [*court.known, claim]


def _told(
    source: Source, written: list[Record], number: int, record: Record, outcome: Outcome
) -> Told:
    one, claim = written[number], outcome.claim
    if claim is None:
        return Told(source, one, record, outcome.verdict, outcome)
    if one["truth"] == RIGHT:
        otherwise = tuple(n for n in _stated(one) if not _same(n, record.get(n), claim))
        return Told(source, one, record, outcome.verdict, outcome, otherwise)
    mended = _is_mended(one, record, claim, written)
    return Told(source, one, record, MENDED if mended else outcome.verdict, outcome)


def _stated(written: Record) -> list[str]:
    return [n for n in written if n not in _NOT_FIELDS and not n.startswith("_")]


def _is_mended(one: Record, record: Record, claim: Record, written: list[Record]) -> bool:
    """Say whether what was false in a proposal is not in the claim made of it."""
    kind = one["kind"]
    if kind == "told_as_done":
        return claim["modality"] not in _ACTS
    if kind in _LEFT_OUT:
        return claim.get(_FALSIFIED[kind][0]) is not None
    if kind == "bad_span":
        return any(_is_claim_of(right, claim) for right in written if right["truth"] == RIGHT)
    if kind == "claimed_basis":
        return any(not _same(n, record.get(n), claim) for n in _false_in(one, written))
    fields = [n for n in _FALSIFIED.get(kind, ()) if record.get(n) is not None or n == "value_high"]
    return any(not _same(n, record.get(n), claim) for n in fields if n in one)


def _false_in(one: Record, written: list[Record]) -> list[str]:
    """Give the fields that may be false in a proposal: where it differs from a right one of the same."""
    twins = [
        r
        for r in written
        if r["truth"] == RIGHT and r["type"] == one["type"] and _core(r) == _core(one)
    ]
    return [n for n in _stated(one) if any(r.get(n) != one[n] for r in twins)] if twins else []


def _core(one: Record) -> tuple[object, object]:
    anchor = _ANCHOR.get(one["type"], "released")
    words = one.get("words", {}).get(anchor)
    return str(words), one.get(_ASSERTED.get(one["type"], ""))


def _is_claim_of(right: Record, claim: Record) -> bool:
    """Say whether a claim is what a right proposal says, as far as its words tell."""
    asserted = _ASSERTED.get(right["type"], "")
    if right["type"] != claim["type"] or right.get(asserted) != claim.get(asserted):
        return False
    anchor = right.get("words", {}).get(_ANCHOR.get(right["type"], "released"), "")
    words = anchor if isinstance(anchor, str) else anchor[0]
    value = claim.get("person") or claim.get("value") or claim.get("value_low")
    return folded(str(value)) in folded(words.replace(",", "")) or right.get("value_low") == value


def _same(name: str, stated: object, claim: Record) -> bool:
    """Say whether a stated field is the claim's, however it is written."""
    got = claim.get(name)
    if isinstance(stated, dict) and "edtf" in stated:
        return bool(got) and isinstance(got, dict) and got.get("edtf") == stated["edtf"]
    if name == "value" and isinstance(got, str):
        return folded(str(stated)) in (folded(got), folded(got.partition(" on ")[0]))
    if isinstance(stated, str) and isinstance(got, str):
        return folded(stated) == folded(got)
    return got == stated


# Printing.


def main(paths: list[Path], *, misses: bool) -> int:
    """Print what became of the right ones and of the false ones, by kind and by language.

    Args:
        paths: The sets.
        misses: Whether to print each right one that did not pass and each false one that did.
    """
    told = [
        t for path in paths for source, written in passages(path) for t in judged(source, written)
    ]
    _print_right([t for t in told if t.written["truth"] == RIGHT])
    _print_false([t for t in told if t.written["truth"] != RIGHT])
    if misses:
        print(*(_line(t) for t in told if _is_miss(t)), sep="\n")
    return 0


def _is_miss(told: Told) -> bool:
    if told.written["truth"] == RIGHT:
        return told.verdict != ACCEPTED or bool(told.otherwise)
    return told.verdict in (ACCEPTED, REVIEW, CRASHED)


def _print_right(told: list[Told]) -> None:
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for one in told:
        for key in ("all", one.written["kind"], one.written["type"], one.source.language):
            groups[f"right {key}"]["tried"] += 1
            groups[f"right {key}"][one.verdict] += 1
            groups[f"right {key}"]["otherwise"] += bool(one.otherwise)
    print_table(groups, ("tried", ACCEPTED, "otherwise", REVIEW, REFUSED, CRASHED))
    fields = Counter(n for one in told for n in one.otherwise)
    print(f"stated and read otherwise: {dict(fields.most_common())}")
    print_reasons([(t.written["type"], t.outcome) for t in told if t.verdict != ACCEPTED])


def _print_false(told: list[Told]) -> None:
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for one in told:
        for key in ("all", one.written["kind"], one.source.language):
            groups[f"false {key}"]["tried"] += 1
            groups[f"false {key}"][one.verdict] += 1
    print()
    print_table(groups, ("tried", ACCEPTED, REVIEW, MENDED, REFUSED, CRASHED))


def print_table(groups: Mapping[str, Counter[str]], columns: tuple[str, ...]) -> None:
    """Print counts, a row a group.

    Args:
        groups: Name to counts.
        columns: Which counts, in which order.
    """
    print(f"{'':34}" + "".join(f"{c:>10}" for c in columns))
    for name, counts in groups.items():
        print(f"{name:34}" + "".join(f"{counts[c]:10}" for c in columns))


def print_reasons(outcomes: list[tuple[str, Outcome]], most: int = 25) -> None:
    """Print why proposals did not pass, the commonest first."""
    for (kind, verdict, why), count in Counter(
        (kind, o.verdict, o.why) for kind, o in outcomes
    ).most_common(most):
        print(f"{count:6} {kind:13} {verdict:9} {why}")


def _line(told: Told) -> str:
    text, one = told.source.text, told.record
    words = {n: quoted(text, place) for n, place in one["spans"].items()}
    stated = {n: one[n] for n in one if n not in ("spans", "type", "basis")}
    claim = told.outcome.claim or {}
    got = {n: claim.get(n) for n in (told.otherwise or stated)} if claim else ""
    return (
        f"[{told.source.name}] {told.written['truth']} {told.written['kind']} {told.verdict}"
        f" {told.outcome.why} [{told.outcome.words}] {one['type']} {stated} {words} got {got}"
        f" {','.join(told.otherwise)} :: {claim.get('quote', '')}"
    )


def quoted(text: str, place: object) -> str:
    if isinstance(place, list) and len(place) == 2 and all(type(at) is int for at in place):
        return text[max(place[0], 0) : max(place[1], 0)]
    return str(place)
