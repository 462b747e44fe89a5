"""False proposals about what figures and events share: days, places, speakers, modality, spans, quotes."""

from collections.abc import Iterator
from typing import Any, Final

from eval._court import Record
from eval._lies import ACTS, Counted, Ground, Happened, Lie, kept, overlap
from eval._located import Span, dates, folded, mentions, sentence
from eval.reports import fits
from habeas.extract.names import NameMention

Anyone = Counted | Happened

_MOVING: Final = {"deported", "exiled", "deported_or_exiled", "transferred", "released", "returned"}
_SUFFERED: Final = {
    "arrested",
    "sentenced",
    "charged",
    "held",
    "disappeared",
    "transferred",
    "died",
}
_FAR_YEARS: Final = (-7, -5, -4, 3, 5)
_NOT_THERE: Final = "zzqx 77 qqzx"


def lies(ground: Ground) -> Iterator[Lie]:
    """Give every such false proposal about one passage."""
    both: list[Anyone] = [*ground.figures, *ground.events]
    for one in both:
        yield from _days(ground, one)
        yield from _places(ground, one)
        yield from _speakers(ground, one)
        yield from _told_as_done(ground, one)
        yield from _quotes(ground, one)
        yield from _spans(ground, one)


# Days.


def _padded(day: str, filler: str) -> str:
    return day + "-xx-xx".replace("x", filler)[len(day) - 4 :]


def are_apart(one: str, other: str) -> bool:
    """Say whether two days, months, years or periods have no day in common.

    Args:
        one: As in the gold: ``2031-05``, ``2031-05-02/2031-05-04``.
        other: The same.
    """
    a, b = one.split("/"), other.split("/")
    before = _padded(a[-1] or "9999", "9") < _padded(b[0] or "0000", "0")
    return before or _padded(b[-1] or "9999", "9") < _padded(a[0] or "0000", "0")


def _told_day(claim: Record) -> str:
    when = claim.get("time") if claim["type"] == "figure" else claim.get("date")
    return str(when.get("edtf") if isinstance(when, dict) else when)


def _days(ground: Ground, one: Anyone) -> Iterator[Lie]:
    told = one.gold.fields[5] if one.gold.kind == "F" else one.gold.fields[2]
    if not told[:1].isdigit():
        return
    name = "time" if one.gold.kind == "F" else "date"
    written = {d: s for d, s in _dates_written(ground) if are_apart(told, d)}
    for day, span in ground.dice.sample(sorted(written.items()), min(2, len(written))):
        yield _day(ground, one, "other_date", name, day, span)
    year = int(told[:4]) + ground.dice.choice(_FAR_YEARS)
    if str(year) not in ground.text:
        day = f"{year}-{ground.dice.randint(1, 12):02d}-{ground.dice.randint(1, 28):02d}"
        yield _day(ground, one, "unsaid_date", name, day, None)


def _dates_written(ground: Ground) -> Iterator[tuple[str, Span]]:
    for dating, span in dates(ground.court.reading, (0, len(ground.text))):
        begin = dating.begin.edtf()
        end = dating.end.edtf() if dating.end is not None else None
        if begin is not None and dating.relative is None:
            yield (begin if end is None else f"{begin}/{end}"), span


def _day(ground: Ground, one: Anyone, kind: str, name: str, day: str, span: Span | None) -> Lie:
    stated: Any = {"edtf": day} if name == "time" else day
    record = ground.true_record(one.gold)
    return ground.lie(
        kind, record, {name: stated}, {name: span}, lambda claim: day in _told_day(claim)
    )


# Places.


def _is_placed(ground: Ground, name: NameMention) -> bool:
    page = ground.court.reading.page
    return name.kind == "place" or (
        name.is_one_word and page.is_word(name.first - 1, "in_place", "to_place", "from_place")
    )


def _places(ground: Ground, one: Anyone) -> Iterator[Lie]:
    """Give a place that is first named two sentences later or in a later paragraph."""
    around = sentence(ground.court.reading, one.gold.start)
    places = [n for n in ground.court.reading.names if _is_placed(ground, n)]
    later = [n for n in places if _is_later(ground, n, around)]
    for name in ground.dice.sample(later, min(1, len(later))):
        yield _place(ground, one, "other_place", "place", name)
        yield _place(ground, one, "other_destination", "destination", name)
    if one.gold.kind != "E" or _MOVING & set(one.gold.fields[1].split("/")):
        return
    own = {folded(p)[:4] for p in one.gold.fields[3].split("/")}
    others = [n for n in places if folded(n.text)[:4] not in own]
    for name in ground.dice.sample(others, min(1, len(others))):
        yield _place(ground, one, "other_destination", "destination", name)


def _is_later(ground: Ground, name: NameMention, around: Span) -> bool:
    first = min(s[0] for s in mentions(ground.text, name.text) or [(0, 0)])
    between = ground.text[around[1] : first]
    far = "\n" in between or sentence(ground.court.reading, around[1] + 1)[1] <= first
    return around[1] < first and far


