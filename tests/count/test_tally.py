from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from habeas.count import Rectangles, Who, tally
from habeas.count.evaluate import count_on
from habeas.count.series import Step, series
from habeas.errors import DateFormatError
from habeas.model.bounds import Bounds
from habeas.model.claim import Claim, Modality
from habeas.model.cohort import Cohort
from habeas.model.definition import Definition
from habeas.model.tally import Tally
from habeas.vocabulary.definitions import preset, read_definition
from strategies import attribute, event, group, known, together


def held_from(day: str, key: str = "a") -> Claim:
    return event("arrested", day, key=key)


def test_at_least_counts_the_undisputed_and_at_most_adds_the_possible() -> None:
    """Two held for sure, one perhaps: 2 to 3, and who they are."""
    answer = tally(
        known(
            {
                "zofia": [held_from("2021-01-01")],
                "miron": [held_from("2021-01-01")],
                "teofil": [held_from("2021-01-01"), event("released", "2021-06", key="b")],
                "ulyana": [held_from("2021-01-01"), event("released", "2021-05-01", key="b")],
            }
        ),
        preset("held"),
        "2021-06-15",
    )
    assert answer.recorded == Bounds(2, 3)
    assert answer.undisputed == ("miron", "zofia")
    (maybe,) = answer.possible
    assert maybe.person == "teofil"
    assert "release on a day from 2021-06-01 to 2021-06-30" in maybe.reason


def test_an_answer_in_the_wire_form_has_the_fields_scripts_depend_on() -> None:
    """The JSON of a count, field by field."""
    answer = tally(
        known({"zofia": [held_from("2021-01-01")]}),
        preset("held"),
        "2021-06-15",
        said_by="2021-07-01",
        known=12,
        head="abc",
        unreviewed=3,
        erased=1,
    )
    assert answer.to_record() == {
        "low": 1,
        "high": None,
        "recorded": {"low": 1, "high": 1},
        "complete": [],
        "unmet": None,
        "place": None,
        "published": [],
        "definition": "held@1",
        "on": "2021-06-15",
        "said_by": "2021-07-01",
        "known": 12,
        "head": "abc",
        "named": {"low": 1, "high": 1},
        "unnamed": {"low": 0, "high": 0},
        "undisputed": ["zofia"],
        "possible": [],
        "cohorts": [],
        "undecided_pairs": 0,
        "unreviewed": 3,
        "erased": 1,
        "contradicted": [],
        "widened": [],
        "stale": 0,
    }


def test_a_pair_of_whom_one_tells_nothing_of_custody_changes_nothing() -> None:
    """A charge does not move anybody in or out."""
    people = {
        "zofia": [held_from("2021-01-01")],
        "sofia": [event("charged", "2021-02-01", key="b")],
    }
    answer = tally(known(people, ("zofia", "sofia")), preset("held"), "2021-06-01")
    assert answer.recorded == Bounds(1, 1)


def test_a_period_counts_each_person_let_go_once() -> None:
    """Released twice in a year is one person released."""
    claims = [
        held_from("2021-01-01"),
        event("released", "2021-02-01", key="b"),
        event("re_arrested", "2021-03-01", key="c"),
        event("released", "2021-04-01", key="d"),
    ]
    answer = tally(known({"zofia": claims}), preset("released"), "2021")
    assert answer.recorded == Bounds(1, 1)


def test_a_release_that_need_not_lie_in_the_period_is_possible() -> None:
    """Let go some day in 2021: in the first half perhaps."""
    who = known({"zofia": [event("released", "2021", key="b")]})
    assert tally(who, preset("released"), "2021").recorded == Bounds(1, 1)
    assert tally(who, preset("released"), "2021-01/2021-06").recorded == Bounds(0, 1)
    assert tally(who, preset("released"), "2022").recorded == Bounds(0, 0)


def test_a_feared_arrest_is_possible_only_where_it_was_feared() -> None:
    """A fear about one day says nothing of another year."""
    claims = [event("re_arrested", "2021-05-01", key="a", modality=Modality.FEARED)]
    assert tally(known({"z": claims}), preset("arrested"), "2021").recorded == Bounds(0, 1)
    assert tally(known({"z": claims}), preset("arrested"), "2022").recorded == Bounds(0, 0)


def test_going_on_is_not_beginning() -> None:
    """A transfer shows custody; it arrests nobody."""
    claims = [held_from("2020-01-01"), event("transferred", "2021-03-01", key="t")]
    assert tally(known({"z": claims}), preset("arrested"), "2021").recorded == Bounds(0, 0)


