"""Groups have identity: which figures tell of one group of people, and how groups stand together.

Everybody here is invented. Days are of May 2031; XA and XB are codes of no country.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.count.groups import groups_of
from habeas.model.bounds import Bounds
from habeas.model.cohort import AssumedOfGroup, Cohort, Cohorts, GroupAssumption
from habeas.model.figure import DESCRIBED, Figure, Hedge, Mode
from habeas.model.judgement import Judged, Judgement
from habeas.model.when import parse_day, parse_when
from habeas.vocabulary.measures import measures

DAY = "2031-05-04"
NEXT = "2031-05-05"


def figure(name: str, size: int | None, time: str | None = DAY, **more: Any) -> Figure:
    fields: dict[str, Any] = {
        "id": name,
        "low": size,
        "high": size,
        "hedge": Hedge.EXACT,
        "measure": "released",
        "mode": Mode.FLOW,
        "population": "people",
        "time": None if time is None else parse_when(time),
    }
    return Figure(**(fields | more))


def hedged(name: str, hedge: Hedge, low: int | None, high: int | None, **more: Any) -> Figure:
    return figure(name, None, **({"hedge": hedge, "low": low, "high": high} | more))


def at_least(name: str, low: int, **more: Any) -> Figure:
    return hedged(name, Hedge.AT_LEAST, low, None, **more)


def about(name: str, size: int, **more: Any) -> Figure:
    return hedged(name, Hedge.ABOUT, size, size, **more)


def judged(*decided: tuple[str, str, Judgement]) -> tuple[Judged, ...]:
    return tuple(
        Judged(id=f"j{n}", a=a, b=b, judgement=what, by="Ottoline Fennick", why="x", seq=n)
        for n, (a, b, what) in enumerate(decided, 1)
    )


def found(
    *figures: Figure,
    members: Mapping[str, Sequence[str]] | None = None,
    judgements: Iterable[Judged] = (),
) -> Cohorts:
    return groups_of(figures, members or {}, judgements=judgements)


def only(*figures: Figure, **more: Any) -> Cohort:
    (group,) = found(*figures, **more).groups
    return group


def sizes(cohorts: Cohorts) -> list[Bounds]:
    return [group.size for group in cohorts.groups]


def by_id(cohorts: Cohorts) -> dict[str, Cohort]:
    """Find each group by any of its tellings."""
    return {telling: group for group in cohorts.groups for telling in group.tellings}


def pair(*names: str) -> frozenset[frozenset[str]]:
    return frozenset({frozenset(names)})


NOTHING: frozenset[frozenset[str]] = frozenset()


# What is a group.


@pytest.mark.parametrize(
    ("measure", "event"),
    [
        ("arrested", "arrest"),
        ("re_arrested", "arrest"),
        ("released", "release"),
        ("pardoned", "pardon"),
        ("deported_or_exiled", "exile"),
        ("died", "death"),
        ("charged", "charge"),
        ("sentenced", "verdict"),
        ("recognised", "recognition"),
        ("listed", "listed"),
        ("disappeared", "enforced_disappearance"),
    ],
)
def test_everybody_of_a_group_had_the_event_that_is_counted(measure: str, event: str) -> None:
    """What a figure counts says which event its people had."""
    group = only(figure("a", 18, measure=measure))
    assert (group.event, group.size, group.tellings) == (event, Bounds(18, 18), ("a",))
    assert group.first == group.last == parse_day(DAY).toordinal()


@pytest.mark.parametrize(
    "no_group",
    [
        figure("a", 1135, mode=Mode.STOCK),
        figure("a", 1135, measure="held", mode=Mode.STOCK),
        figure("a", 569, mode=Mode.CUMULATIVE),
        figure("a", 342, "2031"),
        figure("a", 342, "2031-XX-XX"),
        figure("a", 342, "2031~"),
        figure("a", 342, "2031-05-01/2031-05-04"),
        figure("a", 342, "2031-05/.."),
        figure("a", 18, relation="during"),
        figure("a", 18, relation="from"),
        figure("a", 18, relation="until"),
        figure("a", 18, relation="as_of"),
        figure("a", 18, "2031-05~"),
        figure("a", 18, None),
        figure("a", 18, unit="arrest_events"),
        figure("a", 18, unit="families"),
        hedged("a", Hedge.VAGUE, None, None),
        figure("a", 18, measure="restricted"),
        figure("a", 18, measure="list_exit"),
        figure("a", 18, measure="given_medals"),
        figure("a", 0),
        figure("a", 18, said_on="2031-05-03"),
    ],
)
def test_what_tells_of_no_one_occasion_is_no_group(no_group: Figure) -> None:
    """Stocks, totals, other units, no number, no day, and what was told before its day."""
    assert found(no_group) == Cohorts()


@pytest.mark.parametrize(
    ("told", "size"),
    [
        (figure("a", 52), Bounds(52, 52)),
        (at_least("a", 52), Bounds(52, None)),
        (hedged("a", Hedge.MORE_THAN, 52, None), Bounds(53, None)),
        (hedged("a", Hedge.AT_MOST, None, 52), Bounds(0, 52)),
        (hedged("a", Hedge.FEWER_THAN, None, 52), Bounds(0, 51)),
        (hedged("a", Hedge.RANGE, 45, 60), Bounds(45, 60)),
        (hedged("a", Hedge.VAGUE, 24, None), Bounds(24, None)),
        (hedged("a", Hedge.VAGUE, 24, 99), Bounds(24, 99)),
        (about("a", 50), Bounds(45, 55)),
        (about("a", 14), Bounds(12, 16)),
        (about("a", 1), Bounds(0, 2)),
    ],
)
def test_how_exactly_a_number_is_told_is_how_many_there_can_be(told: Figure, size: Bounds) -> None:
    """About n is n less and plus a tenth, rounded outwards."""
    assert only(told).size == size


def test_about_is_a_named_assumption() -> None:
    """Whoever reads the group sees how a round number was taken."""
    read = AssumedOfGroup(GroupAssumption.ABOUT, sizes=(Bounds(50, 50), Bounds(45, 55)))
    assert only(about("a", 50)).assumed == (read,)
    assert only(figure("a", 50)).assumed == ()


@pytest.mark.parametrize(
    ("time", "said_on", "first", "last", "shown"),
    [
        ("[2031-05-04..]", "2031-05-06", "2031-05-04", "2031-05-06", "[2031-05-04..2031-05-06]"),
        ("[2031-05-04..]", "2031-05-04", "2031-05-04", "2031-05-04", "2031-05-04"),
        ("[2031-05-04..]", None, "2031-05-04", None, "[2031-05-04..]"),
        ("[..2031-05-04]", None, None, "2031-05-04", "[..2031-05-04]"),
        ("[2031-01-01..2031-05-04]", None, "2031-01-01", "2031-05-04", "[2031-01-01..2031-05-04]"),
        ("[2031-05-01..2031-05-09]", "2031-05-04", "2031-05-01", "2031-05-04",
         "[2031-05-01..2031-05-04]"),
        ("2031-05", None, "2031-05-01", "2031-05-31", "2031-05"),
        ("2031-05", "2031-05-20", "2031-05-01", "2031-05-20", "[2031-05-01..2031-05-20]"),
        ("2031-05-04~", "2031-05", "2031-05-01", "2031-05-07", "2031-05-04~"),
        ("2031-05-04", "2031", "2031-05-04", "2031-05-04", "2031-05-04"),
    ],
)  # fmt: skip
def test_a_group_is_of_a_day_or_of_a_window_of_doubt(
    time: str, said_on: str | None, first: str | None, last: str | None, shown: str
) -> None:
    """No day after the one on which it was said is a day of the group."""
    group = only(figure("a", 14, time, said_on=said_on))
    assert group.first == (None if first is None else parse_day(first).toordinal())
    assert group.last == (None if last is None else parse_day(last).toordinal())
    assert group.time == parse_when(shown)


def test_those_named_as_belonging_to_any_telling_belong_to_the_group() -> None:
    """The rest of the group nobody has named."""
    group = only(
        figure("a", 18),
        figure("b", 18),
        members={"a": ["p2", "p1"], "b": ["p1", "p3"], "z": ["p9"]},
    )
    assert group.members == ("p1", "p2", "p3")
    assert group.remainder == Bounds(15, 15)


# One group.


def test_fifty_outlets_on_one_convoy_are_one_convoy() -> None:
    """Released, pardoned, taken out of the country: one act of one day, told in many words."""
    words = [("released", "people"), ("pardoned", "prisoners"), ("released", "political_prisoners")]
    outlets = [
        figure(f"{n:02}", 14, measure=measure, population=population, place=place)
        for n, ((measure, population), place) in enumerate(
            [(word, place) for word in words for place in (None, "XA", "Lower Quill")] * 5
        )
    ]
    taken_out = [
        figure(f"x{n}", 14, measure="deported_or_exiled", destination=where)
        for n, where in enumerate([None, "Freedonia"] * 3)
    ]
    cohorts = found(*outlets, *taken_out)
    (group,) = cohorts.groups
    assert group.size == Bounds(14, 14)
    assert len(group.tellings) == 51
    assert group.tellings == tuple(sorted(group.tellings))
    assert group.events == ("release", "exile", "pardon")
    assert group.event == "release"
    assert (group.population, group.place, group.destination) == (
        "political_prisoners", "XA", "Freedonia",
    )  # fmt: skip
    assert AssumedOfGroup(GroupAssumption.ONE_ACT, events=group.events) in group.assumed
    assert (cohorts.apart, cohorts.undecided) == (NOTHING, NOTHING)


def test_the_most_precise_telling_leads() -> None:
    """A group bears the id of the telling that says most, not of the first that was read."""
    group = only(at_least("a", 10), about("b", 14), figure("c", 14), figure("d", 14, place="XA"))
    assert group.id == "d"


def test_an_arrest_and_a_release_of_one_day_are_two_things() -> None:
    """The same people may have had both; nothing needs to be decided."""
    cohorts = found(figure("a", 14, measure="arrested"), figure("b", 14))
    assert len(cohorts.groups) == 2
    assert (cohorts.apart, cohorts.undecided) == (NOTHING, NOTHING)


def test_two_exact_days_are_two_things() -> None:
    """Nobody is let go twice with nothing between; nothing needs to be decided."""
    cohorts = found(figure("a", 14), figure("b", 14, NEXT))
    assert len(cohorts.groups) == 2
    assert (cohorts.apart, cohorts.undecided) == (NOTHING, NOTHING)


def test_a_country_holds_its_towns_and_silence_excludes_nothing() -> None:
    """Who names the town and who names the country tell of one convoy."""
    told = [
        figure("a", 14, place="XA"),
        figure("b", 14, place="Lower Quill"),
        figure("c", 14),
        figure("d", 14, place="LOWER  quill"),
        figure("e", 14, place="XA-07"),
    ]
    group = only(*told)
    assert (group.place, group.unplaced) == ("XA", None)


def test_a_group_of_a_town_alone_keeps_its_name() -> None:
    """Nobody here knows in which country it lies; the shortest words name it."""
    told = [figure("a", 14, place="Lower Quill"), figure("b", 14, place="Quill")]
    group = only(*told)
    assert (group.place, group.unplaced) == (None, "Quill")
    assert only(figure("a", 14)).unplaced is None


def test_two_countries_are_two_groups_that_share_nobody() -> None:
    """One release is in one country."""
    cohorts = found(figure("a", 14, place="XA"), figure("b", 14, place="XB"))
    assert len(cohorts.groups) == 2
    assert cohorts.apart == pair("a", "b")
    assert cohorts.undecided == NOTHING


def test_towns_in_two_scripts_may_be_one_town() -> None:
    """A name nobody can compare says neither one group nor two."""
    cohorts = found(figure("a", 14, place="Quill"), figure("b", 14, place="Квіл"))
    assert (cohorts.apart, cohorts.undecided) == (NOTHING, pair("a", "b"))


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("people", "prisoners"),
        ("people", "political_prisoners"),
        ("prisoners", "political_prisoners"),
        ("detainees", "political_prisoners"),
        ("political_prisoners", "prisoners_of_conscience"),
        ("prisoners", "detainees"),
        ("people", "journalists"),
        ("people", "beekeepers"),
    ],
)
def test_populations_that_nest_are_one_group_of_one_size(outer: str, inner: str) -> None:
    """Every outlet has its own noun."""
    told = [figure("a", 14, population=outer), figure("b", 14, population=inner)]
    group = only(*told)
    assert only(*reversed(told)) == group
    assert group.population == inner


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("journalists", "activists"),
        ("journalists", "political_prisoners"),
        ("foreigners", "beekeepers"),
    ],
)
def test_populations_that_do_not_nest_are_two_groups_and_undecided(one: str, other: str) -> None:
    """Five journalists and seven activists may be twelve people, or seven."""
    cohorts = found(figure("a", 5, population=one), figure("b", 7, population=other))
    assert sizes(cohorts) == [Bounds(5, 5), Bounds(7, 7)]
    assert (cohorts.apart, cohorts.undecided) == (NOTHING, pair("a", "b"))
    assert all(not group.within for group in cohorts.groups)
    assert len(found(figure("a", 5, population=one), figure("b", 5, population=other)).groups) == 2


def test_a_few_per_cent_are_one_group_and_an_assumption() -> None:
    """50 pardoned and 52 released on one day are one convoy, of 50 to 52."""
    group = only(figure("a", 50, measure="pardoned"), figure("b", 52, population="prisoners"))
    assert group.size == Bounds(50, 52)
    taken = (Bounds(50, 50), Bounds(52, 52))
    assert AssumedOfGroup(GroupAssumption.ONE_SIZE, sizes=taken) in group.assumed


def test_a_few_per_cent_do_not_add_up() -> None:
    """100 is one with 104, and 104 with 108, but 100 not with 108: no chain joins them."""
    cohorts = found(figure("a", 100), figure("b", 104), figure("c", 108))
    assert sorted(sizes(cohorts), key=lambda size: size.low) == [Bounds(100, 100), Bounds(104, 108)]
    assert len(cohorts.undecided) == 1


def test_more_than_a_few_per_cent_are_two_groups() -> None:
    """13 and 14 may be two convoys of one day."""
    cohorts = found(figure("a", 13), figure("b", 14))
    assert (len(cohorts.groups), cohorts.undecided) == (2, pair("a", "b"))


def test_hedged_numbers_that_can_be_the_same_are_one_group() -> None:
    """At least 40, about 50 and 52 are 52; where nobody is exact, what all allow."""
    assert only(at_least("a", 40), about("b", 50), figure("c", 52)).size == Bounds(52, 52)
    assert only(about("a", 50), at_least("b", 48)).size == Bounds(48, 55)
    assert only(at_least("a", 10), hedged("b", Hedge.AT_MOST, None, 30)).size == Bounds(10, 30)
    assert len(found(figure("a", 52), about("b", 40)).groups) == 2


def test_a_copy_is_a_telling_of_what_it_repeats() -> None:
    """Copies are not witnesses, and no groups, whatever the doubt about the day."""
    window = "[2031-05-10..2031-05-13]"
    copied = [figure("a", 1, window), figure("b", 1, window, origin="a")]
    assert only(*copied).tellings == ("a", "b")
    assert len(found(copied[0], figure("b", 1, window)).groups) == 2


# Windows of doubt.


def test_two_windows_that_share_days_are_undecided() -> None:
    """One let go in [10..13] and one in [10..17] are one person or two."""
    cohorts = found(
        figure("a", 1, "[2031-05-10..2031-05-13]", population="political_prisoners"),
        figure("b", 1, "[2031-05-10..2031-05-17]", population="political_prisoners"),
        figure("c", 1, "[2031-05-14..2031-05-19]", population="political_prisoners"),
        figure("d", 1, "2031-05-20", population="political_prisoners"),
    )
    assert len(cohorts.groups) == 4
    assert cohorts.undecided == pair("a", "b") | pair("b", "c")
    assert cohorts.apart == NOTHING


def test_a_day_inside_a_window_is_undecided_too() -> None:
    """Whether the convoy of the 4th is the one told of May, nobody has said."""
    cohorts = found(
        figure("a", 14), figure("b", 14, "2031-05"), at_least("c", 9, time="[2031-05-04..]")
    )
    assert cohorts.undecided == pair("a", "b") | pair("a", "c") | pair("b", "c")


def test_groups_are_in_the_order_of_their_days() -> None:
    """By first day, one without a first day first, then by id."""
    cohorts = found(
        figure("b", 3, NEXT), figure("a", 2, NEXT), figure("d", 7), figure("z", 1, "[..2031-05-04]")
    )
    assert [group.id for group in cohorts.groups] == ["z", "d", "a", "b"]


# Parts.


def test_two_destinations_are_parts_of_the_whole_and_share_nobody() -> None:
    """123 let go, 114 of them taken to one country and 9 to another."""
    cohorts = found(
        figure("whole", 123, population="political_prisoners"),
        figure("many", 114, measure="deported_or_exiled", destination="Ruritania"),
        figure("few", 9, measure="deported_or_exiled", destination="Freedonia"),
    )
    group = by_id(cohorts)
    assert group["many"].within == group["few"].within == ("whole",)
    assert group["whole"].within == ()
    assert (cohorts.apart, cohorts.undecided) == (pair("many", "few"), NOTHING)
    among = AssumedOfGroup(GroupAssumption.AMONG, sizes=(Bounds(114, 114), Bounds(123, 123)))
    assert among in group["many"].assumed


@pytest.mark.parametrize(
    "more", [{"part_of": "whole"}, {}, {"subgroup": {"citizenship": "foreign"}}]
)
def test_foreigners_are_a_part_of_the_prisoners_let_go(more: dict[str, Any]) -> None:
    """Said, or taken so: whoever is let go was a prisoner."""
    cohorts = found(
        figure("whole", 52, population="prisoners"),
        figure("part", 14, population="foreigners", **more),
    )
    assert by_id(cohorts)["part"].within == ("whole",)
    assert cohorts.undecided == NOTHING
    assumed = by_id(cohorts)["part"].assumed
    among = AssumedOfGroup(GroupAssumption.AMONG, sizes=(Bounds(14, 14), Bounds(52, 52)))
    assert assumed == (() if "part_of" in more else (among,))


def test_a_narrower_population_or_a_subgroup_is_a_part() -> None:
    """40 of the 52 are political prisoners; 12 of the 52 are women; which of the 40 nobody says."""
    cohorts = found(
        figure("whole", 52),
        figure("recognised", 40, population="political_prisoners"),
        figure("women", 12, subgroup={"sex": "female"}),
    )
    group = by_id(cohorts)
    assert group["recognised"].within == group["women"].within == ("whole",)
    assert cohorts.undecided == pair("recognised", "women")
    assert dict(group["women"].subgroup) == {"sex": "female"}


def test_a_subgroup_of_another_role_is_no_part() -> None:
    """Five women among the journalists need not be political prisoners."""
    cohorts = found(
        figure("a", 52, population="political_prisoners"),
        figure("b", 5, population="journalists", subgroup={"sex": "female"}),
    )
    assert cohorts.undecided == pair("a", "b")


def test_a_smaller_number_alone_is_no_part() -> None:
    """Twenty and seven of one day, told alike, may be two groups."""
    cohorts = found(figure("a", 20), figure("b", 7))
    assert cohorts.undecided == pair("a", "b")
    wider = found(figure("a", 20, population="political_prisoners"), figure("b", 7))
    assert wider.undecided == pair("a", "b")


def test_two_groups_told_of_in_the_same_words_are_no_parts() -> None:
    """Twenty and seven, each called people here and political prisoners there, may be 27."""
    cohorts = found(
        figure("a", 20),
        figure("b", 20, population="political_prisoners"),
        figure("c", 7),
        figure("d", 7, population="political_prisoners"),
    )
    assert all(not group.within for group in cohorts.groups)
    assert len(cohorts.undecided) == 1
    loose = found(
        figure("a", 52),
        figure("b", 52, population="political_prisoners"),
        figure("c", 40, population="political_prisoners"),
    )
    assert by_id(loose)["c"].within == ("b",)


def test_men_and_women_share_nobody() -> None:
    """So do adults and minors; two citizenships may be one person's."""
    cohorts = found(
        figure("a", 18, subgroup={"sex": "female"}), figure("b", 24, subgroup={"sex": "male"})
    )
    assert (cohorts.apart, cohorts.undecided) == (pair("a", "b"), NOTHING)
    two = found(
        figure("a", 2, subgroup={"citizenship": "Freedonia"}),
        figure("b", 3, subgroup={"citizenship": "Ruritania"}),
    )
    assert (two.apart, two.undecided) == (NOTHING, pair("a", "b"))


