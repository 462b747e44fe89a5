"""Rows that are reported facts: each row a source of its own, with its outlet and speaker."""

from collections.abc import Iterator
from collections.abc import Mapping as Record
from dataclasses import dataclass, replace
from typing import Any, Final

from habeas.errors import DateFormatError, RecordError
from habeas.extract import extract
from habeas.lists.header import Header
from habeas.lists.mapping import Mapping
from habeas.lists.values import Order, is_unknown, read_count, read_date
from habeas.model.claim import Basis, Claim, Confidence, Span
from habeas.model.event import Event
from habeas.model.exchange import Exchange
from habeas.model.figure import Figure, Hedge, Mode
from habeas.model.numeral import Account, Numeral
from habeas.model.person import Attribute
from habeas.model.when import When, parse_when
from habeas.names import Description, Verdict, compare
from habeas.read import Grid, Remark
from habeas.words.list_cells import no_measure, of_cell

_QUOTED: Final = ("about", "fact", "subject", "low", "high")


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSource:
    """One row, as a source and its claims.

    Attributes:
        row: Row number, from 1.
        text: The row's line.
        publisher: Its outlet.
        address: Where it was printed.
        said_on: When it was published, EDTF.
        language: Of the outlet, BCP 47.
        claims: What the row claims; offsets are into ``text``.
        numerals: The account of the numbers of its fact.
    """

    row: int
    text: str
    publisher: str | None
    address: str | None
    said_on: str | None
    language: str | None
    claims: tuple[Claim, ...]
    numerals: tuple[Numeral, ...] = ()


def fact_sources(
    grid: Grid, header: Header, mapping: Mapping, remarks: list[Remark]
) -> Iterator[FactSource]:
    """Give each row of a list of facts as a source with its claims.

    Args:
        grid: The list.
        header: Its column names.
        mapping: What the columns hold, in the list's order.
        remarks: Rows and cells that could not be read are added to it.
    """
    for row, line in grid.rows(header.first_row):
        cells = tuple(line) + ("",) * (len(mapping.columns) - len(line))
        if not any(cell.strip() for cell in cells):
            continue
        yield _Fact(grid, mapping, row, cells, remarks).source()


