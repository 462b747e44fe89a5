"""People let go against something given, as one source tells it."""

from dataclasses import dataclass

from habeas.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """The body of an ``exchange`` claim: both sides, each in the source's words.

    Attributes:
        released: The words that say who was let go.
        released_start: First code point of those words.
        released_end: One past the last.
        concession: The words that say what was given.
        concession_start: First code point of those words.
        concession_end: One past the last.
        parties: Who dealt with whom, as written.
        brokers: Who carried it through, as written.
        date: When, or None where the source does not say.
        denied_by: Who said that it was not an exchange, as written.
        figure: Claim id of the figure of the people let go.
    """

    released: str
    released_start: int
    released_end: int
    concession: str
    concession_start: int
    concession_end: int
    parties: tuple[str, ...] = ()
    brokers: tuple[str, ...] = ()
    date: When | None = None
    denied_by: tuple[str, ...] = ()
    figure: str | None = None
