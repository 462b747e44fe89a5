"""What a reader is told."""

import pytest

from habeas.errors import InputError, UnknownIdError
from habeas.model.conflict import ConflictVerdict
from habeas.model.figure import Hedge, Relation, RelationType
from habeas.reconcile import reconcile
from reconcile.groups import breakdown, fig, held


def test_the_sum_of_a_pair_is_one_inequality() -> None:
    """A year's total below a part of the year is told in one line, with what it assumes."""
    conflict = reconcile(
        [
            fig("year", 342, said_on="2030-12-23"),
            fig("since", 569, time="2030-06/..", said_on="2030-12-23"),
        ]
    ).conflicts[0]
    assert conflict.sum.startswith("342 (in 2030) < 569 (from 2030-06 on)")
    assert "they count by one definition: Lantern's own" in conflict.assumptions
    assert any("2030-12-23" in told for told in conflict.assumptions)
    assert conflict.gap == -227


def test_parts_that_make_too_much_are_added_up() -> None:
    """The line adds the parts and gives the total beside what was stated."""
    conflict = reconcile(
        [
            held("all", 1135),
            held("men", 968, subgroup={"sex": "male"}),
            held("women", 168, subgroup={"sex": "female"}),
        ],
        [breakdown("r", "all", "men", "women")],
    ).conflicts[0]
    assert conflict.sum.startswith("968 (men) + 168 (women) = 1,136, not 1,135 (all)")
    assert conflict.relations == ("r",)
    assert conflict.gap == -1


def test_at_least_leaves_room() -> None:
    """The same parts fit a total that is at least so many."""
    report = reconcile(
        [
            held("all", 1135, high=None, hedge=Hedge.AT_LEAST),
            held("men", 968, subgroup={"sex": "male"}),
            held("women", 168, subgroup={"sex": "female"}),
        ],
        [breakdown("r", "all", "men", "women")],
    )
    assert report.verdict is ConflictVerdict.CAN_ALL_BE_TRUE
    assert report.witness["all"] == 1136
    assert any(fact.low == fact.high == 1136 for fact in report.implied)


def _year(*, stated: bool) -> Relation:
    return Relation(
        id="year",
        type=RelationType.BALANCE,
        opening="open",
        inflows=("in",),
        outflows=("out", "served", "dead"),
        closing="close",
        stated=stated,
    )


def test_a_balance_that_is_a_reading_is_conditional() -> None:
    """If every flow is into or out of the list, the year is short by five."""
    figures = [
        held("open", 1265, time="2029-12-29"),
        fig("in", 509, measure="recognised"),
        fig("out", 342, measure="pardoned"),
        fig("served", 300, measure="sentence_served", hedge=Hedge.AT_LEAST),
        fig("dead", 2, measure="died"),
        held("close", 1135, time="2030-12-23"),
    ]
    report = reconcile(figures, [_year(stated=False)])
    assert report.verdict is ConflictVerdict.CAN_ALL_BE_TRUE
    conflict = report.conditional[0]
    assert conflict.needs == ("year",)
    assert "dead" not in conflict.figures
    assert "= at most 1,132, not 1,135" in conflict.sum
    assert "= 1,130; stated: 1,135" in conflict.full
    assert "5 short" in conflict.full
    assert any(fact.low == 5 and fact.high is None for fact in report.implied)


def test_the_revolving_door() -> None:
    """Two stocks and the releases between them say how many were newly held."""
    report = reconcile(
        [held("before", 1200, time="2030-01-01"), fig("out", 342), held("after", 1135)]
    )
    del report
    report = reconcile(
        [held("before", 1200, time="2029-12-31"), fig("out", 342), held("after", 1135)]
    )
    door = next(fact for fact in report.implied if "newly held" in fact.what)
    assert (door.low, door.expr) == (277, {"after": 1, "before": -1, "out": 1})


def test_a_sum_that_fits_may_be_coincidence() -> None:
    """A total equal to three others is told with how many sums were tried."""
    report = reconcile(
        [
            fig("total", 189, measure="exiled"),
            fig("june", 14, time="2030-06-21"),
            fig("september", 52, time="2030-09-11"),
            fig("december", 123, time="2030-12-13"),
        ]
    )
    found = report.compositions[0]
    assert set(found.parts) == {"june", "september", "december"}
    assert "may be coincidence" in found.why
    assert str(found.tried) in found.why


def test_every_figure_has_a_fate() -> None:
    """Each figure is told of once, in order."""
    report = reconcile(
        [fig("a", 10), fig("b", 12), fig("c", 9, time="2030~"), held("d", 3, publisher="Tide")]
    )
    assert [fate.figure for fate in report.fates] == ["a", "b", "c", "d"]
    assert [fate.standing for fate in report.fates] == [
        "in_conflict",
        "in_conflict",
        "not_comparable",
        "fits",
    ]


