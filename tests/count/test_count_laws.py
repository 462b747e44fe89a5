"""Laws of counting, over random records whose days collide."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from random import Random
from typing import Final

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from habeas.count import Who, tally
from habeas.count.change import Knowledge, change
from habeas.count.compare import compare_definitions
from habeas.count.evaluate import count_on
from habeas.count.gaps import GapKind, gaps
from habeas.history.kinds import OWN
from habeas.history.statements import Recipe, told_of
from habeas.history.worlds import worlds_of
from habeas.model.bounds import Bounds
from habeas.model.claim import Claim
from habeas.model.cohort import Cohorts
from habeas.model.definition import All, AnyOf, Definition, Is, Not, Predicate
from habeas.model.tally import Tally
from habeas.vocabulary.definitions import preset
from habeas.vocabulary.rules import packaged
from strategies import (
    CROWDED,
    FIRST,
    crowds,
    days,
    event,
    event_claims,
    group,
    known,
    pairs_of,
    together,
)

People = dict[str, list[Claim]]
Pairs = list[tuple[str, str]]

STOCKS: Final = ("held", "viasna", "memorial", "cpj", "foro_penal", "aapp_serving")
FLOWS: Final = ("released", "arrested", "exiled", "died_in_custody")
EVENTS: Final = ("arrests", "ovd_info_prosecutions")


@st.composite
def questions(draw: st.DrawFn) -> tuple[str, str]:
    """A definition that ships, and a day or a period to ask it for."""
    name = draw(st.sampled_from([*STOCKS, *STOCKS, *FLOWS, *FLOWS, *EVENTS]))
    if name in STOCKS:
        return name, str(draw(days(span=CROWDED + 10)))
    return name, draw(
        st.sampled_from(["2020", "2020-01", "2020-02", str(draw(days(span=CROWDED)))])
    )


@st.composite
def few_groups(draw: st.DrawFn, *, most: int = 2) -> Cohorts:
    """Groups of a few people on days on which much else happens."""
    found = []
    for number in range(draw(st.integers(0, most))):
        first = draw(days(span=CROWDED))
        last = first + timedelta(days=draw(st.sampled_from([0, 0, 2])))
        size = draw(st.integers(0, 3))
        found.append(
            group(
                size,
                f"{first}" if first == last else f"[{first}..{last}]",
                key=f"g{number}",
                event=draw(st.sampled_from(["release", "release", "arrest", "exile", "death"])),
                most=draw(st.sampled_from([size, size + 1, None])),
            )
        )
    return together(*found)


def ask(who: Who, question: tuple[str, str], cohorts: Cohorts | None = None) -> Tally:
    name, on = question
    return tally(who, preset(name), on, cohorts=cohorts or together())


def within(narrow: Bounds, wide: Bounds) -> bool:
    """Say whether one interval lies in another."""
    if narrow.low < wide.low:
        return False
    return wide.high is None or (narrow.high is not None and narrow.high <= wide.high)


# What does not matter.


@settings(max_examples=60)
@given(
    crowds(people=3),
    pairs_of(3),
    few_groups(),
    questions(),
    st.randoms(use_true_random=False),
)
def test_order_does_not_matter(
    people: People, pairs: Pairs, cohorts: Cohorts, question: tuple[str, str], random: Random
) -> None:
    """However claims, people, pairs and groups are told, the whole answer is the same."""
    turned = {name: random.sample(people[name], len(people[name])) for name in reversed(people)}
    other = replace(cohorts, groups=tuple(reversed(cohorts.groups)))
    one = ask(known(people, *pairs), question, cohorts)
    two = ask(known(turned, *[(b, a) for a, b in reversed(pairs)]), question, other)
    assert (two.recorded, two.undisputed, two.possible) == (
        one.recorded,
        one.undisputed,
        one.possible,
    )


@settings(max_examples=60)
@given(crowds(people=3), pairs_of(3), few_groups(), questions())
def test_what_is_recorded_is_an_interval_that_holds_who_is_named(
    people: People, pairs: Pairs, cohorts: Cohorts, question: tuple[str, str]
) -> None:
    """The least is no more than the greatest, and neither leaves anybody named behind."""
    answer = ask(known(people, *pairs), question, cohorts)
    low, high = answer.recorded.low, answer.recorded.high
    assert low >= 0
    assert high is None or low <= high
    assert not {p.person for p in answer.possible} & set(answer.undisputed)
    if question[0] not in EVENTS and not cohorts.groups and not pairs:
        assert low == len(answer.undisputed)
        assert high == len(answer.undisputed) + len(answer.possible)


@settings(max_examples=60)
@given(crowds(people=3), pairs_of(3), few_groups(), questions())
def test_other_names_for_people_change_nothing_else(
    people: People, pairs: Pairs, cohorts: Cohorts, question: tuple[str, str]
) -> None:
    """Ids are names and nothing more: those of the last come first now."""
    other = {name: f"q{9 - number}" for number, name in enumerate(["p0", "p1", "p2"])}
    renamed = known(
        {other[name]: claims for name, claims in people.items()},
        *[(other[a], other[b]) for a, b in pairs],
    )
    one, two = ask(known(people, *pairs), question, cohorts), ask(renamed, question, cohorts)
    assert two.recorded == one.recorded
    assert set(two.undisputed) == {other[name] for name in one.undisputed}
    assert {p.person for p in two.possible} == {other[p.person] for p in one.possible}


@settings(max_examples=60)
@given(crowds(people=3), pairs_of(3), few_groups(), questions(), st.data())
def test_a_copy_is_no_second_report(
    people: People,
    pairs: Pairs,
    cohorts: Cohorts,
    question: tuple[str, str],
    data: st.DataObject,
) -> None:
    """Whatever is told once more, of the same person and by another paper, changes nothing."""
    told = [(name, claim) for name, claims in people.items() for claim in claims]
    assume(told)
    name, claim = data.draw(st.sampled_from(told))
    copy = replace(claim, id=f"{claim.id}.copy", file="copy.txt", attributed_to=claim.attributed_to)
    more = people | {name: [*people[name], copy]}
    one = ask(known(people, *pairs), question, cohorts)
    two = ask(known(more, *pairs), question, cohorts)
    assert (two.recorded, two.undisputed) == (one.recorded, one.undisputed)


ACTS: Final = {
    "released": "release",
    "exiled": "exile",
    "died": "death",
    "pardoned": "pardon",
    "charged": "charge",
    "disappeared": "enforced_disappearance",
}


@settings(max_examples=60)
@given(crowds(people=2), st.sampled_from(sorted(ACTS)), days(span=CROWDED), questions())
def test_an_event_of_somebody_with_a_name_is_one_of_somebody_without(
    people: People, word: str, day: date, question: tuple[str, str]
) -> None:
    """One person of a group nobody else can be in lives the life that a name would."""
    assume(question[0] != "ovd_info_prosecutions" or word != "charged")
    named = known({"new": [event(word, str(day), key="new")]})
    unnamed = together(group(1, str(day), event=ACTS[word]))
    assert ask(known({}), question, unnamed).recorded == ask(named, question).recorded
    # Beside others the group may be one of them; its name settles that it is not, or is.
    more = known(people | {"new": [event(word, str(day), key="new")]})
    assert within(ask(more, question).recorded, ask(known(people), question, unnamed).recorded)


# What only narrows.


def cost_of(told: Sequence[Recipe]) -> list[tuple[int, bool]]:
    """Give, of each part of a life, its repairs and whether it needs untold custody."""
    rules = packaged()
    return [(w.repairs, bool(w.presupposed)) for w in (worlds_of(t, rules) for t in told)]


@settings(max_examples=120)
@given(
    st.lists(event_claims(span=CROWDED), max_size=3),
    st.sampled_from(["arrested", "released", "exiled", "transferred", "died", "charged"]),
    days(span=CROWDED),
    st.integers(1, 8),
    st.data(),
    questions(),
)
def test_telling_the_day_only_narrows_where_it_contradicts_nothing(
    others: list[Claim],
    word: str,
    first: date,
    length: int,
    data: st.DataObject,
    question: tuple[str, str],
) -> None:
    """On one of some days, then on one of them, at no further cost: within what it was."""
    last = first + timedelta(days=length)
    day = first + timedelta(days=data.draw(st.integers(0, length)))
    rest = [replace(c, id=f"o{n}") for n, c in enumerate(others)]
    wide = [*rest, event(word, f"[{first}..{last}]", key="w")]
    narrow = [*rest, event(word, str(day), key="w")]
    rules = packaged()
    one, two = told_of(wide, rules=rules), told_of(narrow, rules=rules)
    # Where it adds to what is told of the same days, or contradicts more, other worlds count.
    assume([len(t.statements) for t in one] == [len(t.statements) for t in two])
    assume(not any(len(s.claims) > 1 and "w" in s.claims for t in one for s in t.statements))
    assume(cost_of(one) == cost_of(two))
    before = ask(known({"p": wide}), question).recorded
    assert within(ask(known({"p": narrow}), question).recorded, before)


@settings(max_examples=60)
@given(
    crowds(people=2),
    days(span=CROWDED),
    st.sampled_from(["released", "exiled", "died"]),
    st.integers(1, 4),
    questions(),
)
def test_naming_a_member_only_narrows(
    people: People, day: date, word: str, size: int, question: tuple[str, str]
) -> None:
    """Somebody to whom it happened that day may be of the group; then somebody says so."""
    who = known(people | {"new": [event(word, str(day), key="new")]})
    before = ask(who, question, together(group(size, str(day), event=ACTS[word])))
    after = ask(who, question, together(group(size, str(day), "new", event=ACTS[word])))
    assert within(after.recorded, before.recorded)


@settings(max_examples=60)
@given(crowds(people=2), days(span=CROWDED), st.integers(0, 3), st.integers(0, 3), questions())
def test_a_more_exact_number_only_narrows(
    people: People, day: date, low: int, more: int, question: tuple[str, str]
) -> None:
    """At least so many, then from so many to so many, then exactly so many."""
    who = known(people)
    least = ask(who, question, together(group(low, str(day), most=None))).recorded
    between = ask(who, question, together(group(low, str(day), most=low + more))).recorded
    exact = ask(who, question, together(group(low + more, str(day)))).recorded
    assert within(between, least)
    assert within(exact, between)


@settings(max_examples=60)
@given(crowds(people=3), few_groups(), questions(), st.integers(0, 2))
def test_judging_a_pair_beside_groups_only_narrows(
    people: People, cohorts: Cohorts, question: tuple[str, str], which: int
) -> None:
    """Different, and then one person: both lie within what it was before."""
    pair = [("p0", "p1"), ("p0", "p2"), ("p1", "p2")][which]
    assume(set(pair) <= set(people))
    before = ask(known(people, pair), question, cohorts).recorded
    assert within(ask(known(people), question, cohorts).recorded, before)
    keep, gone = pair
    joined = {name: list(claims) for name, claims in people.items() if name != gone}
    joined[keep] += people[gone]
    assert within(ask(known(joined), question, cohorts).recorded, before)


# Definitions.

HELD = Is(axis="custody", values=("in_custody", "custody_denied"))
FREE = Is(axis="custody", values=("at_liberty",))
VIASNA = Is(axis="recognition:viasna", values=("recognised",))
ANYONE = Is(axis="recognition", values=("recognised",))
OPEN = Is(axis="regime", values=("open_type_facility",))
DEAD = Is(axis="life", values=("dead", "dead_in_custody"))


def predicates() -> st.SearchStrategy[Predicate]:
    """Any definition one can write over a few tests."""
    atoms = st.sampled_from([HELD, FREE, VIASNA, ANYONE, OPEN, DEAD])
    return st.recursive(
        atoms,
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3).map(lambda of: All(tuple(of))),
            st.lists(inner, min_size=1, max_size=3).map(lambda of: AnyOf(tuple(of))),
            inner.map(Not),
        ),
        max_leaves=5,
    )


def definition(where: Predicate, *, origins: int = 1) -> Definition:
    return Definition(id="d", version=1, title="d", source="a test", where=where, origins=origins)


State = Mapping[str, str | None]


def passes(test: Predicate, state: State) -> bool:
    if isinstance(test, Not):
        return not passes(test.of, state)
    if isinstance(test, All):
        return all(passes(part, state) for part in test.of)
    if isinstance(test, AnyOf):
        return any(passes(part, state) for part in test.of)
    assert isinstance(test, Is)
    if test.axis == "recognition":
        return any(v in test.values for a, v in state.items() if a.startswith("recognition:"))
    default = packaged().axes[test.axis.partition(":")[0]].default
    return state.get(test.axis, default) in test.values


def by_hand(claims: Sequence[Claim], where: Predicate, day: date) -> str:
    """Look at every state that every part of a life can be in: the slow exact answer."""
    parts: list[list[State]] = []
    for told in told_of(claims, rules=packaged()):
        worlds = worlds_of(told, packaged())
        axes = worlds.kinds.axes
        if told.part == OWN or told.part.startswith("recognition:"):
            states = worlds.on(day.toordinal())
            parts.append([dict(zip(axes, state, strict=True)) for state in states])
    answers = {
        passes(where, {axis: value for state in choice for axis, value in state.items()})
        for choice in product(*parts)
    }
    return "possible" if len(answers) == 2 else "undisputed" if answers.pop() else "no"


@settings(max_examples=120)
@given(crowds(people=3), predicates(), days(span=CROWDED))
def test_counting_arrays_is_exactly_what_every_state_answers(
    people: People, where: Predicate, day: date
) -> None:
    """The fast count names whom the slow exact one names, or says that it may be wide."""
    answer = tally(known(people), definition(where), day.isoformat())
    found = {name: by_hand(claims, where, day) for name, claims in people.items()}
    sure = {name for name, how in found.items() if how == "undisputed"}
    maybe = {name for name, how in found.items() if how == "possible"}
    named = set(answer.undisputed), {p.person for p in answer.possible}
    if answer.widened:
        assert named[0] <= sure
        assert sure | maybe <= named[0] | named[1]
    else:
        assert named == (sure, maybe)


@settings(max_examples=60)
@given(crowds(people=3), pairs_of(3), predicates(), predicates(), days(span=CROWDED))
def test_a_narrower_definition_never_counts_more(
    people: People, pairs: Pairs, where: Predicate, more: Predicate, day: date
) -> None:
    """One more condition raises neither the least nor the greatest."""
    who = known(people, *pairs)
    wide = tally(who, definition(where), day.isoformat()).recorded
    narrow = tally(who, definition(All((where, more))), day.isoformat()).recorded
    assert wide.high is not None
    assert narrow.high is not None
    assert narrow.low <= wide.low
    assert narrow.high <= wide.high


@settings(max_examples=60)
@given(crowds(), days(span=CROWDED), st.integers(1, 3))
def test_asking_for_more_evidence_never_raises_the_least(
    people: People, day: date, origins: int
) -> None:
    """More origins asked for: fewer undisputed, no fewer possible."""
    who = known(people)
    plain = tally(who, definition(HELD), day.isoformat()).recorded
    strict = tally(who, definition(HELD, origins=origins), day.isoformat()).recorded
    assert strict.low <= plain.low
    assert strict.high == plain.high


# Answers that must agree.


@settings(max_examples=60)
@given(crowds(), pairs_of(), st.sampled_from(STOCKS), days(span=CROWDED))
def test_what_is_asked_compared_and_counted_is_of_the_same_people(
    people: People, pairs: Pairs, name: str, day: object
) -> None:
    """Questions, comparisons and counts name the same people as undisputed and possible."""
    who = known(people, *pairs)
    answer, held = ask(who, (name, str(day))), ask(who, ("held", str(day)))
    maybe = {p.person for p in answer.possible}
    open_people = {
        subject
        for g in gaps(who, preset(name), str(day), stale_after=10**6)
        if g.kind is not GapKind.PAIR
        for subject in g.subjects
    }
    assert open_people <= maybe
    assert maybe - open_people <= {person for pair in pairs for person in pair}
    found = compare_definitions(who, preset(name), preset("held"), str(day))
    standing = {d.person: (d.first, d.second) for d in (*found.only_first, *found.only_second)}
    for person in people:
        first, second = _standing(answer, person), _standing(held, person)
        assert standing.get(person, (first, first)) == (first, second)


def _standing(answer: Tally, person: str) -> str:
    if person in answer.undisputed:
        return "undisputed"
    return "possible" if any(p.person == person for p in answer.possible) else "no"


@settings(max_examples=30)
@given(crowds(people=3), crowds(people=3), pairs_of(3), few_groups(most=1), questions())
def test_what_lies_between_two_answers_sums_exactly(
    earlier: People, later: People, pairs: Pairs, cohorts: Cohorts, question: tuple[str, str]
) -> None:
    """Whatever was learnt, taken back or judged, its parts are the whole difference."""

    def knowledge(people: People, undecided: Pairs) -> Knowledge:
        return Knowledge(
            claims={c.id: c for claims in people.values() for c in claims},
            person_of={c.id: name for name, claims in people.items() for c in claims},
            cohorts=lambda _: cohorts,
            undecided_pairs=undecided,
        )

    name, on = question
    before, after = knowledge(earlier, pairs), knowledge(later, [])
    found = change(before, after, definition=preset(name), on=on)
    was, now = found.before.recorded, found.after.recorded
    assert sum(part.low for part in found.parts) == now.low - was.low
    if was.high is not None and now.high is not None:
        highs = [part.high for part in found.parts]
        if None not in highs:
            assert sum(high or 0 for high in highs) == now.high - was.high


@settings(max_examples=40)
@given(crowds(), days(span=CROWDED), st.data())
def test_counting_as_known_is_counting_what_was_known(
    people: People, day: date, data: st.DataObject
) -> None:
    """One pass with the moment of knowledge is the count of the rows known then."""
    rows = known(people).records
    size = len(rows.states)
    begun = data.draw(st.lists(st.integers(1, 9), min_size=size, max_size=size))
    lasted = data.draw(st.lists(st.integers(1, 9), min_size=size, max_size=size))
    states = replace(
        rows.states,
        recorded_from=np.array(begun, dtype=np.int64),
        recorded_to=np.array([a + b for a, b in zip(begun, lasted, strict=True)], dtype=np.int64),
    )
    marked = replace(rows, states=states)
    sequence = data.draw(st.integers(0, 18))
    for name in ("held", "viasna", "cpj"):
        recorded = tally(Who.of(marked.known(sequence)), preset(name), day.isoformat()).recorded
        counted = count_on(marked, preset(name), day, known=sequence)
        assert counted == (recorded.low, recorded.high)


@pytest.mark.parametrize("name", STOCKS)
def test_nobody_is_counted_where_nobody_is_known(name: str) -> None:
    """An empty archive has an answer to everything."""
    assert tally(known({}), preset(name), FIRST.isoformat()).recorded == Bounds(0, 0)