def _place(ground: Ground, one: Anyone, kind: str, field: str, name: NameMention) -> Lie:
    span = ground.span_of(name)
    words = ground.text[span[0] : span[1]]
    record = ground.true_record(one.gold)
    return ground.lie(
        kind,
        record,
        {field: words},
        {field: span},
        lambda claim: folded(words) in folded(str(claim.get(field))),
    )


# Speakers and what they stand for.


def _speakers_of(ground: Ground, one: Anyone) -> list[str]:
    """Give who tells a claim: by the gold; else by the grammar, where it reads the claim rightly."""
    if "by" in one.gold.options:
        return [n.replace("_", " ") for n in one.gold.options["by"].split("/")]
    found = next((c for c in ground.court.claims if fits(one.gold, c)), None)
    if found is None or found["basis"].get("attributed_to") != "explicit":
        return []
    around = sentence(ground.court.reading, one.gold.start)
    beside = overlap(tuple(found["spans"]["attributed_to"]), around)
    return [found["attributed_to"]] if beside else []


def _speakers(ground: Ground, one: Anyone) -> Iterator[Lie]:
    own = [s for s in _speakers_of(ground, one) if s]
    if not own:
        return
    bare = {"attributed_to": None}
    record = ground.true_record(one.gold)
    stated = {"attributed_to": None, "modality": "asserted"}
    quote = (one.gold.start, one.gold.end)
    yield ground.lie(
        "dropped_speaker",
        record,
        stated,
        bare,
        lambda c: c["attributed_to"] is None and overlap((c["start"], c["end"]), quote),
    )
    said = {w for name in own for w in folded(name).split()}
    for other in _victims(ground, said):
        words = ground.text[other[0] : other[1]]
        record = ground.true_record(one.gold)
        yield ground.lie(
            "other_speaker",
            record,
            {"attributed_to": words},
            {"attributed_to": other},
            kept("attributed_to", words),
        )


def _victims(ground: Ground, said: set[str]) -> list[Span]:
    """Give some people to whom things happened: no other name of a speaker, not even his office's."""
    found = [
        h.person
        for h in ground.events
        if _SUFFERED & set(h.events)
        if not said & set(folded(h.gold.fields[0]).split())
    ]
    return ground.dice.sample(sorted(set(found)), min(2, len(set(found))))


def _told_as_done(ground: Ground, one: Anyone) -> Iterator[Lie]:
    if one.gold.options.get("mod", "reported") not in ACTS:
        record = ground.true_record(one.gold)
        yield ground.lie(
            "told_as_done", record, {"modality": "asserted"}, {}, lambda c: c["modality"] in ACTS
        )


# Quotes and spans.


def _quotes(ground: Ground, one: Anyone) -> Iterator[Lie]:
    quote = ground.text[one.gold.start : one.gold.end]
    at = ground.dice.randrange(len(quote))
    letter = "7" if quote[at] != "7" else "3"
    false = quote[:at] + letter + quote[at + 1 :]
    record = ground.true_record(one.gold)
    yield ground.lie("quote_changed", record, {"quote": false}, {}, kept("quote", false))


def _spans(ground: Ground, one: Anyone) -> Iterator[Lie]:
    """Point beside the number or the name: by a letter, in bytes, outside, backwards, in halves."""
    name = "value" if isinstance(one, Counted) else "person"
    start, end = one.number.span if isinstance(one, Counted) else one.person
    size, text = len(ground.text), ground.text
    first, last = len(text[:start].encode()), len(text[:end].encode())
    places: list[Any] = [
        [float(start), float(end)],
        [start + 0.5, end],
        [end, start],
        [start, start],
        [-3, end],
        [start, size + 5],
        [size + 1, size + 4],
        [start],
        [str(start), str(end)],
        [True, end],
        {"start": start, "end": end},
        _NOT_THERE,
        "",
    ]
    if end - start > 1 and text[start:end].isdigit():
        places += [[start, end - 1], [start + 1, end]]
    if (first, last) != (start, end) and last <= size:
        places += [[first, last]] * 3
    record = ground.true_record(one.gold)
    place = ground.dice.choice(places)
    spans = {**record["spans"], name: place}
    yield Lie("bad_span", ground.court.source, {**record, "spans": spans}, _untrue(ground))
    if name == "person" and end - start > 5:
        cut = text[start : end - 2]
        spans = {**record["spans"], name: [start, end - 2]}
        yield Lie("bad_span", ground.court.source, {**record, "spans": spans}, kept("person", cut))


def _untrue(ground: Ground) -> Any:
    """Give whether a claim is none of the gold's: one that is was mended."""
    golds = ground.passage.gold
    return lambda claim: not any(fits(gold, claim) for gold in golds)
