"""A place that a proposal points at, and whether it is said of what it proposes."""

from typing import Final

from habeas.extract.gate.proposal import TextProposal
from habeas.extract.gate.view import GateText, Tokens

_HARD: Final = (";", ".", "!", "?", "…")
_LABEL: Final = (":", "—", "–", "(")


def stated_place(text: GateText, proposal: TextProposal, name: str, claim: Tokens) -> list[Tokens]:
    """Give the place a proposal points at, where it is said of the claim.

    It is, where a word for "in" or "to" leads it, or a label opens with it, and neither another
    number of people nor another verb stands between it and the claim.

    Args:
        text: The text.
        proposal: What is held.
        name: place or destination.
        claim: Tokens of the claim's number or name and of what befell.
    """
    span = text.tokens(proposal.spans.get(name))
    if span is None:
        span = _only(text, proposal.stated.get(name), claim)
    if span is None or not (_is_led(text, span, name) or _is_label(text, span, claim)):
        return []
    low, high = (claim[1], span[0]) if span[0] >= claim[1] else (span[1], claim[0])
    return [span] if low <= high and _is_open(text, low, high) else []


def _only(text: GateText, stated: object, claim: Tokens) -> Tokens | None:
    """Give the one name of the claim's sentence that is the place stated."""
    if stated is None:
        return None
    sentence = text.page.sentences[text.page.sentence_of(claim[0])]
    same = [
        (n.first, n.last)
        for n in text.reading.names_in(sentence.first, sentence.last)
        if n.text == str(stated)
    ]
    return same[0] if len(same) == 1 else None


def _is_led(text: GateText, span: Tokens, name: str) -> bool:
    page, at = text.page, span[0]
    while page.is_word(at, "det", "article") and at < span[1]:
        at += 1
    before = (
        [span[0] - 1, span[0] - 2] if page.is_word(span[0] - 1, "det", "article") else [span[0] - 1]
    )
    leads = ("to_place",) if name == "destination" else ("in_place", "from_place")
    return any(page.is_word(i, *leads) for i in before)


def _is_label(text: GateText, span: Tokens, claim: Tokens) -> bool:
    """Read "Norrhaven: 52", "Sarn. Twelve were arrested": the place opens the line or the item."""
    page = text.page
    sentence = page.sentences[page.sentence_of(claim[0])]
    opens = span[0] == sentence.first or page.low(span[0] - 1) in ("(", ";", "•", "-", "*")
    return opens and span[1] <= claim[0] and page.low(span[1]) in _LABEL


def _is_open(text: GateText, first: int, last: int) -> bool:
    page, reading = text.page, text.reading
    return not any(
        page.low(i) in _HARD
        or ((g := reading.groups.get(i)) is not None and g.kind in ("people", "part", "bare"))
        or any(p.is_finite and p.voice != "state" for p in reading.predicates_in(i, i + 1))
        for i in range(first, last)
    )