def test_two_descriptions_may_be_of_the_same_people() -> None:
    """Nobody says whether they are: "14 dockers", "14 port workers"; "14 people" may be either."""
    words = ("dockers", "port workers")
    two = found(*(figure(w, 14, subgroup={DESCRIBED: w}) for w in words))
    assert (two.apart, two.undecided) == (NOTHING, pair(*words))
    one = only(figure("a", 14, subgroup={DESCRIBED: "dockers"}), figure("b", 14))
    assert one.tellings == ("a", "b")


def test_one_country_is_narrower_than_foreign() -> None:
    """Two Freedonians are among ten foreigners, and these among fourteen."""
    cohorts = found(
        figure("a", 14, population="political_prisoners"),
        figure("b", 10, population="foreigners", subgroup={"citizenship": "foreign"}),
        figure("c", 2, population="foreigners", subgroup={"citizenship": "Freedonia"}),
    )
    group = by_id(cohorts)
    assert group["b"].within == ("a",)
    assert group["c"].within == ("a", "b")


def test_a_part_is_one_with_a_part_whoever_tells_it() -> None:
    """Ten outlets that each tell of the foreigners of their own 52 tell of one part."""
    told = []
    for n in range(10):
        told += [figure(f"w{n}", 52), figure(f"p{n}", 14, population="foreigners", part_of=f"w{n}")]
    cohorts = found(*told)
    assert sizes(cohorts) == [Bounds(14, 14), Bounds(52, 52)]
    assert by_id(cohorts)["p3"].within == ("w0",)


