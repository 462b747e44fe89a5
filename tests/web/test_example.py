"""The bundled example's year page: the figures of the year, each with its source."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from habeas.app.holdings import Holdings, PageRequest
from habeas.app.replay_example import example_folder, replay_example
from habeas.app.show_person import show_person
from habeas.app.show_year import show_year
from habeas.app.tell_group import cohort_rows
from habeas.archive import create
from watching import watched


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Holdings]:
    """The example, replayed into an archive of its own."""
    now = [datetime(2026, 3, 1, tzinfo=UTC)]

    def clock() -> datetime:
        now[0] += timedelta(seconds=1)
        return now[0]

    path: Path = tmp_path_factory.mktemp("example") / "example.habeas"
    with create(path, clock=clock) as archive:
        replay_example(archive, example_folder("belarus-2025"))
        yield Holdings.of(archive, PageRequest())


@pytest.fixture(scope="module")
def record(reading: Holdings) -> dict[str, Any]:
    """The year page as a record."""
    return show_year(reading, "BY", "2025").to_record()


def _sentences(record: dict[str, Any]) -> list[dict[str, Any]]:
    told = [s for day in record["days"] for s in (*day["figures"], *day["people"])]
    return [*told, *record["exchanges"], *record["figures"], *record["disagreements"]]


@pytest.mark.parametrize(
    ("number", "what"),
    [
        ("14", "were released"),
        ("52", "were released"),
        ("14 foreigners", "were released"),
        ("1,200 to 1,400", "were held"),
        ("123", "were released"),
        ("342", "were released, in 2025"),
        ("569", "were released"),
        ("189", "deported or forced into exile"),
        ("1,135", "were held"),
    ],
)
def test_each_figure_of_the_year_stands_there(
    record: dict[str, Any], number: str, what: str
) -> None:
    """Every figure that an encyclopedia's page of the year gives is on ours, with its source."""
    told = [s for s in _sentences(record) if number in s["text"] and what in s["text"]]
    assert told
    assert all(sentence["references"] for sentence in told)


def test_a_persons_page_reads_no_other_claims(reading: Holdings) -> None:
    """It shows of a person just what reading all of the archive would, and reads only that."""
    view = reading.view
    whole = Holdings(view, PageRequest())
    assert whole.claims_of
    want = {p.id: show_person(whole, p.id).to_record() for p in view.people()}
    with watched(type(view).claims) as asked:
        assert {p: show_person(Holdings(view, PageRequest()), p).to_record() for p in want} == want
    assert {call.arguments["person"] for call in asked} == set(want)


def test_every_group_behind_a_count_stands_with_it(reading: Holdings) -> None:
    """Of the 123 let go in December only those taken abroad count as taken abroad."""
    rows = cohort_rows(reading, reading.view.tally("exiled", "2025", place=None))
    told = {
        row.words.partition(" (")[0].replace("deported or forced into exile, ", "") for row in rows
    }
    assert told == {
        "52 people were on 2025-09-11; 6 of them are named",
        "31 foreigners described as “Ukrainian citizens” were to Ukraine, on 2025-11-22",
        "8 people were to Lithuania, on 2025-12-13; 1 of them is named",
        "9 prisoners were to Lithuania, on 2025-12-13",
        "114 prisoners were to Ukraine, on 2025-12-13; 2 of them are named",
    }


def test_no_sentence_stands_without_a_source(record: dict[str, Any]) -> None:
    """Each sentence of the page has at least one numbered quote, and the quote is there."""
    quotes = {q["number"] for r in record["references"] for q in r["quotes"]}
    for sentence in _sentences(record):
        assert sentence["references"]
        assert set(sentence["references"]) <= quotes


def test_every_quote_stands_in_its_source(reading: Holdings, record: dict[str, Any]) -> None:
    """The words of each reference are the words of an archived text."""
    for reference in record["references"]:
        text = reading.view.snapshot(reference["source"]).text
        assert all(quote["quote"] in text for quote in reference["quotes"])


def test_the_disagreement_is_stated_with_its_sum(record: dict[str, Any]) -> None:
    """342 in 2025 and 569 since June 2025 cannot both be true, and the page says why."""
    told = [d for d in record["disagreements"] if "342" in d["sum"] and "569" in d["sum"]]
    assert told
    assert "cannot" in told[0]["text"]
    assert told[0]["assuming"]


def test_the_man_who_did_not_cross_is_told_as_each_source_tells_it(record: dict[str, Any]) -> None:
    """The refusal, the disappearance and the feared arrest stand apart, in their own modality."""
    people = [s["text"] for day in record["days"] for s in day["people"]]
    assert any("refused to cross the border" in text for text in people)
    assert any("disappeared" in text for text in people)
    feared = [text for text in people if text.startswith("Feared, not known to have happened")]
    assert any("arrested again" in text for text in feared)


def test_an_exchange_stands_with_its_denial(record: dict[str, Any]) -> None:
    """What was given is told by who tells it; who denies it stands there too."""
    told = [s["text"] for s in record["exchanges"]]
    assert any("Belavia" in text for text in told)
    assert any("potash" in text for text in told)
    assert any("denied that it was an exchange" in text for text in told)


def test_quotes_name_the_outlets_that_they_cite(record: dict[str, Any]) -> None:
    """Behind most quotes stand outlets with a web address."""
    quotes = [quote for reference in record["references"] for quote in reference["quotes"]]
    cited = [q for q in quotes if any(c["address"] for c in q["cited"])]
    assert len(cited) >= 0.9 * len(quotes)
