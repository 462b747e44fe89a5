"""Claims and their wire form."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.errors import RecordError
from habeas.model.claim import Basis, Body, Claim, Ground, Modality
from habeas.model.event import Event
from habeas.model.exchange import Exchange
from habeas.model.figure import Figure, Hedge, Mode
from habeas.model.person import Attribute
from habeas.model.when import parse_when

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=20)
MAYBE = st.none() | TEXT
WHEN = st.none() | st.sampled_from(["2025", "2025-06/..", "[2025-06-21..]"]).map(parse_when)
BODIES: st.SearchStrategy[Body] = st.one_of(
    st.builds(
        Figure,
        id=st.just("c1"),
        low=st.integers(0, 9),
        high=st.none() | st.integers(9, 99),
        hedge=st.sampled_from(Hedge),
        measure=TEXT,
        mode=st.sampled_from(Mode),
        population=TEXT,
        subgroup=st.dictionaries(TEXT, TEXT, max_size=2),
        unit=TEXT,
        time=WHEN,
        place=MAYBE,
        part_of=MAYBE,
    ),
    st.builds(Event, person=TEXT, event=TEXT, release_kind=MAYBE, date=WHEN, mention=MAYBE),
    st.builds(
        Exchange,
        released=TEXT,
        released_start=st.integers(0, 9),
        released_end=st.integers(9, 99),
        concession=TEXT,
        concession_start=st.integers(0, 9),
        concession_end=st.integers(9, 99),
        parties=st.lists(TEXT, max_size=2).map(tuple),
        date=WHEN,
    ),
    st.builds(Attribute, person=TEXT, field=TEXT, value=TEXT, mention=MAYBE),
)


@given(BODIES, TEXT, st.sampled_from(Modality))
def test_what_is_written_is_what_is_read(body: Body, quote: str, modality: Modality) -> None:
    """A claim survives the wire form unchanged, through real JSON."""
    claim = Claim(
        id="c1",
        file="report.txt",
        quote=quote,
        start=7,
        end=7 + len(quote),
        modality=modality,
        body=body,
        grounds={"person": Ground(Basis.EXPLICIT, 7, 8, "rule")},
    )
    assert Claim.from_record(json.loads(json.dumps(claim.to_record()))) == claim


def test_only_what_is_asserted_or_reported_acts() -> None:
    """Feared, planned, announced, denied and conditional never act on a person's axes."""
    assert {m for m in Modality if m.acts} == {Modality.ASSERTED, Modality.REPORTED}


def test_an_explicit_value_without_a_span_is_an_error() -> None:
    """Nothing is invented: what is called explicit must point at its words."""
    with pytest.raises(RecordError, match="no span"):
        Ground(Basis.EXPLICIT)


def test_a_claim_of_a_stretch_quotes_it_and_grounds_its_values() -> None:
    """Values told by their words alone share one basis; a ground of their own is kept."""
    own = Ground(Basis.DOCUMENT_DATE)
    claim = Claim.quoting(
        "Nelia Varabei, freed",
        (15, 20),
        Event(person="Nelia Varabei", event="released"),
        id="p1",
        file="list.csv",
        read_from={"person": (0, 13), "date": own, "place": None},
        basis=Basis.IMPORTED,
    )
    assert (claim.quote, claim.start, claim.end) == ("freed", 15, 20)
    assert claim.grounds == {
        "person": Ground(Basis.IMPORTED, 0, 13),
        "date": own,
        "place": Ground(Basis.IMPORTED),
    }
    assert claim.proposed_by == ("list",)
    assert claim.grounds["person"].moved(7) == Ground(Basis.IMPORTED, 7, 20)
    assert own.moved(7) == own


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"type": "rumour"}, "type is .rumour., not one of figure"),
        ({"end": 99}, "do not fit the quote"),
        ({"modality": "guessed"}, "modality is 'guessed'"),
        ({"person": ""}, "person is ''"),
        ({"start": "0"}, "start is '0', not a whole number"),
        ({"person": None}, "person is None, not a text"),
        ({"date": 2031}, "date is 2031, not a text or null"),
        ({"citations": [1]}, "citations.0 is 1, not a text"),
        ({"spans": {"person": [1]}}, "not a list of length 2"),
        ({"role": "half \ud800"}, "no JSON form"),
        ({"basis": {"person": "explicit"}}, "has no span"),
        ({"basis": {"person": "felt"}}, "basis.person is .felt., not one of explicit"),
    ],
)
def test_a_malformed_record_says_which_field_and_where(
    change: dict[str, object], message: str
) -> None:
    """The error names the field, what it holds and the line it came from."""
    record = {
        "type": "person_event",
        "file": "report.txt",
        "id": "p1",
        "quote": "freed",
        "start": 0,
        "end": 5,
        "person": "Nelia Varabei",
        "event": "released",
    }
    with pytest.raises(RecordError, match=message) as caught:
        Claim.from_record(record | change, where="reports.jsonl:3")
    assert "reports.jsonl:3" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_record_without_a_field_says_which() -> None:
    """Missing is told apart from null; of a figure, bounds may be missing and not below 0."""
    record = {"type": "figure", "file": "f", "id": "1", "quote": "12", "start": 0, "end": 2}
    with pytest.raises(RecordError, match=r"^hedge is missing: a\.jsonl:1$"):
        Claim.from_record(record, where="a.jsonl:1")
    figure = {"hedge": "exact", "measure": "held", "mode": "stock", "population": "people"}
    claim = Claim.from_record(record | figure | {"unit": None, "place": "", "later": 1})
    assert claim.body == Figure(
        id="1",
        low=None,
        high=None,
        hedge=Hedge.EXACT,
        measure="held",
        mode=Mode.STOCK,
        population="people",
    )
    with pytest.raises(RecordError, match="value_low is -1, not 0 or more"):
        Claim.from_record(record | figure | {"value_low": -1})
    with pytest.raises(RecordError, match=r"^not JSON: a\.jsonl:1"):
        Claim.from_json(b"{", where="a.jsonl:1")


def test_who_proposed_a_claim_is_in_its_record() -> None:
    """Each of them, and they come back."""
    claim = Claim(
        id="c1",
        file="a.txt",
        quote="freed",
        start=0,
        end=5,
        body=Event(person="Nelia Varabei", event="released"),
        proposed_by=("grammar", "model:spoon-1b"),
    )
    record = claim.to_record()
    assert record["proposed_by"] == ["grammar", "model:spoon-1b"]
    assert Claim.from_record(record) == claim
    assert Claim.from_record(record | {"proposed_by": ["list"]}) != claim


@pytest.mark.parametrize(
    ("basis", "rules", "proposers"),
    [
        ("imported", {}, ("list",)),
        ("reviewer", {}, ("person",)),
        ("inherited_sentence", {"person": "name.apposition"}, ("grammar",)),
        # Corrected in one field, it is still the grammar's.
        ("reviewer", {"date": "time.stated"}, ("grammar",)),
    ],
)
def test_a_record_that_does_not_say_who_proposed_it_is_of_whom_its_grounds_tell(
    basis: str, rules: dict[str, str], proposers: tuple[str, ...]
) -> None:
    """As archives have it that are older than the field."""
    record = {
        "type": "person_event",
        "file": "a.txt",
        "id": "c1",
        "quote": "freed",
        "start": 0,
        "end": 5,
        "person": "Nelia Varabei",
        "event": "released",
        "basis": {"person": basis, "date": "document_date"},
        "rules": rules,
    }
    assert Claim.from_record(record).proposed_by == proposers
