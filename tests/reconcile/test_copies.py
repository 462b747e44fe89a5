"""Copies are not witnesses."""

import pytest

from habeas.errors import InputError
from habeas.model.conflict import ConflictVerdict, RepairKind
from habeas.reconcile import reconcile
from reconcile.groups import breakdown, fig


def test_a_faithful_copy_is_no_second_witness() -> None:
    """A copy stands for its origin's number and is listed with its chain."""
    report = reconcile(
        [
            fig("list", 12),
            fig("paper", 12, publisher="Echo", origin="list"),
            fig("mirror", 12, publisher="Mirror", origin="paper"),
        ]
    )
    assert report.verdict is ConflictVerdict.CAN_ALL_BE_TRUE
    assert report.copies[1].chain == ("mirror", "paper", "list")
    assert report.copies[1].differs == ()


def test_a_copy_with_another_number_is_a_finding() -> None:
    """The copy that misprints is in conflict, and its origin's number mends it."""
    report = reconcile([fig("list", 145), fig("paper", 415, publisher="Echo", origin="list")])
    assert report.conflicts[0].figures == ("list", "paper")
    best = report.repairs[0]
    assert (best.figure, best.field, best.to) == ("paper", "value", 145)
    assert best.kind is RepairKind.COPY_DIFFERS


def test_a_copy_about_another_year_conflicts_with_its_origin() -> None:
    """What it counts differs, so the two records cannot both be right."""
    report = reconcile(
        [
            fig("list", 45),
            fig("paper", 45, publisher="Echo", origin="list", time="2029"),
            fig("other", 45, publisher="Tide", origin="list"),
        ]
    )
    assert report.conflicts[0].figures == ("list", "paper")
    assert (report.repairs[0].figure, report.repairs[0].to) == ("paper", "2030")
    assert "2029" in report.conflicts[0].sum


def test_a_copy_added_to_its_origin_is_counted_twice() -> None:
    """Two reports of one wave are one part of the sum."""
    report = reconcile(
        [
            fig("all", 56),
            fig("first", 12, subgroup={"wave": "first"}),
            fig("second", 44, subgroup={"wave": "second"}),
            fig("again", 12, subgroup={"wave": "first"}, publisher="Echo", origin="first"),
        ],
        [breakdown("r", "all", "first", "second", "again")],
    )
    best = report.repairs[0]
    assert (best.figure, best.kind) == ("r", RepairKind.COUNTED_TWICE)
    assert best.to == ["first", "second"]


def test_figures_that_repeat_each_other_are_refused() -> None:
    """One of them has to be the origin."""
    with pytest.raises(InputError, match="circle"):
        reconcile([fig("a", 1, origin="b"), fig("b", 1, origin="a")])


def test_an_origin_that_is_not_there_is_said() -> None:
    """A copy of something unseen stands on its own, and says what it repeats."""
    report = reconcile([fig("paper", 12, origin="a report nobody kept")])
    assert report.verdict is ConflictVerdict.CAN_ALL_BE_TRUE
    assert "not among these figures" in report.copies[0].why
