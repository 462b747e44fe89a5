"""Figures that arrive one by one."""

import pytest
from hypothesis import given, settings

from habeas.errors import InputError, UnknownIdError
from habeas.model.conflict import ConflictVerdict
from habeas.model.figure import Figure, Relation
from habeas.reconcile import Reconciler, reconcile
from reconcile.groups import breakdown, fig, figure_groups, held


@settings(max_examples=60, deadline=None)
@given(figure_groups())
def test_one_by_one_gives_the_verdict_of_all_at_once(
    group: tuple[list[Figure], list[Relation]],
) -> None:
    """Adding figures in turn decides what deciding them together does."""
    figures, relations = group
    live = Reconciler()
    for figure in figures[:-1]:
        live.add(figure)
    added = live.add(figures[-1], relations)
    assert added.verdict is live.verdict is reconcile(figures, relations).verdict


def test_a_clash_is_told_when_it_arrives() -> None:
    """The figure that cannot stand beside the others comes back with its conflict."""
    live = Reconciler(
        [held("all", 100), held("men", 60, subgroup={"sex": "male"})],
    )
    assert live.add(held("women", 30, subgroup={"sex": "female"})).conflict is None
    added = live.add(
        held("more", 31, publisher="Tide", definition="own:Lantern", subgroup={"sex": "female"})
    )
    assert added.verdict is ConflictVerdict.CANNOT
    assert added.conflict is not None
    assert set(added.conflict.figures) == {"women", "more"}


def test_a_relation_may_come_with_its_figure() -> None:
    """A breakdown that does not add up is found with its last part."""
    live = Reconciler([held("all", 100), held("men", 60, subgroup={"sex": "male"})])
    added = live.add(
        held("women", 41, subgroup={"sex": "female"}), [breakdown("r", "all", "men", "women")]
    )
    assert added.conflict is not None
    assert "= 101, not 100" in added.conflict.sum


def test_a_copy_that_differs_is_told() -> None:
    """A copy about another year clashes with its origin."""
    live = Reconciler([fig("list", 45)])
    added = live.add(fig("paper", 45, publisher="Echo", origin="list", time="2029"))
    assert added.verdict is ConflictVerdict.CANNOT
    assert added.conflict is not None


def test_the_report_is_that_of_all_figures() -> None:
    """What has arrived is reported as if it had been there together."""
    live = Reconciler([fig("year", 342)])
    live.add(fig("month", 400, time="2030-03"))
    whole = reconcile([fig("year", 342), fig("month", 400, time="2030-03")])
    assert live.report().to_record() == whole.to_record()


def test_what_cannot_be_added_leaves_all_as_it_was() -> None:
    """A relation to nobody, or an id used twice, changes nothing."""
    live = Reconciler([fig("a", 10)])
    with pytest.raises(UnknownIdError):
        live.add(fig("b", 12), [breakdown("r", "b", "ghost")])
    with pytest.raises(InputError):
        live.add(fig("a", 12))
    assert live.verdict is ConflictVerdict.CAN_ALL_BE_TRUE
    assert live.add(fig("b", 12)).verdict is ConflictVerdict.CANNOT


def test_an_origin_may_arrive_after_its_copy() -> None:
    """The copy then stands for its origin's number, as if they had come in order."""
    live = Reconciler([fig("paper", 54, publisher="Echo", origin="list")])
    added = live.add(fig("list", 45))
    assert added.verdict is ConflictVerdict.CANNOT
    assert live.report().conflicts[0].figures == ("paper", "list")
