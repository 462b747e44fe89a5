"""A claim in one plain line: who, what, how many, when."""

from habeas.model.claim import Body, Claim
from habeas.model.event import Event
from habeas.model.exchange import Exchange
from habeas.model.figure import Figure, Hedge
from habeas.model.person import Attribute
from habeas.model.when import When

_HEDGES = {
    Hedge.AT_LEAST: "at least ",
    Hedge.AT_MOST: "at most ",
    Hedge.ABOUT: "about ",
    Hedge.MORE_THAN: "more than ",
    Hedge.FEWER_THAN: "fewer than ",
}


def say_claim(claim: Claim) -> str:
    """Say what a claim claims, in its own terms, without its quote.

    Args:
        claim: Any claim.
    """
    modality = "" if claim.modality.acts else f" ({claim.modality.value})"
    return _say(claim.body) + modality


def number_words(figure: Figure) -> str:
    """Write a figure's number with its hedge, such as "at least 1,135"."""
    if figure.hedge is Hedge.VAGUE:
        return _vague(figure)
    if figure.low is not None and figure.high is not None and figure.low != figure.high:
        return f"{figure.low:,} to {figure.high:,}"
    number = figure.low if figure.low is not None else figure.high
    return f"{_HEDGES.get(figure.hedge, '')}{'?' if number is None else f'{number:,}'}"


def _vague(figure: Figure) -> str:
    if figure.high is None:
        return "some" if figure.low is None else f"some, at least {figure.low:,}"
    low = "" if figure.low is None else f"{figure.low:,} to "
    return f"some, {low or 'at most '}{figure.high:,}"


def _say(body: Body) -> str:
    if isinstance(body, Figure):
        group = ", ".join(f"{key} {value}" for key, value in body.subgroup.items())
        words = [number_words(body), body.population.replace("_", " ")]
        words += [f"({group})"] if group else []
        words += [body.measure.replace("_", " "), _when(body.time)]
    elif isinstance(body, Event):
        kind = f"({body.release_kind})" if body.release_kind else ""
        words = [body.person, body.event.replace("_", " "), kind, _when(body.date)]
        words += [f"to {body.destination}"] if body.destination else []
    elif isinstance(body, Exchange):
        words = [body.released, "against", body.concession, _when(body.date)]
    else:
        assert isinstance(body, Attribute)  # noqa: S101 - the fourth and last kind
        words = [body.person, body.field.replace("_", " "), body.value]
    return " ".join(word for word in words if word)


def _when(when: When | None) -> str:
    return "" if when is None else when.edtf
