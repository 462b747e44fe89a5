"""The exact answer of a small record: the least and the greatest over everything it allows.

Every way to judge who is who, every way to say which figures are one group, every day of
every group, every size and every set of members is tried. Choices beyond those of `lives`
and `groups`:

 1. Whoever is named fits a group on a day if being in it costs the person no more repairs
    than not being in it; such a person may or may not be in it, also where being in it
    would save a repair.
 2. Days of groups on which the named members' lives cost more repairs than on others do not
    count; nor, where they cost the same, those on which members presuppose what on other
    days nobody has to (told before presupposed, as if the day were the person's own); nor
    those on which a group cannot have its people.
 3. A member told only as announced or feared may be in the group. A denial makes no member.
 4. Where more members are named than a group has people, or parts are larger than their
    whole, the larger number holds: sources that disagree still get an answer.
 5. A member's own statement of the group's family and window is one statement with the group's.
    Who is named in no claim of a group and is in it nevertheless had its event, also where that
    statement might else be the one that is wrong: a group has its people in every world.
 6. high is None where one more person in a group open upwards would raise it.
 7. A DIFFERENT between two mentions that SAME has joined is not looked at.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from typing import Final

from habeas.model.when import parse_when
from reference.groups import Group, body_of, excludes, occasion, rank, ways, wholes
from reference.lives import Denial, Found, Question, Statement, cheapest, family_of
from reference.records import Key, Record, Telling

Answer = tuple[int, int | None]
Sizes = tuple[int, ...]

WORDS: Final = {
    "arrested": "arrest",
    "detained": "arrest",
    "re_arrested": "re_arrest",
    "charged": "charge",
    "sentenced": "verdict",
    "transferred": "transfer",
    "released": "release",
    "pardoned": "pardon",
    "exiled": "exile",
    "deported": "expulsion",
    "crossed_border": "border_crossing",
    "refused_to_cross": "refusal_of_release_terms",
    "returned": "return",
    "disappeared": "enforced_disappearance",
    "died": "death",
    "recognised": "recognition",
}
_BODIES: Final = ("recognition", "recognition_withdrawn", "listed", "delisted")
# Windows of groups up to this many days are tried day by day.
_EVERY_DAY: Final = 10


@dataclass(frozen=True, slots=True)
class Person:
    """One possible person: what is told, and the figures the person is told or may be a member of."""

    statements: tuple[Statement, ...]
    denials: tuple[Denial, ...]
    member_of: frozenset[int]


def question(definition: str, on: str) -> Question:
    """Read a question: a day, or for a flow any period in EDTF."""
    when = parse_when(on)
    if when.earliest is None or when.latest is None:
        raise ValueError(on)
    return Question(definition, when.earliest.toordinal(), when.latest.toordinal())


def answer(record: Record, definition: str, on: str) -> Answer:
    """Say how many people a definition counts, at least and at most, as far as is recorded.

    Args:
        record: What is told and judged.
        definition: held, viasna (on a day), released, arrested, exiled or died_in_custody
            (in a period).
        on: A day or period in EDTF.

    Returns:
        The least and the greatest number over all worlds; None where nothing limits it.
    """
    asked = question(definition, on)
    if all(occasion(figure) is None for figure in record.figures):
        return _without_groups(record, asked)
    answers = [
        found
        for judged in judgements(record)
        for groups in ways(record)
        for _, found in fillings(record, groups, tuple(map(Reader(record).person, judged)), asked)
    ]
    return hull(answers)


def hull(answers: list[Answer]) -> Answer:
    """Give the least and the greatest of several answers."""
    highs = [high for _, high in answers if high is not None]
    is_open = len(highs) < len(answers)
    return min(low for low, _ in answers), None if is_open else max(highs)


def _without_groups(record: Record, asked: Question) -> Answer:
    """Add up clusters, of each the least and the greatest over the ways to cut it."""
    reader = Reader(record)
    low = high = 0
    for cluster in clusters(record):
        lows, highs = [], []
        for cut in cuts(record, cluster):
            found = [_life(reader.person(person), asked).answers for person in cut]
            lows.append(sum(min(answers) for answers in found))
            highs.append(sum(max(answers) for answers in found))
        low += min(lows)
        high += max(highs)
    return low, high


def _life(person: Person, asked: Question) -> Found:
    return cheapest(person.statements, person.denials, asked)


# Who is who.


def joined(record: Record) -> tuple[frozenset[Key], ...]:
    """Join mentions by SAME."""
    sets = [{key} for key in record.keys]
    for one, other in record.same:
        first = next((each for each in sets if one in each), None)
        second = next((each for each in sets if other in each), None)
        if first is not None and second is not None and first is not second:
            first |= second
            sets.remove(second)
    return tuple(frozenset(each) for each in sets)


def _linked(pairs: tuple[tuple[Key, Key], ...], one: frozenset[Key], other: frozenset[Key]) -> bool:
    return any((a in one and b in other) or (b in one and a in other) for a, b in pairs)


def clusters(record: Record) -> list[list[frozenset[Key]]]:
    """Put records together that undecided pairs connect, through others or not."""
    found: list[list[frozenset[Key]]] = []
    for person in joined(record):
        near = [each for each in found if any(_linked(record.undecided, person, b) for b in each)]
        found = [each for each in found if each not in near]
        found.append([*(one for each in near for one in each), person])
    return found


def cuts(record: Record, cluster: list[frozenset[Key]]) -> Iterator[list[frozenset[Key]]]:
    """Give every way to cut a cluster into possible persons."""
    for blocks in _partitions(cluster):
        if all(_is_possible(record, block) for block in blocks):
            yield [frozenset().union(*block) for block in blocks]


def _partitions(items: list[frozenset[Key]]) -> Iterator[list[list[frozenset[Key]]]]:
    if not items:
        yield []
        return
    first, *rest = items
    for blocks in _partitions(rest):
        yield [[first], *blocks]
        for number, block in enumerate(blocks):
            yield [*blocks[:number], [first, *block], *blocks[number + 1 :]]


def _is_possible(record: Record, block: list[frozenset[Key]]) -> bool:
    """Whether undecided pairs connect records and no DIFFERENT splits any two of them."""
    if any(
        _linked(record.different, one, other)
        for number, one in enumerate(block)
        for other in block[:number]
    ):
        return False
    reached, rest = [block[0]], block[1:]
    while near := [one for one in rest if any(_linked(record.undecided, one, b) for b in reached)]:
        reached += near
        rest = [one for one in rest if one not in near]
    return not rest


def judgements(record: Record) -> Iterator[list[frozenset[Key]]]:
    """Give every way to say who is who."""
    for chosen in product(*(list(cuts(record, cluster)) for cluster in clusters(record))):
        yield [person for cut in chosen for person in cut]


# What is told of one person.


class Reader:
    """Turn what mentions tell into statements and denials."""

    def __init__(self, record: Record) -> None:
        self.record = record

    def person(self, keys: frozenset[Key]) -> Person:
        """Give what is told of a person who is all of some mentions."""
        acting: list[Statement] = []
        optional: list[Statement] = []
        denials: list[Denial] = []
        members: set[int] = set()
        for telling in self.record.tellings:
            if telling.key not in keys:
                continue
            statement, is_early = self._read(telling)
            if telling.modality == "denied":
                if not is_early:
                    denials.append(Denial(statement.family, statement.first, statement.last))
            elif statement.is_optional:
                optional.append(statement)
            else:
                acting.append(statement)
                members |= set() if telling.member_of is None else {telling.member_of}
        every = (*merged(acting), *sorted(set(optional), key=repr))
        return Person(every, tuple(dict.fromkeys(denials)), frozenset(members))

    def _read(self, telling: Telling) -> tuple[Statement, bool]:
        event = WORDS.get(telling.event, telling.event)
        first, last = _window(telling.date)
        is_early = False
        if telling.said_on is not None:
            _, said = _window(telling.said_on)
            is_early = said is not None and first is not None and said < first
            if said is not None and not is_early and (telling.modality in _ACTING):
                last = said if last is None else min(last, said)
        kind = telling.release_kind
        is_kind_told = event == "release" and kind is not None and kind != "unknown"
        statement = Statement(
            event,
            first,
            last,
            (str(kind),) if is_kind_told else ("",),
            body_of(telling.attributed_to) if event in _BODIES else "",
            is_optional=is_early or telling.modality not in ("asserted", "reported", "denied"),
            night="protest" if self._is_of_protest(telling, event) else "",
        )
        return statement, is_early

    def _is_of_protest(self, telling: Telling, event: str) -> bool:
        if telling.member_of is None or family_of(event) != "arrest":
            return False
        return self.record.figures[telling.member_of].population == "protesters"


_ACTING: Final = ("asserted", "reported", "denied")


def _window(text: str | None) -> tuple[int | None, int | None]:
    if text is None:
        return None, None
    when = parse_when(text)
    return (
        None if when.earliest is None else when.earliest.toordinal(),
        None if when.latest is None else when.latest.toordinal(),
    )


def merged(statements: list[Statement]) -> tuple[Statement, ...]:
    """Make tellings of one family and window one statement, in an order of their own."""
    found: dict[tuple[str, bool, int | None, int | None], Statement] = {}
    for each in statements:
        key = (each.family, each.again, each.first, each.last)
        other = found.get(key, each)
        found[key] = replace(
            max((other, each), key=lambda one: rank(one.event)),
            kinds=tuple(sorted({*other.kinds, *each.kinds})),
            night=_night(other.night, each.night),
            must=other.must or each.must,
        )
    return tuple(sorted(found.values(), key=repr))


def _night(one: str, other: str) -> str:
    """Of protesters, if any telling says so; without names, if all tellings are."""
    return one if one == other else "protest" if "protest" in (one, other) else ""


# Groups.


@dataclass(frozen=True, slots=True)
class Option:
    """A set of groups that somebody can be in, and what that person then adds at least and most."""

    groups: tuple[int, ...]
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Filling:
    """Worlds that differ only in how big groups are, who is in which, and in anybody's life.

    Attributes:
        sizes: Of each group the fewest people and the most.
        named: Of each possible person what can be chosen.
        unnamed: What can be chosen for anybody without a name.
    """

    sizes: tuple[tuple[int, int | None], ...]
    named: tuple[tuple[Option, ...], ...]
    unnamed: tuple[Option, ...]


def fillings(
    record: Record, groups: tuple[Group, ...], people: tuple[Person, ...], asked: Question
) -> list[tuple[Filling, Answer]]:
    """Try every day of every group under one way of judging.

    Returns:
        For each choice of days that counts, how groups can be filled on them and the answer.
    """
    held = wholes(record, groups)
    told = [
        _closed({i for i, g in enumerate(groups) if set(g.tellings) & p.member_of}, held)
        for p in people
    ]
    trials = []
    choices = [_days(group, groups, people, asked) for group in groups]
    for days in product(*choices):
        lives = [
            cheapest(*_joined_to(person, groups, days, must, must), asked)
            for person, must in zip(people, told, strict=True)
        ]
        needs = frozenset(
            (number, axis)
            for number, life in enumerate(lives)
            if not life.repairs
            for axis in frozenset.intersection(*life.needs)
        )
        trials.append((sum(life.repairs for life in lives), needs, days))
    sizes = tuple((group.low, group.high) for group in groups)
    for fewest in sorted({repairs for repairs, _, _ in trials}):
        filled = []
        for repairs, needs, days in trials:
            if repairs == fewest:
                filling = Filling(
                    sizes,
                    tuple(
                        tuple(_options(person, groups, days, held, must, asked))
                        for person, must in zip(people, told, strict=True)
                    ),
                    tuple(_unnamed(groups, days, held, asked)),
                )
                found = extremes(filling)
                if found is not None:
                    filled.append((needs, (filling, found)))
        if filled:
            return [each for needs, each in filled if not any(fewer < needs for fewer, _ in filled)]
    raise AssertionError(groups, people)


def _closed(chosen: set[int], held: tuple[frozenset[int], ...]) -> frozenset[int]:
    """Add the wholes of parts."""
    return frozenset(chosen.union(*(held[i] for i in chosen)) if chosen else chosen)


def _days(
    group: Group, groups: tuple[Group, ...], people: tuple[Person, ...], asked: Question
) -> list[int]:
    """Give the days to try for a group.

    Every day of a short window. Of a long one the days around every bound of anything
    told or asked: between bounds days are alike but for their order and room for a change
    between two events, and three days next to each end leave room for as many.
    """
    first, last = group.first, group.last
    if first is not None and last is not None and last - first < _EVERY_DAY:
        return list(range(first, last + 1))
    told: list[Group | Statement | Denial] = [*groups]
    for person in people:
        told += [*person.statements, *person.denials]
    bounds = {asked.first, asked.last}
    bounds |= {day for each in told for day in (each.first, each.last) if day is not None}
    near = {bound + step for bound in bounds for step in (-3, -2, -1, 0, 1, 2, 3)}
    return sorted(
        day
        for day in near
        if (group.first is None or group.first <= day) and (group.last is None or day <= group.last)
    )


def _joined_to(
    person: Person,
    groups: tuple[Group, ...],
    days: tuple[int, ...],
    chosen: frozenset[int],
    named: frozenset[int],
) -> tuple[tuple[Statement, ...], tuple[Denial, ...]]:
    """Give what is told of a person who is in some groups on their days."""
    own = [each for each in person.statements if not each.is_optional]
    optional = [each for each in person.statements if each.is_optional]
    for i in chosen:
        group, day = groups[i], days[i]
        for event, body in group.events:
            night = ""
            if family_of(event) == "arrest":
                night = "protest" if group.is_of_protesters else "" if i in named else "unnamed"
            # A statement of the same family and window is the same statement.
            family = family_of(event, body)
            own = [
                replace(each, first=day, last=day)
                if (each.family, each.first, each.last) == (family, group.first, group.last)
                else each
                for each in own
            ]
            own.append(Statement(event, day, day, ("",), body, night=night, must=i not in named))
    return (*merged(own), *optional), person.denials


def _options(
    person: Person,
    groups: tuple[Group, ...],
    days: tuple[int, ...],
    held: tuple[frozenset[int], ...],
    must: frozenset[int],
    asked: Question,
) -> Iterator[Option]:
    """Give the sets of groups that somebody named fits, on these days."""
    base = cheapest(*_joined_to(person, groups, days, must, must), asked).repairs
    for chosen in _sets(groups, days, held, must):
        life = cheapest(*_joined_to(person, groups, days, chosen, must), asked)
        if life.repairs <= base:
            yield Option(tuple(sorted(chosen)), min(life.answers), max(life.answers))


def _unnamed(
    groups: tuple[Group, ...],
    days: tuple[int, ...],
    held: tuple[frozenset[int], ...],
    asked: Question,
) -> Iterator[Option]:
    """Give the sets of groups that somebody without a name can be in, on these days."""
    nobody = Person((), (), frozenset())
    for chosen in _sets(groups, days, held, frozenset()):
        if chosen:
            life = cheapest(*_joined_to(nobody, groups, days, chosen, frozenset()), asked)
            if not life.repairs:
                yield Option(tuple(sorted(chosen)), min(life.answers), max(life.answers))


def _sets(
    groups: tuple[Group, ...],
    days: tuple[int, ...],
    held: tuple[frozenset[int], ...],
    must: frozenset[int],
) -> Iterator[frozenset[int]]:
    """Give sets of groups with the wholes of their parts, none excluding another."""
    for bits in range(1 << len(groups)):
        chosen = frozenset(i for i in range(len(groups)) if bits >> i & 1)
        if not must <= chosen or _closed(set(chosen), held) != chosen:
            continue
        clash = any(
            days[i] == days[j]
            and not {i, j} <= must
            and any(excludes(a, b) for a in groups[i].occasions for b in groups[j].occasions)
            for i in chosen
            for j in chosen
            if i < j
        )
        if not clash:
            yield chosen


@lru_cache(maxsize=50_000)
def extremes(filling: Filling) -> Answer | None:
    """Find the least and the greatest number counted, every group having one of its sizes.

    None where a group cannot be filled: nobody can be in a part on one day and in its whole
    on another.
    """
    sizes, named, unnamed = filling.sizes, filling.named, filling.unnamed
    people = len(named) + sum(low if high is None else high for low, high in sizes) + 1
    for extra in range(people + 1):
        # More members than people, parts larger than wholes: the larger number holds.
        tops = tuple((max(low, people) if high is None else high) + extra for low, high in sizes)
        lows = tuple(low for low, _ in sizes)
        least = _fill(lows, tops, named, unnamed, greatest=False)
        if least is not None:
            break
    else:
        return None
    most = _fill(lows, tops, named, unnamed, greatest=True)
    wider = tuple(top + (high is None) for top, (_, high) in zip(tops, sizes, strict=True))
    wide = _fill(lows, wider, named, unnamed, greatest=True)
    return least, most if wide == most else None


def _fill(
    lows: Sizes,
    tops: Sizes,
    named: tuple[tuple[Option, ...], ...],
    unnamed: tuple[Option, ...],
    *,
    greatest: bool,
) -> int | None:
    """Fill groups with people one by one: of each numbers of members, keep the best count."""
    better = max if greatest else min

    def added(members: Sizes, option: Option) -> Sizes | None:
        grown = tuple(n + (i in option.groups) for i, n in enumerate(members))
        return None if any(n > top for n, top in zip(grown, tops, strict=True)) else grown

    best: dict[Sizes, int] = {tuple(0 for _ in lows): 0}
    for options in named:
        after: dict[Sizes, int] = {}
        for members, value in best.items():
            for option in options:
                if (grown := added(members, option)) is not None:
                    counted = value + (option.high if greatest else option.low)
                    after[grown] = better(after.get(grown, counted), counted)
        best = after
    for option in unnamed:
        # In order of members, so that anybody added may be added again.
        for members in product(*(range(top + 1) for top in tops)):
            if members in best and (grown := added(members, option)) is not None:
                counted = best[members] + (option.high if greatest else option.low)
                best[grown] = better(best.get(grown, counted), counted)
    full = [
        value
        for members, value in best.items()
        if all(n >= low for n, low in zip(members, lows, strict=True))
    ]
    return better(full) if full else None
