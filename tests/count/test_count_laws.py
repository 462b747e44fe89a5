from dataclasses import replace
from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from habeas.count import Rectangles, tally
from habeas.count.evaluate import count_on
from habeas.count.tally import grouped
from habeas.model.bounds import Bounds
from habeas.model.cohort import Cohort
from habeas.model.definition import All, AnyOf, Definition, Is, Not, Predicate
from habeas.model.spell import Spell, Standing
from habeas.model.when import parse_when
from habeas.vocabulary.definitions import preset
from strategies import archives, days

HELD = Is(axis="custody", values=("in_custody", "custody_denied"))
FREE = Is(axis="custody", values=("at_liberty",))
VIASNA = Is(axis="recognition:viasna", values=("recognised",))
ANYONE = Is(axis="recognition", values=("recognised",))
OPEN = Is(axis="regime", values=("open_type_facility",))


def predicates() -> st.SearchStrategy[Predicate]:
    """Any definition one can write over a few tests."""
    atoms = st.sampled_from([HELD, FREE, VIASNA, ANYONE, OPEN])
    return st.recursive(
        atoms,
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3).map(lambda of: All(tuple(of))),
            st.lists(inner, min_size=1, max_size=3).map(lambda of: AnyOf(tuple(of))),
            inner.map(Not),
        ),
        max_leaves=5,
    )


def definition(where: Predicate, **more: object) -> Definition:
    made = Definition(id="d", version=1, title="d", source="a test", where=where)
    return replace(made, **more)  # type: ignore[arg-type]


def by_hand(spells: list[Spell], where: Predicate, person: str, day: date) -> int:
    """The slow exact answer: 0 no, 1 possible, 2 undisputed."""
    if isinstance(where, Not):
        return 2 - by_hand(spells, where.of, person, day)
    if isinstance(where, All):
        return min(by_hand(spells, part, person, day) for part in where.of)
    if isinstance(where, AnyOf):
        return max(by_hand(spells, part, person, day) for part in where.of)
    assert isinstance(where, Is)
    order = {Standing.NO: 0, Standing.POSSIBLE: 1, Standing.UNDISPUTED: 2}
    answers = [
        order[s.standing(day)]
        for s in spells
        if s.person == person and s.axis.startswith(where.axis) and s.value in where.values
    ]
    return max(answers, default=0)


@given(archives(), predicates(), days())
def test_counting_arrays_is_exactly_what_each_spell_answers(
    spells: list[Spell], where: Predicate, day: date
) -> None:
    """The fast count and the slow exact one name the same people."""
    answer = tally(Rectangles.of(spells), definition(where), day.isoformat())
    people = sorted({s.person for s in spells})
    assert list(answer.undisputed) == [p for p in people if by_hand(spells, where, p, day) == 2]
    maybe = [p for p in people if by_hand(spells, where, p, day) == 1]
    assert [p.person for p in answer.possible] == maybe


@given(archives(), predicates(), days())
def test_low_is_never_above_high(spells: list[Spell], where: Predicate, day: date) -> None:
    """At least is never more than at most."""
    bounds = tally(Rectangles.of(spells), definition(where), day.isoformat()).bounds
    assert bounds.high is not None
    assert bounds.low <= bounds.high


@given(archives(), predicates(), predicates(), days())
def test_a_narrower_definition_never_counts_more(
    spells: list[Spell], where: Predicate, more: Predicate, day: date
) -> None:
    """One more condition raises neither bound."""
    rows = Rectangles.of(spells)
    wide = tally(rows, definition(where), day.isoformat()).bounds
    narrow = tally(rows, definition(All((where, more))), day.isoformat()).bounds
    assert wide.high is not None
    assert narrow.high is not None
    assert narrow.low <= wide.low
    assert narrow.high <= wide.high


@given(archives(), days(), st.integers(1, 3))
def test_asking_for_more_evidence_never_raises_the_least(
    spells: list[Spell], day: date, origins: int
) -> None:
    """More origins asked for: fewer undisputed, no fewer possible."""
    rows = Rectangles.of(spells)
    plain = tally(rows, definition(HELD), day.isoformat()).bounds
    strict = tally(rows, definition(HELD, origins=origins), day.isoformat()).bounds
    assert strict.low <= plain.low
    assert strict.high == plain.high