def test_a_stated_part_is_a_part_whatever_its_day_and_event() -> None:
    """Two of the released died; of a total or a stock there are no parts here."""
    cohorts = found(
        figure("whole", 52),
        figure("dead", 2, "2031-08", measure="died", part_of="whole"),
        figure("total", 400, "2031"),
        figure("b", 3, NEXT, part_of="total"),
    )
    assert by_id(cohorts)["dead"].within == ("whole",)
    assert by_id(cohorts)["b"].within == ()


def test_a_stated_part_is_never_one_with_its_whole() -> None:
    """50 of the 52 are two per cent fewer, and yet a part."""
    cohorts = found(figure("whole", 52), figure("part", 51, part_of="whole"))
    assert by_id(cohorts)["part"].within == ("whole",)


def test_parts_of_each_other_are_no_parts() -> None:
    """Two claims that say so of each other do not hang in a circle."""
    cohorts = found(figure("a", 20, part_of="b"), figure("b", 30, part_of="a"))
    assert [group.within for group in cohorts.groups].count(()) == 1


def test_a_part_that_could_be_of_two_wholes_is_undecided() -> None:
    """14 foreigners are among the 52 or among the 30: neither is taken."""
    cohorts = found(
        figure("a", 52), figure("b", 30), figure("c", 14, subgroup={"citizenship": "foreign"})
    )
    assert by_id(cohorts)["c"].within == ()
    assert cohorts.undecided == pair("a", "b") | pair("a", "c") | pair("b", "c")


