"""An archive keeps who proposed a claim, and what is older than that still opens."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from habeas.app.claim_by_hand import claim_by_hand
from habeas.app.export_archive import claim_rows, export_records, import_export
from habeas.archive import Archive, create
from habeas.extract import extract
from habeas.model.claim import Claim

TEXT = "On 5 March 2031 police arrested 40 protesters, including Odd Marmalade."
BOTH = ("grammar", "model:spoon-1b")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with create(tmp_path / "a.habeas") as made:
        yield made


def source_in(archive: Archive) -> str:
    return archive.add_source(TEXT.encode(), text=TEXT, name="harbour.txt", language="en")


def figure_read() -> Claim:
    """Give what the grammar reads of the text."""
    return extract(TEXT, file="harbour.txt", language="en").claims[0]


def proposers(archive: Archive) -> list[tuple[str, ...]]:
    return [state.claim.proposed_by for state in archive.view().claims()]


def test_who_proposed_a_claim_is_kept(archive: Archive) -> None:
    """The ledger says it where it does not follow from the grounds, and a rebuild changes nothing."""
    source = source_in(archive)
    claim = figure_read()
    (kept,) = archive.add_claims(source, [replace(claim, proposed_by=BOTH)])
    assert proposers(archive) == [BOTH]
    archive.rebuild()
    assert proposers(archive) == [BOTH]
    archive.decide(
        kept, "correct", by="Ina", why="seen", correction={"value_low": 41, "value_high": 41}
    )
    assert proposers(archive) == [BOTH]
    assert archive.verify().first_bad is None


def test_what_the_grammar_alone_proposes_is_kept_as_it_always_was(archive: Archive) -> None:
    """So the entries of an archive are the same as before there was the field."""
    archive.add_claims(source_in(archive), [figure_read()])
    (line,) = archive.view().history(archive.view().claims()[0].entry)
    assert "proposed_by" not in (line.body or {})["record"]
    assert proposers(archive) == [("grammar",)]


def test_who_proposed_it_makes_no_second_claim(archive: Archive) -> None:
    """The same claim of the same source is one, whoever proposes it later."""
    source = source_in(archive)
    first = archive.add_claims(source, [figure_read()])
    again = archive.add_claims(source, [replace(figure_read(), proposed_by=BOTH)])
    assert first == again
    assert proposers(archive) == [("grammar",)]


def test_a_claim_by_hand_is_a_persons(archive: Archive) -> None:
    """Also where all its values stand in the quote."""
    source = source_in(archive)
    fields = {"person": "Odd Marmalade", "event": "arrested"}
    claim_by_hand(
        archive,
        source,
        quote="Odd Marmalade",
        type="person_event",
        fields=fields,
        by="Ina",
        why="x",
    )
    assert proposers(archive) == [("person",)]


def test_nobody_corrects_who_proposed_it(archive: Archive) -> None:
    """It is no value of the claim."""
    (kept,) = archive.add_claims(source_in(archive), [figure_read()])
    with pytest.raises(ValueError, match="proposed_by cannot be corrected"):
        archive.decide(kept, "correct", by="Ina", why="x", correction={"proposed_by": ["person"]})


def test_an_export_says_who_proposed_each(archive: Archive, tmp_path: Path) -> None:
    """And an archive made of it does too."""
    claims = extract(TEXT, file="harbour.txt", language="en").claims
    given = [claims[0], *(replace(claim, proposed_by=BOTH) for claim in claims[1:])]
    archive.add_claims(source_in(archive), given)
    records = list(export_records(archive.view()))
    told = [r["record"]["proposed_by"] for r in records if r["type"] == "claim"]
    assert told == [["grammar"], list(BOTH)]
    assert [r["proposed_by"] for r in claim_rows(archive.view())] == ["grammar", "; ".join(BOTH)]
    with create(tmp_path / "b.habeas") as other:
        import_export(other, "\n".join(map(json.dumps, records)).encode(), name="x.jsonl")
        assert sorted(proposers(other)) == sorted(proposers(archive))
