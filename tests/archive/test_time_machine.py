"""The past does not change: whatever is recorded later, an answer as known then stays.

A machine records, decides, judges, retracts and undoes at random. After each step it
keeps the whole answer; later it asks for it again as known then, byte for byte. Ten lines
of plain Python say what the state of each claim has to be.
"""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from habeas.archive import Archive, View, create, open_archive
from habeas.archive.canonical import canonical
from habeas.count import Rectangles
from habeas.errors import DecisionRefusedError
from habeas.model.claim import Claim
from invented_reports import Clock

PEOPLE = ("Zdenka Pomelo", "Zdenka Pomelova", "Oto Kvikala", "Otto Quickala")
EVENTS = ("arrested", "released", "seen", "died", "sentenced", "crossed_border")


def oracle(log: list[dict[str, Any]]) -> dict[str, str]:
    """Say what every claim's state is, from the log of what was done, the slow plain way."""
    undone: set[str] = set()
    for step in reversed(log):
        if step["do"] == "undo" and step["entry"] not in undone:
            undone.add(step["of"])
    found = {step["entry"]: "proposed" for step in log if step["do"] == "claim"}
    for do in ("decide", "retract"):  # a retraction outweighs every decision
        for step in log:
            if step["do"] == do and step["entry"] not in undone:
                found[step["of"]] = step["state"]
    return found


def answer(view: View) -> bytes:
    """Give everything a view answers, in one canonical spelling."""
    return canonical(
        {
            "head": view.head,
            "claims": [[s.entry, s.state, s.by, s.claim.to_record()] for s in view.claims()],
            "sources": [[s.id, s.name, s.sha256] for s in view.sources()],
            "mentions": [[m.id, list(m.claims)] for m in view.mentions()],
            "judgements": [[j.id, j.judgement.value] for j in view.judgements()],
            "people": [[p.id, list(p.names), list(p.redirects)] for p in view.people()],
            "spells": [rows(view.rectangles())],
            "tally": view.tally("viasna", "2025-09-30").to_record(),
        }
    )


def rows(found: Rectangles) -> list[str]:
    """Give the rectangles as text, in an order of their own."""
    return sorted(found.people) + sorted(map(repr, found.spells))


class TimeMachine(RuleBasedStateMachine):
    """Random work on one archive, and what it must go on saying."""

    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.clock = Clock()
        path = Path(self.folder.name) / "time.habeas"
        self.archive: Archive = create(path, clock=self.clock)
        self.log: list[dict[str, Any]] = []
        self.answers: dict[int, bytes] = {}
        self.sources: list[str] = []
        self.mentions: list[str] = []

    def teardown(self) -> None:
        if not hasattr(self, "archive"):
            return
        for known, then in self.answers.items():
            assert answer(self.archive.view(known=known)) == then
        assert self.archive.verify().is_ok
        assert self.archive.rebuild() == ()
        self.archive.close()
        self.folder.cleanup()

    @rule(
        event=st.sampled_from(EVENTS),
        day=st.integers(1, 28),
        who=st.sampled_from(PEOPLE),
        accept=st.booleans(),
    )
    def report(self, event: str, day: int, who: str, accept: bool) -> None:
        text = f"{who}: {event} on {day} September 2025, report {len(self.sources) % 3}."
        data = text.encode()
        source = self.archive.add_source(data, text=text, name="r", said_on=f"2025-09-{day:02}")
        record = {
            "type": "person_event",
            "file": "r",
            "id": "1",
            "quote": text,
            "start": 0,
            "end": len(text),
            "person": who,
            "event": event,
            "date": f"2025-09-{day:02}",
        }
        (name,) = self.archive.add_claims(source, [Claim.from_record(record)])
        self.sources.append(source)
        self.mentions.append(f"{source}#{who}")
        if name not in oracle(self.log):
            self.log.append({"do": "claim", "entry": name})
        if accept:
            self.decide_on(name, "accept")

    def decide_on(self, name: str, decision: str) -> None:
        try:
            entry = self.archive.decide(name, decision, by="Ada", why="read it")
        except DecisionRefusedError:
            assert oracle(self.log)[name] == "retracted"
            return
        state = "rejected" if decision == "reject" else "accepted"
        self.log.append({"do": "decide", "entry": entry, "of": name, "state": state})

    @precondition(lambda self: self.log)
    @rule(data=st.data(), decision=st.sampled_from(["accept", "reject"]))
    def decide(self, data: st.DataObject, decision: str) -> None:
        self.decide_on(data.draw(st.sampled_from(sorted(oracle(self.log)))), decision)

    @precondition(lambda self: self.log)
    @rule(data=st.data(), who=st.sampled_from(PEOPLE))
    def correct(self, data: st.DataObject, who: str) -> None:
        name = data.draw(st.sampled_from(sorted(oracle(self.log))))
        try:
            entry = self.archive.decide(
                name, "correct", by="Bo", why="another person", correction={"person": who}
            )
        except DecisionRefusedError:
            assert oracle(self.log)[name] == "retracted"
            return
        self.log.append({"do": "decide", "entry": entry, "of": name, "state": "accepted"})

    @precondition(lambda self: self.log)
    @rule(data=st.data())
    def retract(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(oracle(self.log))))
        try:
            entry = self.archive.retract(name, by="Ada", why="withdrawn")
        except DecisionRefusedError:
            assert oracle(self.log)[name] == "retracted"
            return
        self.log.append({"do": "retract", "entry": entry, "of": name, "state": "retracted"})

    @precondition(lambda self: len(self.archive.view().mentions()) > 1)
    @rule(data=st.data(), how=st.sampled_from(["same", "same", "different", "unsure"]))
    def judge(self, data: st.DataObject, how: str) -> None:
        names = sorted(m.id for m in self.archive.view().mentions())
        a, b = data.draw(st.lists(st.sampled_from(names), min_size=2, max_size=2, unique=True))
        try:
            entry = self.archive.judge(a, b, how, by="Ada", why="looked alike")
        except DecisionRefusedError:
            return
        self.log.append({"do": "judge", "entry": entry})

    @precondition(lambda self: any(step["do"] != "claim" for step in self.log))
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        decided = sorted(step["entry"] for step in self.log if step["do"] != "claim")
        of = data.draw(st.sampled_from(decided))
        try:
            entry = self.archive.undo(of, by="Bo", why="too early")
        except DecisionRefusedError:
            return
        self.log.append({"do": "undo", "entry": entry, "of": of})

    @precondition(lambda self: len(self.log) > 4)
    @rule(data=st.data())
    def erase(self, data: st.DataObject) -> None:
        erasable = sorted(step["entry"] for step in self.log if step["do"] != "undo")
        name = data.draw(st.sampled_from(erasable))
        gone = set(self.archive.erase(name, by="Ada", why="asked").entries)
        self.log = [
            step for step in self.log if step["entry"] not in gone and step.get("of") not in gone
        ]
        # The one thing that changes the past, and every answer says so. From now on the
        # answers are these, also for what the kept rectangles say of each moment.
        for known in self.answers:
            view = self.archive.view(known=known)
            assert rows(view.rectangles()) == rows(view.fresh_rectangles())
            self.answers[known] = answer(view)

    @rule()
    def close_and_open(self) -> None:
        self.archive.close()
        self.archive = open_archive(self.archive.path, clock=self.clock)

    @rule(hours=st.integers(-5, 30))
    def wait(self, hours: int) -> None:
        self.clock.move(hours=hours)

    @invariant()
    def says_what_the_oracle_says(self) -> None:
        view = self.archive.view()
        assert {s.entry: s.state for s in view.claims()} == oracle(self.log)
        # The kept rectangles are those that the claims give.
        assert rows(view.rectangles()) == rows(view.fresh_rectangles())
        self.answers.setdefault(view.known, answer(view))


