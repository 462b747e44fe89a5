"""The whole way through the house: a report goes in, an answer with its sources comes out.

Everyone here is invented, and so is the country.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from habeas.cli import main

# Four invented reports on one invented convoy: announced, told, corrected, summed up.
ANNOUNCED = """Harmony: eighteen to go free

The interior ministry of Harmony announced that Ostap Bilyk was released on 4 May 2031.
On 4 May 2031, Harmony released 18 political prisoners, including Nelia Varabei.
"""
CORRECTED = """Harmony: the man who stayed

On 4 May 2031, Ostap Bilyk refused to cross the border into Freedonia.
Nelia Varabei was released on 4 May 2031.
"""
SUMMED = """Harmony: the year in figures

In 2031, 40 political prisoners were released in Harmony, according to Lanterna.
From March 2031, 65 political prisoners were released in Harmony, according to Lanterna.
"""
REPORTS = {
    "announced.txt": (ANNOUNCED, "2031-05-04"),
    "corrected.txt": (CORRECTED, "2031-05-06"),
    "summed.txt": (SUMMED, "2031-12-30"),
}


class House:
    """An archive in a folder, asked through the command line."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.path = str(folder / "harmony.habeas")
        self.capsys = capsys

    def run(self, *arguments: str, code: int = 0) -> str:
        """Run one command, check its exit code and give what it printed."""
        self.capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            main([arguments[0], self.path, *arguments[1:]])
        out, err = self.capsys.readouterr()
        assert end.value.code == code, err
        return out

    def asked(self, *arguments: str, code: int = 0) -> Any:
        """Run one command and read its JSON."""
        return json.loads(self.run(*arguments, "--format", "json", code=code))

    def add(self, name: str) -> None:
        text, day = REPORTS[name]
        (self.folder / name).write_text(text, encoding="utf-8")
        self.run("add", str(self.folder / name), "--said-on", day, "--lang", "en")

    def accept_all(self) -> None:
        for item in self.asked("review"):
            if item["state"] in ("proposed", "review"):
                self.run("decide", item["id"], "accept", "--by", "Tester", "--why", "it says so")

    def join_equal_names(self) -> None:
        """Judge everyone of one name to be one person: here nobody shares a name."""
        by_name: dict[str, list[str]] = {}
        for row in self.asked("people"):
            by_name.setdefault(row["names"][0]["form"], []).append(row["person"])
        for first, *others in by_name.values():
            for other in others:
                who = ("--by", "Tester", "--why", "one name, one convoy")
                self.run("judge", first, other, "same", *who)

    def person(self, name: str) -> str:
        return str(self.asked("people", name)[0]["person"])


