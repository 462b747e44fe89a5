"""Random records, small and crowded: few days, so that what is told collides.

The same seed gives the same record for ever.
"""

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from typing import Final

from reference.records import Figure, Pair, Record, Telling

NAMES: Final = ("Zdenka Pomelova", "Ambrose Fennick", "Ludmila Oakapple", "Tycho Barleymow")
SOURCES: Final = ("Harbour Gazette", "Larch Committee", "Tin Whistle")
EVENTS: Final = (
    *("arrested",) * 5,
    *("released",) * 5,
    *("held",) * 2,
    *("transferred",) * 2,
    *("died",) * 2,
    *("exiled",) * 2,
    "re_arrested",
    "pardoned",
    "deported",
    "crossed_border",
    "refused_to_cross",
    "returned",
    "disappeared",
    "seen",
    "charged",
    "sentenced",
    "recognised",
    "recognised",
)
KINDS: Final = (
    *(None,) * 6,
    *("sent_to_open_type",) * 2,
    "house_arrest_start",
    "pardon",
    "death",
    "expulsion",
    "escape",
    "unknown",
)
MODALITIES: Final = (*("reported",) * 9, "asserted", "announced", "feared", "denied")
MEASURES: Final = {
    "arrested": ("arrested", "re_arrested"),
    "released": ("released",),
    "deported_or_exiled": ("exiled", "deported", "crossed_border"),
    "pardoned": ("pardoned",),
    "died": ("died",),
    "charged": ("charged",),
    "recognised": ("recognised",),
    "disappeared": ("disappeared",),
}
# Populations that nest; then some that do not, of which a record uses one kind only.
POPULATIONS: Final = (
    (None, "people", "prisoners", "political_prisoners"),
    (None, "journalists", "activists", "political_prisoners"),
    ("protesters", "protesters", "people"),
)
_START: Final = date(2024, 1, 20)


def random_record(
    seed: int,
    *,
    people: int = 4,
    tellings: int = 5,
    figures: int = 3,
    pairs: bool = True,
    events: tuple[str, ...] = EVENTS,
    kinds: tuple[str | None, ...] = KINDS,
) -> Record:
    """Make a record.

    Args:
        seed: Any number.
        people: At most so many mentions of people; at least one.
        tellings: At most so many tellings of each.
        figures: At most so many figures; 0 for a record of people only.
        pairs: Whether mentions may be undecided, SAME or DIFFERENT.
        events: What may be told of somebody, each as often as it stands here.
        kinds: What kind of release may be told, likewise.
    """
    dice = random.Random(seed)  # noqa: S311 - a game, not a secret
    days = [_START + timedelta(days=dice.randint(0, 24)) for _ in range(dice.randint(2, 5))]
    some = tuple(_figures(dice, days, dice.randint(0, figures)))
    mentions = _mentions(dice, dice.randint(1, people), pairs=pairs)
    told = [
        _telling(dice, source, name, days, some, events, kinds)
        for source, name in mentions
        for _ in range(dice.randint(1, tellings))
    ]
    undecided, same, different = _judged(dice, mentions) if pairs else ([], [], [])
    return Record(tuple(told), some, tuple(undecided), tuple(same), tuple(different))


def random_questions(seed: int) -> list[tuple[str, str]]:
    """Give what to ask of the record of this seed: definitions with days or periods."""
    dice = random.Random(-seed - 1)  # noqa: S311
    day = (_START + timedelta(days=dice.randint(-3, 28))).isoformat()
    other = (_START + timedelta(days=dice.randint(0, 24))).isoformat()
    period = dice.choice(("2024", "2024-01", "2024-02", day))
    stocks = [(definition, on) for definition in ("held", "viasna") for on in (day, other)]
    flows = ("released", "exiled", "arrested", "died_in_custody")
    return stocks + [(definition, period) for definition in flows]


def _mentions(dice: random.Random, number: int, *, pairs: bool) -> list[tuple[str, str]]:
    if not pairs:
        return [(SOURCES[0], name) for name in NAMES[:number]]
    names = NAMES[: dice.randint(1, 2)] if dice.random() < 0.6 else NAMES
    every = [(source, name) for source in SOURCES for name in names]
    return dice.sample(every, min(number, len(every)))


