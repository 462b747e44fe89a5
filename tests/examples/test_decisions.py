"""The recorded decisions of the example: each names one claim by what it says."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from habeas.extract import extract
from habeas.model.claim import Claim
from habeas.model.judgement import Judgement

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "belarus-2025"
ABOUT: dict[str, Any] = yaml.safe_load((FOLDER / "about.yaml").read_text(encoding="utf-8"))
REPORTS: dict[str, dict[str, Any]] = {report["file"]: report for report in ABOUT["reports"]}
LINES: list[dict[str, Any]] = [
    json.loads(line)
    for line in (FOLDER / "decisions.jsonl").read_text(encoding="utf-8").splitlines()
]
FIELDS = {
    "accept": {"file", "quote", "type", "match"},
    "reject": {"file", "quote", "type", "match"},
    "correct": {"file", "quote", "type", "match", "correction"},  # and links
    "retract": {"file", "quote", "type", "match"},
    "add_claims": {"file", "claims"},  # and links
    "judge": {"a", "b", "judgement"},
}


def lines(*kinds: str) -> list[Any]:
    """Name the lines of some kinds by their numbers in the file."""
    return [
        pytest.param(line, id=f"line {number}")
        for number, line in enumerate(LINES, start=1)
        if line["kind"] in kinds
    ]


def _links(case: Any) -> bool:
    return "links" in case.values[0]


def text_of(file: str) -> str:
    """Read a report exactly as stored."""
    return (FOLDER / file).read_bytes().decode("utf-8")


@cache
def proposed(file: str) -> tuple[dict[str, Any], ...]:
    """Read a report as adding it does, in the wire form."""
    about = REPORTS[file]
    found = extract(text_of(file), file=file, language=about["language"], said_on=about["said_on"])
    return tuple(claim.to_record() for claim in found.claims)


@cache
def recorded(name: str) -> tuple[dict[str, Any], ...]:
    """Read the claims that a file holds."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


def name_in(record: dict[str, Any]) -> object:
    """Give the mention's key of a claim about a person."""
    return record.get("mention") or record.get("person")


def fitting(line: dict[str, Any]) -> list[dict[str, Any]]:
    """Find the proposed claims that a line names."""
    start = text_of(line["file"]).index(line["quote"])
    end = start + len(line["quote"])
    return [
        record
        for record in proposed(line["file"])
        if record["type"] == line["type"]
        and record["start"] < end
        and start < record["end"]
        and all(
            (name_in(record) if field == "name" else record[field]) == value
            for field, value in line["match"].items()
        )
    ]


@pytest.mark.parametrize("line", lines(*FIELDS))
def test_a_decision_says_who_and_why(line: dict[str, Any]) -> None:
    """Every line has a kind, who decided and why, and exactly the fields of its kind."""
    assert set(line) - {"links"} == {"kind", "by", "why"} | FIELDS[line["kind"]]
    assert "links" not in line or line["kind"] in ("add_claims", "correct")
    assert line["by"]
    assert line["why"].endswith(".")


@pytest.mark.parametrize("line", lines("accept", "correct", "retract", "reject"))
def test_a_decision_quotes_words_that_stand_once(line: dict[str, Any]) -> None:
    """The words that lead to a claim stand exactly once in the report."""
    assert text_of(line["file"]).count(line["quote"]) == 1


@pytest.mark.parametrize("line", lines("accept", "correct", "retract"))
def test_a_decision_is_about_one_claim(line: dict[str, Any]) -> None:
    """Exactly one proposed claim fits what a line names."""
    assert len(fitting(line)) == 1


@pytest.mark.parametrize("line", lines("correct"))
def test_a_corrected_claim_is_a_claim(line: dict[str, Any]) -> None:
    """A correction names fields of the claim's own wire form and leaves a claim."""
    record = fitting(line)[0]
    assert set(line["correction"]) <= set(record)
    Claim.from_record(record | line["correction"])


@pytest.mark.parametrize("line", lines("judge"))
def test_a_judgement_is_on_names_that_claims_hold(line: dict[str, Any]) -> None:
    """Both names of a judgement stand in a claim of their report, proposed or recorded."""
    Judgement(line["judgement"])
    for side in (line["a"], line["b"]):
        by_hand = [r for path in FOLDER.glob("claims-*.jsonl") for r in recorded(path.name)]
        claims = [*proposed(side["file"]), *(r for r in by_hand if r["file"] == side["file"])]
        assert side["name"] in [name_in(record) for record in claims]


@pytest.mark.parametrize("line", lines("add_claims"))
def test_a_link_leads_from_a_recorded_claim(line: dict[str, Any]) -> None:
    """A line that adds claims links those that it adds."""
    ids = {r["id"] for r in recorded(line["claims"]) if r["file"] == line["file"]}
    assert {link["claim"] for link in line.get("links", ())} <= ids


@pytest.mark.parametrize("line", [p for p in lines("add_claims", "correct") if _links(p)])
def test_a_link_leads_to_one_proposed_claim(line: dict[str, Any]) -> None:
    """What belongs to a figure of its report belongs to exactly one that was proposed."""
    for link in line["links"]:
        assert set(link) - {"claim"} == {"field", "quote", "type", "match"}
        assert link["field"] in ("part_of", "member_of", "figure")
        assert len(fitting({**link, "file": line["file"]})) == 1


def test_recorded_claims_are_added_once_and_all_of_them() -> None:
    """Each claim recorded by hand has a line that adds it, and no line adds nothing."""
    added = [(line["file"], line["claims"]) for line in LINES if line["kind"] == "add_claims"]
    held = {(r["file"], p.name) for p in FOLDER.glob("claims-*.jsonl") for r in recorded(p.name)}
    assert len(set(added)) == len(added)
    assert set(added) == held
