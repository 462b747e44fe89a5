"""The page of people let go against something given, as each source tells it."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from habeas.model.wire import Record, as_record
from habeas.publish.page_question import PageQuestion
from habeas.publish.people import PersonLine
from habeas.publish.quotes import Quoted
from habeas.words import titles


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeCard:
    """One exchange as one source tells it.

    Attributes:
        quoted: The claim.
        when: In words.
        released: The words that say who was let go.
        concession: The words that say what was given.
        parties: Who dealt with whom.
        brokers: Who carried it through.
        denied_by: Who said that it was not an exchange.
        figure: Words of the figure of the people let go; empty where none is linked.
        people: The people named as part of it; the row's reason says what became of each.
        outcome: What came of it by all accepted claims: name and words.
        record: The same for machines.
    """

    quoted: Quoted
    when: str
    released: str
    concession: str
    parties: tuple[str, ...] = ()
    brokers: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    figure: str = ""
    people: tuple[PersonLine, ...] = ()
    outcome: tuple[tuple[str, str], ...] = ()
    record: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangesPage:
    """Every accepted exchange."""

    template: ClassVar[str] = "exchanges.html"
    formats: ClassVar[tuple[str, ...]] = ("json",)
    path: ClassVar[str] = "/exchanges"

    asked: PageQuestion
    cards: tuple[ExchangeCard, ...]

    @property
    def title(self) -> str:
        """The page's heading."""
        return titles.exchanges()

    def to_record(self) -> Record:
        """Give the exchanges."""
        return as_record(
            {
                "asked": self.asked,
                "exchanges": [
                    {
                        "claim": card.quoted.id,
                        "when": card.when,
                        "released": card.released,
                        "concession": card.concession,
                        "parties": card.parties,
                        "brokers": card.brokers,
                        "denied_by": card.denied_by,
                        "people": [row.person for row in card.people],
                        "outcome": card.record,
                        "quote": card.quoted,
                    }
                    for card in self.cards
                ],
            }
        )