@given(archives(), st.randoms(use_true_random=False), days())
def test_order_of_rows_does_not_matter(spells: list[Spell], random: Random, day: date) -> None:
    """However the rows are stored, the answer is the same."""
    shuffled = list(spells)
    random.shuffle(shuffled)
    for name, on in (("held", day.isoformat()), ("released", "2020"), ("arrested", "2021")):
        one = tally(Rectangles.of(spells), preset(name), on)
        two = tally(Rectangles.of(shuffled), preset(name), on)
        assert (one.bounds, one.undisputed) == (two.bounds, two.undisputed)


PAIRS = st.lists(
    st.tuples(st.integers(1, 5), st.integers(1, 5)).map(lambda p: (f"p{p[0]}", f"p{p[1]}")),
    max_size=4,
).map(lambda pairs: [p for p in pairs if p[0] != p[1]])


@given(archives(), days(), PAIRS)
def test_an_undecided_pair_only_ever_lowers_the_least(
    spells: list[Spell], day: date, pairs: list[tuple[str, str]]
) -> None:
    """Not knowing who is who never makes more people."""
    rows = Rectangles.of(spells)
    decided = tally(rows, preset("held"), day.isoformat()).bounds
    undecided = tally(rows, preset("held"), day.isoformat(), undecided_pairs=pairs).bounds
    assert undecided.low <= decided.low
    assert undecided.high == decided.high


@given(
    archives(),
    PAIRS,
    st.integers(0, 20),
    st.sets(st.sampled_from(["p1", "p2", "p3"])),
    st.sampled_from(["2020-05-01", "2020", "2020-12/2021-02"]),
)
def test_a_group_never_counts_twice_and_never_counts_less(
    spells: list[Spell], pairs: list[tuple[str, str]], size: int, members: set[str], time: str
) -> None:
    """A group adds at most its unnamed, and never takes anybody away."""
    rows = Rectangles.of(spells)
    named = tuple(sorted(members))
    group = Cohort(
        id="f",
        size=Bounds(max(size, len(named)), max(size, len(named))),
        measure="released",
        time=parse_when(time),
        members=named,
    )
    without = tally(rows, preset("released"), "2020", undecided_pairs=pairs).bounds
    answer = tally(rows, preset("released"), "2020", cohorts=[group], undecided_pairs=pairs).bounds
    assert without.high is not None
    assert answer.high is not None
    assert without.low <= answer.low <= answer.high
    group_of = grouped(pairs)
    apart = {group_of.get(m, m) for m in named}
    assert answer.high <= without.high + max(size, len(named)) - len(apart)


@given(archives(), days(), st.data())
def test_counting_as_known_is_counting_what_was_known(
    spells: list[Spell], day: date, data: st.DataObject
) -> None:
    """One pass with the moment of knowledge is the count of the rows known then."""
    moments = st.tuples(st.integers(1, 9), st.integers(1, 9)).map(lambda p: (p[0], p[0] + p[1]))
    recorded = [data.draw(moments) for _ in spells]
    rows = Rectangles.of(spells, recorded=recorded)
    sequence = data.draw(st.integers(0, 18))
    for name in ("held", "viasna", "cpj"):
        bounds = tally(rows.known(sequence), preset(name), day.isoformat()).bounds
        assert count_on(rows, preset(name), day, known=sequence) == (bounds.low, bounds.high)


@given(archives(), archives(size=4), days())
def test_rows_replaced_in_place_count_as_if_made_anew(
    spells: list[Spell], fresh: list[Spell], day: date
) -> None:
    """What is known before an entry stays, and after it is what the entry says."""
    touched = {s.person for s in fresh} | {"p1"}
    rows = Rectangles.of(spells)
    after = rows.replaced(touched, fresh, at=5)
    kept = [s for s in spells if s.person not in touched]
    want = tally(Rectangles.of([*kept, *fresh]), preset("held"), day.isoformat())
    got = tally(after.known(5), preset("held"), day.isoformat())
    assert (got.bounds, got.undisputed) == (want.bounds, want.undisputed)
    before = tally(after.known(4), preset("held"), day.isoformat())
    assert before.undisputed == tally(rows, preset("held"), day.isoformat()).undisputed
    assert bool((after.person[1:] >= after.person[:-1]).all())
