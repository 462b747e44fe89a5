"""Records that may be one person: an answer holds every way of judging them."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.count import Who, tally
from habeas.count.clusters import MOST_EXACT, clusters_of, records_of
from habeas.count.gaps import GapKind, gaps
from habeas.count.series import Step, series
from habeas.model.bounds import Bounds
from habeas.model.claim import Claim
from habeas.vocabulary.definitions import preset
from strategies import CROWDED, attribute, crowds, days, event, known, pairs_of

PAIR = ("sofia", "zofia")


def held(who: Who, on: str = "2021-06-01") -> Bounds:
    return tally(who, preset("held"), on).recorded


def arrested(key: str, day: str = "2021-01-01") -> list[Claim]:
    return [event("arrested", day, key=key)]


def all_arrested(number: int) -> dict[str, list[Claim]]:
    """So many records, each telling of one arrest on one day."""
    return {f"r{i}": arrested(f"r{i}") for i in range(number)}


def chain(number: int) -> list[tuple[str, str]]:
    """Each record may be one with the next."""
    return [(f"r{i}", f"r{i + 1}") for i in range(number - 1)]


def test_a_pair_is_one_person_or_two() -> None:
    """Two records, each held: one to two, whoever they are."""
    answer = tally(known(all_arrested(2), ("r0", "r1")), preset("held"), "2021-06-01")
    assert (answer.recorded, answer.undecided_pairs) == (Bounds(1, 2), 1)
    assert answer.undisputed == ("r0", "r1")


@pytest.mark.parametrize("number", [3, 4, 5])
def test_a_chain_can_be_cut_anywhere(number: int) -> None:
    """Three to five records in a row: one person at least, all of them at most."""
    assert held(known(all_arrested(number), *chain(number))) == Bounds(1, number)


@pytest.mark.parametrize("number", [3, 4, 5])
def test_a_chain_whose_ends_differ_is_two_people_at_least(number: int) -> None:
    """DIFFERENT between the ends cuts it somewhere, wherever that is."""
    who = known(all_arrested(number), *chain(number), apart=[("r0", f"r{number - 1}")])
    assert held(who) == Bounds(2, number)


def test_records_that_are_all_different_but_for_a_chain_stay_apart() -> None:
    """Everybody differs from everybody else but two neighbours."""
    apart = [p for p in combinations([f"r{i}" for i in range(4)], 2) if p != ("r1", "r2")]
    assert held(known(all_arrested(4), *chain(4), apart=apart)) == Bounds(3, 4)


def test_what_no_chain_of_pairs_connects_is_never_one_person() -> None:
    """Two pairs are two people at least."""
    assert held(known(all_arrested(4), ("r0", "r1"), ("r2", "r3"))) == Bounds(2, 4)


def test_all_ways_are_tried_and_not_only_all_and_none() -> None:
    """An arrest, a release, and another arrest before the release, each of one record.

    The record of the release can be one with either, with both or with neither.
    """
    people = {
        "r0": arrested("a"),
        "r1": [event("released", "2021-03-01", key="b")],
        "r2": arrested("c", "2021-02-01"),
    }
    assert held(known(people)) == Bounds(2, 2)
    # One with either, the other is held. One with both: two arrests in a row contradict each
    # other, and whichever of them holds, the person was let go in March.
    assert held(known(people, ("r0", "r1"), ("r1", "r2"))) == Bounds(0, 2)


def test_judging_apart_what_may_be_one_leaves_the_rest_open() -> None:
    """The ends differ: the one in the middle is one with either, or nobody."""
    people = {
        "r0": arrested("a"),
        "r1": [event("released", "2021-03-01", key="b")],
        "r2": arrested("c", "2021-02-01"),
    }
    who = known(people, ("r0", "r1"), ("r1", "r2"), apart=[("r0", "r2")])
    assert held(who) == Bounds(1, 2)


def test_two_who_do_not_count_alone_may_count_together() -> None:
    """One record tells of the arrest and the other of the recognition: as one person, both."""
    people = {
        "sofia": [event("recognised", "2021-03-01", key="a", by="Viasna")],
        "zofia": arrested("b"),
    }
    assert tally(known(people), preset("viasna"), "2021-06-01").recorded == Bounds(0, 0)
    answer = tally(known(people, PAIR), preset("viasna"), "2021-06-01")
    assert answer.recorded == Bounds(0, 1)
    assert [p.person for p in answer.possible] == ["sofia", "zofia"]


def large(number: int = MOST_EXACT + 1) -> Who:
    return known(all_arrested(number), *chain(number))


def test_a_cluster_too_large_to_try_is_anything_from_nobody_to_everybody() -> None:
    """Six in a row: 0 to 6, and the answer says that it may be wider than it has to be."""
    answer = tally(large(), preset("held"), "2021-06-01")
    assert answer.recorded == Bounds(0, MOST_EXACT + 1)
    (words,) = answer.widened
    assert words.startswith("6 records in 1 clusters may be one person each in more ways")
    assert answer.undisputed == ()
    assert len(answer.possible) == MOST_EXACT + 1


def test_a_cluster_too_large_to_try_is_so_on_every_day() -> None:
    """Before anybody was arrested, too: together they may have been what none is alone."""
    found = series(large(), preset("held"), "2020-12-31/2021-01-02", step=Step.DAY)
    assert [p.recorded for p in found.points] == [Bounds(0, MOST_EXACT + 1)] * 3
    assert all(p.widened for p in found.points)


def test_a_cluster_that_is_tried_says_nothing_of_being_wide() -> None:
    """Five in a row are tried."""
    answer = tally(large(MOST_EXACT), preset("held"), "2021-06-01")
    assert (answer.recorded, answer.widened) == (Bounds(1, MOST_EXACT), ())


def test_pairs_of_people_of_whom_nothing_is_known_are_passed_over() -> None:
    """A pair with a record that tells nothing here."""
    assert held(known(all_arrested(1), ("r0", "nobody"))) == Bounds(1, 1)


def test_records_are_as_few_people_as_some_way_of_judging_makes_them() -> None:
    """Of a chain of three the ends may be one, and with somebody else they are two."""
    people = all_arrested(4)
    names = sorted(people)
    who = known(people, *chain(3))
    assert who.fewest(names) == 2
    assert who.fewest([names[0], names[2]]) == 1
    assert who.fewest([names[3]]) == 1
    assert who.fewest([]) == 0
    assert large().fewest(large().records.people) == 1


def test_a_possible_person_is_named_after_its_records() -> None:
    """Whatever order they come in."""
    ((one,), (two,)) = clusters_of([("b", "a")]), clusters_of([("a", "b")])
    assert one.names() == two.names()
    assert [records_of(name) for name in one.names()] == [("a",), ("b",), ("a", "b")]


def test_every_set_that_pairs_connect_and_nothing_splits_is_a_possible_person() -> None:
    """Of a chain of three whose ends differ: each alone, and each two neighbours."""
    (cluster,) = clusters_of([("a", "b"), ("b", "c")], [("a", "c")])
    assert {records_of(name) for name in cluster.names()} == {
        ("a",),
        ("b",),
        ("c",),
        ("a", "b"),
        ("b", "c"),
    }
    assert len(cluster.ways) == 3


# What one record tells and the other does not.


def arrested_here_freed_there() -> Who:
    """One list tells of the arrest, the other of arrest and release."""
    both = {
        "zofia": arrested("a"),
        "sofia": [*arrested("b"), event("released", "2021-03-01", key="c")],
    }
    return known(both, PAIR)


def test_a_release_that_only_the_other_record_tells_lowers_the_least() -> None:
    """As two, one of them is held; as one person, nobody is: 0 to 1, and the pair is told."""
    answer = tally(arrested_here_freed_there(), preset("held"), "2021-06-01")
    assert (answer.recorded, answer.undecided_pairs) == (Bounds(0, 1), 1)
    assert answer.undisputed == ()
    reasons = {p.person: p.reason for p in answer.possible}
    assert reasons["zofia"] == "may be one person with another record; nobody has judged"


def test_such_a_pair_is_a_question_worth_asking() -> None:
    """Judging it settles the count, so it is among what to find out next."""
    found = gaps(arrested_here_freed_there(), preset("held"), "2021-06-01")
    assert [(g.kind, g.subjects, g.narrows) for g in found if g.narrows] == [
        (GapKind.PAIR, PAIR, 1)
    ]


def test_a_release_before_the_arrest_changes_nothing() -> None:
    """Who was let go first and arrested later is held, as one person or as two."""
    people = {
        "zofia": arrested("a", "2021-05-01"),
        "sofia": [event("released", "2021-03-01", key="b")],
    }
    assert held(known(people, PAIR)) == Bounds(1, 1)


def test_a_release_told_for_two_years_need_not_be_one_of_the_later() -> None:
    """Freed in 2020 by one record and in 2021 by another: in 2021 nobody, or one."""
    people = {
        "zofia": [event("released", "2021-01-02", key="a")],
        "sofia": [event("released", "2020-12-30", key="b")],
    }
    assert tally(known(people, PAIR), preset("released"), "2021").recorded == Bounds(0, 1)


def test_a_death_that_only_the_other_record_tells_lowers_the_least() -> None:
    """One record is held, the other died: as one person, nobody is held."""
    people = {"zofia": arrested("a"), "sofia": [event("died", "2021-03-01", key="b")]}
    assert held(known(people, PAIR)) == Bounds(0, 1)


def test_two_records_of_two_sexes_are_one_person_of_either() -> None:
    """What is stated of both is stated of the one they may be."""
    people = {
        "zofia": [*arrested("a"), attribute("sex", "female", key="s")],
        "sofia": [*arrested("b"), attribute("sex", "male", key="t")],
    }
    assert held(known(people, PAIR)) == Bounds(1, 2)


# Laws.


def joined(
    people: dict[str, list[Claim]], pairs: list[tuple[str, str]], pair: tuple[str, str]
) -> Who:
    """Judge a pair to be one person."""
    keep, gone = pair
    merged = {name: list(claims) for name, claims in people.items() if name != gone}
    merged[keep] += people[gone]

    def name(person: str) -> str:
        return keep if person == gone else person

    left = {tuple(sorted((name(a), name(b)))) for a, b in pairs if (a, b) != pair}
    return known(merged, *[(a, b) for a, b in sorted(left) if a != b])


def within(narrow: Bounds, wide: Bounds) -> bool:
    assert narrow.high is not None
    assert wide.high is not None
    return wide.low <= narrow.low and narrow.high <= wide.high


@pytest.mark.parametrize(
    ("name", "on"), [("held", None), ("viasna", None), ("released", "2020"), ("arrested", "2020")]
)
@settings(max_examples=40)
@given(people=crowds(), pairs=pairs_of(), day=days(span=CROWDED), data=st.data())
def test_judging_a_pair_only_ever_narrows(
    name: str,
    on: str | None,
    people: dict[str, list[Claim]],
    pairs: list[tuple[str, str]],
    day: object,
    data: st.DataObject,
) -> None:
    """Judged the same or different, the answer lies within what it was before."""
    pairs = [(a, b) for a, b in pairs if a in people and b in people]
    if not pairs:
        return
    pair = data.draw(st.sampled_from(pairs))
    asked = on or str(day)
    before = tally(known(people, *pairs), preset(name), asked).recorded
    rest = [p for p in pairs if p != pair]
    different = known(people, *rest, apart=[pair])
    assert within(tally(different, preset(name), asked).recorded, before)
    assert within(tally(joined(people, pairs, pair), preset(name), asked).recorded, before)


@settings(max_examples=40)
@given(crowds(), pairs_of(), days(span=CROWDED))
def test_not_knowing_who_is_who_only_ever_widens(
    people: dict[str, list[Claim]], pairs: list[tuple[str, str]], day: object
) -> None:
    """Everybody apart is one way of judging: its answer lies within."""
    for name, on in (("held", str(day)), ("released", "2020"), ("exiled", "2020-02")):
        apart = tally(known(people), preset(name), on).recorded
        assert within(apart, tally(known(people, *pairs), preset(name), on).recorded)


def test_what_is_kept_of_records_that_are_judged_apart_since_is_not_counted() -> None:
    """Only those who may be one now are asked about together."""
    people = all_arrested(4)
    before = known(people, ("r0", "r1"), ("r2", "r3"))
    now = Who.of(before.records, [("r0", "r1")], apart=[("r2", "r3")], kept=before.unions)
    fresh = known(people, ("r0", "r1"), apart=[("r2", "r3")])
    assert now.unions.people == fresh.unions.people
    assert held(now) == held(fresh) == Bounds(3, 4)
