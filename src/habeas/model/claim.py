"""Who said what, about whom and about when, in which words. The wire form is here too.

A claim is immutable. Every value in its body keeps the span it was read from
(`Ground`); a value called explicit without a span is an error.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar, cast

from habeas.errors import RecordError
from habeas.model.event import Event
from habeas.model.exchange import Exchange
from habeas.model.figure import Figure, Hedge, Mode
from habeas.model.person import Attribute
from habeas.model.when import When, parse_when

Record = dict[str, Any]
Body = Figure | Event | Exchange | Attribute
_Enum = TypeVar("_Enum", bound=StrEnum)


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
    publisher: str | None = field(default=None, compare=False)

    @property
    def type(self) -> str:
        """The record type of the wire form."""
        return _TYPES[type(self.body)]

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
        reader = _Reader(record, where)
        kind = reader.text("type")
        if kind not in _READERS:
            raise RecordError(
                f"unknown claim type {kind!r}", where=where, hint=f"one of {', '.join(_READERS)}"
            )
        start, end = reader.whole("start"), reader.whole("end")
        quote = reader.text("quote")
        if end - start != len(quote) or start < 0:
            raise RecordError("start and end do not fit the quote", where=where)
        return cls(
            id=reader.text("id"),
            file=reader.text("file"),
            quote=quote,
            start=start,
            end=end,
            modality=reader.one_of("modality", Modality, Modality.ASSERTED),
            attributed_to=reader.optional("attributed_to"),
            citations=reader.texts("citations"),
            confidence=reader.one_of("confidence", Confidence, Confidence.PROPOSED),
            body=_READERS[kind](reader),
            grounds=_grounds(record, where),
            readings=tuple(record.get("readings") or ()),
            said_on=reader.optional("said_on"),
            origin=reader.optional("origin"),
            publisher=publisher,
        )


_TYPES: Mapping[type, str] = {
    Figure: "figure",
    Event: "person_event",
    Exchange: "exchange",
    Attribute: "attribute",
}


class _Reader:
    """Reads typed fields of one record and says which is wrong."""

    def __init__(self, record: Mapping[str, Any], where: str) -> None:
        self.record = record
        self.where = where

    def _bad(self, name: str, wanted: str) -> RecordError:
        found = self.record.get(name)
        return RecordError(f"{name} is {found!r}, not {wanted}", where=self.where)

    def text(self, name: str) -> str:
        value = self.record.get(name)
        if not isinstance(value, str) or not value:
            raise self._bad(name, "a text")
        return value

    def optional(self, name: str) -> str | None:
        value = self.record.get(name)
        if value is None:
            return None
        if not isinstance(value, str):
            raise self._bad(name, "a text or null")
        return value or None

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.record.get(name)
        if not value:
            return ()
        if not isinstance(value, (list, tuple)):
            raise self._bad(name, "a list")
        return tuple(str(item) for item in value)

    def whole(self, name: str) -> int:
        value = self.record.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._bad(name, "a whole number")
        return value

    def count(self, *names: str) -> int | None:
        for name in names:
            if self.record.get(name) is not None:
                value = self.whole(name)
                if value < 0:
                    raise self._bad(name, "0 or more")
                return value
        return None

    def bounds(self) -> tuple[int | None, int | None]:
        low, high = self.count("value_low", "low"), self.count("value_high", "high")
        if low is not None and high is not None and low > high:
            raise RecordError(
                f"value_low {low} is above value_high {high}",
                where=self.where,
                hint="give both, or null for the one that was not stated",
            )
        return low, high

    def one_of(self, name: str, kind: type[_Enum], default: _Enum | None = None) -> _Enum:
        value = self.record.get(name)
        if default is not None and (value is None or value == default):
            return default
        try:
            return kind(str(value))
        except ValueError:
            raise self._bad(name, "one of " + ", ".join(kind)) from None

    def when(self, name: str) -> When | None:
        value = self.record.get(name)
        if isinstance(value, dict):
            value = value.get("edtf")
        if value is None:
            return None
        if not isinstance(value, str):
            raise self._bad(name, "a date in EDTF")
        return parse_when(value)


def _grounds(record: Mapping[str, Any], where: str) -> dict[str, Ground]:
    if not record.get("basis"):
        return {}
    spans, rules = record.get("spans") or {}, record.get("rules") or {}
    grounds = {}
    for name, basis in record["basis"].items():
        span = spans.get(name) or (None, None)
        try:
            grounds[name] = Ground(Basis(basis), span[0], span[1], rules.get(name))
        except ValueError:
            raise RecordError(f"unknown basis {basis!r} of {name}", where=where) from None
    return grounds


def time_record(when: When | None, relation: str | None) -> Record | None:
    """Give a time in the wire form: start, end, EDTF and relation."""
    if when is None:
        return None
    return {"start": when.start, "end": when.end, "edtf": when.edtf, "relation": relation}


def _body_record(body: Body) -> Record:
    if isinstance(body, Figure):
        return {
            "value_low": body.low,
            "value_high": body.high,
            "hedge": body.hedge.value,
            "measure": body.measure,
            "mode": body.mode.value,
            "population": body.population,
            "subgroup": dict(body.subgroup),
            "unit": body.unit,
            "time": time_record(body.time, body.relation),
            "as_of": body.as_of,
            "place": body.place,
            "destination": body.destination,
            "part_of": body.part_of,
            "publisher": body.publisher,
            "said_on": body.said_on,
            "definition": body.definition,
            "origin": body.origin,
        }
    if isinstance(body, Event):
        return {
            "person": body.person,
            "event": body.event,
            "release_kind": body.release_kind,
            "date": body.date.edtf if body.date else None,
            "relation": body.relation,
            "destination": body.destination,
            "place": body.place,
            "role": body.role,
            "member_of": body.member_of,
            "mention": body.mention,
        }
    if isinstance(body, Exchange):
        return {
            "released": body.released,
            "released_start": body.released_start,
            "released_end": body.released_end,
            "concession": body.concession,
            "concession_start": body.concession_start,
            "concession_end": body.concession_end,
            "parties": list(body.parties),
            "brokers": list(body.brokers),
            "date": body.date.edtf if body.date else None,
            "denied_by": list(body.denied_by),
            "figure": body.figure,
        }
    return {
        "person": body.person,
        "field": body.field,
        body.field: body.value,
        "value": body.value,
        "mention": body.mention,
    }


def _figure(reader: _Reader) -> Figure:
    time = reader.record.get("time")
    relation = time.get("relation") if isinstance(time, dict) else reader.optional("relation")
    low, high = reader.bounds()
    return Figure(
        id=reader.text("id"),
        low=low,
        high=high,
        hedge=reader.one_of("hedge", Hedge),
        measure=reader.text("measure"),
        mode=reader.one_of("mode", Mode),
        population=reader.text("population"),
        subgroup={str(k): str(v) for k, v in (reader.record.get("subgroup") or {}).items()},
        unit=reader.optional("unit") or "persons",
        time=reader.when("time"),
        relation=cast("str | None", relation),
        as_of=bool(reader.record.get("as_of")),
        place=reader.optional("place"),
        destination=reader.optional("destination"),
        part_of=reader.optional("part_of"),
        publisher=reader.optional("publisher"),
        said_on=reader.optional("said_on"),
        definition=reader.optional("definition"),
        origin=reader.optional("origin"),
    )


def _event(reader: _Reader) -> Event:
    return Event(
        person=reader.text("person"),
        event=reader.text("event"),
        release_kind=reader.optional("release_kind"),
        date=reader.when("date"),
        relation=reader.optional("relation"),
        destination=reader.optional("destination"),
        place=reader.optional("place"),
        role=reader.optional("role"),
        member_of=reader.optional("member_of"),
        mention=reader.optional("mention"),
    )


def _exchange(reader: _Reader) -> Exchange:
    return Exchange(
        released=reader.text("released"),
        released_start=reader.whole("released_start"),
        released_end=reader.whole("released_end"),
        concession=reader.text("concession"),
        concession_start=reader.whole("concession_start"),
        concession_end=reader.whole("concession_end"),
        parties=reader.texts("parties"),
        brokers=reader.texts("brokers"),
        date=reader.when("date"),
        denied_by=reader.texts("denied_by"),
        figure=reader.optional("figure"),
    )


def _attribute(reader: _Reader) -> Attribute:
    return Attribute(
        person=reader.text("person"),
        field=reader.text("field"),
        value=reader.text("value"),
        mention=reader.optional("mention"),
    )


_READERS: Mapping[str, Callable[[_Reader], Body]] = {
    "figure": _figure,
    "person_event": _event,
    "exchange": _exchange,
    "attribute": _attribute,
}


def figure_of(claim: Claim) -> Figure:
    """Give the body of a figure claim.

    Raises:
        RecordError: The claim is of another type.
    """
    if not isinstance(claim.body, Figure):
        raise RecordError(f"a {claim.type} claim is not a figure", where=claim.id)
    return claim.body