def test_no_figures_can_all_be_true() -> None:
    """Nothing contradicts nothing."""
    assert reconcile([]).verdict is ConflictVerdict.CAN_ALL_BE_TRUE


def test_a_relation_to_an_unknown_figure_is_refused() -> None:
    """The relation and the missing id are named."""
    with pytest.raises(UnknownIdError, match="ghost"):
        reconcile([fig("a", 1)], [breakdown("r", "a", "ghost")])


def test_an_id_used_twice_is_refused() -> None:
    """Two figures cannot share an id."""
    with pytest.raises(InputError, match="twice"):
        reconcile([fig("a", 1), fig("a", 2)])


def test_relations_that_contradict_each_other_give_a_verdict() -> None:
    """Two breakdowns that leave nothing for a part are a conflict of that part alone."""
    report = reconcile(
        [fig("all", 9), fig("a", 4, subgroup={"k": "a"}), fig("b", 5, subgroup={"k": "b"})],
        [breakdown("r1", "all", "a"), breakdown("r2", "all", "a", "b")],
    )
    assert report.conflicts[0].figures == ("b",)
    assert "0" in report.conflicts[0].sum


def test_cyclic_relations_give_a_verdict() -> None:
    """A whole that is part of its own part leaves no room for the rest."""
    report = reconcile(
        [fig("a", 9), fig("b", 9, time="2029"), fig("c", 1, time="2028")],
        [breakdown("r1", "a", "b", "c"), breakdown("r2", "b", "a")],
    )
    assert report.conflicts[0].figures == ("c",)


def test_a_time_bound_is_kept_and_said() -> None:
    """With no time at all the report says what was not proven."""
    ticks = iter(range(10_000_000))
    figures = [held(f"f{i}", 100 + i, publisher=f"P{i % 3}") for i in range(30)]
    report = reconcile(figures, seconds=1, clock=lambda: float(next(ticks)))
    assert report.verdict is ConflictVerdict.CANNOT
    assert report.notes


def test_a_record_is_plain_json() -> None:
    """The record has the keys an answer needs, and no fraction is a float."""
    record = reconcile([fig("a", 10), fig("b", 12)]).to_record()
    assert record["consistent"] is False
    assert record["conflicts"][0]["figures"] == ["a", "b"]
    assert all(
        isinstance(term["multiplier"], str)
        for term in record["conflicts"][0]["certificate"]["terms"]
    )


def test_a_total_that_equals_other_parts_hints_at_another_rule() -> None:
    """Stated as men and women it does not add up; men and those unknown make it exactly."""
    report = reconcile(
        [
            held("all", 1000),
            held("men", 900, subgroup={"sex": "male"}),
            held("women", 130, subgroup={"sex": "female"}),
            held("other", 100, subgroup={"sex": "not_given"}),
        ],
        [breakdown("r", "all", "men", "women")],
    )
    hint = next(found for found in report.compositions if found.total == "all")
    assert hint.parts == ("men", "other")
    assert "may be counted by another rule" in hint.why


def test_the_others_say_what_a_figure_can_be() -> None:
    """Men and women leave one number for the total, and the total leaves one for each."""
    report = reconcile(
        [
            held("all", 10),
            held("men", 6, subgroup={"sex": "male"}),
            held("women", 4, subgroup={"sex": "female"}),
        ],
        [breakdown("r", "all", "men", "women")],
    )
    assert [(fate.implied_low, fate.implied_high) for fate in report.fates] == [
        (10, 10),
        (6, 6),
        (4, 4),
    ]


def test_hedged_numbers_of_one_thing_are_told_apart_by_what_was_stated() -> None:
    """The bound that "about" gives stands beside the words."""
    conflict = reconcile([fig("a", 100, hedge=Hedge.ABOUT), fig("b", 200)]).conflicts[0]
    assert conflict.sum.startswith("110 (about 100) < 200;")
    assert "about 100 means 90 to 110" in conflict.assumptions


def test_a_breakdown_of_very_many_parts_is_one_conflict() -> None:
    """A sum of 150 places that is one too many is found, proven and named in short."""
    parts = [held(f"p{i}", 2, place=f"XA-{i}") for i in range(150)]
    report = reconcile(
        [held("all", 299), *parts], [breakdown("r", "all", *(p.id for p in parts))], seconds=60
    )
    conflict = report.conflicts[0]
    assert len(conflict.figures) == 151
    assert conflict.certificate is not None
    assert conflict.certificate.holds()
    assert "145 more cannot all be true" in conflict.title
    assert conflict.gap == -1