TimeMachine.TestCase.settings = settings(
    max_examples=6,
    stateful_step_count=16,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


class TestTimeMachine(TimeMachine.TestCase):  # type: ignore[misc, valid-type]
    """Run the machine."""


def test_rectangles_of_every_moment_are_those_the_claims_give(archive: Archive) -> None:
    """Not only at the head: as known after each entry, kept and fresh agree."""
    text = "Zdenka Pomelo was arrested. Z. Pomelo was freed."
    source = archive.add_source(text.encode(), text=text, name="r")
    claims = [
        Claim.from_record(
            {
                "type": "person_event",
                "file": "r",
                "id": quote,
                "quote": quote,
                "start": text.index(quote),
                "end": text.index(quote) + len(quote),
                "person": quote.partition(" was")[0],
                "event": event,
                "date": day,
            }
        )
        for quote, event, day in [
            ("Zdenka Pomelo was arrested", "arrested", "2024-02-03"),
            ("Z. Pomelo was freed", "released", "2025-03-04"),
        ]
    ]
    first, second = archive.add_claims(source, claims)
    archive.decide_all([(first, "accept"), (second, "accept")], by="Ada", why="read")
    a, b = f"{source}#Zdenka Pomelo", f"{source}#Z. Pomelo"
    same = archive.judge(a, b, "same", by="Ada", why="one woman")
    archive.undo(same, by="Ada", why="two women")
    archive.retract(first, by="Ada", why="withdrawn")
    seen = set()
    for known in range(archive.view().known + 1):
        view = archive.view(known=known)
        kept = rows(view.rectangles())
        assert kept == rows(view.fresh_rectangles())
        seen.add(tuple(kept))
    assert len(seen) > 4


def test_said_by_leaves_out_what_had_not_been_published(archive: Archive) -> None:
    """A source without a date counts as said on the day it was recorded."""
    for name, day in [("early", "2025-09-01"), ("late", "2025-12"), ("undated", None)]:
        archive.add_source(name.encode(), text=name, name=name, said_on=day)
    view = archive.view
    assert [s.name for s in view(said_by="2025-09-01").sources()] == ["early"]
    assert [s.name for s in view(said_by="2025-12-22").sources()] == ["early"]
    assert [s.name for s in view(said_by="2025-12-23").sources()] == ["early", "undated"]
    assert [s.name for s in view(said_by="2025-12-31").sources()] == ["early", "late", "undated"]


@pytest.mark.parametrize("step", [1, 2])
def test_a_moment_can_be_named_in_four_ways(archive: Archive, clock: Clock, step: int) -> None:
    """Sequence, head, instant and day all lead to the same view."""
    heads = {1: archive.view().head}
    archive.add_source(b"a", text="a", name="a")
    heads[2] = archive.view().head
    clock.move(days=2)
    archive.add_source(b"b", text="b", name="b")
    assert archive.view(known=step).known == step
    assert archive.view(known=str(step)).known == step
    assert archive.view(known=heads[step][:10]).known == step
    assert archive.view(known="2025-12-24").known == 2
    assert archive.view(known="2025-12-23T12:00:00+00:00").known == 2
    assert archive.view(known="2025-12-23T11:59:59Z").known == 0
    assert archive.view(known="2025-12-25T13:00:00+01:00").known == 3