def test_a_part_is_of_the_narrowest_whole_that_is_said() -> None:
    """Twelve women are among the 52; nobody says that they are among the 40."""
    cohorts = found(
        figure("a", 52, population="prisoners"),
        figure("b", 40, population="political_prisoners"),
        figure("c", 12, subgroup={"sex": "female"}),
        figure("d", 9, population="prisoners_of_conscience"),
    )
    group = by_id(cohorts)
    assert group["c"].within == ("a",)
    assert group["d"].within == ("a", "b")


def test_a_part_finds_its_whole_among_all_tellings() -> None:
    """That somebody says where the 52 were taken does not shut the foreigners out."""
    cohorts = found(
        figure("a", 52, population="prisoners"),
        figure("b", 52, measure="deported_or_exiled", destination="Freedonia"),
        figure("c", 14, population="foreigners", measure="pardoned"),
    )
    assert by_id(cohorts)["c"].within == ("b",)
    assert len(cohorts.groups) == 2


def test_one_fewer_taken_out_than_let_go_is_a_part() -> None:
    """52 let go and 51 taken out: one may have stayed, and both numbers are right."""
    cohorts = found(figure("a", 52), figure("b", 51, measure="deported_or_exiled"))
    assert sizes(cohorts) == [Bounds(52, 52), Bounds(51, 51)]
    assert by_id(cohorts)["b"].within == ("a",)