class _Fact:
    """One row while its claims are made."""

    def __init__(
        self, grid: Grid, mapping: Mapping, row: int, cells: tuple[str, ...], remarks: list[Remark]
    ) -> None:
        self.mapping = mapping
        self.row = row
        self.cells = cells
        self.remarks = remarks
        self.text = grid.line(row)
        self.starts: list[int] = []
        at = 0
        for cell in cells:
            self.starts.append(at)
            at += len(cell) + 1
        self.speaker = self._cell("speaker")
        self.said_on = self._date("published")
        self.claims: list[Claim] = []
        self.numerals: tuple[Numeral, ...] = ()

    def source(self) -> FactSource:
        kind = self.mapping.kinds.get(self._cell("kind") or "", "text")
        subject = self._cell("subject")
        rule = self._measure(subject)
        if rule is not None and "attribute" in rule:
            self._stated(str(rule["attribute"]), str(subject).partition(":")[2])
        elif rule is not None or kind == "figure":
            self._figure(subject, rule)
        self._told(subject if kind == "person" else None)
        return FactSource(
            row=self.row,
            text=self.text,
            publisher=self._cell("publisher"),
            address=self._cell("address"),
            said_on=self.said_on,
            language=self._cell("language"),
            claims=tuple(self.claims),
            numerals=self.numerals,
        )

    def _at(self, role: str) -> int | None:
        return next(iter(self.mapping.at(role)), None)

    def _cell(self, role: str) -> str | None:
        n = self._at(role)
        return None if n is None or is_unknown(self.cells[n]) else self.cells[n].strip()

    def _span(self, role: str) -> tuple[int, int] | None:
        n = self._at(role)
        if n is None or is_unknown(self.cells[n]):
            return None
        lead = len(self.cells[n]) - len(self.cells[n].lstrip())
        return self.starts[n] + lead, self.starts[n] + lead + len(self.cells[n].strip())

    def _date(self, role: str) -> str | None:
        cell = self._cell(role)
        if cell is None:
            return None
        n = self._at(role)
        order = self.mapping.columns[n].order if n is not None else Order.UNKNOWN
        found = read_date(cell, order)
        if found.problem:
            self._remark(role, of_cell(cell, found.words))
        return found.value

    def _remark(self, role: str, what: str) -> None:
        n = self._at(role)
        self.remarks.append(Remark(self.row, None if n is None else n + 1, what))

    def _measure(self, subject: str | None) -> Record[str, Any] | None:
        """Give the fields of a figure key: its own, or those of the part before the colon."""
        measures = self.mapping.measures
        if subject is None:
            return None
        return measures.get(subject) or measures.get(subject.partition(":")[0])

    def _figure(self, subject: str | None, rule: Record[str, Any] | None) -> None:
        low, high = self._count("low"), self._count("high")
        if low is None and high is None:
            return
        if rule is None:
            self._remark("subject", no_measure(subject))
        fields = dict(rule or {"measure": (subject or "other").partition(":")[0], "mode": "flow"})
        try:
            body = self._body(fields, subject, low, high)
        except (ValueError, DateFormatError) as error:
            raise RecordError(
                f"the mapping's measure {subject!r} is wrong", where=str(error)
            ) from error
        roles = [role for role in _QUOTED if role != "about"]
        self._claim(
            body,
            roles,
            {
                "value_low": self._span("low"),
                "value_high": self._span("high"),
                "measure": self._span("subject"),
                "time": self._span("subject" if ":" in (subject or "") else "about"),
            },
            is_clear=rule is not None,
        )

    def _body(
        self, fields: dict[str, Any], subject: str | None, low: int | None, high: int | None
    ) -> Figure:
        mode = Mode(fields.get("mode", "flow"))
        time = self._time(fields, subject)
        if low is not None and high is not None:
            hedge = Hedge.EXACT if low == high else Hedge.RANGE
        else:
            hedge = Hedge.AT_LEAST if high is None else Hedge.AT_MOST
        default = {Mode.STOCK: "as_of", Mode.FLOW: "during", Mode.CUMULATIVE: "from"}[mode]
        if mode is Mode.FLOW and time is not None and time.earliest == time.latest:
            default = "on"
        return Figure(
            id="figure",
            low=low,
            high=high,
            hedge=hedge,
            measure=str(fields["measure"]),
            mode=mode,
            population=str(fields.get("population", "people")),
            subgroup={str(k): str(v) for k, v in (fields.get("subgroup") or {}).items()},
            unit=str(fields.get("unit", "persons")),
            time=time,
            relation=str(fields.get("relation", default)) if time else None,
            as_of=mode is Mode.STOCK and time is not None,
            place=fields.get("place"),
            destination=fields.get("destination"),
            said_on=self.said_on,
            publisher=self.speaker,
        )

    def _time(self, fields: Record[str, Any], subject: str | None) -> When | None:
        own = (subject or "").partition(":")[2]
        about = self._cell("about")
        for text in (fields.get("time"), own, about):
            if not text:
                continue
            try:
                found = parse_when(str(text))
            except DateFormatError:
                continue
            if fields.get("until_about") and about and str(text).endswith("/.."):
                return parse_when(f"{str(text)[:-2]}{parse_when(about).end or '..'}")
            return found
        return None

    def _count(self, role: str) -> int | None:
        cell = self._cell(role)
        if cell is None:
            return None
        found = read_count(cell)
        if found.value is None:
            self._remark(role, of_cell(cell, found.words))
            return None
        return int(found.value)

    def _stated(self, field: str, person: str) -> None:
        value = self._cell("low") or self._cell("high")
        if value and person:
            body = Attribute(person=person, field=field, value=value)
            spans = {"value": self._span("low"), "person": self._span("subject")}
            self._claim(body, [r for r in _QUOTED if r != "about"], spans)

    def _told(self, person: str | None) -> None:
        """Read the fact's sentence; what it says of the row's own person is an event of theirs."""
        span = self._span("fact")
        if span is None:
            if person is not None:
                self._stated("named", person)
            return
        words = self.text[span[0] : span[1]]
        found = extract(words, file="", said_on=self.said_on)
        self.numerals = tuple(self._numeral(n, span[0]) for n in found.numerals)
        has_event = False
        for claim in found.claims:
            if isinstance(claim.body, Exchange) and person is None:
                self._moved(claim, span[0])
            if not isinstance(claim.body, Event) or person is None:
                continue
            if self._is(person, claim.body.person):
                has_event = True
                self._moved(claim, span[0])
        if person is not None and not has_event:
            body = Attribute(person=person, field="reported", value=words)
            spans = {"value": self._span("fact"), "person": self._span("subject")}
            self._claim(body, ["fact", "subject"], spans)

    def _numeral(self, numeral: Numeral, by: int) -> Numeral:
        """Put a number of the sentence where it stands in the row.

        One that counts people and is not the row's own figure waits for a person.
        """
        own = {self._cell("low"), self._cell("high")}
        is_own = read_count(numeral.text).value in own
        waits = numeral.account is Account.FIGURE and not is_own
        return replace(
            numeral,
            start=numeral.start + by,
            end=numeral.end + by,
            account=Account.QUEUED if waits else numeral.account,
            claim=None,
        )

    @staticmethod
    def _is(person: str, named: str) -> bool:
        return (
            compare(Description(name=person), Description(name=named)).verdict
            is not Verdict.DIFFERENT
        )

    def _moved(self, claim: Claim, by: int) -> None:
        """Put a claim read from the fact's sentence where the sentence stands in the row."""
        body = claim.body
        if isinstance(body, Exchange):
            body = replace(
                body,
                released_start=body.released_start + by,
                released_end=body.released_end + by,
                concession_start=body.concession_start + by,
                concession_end=body.concession_end + by,
                figure=None,
            )
        elif isinstance(body, Event):
            body = replace(body, member_of=None)
        self.claims.append(
            replace(
                claim,
                id=f"f{len(self.claims) + 1}",
                body=body,
                origin=None,
                start=claim.start + by,
                end=claim.end + by,
                grounds={name: ground.moved(by) for name, ground in claim.grounds.items()},
                attributed_to=claim.attributed_to or self.speaker,
                said_on=self.said_on,
            )
        )

    def _claim(
        self,
        body: Figure | Attribute,
        roles: list[str],
        read_from: Record[str, Span | None],
        *,
        is_clear: bool = True,
    ) -> None:
        spans = [span for span in map(self._span, roles) if span is not None]
        start, end = min(s for s, _ in spans), max(e for _, e in spans)
        identity = f"f{len(self.claims) + 1}"
        if isinstance(body, Figure):
            body = replace(body, id=identity)
        self.claims.append(
            Claim.quoting(
                self.text,
                (start, end),
                body,
                id=identity,
                file="",
                read_from=read_from,
                basis=Basis.IMPORTED,
                attributed_to=self.speaker,
                confidence=Confidence.PROPOSED if is_clear else Confidence.REVIEW,
                said_on=self.said_on,
            )
        )