@pytest.fixture
def house(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> House:
    """An archive with the three reports, everything proposed accepted."""
    found = House(tmp_path, capsys)
    found.run("init")
    for name in REPORTS:
        found.add(name)
    found.accept_all()
    found.join_equal_names()
    return found


def test_nothing_counts_before_someone_decides(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A report that was only added changes no count; the answer says what could change it."""
    house = House(tmp_path, capsys)
    house.run("init")
    house.add("announced.txt")
    answer = house.asked("count", "--definition", "released", "--on", "2031")
    assert (answer["low"], answer["high"]) == (0, None)
    assert answer["recorded"] == {"low": 0, "high": 0}
    assert answer["unreviewed"] >= 2


def test_eighteen_are_counted_and_one_of_them_has_a_name(house: House) -> None:
    """18 released, one named, counts 18 and not 19; who is only announced is not added."""
    answer = house.asked("count", "--definition", "released", "--on", "2031-05")
    assert answer["recorded"] == {"low": 18, "high": 18}
    assert house.person("Nelia Varabei") in answer["undisputed"]
    # The man whose release is only announced has a name, and may be one of the others.
    (group,) = answer["cohorts"]
    assert (group["remainder_low"], group["remainder_high"]) == (16, 17)
    assert answer["named"] == {"low": 1, "high": 2}
    assert answer["unnamed"] == {"low": 16, "high": 17}


def test_the_man_who_did_not_cross(house: House) -> None:
    """Announced as freed on the day; two days later another source says that he refused."""
    bilyk = house.person("Ostap Bilyk")
    before = house.run("person", bilyk, "--on", "2031-05-04", "--said-by", "2031-05-04")
    after = house.run("person", bilyk, "--on", "2031-05-06", "--said-by", "2031-05-06")
    assert "refused" not in before
    assert "announced" in before
    assert "refused" in after
    count = house.asked("count", "--definition", "released", "--on", "2031-05-04")
    assert bilyk not in count["undisputed"]


def test_no_one_hears_of_a_person_before_a_source_has_named_them(house: House) -> None:
    """As said by a day before every report there is nobody, and no id answers."""
    bilyk = house.person("Ostap Bilyk")
    assert house.asked("people", "--said-by", "2031-01-01") == []
    house.run("person", bilyk, "--said-by", "2031-01-01", code=2)


def test_two_figures_that_cannot_both_be_true(house: House) -> None:
    """40 in all of a year against 65 in a part of it: found, with its sum and a repair."""
    found = house.asked("conflicts", code=1)
    (card,) = found["cards"]
    assert "40" in card["sum"]
    assert "65" in card["sum"]
    assert card["assumptions"]
    assert card["repairs"]
    assert {source["quote"] for source in card["sources"]} <= set(_quotes(house))


def test_an_answer_as_known_then_stays_the_same(house: House) -> None:
    """What is recorded later changes no answer as known before, byte for byte."""
    question = ("count", "--definition", "released", "--on", "2031", "--known")
    known = str(house.asked("verify")["entries"])
    before = house.run(*question, known, "--format", "json")
    varabei = house.asked("person", house.person("Nelia Varabei"))
    claim = varabei["events"][0]["claims"][0]["claim"]
    house.run("retract", claim, "--by", "Tester", "--why", "the outlet withdrew it")
    assert house.run(*question, known, "--format", "json") == before


def test_a_decision_undone_is_as_if_not_made(house: House) -> None:
    """Undoing a retraction gives the count back, and both entries stay."""
    question = ("count", "--definition", "released", "--on", "2031-05")
    before = house.asked(*question)
    varabei = house.asked("person", house.person("Nelia Varabei"))
    claims = [c["claim"] for event in varabei["events"] for c in event["claims"]]
    entries = [
        house.run("retract", claim, "--by", "Tester", "--why", "a trial").strip()
        for claim in claims
    ]
    assert house.asked(*question)["undisputed"] != before["undisputed"]
    for entry in entries:
        house.run("undo", entry, "--by", "Tester", "--why", "the trial is over")
    after = house.asked(*question)
    assert after["recorded"] == before["recorded"]
    assert after["undisputed"] == before["undisputed"]


def test_a_merge_against_a_recorded_judgement_is_refused(house: House) -> None:
    """Different, once decided, stands until it is undone; the refusal names it."""
    names = [house.person("Nelia Varabei"), house.person("Ostap Bilyk")]
    who = ("--by", "Tester", "--why", "a trial")
    house.run("judge", *names, "different", *who)
    house.capsys.readouterr()
    with pytest.raises(SystemExit) as end:
        main(["judge", house.path, *names, "same", *who])
    _, err = house.capsys.readouterr()
    assert end.value.code == 2
    assert len(err.splitlines()) == 1


def _quotes(house: House) -> list[str]:
    return [row["quote"]["quote"] for row in house.asked("figures")]


def test_an_undone_merge_gives_every_answer_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two records are judged one person and the judgement is undone: all is as it was."""
    house = House(tmp_path, capsys)
    house.run("init")
    for name in ("announced.txt", "corrected.txt"):
        house.add(name)
    house.accept_all()
    before = _answers(house)
    pair = house.asked("match")["pairs"][0]
    assert pair["for"]
    who = ("--by", "Tester", "--why", "one name, one convoy")
    entry = house.run("judge", pair["a"], pair["b"], "same", *who).strip()
    merged = _answers(house)
    assert merged != before
    assert house.run("person", pair["a"], "--on", "2031-05-06") == house.run(
        "person", pair["b"], "--on", "2031-05-06"
    )
    house.run("undo", entry, "--by", "Tester", "--why", "too early to say")
    assert _answers(house) == before


def _answers(house: House) -> list[str]:
    """Everything an archive answers, without the entry and head it was asked at."""
    people = house.asked("people")
    asked = [
        house.asked("count", "--definition", definition, "--on", on)
        for definition, on in (("released", "2031"), ("held", "2031-05-03"))
    ]
    asked += [house.asked("person", row["person"], "--on", "2031-05-06") for row in people]
    asked += [house.asked("match"), house.asked("gaps", "--on", "2031-05-03")]
    texts = [json.dumps(_timeless(answer), sort_keys=True) for answer in (people, *asked)]
    return [*texts, house.run("figures"), house.run("exchanges")]


def _timeless(answer: Any) -> Any:
    if isinstance(answer, dict):
        moment = ("known", "head", "asked")
        return {key: _timeless(value) for key, value in answer.items() if key not in moment}
    return [_timeless(item) for item in answer] if isinstance(answer, list) else answer