def test_what_is_said_of_about_so_many_is_not_said_of_all() -> None:
    """At least 100 taken to one country are among the 123, and so are 9 taken to another."""
    cohorts = found(
        figure("a", 123),
        at_least("b", 100, measure="deported_or_exiled", destination="Ruritania"),
        figure("c", 9, measure="deported_or_exiled", destination="Freedonia"),
    )
    group = by_id(cohorts)
    assert group["a"].events == ("release",)
    assert group["b"].within == group["c"].within == ("a",)
    assert cohorts.apart == pair("b", "c")


@pytest.mark.parametrize("both", ["UA, LT", "LT UA", "Ukraine and Lithuania"])
def test_one_of_two_destinations_is_narrower_than_both(both: str) -> None:
    """123 taken to two countries, 114 of them to one."""
    cohorts = found(
        figure("a", 123, measure="deported_or_exiled", destination=both),
        figure("b", 114, measure="deported_or_exiled", destination="Ukraine"),
        figure("c", 9, measure="deported_or_exiled", destination="LT"),
    )
    group = by_id(cohorts)
    assert group["b"].within == group["c"].within == ("a",)
    assert cohorts.apart == pair("b", "c")


@pytest.mark.parametrize(
    ("one", "other"),
    [("UA, LT", "LT, PL"), ("Lithuania and Ukraine", "Ukraine and Poland")],
)
def test_destinations_that_overlap_are_undecided(one: str, other: str) -> None:
    """Who was taken to two countries and who to another two may meet in one."""
    cohorts = found(figure("a", 9, destination=one), figure("b", 9, destination=other))
    assert (cohorts.apart, cohorts.undecided) == (NOTHING, pair("a", "b"))


