"""The example reports: ours in their words, sourced in what they say, exact in their spans."""

import csv
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from habeas.extract import anchored
from habeas.model.claim import Claim
from habeas.model.when import parse_day, parse_when

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "belarus-2025"
ABOUT: Mapping[str, Any] = yaml.safe_load((FOLDER / "about.yaml").read_text(encoding="utf-8"))
REPORTS: list[dict[str, Any]] = ABOUT["reports"]
FILES = [report["file"] for report in REPORTS]
CLAIM_FILES = sorted(path.name for path in FOLDER.glob("claims-*.jsonl"))
LINES = [
    pytest.param(json.loads(line), id=f"{name}:{number}")
    for name in CLAIM_FILES
    for number, line in enumerate((FOLDER / name).read_text(encoding="utf-8").splitlines(), start=1)
]
AS_WRITTEN = ("person", "attributed_to", "place", "role", "released", "concession", "parties")
RUN = 8  # words in a row that would be somebody else's sentence


def text_of(file: str) -> str:
    """Read a report exactly as stored."""
    return (FOLDER / file).read_bytes().decode("utf-8")


def words(text: str) -> list[str]:
    """Give the words of a text in lower case."""
    return re.findall(r"\w+", text.casefold())


def runs(text: str) -> set[str]:
    """Give every run of RUN words in a row."""
    found = words(text)
    return {" ".join(found[i : i + RUN]) for i in range(len(found) - RUN + 1)}


def test_about_lists_every_report_there_is() -> None:
    """No report is left out of the list, and none is listed that is not there."""
    assert sorted(FILES) == sorted(f"reports/{p.name}" for p in (FOLDER / "reports").iterdir())


@pytest.mark.parametrize("report", REPORTS, ids=FILES)
def test_every_marker_leads_to_an_address(report: dict[str, Any]) -> None:
    """Each marker in a report has an outlet and an address, and none is listed for nothing."""
    listed = {source["marker"]: source for source in report["sources"]}
    assert set(re.findall(r"\[\d+\]", text_of(report["file"]))) == set(listed)
    assert len(listed) == len(report["sources"])
    for source in listed.values():
        assert source["outlet"]
        assert re.fullmatch(r"https?://\S+\.\S+", source["address"])


@pytest.mark.parametrize("report", REPORTS, ids=FILES)
def test_a_report_cites_nothing_printed_after_its_day(report: dict[str, Any]) -> None:
    """What a report says had been printed by its day, as far as the days are known."""
    day = parse_day(report["said_on"])
    for source in report["sources"]:
        if source["published"] is not None:
            first = parse_when(source["published"]).earliest
            assert first is not None
            assert first <= day, source


@pytest.mark.parametrize("report", REPORTS, ids=FILES)
def test_a_report_says_that_it_is_an_example_digest(report: dict[str, Any]) -> None:
    """The first lines are the title, what it is with its day, and that the words are ours."""
    title, kind, note, blank, _ = text_of(report["file"]).split("\n", 4)
    assert title == report["title"]
    assert kind.startswith(report["publisher"])
    assert report["said_on"][:4] in kind
    assert note.startswith(("This is an example.", "Это пример.", "Гэта прыклад."))
    assert blank == ""


@pytest.mark.parametrize("report", REPORTS, ids=FILES)
def test_a_report_is_short(report: dict[str, Any]) -> None:
    """A report is read in two minutes."""
    assert 120 <= len(words(text_of(report["file"]))) <= 350


@pytest.mark.parametrize("record", LINES)
def test_a_recorded_claim_quotes_exactly(record: dict[str, Any]) -> None:
    """A claim recorded by hand loads, names its report, and every span of it is in the text."""
    claim = Claim.from_record(record)
    assert claim.to_record() == record
    text = text_of(claim.file)
    assert text[claim.start : claim.end] == claim.quote
    for name, (start, end) in record["spans"].items():
        assert 0 <= start < end <= len(text), name
        if name in AS_WRITTEN:
            assert text[start:end] in (record[name], *record[name]), name


@pytest.mark.parametrize("record", LINES)
def test_a_recorded_claim_is_tied_to_its_words(record: dict[str, Any]) -> None:
    """What a person recorded is theirs to say; its quote, places and number are the text's."""
    about = next(report for report in REPORTS if report["file"] == record["file"])
    claim = Claim.from_record(record)
    assert anchored(claim, text_of(record["file"]), language=about["language"]) is None


@pytest.mark.parametrize("record", LINES)
def test_a_recorded_claim_says_how_each_value_is_known(record: dict[str, Any]) -> None:
    """Every value of a claim recorded by hand has a basis, and every basis a value."""
    wanted = {
        "figure": ("measure", "population", "time", "subgroup"),
        "person_event": ("person", "event", "date"),
        "exchange": ("released", "concession", "parties", "brokers", "date", "denied_by"),
        "attribute": ("person", "value"),
    }[record["type"]]
    also = ("attributed_to", "place", "destination", "role", "release_kind")
    stated = {name for name in (*wanted, *also) if record.get(name)}
    if record["type"] == "figure":
        stated |= {"value"}
    assert set(record["basis"]) == stated
    assert set(record["basis"].values()) == {"reviewer"}


@pytest.mark.parametrize("name", CLAIM_FILES)
def test_the_claims_of_a_file_hang_together(name: str) -> None:
    """Ids are unique in a file of claims, and what a claim points to is there."""
    records = [json.loads(s) for s in (FOLDER / name).read_text(encoding="utf-8").splitlines()]
    ids = [record["id"] for record in records]
    assert len(set(ids)) == len(ids)
    for record in records:
        for field in ("part_of", "member_of", "figure"):
            assert record.get(field) is None or record[field] in ids
        assert record["file"] in FILES


@pytest.mark.parametrize("file", FILES)
def test_no_sentence_is_somebody_elses(file: str, shared: Path) -> None:
    """No report has eight words in a row in common with what we read before writing it."""
    read = runs((shared / "seed" / "belarus-2025.txt").read_text(encoding="utf-8"))
    with (shared / "seed" / "sources.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            read |= runs(row["fact"])
    assert not runs(text_of(file)) & read
