"""Whoever a claim comes from: when two reports are two witnesses, and when they are one."""

import time
from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.archive import create
from habeas.history.origins import UNNAMED, origins_of, witnesses
from habeas.model.claim import Claim
from habeas.model.event import Event
from habeas.model.figure import Figure, Hedge, Mode
from habeas.vocabulary.rules import Rules, packaged
from invented_reports import REPORT, Clock, crossed, held, released


def told(
    key: str,
    speaker: str | None = None,
    *,
    origin: str | None = None,
    publisher: str | None = None,
) -> Claim:
    """One report of an arrest; each is in a file of its own."""
    return Claim(
        id=key,
        file=f"{key}.txt",
        quote="Miron",
        start=0,
        end=5,
        body=Event(person="Miron Tallowick", event="arrested"),
        attributed_to=speaker,
        origin=origin,
        publisher=publisher,
    )


def counted(
    key: str,
    stands: str | None = None,
    *,
    repeats: str | None = None,
    speaker: str | None = None,
    publisher: str | None = None,
) -> Claim:
    """One report of a number of people."""
    body = Figure(
        id=key,
        low=18,
        high=18,
        hedge=Hedge.EXACT,
        measure="released",
        mode=Mode.FLOW,
        population="penguins",
        publisher=stands,
        origin=repeats,
    )
    return replace(told(key, speaker, publisher=publisher), body=body)


def count(claims: Iterable[Claim]) -> int:
    """How many witnesses some claims are."""
    return witnesses(origins_of(tuple(claims), packaged()).values())


@pytest.mark.parametrize(
    ("form", "other"),
    [
        ("Viasna", "Вясна"),
        ("Viasna", "правозащитный центр «Весна»"),
        ("Agency X", "Agency  x"),
        ("Agency X", "AgencyX"),
        ("Agentstvo Iks", "Агентство Икс"),
    ],
)
def test_two_forms_of_one_speaker_are_one_witness(form: str, other: str) -> None:
    """By case, spaces, script and listed forms; of people and of groups."""
    assert count([told("a", form), told("b", other)]) == 1
    assert count([counted("a", form), counted("b", other)]) == 1
    assert count([told("a", form), counted("b", speaker=other)]) == 1


def test_two_speakers_are_two_witnesses_in_one_file_too() -> None:
    """What counts is who says it."""
    claims = [told("a", "Larch Committee"), replace(told("b", "Harbour Gazette"), file="a.txt")]
    assert dict(origins_of(claims, packaged())) == {"a": "larch_committee", "b": "harbour_gazette"}


@pytest.mark.parametrize("report", [told, counted])
def test_two_reports_that_name_nobody_are_one_witness(report: Callable[[str], Claim]) -> None:
    """One may be a copy of the other, and nothing says that it is not."""
    one, other = report("a"), report("b")
    assert dict(origins_of([one, other], packaged())) == {"a": UNNAMED, "b": UNNAMED}
    assert count([one, replace(other, publisher="—")]) == 1
    assert count([one, replace(other, attributed_to="Unknown")]) == 1


@pytest.mark.parametrize("report", [told, counted])
def test_two_publishers_are_two_witnesses(report: Callable[[str], Claim]) -> None:
    """A page that names no speaker speaks for who published it."""
    one, other = report("a"), report("b")
    post = replace(one, publisher="Penguin Post")
    assert count([post, replace(other, publisher="Курьер Криля")]) == 2
    assert count([post, replace(other, publisher="PENGUIN  POST")]) == 1


def test_a_speaker_on_its_own_page_is_one_witness_with_the_page() -> None:
    """Viasna quoted by Viasna, and what Viasna prints without saying whose it is."""
    claims = [
        told("a", "Вясна", publisher="Viasna"),
        told("b", publisher="spring96.org"),
        told("c", "Viasna", publisher="Penguin Post"),
        counted("d", publisher="Viasna"),
    ]
    assert set(origins_of(claims, packaged()).values()) == {"viasna"}


def test_who_stands_for_a_number_comes_before_who_is_quoted() -> None:
    """A figure says whose it is."""
    claims = [counted("a", "Larch Committee", speaker="its chair", publisher="Post")]
    assert dict(origins_of(claims, packaged())) == {"a": "larch_committee"}


