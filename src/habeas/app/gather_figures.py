"""Published figures of an archive, made ready to be tested against each other.

Sources write one country in many ways; a figure of people taken somewhere is about
those people only. Both are said once here, so that like is compared with like.
"""

from dataclasses import replace

from habeas.app.reading import Reading
from habeas.model.figure import Figure
from habeas.vocabulary.territories import territory_code, territory_name

# Dimensions of a subgroup whose values are countries.
_COUNTRIES = ("citizenship", "nationality", "destination")


def gather_figures(reading: Reading) -> tuple[Figure, ...]:
    """Give every accepted figure with its places under one name.

    A destination becomes a dimension of the subgroup: people taken to one country are
    among all who were taken anywhere, and apart from those taken to another.

    Args:
        reading: The archive as known.
    """
    return tuple(_ready(reading, figure) for figure in reading.view.figures())


def _ready(reading: Reading, figure: Figure) -> Figure:
    language = reading.quotes[figure.id].source.language
    code = territory_code(figure.place, language) if figure.place else reading.about.place
    subgroup = dict(figure.subgroup)
    if figure.destination:
        subgroup["destination"] = figure.destination
    for dimension in _COUNTRIES:
        if dimension in subgroup:
            subgroup[dimension] = _country(subgroup[dimension], language)
    return replace(
        figure,
        place=territory_name(code) if code else figure.place,
        subgroup=subgroup,
    )


def _country(name: str, language: str | None) -> str:
    code = territory_code(name, language)
    return territory_name(code) if code else name
