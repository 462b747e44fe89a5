from datetime import date

import pytest

from habeas.count import Rectangles, tally
from habeas.count.steps import daily
from habeas.errors import DateFormatError
from habeas.history import spells, traits
from habeas.model.bounds import Bounds
from habeas.model.claim import Claim, Modality
from habeas.model.cohort import Cohort
from habeas.model.definition import Definition
from habeas.model.when import parse_when
from habeas.vocabulary.definitions import preset, read_definition
from strategies import event


def known(people: dict[str, list[Claim]]) -> Rectangles:
    """Give what is known of some people."""
    rows = [s for p, claims in people.items() for s in (*spells(p, claims), *traits(p, claims))]
    return Rectangles.of(rows, people=people)


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
    assert answer.bounds == Bounds(2, 3)
    assert answer.undisputed == ("miron", "zofia")
    (maybe,) = answer.possible
    assert maybe.person == "teofil"
    assert "release between 2021-06-01 and 2021-06-30" in maybe.reason


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
        "high": 1,
        "definition": "held@1",
        "on": "2021-06-15",
        "said_by": "2021-07-01",
        "known": 12,
        "head": "abc",
        "undisputed": ["zofia"],
        "possible": [],
        "cohorts": [],
        "undecided_pairs": 0,
        "unreviewed": 3,
        "erased": 1,
    }


def test_a_period_counts_each_person_let_go_once() -> None:
    """Released twice in a year is one person released."""
    claims = [
        held_from("2021-01-01"),
        event("released", "2021-02-01", key="b"),
        event("re_arrested", "2021-03-01", key="c"),
        event("released", "2021-04-01", key="d"),
    ]
    answer = tally(known({"zofia": claims}), preset("released"), "2021")
    assert answer.bounds == Bounds(1, 1)


def test_a_release_that_need_not_lie_in_the_period_is_possible() -> None:
    """Let go some day in 2021: in the first half perhaps."""
    rows = known({"zofia": [event("released", "2021", key="b")]})
    assert tally(rows, preset("released"), "2021").bounds == Bounds(1, 1)
    assert tally(rows, preset("released"), "2021-01/2021-06").bounds == Bounds(0, 1)
    assert tally(rows, preset("released"), "2022").bounds == Bounds(0, 0)


def test_a_feared_arrest_is_possible_only_where_it_was_feared() -> None:
    """A fear about one day says nothing of another year."""
    claims = [event("re_arrested", "2021-05-01", key="a", modality=Modality.FEARED)]
    assert tally(known({"z": claims}), preset("arrested"), "2021").bounds == Bounds(0, 1)
    assert tally(known({"z": claims}), preset("arrested"), "2022").bounds == Bounds(0, 0)


def test_going_on_is_not_beginning() -> None:
    """A transfer shows custody; it arrests nobody."""
    claims = [held_from("2020-01-01"), event("transferred", "2021-03-01", key="t")]
    assert tally(known({"z": claims}), preset("arrested"), "2021").bounds == Bounds(0, 0)


def test_an_undecided_pair_widens_the_interval() -> None:
    """Low takes two people nobody has judged for one, high for two."""
    rows = known({"zofia": [held_from("2021-01-01")], "sofia": [held_from("2021-01-02", "b")]})
    answer = tally(rows, preset("held"), "2021-06-01", undecided_pairs=[("zofia", "sofia")])
    assert (answer.bounds, answer.undecided_pairs) == (Bounds(1, 2), 1)


def test_a_pair_of_whom_one_does_not_count_changes_nothing() -> None:
    """An undecided pair matters only where both count."""
    rows = known({"zofia": [held_from("2021-01-01")], "sofia": [held_from("2022-01-02", "b")]})
    answer = tally(rows, preset("held"), "2021-06-01", undecided_pairs=[("zofia", "sofia")])
    assert (answer.bounds, answer.undecided_pairs) == (Bounds(1, 1), 0)


def group(size: int, *members: str, key: str = "f", day: str = "2021-05-01") -> Cohort:
    return Cohort(
        id=key,
        size=Bounds(size, size),
        measure="released",
        time=parse_when(day),
        members=members,
    )


def freed(*names: str) -> Rectangles:
    return known({name: [event("released", "2021-05-01", key=name)] for name in names})