def test_an_undecided_pair_widens_the_interval() -> None:
    """Low takes two people nobody has judged for one, high for two."""
    people = {"zofia": [held_from("2021-01-01")], "sofia": [held_from("2021-01-02", "b")]}
    answer = tally(known(people, ("zofia", "sofia")), preset("held"), "2021-06-01")
    assert (answer.recorded, answer.undecided_pairs) == (Bounds(1, 2), 1)


def test_a_pair_of_whom_one_does_not_count_yet_may_contradict_the_other() -> None:
    """Arrested in 2021, and perhaps arrested again in 2022 with no release between."""
    people = {"zofia": [held_from("2021-01-01")], "sofia": [held_from("2022-01-02", "b")]}
    answer = tally(known(people, ("zofia", "sofia")), preset("held"), "2021-06-01")
    assert (answer.recorded, answer.undecided_pairs) == (Bounds(0, 1), 1)


def freed(*names: str) -> Who:
    return known({name: [event("released", "2021-05-01", key=name)] for name in names})


MAY_FIRST = "2021-05-01"


def released(who: Who, *groups: Cohort) -> Tally:
    return tally(who, preset("released"), "2021", cohorts=together(*groups))


def reasons(name: str, on: str, *told: Claim) -> list[str]:
    who = known({"zofia": [event("arrested", "2021-01-10", key="a"), *told]})
    return [p.reason for p in tally(who, preset(name), on).possible]


@pytest.mark.parametrize(("name", "on"), [("held", "2021-06-01"), ("released", "2021")])
def test_a_pardon_of_which_nobody_says_what_followed_is_told_as_that(name: str, on: str) -> None:
    """A stranger reads what is open, and what it can have been."""
    assert reasons(name, on, event("pardoned", "2021-03-01", key="p")) == [
        "no source says what followed the pardon on 2021-03-01: in custody or not in custody"
    ]


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ([], "no source states the sex"),
        ([("occupation", "baker")], "no source states the sex"),
        ([("sex", "female"), ("sex", "male")], "sources differ on the sex"),
    ],
)
def test_of_what_is_asked_it_is_said_whether_nobody_states_it_or_sources_differ(
    told: list[tuple[str, str]], reason: str
) -> None:
    """Whatever else is stated of a person has no part in it."""
    women = read_definition(
        {
            "id": "women", "version": 1, "title": "Women held", "source": "Invented",
            "moment": "end_of_day",
            "where": {"all": [
                {"axis": "custody", "is": ["in_custody"]},
                {"has": "sex", "is": ["female"], "unknown": "possible"},
            ]},
        }
    )  # fmt: skip
    stated = [attribute(field, value, key=value) for field, value in told]
    who = known({"zofia": [event("arrested", "2021-01-10", key="a"), *stated]})
    (maybe,) = tally(who, women, "2021-06-01").possible
    assert maybe.reason == reason


RE_ARREST = ("re_arrested", "2021-05-01")


@pytest.mark.parametrize(("name", "on"), [("held", "2021-06-01"), ("arrested", "2021-05")])
def test_what_is_reported_denied_and_feared_is_told_with_all_of_it(name: str, on: str) -> None:
    """Not as feared alone: one source reports the re-arrest and another denies it."""
    told = [
        event("released", "2021-03-01", key="r"),
        event(*RE_ARREST, key="g"),
        event(*RE_ARREST, key="f", modality=Modality.FEARED),
        event(*RE_ARREST, key="d", modality=Modality.DENIED),
    ]
    (reason,) = reasons(name, on, *told)
    assert reason == (
        "records disagree: re-arrest on 2021-05-01 is denied; "
        "also told: re-arrest on 2021-05-01 (feared)"
    )


def test_what_is_feared_and_for_some_of_its_days_denied_is_told_as_both() -> None:
    """Feared in May, and denied of its first day."""
    told = [
        event("released", "2021-03-01", key="r"),
        event("re_arrested", "2021-05", key="f", modality=Modality.FEARED),
        event(*RE_ARREST, key="d", modality=Modality.DENIED),
    ]
    assert reasons("held", "2021-06-01", *told) == [
        "re-arrest on a day from 2021-05-01 to 2021-05-31: feared; it is also denied"
    ]


def test_people_without_names_count() -> None:
    """Eighteen let go, names withheld."""
    answer = released(freed(), group(18, MAY_FIRST))
    assert answer.recorded == Bounds(18, 18)
    assert answer.to_record()["cohorts"] == [{"id": "f", "remainder_low": 18, "remainder_high": 18}]