def test_many_groups_of_one_day_are_found_by_their_size() -> None:
    """A number finds its group among forty of one day."""
    told = [figure(f"a{n:02}", 10 + 5 * n, subgroup={"n": str(n)}) for n in range(40)]
    again = [figure(f"b{n:02}", 10 + 5 * n, subgroup={"n": str(n)}) for n in range(40)]
    assert [g.tellings for g in found(*told, *again).groups] == [
        (f"a{n:02}", f"b{n:02}") for n in range(40)
    ]


def test_a_near_number_of_a_narrower_population_is_a_part() -> None:
    """51 political prisoners are among the 52 let go; 52 people were as many as 51 of them."""
    cohorts = found(figure("a", 52), figure("b", 51, population="political_prisoners"))
    assert by_id(cohorts)["b"].within == ("a",)
    judged_first = found(
        figure("a", 51, population="political_prisoners"),
        figure("b", 51, population="political_prisoners"),
        figure("c", 52),
        judgements=judged(("a", "b", Judgement.SAME)),
    )
    assert by_id(judged_first)["a"].within == ("c",)


# Vague and open sizes.


def test_an_open_size_is_true_of_any_group_it_fits() -> None:
    """Dozens, and at least ten, add nobody to the 52."""
    cohorts = found(figure("a", 52), at_least("b", 10), hedged("c", Hedge.VAGUE, 24, None))
    assert [group.tellings for group in cohorts.groups] == [("a", "b", "c")]


def test_an_open_size_that_fits_no_group_is_one() -> None:
    """At least 60 are not the 52."""
    cohorts = found(figure("a", 52), at_least("b", 60))
    assert sizes(cohorts) == [Bounds(52, 52), Bounds(60, None)]
    assert cohorts.undecided == pair("a", "b")


def test_an_open_size_that_fits_two_groups_adds_none() -> None:
    """At least three let go are the five journalists or the seven activists."""
    cohorts = found(
        figure("a", 5, population="journalists"),
        figure("b", 7, population="activists"),
        at_least("c", 3),
    )
    assert len(cohorts.groups) == 2
    assert "c" in by_id(cohorts)
    assert cohorts.undecided == pair("a", "b")


def test_a_wider_word_that_fits_two_groups_adds_none() -> None:
    """Five people let go are the five journalists or the five activists."""
    told = [
        figure("a", 5),
        figure("b", 5, population="journalists"),
        figure("c", 5, population="activists"),
    ]
    cohorts = found(*told)
    assert len(cohorts.groups) == 2
    assert len(cohorts.undecided) == 1
    assert found(*reversed(told)) == cohorts


def test_what_says_more_and_fits_two_groups_is_undecided() -> None:
    """Which five were taken to Freedonia, the journalists or the activists, nobody says."""
    cohorts = found(
        figure("a", 5, population="journalists", measure="pardoned"),
        figure("b", 5, population="activists", measure="pardoned"),
        figure("c", 5, measure="deported_or_exiled", destination="Freedonia"),
    )
    assert len(cohorts.groups) == 3
    assert cohorts.undecided == pair("a", "b") | pair("a", "c") | pair("b", "c")


def test_all_that_could_go_two_ways_goes_one_way_together() -> None:
    """One outlet's odd noun makes one more group, and not one for each word for letting go."""
    cohorts = found(
        figure("a", 14, population="political_prisoners"),
        figure("b", 14, population="journalists"),
        figure("c", 14, measure="pardoned"),
        figure("d", 14, measure="deported_or_exiled", destination="Freedonia"),
        figure("e", 14, place="XA"),
    )
    assert [group.tellings for group in cohorts.groups if len(group.tellings) > 1] == [
        ("c", "d", "e")
    ]
    assert len(cohorts.groups) == 3


# What people decided.


def test_same_joins_whatever_else() -> None:
    """Another number and another day: somebody looked, and it is one convoy."""
    group = only(
        figure("a", 14),
        figure("b", 16, NEXT, population="journalists"),
        judgements=judged(("a", "b", Judgement.SAME)),
    )
    assert group.size == Bounds(14, 16)
    assert group.time == parse_when("[2031-05-04..2031-05-05]")
    assert group.tellings == ("a", "b")
    taken = (Bounds(14, 14), Bounds(16, 16))
    assert AssumedOfGroup(GroupAssumption.ONE_SIZE, sizes=taken) in group.assumed


