"""A claim in words: one plain line, how far its source stands behind it, what was decided."""

from typing import Final

from habeas.model.claim import Body, Claim, Modality
from habeas.model.event import Event
from habeas.model.exchange import Exchange
from habeas.model.figure import Figure
from habeas.model.person import Attribute
from habeas.words import terms
from habeas.words.dates import when_words
from habeas.words.events import tell_event
from habeas.words.figures import figure_label
from habeas.words.text import plain
from habeas.words.voice import _, mark, pgettext

_MODALITIES: Final = {
    Modality.ASSERTED: "",
    Modality.REPORTED: mark("reported"),
    Modality.ANNOUNCED: mark("announced, not known to have happened"),
    Modality.PLANNED: mark("planned, not known to have happened"),
    Modality.FEARED: mark("feared, not known to have happened"),
    Modality.DENIED: mark("denied"),
    Modality.CONDITIONAL: mark("conditional"),
}
_STATES: Final = {
    "accepted": mark("accepted"),
    "proposed": mark("waiting for a decision"),
    "review": mark("waiting, somebody has to look"),
    "rejected": mark("rejected"),
    "retracted": mark("retracted"),
}


def modality_words(modality: Modality) -> str:
    """Say how far a source stands behind what it says; empty where it simply says so."""
    message = _MODALITIES[modality]
    return _(message) if message else ""


def state_words(state: str) -> str:
    """Say what was decided about a claim."""
    return _(_STATES[state]) if state in _STATES else plain(state)


def relation_words(relation: str) -> str:
    """Say how a written time relates to what it is the time of."""
    told = {
        "as_of": pgettext("of a time", "as of that day"),
        "on": pgettext("of a time", "on"),
        "before": pgettext("of a time", "before"),
        "after": pgettext("of a time", "after"),
        "from": pgettext("of a time", "from"),
        "until": pgettext("of a time", "until"),
        "between": pgettext("of a time", "between"),
        "during": pgettext("of a time", "during"),
        "about": pgettext("of a time", "about"),
    }
    return told.get(relation) or plain(relation)


def claim_line(claim: Claim) -> str:
    """Say what a claim claims, in one line and without its quote.

    Args:
        claim: Any claim.
    """
    told = _body_words(claim.body)
    stance = "" if claim.modality.acts else modality_words(claim.modality)
    return _("{told} ({stance})", told=told, stance=stance) if stance else told


def _body_words(body: Body) -> str:
    if isinstance(body, Figure):
        return figure_label(body)
    if isinstance(body, Event):
        told = "".join(tell_event(body, [body.person]))
        if body.release_kind:
            told = _("{told} ({kind})", told=told, kind=terms.release_kind(body.release_kind))
        return _("{told}, {when}", told=told, when=when_words(body.date, body.relation))
    if isinstance(body, Exchange):
        return _(
            "{released} against {concession}, {when}",
            released=body.released,
            concession=body.concession,
            when=when_words(body.date),
        )
    assert isinstance(body, Attribute)  # noqa: S101 - the fourth and last kind
    return _(
        "{person}, {field}: {value}", person=body.person, field=plain(body.field), value=body.value
    )


_KINDS: Final = {
    "figure": mark("figure"),
    "person_event": mark("event"),
    "exchange": mark("exchange"),
    "attribute": mark("attribute"),
}
_MARKED: Final = {
    "figure": mark("figure claim"),
    "person_event": mark("person event claim"),
    "exchange": mark("exchange claim"),
    "attribute": mark("attribute claim"),
}
# What was recorded about a claim: that it was added, and each decision.
_ENTRIES: Final = {
    "claim": mark("claim"),
    "accept": mark("accept"),
    "reject": mark("reject"),
    "correct": mark("correct"),
    "retract": mark("retract"),
    "erase": mark("erase"),
    "undo": mark("undo"),
}


def kind_words(kind: str) -> str:
    """Name a kind of claim by its type in the wire form."""
    return _(_KINDS[kind])


def marked_words(kind: str) -> str:
    """Say of a marked text that a claim of a kind stands there."""
    return _(_MARKED[kind])


def entry_words(what: str) -> str:
    """Name what an entry of the ledger records about a claim."""
    return _(_ENTRIES[what]) if what in _ENTRIES else plain(what)


def attribution_words(speaker: str, outlet: str) -> str:
    """Say who says something and where it was printed.

    Args:
        speaker: Whoever says it.
        outlet: Whoever printed it, who may be the same.
    """
    if speaker == outlet:
        return outlet
    return _("{speaker}, in {outlet}", speaker=speaker, outlet=outlet)