def test_parts_that_count_are_told_where_their_whole_does_not() -> None:
    """All were let go and some of them taken abroad: who asks for those is told of the parts."""
    groups = together(
        group(18, MAY_FIRST, key="all"),
        group(9, MAY_FIRST, key="north", event="exile", within=("all",), destination="XA"),
        group(5, MAY_FIRST, key="south", event="exile", within=("all",), destination="XB"),
        apart=[("north", "south")],
    )
    answer = tally(freed(), preset("exiled"), "2021", cohorts=groups)
    assert answer.recorded.low == 14
    assert [(c.cohort, c.low) for c in answer.cohorts] == [("north", 9), ("south", 5)]


def test_a_part_is_told_with_its_whole_where_that_counts_as_surely() -> None:
    """Eighteen let go, nine of them women: nobody is told of twice."""
    groups = (
        group(18, MAY_FIRST, key="all"),
        group(9, MAY_FIRST, key="women", within=("all",), subgroup={"sex": "female"}),
    )
    assert [c.cohort for c in released(freed(), *groups).cohorts] == ["all"]


def test_a_part_that_is_larger_than_its_whole_is_told_beside_it() -> None:
    """The larger number holds, and is somebody's."""
    groups = (
        group(10, MAY_FIRST, key="all", most=20),
        group(15, MAY_FIRST, key="part", within=("all",)),
    )
    answer = released(freed(), *groups)
    assert answer.recorded == Bounds(15, 20)
    assert [(c.cohort, c.reason) for c in answer.cohorts] == [
        ("all", ""),
        ("part", "they are among another group that is told here"),
    ]


def test_names_that_surface_fill_a_group_and_never_count_twice() -> None:
    """Two of eighteen are named: two named and sixteen unnamed."""
    answer = released(freed("zofia", "miron"), group(18, MAY_FIRST, "zofia", "miron"))
    assert answer.recorded == Bounds(18, 18)
    assert answer.cohorts[0].high == 16


def test_someone_who_may_be_one_of_the_unnamed_widens_the_interval() -> None:
    """Let go on the same day and not known to belong to the eighteen: 18 or 19."""
    answer = released(freed("zofia"), group(18, MAY_FIRST))
    assert answer.recorded == Bounds(18, 19)


def test_someone_of_another_day_is_not_one_of_the_unnamed() -> None:
    """The eighteen of May and one of July are nineteen."""
    who = known({"zofia": [event("released", "2021-07-01", key="z")]})
    assert released(who, group(18, MAY_FIRST)).recorded == Bounds(19, 19)


def test_a_part_of_a_group_is_not_counted_beside_it() -> None:
    """Fourteen of the fifty-two are not sixty-six."""
    part = group(14, MAY_FIRST, key="g", within=("f",))
    assert released(freed(), group(52, MAY_FIRST), part).recorded == Bounds(52, 52)


def test_two_groups_of_one_day_may_be_the_same_people() -> None:
    """Twelve and eighteen on one day are 18 to 30."""
    answer = released(freed(), group(18, MAY_FIRST), group(12, MAY_FIRST, key="g"))
    assert answer.recorded == Bounds(18, 30)


def test_who_may_be_of_several_groups_is_of_one_at_most() -> None:
    """Someone let go "in 2021" is among the unnamed of one convoy, not of every convoy."""
    someone = known({"zofia": [event("released", "2021", key="a")]})
    convoys = group(14, MAY_FIRST), group(52, "2021-09-11", key="g")
    assert released(someone, *convoys).recorded == Bounds(66, 67)


def test_a_group_of_another_time_does_not_count() -> None:
    """A group of 2020 is not counted in 2021."""
    assert released(freed(), group(18, "2020-05-01")).recorded == Bounds(0, 0)


def test_a_member_who_only_may_have_left_lowers_the_least() -> None:
    """Fifty-two were taken out; one of them, named, may have refused: 51 to 52."""
    who = known(
        {
            "miron": [
                event("exiled", MAY_FIRST, key="a"),
                event("refused_to_cross", MAY_FIRST, key="b"),
            ]
        }
    )
    convoy = together(group(52, MAY_FIRST, "miron", event="exile"))
    assert tally(who, preset("exiled"), "2021", cohorts=convoy).recorded == Bounds(51, 52)


def test_members_who_may_be_one_person_leave_the_total_alone() -> None:
    """Eighteen are eighteen, whether two of the names are one person or two."""
    people = {name: [event("released", MAY_FIRST, key=name)] for name in ("zofia", "sofia")}
    who = known(people, ("sofia", "zofia"))
    assert released(who, group(18, MAY_FIRST, "zofia", "sofia")).recorded == Bounds(18, 18)


