"""Who said what, about whom and about when, in which words. The wire form is here too.

A claim is immutable. Every value in its body keeps the span it was read from
(`Ground`); a value called explicit without a span is an error.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, cast

from msgspec import Struct

from habeas.errors import RecordError
from habeas.model.event import Event
from habeas.model.exchange import Exchange
from habeas.model.figure import Figure
from habeas.model.person import Attribute
from habeas.model.when import When
from habeas.model.wire import Form, Record, Words, parsed, record_of, taken

Body = Figure | Event | Exchange | Attribute
Proposers = tuple[str, ...]
"""Who holds that a text says something, each once: ``grammar``, ``person``, ``list``,
``proposal:N`` (a line of a file of proposals, from 1), ``model:NAME``."""

BY_GRAMMAR: Final[Proposers] = ("grammar",)
BY_PERSON: Final[Proposers] = ("person",)
BY_LIST: Final[Proposers] = ("list",)
# Fields of a record that tie a claim to its words and to who proposed it; the others say something.
TIES: Final = frozenset(
    ("type", "file", "id", "quote", "start", "end", "spans", "basis", "proposed_by")
)
Span = tuple[int, int]
OpenSpan = tuple[int, int | None]


class Modality(StrEnum):
    """How far the source stands behind it. Only asserted and reported act."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    ANNOUNCED = "announced"
    PLANNED = "planned"
    FEARED = "feared"
    DENIED = "denied"
    CONDITIONAL = "conditional"

    @property
    def acts(self) -> bool:
        """Whether it acts on a person's axes; the rest is shown as possible."""
        return self in (Modality.ASSERTED, Modality.REPORTED)


class Confidence(StrEnum):
    """Where a claim stands between machine and person."""

    ACCEPTED = "accepted"
    PROPOSED = "proposed"
    REVIEW = "review"