def test_people_without_names_count() -> None:
    """Eighteen let go, names withheld."""
    answer = tally(freed(), preset("released"), "2021", cohorts=[group(18)])
    assert answer.bounds == Bounds(18, 18)
    assert answer.to_record()["cohorts"] == [{"id": "f", "remainder_low": 18, "remainder_high": 18}]


def test_names_that_surface_fill_a_group_and_never_count_twice() -> None:
    """Two of eighteen are named: two named and sixteen unnamed."""
    answer = tally(
        freed("zofia", "miron"), preset("released"), "2021", cohorts=[group(18, "zofia", "miron")]
    )
    assert answer.bounds == Bounds(18, 18)
    assert answer.cohorts[0].high == 16


def test_someone_who_may_be_one_of_the_unnamed_widens_the_interval() -> None:
    """Let go on the same day and not known to belong to the eighteen: 18 or 19."""
    answer = tally(freed("zofia"), preset("released"), "2021", cohorts=[group(18)])
    assert answer.bounds == Bounds(18, 19)


def test_someone_of_another_day_is_not_one_of_the_unnamed() -> None:
    """The eighteen of May and one of July are nineteen."""
    rows = known({"zofia": [event("released", "2021-07-01", key="z")]})
    answer = tally(rows, preset("released"), "2021", cohorts=[group(18)])
    assert answer.bounds == Bounds(19, 19)


def test_a_part_of_a_group_is_not_counted_beside_it() -> None:
    """Fourteen of the fifty-two are not sixty-six."""
    part = Cohort(
        id="g",
        size=Bounds(14, 14),
        measure="released",
        time=parse_when("2021-05-01"),
        part_of="f",
    )
    answer = tally(freed(), preset("released"), "2021", cohorts=[group(52), part])
    assert answer.bounds == Bounds(52, 52)


def test_two_groups_of_one_day_may_be_the_same_people() -> None:
    """Twelve and eighteen on one day are 18 to 30."""
    answer = tally(freed(), preset("released"), "2021", cohorts=[group(18), group(12, key="g")])
    assert answer.bounds == Bounds(18, 30)


def test_who_may_be_of_several_groups_is_of_one_at_most() -> None:
    """Someone let go "in 2021" is among the unnamed of one convoy, not of every convoy."""
    someone = known({"zofia": [event("released", "2021", key="a")]})
    convoys = [group(14, key="f"), group(52, key="g", day="2021-09-11")]
    answer = tally(someone, preset("released"), "2021", cohorts=convoys)
    assert answer.bounds == Bounds(66, 67)


def test_a_group_of_another_time_does_not_count() -> None:
    """A group of 2020 is not counted in 2021."""
    answer = tally(freed(), preset("released"), "2021", cohorts=[group(18, day="2020-05-01")])
    assert answer.bounds == Bounds(0, 0)


def test_a_member_who_only_may_have_left_lowers_the_least() -> None:
    """Fifty-two were taken out; one of them, named, may have refused: 51 to 52."""
    rows = known(
        {
            "miron": [
                event("exiled", "2021-05-01", key="a"),
                event("refused_to_cross", "2021-05-01", key="b"),
            ]
        }
    )
    convoy = Cohort(
        id="f",
        size=Bounds(52, 52),
        measure="deported_or_exiled",
        time=parse_when("2021-05-01"),
        members=("miron",),
    )
    assert tally(rows, preset("exiled"), "2021", cohorts=[convoy]).bounds == Bounds(51, 52)


def test_members_who_may_be_one_person_leave_the_total_alone() -> None:
    """Eighteen are eighteen, whether two of the names are one person or two."""
    answer = tally(
        freed("zofia", "sofia"),
        preset("released"),
        "2021",
        cohorts=[group(18, "zofia", "sofia")],
        undecided_pairs=[("sofia", "zofia")],
    )
    assert answer.bounds == Bounds(18, 18)


def test_a_group_with_an_open_size_has_no_most() -> None:
    """At least three hundred."""
    many = Cohort(id="f", size=Bounds(300, None), measure="released", time=parse_when("2021-05-01"))
    answer = tally(freed(), preset("released"), "2021", cohorts=[many])
    assert answer.bounds == Bounds(300, None)