def test_a_group_with_an_open_size_has_no_most() -> None:
    """At least three hundred."""
    answer = released(freed(), group(300, MAY_FIRST, most=None))
    assert answer.recorded == Bounds(300, None)
    assert [(c.cohort, c.high) for c in answer.cohorts] == [("f", None)]


def test_people_arrested_without_names_are_held_that_night_and_may_be_later() -> None:
    """Fifty-three on 1 May; in June nobody knows, and the answer says why."""
    arrested = together(group(53, MAY_FIRST, event="arrest"))

    def held(on: str) -> Tally:
        return tally(known({}), preset("held"), on, cohorts=arrested)

    assert held("2021-04-30").recorded == Bounds(0, 0)
    assert held(MAY_FIRST).recorded == Bounds(53, 53)
    assert held("2021-06-01").recorded == Bounds(0, 53)
    assert held("2021-06-01").cohorts[0].reason == "its people may count, and need not"


def test_an_answer_says_nothing_of_the_most_in_the_world() -> None:
    """The record is not the world: nobody declared it complete, so there is no most."""
    answer = released(freed("zofia"), group(18, MAY_FIRST))
    assert (answer.recorded, answer.bounds) == (Bounds(18, 19), Bounds(18, None))
    declared = replace(answer, complete=("s1",))
    assert declared.bounds == Bounds(18, 19)


def test_nobody_in_an_archive_of_others_has_a_least_of_none_and_no_most() -> None:
    """Held by nobody's telling: 0 of the record, and any number in the world."""
    answer = tally(freed("zofia"), preset("held"), "2021-06-01")
    assert (answer.recorded, answer.bounds) == (Bounds(0, 0), Bounds(0, None))


def test_an_arrest_told_twice_on_two_days_is_one_of_them() -> None:
    """Two days of one arrest contradict each other: held for sure from the second on."""
    who = known({"zofia": [held_from("2021-01-01"), held_from("2021-03-01", "b")]})
    days = {on: tally(who, preset("held"), on).recorded for on in ("2021-02-01", "2021-03-01")}
    assert days == {"2021-02-01": Bounds(0, 1), "2021-03-01": Bounds(1, 1)}
    (maybe,) = tally(who, preset("held"), "2021-02-01").possible
    assert maybe.reason.startswith("records disagree: arrest on 2021-01-01")


def test_who_was_let_go_was_held_on_the_eve_and_nobody_knows_since_when() -> None:
    """A release alone presupposes custody at the end of the day before."""
    who = freed("zofia")
    found = {d: tally(who, preset("held"), f"2021-04-{d}").recorded for d in ("29", "30")}
    assert found == {"29": Bounds(0, 1), "30": Bounds(1, 1)}


def test_whoever_nobody_has_told_of_for_a_year_is_counted_as_stale() -> None:
    """No news is not news: still held, and said to be told of long ago."""
    who = known({"zofia": [held_from("2021-01-01")], "miron": [held_from("2022-06-01", "b")]})
    answer = tally(who, preset("held"), "2022-12-31")
    assert (answer.recorded, answer.stale) == (Bounds(2, 2), 1)


def test_days_that_must_have_lasted_make_an_answer_that_says_it_may_be_wide() -> None:
    """Custody of over 48 hours is put together day by day."""
    who = known({"zofia": [held_from("2021-01-01")]})
    assert "day by day" in tally(who, preset("foro_penal"), "2021-06-01").widened[0]
    assert tally(who, preset("held"), "2021-06-01").widened == ()


def test_a_definition_can_ask_for_two_independent_origins() -> None:
    """One source alone leaves it possible, with the reason."""
    strict = read_definition(
        {
            "id": "held_twice",
            "title": "Held by two sources",
            "source": "a test",
            "where": {"axis": "custody", "is": ["in_custody"]},
            "evidence": {"origins": 2},
        }
    )
    first = event("arrested", "2021-01-01", key="a", by="Harbour Gazette")
    again = event("arrested", "2021-01-01", key="b", by="The Larch Committee")
    alone = known({"zofia": [first]})
    answer = tally(alone, strict, "2021-06-01")
    assert answer.recorded == Bounds(0, 1)
    assert "the definition asks for 2" in answer.possible[0].reason
    both = known({"zofia": [first, again]})
    assert tally(both, strict, "2021-06-01").recorded == Bounds(1, 1)