def _judged(
    dice: random.Random, mentions: list[tuple[str, str]]
) -> tuple[list[Pair], list[Pair], list[Pair]]:
    undecided: list[Pair] = []
    same: list[Pair] = []
    different: list[Pair] = []
    for pair in combinations(mentions, 2):
        if pair[0][0] == pair[1][0]:
            continue
        likely = 0.8 if pair[0][1] == pair[1][1] else 0.1
        if dice.random() < likely:
            dice.choice((undecided, undecided, undecided, same, different)).append(pair)
    return undecided, _without_contradiction(same, different), different


def _without_contradiction(same: list[Pair], different: list[Pair]) -> list[Pair]:
    """Leave out a SAME that would join what a DIFFERENT splits."""
    kept: list[Pair] = []
    for pair in same:
        sets: list[set[tuple[str, str]]] = []
        for one in (*kept, pair):
            near = [each for each in sets if each & set(one)]
            sets = [each for each in sets if each not in near]
            sets.append(set(one).union(*near))
        if not any(set(split) <= each for split in different for each in sets):
            kept.append(pair)
    return kept


def _telling(
    dice: random.Random,
    source: str,
    name: str,
    days: list[date],
    figures: tuple[Figure, ...],
    events: tuple[str, ...],
    kinds: tuple[str | None, ...],
) -> Telling:
    if figures and dice.random() < 0.15:
        return _member(dice, source, name, figures)
    event = dice.choice(events)
    return Telling(
        source,
        name,
        event,
        _date(dice, days),
        dice.choice(kinds) if event == "released" else None,
        dice.choice(MODALITIES),
        dice.choice(days).isoformat() if dice.random() < 0.15 else None,
        dice.choice(("Viasna", "Viasna", "Larch Committee", None))
        if event == "recognised"
        else None,
    )


def _member(dice: random.Random, source: str, name: str, figures: tuple[Figure, ...]) -> Telling:
    number = dice.randrange(len(figures))
    figure = figures[number]
    event = dice.choice(MEASURES[figure.measure])
    body = figure.publisher if event == "recognised" else None
    return Telling(source, name, event, figure.date, attributed_to=body, member_of=number)


def _date(dice: random.Random, days: list[date]) -> str | None:
    one, other = sorted((dice.choice(days), dice.choice(days)))
    return dice.choice(
        (
            *(one.isoformat(),) * 8,
            *(f"[{one}..{other}]" if one < other else one.isoformat(),) * 3,
            one.isoformat()[:7],
            one.isoformat()[:4],
            f"[..{one}]",
            f"[{one}..]",
            f"{one}~",
            None,
        )
    )


def _figures(dice: random.Random, days: list[date], number: int) -> list[Figure]:
    populations = dice.choice(POPULATIONS)
    found: list[Figure] = []
    for _ in range(number):
        part = _part(dice, found, populations)
        found.append(part or _figure(dice, days, populations))
    return found


def _figure(dice: random.Random, days: list[date], populations: tuple[str | None, ...]) -> Figure:
    one, other = sorted((dice.choice(days), dice.choice(days)))
    hedge = dice.choice(("exact", "exact", "exact", "at_least", "about", "range"))
    size = dice.randint(1, 5)
    high = {"at_least": None, "range": size + dice.randint(1, 2)}.get(hedge, size)
    measure = dice.choice(("released", "released", "arrested", "arrested", *MEASURES))
    when = dice.choice(
        (
            *(one.isoformat(),) * 6,
            f"[{one}..{min(other, one + timedelta(days=5))}]" if one < other else one.isoformat(),
            f"[{one}..]",
            "2024",
            f"{one}/{other}",
        )
    )
    return Figure(
        measure,
        size,
        high,
        when,
        hedge=hedge,
        population=dice.choice(populations),
        mode="stock" if dice.random() < 0.05 else "flow",
        publisher="Viasna" if measure == "recognised" else None,
    )


def _part(
    dice: random.Random, found: list[Figure], populations: tuple[str | None, ...]
) -> Figure | None:
    """Make a told part of an earlier figure, or say its number again."""
    if not found or dice.random() < 0.5:
        return None
    number = dice.randrange(len(found))
    whole = found[number]
    if dice.random() < 0.4:
        return replace(whole, population=dice.choice(populations), part_of=None)
    if whole.hedge != "exact" or whole.low is None or whole.low < 2:
        return None
    size = dice.randint(1, whole.low - 1)
    return replace(whole, low=size, high=size, part_of=dice.choice((number, None)))
