"""One text as the verifier reads it."""

from collections.abc import Mapping
from functools import cached_property
from typing import Final

from habeas.extract.anaphora import find_vague
from habeas.extract.attributes import find_attributes
from habeas.extract.calendars import open_calendar
from habeas.extract.draft import Draft
from habeas.extract.draft_scope import set_scope
from habeas.extract.events import find_events
from habeas.extract.exchanges import find_exchanges
from habeas.extract.figures import find_figures
from habeas.extract.reading import Reading
from habeas.extract.speakers import Speaker, find_speakers
from habeas.model.claim import Claim, Ground


class TextEvidence:
    """One text as the verifier reads it, and what its discourse leads to.

    Attributes:
        reading: The first layer.
        said_on: When the text was published, EDTF; None where unknown.
        covers: The period it is about, EDTF; None where nobody says.
    """

    def __init__(self, reading: Reading, said_on: str | None, covers: str | None = None) -> None:
        self.reading = reading
        self.said_on = said_on
        self.covers = covers

    @cached_property
    def figures(self) -> list[Draft]:
        """Figures as the discourse gives them, for what a claim alone cannot show."""
        return find_figures(self.reading, open_calendar(self.reading, self.said_on, self.covers))

    @cached_property
    def drafts(self) -> list[Draft]:
        """Every reading of the text, in order of place."""
        calendar = open_calendar(self.reading, self.said_on, self.covers)
        figures = find_figures(self.reading, calendar)
        drafts = figures + find_vague(self.reading, calendar, figures)
        drafts += find_events(self.reading, calendar, figures)
        drafts += find_exchanges(self.reading, calendar, figures)
        drafts += find_attributes(self.reading, calendar)
        for draft in drafts:
            set_scope(self.reading, draft)
        return sorted(drafts, key=lambda d: (d.first, d.span, d.last, d.kind))

    @cached_property
    def by_spots(self) -> Mapping[tuple[str, "Spots"], Draft]:
        """The readings by the words they rest on; of several the first."""
        found: dict[tuple[str, Spots], Draft] = {}
        for draft in self.drafts:
            spots = spots_of(draft.kind, draft.grounds)
            if spots is not None:
                found.setdefault((draft.kind, spots), draft)
        return found

    @cached_property
    def speakers(self) -> dict[int, list[Speaker]]:
        """The attributions of each sentence."""
        return find_speakers(self.reading)

    @cached_property
    def starts(self) -> dict[int, int]:
        """The token that starts at each offset."""
        return {token.start: index for index, token in enumerate(self.reading.page.tokens)}

    @cached_property
    def ends(self) -> dict[int, int]:
        """One past the token that ends at each offset."""
        return {token.end: index + 1 for index, token in enumerate(self.reading.page.tokens)}

    def tokens(self, ground: Ground | None) -> tuple[int, int] | None:
        """Give the tokens a ground's span covers; None where it has none or cuts a word."""
        if ground is None or ground.start is None or ground.end is None:
            return None
        first, last = self.starts.get(ground.start), self.ends.get(ground.end)
        return (first, last) if first is not None and last is not None and first < last else None


_KEYS: Final[Mapping[str, tuple[str, str] | tuple[str]]] = {
    "figure": ("value", "measure"),
    "person_event": ("person", "event"),
    "exchange": ("link",),
    "attribute": ("person", "value"),
}
"""The grounds by which two readings of one kind are told apart."""

Spots = tuple[tuple[int | None, int | None], ...]


def twin_of(claim: Claim, evidence: TextEvidence) -> Draft | None:
    """Find the reading of the text that rests on the same words."""
    spots = spots_of(claim.type, claim.grounds)
    return None if spots is None else evidence.by_spots.get((claim.type, spots))


def spots_of(kind: str, grounds: Mapping[str, Ground]) -> Spots | None:
    """Give where the words stand that tell a claim from every other; None where some are missing.

    Args:
        kind: Of claim.
        grounds: Its grounds.
    """
    keys = _KEYS[kind]
    if any(key not in grounds for key in keys):
        return None
    return tuple((grounds[key].start, grounds[key].end) for key in keys)