def test_the_press_census_looks_at_the_start_of_its_day() -> None:
    """Whoever is let go on 1 December was held at 00:01."""
    claims = [
        held_from("2021-01-01"),
        event("listed", "2021-02-01", key="l", by="CPJ"),
        event("released", "2021-12-01", key="r"),
    ]
    assert tally(known({"z": claims}), preset("cpj"), "2021-12-01").recorded == Bounds(1, 1)
    assert tally(known({"z": claims}), preset("held"), "2021-12-01").recorded == Bounds(0, 0)


def test_a_threshold_of_days_has_to_be_passed() -> None:
    """Held on the first of March: over 48 hours on the third."""
    claims = [held_from("2021-03-01"), event("listed", "2021-03-01", key="l", by="Foro Penal")]
    who = known({"z": claims})
    assert tally(who, preset("foro_penal"), "2021-03-02").recorded == Bounds(0, 0)
    assert tally(who, preset("foro_penal"), "2021-03-03").recorded == Bounds(1, 1)


def test_a_second_prosecution_counts_by_prosecutions() -> None:
    """One person charged twice: one person, two prosecutions."""
    claims = [
        event("charged", "2021-01-01", key="a"),
        event("sentenced", "2021-03-01", key="b"),
        event("charged", "2021-05-01", key="c"),
    ]
    who = known({"z": claims})
    answer = tally(who, preset("ovd_info_prosecutions"), "2021")
    assert (answer.recorded, answer.undisputed) == (Bounds(2, 2), ("z",))
    assert tally(who, preset("ovd_info_people"), "2021-06-01").recorded == Bounds(1, 1)


def test_the_three_stocks_do_not_overlap() -> None:
    """Serving, awaiting trial inside and outside: each person is in one."""
    who = known(
        {
            "serving": [held_from("2021-01-01"), event("sentenced", "2021-02-01", key="v")],
            "inside": [held_from("2021-01-01"), event("charged", "2021-02-01", key="v")],
            "outside": [event("charged", "2021-02-01", key="v")],
        }
    )
    found = {
        name: tally(who, preset(f"aapp_{name}"), "2021-06-01").undisputed
        for name in ("serving", "awaiting_inside", "awaiting_outside")
    }
    assert found == {
        "serving": ("serving",),
        "awaiting_inside": ("inside",),
        "awaiting_outside": ("outside",),
    }


@pytest.mark.parametrize("on", ["2021", "2021-06", "[2021-06-01..]", "yesterday", "2021-06-01/.."])
def test_an_instant_is_asked_of_one_day(on: str) -> None:
    """Whoever asks a stock of a year is told what to write."""
    with pytest.raises(DateFormatError):
        tally(known({}), preset("held"), on)


def test_what_was_known_earlier_is_asked_of_its_sequence() -> None:
    """Rows recorded later are not known earlier."""
    rows = Rectangles.of_claims({"zofia": [held_from("2021-01-01")]})
    states = replace(
        rows.states,
        recorded_from=np.full(len(rows.states), 5, dtype=np.int64),
        recorded_to=np.full(len(rows.states), 9, dtype=np.int64),
    )
    later = replace(rows, states=states)
    held, on = preset("held"), "2021-06-01"
    counts = [tally(Who.of(later.known(at)), held, on).recorded.low for at in (4, 5, 8, 9)]
    assert counts == [0, 1, 1, 0]
    day = date.fromisoformat(on)
    assert [count_on(later, held, day, known=at)[0] for at in (4, 5, 8, 9)] == counts


def test_nobody_known_counts_nobody() -> None:
    """An empty archive has an answer."""
    definition: Definition = preset("viasna")
    assert tally(known({}), definition, "2021-06-01").recorded == Bounds(0, 0)


def test_a_definition_can_ask_for_what_a_named_body_says() -> None:
    """Told by the body or by a copy of it: undisputed; told by another: possible."""
    by_body = read_definition(
        {
            "id": "verified",
            "title": "Held, verified",
            "source": "a test",
            "where": {"axis": "custody", "is": ["in_custody"]},
            "evidence": {"bodies": ["Вясна"]},
        }
    )
    who = known(
        {
            "zofia": [event("arrested", "2021-01-01", key="a", by="Viasna")],
            "miron": [event("arrested", "2021-01-01", key="b", origin="Viasna")],
            "teofil": [event("arrested", "2021-01-01", key="c", by="Harbour Gazette")],
        }
    )
    answer = tally(who, by_body, "2021-06-01")
    assert answer.undisputed == ("miron", "zofia")
    assert [(p.person, p.reason) for p in answer.possible] == [("teofil", "Viasna does not say so")]
    (point,) = series(who, by_body, "2021-06-01", step=Step.DAY).points
    assert point.recorded == answer.recorded == Bounds(2, 3)
