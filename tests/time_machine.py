"""A machine that works on an archive at random, and ten lines that say what must come out.

A machine records, decides, judges, retracts, undoes and upgrades at random. After each
step it keeps the whole answer; later it asks for it again as known then, byte for byte.
"""

import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from habeas.archive import Archive, View, create, open_archive
from habeas.archive.ledger.canonical import canonical
from habeas.count import Rectangles
from habeas.errors import DecisionRefusedError
from habeas.model.claim import Claim
from habeas.model.matter import matter_of
from habeas.vocabulary.rules import Rules, packaged
from invented_reports import Clock, record
from other_tables import shipping, topsy_turvy

PEOPLE = ("Zdenka Pomelo", "Zdenka Pomelova", "Oto Kvikala", "Otto Quickala")
EVENTS = ("arrested", "released", "seen", "died", "sentenced", "crossed_border")


def taken_back(log: list[dict[str, Any]]) -> set[str]:
    """Say which entries are undone, from the log of what was done, the slow plain way."""
    undone: set[str] = set()
    for step in reversed(log):
        if step["do"] == "undo" and step["entry"] not in undone:
            undone.add(step["of"])
    return undone


def oracle(log: list[dict[str, Any]]) -> dict[str, str]:
    """Say what every claim's state is."""
    undone = taken_back(log)
    found = {step["entry"]: "proposed" for step in log if step["do"] == "claim"}
    for do in ("decide", "retract"):  # a retraction outweighs every decision
        for step in log:
            if step["do"] == do and step["entry"] not in undone:
                found[step["of"]] = step["state"]
    return found


def standing(log: list[dict[str, Any]]) -> list[str]:
    """Say which statements of completeness stand."""
    undone = taken_back(log)
    accepted = {None} | {name for name, state in oracle(log).items() if state == "accepted"}
    made = [step for step in log if step["do"] == "complete" and step["entry"] not in undone]
    return [step["entry"] for step in made if step["of"] in accepted]


def answer(view: View) -> bytes:
    """Give everything a view answers, in one canonical spelling."""
    return canonical(
        {
            "head": view.head,
            "claims": [[s.entry, s.state, s.by, s.claim.to_record()] for s in view.claims()],
            "sources": [[s.id, s.name, s.sha256] for s in view.sources()],
            "mentions": [[m.id, list(m.claims)] for m in view.mentions()],
            "judgements": [[j.id, j.judgement.value] for j in view.judgements()],
            "complete": [s.to_record() for s in view.completeness()],
            "meaning": view.meaning,
            "people": [[p.id, list(p.names), list(p.redirects)] for p in view.people()],
            "spells": [rows(view.rectangles())],
            "tally": view.tally("viasna", "2025-09-30").to_record(),
        }
    )


def rows(found: Rectangles) -> list[str]:
    """Give the rectangles, and what is told of everybody, as text in an order of their own."""
    told = found.recipes(found.people)
    lines = [
        repr((found.people[row[0]], found.parts[row[1]], found.codes[row[2]], *row[3:]))
        for of in (found.states, found.events)
        for row in zip(
            *(getattr(of, name).tolist() for name in ("person", "part", "code")),
            *(getattr(of, name).tolist() for name in ("first", "last", "sure")),
            strict=True,
        )
    ]
    lines += [f"{who}: {part.to_text()}" for who in found.people for part in told[who]]
    return sorted(found.people) + sorted(lines)


