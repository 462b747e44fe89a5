"""The page of one claim: its words in their place, its values, and what was decided."""

from dataclasses import dataclass, field
from typing import ClassVar

from habeas.model.snapshot import Passage
from habeas.model.wire import UNSAID, Record, as_record, record_of
from habeas.publish.page_question import PageQuestion
from habeas.publish.quotes import Quoted
from habeas.words.claims import entry_words
from habeas.words.fields import basis_words, field_words, value_words
from habeas.words.judgements import undone_since
from habeas.words.titles import claim_title

# Fields of the wire form that say where and how, not what; the page shows them elsewhere.
_NOT_VALUES = {
    "type", "file", "id", "quote", "start", "end", "modality", "attributed_to", "citations",
    "confidence", "proposed_by", "spans", "basis", "rules", "readings", "said_on", "origin", "publisher",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One entry of the ledger about the claim.

    Attributes:
        seq: Its place in the ledger.
        what: What was recorded: accept, reject, retract...
        by: Who; empty where nobody decides (a claim added by the machine).
        why: Their reason.
        at: When it was recorded, UTC; empty where not kept.
        is_undone: Whether it was taken back since.
    """

    seq: int
    what: str
    by: str = ""
    why: str = ""
    at: str = ""
    is_undone: bool = field(default=False, metadata=UNSAID)

    @property
    def words(self) -> str:
        """What was recorded, and whether it still holds."""
        told = entry_words(self.what)
        return undone_since(told) if self.is_undone else told

    def to_record(self) -> Record:
        """Give the entry; what was recorded stays the key that it is."""
        what = undone_since(self.what) if self.is_undone else self.what
        return record_of(self) | {"what": what}


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One field of a claim with how it is known.

    Attributes:
        field: Its name, in words.
        value: As text.
        basis: Explicit, inherited...; empty where none was recorded.
        words: The words it was read from; empty where there are none.
        rule: The rule that set it; empty for people and imports.
    """

    field: str
    value: str
    basis: str = ""
    words: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPage:
    """One claim.

    Attributes:
        asked: The question behind the page.
        quoted: The claim, its source and state.
        passage: The quote with its surroundings.
        values: What it says, field by field.
        person: Id and name of the person it is about; None for figures and exchanges.
        history: What was recorded about it, oldest first.
    """

    template: ClassVar[str] = "claim.html"
    formats: ClassVar[tuple[str, ...]] = ("json",)

    asked: PageQuestion
    quoted: Quoted
    passage: Passage
    values: tuple[Value, ...]
    person: tuple[str, str] | None = None
    history: tuple[Decided, ...] = ()

    @property
    def path(self) -> str:
        """The page's path."""
        return self.quoted.path

    @property
    def title(self) -> str:
        """What kind of claim, by whom."""
        return claim_title(self.quoted.claim.type, self.quoted.speaker)

    @property
    def readings(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """The competing readings: of each, its fields with what stands in them."""
        return tuple(
            tuple((field_words(name), value_words(name, value)) for name, value in reading.items())
            for reading in self.quoted.claim.readings
        )

    def to_record(self) -> Record:
        """Give the claim in the wire form with its state and history."""
        return as_record(
            {
                "asked": self.asked,
                "claim": self.quoted.claim.to_record(),
                "source": self.quoted.to_record()["source"],
                "state": self.quoted.state,
                "by": self.quoted.by,
                "why": self.quoted.why,
                "person": self.person[0] if self.person else None,
                "history": self.history,
            }
        )


def values_of(quoted: Quoted, text: str) -> tuple[Value, ...]:
    """List what a claim says, field by field, with the words each value was read from.

    Args:
        quoted: The claim.
        text: The source's text as stored.
    """
    record = quoted.claim.to_record()
    out = []
    for name, value in record.items():
        if name in _NOT_VALUES or value is None or value in ("", [], {}, False):
            continue
        ground = quoted.claim.grounds.get(name)
        spanned = ground is not None and ground.start is not None
        out.append(
            Value(
                field=field_words(name),
                value=value_words(name, value),
                basis=basis_words(ground.basis) if ground else "",
                words=text[ground.start : ground.end] if spanned and ground else "",
                rule=(ground.rule or "") if ground else "",
            )
        )
    return tuple(out)
