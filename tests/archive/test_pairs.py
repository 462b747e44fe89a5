"""Who may be one is kept up to date, and is what comparing everybody anew would give."""

import json
import sys
import tempfile
from dataclasses import replace
from itertools import combinations, product
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule
from sqlalchemy import func, select

from habeas.app.holdings import Holdings, question_of
from habeas.app.show_desk import SHOWN, show_match
from habeas.app.show_person import show_person
from habeas.archive import Archive, View, create, open_archive
from habeas.archive.database.schema import candidate, left_out
from habeas.archive.database.schema import sheet as sheet_table
from habeas.archive.projections import sheet
from habeas.archive.view.people import mention_id
from habeas.cli import habeas
from habeas.errors import ArchiveError
from habeas.model.bounds import Bounds
from habeas.model.claim import Claim
from habeas.model.person import Attribute, Person
from habeas.names import Description, version
from habeas.publish.render import render
from habeas.resolve import describe, index, sift
from habeas.resolve.candidates import candidates_of
from invented_reports import record
from patching import everywhere
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


FEW = 1
GIVEN = (
    "Ales",
    "Alena",
    "Anton",
    "Andrei",
    "Anatol",
    "Aliaksei",
    "Dzmitry",
    "Dzianis",
    "Ihar",
    "Ivan",
    "Yury",
    "Pavel",
    "Maksim",
    "Mikhail",
    "Vasil",
    "Aleh",
    "Vital",
    "Raman",
    "Vadzim",
    "Kiryl",
    "Mikita",
    "Artsiom",
    "Valiantsin",
    "Leanid",
    "Henadz",
    "Piotr",
    "Stsiapan",
    "Ryhor",
    "Barys",
    "Yahor",
    "Illia",
    "Stanislau",
    "Uladzislau",
    "Hleb",
    "Fiodar",
    "Yakau",
    "Tsimafei",
    "Matsvei",
    "Viachaslau",
    "Eduard",
    "Ruslan",
    "Natallia",
    "Volha",
    "Tatsiana",
    "Sviatlana",
    "Iryna",
    "Hanna",
    "Maryia",
    "Katsiaryna",
    "Liudmila",
)


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
        monkeypatch.setattr("habeas.archive.projections.pairs._MANY", 1)


class FullNames(AlikeNames):
    """The same where hardly anybody may be offered with anybody."""

    @invariant()
    def pairs_are_those_of_everybody_compared(self) -> None:
        self._nothing_is_forgotten(self.archive.view())

    def _nothing_is_forgotten(self, view: View) -> None:
        with pytest.MonkeyPatch.context() as patched:
            everywhere(patched, sys.modules[candidates_of.__module__], "MOST_BESIDE", 1000)
            everywhere(patched, index, "MOST_NEAR", 1000)
            every = compared_anew(view)
        offered, left_out = set(view.undecided_pairs()), set(view.left_out())
        assert offered <= every
        unasked = every - offered
        assert all(left_out.issuperset(pair) for pair in unasked)
        if index.MOST_NEAR > FEW:
            assert left_out == {who for pair in unasked for who in pair}
            for who in left_out:
                assert sum(who in pair for pair in offered) >= FEW

    def teardown(self) -> None:
        for known in getattr(self, "answers", ()):
            self._nothing_is_forgotten(self.archive.view(known=known))
        TimeMachine.teardown(self)


FullNames.TestCase.settings = settings(AlikeNames.TestCase.settings, max_examples=12)


@pytest.mark.usefixtures("few_at_once")
class TestFullNames(FullNames.TestCase):  # type: ignore[misc, valid-type]
    """Run the machine where each is offered with one other at most."""

    @pytest.fixture
    def few_at_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        everywhere(monkeypatch, sys.modules[candidates_of.__module__], "MOST_BESIDE", FEW)


@pytest.mark.usefixtures("few_at_once")
class TestFullKeys(FullNames.TestCase):  # type: ignore[misc, valid-type]
    """Run the machine where besides each is compared with one other of a name at most."""

    @pytest.fixture
    def few_at_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        everywhere(monkeypatch, sys.modules[candidates_of.__module__], "MOST_BESIDE", FEW)
        everywhere(monkeypatch, index, "MOST_NEAR", FEW)


@pytest.mark.usefixtures("few_compared")
class TestFewCompared(AlikeNames.TestCase):  # type: ignore[misc, valid-type]
    """Run the machine where of somebody with two descriptions not all is compared."""

    @pytest.fixture
    def few_compared(self, monkeypatch: pytest.MonkeyPatch) -> None:
        _compare_few(monkeypatch, 1)
        monkeypatch.setattr("habeas.archive.projections.pairs._MANY", 4)


