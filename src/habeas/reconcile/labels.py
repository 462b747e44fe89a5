"""The labels of a figure as records hold them, and a figure with one of them changed."""

from dataclasses import replace
from typing import Any

from habeas.model.figure import Figure, Mode
from habeas.model.when import parse_when
from habeas.reconcile.trial import Scene


def label(figure: Figure, scene: Scene, name: str) -> Any:
    """Give one label of a figure as it stands in a record."""
    match name:
        case "time":
            return None if figure.time is None else figure.time.edtf
        case "mode":
            return figure.mode.value
        case "definition":
            return scene.problem.cells.standing[figure.id].definition
        case "subgroup":
            return dict(figure.subgroup)
        case _:
            return getattr(figure, name)


def relabel(figure: Figure, name: str, value: Any) -> Figure:
    """Give a figure with one label changed; a copy so changed stands on its own words."""
    match name:
        case "time":
            return replace(figure, time=None if value is None else parse_when(value))
        case "mode":
            return replace(figure, mode=Mode(value))
        case "measure":
            return replace(figure, measure=value)
        case "population":
            return replace(figure, population=value, unit="persons")
        case "definition":
            return replace(figure, definition=value)
        case "subgroup":
            return replace(figure, subgroup=value)
        case "place":
            return replace(figure, place=value)
        case _:
            return replace(figure, said_on=value)
