"""A figure in words: everything that it counts is said, and nothing twice."""

from habeas.model.figure import Figure, Hedge, Mode
from habeas.words.figures import figure_label, figure_words


def _taken(**more: object) -> Figure:
    fields = {"low": 9, "high": 9, "hedge": Hedge.EXACT, "measure": "released", "mode": Mode.FLOW}
    return Figure(id="f", population="people", **(fields | more))  # type: ignore[arg-type]


def test_where_people_were_taken_is_said_once() -> None:
    """A destination told of the people is not told of what happened to them as well."""
    assert figure_words(_taken(destination="Riga")) == "9 people were released, to Riga"
    both = _taken(destination="Riga", subgroup={"destination": "Riga"})
    assert figure_words(both) == "9 people taken to Riga were released"
    assert figure_label(both).count("Riga") == 1
