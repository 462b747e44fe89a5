"""Sentences that carry their references, for a page that is written from claims."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from habeas.model.snapshot import Source
from habeas.model.wire import Record, as_record
from habeas.publish.quotes import Quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A person's name that leads to the person."""

    text: str
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of a source inside a sentence, in quotation marks and in their own language."""

    text: str
    language: str | None = None


Part = str | Named | Words


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedSentence:
    """One statement of the page and the quotes that bear it.

    Attributes:
        parts: Plain words, names and quoted words, in order; no closing full stop.
        refs: (reference number, quote number within it), in order.
    """

    parts: tuple[Part, ...]
    refs: tuple[tuple[int, int], ...] = ()

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(
            f"“{part.text}”"
            if isinstance(part, Words)
            else part.text
            if isinstance(part, Named)
            else part
            for part in self.parts
        )

    @property
    def numbers(self) -> tuple[int, ...]:
        """The reference numbers, each once, in order."""
        return tuple(dict.fromkeys(number for number, _ in self.refs))

    def to_record(self) -> Record:
        """Give the sentence with its references."""
        return as_record(
            {
                "text": self.text,
                "references": [f"{number}.{quote}" for number, quote in self.refs],
                "people": [part.person for part in self.parts if isinstance(part, Named)],
            }
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One numbered source with the quotes taken from it.

    Attributes:
        number: From 1, in the order of first use.
        source: Where it was printed.
        quotes: The claims quoted, in order of first use, numbered from 1.
    """

    number: int
    source: Source
    quotes: tuple[Quoted, ...]

    def to_record(self) -> Record:
        """Give the reference with its quotes."""
        return as_record(
            {
                "number": self.number,
                "source": self.source.id,
                "outlet": self.source.publisher or self.source.name,
                "published": self.source.said_on,
                "address": self.source.address,
                "quotes": [
                    {
                        "number": f"{self.number}.{n}",
                        "quote": q.claim.quote,
                        "claim": q.id,
                        "cited": q.cited,
                    }
                    for n, q in enumerate(self.quotes, 1)
                ],
            }
        )


@dataclass(slots=True)
class Bibliography:
    """Numbers sources and their quotes as sentences use them."""

    _sources: dict[str, int] = field(default_factory=dict)
    _quotes: dict[str, dict[tuple[int, int], Quoted]] = field(default_factory=dict)

    def cite(self, quotes: Iterable[Quoted]) -> tuple[tuple[int, int], ...]:
        """Give the reference of each quote; the same words of one source are one quote.

        Args:
            quotes: The claims behind a sentence.
        """
        refs = []
        for quoted in quotes:
            source = quoted.source.id
            number = self._sources.setdefault(source, len(self._sources) + 1)
            known = self._quotes.setdefault(source, {})
            span = (quoted.claim.start, quoted.claim.end)
            known.setdefault(span, quoted)
            refs.append((number, list(known).index(span) + 1))
        return tuple(sorted(set(refs)))

    def say(self, parts: Sequence[Part], quotes: Iterable[Quoted]) -> CitedSentence:
        """Make a sentence borne by some quotes."""
        return CitedSentence(parts=tuple(part for part in parts if part), refs=self.cite(quotes))

    def references(self) -> tuple[Reference, ...]:
        """Give every source used, in order of number."""
        return tuple(
            Reference(
                number=number,
                source=next(iter(self._quotes[source].values())).source,
                quotes=tuple(self._quotes[source].values()),
            )
            for source, number in self._sources.items()
        )
