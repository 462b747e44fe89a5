"""Published figures of an archive, made ready to be tested against each other.

Sources write one country in many ways; a figure of people taken somewhere is about
those people only. Both are said once here, so that like is compared with like.
"""

from dataclasses import replace

from habeas.app.holdings import Holdings
from habeas.model.claim import Claim
from habeas.model.event import Event
from habeas.model.figure import Figure
from habeas.publish.quotes import Quoted
from habeas.reconcile import Supposed, suppose
from habeas.vocabulary.reconcile_table import reconcile_table
from habeas.vocabulary.territories import territory_code, territory_name

# Dimensions of a subgroup whose values are countries.
_COUNTRIES = ("citizenship", "nationality", "destination")


def gather_figures(reading: Holdings) -> Supposed:
    """Give every accepted figure with its places under one name, and how they hang together.

    A destination becomes a dimension of the subgroup: people taken to one country are
    among all who were taken anywhere, and apart from those taken to another.

    Args:
        reading: The archive as known.
    """
    figures = {figure.id: figure for figure in reading.view.figures()}
    claims = [_ready(reading, quoted, figures) for quoted in reading.accepted if _is_figure(quoted)]
    claims += _refusals(reading)
    paragraphs = {claim.id: _paragraph(reading, claim) for claim in claims}
    return suppose(claims, paragraph_of=paragraphs)


def _is_figure(quoted: Quoted) -> bool:
    return isinstance(quoted.claim.body, Figure) and quoted.claim.modality.acts


def _refusals(reading: Holdings) -> list[Claim]:
    """Give one claim for each person who refused what a figure counts, however often told."""
    contrary = reconcile_table().contrary
    found: dict[str, Claim] = {}
    for quoted in reading.accepted:
        claim = quoted.claim
        is_contrary = isinstance(claim.body, Event) and claim.body.event in contrary
        person = reading.person_of.get(quoted.id)
        if is_contrary and claim.modality.acts and person is not None:
            known = found.get(person)
            if known is None or _precision(claim) < _precision(known):
                printed = quoted.source.publisher or quoted.source.name
                found[person] = replace(claim, attributed_to=claim.attributed_to or printed)
    return list(found.values())


def _precision(claim: Claim) -> tuple[bool, int]:
    when = getattr(claim.body, "date", None)
    if when is None or when.earliest is None or when.latest is None:
        return True, 0
    return False, (when.latest - when.earliest).days


def _ready(reading: Holdings, quoted: Quoted, figures: dict[str, Figure]) -> Claim:
    figure = figures[quoted.id]
    language = quoted.source.language
    code = territory_code(figure.place, language) if figure.place else reading.about.place
    subgroup = dict(figure.subgroup)
    if figure.destination:
        subgroup["destination"] = figure.destination
    for dimension in _COUNTRIES:
        if dimension in subgroup:
            subgroup[dimension] = _country(subgroup[dimension], language)
    body = replace(
        figure,
        place=territory_name(code) if code else figure.place,
        subgroup=subgroup,
    )
    return replace(quoted.claim, body=body)


def _country(name: str, language: str | None) -> str:
    code = territory_code(name, language)
    return territory_name(code) if code else name


def _paragraph(reading: Holdings, claim: Claim) -> int:
    """Say which paragraph of its source a claim stands in, from 0."""
    kept: dict[str, str] = reading.kept.setdefault("texts", {})
    if claim.file not in kept:
        kept[claim.file] = reading.view.snapshot(claim.file).text
    text = kept[claim.file]
    # Where blank lines part paragraphs a line break is only a line's end.
    separator = "\n\n" if "\n\n" in text else "\n"
    return text.count(separator, 0, claim.start)