def test_same_takes_along_what_agrees_with_either() -> None:
    """49 other outlets that say 14 do not become another convoy."""
    others = [figure(f"n{n:02}", 14) for n in range(49)]
    group = only(
        figure("a", 14),
        figure("b", 16),
        figure("c", 16),
        *others,
        judgements=judged(("a", "b", Judgement.SAME)),
    )
    assert group.size == Bounds(14, 16)
    assert len(group.tellings) == 52


def test_same_keeps_what_windows_have_in_common() -> None:
    """One let go in [10..13] and in [12..17], judged one, was let go on the 12th or 13th."""
    group = only(
        figure("a", 1, "[2031-05-10..2031-05-13]"),
        figure("b", 1, "[2031-05-12..2031-05-17]"),
        judgements=judged(("b", "a", Judgement.SAME)),
    )
    assert group.time == parse_when("[2031-05-12..2031-05-13]")


@pytest.mark.parametrize("said", [Judgement.DIFFERENT, Judgement.UNSURE])
def test_who_says_otherwise_is_heard(said: Judgement) -> None:
    """Two convoys of fourteen may overlap all the same, so they are undecided."""
    told = [figure("a", 14), figure("b", 14), figure("c", 14)]
    cohorts = found(*told, judgements=judged(("a", "b", said)))
    assert len(cohorts.groups) == 2
    assert len(cohorts.undecided) == 1
    assert cohorts.apart == NOTHING
    assert len(by_id(cohorts)) == 3


def test_different_undoes_a_part_that_was_taken_so() -> None:
    """Then the foreigners may be others; a part that somebody stated stays one."""
    whole, part = figure("whole", 52), figure("part", 14, population="foreigners")
    otherwise = judged(("part", "whole", Judgement.DIFFERENT))
    cohorts = found(whole, part, judgements=otherwise)
    assert by_id(cohorts)["part"].within == ()
    assert cohorts.undecided == pair("part", "whole")
    stated = figure("part", 14, population="foreigners", part_of="whole")
    assert by_id(found(whole, stated, judgements=otherwise))["part"].within == ("whole",)


def test_the_latest_judgement_is_in_force() -> None:
    """Whoever decided last decided."""
    told = [figure("a", 14), figure("b", 16)]
    back = judged(("a", "b", Judgement.SAME), ("b", "a", Judgement.DIFFERENT))
    assert len(found(*told, judgements=back).groups) == 2
    again = judged(("b", "a", Judgement.DIFFERENT), ("a", "b", Judgement.SAME))
    assert len(found(*told, judgements=reversed(again)).groups) == 1


def test_same_never_joins_what_different_splits() -> None:
    """The judgement that would do so is left aside."""
    told = [figure("a", 14), figure("b", 30), figure("c", 60)]
    cohorts = found(
        *told,
        judgements=judged(
            ("a", "c", Judgement.DIFFERENT), ("a", "b", Judgement.SAME), ("b", "c", Judgement.SAME)
        ),
    )
    assert sorted(group.tellings for group in cohorts.groups) == [("a", "b"), ("c",)]


def test_a_vague_number_judged_the_same_draws_nothing_in() -> None:
    """Dozens judged to be the fourteen do not make them one with the thirty."""
    cohorts = found(
        figure("a", 14),
        hedged("b", Hedge.VAGUE, 24, 99),
        figure("c", 30),
        judgements=judged(("a", "b", Judgement.SAME)),
    )
    assert sorted(group.tellings for group in cohorts.groups) == [("a", "b"), ("c",)]


def test_judgements_on_other_claims_say_nothing() -> None:
    """A figure that was erased or is no group is judged in vain."""
    other = judged(("a", "gone", Judgement.SAME), ("stock", "a", Judgement.SAME))
    cohorts = found(figure("a", 14), figure("stock", 9, mode=Mode.STOCK), judgements=other)
    assert [group.tellings for group in cohorts.groups] == [("a",)]


# Bodies.


def test_recognitions_by_two_bodies_are_two_things() -> None:
    """Each body has its own list; a speaker without a name is a body of its own."""
    told = [
        figure("a", 9, measure="recognised", publisher="The Larch Committee"),
        figure("b", 9, measure="recognised", publisher="the larch  committee"),
        figure("c", 9, measure="recognised", publisher="Harbour Watch"),
        figure("d", 9, measure="recognised"),
    ]
    cohorts = found(*told)
    assert [(group.body, group.tellings) for group in cohorts.groups] == [
        ("the_larch_committee", ("a", "b")),
        ("harbour_watch", ("c",)),
        ("unknown", ("d",)),
    ]
    assert cohorts.undecided == NOTHING
    assert only(figure("a", 9, publisher="Harbour Watch")).body is None


def test_who_stands_for_a_figure_can_be_told_from_outside() -> None:
    """The caller knows who published a page."""
    cohorts = groups_of(
        [figure("a", 9, measure="listed")], {}, publisher_of=lambda figure: f"Page {figure.id}"
    )
    assert [group.body for group in cohorts.groups] == ["page_a"]


# Laws.

POPULATIONS = ("people", "prisoners", "political_prisoners", "journalists", "activists")
TIMES = (DAY, DAY, DAY, NEXT, "[2031-05-03..2031-05-06]", "[2031-05-04..]", "2031-05", "2031")