def assert_kept_is_right(view: View) -> None:
    """What is kept of lives, and of those who may be one, is what the claims give."""
    assert rows(view.rectangles()) == rows(view.fresh_rectangles())
    who = view.who()
    assert rows(who.unions) == rows(replace(who, kept=None).unions)


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
        # Whoever asks later may well have a Habeas that ships other tables.
        with shipping(topsy_turvy()):
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
        told = record(text, text=text, person=who, event=event, date=f"2025-09-{day:02}")
        (name,) = self.archive.add_claims(source, [Claim.from_record(told)])
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

    @precondition(lambda self: bool(oracle(self.log)))
    @rule(data=st.data(), decision=st.sampled_from(["accept", "reject"]))
    def decide(self, data: st.DataObject, decision: str) -> None:
        self.decide_on(data.draw(st.sampled_from(list(oracle(self.log)))), decision)

    @precondition(lambda self: bool(oracle(self.log)))
    @rule(data=st.data(), decision=st.sampled_from(["accept", "accept", "reject"]))
    def decide_many(self, data: st.DataObject, decision: str) -> None:
        states = oracle(self.log)
        open_now = [name for name, state in states.items() if state != "retracted"]
        names = data.draw(st.lists(st.sampled_from(open_now), max_size=8)) if open_now else []
        before = self.archive.view().known
        pairs = [(name, decision) for name in names]
        entries = self.archive.decide_all(pairs, by="Ada", why="read them")
        state = "rejected" if decision == "reject" else "accepted"
        for name, entry in zip(names, entries, strict=True):
            self.log.append({"do": "decide", "entry": entry, "of": name, "state": state})
        # Also what was known between two of them is asked for again, and is what claims give.
        for known in range(before + 1, before + len(names)):
            view = self.archive.view(known=known)
            assert_kept_is_right(view)
            self.answers[known] = answer(view)

    @precondition(lambda self: bool(oracle(self.log)))
    @rule(data=st.data(), who=st.sampled_from(PEOPLE))
    def correct(self, data: st.DataObject, who: str) -> None:
        name = data.draw(st.sampled_from(list(oracle(self.log))))
        try:
            entry = self.archive.decide(
                name, "correct", by="Bo", why="another person", correction={"person": who}
            )
        except DecisionRefusedError:
            assert oracle(self.log)[name] == "retracted"
            return
        self.log.append({"do": "decide", "entry": entry, "of": name, "state": "accepted"})

    @precondition(lambda self: bool(oracle(self.log)))
    @rule(data=st.data())
    def retract(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(list(oracle(self.log))))
        try:
            entry = self.archive.retract(name, by="Ada", why="withdrawn")
        except DecisionRefusedError:
            assert oracle(self.log)[name] == "retracted"
            return
        self.log.append({"do": "retract", "entry": entry, "of": name, "state": "retracted"})

    @precondition(lambda self: len(self.archive.view().mentions()) > 1)
    @rule(data=st.data(), how=st.sampled_from(["same", "same", "different", "unsure"]))
    def judge(self, data: st.DataObject, how: str) -> None:
        names = [m.id for m in self.archive.view().mentions()]
        a, b = data.draw(st.lists(st.sampled_from(names), min_size=2, max_size=2, unique=True))
        try:
            entry = self.archive.judge(a, b, how, by="Ada", why="looked alike")
        except DecisionRefusedError:
            return
        self.log.append({"do": "judge", "entry": entry})

    @rule(tables=st.sampled_from([topsy_turvy, packaged]))
    def upgrade(self, tables: Callable[[], Rules]) -> None:
        entry = self.archive.record_tables(tables(), by="Ada", why="read otherwise")
        self.log.append({"do": "upgrade", "entry": entry})

    @rule(data=st.data(), place=st.sampled_from([None, "BY"]))
    def complete(self, data: st.DataObject, place: str | None) -> None:
        accepted = [name for name, state in oracle(self.log).items() if state == "accepted"]
        claim = data.draw(st.sampled_from([None, *accepted]))
        entry = self.archive.declare_complete(
            "viasna",
            place=place,
            first="2025-09",
            last="2025-10-03",
            by="Bo",
            why="read it all",
            claim=claim,
        )
        self.log.append({"do": "complete", "entry": entry, "of": claim})

    @precondition(lambda self: any(step["do"] != "claim" for step in self.log))
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        decided = [step["entry"] for step in self.log if step["do"] != "claim"]
        of = data.draw(st.sampled_from(decided))
        try:
            entry = self.archive.undo(of, by="Bo", why="too early")
        except DecisionRefusedError:
            return
        self.log.append({"do": "undo", "entry": entry, "of": of})

    @precondition(lambda self: len(self.log) > 4 and bool(oracle(self.log)))
    @rule(data=st.data())
    def erase(self, data: st.DataObject) -> None:
        erasable = [step["entry"] for step in self.log if step["do"] not in ("undo", "upgrade")]
        name = data.draw(st.sampled_from(erasable))
        gone = set(self.archive.erase(name, by="Ada", why="asked").entries)
        self.log = [
            step for step in self.log if step["entry"] not in gone and step.get("of") not in gone
        ]
        # The one thing that changes the past, and every answer says so. From now on the
        # answers are these, also for what the kept rectangles say of each moment.
        for known in self.answers:
            view = self.archive.view(known=known)
            assert_kept_is_right(view)
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
        assert [s.id for s in view.completeness()] == standing(self.log)
        # What waits is kept counted, and is what those claims say.
        waiting = Counter(matter_of(s.claim.to_record()) for s in view.claims() if s.is_unreviewed)
        assert view.waiting() == waiting
        assert_kept_is_right(view)
        self.answers.setdefault(view.known, answer(view))
