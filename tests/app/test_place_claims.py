"""Where a claim says no country, its report's words do: the page of a year needs one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from habeas.app.archive_facts import record_about
from habeas.app.holdings import Holdings, PageRequest
from habeas.app.place_claims import claims_of_place, years_of
from habeas.archive import Archive, create
from habeas.model.claim import Claim
from invented_reports import Clock, record

PLAIN = "was released in Germany, not in Austria, said a German paper in"
RUSSIAN = "вышла на свободу в Германии, а не в Австрии, сказали в Германии в"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with create(tmp_path / "own.habeas", clock=Clock()) as made:
        yield made


def tell(archive: Archive, name: str, words: str, language: str, **more: str) -> None:
    """Record and accept three releases of which a report tells in some words."""
    told = [f"{name} {n} {words} 2031." for n in "ABC"]
    text = " ".join(told)
    source = archive.add_source(text.encode(), text=text, name=name, language=language)
    claims = [
        Claim.from_record(
            record(
                line, text=text, name=str(n), person=f"{name} {n}", event="released",
                date=f"2031-03-0{n}", **more,
            )
        )
        for n, line in enumerate(told, 1)
    ]  # fmt: skip
    archive.decide_all([(c, "accept") for c in archive.add_claims(source, claims)], by="A", why="r")


def years(archive: Archive) -> tuple[tuple[str, str, int], ...]:
    return years_of(Holdings(archive.view(), PageRequest()))


@pytest.mark.parametrize(("words", "language"), [(PLAIN, "en"), (RUSSIAN, "ru"), (PLAIN, "x-?")])
def test_a_claim_without_a_place_is_of_the_country_its_report_names_most(
    archive: Archive, words: str, language: str
) -> None:
    """Also inflected and as an adjective; by English names where the language is none."""
    tell(archive, "Zdenka", words, language)
    assert years(archive) == (("DE", "Germany", 2031),)
    reading = Holdings(archive.view(), PageRequest())
    assert len(claims_of_place(reading, "DE")) == 3
    assert claims_of_place(reading, "AT") == ()


def test_the_place_given_for_the_archive_goes_before_what_a_report_names(archive: Archive) -> None:
    """And the claim's own place before both."""
    record_about(archive, {"place": "AQ"}, by="Ada", why="what it is about")
    tell(archive, "Zdenka", PLAIN, "en")
    tell(archive, "Oto", PLAIN, "en", place="Austria")
    tell(archive, "Ruta", PLAIN, "en", place="Prison No. 1")
    reading = Holdings(archive.view(), PageRequest())
    assert {q.source.name for q in claims_of_place(reading, "AT")} == {"Oto"}
    assert {q.source.name for q in claims_of_place(reading, "AQ")} == {"Zdenka", "Ruta"}


def test_a_report_that_names_no_country_gives_no_page(archive: Archive) -> None:
    """Its claims are of no place, and nobody guesses one."""
    tell(archive, "Zdenka", "was released in", "en")
    assert years(archive) == ()


def test_a_year_of_two_dated_claims_is_no_page_yet(archive: Archive) -> None:
    """With the third it is listed."""
    tell(archive, "Zdenka", PLAIN, "en")
    claim = archive.view().claims()[0].entry
    archive.retract(claim, by="Ada", why="withdrawn")
    assert years(archive) == ()