def test_a_copy_has_the_origin_of_what_it_repeats() -> None:
    """Through any number of copies, and whatever form a named source has."""
    claims = [
        told("a", "Harbour Gazette", origin="b"),
        told("b", "Penguin Post", origin="c"),
        told("c", publisher="Вясна"),
        told("d", "Seal Street Journal", origin="VIASNA"),
        counted("e", "Seal Street Journal", repeats="f"),
        counted("f", "Viasna"),
    ]
    assert set(origins_of(claims, packaged()).values()) == {"viasna"}


def test_an_origin_that_names_nobody_is_none() -> None:
    """Then it is the speaker's."""
    claims = [told("a", "Harbour Gazette", origin="?")]
    assert dict(origins_of(claims, packaged())) == {"a": "harbour_gazette"}


def test_copies_of_something_not_here_are_one_witness() -> None:
    """Its id stands for it."""
    claims = [told("a", "Harbour Gazette", origin="0f3e"), told("b", "Post", origin="0f3e")]
    assert count(claims) == 1


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 1, 0)])
def test_claims_that_name_each_other_are_one_witness(order: tuple[int, ...]) -> None:
    """Whichever is asked first, and for whoever repeats them."""
    claims = [
        told("a", "Harbour Gazette", origin="b"),
        told("b", "Penguin Post", origin="a"),
        told("c", "Seal Street Journal", origin="b"),
    ]
    found = origins_of([claims[i] for i in order], packaged())
    assert set(found.values()) == {"harbour_gazette"}
    own = [told("a", "Harbour Gazette", origin="a"), told("b", origin="b")]
    assert dict(origins_of(own, packaged())) == {"a": "harbour_gazette", "b": UNNAMED}


@given(st.data())
def test_origins_do_not_depend_on_the_order_of_claims(data: st.DataObject) -> None:
    """Whatever repeats whatever."""
    keys = "abcdef"
    names = st.sampled_from([None, "Viasna", "Вясна", "Post", "post ", "—"])
    links = st.sampled_from([None, *keys, "Gazette"])
    claims = [
        told(k, data.draw(names), origin=data.draw(links), publisher=data.draw(names)) for k in keys
    ]
    found = dict(origins_of(claims, packaged()))
    assert found.keys() == set(keys)
    assert dict(origins_of(data.draw(st.permutations(claims)), packaged())) == found
    assert {packaged().body_id(origin) for origin in found.values()} == set(found.values())


def test_the_forms_are_those_of_the_tables_in_force() -> None:
    """An answer of another moment is given by its own tables."""
    data = deepcopy(packaged().to_data())
    data["tables"]["bodies"]["bodies"]["cpj"]["names"].append("Pens and Quills")
    claims = [told("a", "CPJ"), told("b", "PENS and quills")]
    assert set(origins_of(claims, Rules.of(data)).values()) == {"cpj"}
    assert count(claims) == 2


def test_a_claim_of_an_archive_knows_who_printed_it(tmp_path: Path) -> None:
    """The source says so, and the claim's record does not."""
    with create(tmp_path / "ice.habeas", clock=Clock()) as archive:
        data = REPORT.encode()
        source = archive.add_source(data, text=REPORT, name="r", publisher="Penguin Post")
        ids = archive.add_claims(source, [released("1"), held("2"), crossed("3")])
        archive.decide(ids[0], "correct", by="Ada", why="read", correction={"date": "2025-09"})
        found = [state.claim for state in archive.view().claims()]
    assert {claim.publisher for claim in found} == {"Penguin Post"}
    assert all(Claim.from_record(c.to_record()).publisher is None for c in found)
    assert all(Claim.from_record(c.to_record()) == c for c in found)
    assert set(origins_of(found, packaged()).values()) <= {"penguin_post", "watchers_of_ice"}


def test_many_claims_are_traced_at_once() -> None:
    """Five thousand in a moment, one long chain of copies among them."""
    speakers = [f"Агентство {n}" for n in range(50)]
    claims = [told(f"c{n}", speakers[n % 50], publisher="Post") for n in range(3000)]
    claims += [told(f"d{n}", origin=f"d{n + 1}") for n in range(2000)]
    origins_of(claims, packaged())
    start = time.perf_counter()
    found = origins_of(claims, packaged())
    assert time.perf_counter() - start < 0.5  # a few hundredths, on a machine that is not busy
    assert len(found) == 5000
    assert witnesses(found.values()) == 51
