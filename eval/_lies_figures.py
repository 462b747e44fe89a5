"""False proposals about figures, each a claim of the gold with one thing changed."""

from collections.abc import Iterator
from itertools import permutations
from typing import Final

from eval._lies import SPECIFIC, Counted, Ground, Lie, kept, near
from eval._located import Span, events_in, population, populations, sentence, trigger
from eval.reports import fits

# What is told of the same people as little as possible.
_FAR: Final = ("died", "released", "deported_or_exiled", "disappeared", "pardoned", "sentenced")
_COUNT_OF: Final = ("duration", "age", "article", "time", "money", "percent", "ordinal", "other")
_HEDGED: Final = ("at_least", "at_most", "about", "more_than", "fewer_than")
_STOCK: Final = ("held",)
_FLOWS: Final = ("arrested", "released", "sentenced", "died", "deported_or_exiled", "pardoned")
_INVENTED: Final = "Bureau of Invented Numbers"


def lies(ground: Ground) -> Iterator[Lie]:
    """Give every false proposal about figures of one passage."""
    for one in ground.figures:
        yield from _values(ground, one)
        yield from _unsaid(ground, one)
        yield from _fields(ground, one)
    for one, other in permutations(ground.figures, 2):
        yield from _moved(ground, one, other)
        yield from _part_of(ground, one, other)
    yield from _not_people(ground)
    yield from _part_as_whole(ground)


# Values.


def _changed(value: int, ground: Ground) -> int:
    digits = list(str(value))
    at = ground.dice.randrange(len(digits))
    digits[at] = ground.dice.choice([d for d in "123456789" if d != digits[at]])
    return int("".join(digits))


def _values(ground: Ground, one: Counted) -> Iterator[Lie]:
    record = ground.true_record(one.gold)
    false = _changed(one.value, ground)
    stated = {"value_low": false, "value_high": false}
    yield ground.lie(
        "other_value", record, stated, {}, lambda c: false in (c["value_low"], c["value_high"])
    )
    if one.gold.fields[2] in _HEDGED:
        exact = {"value_low": one.value, "value_high": one.value, "hedge": "exact"}
        bare = {"value": one.number.span}
        yield ground.lie("hedge_dropped", record, exact, bare, kept("hedge", "exact"))


def _unsaid(ground: Ground, one: Counted) -> Iterator[Lie]:
    """Tell of the people counted what no word of the text tells of anybody."""
    for measure in _FAR:
        if measure in ground.told or any(measure in near(m) for m in one.measures):
            continue
        record = ground.true_record(one.gold)
        yield ground.lie("unsaid_measure", record, {"measure": measure}, {"measure": None})
    said = {value for value, _ in populations(ground.court.reading, (0, len(ground.text)))}
    counted = {p for g in ground.passage.gold if g.kind == "F" for p in g.fields[4].split("/")}
    for who in SPECIFIC:
        if who not in said | counted and "*" not in one.gold.fields[4]:
            record = ground.true_record(one.gold)
            yield ground.lie(
                "unsaid_population",
                record,
                {"population": who},
                {"population": None},
                kept("population", who),
            )


# Other fields.


def _fields(ground: Ground, one: Counted) -> Iterator[Lie]:
    record = ground.true_record(one.gold)
    mode = "flow" if set(one.measures) <= set(_STOCK) else "stock"
    if mode == "flow" or set(one.measures) <= set(_FLOWS):
        yield ground.lie("wrong_mode", record, {"mode": mode}, {}, kept("mode", mode))
    stated: dict[str, object] = {
        "publisher": _INVENTED,
        "definition": "pace-1900@1",
        "origin": "figure-9",
        "said_on": "2019-02-03",
        "unit": "families",
    }
    if set(one.measures) <= set(_FLOWS):
        stated["as_of"] = True
    if not {"women", "men"} & events_and_people(ground):
        stated["subgroup"] = {"sex": "female"}
    name = ground.dice.choice(list(stated))
    yield ground.lie("unsaid_field", record, {name: stated[name]}, {}, kept(name, stated[name]))


def events_and_people(ground: Ground) -> set[str]:
    """Give every event and every sort of people that any word of the passage, or its gold, names."""
    said = {value for value, _ in populations(ground.court.reading, (0, len(ground.text)))}
    counted = {p for g in ground.passage.gold if g.kind == "F" for p in g.fields[4].split("/")}
    return said | counted | events_in(ground.court.reading)


# Another figure of the passage.


