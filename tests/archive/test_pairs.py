"""Who may be one is kept up to date, and is what comparing everybody anew would give."""

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule
from sqlalchemy import func, select

from habeas.archive import Archive, View, create, open_archive, sheet
from habeas.archive.people import mention_id
from habeas.archive.schema import sheet as sheet_table
from habeas.errors import ArchiveError
from habeas.model.bounds import Bounds
from habeas.model.claim import Claim
from habeas.model.person import Attribute
from habeas.resolve import index
from habeas.resolve.candidates import candidates_of
from invented_reports import record
from time_machine import PEOPLE, TimeMachine, rows


def compared_anew(view: View) -> set[tuple[str, str]]:
    """Compare everyone with accepted claims by what these tell, the slow plain way."""
    told: dict[str | None, set[tuple[str, str]]] = {}
    for item in view.claims(state="accepted"):
        body = item.claim.body
        if isinstance(body, Attribute):
            told.setdefault(mention_id(item), set()).add((body.field, body.value))
    counted = set(view.rectangles().people)
    people = [
        replace(
            person,
            mentions=tuple(
                replace(mention, facts=tuple(sorted(told.get(mention.id, ()))))
                for mention in person.mentions
            ),
        )
        for person in view.identity().people
        if person.id in counted
    ]
    return {(pair.a, pair.b) for pair in candidates_of(people, view.identity().groups)}


class AlikeNames(TimeMachine):
    """The same random work, with births told of, and a copy of the rectangles at every step."""

    @precondition(lambda self: self.sources)
    @rule(data=st.data(), born=st.sampled_from(["1971-03-04", "1988-11-12"]))
    def tell_birth(self, data: st.DataObject, born: str) -> None:
        source = data.draw(st.sampled_from(self.sources))
        text = self.archive.view().snapshot(source).text
        who = next((name for name in sorted(PEOPLE, key=len, reverse=True) if name in text), None)
        if who is None:  # erased
            return
        told = record(
            text, text=text, name="2", type="attribute", person=who, field="birth", value=born
        )
        (name,) = self.archive.add_claims(source, [Claim.from_record(told)])
        if not any(step["entry"] == name for step in self.log):
            self.log.append({"do": "claim", "entry": name})
        self.decide_on(name, "accept")

    @invariant()
    def pairs_are_those_of_everybody_compared(self) -> None:
        view = self.archive.view()
        assert set(view.undecided_pairs()) == compared_anew(view)

    def teardown(self) -> None:
        if hasattr(self, "archive"):
            for known in self.answers:
                view = self.archive.view(known=known)
                assert set(view.undecided_pairs()) == compared_anew(view)
        super().teardown()


AlikeNames.TestCase.settings = settings(
    max_examples=6,
    stateful_step_count=16,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


class TestAlikeNames(AlikeNames.TestCase):  # type: ignore[misc, valid-type]
    """Run the machine, the copy in columns written at every step."""

    @pytest.fixture(autouse=True)
    def write_the_copy_at_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sheet, "_MOST_STALE", 1)
        monkeypatch.setattr(sheet, "_PART_STALE", 2)
        monkeypatch.setattr("habeas.archive.pairs._MANY", 1)


def report(archive: Archive, name: str, count: int) -> list[str]:
    """Add a report that names somebody in so many sources, each accepted."""
    found = []
    for number in range(count):
        text = f"{name} was arrested, as report {number} says."
        source = archive.add_source(text.encode(), text=text, name=f"r{number}")
        told = record(text, text=text, person=name, event="arrested", date="2025-09-01")
        (claim,) = archive.add_claims(source, [Claim.from_record(told)])
        archive.decide(claim, "accept", by="Ada", why="read")
        found.append(claim)
    return found


def test_a_pair_is_open_from_the_second_acceptance_to_the_judgement(archive: Archive) -> None:
    """A pair nobody has judged widens the count: low as if one, high as if two."""
    report(archive, "Zdenka Pomelo", 2)
    (pair,) = archive.view().undecided_pairs()
    assert archive.view().tally("held", "2025-09-30").recorded == Bounds(1, 2)
    known = archive.view().known
    a, b = (archive.view().person(one).mentions[0].id for one in pair)
    judged = archive.judge(a, b, "different", by="Ada", why="two women")
    assert archive.view().undecided_pairs() == ()
    assert archive.view().tally("held", "2025-09-30").recorded == Bounds(2, 2)
    archive.undo(judged, by="Ada", why="too early")
    assert archive.view().undecided_pairs() == (pair,)
    assert archive.view(known=known).undecided_pairs() == (pair,)
    assert archive.view(known=known - 1).undecided_pairs() == ()


