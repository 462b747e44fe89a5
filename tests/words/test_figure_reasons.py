"""Why a figure is not set against a count, in words."""

import pytest

from habeas.model.figure_reason import FigureObstacle
from habeas.words.figure_reasons import (
    brief_reason,
    figure_reason,
    figure_reason_words,
    not_comparable,
    reason_of_each,
)

_VALUES = {
    "measure": "charged", "unit": "families", "asked": "persons", "group": (("sex", "female"),),
    "places": "LT, Port Marzipan", "definition": "lantern@2", "name": "Velmora", "place": "LT",
    "who": "journalists", "recorded": 1135, "time": ("before", "2031-03"), "low": 90, "high": 1110,
}  # fmt: skip


@pytest.mark.parametrize("obstacle", FigureObstacle)
def test_every_reason_is_said_of_one_of_each_and_in_short(obstacle: FigureObstacle) -> None:
    """None is left without words, and no place in a message without a value."""
    reason = figure_reason(obstacle, **_VALUES)  # type: ignore[arg-type]
    for told in (figure_reason_words(reason), reason_of_each(reason), brief_reason(reason)):
        assert told
        assert "{" not in told


@pytest.mark.parametrize(
    ("obstacle", "one", "each", "brief"),
    [
        (
            FigureObstacle.SUBGROUP,
            "it counts some of them only (women)",
            "each counts some of them only (women)",
            "some of them only",
        ),
        (
            FigureObstacle.DESTINATION,
            "it counts only those taken to Lithuania, Port Marzipan",
            "each counts only those taken to Lithuania, Port Marzipan",
            "only those taken to Lithuania, Port Marzipan",
        ),
        (
            FigureObstacle.INEXACT_TIME,
            "its time is not exact: before 2031-03",
            "its time is not exact: before 2031-03",
            "its time is not exact",
        ),
        (
            FigureObstacle.OTHERS_RECORDED,
            "it counts journalists only, and others may be among the 1,135 recorded",
            "each counts journalists only, and others may be among the 1,135 recorded",
            "journalists only, and others may be among the 1,135 recorded",
        ),
    ],
)
def test_a_reason_is_said_with_its_values(
    obstacle: FigureObstacle, one: str, each: str, brief: str
) -> None:
    """Terms, places, times and numbers, each as everywhere."""
    reason = figure_reason(obstacle, **_VALUES)  # type: ignore[arg-type]
    assert figure_reason_words(reason) == one
    assert not_comparable(reason) == f"not comparable: {one}"
    assert reason_of_each(reason) == each
    assert brief_reason(reason) == brief