def _beside(ground: Ground, a: Span, b: Span) -> Span | None:
    """Give the text from one sentence to another where they stand in one paragraph; None where not."""
    first, last = sorted(sentence(ground.court.reading, s[0]) for s in (a, b))
    return None if "\n" in ground.text[first[0] : last[1]] else (first[0], last[1])


def _tells_of_all(ground: Ground, stretch: Span) -> bool:
    """Say whether "all", "both" or "the others" may carry what one sentence tells to another's people."""
    page = ground.court.reading.page
    return any(
        page.is_word(i, "all_of", "rest", "them", "they_are")
        for i, token in enumerate(page.tokens)
        if stretch[0] <= token.start < stretch[1]
    )


def _moved(ground: Ground, one: Counted, other: Counted) -> Iterator[Lie]:
    """Give the measure or the people of a smaller group to a greater: its part it cannot be."""
    stretch = _beside(ground, one.number.span, other.number.span)
    if stretch is None or one.value <= other.value or _tells_of_all(ground, stretch):
        return
    yield from _measure_of(ground, one, other)
    yield from _people_of(ground, one, other)


def _measure_of(ground: Ground, one: Counted, other: Counted) -> Iterator[Lie]:
    measure = other.measures[0]
    if any(near(m) & set(other.measures) for m in one.measures) or ground.says(one.value, measure):
        return
    told = trigger(ground.court.reading, other.gold, measure)
    record = ground.true_record(one.gold)
    yield ground.lie("other_measure", record, {"measure": measure}, {"measure": told})
    record = ground.true_record(other.gold)
    yield ground.lie("other_group_value", record, {}, {"value": one.number.span})


def _people_of(ground: Ground, one: Counted, other: Counted) -> Iterator[Lie]:
    own, others = one.gold.fields[4].split("/"), other.gold.fields[4].split("/")
    who = others[0]
    if who not in SPECIFIC or who in own or "*" in own:
        return
    span = population(ground.court.reading, other.number, other.gold)
    if span is not None:
        record = ground.true_record(one.gold)
        yield ground.lie(
            "other_population",
            record,
            {"population": who},
            {"population": span},
            kept("population", who),
        )


def _part_of(ground: Ground, one: Counted, other: Counted) -> Iterator[Lie]:
    """Make a figure a part of a smaller one."""
    if one.value <= other.value:
        return
    known = next((c for c in ground.court.claims if fits(other.gold, c)), None)
    if known is not None:
        record = ground.true_record(one.gold)
        whole = known["id"]
        yield ground.lie("false_part_of", record, {"part_of": whole}, {}, kept("part_of", whole))


def _part_as_whole(ground: Ground) -> Iterator[Lie]:
    """Tell a part without its whole, as if all of it were as many."""
    claims = {c["id"]: c for c in ground.court.claims if c["type"] == "figure"}
    for claim in claims.values():
        all_of_it = claims.get(claim["part_of"])
        if all_of_it is None or not any(fits(g, claim) for g in ground.passage.gold):
            continue
        if claim["measure"] != all_of_it["measure"]:
            continue  # nobody would count the two together
        if "\n" in ground.text[slice(*sorted((all_of_it["start"], claim["start"])))]:
            continue  # a row of a table has no words for its whole
        record = {
            "type": "figure",
            "measure": claim["measure"],
            "population": all_of_it["population"],
            "spans": {"value": claim["spans"]["value"]},
        }
        span = all_of_it["spans"].get("population")
        spans = {"population": tuple(span) if span else None}
        yield ground.lie("part_as_whole", record, {}, spans, kept("part_of", None))


# Numbers that count nobody.


def _not_people(ground: Ground) -> Iterator[Lie]:
    reading, page = ground.court.reading, ground.court.reading.page
    counted = {n for g in ground.passage.gold if g.kind == "F" for n in g.fields[:2]}
    spans = [
        page.span(g.quantity.core, g.quantity.core_last)
        for g in reading.groups.values()
        if g.kind == "thing" and g.unit in _COUNT_OF and g.quantity.change is None
        if str(g.quantity.value) not in counted and g.quantity.value > 1
    ]
    spans.extend(
        (token.start, token.end)
        for i, token in enumerate(page.tokens)
        if i in reading.dated and token.kind == "number" and token.text not in counted
    )
    for span in spans:
        record = {"type": "figure", "measure": _measure_near(ground, span), "spans": {}}
        yield ground.lie("not_people", record, {}, {"value": span})


def _measure_near(ground: Ground, span: Span) -> str:
    """Give what is told nearest to a number, so that it is as likely as can be."""
    near_by = min(ground.figures, key=lambda f: abs(f.number.span[0] - span[0]), default=None)
    return "arrested" if near_by is None else near_by.measures[0]