def test_a_name_that_fills_a_list_is_set_beside_a_few(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However full the list, one entry at a time and a rebuild give the same pairs."""
    monkeypatch.setattr(sys.modules[candidates_of.__module__], "MOST_BESIDE", 3)
    monkeypatch.setattr(index, "MOST_NEAR", 5)
    claims = report(archive, "Oto Kvikala", 9)
    # The first four beside each other, and each of the other five beside the first three.
    assert len(archive.view().undecided_pairs()) == 6 + 5 * 3
    archive.retract(claims[0], by="Ada", why="withdrawn")
    report(archive, "Otto Quickala", 2)
    before = archive.view().undecided_pairs()
    assert archive.rebuild() == ()
    assert archive.view().undecided_pairs() == before
    archive.erase(claims[1], by="Ada", why="asked")
    assert archive.rebuild() == ()


_ALTERED = (
    ("from_seq", b"\x01\x00\x00\x00"),
    ("person", b"\x7f\x00\x00\x00" * 4),
    ("words of person", b"{"),
)


def test_the_copy_in_columns_gives_what_the_table_gives(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Written long ago or just now, at every moment; and it is dropped with an erasure."""
    monkeypatch.setattr(sheet, "_MOST_STALE", 4)
    monkeypatch.setattr(sheet, "_PART_STALE", 1)
    claims: list[str] = []
    with create(path) as archive:
        for name in ("Zdenka Pomelo", "Oto Kvikala", "Ruta Kumkvat"):
            claims = report(archive, name, 3)
            archive.retract(claims[1], by="Ada", why="withdrawn")
        with archive.store.reading() as connection:
            written = connection.execute(select(func.count()).select_from(sheet_table)).scalar()
            assert written
        for known in range(archive.view().known + 1):
            view = archive.view(known=known)
            assert rows(view.rectangles()) == rows(view.fresh_rectangles())
    assert b"words of person" in path.read_bytes()
    for column, value in _ALTERED:
        with open_archive(path) as archive:
            with archive.store.writing() as connection:
                table = sheet_table.c
                altered = sheet_table.update().where(table.name == column).values(data=value)
                connection.execute(altered)
            with pytest.raises(ArchiveError, match="in columns is damaged"):
                archive.view().rectangles()
            assert archive.rebuild() == ("sheet",)
            assert archive.rebuild() == ()
            # Altered with care it is no error, but a rebuild tells.
            with archive.store.writing() as connection:
                zeros = func.zeroblob(func.length(table.data))
                last = sheet_table.update().where(table.name == "last")
                connection.execute(last.values(data=zeros))
            assert archive.rebuild() == ("sheet",)
    with open_archive(path) as archive:
        archive.erase(claims[0], by="Ada", why="asked")
        view = archive.view()
        assert rows(view.rectangles()) == rows(view.fresh_rectangles())


def test_what_was_erased_meanwhile_is_said_to_be(path: Path) -> None:
    """A count read before an erasure does not make up what it can no longer read."""
    with create(path) as archive:
        claims = report(archive, "Zdenka Pomelo", 1)
        found = archive.view().rectangles()
        archive.erase(claims[0], by="Ada", why="asked")
        with pytest.raises(ArchiveError, match="erased while"):
            found.recipes(found.people)


def test_the_index_answers_without_the_claims() -> None:
    """Figures and what waits are found by an index of their own rows alone."""
    with tempfile.TemporaryDirectory() as folder, create(Path(folder) / "a.habeas") as archive:
        plans = []
        with archive.store.reading() as connection:
            for where in ("state IN ('proposed', 'review')", "type = 'figure'"):
                query = f"EXPLAIN QUERY PLAN SELECT count(*) FROM standing WHERE {where}"  # noqa: S608
                plans.append(str(connection.exec_driver_sql(query).all()))
        assert "standing_waiting" in plans[0]
        assert "standing_figure" in plans[1]


def test_pairs_of_another_comparison_are_kept(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A Habeas that compares names otherwise does not change who was possibly one before.

    The control: where the archive does not say which comparison it was made with, a
    rebuild finds other pairs.
    """
    report(archive, "Zdenka Pomelo", 2)
    claims = report(archive, "Oto Kvikala", 2)
    before = archive.view().undecided_pairs()
    assert len(before) == 2
    monkeypatch.setattr(sys.modules[candidates_of.__module__], "LEAST_SCORE", 2.0)
    monkeypatch.setattr("habeas.names.version.comparison_version", lambda: "2-another")
    assert archive.rebuild() == ()
    assert archive.view().undecided_pairs() == before
    known = archive.view().known
    archive.erase(claims[1], by="Ada", why="asked")
    (left,) = archive.view().undecided_pairs()
    assert archive.view(known=known).undecided_pairs() == (left,)
    monkeypatch.setattr("habeas.archive.pairs.is_own", lambda _: True)
    assert archive.rebuild() == ("candidate",)
    assert archive.view().undecided_pairs() == ()