def test_people_held_on_a_day_count_on_that_day_and_may_later() -> None:
    """Held as of 1 May, 53 without names; in June nobody knows."""
    held = Cohort(
        id="f",
        size=Bounds(53, 53),
        measure="held",
        time=parse_when("2021-05-01"),
        is_stock=True,
    )
    rows = known({})
    assert tally(rows, preset("held"), "2021-04-30", cohorts=[held]).bounds == Bounds(0, 0)
    assert tally(rows, preset("held"), "2021-05-01", cohorts=[held]).bounds == Bounds(53, 53)
    later = tally(rows, preset("held"), "2021-06-01", cohorts=[held])
    assert later.bounds == Bounds(0, 53)
    assert later.cohorts[0].reason == "last reported for 2021-05-01"


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
    alone = known({"zofia": [held_from("2021-01-01")]})
    answer = tally(alone, strict, "2021-06-01")
    assert answer.bounds == Bounds(0, 1)
    assert "the definition asks for 2" in answer.possible[0].reason
    both = known({"zofia": [held_from("2021-01-01"), held_from("2021-01-01", "b")]})
    assert tally(both, strict, "2021-06-01").bounds == Bounds(1, 1)


def test_the_press_census_looks_at_the_start_of_its_day() -> None:
    """Whoever is let go on 1 December was held at 00:01."""
    claims = [
        held_from("2021-01-01"),
        event("listed", "2021-02-01", key="l", by="CPJ"),
        event("released", "2021-12-01", key="r"),
    ]
    assert tally(known({"z": claims}), preset("cpj"), "2021-12-01").bounds == Bounds(1, 1)
    assert tally(known({"z": claims}), preset("held"), "2021-12-01").bounds == Bounds(0, 0)


def test_a_threshold_of_days_has_to_be_passed() -> None:
    """Held on the first of March: over 48 hours on the third."""
    claims = [held_from("2021-03-01"), event("listed", "2021-03-01", key="l", by="Foro Penal")]
    rows = known({"z": claims})
    assert tally(rows, preset("foro_penal"), "2021-03-02").bounds == Bounds(0, 0)
    assert tally(rows, preset("foro_penal"), "2021-03-03").bounds == Bounds(1, 1)


def test_a_second_prosecution_counts_by_prosecutions() -> None:
    """One person charged twice: one person, two prosecutions."""
    claims = [
        event("charged", "2021-01-01", key="a"),
        event("sentenced", "2021-03-01", key="b"),
        event("charged", "2021-05-01", key="c"),
    ]
    rows = known({"z": claims})
    answer = tally(rows, preset("ovd_info_prosecutions"), "2021")
    assert (answer.bounds, answer.undisputed) == (Bounds(2, 2), ("z",))
    assert tally(rows, preset("ovd_info_people"), "2021-06-01").bounds == Bounds(1, 1)


def test_the_three_stocks_do_not_overlap() -> None:
    """Serving, awaiting trial inside and outside: each person is in one."""
    rows = known(
        {
            "serving": [held_from("2021-01-01"), event("sentenced", "2021-02-01", key="v")],
            "inside": [held_from("2021-01-01"), event("charged", "2021-02-01", key="v")],
            "outside": [event("charged", "2021-02-01", key="v")],
        }
    )
    found = {
        name: tally(rows, preset(f"aapp_{name}"), "2021-06-01").undisputed
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
    rows = spells("zofia", [held_from("2021-01-01")])
    later = Rectangles.of(rows, recorded=[(5, 9)] * len(rows))
    counts = [
        tally(later.known(at), preset("held"), "2021-06-01").bounds.low for at in (4, 5, 8, 9)
    ]
    assert counts == [0, 1, 1, 0]


def test_nobody_known_counts_nobody() -> None:
    """An empty archive has an answer."""
    definition: Definition = preset("viasna")
    assert tally(Rectangles.of([]), definition, "2021-06-01").bounds == Bounds(0, 0)


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
    rows = known(
        {
            "zofia": [event("arrested", "2021-01-01", key="a", by="Viasna")],
            "miron": [event("arrested", "2021-01-01", key="b", origin="Viasna")],
            "teofil": [event("arrested", "2021-01-01", key="c", by="Harbour Gazette")],
        }
    )
    answer = tally(rows, by_body, "2021-06-01")
    assert answer.undisputed == ("miron", "zofia")
    assert [(p.person, p.reason) for p in answer.possible] == [("teofil", "Viasna does not say so")]
    table = daily(rows, by_body)
    assert table.on(date(2021, 6, 1).toordinal()) == (2, 3)