def _compare_few(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """Compare no more than so many pairs of descriptions of two people, or else one."""
    for module in (describe, sift):
        monkeypatch.setattr(module, "MOST_COMPARED", most)
    monkeypatch.setattr(describe, "_MOST_OF_EACH", 1)


def report(
    archive: Archive, name: str, count: int, *, said_on: str | None = None, first: int = 0
) -> list[str]:
    """Add a report that names somebody in so many sources, each accepted."""
    found = []
    for number in range(first, first + count):
        text = f"{name} was arrested, as report {number} says."
        source = archive.add_source(text.encode(), text=text, name=f"r{number}", said_on=said_on)
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
    everywhere(monkeypatch, sys.modules[candidates_of.__module__], "MOST_BESIDE", 3)
    everywhere(monkeypatch, index, "MOST_NEAR", 5)
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
    everywhere(monkeypatch, version, "comparison_version", lambda: "2-another")
    assert archive.rebuild() == ()
    assert archive.view().undecided_pairs() == before
    known = archive.view().known
    archive.erase(claims[1], by="Ada", why="asked")
    (left,) = archive.view().undecided_pairs()
    assert archive.view(known=known).undecided_pairs() == (left,)
    monkeypatch.setattr("habeas.archive.projections.pairs.is_own", lambda _: True)
    assert archive.rebuild() == ("candidate",)
    assert archive.view().undecided_pairs() == ()


def _sick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Count without regard to pairs that were never offered, as before they were kept."""
    monkeypatch.setattr(View, "left_out", lambda _: ())


def _kept(archive: Archive) -> list[tuple[object, ...]]:
    with archive.store.reading() as connection:
        return [
            tuple(row)
            for table in (candidate, left_out)
            for row in connection.execute(select(table).order_by(*table.primary_key.columns))
        ]


def _fewest(records: list[str], view: View) -> int:
    """Give the fewest people so many records can be, two of whom any two may be that are not apart."""
    apart = {frozenset(pair) for pair in view.apart()}

    def fits(count: int) -> bool:
        return any(
            all(one != two or frozenset((a, b)) not in apart for (a, one), (b, two) in pairs)
            for way in product(range(count), repeat=len(records))
            for pairs in [list(combinations(zip(records, way, strict=True), 2))]
        )

    return next(count for count in range(1, len(records) + 1) if fits(count))


def _between(archive: Archive, a: str, b: str, judgement: str) -> None:
    view = archive.view()
    one, two = (view.person(name).mentions[0].id for name in (a, b))
    archive.judge(one, two, judgement, by="Ada", why="known")


def test_pairs_that_were_never_offered_are_in_the_answer_and_named(archive: Archive) -> None:
    """Of forty-five records of one name all can be one person, and so says the count."""
    report(archive, "Oto Kvikala", 41)
    whole = archive.view()
    assert whole.left_out() == ()
    before = whole.tally("held", "2025-09-30")
    assert not any("never offered" in words for words in before.widened)
    report(archive, "Oto Kvikala", 4, first=41)
    view = archive.view()
    # The first forty are offered with everybody; the last five with them, and not together.
    assert len(view.undecided_pairs()) == 40 * 39 // 2 + 5 * 40
    assert len(view.left_out()) == 5
    found = view.tally("held", "2025-09-30")
    assert found.recorded == Bounds(0, 45)
    (words,) = (words for words in found.widened if "never offered" in words)
    assert words.startswith("5 records have pairs that were never offered, because more than 40")
    assert archive.view(known=whole.known).tally("held", "2025-09-30") == before
    read = Holdings(view, question_of({"on": "2025-09-30"}))
    desk, page = show_match(read), show_person(read, view.left_out()[0])
    assert desk.left_out_words.startswith("More pairs exist of 5 records")
    assert page.more_others
    assert archive.rebuild() == ()
    assert archive.view(known=whole.known).tally("held", "2025-09-30") == before


def test_a_record_among_many_of_its_family_name_is_offered_with_its_like(
    archive: Archive,
) -> None:
    """Fifty others who share a family name hide nobody: only who may be one is counted as asked.

    They had been set beside the forty filed first, whoever they were: the answer was 52
    although two of them may be one.
    """
    for number, given in enumerate(GIVEN):
        report(archive, f"{given} Kvikala", 1)
        assert len(archive.view().people()) == number + 1
    assert archive.view().undecided_pairs() == ()
    report(archive, f"{GIVEN[-1]} Kvikala", 1, first=1)
    view = archive.view()
    assert len(view.undecided_pairs()) == 1
    assert view.left_out() == ()
    count = len(GIVEN) + 1
    assert view.tally("held", "2025-09-30").recorded == Bounds(count - 1, count)


def test_as_pairs_are_judged_those_left_out_come_in(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody of whom pairs are left out has fewer than forty open; at last none is left out."""
    everywhere(monkeypatch, sys.modules[candidates_of.__module__], "MOST_BESIDE", 2)
    report(archive, "Oto Kvikala", 5)
    people = [person.id for person in archive.view().people()]
    assert {*archive.view().left_out()} == {*people[2:]}
    known = []
    while archive.view().left_out():
        view = archive.view()
        assert view.tally("held", "2025-09-30").recorded == Bounds(_fewest(people, view), 5)
        last = max(view.left_out(), key=people.index)
        pair = next(p for p in sorted(view.undecided_pairs()) if last in p)
        known.append((view.known, view.left_out(), view.undecided_pairs()))
        _between(archive, *pair, "different")
        after = archive.view()
        for who in after.left_out():
            assert sum(who in pair for pair in after.undecided_pairs()) >= 2
    # Ten pairs in all: what is open and what is judged is everything.
    judged = len(archive.view().judgements())
    assert judged > 1
    assert len(archive.view().undecided_pairs()) + judged == 10
    for seq, was_left_out, pairs in known:
        assert archive.view(known=seq).left_out() == was_left_out
        assert archive.view(known=seq).undecided_pairs() == pairs
    kept = _kept(archive)
    assert archive.rebuild() == ()
    assert _kept(archive) == kept


def test_a_pair_that_was_never_offered_can_be_judged(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it was all that was left out, nobody is left out any more."""
    everywhere(monkeypatch, sys.modules[candidates_of.__module__], "MOST_BESIDE", 2)
    report(archive, "Oto Kvikala", 4)
    left_out = archive.view().left_out()
    assert len(left_out) == 2
    _between(archive, *left_out, "different")
    assert archive.view().left_out() == ()
    assert archive.rebuild() == ()


def test_judging_everybody_one_leaves_nothing_out(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of people who are joined no pair is left out; what was known before stays."""
    everywhere(monkeypatch, sys.modules[candidates_of.__module__], "MOST_BESIDE", 2)
    report(archive, "Oto Kvikala", 6)
    before = archive.view()
    assert len(before.left_out()) == 4
    first, *others = [person.id for person in before.people()]
    for other in others:
        _between(archive, first, other, "same")
    view = archive.view()
    assert view.left_out() == ()
    assert view.tally("held", "2025-09-30").recorded == Bounds(1, 1)
    assert archive.view(known=before.known).left_out() == before.left_out()
    assert archive.rebuild() == ()


def test_who_is_left_out_with_somebody_gone_is_left_out_no_more(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A record that is retracted, or erased, takes what was left out with it."""
    everywhere(monkeypatch, sys.modules[candidates_of.__module__], "MOST_BESIDE", 2)
    claims = report(archive, "Oto Kvikala", 4)
    assert len(archive.view().left_out()) == 2
    archive.retract(claims[3], by="Ada", why="withdrawn")
    assert archive.view().left_out() == ()
    assert archive.rebuild() == ()
    report(archive, "Oto Kvikala", 1, first=4)
    assert len(archive.view().left_out()) == 2
    archive.erase(claims[2], by="Ada", why="asked")
    assert archive.view().left_out() == ()
    assert archive.rebuild() == ()


def test_too_many_of_a_name_to_be_compared_are_left_out_unseen(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever is not compared may be anybody of the name, on both sides."""
    everywhere(monkeypatch, index, "MOST_NEAR", 3)
    report(archive, "Oto Kvikala", 6)
    view = archive.view()
    # The fifth and the sixth did not see the fourth and those after it.
    assert {*view.left_out()} == {person.id for person in view.people()[3:]}
    assert view.tally("held", "2025-09-30").recorded.low <= 1
    report(archive, "Kvikala", 1)
    assert archive.view().tally("held", "2025-09-30").recorded.low <= 1
    assert archive.rebuild() == ()


def test_said_by_an_earlier_day_the_pairs_left_out_then_count(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those with whom somebody is offered may not have been named yet: two are left who may be one."""
    everywhere(monkeypatch, sys.modules[candidates_of.__module__], "MOST_BESIDE", 2)
    for number, day in enumerate(("2025-10-05", "2025-10-06", "2025-10-01", "2025-10-02")):
        report(archive, "Oto Kvikala", 1, said_on=day, first=number)
    view = archive.view(said_by="2025-10-03")
    assert view.undecided_pairs() == ()
    found = view.tally("held", "2025-09-30")
    assert found.recorded == Bounds(1, 2)
    assert any("2 records have pairs that were never offered" in w for w in found.widened)
    with monkeypatch.context() as sick:
        _sick(sick)
        assert archive.view(said_by="2025-10-03").tally("held", "2025-09-30").recorded.low == 2


def _of_many_names(archive: Archive) -> None:
    """Record one woman by thirty names, one of which is Zora Quill."""
    names = [f"Ada {a}{b}nik" for a in ("Ba", "De", "Gi", "Ko", "Lu") for b in "bdgkmr"][:29]
    mentions = []
    for name in (*names, "Zora Quill"):
        report(archive, name, 1)
        mentions.append(next(m.id for m in archive.view().mentions() if m.name == name))
    for other in mentions[1:]:
        archive.judge(mentions[0], other, "same", by="Ada", why="one woman")


def _first_24(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare twenty-four descriptions of anybody, Zora Quill not among them."""
    every = describe.descriptions

    def some(person: Person) -> tuple[tuple[Description, str], ...]:
        found = [
            one for one in every(person) if one[0].name != "Zora Quill" or len(every(person)) == 1
        ]
        return tuple(found[:24])

    for module in (sys.modules[candidates_of.__module__], sift):
        monkeypatch.setattr(module, "descriptions", some)


def test_a_pair_that_the_thirtieth_name_shows_is_in_the_answer(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many names somebody has, each is compared: one entry at a time and in a rebuild."""
    _of_many_names(archive)
    report(archive, "Зора Квилл", 1)
    view = archive.view()
    assert len(view.people()) == 2
    assert len(view.undecided_pairs()) == 1
    assert view.tally("held", "2025-09-30").recorded == Bounds(1, 2)
    assert [pair.uncompared for pair in view.candidates()] == [0]
    kept = _kept(archive)
    assert archive.rebuild() == ()
    assert _kept(archive) == kept
    with monkeypatch.context() as sick:
        _first_24(sick)
        assert archive.rebuild() == ("candidate",)
        assert archive.view().tally("held", "2025-09-30").recorded == Bounds(2, 2)


def test_of_whom_too_much_is_told_to_be_compared_is_asked_about(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever shares a name with somebody of very many is offered, and it is said why."""
    _compare_few(monkeypatch, 20)
    _of_many_names(archive)
    report(archive, "Зора Квилл", 1)
    view = archive.view()
    assert view.tally("held", "2025-09-30").recorded == Bounds(1, 2)
    (pair,) = view.candidates()
    assert pair.uncompared == 29
    read = Holdings(view, question_of({"on": "2025-09-30"}))
    (shown,) = show_match(read).pairs
    assert shown.b.verdict == "cannot_tell"
    words = shown.b.not_compared_words
    assert words.startswith("So many names are theirs that 29 pairs")
    page = show_person(read, pair.a)
    assert words in render(page)
    assert words in render(show_match(read))
    assert page.to_record()["possibly_same"][0]["not_compared"] == 29
    assert archive.rebuild() == ()


def test_pairs_that_are_not_shown_are_said_to_be(archive: Archive) -> None:
    """Of ten pairs four are shown: the page says how many more there are and where they are."""
    report(archive, "Oto Kvikala", 5)
    read = Holdings(archive.view(), question_of({"on": "2025-09-30"}))
    page = show_match(read, most=4)
    assert (len(page.pairs), page.total) == (4, 10)
    assert page.not_shown_words.startswith("6 more pairs are not shown")
    assert page.to_record()["total"] == 10
    assert page.not_shown_words in render(page)
    whole = show_match(read, most=None)
    assert len(whole.pairs) == 10
    assert whole.not_shown_words == ""


def test_the_command_says_how_many_pairs_it_does_not_print(
    path: Path,
) -> None:
    """The table has the first few and says where the others are; json has all."""
    with create(path) as archive:
        report(archive, "Oto Kvikala", 15)
    runner = CliRunner()
    table = runner.invoke(habeas, ["match", str(path), "--on", "2025-09-30"])
    assert table.stdout.count("score") == SHOWN == 100
    assert "5 more pairs are not shown: habeas match ARCHIVE --format json" in table.stderr
    assert "105 pairs, known at" in table.stderr
    whole = runner.invoke(habeas, ["match", str(path), "--on", "2025-09-30", "--format", "json"])
    assert len(json.loads(whole.stdout)["pairs"]) == 105
    assert "not shown" not in whole.stderr
