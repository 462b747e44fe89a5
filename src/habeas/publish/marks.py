"""A source's text cut where its claims and numbers begin and end."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from habeas.model.numeral import Account, Numeral
from habeas.publish.quotes import Quoted
from habeas.words.accounts import marked_words as number_words
from habeas.words.claims import marked_words as claim_words


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedStretch:
    """A stretch of the text that is marked in one way throughout.

    Attributes:
        text: The words, exactly as stored.
        anchors: Element ids of the claims that begin here, each once in a page.
        claim: The claim to mark it as: the shortest that covers it; None outside claims.
        numeral: The number it is part of; None elsewhere.
    """

    text: str
    anchors: tuple[str, ...] = ()
    claim: Quoted | None = None
    numeral: Numeral | None = None

    @property
    def css(self) -> str:
        """The classes of its mark: what kind of claim, and whether it is a number."""
        classes = [self.claim.claim.type] if self.claim else []
        if self.numeral:
            classes.append("queued" if self.numeral.account is Account.QUEUED else "number")
        return " ".join(classes)

    @property
    def says(self) -> str:
        """What a reader who cannot see the mark is told on it."""
        said = []
        if self.claim:
            said.append(claim_words(self.claim.claim.type))
        if self.numeral:
            said.append(number_words(self.numeral.account))
        return ", ".join(said)


def pieces(
    text: str, claims: Sequence[Quoted], numerals: Sequence[Numeral] = ()
) -> tuple[MarkedStretch, ...]:
    """Cut a text at every border of a claim or number.

    Args:
        text: The source's text as stored.
        claims: The claims that stand in it; they may overlap.
        numerals: Its numbers; they do not overlap.

    Returns:
        Pieces that join to the text exactly.
    """
    claims = [q for q in claims if 0 <= q.claim.start < q.claim.end <= len(text)]
    cuts = {0, len(text)}
    cuts |= {cut for q in claims for cut in (q.claim.start, q.claim.end)}
    cuts |= {cut for n in numerals for cut in (n.start, n.end)}
    borders = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    shortest = sorted(claims, key=lambda q: (q.claim.end - q.claim.start, q.claim.id))
    starts: dict[int, list[str]] = {}
    for quoted in claims:
        named = starts.setdefault(quoted.claim.start, [])
        if quoted.anchor not in named:
            named.append(quoted.anchor)
    out = []
    for start, end in pairwise(borders):
        out.append(
            MarkedStretch(
                text=text[start:end],
                anchors=tuple(starts.get(start, ())),
                claim=next(
                    (q for q in shortest if q.claim.start <= start and end <= q.claim.end), None
                ),
                numeral=next((n for n in numerals if n.start <= start and end <= n.end), None),
            )
        )
    return tuple(out)