@st.composite
def tellings(draw: st.DrawFn) -> list[Figure]:
    told: list[Figure] = []
    for n in range(draw(st.integers(1, 9))):
        hedge = draw(st.sampled_from(Hedge))
        low = draw(st.sampled_from([3, 5, 50, 52, 53]))
        high = {Hedge.AT_LEAST: None, Hedge.MORE_THAN: None, Hedge.RANGE: low + 4}.get(hedge, low)
        told.append(
            hedged(
                f"f{n}",
                hedge,
                None if hedge in (Hedge.AT_MOST, Hedge.FEWER_THAN) else low,
                high,
                time=draw(st.sampled_from(TIMES)),
                measure=draw(st.sampled_from(["released", "deported_or_exiled", "arrested"])),
                population=draw(st.sampled_from(POPULATIONS)),
                place=draw(st.sampled_from([None, None, "XA", "XB", "Lower Quill"])),
                destination=draw(st.sampled_from([None, None, "Freedonia", "Ruritania"])),
                subgroup=draw(st.sampled_from([{}, {}, {"sex": "female"}, {"sex": "male"}])),
                part_of=draw(st.sampled_from([None, None, None, "f0", "f1"])),
                origin=draw(st.sampled_from([None, None, None, "f0"])),
            )
        )
    return told


DECISIONS = st.lists(
    st.tuples(
        st.sampled_from([f"f{n}" for n in range(9)]),
        st.sampled_from([f"f{n}" for n in range(9)]),
        st.sampled_from(Judgement),
    ).filter(lambda decided: decided[0] != decided[1]),
    max_size=3,
)


@given(tellings(), DECISIONS, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_the_order_of_figures_does_not_matter(
    told: list[Figure], decided: list[tuple[str, str, Judgement]], dice: Any
) -> None:
    """Groups are what is told, not what was read first."""
    cohorts = found(*told, judgements=judged(*decided))
    dice.shuffle(told)
    assert found(*told, judgements=judged(*decided)) == cohorts


@given(tellings(), DECISIONS)
@settings(max_examples=150, deadline=None)
def test_groups_hang_together(
    told: list[Figure], decided: list[tuple[str, str, Judgement]]
) -> None:
    """Every telling is in one group; no pair is two things at once; nothing is in itself."""
    cohorts = found(*told, judgements=judged(*decided))
    group = {one.id: one for one in cohorts.groups}
    every = [telling for one in cohorts.groups for telling in one.tellings]
    assert len(every) == len(set(every))
    assert set(every) == {f.id for f in told if found(f).groups}
    for one in cohorts.groups:
        assert one.id in one.tellings
        assert one.size.high is None or one.size.low <= one.size.high
        assert one.id not in one.within
        assert all(set(group[whole].within) <= set(one.within) for whole in one.within)
    assert not cohorts.apart & cohorts.undecided
    assert all(
        each <= group.keys() and len(each) == 2 for each in cohorts.apart | cohorts.undecided
    )
    inside = {frozenset((one.id, whole)) for one in cohorts.groups for whole in one.within}
    assert not cohorts.undecided & inside


@given(tellings())
@settings(max_examples=100, deadline=None)
def test_what_may_share_people_is_said(told: list[Figure]) -> None:
    """Two groups of one act whose days can be one are parts, apart or undecided."""
    cohorts = found(*told)
    freed = {"release", "exile"}
    for one, other in combinations(cohorts.groups, 2):
        act = one.event == other.event or {one.event, other.event} <= freed
        meet = (one.last is None or other.first is None or other.first <= one.last) and (
            other.last is None or one.first is None or one.first <= other.last
        )
        here = frozenset((one.id, other.id))
        told_of = here in cohorts.apart | cohorts.undecided
        assert told_of or one.id in other.within or other.id in one.within or not (act and meet)


@given(tellings())
@settings(max_examples=100, deadline=None)
def test_one_more_outlet_that_repeats_a_day_makes_no_more_people(told: list[Figure]) -> None:
    """Repetition is no new group where the day is exact and nobody decided otherwise."""
    exact = [f for f in told if f.time == parse_when(DAY) and f.part_of is None and not f.origin]
    again = [Figure(**{**_fields(f), "id": f"again-{f.id}"}) for f in exact]
    assert sizes(found(*exact, *again)) == sizes(found(*exact))


def _fields(one: Figure) -> dict[str, Any]:
    return {name: getattr(one, name) for name in Figure.__slots__}


# The data.


def test_populations_hold_one_another_in_the_order_of_practice() -> None:
    """People hold everyone; a role is in people only, but whoever is let go was a prisoner."""
    data = measures()
    assert data.holds("people", "beekeepers")
    assert data.holds("prisoners", "prisoners_of_conscience")
    assert data.holds("detainees", "prisoners")
    assert not data.holds("political_prisoners", "prisoners")
    assert not data.holds("prisoners", "journalists")
    assert data.holds("prisoners", "journalists", held=True)
    assert not data.holds("political_prisoners", "journalists", held=True)
    assert not data.holds("journalists", "people", held=True)


def test_every_measure_that_makes_groups_names_an_event_it_counts() -> None:
    """The event of a group is one that members of the measure can have."""
    data = measures()
    assert data.event_of("released") == "release"
    assert data.event_of("held") is None
    assert data.event_of("never_heard_of") is None