class Basis(StrEnum):
    """How the value of one field is known."""

    EXPLICIT = "explicit"
    INHERITED_SENTENCE = "inherited_sentence"
    INHERITED_PARAGRAPH = "inherited_paragraph"
    INHERITED_DOCUMENT = "inherited_document"
    DOCUMENT_DATE = "document_date"
    EVENT_RELATIVE = "event_relative"
    ANAPHORA = "anaphora"
    AMBIGUOUS = "ambiguous"
    REVIEWER = "reviewer"
    IMPORTED = "imported"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Ground:
    """How one field's value is known.

    Attributes:
        basis: Explicit in the text, inherited, decided by a reviewer...
        start: First code point of the words it was read from; None where there are none.
        end: One past the last; None where there are none.
        rule: Id of the rule that set it; None for people and imports.
    """

    basis: Basis
    start: int | None = None
    end: int | None = None
    rule: str | None = None

    def __post_init__(self) -> None:
        if self.basis is Basis.EXPLICIT and (self.start is None or self.end is None):
            raise RecordError("a field called explicit has no span", where=str(self.rule or ""))

    @classmethod
    def of(cls, basis: Basis, span: OpenSpan | None, rule: str | None = None) -> "Ground":
        """Ground a value in a stretch of the text, or in none.

        Args:
            basis: How it is known.
            span: The words it was read from; None where there are none.
            rule: Id of the rule that set it.
        """
        return cls(basis, rule=rule) if span is None else cls(basis, span[0], span[1], rule)

    def moved(self, by: int) -> "Ground":
        """Give the same ground where its text stands so much later in a longer one."""
        if self.start is None or self.end is None:
            return self
        return Ground(self.basis, self.start + by, self.end + by, self.rule)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement of one source.

    Attributes:
        id: Unique within its output; inside an archive, within the archive.
        file: The file or source it was read from.
        quote: The words, exactly as stored.
        start: First code point of the quote.
        end: One past the last.
        modality: How far the source stands behind it.
        attributed_to: The speaker as written, or None for the page's own voice.
        citations: Citation markers that cover it, as written.
        confidence: Accepted, proposed, or for review.
        body: What is claimed.
        grounds: Field name (as in the wire form) to how its value is known.
        readings: The competing readings, where rules disagree.
        said_on: When its source was published, EDTF; None where unknown.
        origin: Id of the claim or name of the source it repeats; copies are not witnesses.
        proposed_by: Who holds that the text says this; see `Proposers`.
        publisher: Who printed its source, as written; None where unknown. It is known by
            the source and no part of the record, nor of what makes two claims equal.
    """

    id: str
    file: str
    quote: str
    start: int
    end: int
    body: Body
    modality: Modality = Modality.ASSERTED
    attributed_to: str | None = None
    citations: tuple[str, ...] = ()
    confidence: Confidence = Confidence.PROPOSED
    grounds: Mapping[str, Ground] = field(default_factory=dict)
    readings: tuple[Mapping[str, Any], ...] = ()
    said_on: str | None = None
    origin: str | None = None
    proposed_by: Proposers = BY_GRAMMAR
    publisher: str | None = field(default=None, compare=False)

    @classmethod
    def quoting(
        cls,
        text: str,
        span: Span,
        body: Body,
        *,
        id: str,  # noqa: A002 - the field's own name
        file: str,
        read_from: Mapping[str, Ground | Span | None],
        basis: Basis = Basis.EXPLICIT,
        attributed_to: str | None = None,
        confidence: Confidence = Confidence.PROPOSED,
        said_on: str | None = None,
    ) -> "Claim":
        """Make a claim of what a stretch of a text says: the one place where claims are made.

        Args:
            text: The text, exactly as stored.
            span: First code point of the quote, and one past its last.
            body: What is claimed.
            id: As in a claim; so are all others that are not told here.
            file: As in a claim.
            read_from: Field name to how its value is known: its ground, or only the words.
            basis: What is known by its words alone is known so.
            attributed_to: As in a claim.
            confidence: As in a claim.
            said_on: As in a claim.

        What is known by import is proposed by a list, all else by the grammar.
        """
        start, end = span
        return cls(
            id=id,
            file=file,
            quote=text[start:end],
            start=start,
            end=end,
            body=body,
            attributed_to=attributed_to,
            confidence=confidence,
            grounds={
                name: known if isinstance(known, Ground) else Ground.of(basis, known)
                for name, known in read_from.items()
            },
            said_on=said_on,
            proposed_by=BY_LIST if basis is Basis.IMPORTED else BY_GRAMMAR,
        )

    @property
    def type(self) -> str:
        """The record type of the wire form."""
        return _FORMS[type(self.body)].tag

    def to_record(self) -> Record:
        """Give the claim in the wire form, ready for JSON."""
        record: Record = {
            "type": self.type,
            "file": self.file,
            "id": self.id,
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "modality": self.modality.value,
            "attributed_to": self.attributed_to,
            "citations": list(self.citations),
            "confidence": self.confidence.value,
            "proposed_by": list(self.proposed_by),
        }
        record |= _body_record(self.body)
        if self.said_on is not None or "said_on" not in record:
            record["said_on"] = self.said_on
        if self.origin is not None or "origin" not in record:
            record["origin"] = self.origin
        record["spans"] = {
            name: [g.start, g.end] for name, g in self.grounds.items() if g.start is not None
        }
        record["basis"] = {name: g.basis.value for name, g in self.grounds.items()}
        record["rules"] = {name: g.rule for name, g in self.grounds.items() if g.rule is not None}
        if self.readings:
            record["readings"] = [dict(reading) for reading in self.readings]
        return record

    @classmethod
    def from_record(
        cls, record: Mapping[str, Any], *, where: str = "record", publisher: str | None = None
    ) -> "Claim":
        """Read a claim from the wire form.

        Args:
            record: One JSON object.
            where: What to call its place in errors, such as ``reports.jsonl:12``.
            publisher: Who printed its source, where the source is known.

        Raises:
            RecordError: A field is missing or is not what the wire form asks.
            DateFormatError: A time is not EDTF.
        """
        return taken(record, ClaimRecord, where=where).claim(where=where, publisher=publisher)

    @classmethod
    def from_json(cls, data: bytes, *, where: str = "record") -> "Claim":
        """Read a claim from the wire form as JSON; see `from_record`."""
        return parsed(data, ClaimRecord, where=where).claim(where=where)


class ClaimRecord(Struct, kw_only=True, tag_field="type"):
    """The record of a claim as it is written, with the fields that all types share.

    Attributes are those of `Claim`, and three views of its grounds; what was left out is None.
    The archive leaves out what it knows of a claim by itself, and gives it here.
    """

    id: str = ""
    file: str = ""
    quote: Words
    start: int
    end: int
    modality: Modality | None = None
    attributed_to: str | None = None
    citations: tuple[str, ...] | None = None
    confidence: Confidence | None = None
    readings: tuple[Mapping[str, Any], ...] | None = None
    said_on: str | None = None
    origin: str | None = None
    proposed_by: Proposers | None = None
    spans: Mapping[str, OpenSpan] | None = None
    basis: Mapping[str, Basis] | None = None
    rules: Mapping[str, str] | None = None

    def claim(self, *, where: str, publisher: str | None = None) -> Claim:
        """Give the claim.

        Args:
            where: What to call the record's place in errors.
            publisher: Who printed its source; None where unknown.

        Raises:
            RecordError: What it holds does not fit together.
            DateFormatError: A time is not EDTF.
        """
        if not self.id or not self.file:
            raise RecordError(f"{'file' if self.id else 'id'} is missing", where=where)
        if self.end - self.start != len(self.quote) or self.start < 0:
            raise RecordError("start and end do not fit the quote", where=where)
        grounds = self._grounds(where)
        return Claim(
            id=self.id,
            file=self.file,
            quote=self.quote,
            start=self.start,
            end=self.end,
            modality=self.modality or Modality.ASSERTED,
            attributed_to=self.attributed_to or None,
            citations=self.citations or (),
            confidence=self.confidence or Confidence.PROPOSED,
            body=_body(self, where),
            grounds=grounds,
            readings=self.readings or (),
            said_on=self.said_on or None,
            origin=self.origin or None,
            proposed_by=self.proposed_by or proposers_of(grounds),
            publisher=publisher,
        )

    def _grounds(self, where: str) -> dict[str, Ground]:
        spans, rules = self.spans or {}, self.rules or {}
        try:
            return {
                name: Ground.of(basis, spans.get(name), rules.get(name))
                for name, basis in (self.basis or {}).items()
            }
        except RecordError as error:
            raise RecordError(error.what, where=where) from None


def proposers_of(grounds: Mapping[str, Ground]) -> Proposers:
    """Say who proposed a claim whose record does not say it: what its grounds tell.

    Args:
        grounds: Field to how it is known.

    Examples:
        >>> proposers_of({"person": Ground(Basis.IMPORTED), "date": Ground(Basis.IMPORTED)})
        ('list',)
    """
    bases = {ground.basis for ground in grounds.values()}
    if Basis.IMPORTED in bases:
        return BY_LIST
    # A grammar names its rules, also where a person has corrected a field since.
    has_rules = any(ground.rule is not None for ground in grounds.values())
    return BY_PERSON if Basis.REVIEWER in bases and not has_rules else BY_GRAMMAR


class _Time(Struct):
    """The time of a figure, which holds its relation."""

    edtf: str | None = None
    relation: str | None = None


_FORMS: Mapping[type, Form[Any]] = {
    Figure: Form(Figure, beside=ClaimRecord, tag="figure", read_as={"time": _Time | str | None}),
    Event: Form(Event, beside=ClaimRecord, tag="person_event"),
    Exchange: Form(Exchange, beside=ClaimRecord, tag="exchange"),
    Attribute: Form(Attribute, beside=ClaimRecord, tag="attribute"),
}
_OF: Mapping[type, Form[Any]] = {form.struct: form for form in _FORMS.values()}


def _body(record: ClaimRecord, where: str) -> Body:
    held: Any = record
    time = getattr(record, "time", None)
    if isinstance(time, _Time):
        held.time, held.relation = time.edtf, time.relation
    body = cast("Body", _OF[type(record)].value(record))
    low, high = (body.low, body.high) if isinstance(body, Figure) else (None, None)
    if low is not None and high is not None and low > high:
        raise RecordError(
            f"value_low {low} is above value_high {high}",
            where=where,
            hint="give both, or null for the one that was not stated",
        )
    return body


def time_record(when: When | None, relation: str | None) -> Record | None:
    """Give a time in the wire form: start, end, EDTF and relation."""
    if when is None:
        return None
    return {"start": when.start, "end": when.end, "edtf": when.edtf, "relation": relation}


def _body_record(body: Body) -> Record:
    record = record_of(body)
    if isinstance(body, Figure):
        record["time"] = time_record(body.time, body.relation)
    elif isinstance(body, Attribute):
        # Its value stands under the attribute's own name too.
        record = {"person": body.person, "field": body.field, body.field: body.value} | record
    elif isinstance(body, Event) and body.person_base is None:
        del record["person_base"]  # said only of a name that is written in another case
    return record


def figure_of(claim: Claim) -> Figure:
    """Give the body of a figure claim.

    Raises:
        RecordError: The claim is of another type.
    """
    if not isinstance(claim.body, Figure):
        raise RecordError(f"a {claim.type} claim is not a figure", where=claim.id)
    return claim.body
