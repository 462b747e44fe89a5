"""One question asked of every surface: each gives the same people and the same numbers.

An archive of invented reports is recorded at random: people whose days collide, two names
that may be one, a group let go with few of its names, and an exchange that tells of it. Then
the count, the series, the change, the gaps, the breakdown, the comparison of definitions, the
exchanges, everybody's page and the page of the year are asked, as a reader asks them.
"""

import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from click.testing import CliRunner
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from habeas.app.archive_facts import record_about
from habeas.app.serve_archive import Site
from habeas.archive import Archive, create, open_archive
from habeas.cli import habeas
from habeas.model.bounds import Bounds
from habeas.model.claim import Claim, Modality
from habeas.model.event import Event
from habeas.model.person import Attribute
from habeas.publish.definition_row import definition_row
from habeas.vocabulary.definitions import preset
from habeas.vocabulary.rules import packaged
from habeas.words.answers import recorded_words
from habeas.words.text import first_upper
from invented_reports import Clock, record
from strategies import CROWDED, crowds, days, event

NAMES: Final = ("Zdenka Pomelo", "Zdenka Pomelova", "Oto Kvikala", "Miron Tallowick")
STOCKS: Final = ("held", "viasna", "cpj", "aapp_serving")
FLOWS: Final = ("released", "exiled", "arrested")
LAST: Final = date(2020, 3, 31)
AXIS: Final = {"held": "custody", "abroad": "territory", "stayed": "territory"}
VALUES: Final = {
    "held": {"in_custody", "custody_denied"},
    "abroad": {
        "crossed_out_forced",
        "crossed_out_voluntary",
        "crossed_out_unknown",
        "expelled",
        "extradited",
    },
    "stayed": {"refused_to_cross"},
}
_LET_GO: Final = ("released", "possibly_released")
Record = dict[str, Any]


@dataclass(frozen=True)
class Group:
    """People let go on one day: how many, and who of them has a name."""

    day: date
    size: int
    named: tuple[int, ...]
    taken: bool


@dataclass(frozen=True)
class Story:
    """What is recorded."""

    people: Mapping[str, list[Claim]]
    group: Group | None
    told_apart: bool
    stock: tuple[date, int] | None


@st.composite
def stories(draw: st.DrawFn) -> Story:
    people = draw(crowds(people=4, size=3).filter(lambda found: len(found) > 1))
    group = None
    if draw(st.booleans()):
        named = draw(st.lists(st.integers(0, 3), max_size=2, unique=True))
        size = len(named) + draw(st.integers(0, 3))
        if size:
            day = draw(days(span=CROWDED))
            group = Group(day, size, tuple(named), draw(st.booleans()))
    stock = draw(st.none() | st.tuples(days(span=CROWDED), st.integers(0, 9)))
    return Story(people, group, draw(st.sampled_from([False, False, True])), stock)


def _about(claim: Claim, name: str) -> Claim:
    """Give a claim about somebody whose name is the text of its source."""
    body = claim.body
    assert isinstance(body, (Event, Attribute))
    body = replace(body, person=name)
    return replace(claim, file="r", quote=name, start=0, end=len(name), body=body)


def _record(archive: Archive, story: Story) -> None:
    """Record a story, every claim of it accepted."""
    record_about(archive, {"place": "BY"}, by="Ada", why="for the year page")
    for name in ("abroad", "stayed"):
        data = {
            "id": name,
            "version": 1,
            "title": name,
            "source": "a test",
            "where": {"axis": "territory", "is": sorted(VALUES[name])},
        }
        archive.record_definition(name, "1", data, by="Ada", why="to ask of exchanges")
    sources: dict[str, str] = {}
    claims: list[str] = []
    for number, name in enumerate(NAMES):
        of = [_about(claim, name) for claim in story.people.get(f"p{number}", ())]
        if of or (story.group and number in story.group.named):
            sources[name] = archive.add_source(name.encode(), text=name, name=name, publisher=name)
            claims += archive.add_claims(sources[name], of)
    if story.stock is not None:
        claims.append(_stock(archive, *story.stock))
    if story.group is not None:
        claims += _exchange(archive, story.group, sources)
    if claims:
        archive.decide_all([(c, "accept") for c in dict.fromkeys(claims)], by="Ada", why="read")
    if story.told_apart and {NAMES[0], NAMES[1]} <= set(sources):
        ends = [f"{sources[name]}#{name}" for name in NAMES[:2]]
        there = {m.id for m in archive.view().all_mentions()}
        if there.issuperset(ends):
            archive.judge(ends[0], ends[1], "different", by="Ada", why="two women")


def _stock(archive: Archive, day: date, number: int) -> str:
    text = f"{number} people are held on {day}"
    source = archive.add_source(text.encode(), text=text, name="stock", said_on=str(day))
    told = _figure(text, number, day, measure="held", mode="stock")
    return archive.add_claims(source, [Claim.from_record(told)])[0]


def _exchange(archive: Archive, group: Group, sources: Mapping[str, str]) -> list[str]:
    """Record a group let go, its names, and the exchange that the figure is of."""
    text = f"{group.size} people were let go on {group.day} against sacks of potash"
    source = archive.add_source(text.encode(), text=text, name="exchange", said_on=str(LAST))
    told = _figure(text, group.size, group.day, measure="released", mode="flow")
    (figure,) = archive.add_claims(source, [Claim.from_record(told)])
    start, end = text.index("sacks"), len(text)
    exchange = record(
        text,
        text=text,
        name="x",
        type="exchange",
        released=text[: text.index(" were")],
        released_start=0,
        released_end=text.index(" were"),
        concession=text[start:end],
        concession_start=start,
        concession_end=end,
        date=str(group.day),
        figure=figure,
    )
    found = [figure, *archive.add_claims(source, [Claim.from_record(exchange)])]
    for number in group.named:
        name = NAMES[number]
        words = [("released", "r"), *([("exiled", "e")] if group.taken else [])]
        events = [
            record(
                name,
                text=name,
                name=key,
                person=name,
                event=event,
                date=str(group.day),
                member_of=figure if event == "released" else None,
                modality="reported",
            )
            for event, key in words
        ]
        found += archive.add_claims(sources[name], [Claim.from_record(e) for e in events])
    return found


def _figure(text: str, number: int, day: date, **fields: str) -> Mapping[str, Any]:
    return record(
        text,
        text=text,
        name="f",
        type="figure",
        value_low=number,
        value_high=number,
        hedge="exact",
        population="people",
        time={"start": str(day), "end": str(day), "edtf": str(day), "relation": None},
        **fields,
    )


@dataclass
class Surfaces:
    """An archive as its readers see it."""

    site: Site
    path: Path
    pages: dict[str, Record] = field(default_factory=dict)

    def page(self, path: str, **asked: str) -> Record:
        """Ask for a page as a record."""
        answer = self.site.answer(f"{path}.json", asked)
        assert answer.status == 200, answer.body
        found: Record = json.loads(answer.body)
        return found

    def count(self, definition: str, on: str, **more: str) -> Record:
        """Ask for a count; each once."""
        key = f"{definition} {on} {more}"
        if key not in self.pages:
            self.pages[key] = self.page("/count", definition=definition, on=on, **more)
        return self.pages[key]

    def run(self, command: str, *options: str) -> Any:
        """Run a command that answers in JSON."""
        arguments = [command, str(self.path), *options, "--format", "json"]
        result = CliRunner().invoke(habeas, arguments)
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    def standing(self, definition: str, on: str, person: str) -> str:
        """Say how somebody stands in a count."""
        return standings(self.count(definition, on)).get(person, "no")


@contextmanager
def recorded(story: Story) -> Iterator[Surfaces]:
    """Record a story in an archive of its own, and open it for reading."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.habeas"
        with create(path, clock=Clock()) as archive:
            _record(archive, story)
        with open_archive(path, clock=Clock()) as archive:
            yield Surfaces(Site(archive), path)


def standings(tally: Record) -> dict[str, str]:
    """Give how everybody whom a count names stands in it."""
    return dict.fromkeys(tally["undisputed"], "undisputed") | {
        p["person"]: "possible" for p in tally["possible"]
    }


def interval(record: Record) -> tuple[int, int | None]:
    return record["recorded"]["low"], record["recorded"]["high"]


@dataclass(frozen=True)
class Asked:
    """A question: by which definition, when, compared with what other day and definition."""

    definition: str
    on: str
    other_on: str
    other: str
    place: str | None

    @property
    def is_stock(self) -> bool:
        return self.definition in STOCKS

    @property
    def options(self) -> tuple[str, ...]:
        return ("--place", self.place) if self.place else ()

    @property
    def parameters(self) -> dict[str, str]:
        return {"place": self.place} if self.place else {}


@st.composite
def questions(draw: st.DrawFn) -> Asked:
    """A definition that ships, two days or periods, a second definition and perhaps a place."""
    name = draw(st.sampled_from(["held", "held", *STOCKS, *FLOWS]))
    times = days(span=CROWDED + 10).map(str)
    if name in FLOWS:
        times = st.sampled_from(["2020", "2020-01", "2020-02"]) | times
    other = draw(st.sampled_from(STOCKS if name in STOCKS else FLOWS))
    place = draw(st.sampled_from([None, None, "BY"]))
    return Asked(name, draw(times), draw(times), other, place)


def series_agrees(at: Surfaces, asked: Asked, tally: Record) -> None:
    """The point of that day or month, and the last point of the drawing, are the count."""
    if asked.on == "2020":
        return  # no step is a year
    step = "month" if len(asked.on) == 7 else "day"
    found = at.run(
        "series",
        "--definition",
        asked.definition,
        "--over",
        f"{asked.on}/{asked.on}",
        "--step",
        step,
        *asked.options,
    )
    assert (found["unmet"], found["published"]) == (tally["unmet"], tally["published"])
    if tally["unmet"] is not None:
        assert (found["points"], tally["series"]) == ([], [])
        return
    assert [(p["on"], interval(p)) for p in found["points"]] == [(asked.on, interval(tally))]
    if asked.is_stock:
        drawn = tally["series"][-1]
        assert (drawn["on"], interval(drawn)) == (asked.on, interval(tally))


def change_agrees(at: Surfaces, asked: Asked, tally: Record) -> None:
    """Both ends are the counts of their days, and the parts are the whole difference."""
    end = at.count(asked.definition, asked.other_on, **asked.parameters)
    told = at.run(
        "change",
        "--definition",
        asked.definition,
        "--on",
        asked.on,
        "--to-on",
        asked.other_on,
        *asked.options,
    )
    page = at.page(
        "/change",
        definition=asked.definition,
        from_on=asked.on,
        on=asked.other_on,
        **asked.parameters,
    )
    for found in (told, page):
        for ours, theirs in ((found["from"], tally), (found["to"], end)):
            assert interval(ours) == interval(theirs)
            assert standings(ours) == standings(theirs)
            assert ours["published"] == theirs["published"]
        was, now = interval(tally), interval(end)
        assert sum(part["low"] for part in found["parts"]) == now[0] - was[0]
        if was[1] is not None and now[1] is not None:
            assert sum(part["high"] for part in found["parts"]) == now[1] - was[1]


def gaps_agree(at: Surfaces, asked: Asked, tally: Record) -> None:
    """Whoever may count is asked about, in person or as one of a pair; and so is each group."""
    found = at.run(
        "gaps", "--definition", asked.definition, "--on", asked.on, *asked.options
    )["gaps"]  # fmt: skip
    people = {
        s for g in found if g["kind"] not in ("undecided_pair", "unnamed", "stale")
        for s in g["subjects"]
    }  # fmt: skip
    maybe = {p["person"] for p in tally["possible"]}
    assert people <= maybe
    by_group = {p["person"] for p in tally["possible"] if p["among"]}
    assert all(person in by_group or undecided(at, person) for person in maybe - people)
    silent = {s for g in found if g["kind"] == "stale" for s in g["subjects"]}
    assert silent <= set(tally["undisputed"])
    if asked.is_stock:
        assert len(silent) == tally["stale"]
    groups = {g["subjects"][0]: g["narrows"] for g in found if g["kind"] == "unnamed"}
    for c in tally["cohorts"]:
        if c["remainder_high"] is None:
            assert groups[c["id"]] is None
        elif c["remainder_high"]:
            width = c["remainder_high"] - c["remainder_low"]
            low, high = interval(tally)
            assert groups[c["id"]] >= (width if high is None else min(width, high - low))
    if all(g["kind"] == "stale" for g in found):
        low, high = interval(tally)
        assert low == high


def undecided(at: Surfaces, person: str) -> list[str]:
    """Name the records that may be the same person, by the person's page."""
    return [other["person"] for other in at.page(f"/person/{person}")["possibly_same"]]


def comparison_agrees(at: Surfaces, asked: Asked, tally: Record) -> None:
    """Whoever stands alike and whoever does not, each as both counts say."""
    del tally  # it is asked of everywhere
    found = at.run("compare-definitions", asked.definition, asked.other, "--on", asked.on)
    first = standings(at.count(asked.definition, asked.on))
    second = standings(at.count(asked.other, asked.on))
    unlike = {
        person: (first.get(person, "no"), second.get(person, "no"))
        for person in first | second
        if first.get(person) != second.get(person)
    }
    higher = [*found["only_first"], *found["only_second"]]
    assert {d["person"]: (d["first"], d["second"]) for d in higher} == unlike
    assert found["both"] == len((first | second).keys() - unlike.keys())


def breakdown_agrees(at: Surfaces, asked: Asked, tally: Record) -> None:
    """The parts hold everybody of the whole and nobody else, and cover its numbers."""
    found = at.run(
        "count",
        "--definition",
        asked.definition,
        "--on",
        asked.on,
        "--by",
        "sex",
        *asked.options,
    )
    assert found["published"] == tally["published"]
    whole, shares = standings(tally), found["shares"]
    low, high = interval(tally)
    in_parts = {p for s in shares for p in (*s["undisputed"], *s["possible"])}
    assert in_parts == whole.keys()
    assert {p for s in shares for p in s["undisputed"]} <= set(tally["undisputed"])
    highs = [interval(s)[1] for s in shares]
    if high is None:
        assert None in highs
    else:
        assert None not in highs
        assert max((h or 0 for h in highs), default=0) <= high <= sum(h or 0 for h in highs)
    if not found["overlapping"]:
        assert sum(interval(s)[0] for s in shares) <= low


def people_agree(at: Surfaces, asked: Asked) -> None:
    """Each person's page says of that day what the plain counts of one axis say."""
    on = asked.on if asked.is_stock else str(LAST)
    for row in at.page("/people")["people"]:
        person = row["person"]
        page = at.page(f"/person/{person}", on=on)
        may_be_another = bool(page["possibly_same"])
        for definition, values in VALUES.items():
            told = page["status"].get(AXIS[definition], [])
            among = [v for v in told if v["value"] in values]
            said = (
                "undisputed"
                if any(v["standing"] == "undisputed" for v in among)
                else "possible"
                if among
                else "no"
            )
            counted = at.standing(definition, on, person)
            if len(among) > 1 and len(among) == len(told) and counted == "undisputed":
                continue  # one of several values that all count, whichever it is
            if may_be_another and counted == "possible":
                continue  # open only because nobody has judged who it is, which the page says
            if said != counted:
                # The page says which group it may be, and which nobody names, that makes it so.
                among = next(
                    p["among"]
                    for p in at.count(definition, on)["possible"]
                    if p["person"] == person
                )
                assert among
                assert said != "undisputed" or definition != "held" or page["may_be_among"]


def exchanges_agree(at: Surfaces, story: Story) -> None:
    """The group of an exchange is the group of the count, and its people come as they count."""
    found = at.page("/exchanges")["exchanges"]
    assert len(found) == (story.group is not None)
    if story.group is None:
        return
    day, outcome = str(story.group.day), found[0]["outcome"]
    tally = at.count("released", day)
    size, unnamed = outcome["delivered"], outcome["unnamed"]
    assert size == {"low": story.group.size, "high": story.group.size}
    low, high = interval(tally)
    # Whoever may be one of them was, by some, only moved to where nobody is free, or dead by then.
    open_whether = [
        name
        for name, claims in story.people.items()
        if any(_is_moved(c) or _may_be_dead(c, story.group.day) for c in claims)
    ]
    assert low >= size["low"] - len(open_whether)
    assert high is None or high >= size["high"]
    named = {fate["person"] for fate in outcome["people"]}
    assert len(named) == len(story.group.named)
    assert named <= standings(tally).keys()
    for remainder in tally["cohorts"]:  # there is no other group
        assert remainder["remainder_low"] <= unnamed["low"]
        assert remainder["remainder_high"] == unnamed["high"]
    for fate in outcome["people"]:
        assert_came(at, fate, story.group.day)


def _is_moved(claim: Claim) -> bool:
    body = claim.body
    return isinstance(body, Event) and body.release_kind in packaged().not_free


def _may_be_dead(claim: Claim, day: date) -> bool:
    body = claim.body
    if not isinstance(body, Event) or body.event != "died":
        return False
    first = None if body.date is None else body.date.earliest
    return first is None or first <= day


def assert_came(at: Surfaces, fate: Record, day: date) -> None:
    """Whoever came is counted abroad, and whoever did not as having stayed, at some time since."""
    person = fate["person"]
    if undecided(at, person):
        return
    since = [str(day + timedelta(days=n)) for n in range((LAST - day).days + 1)]
    abroad = {at.standing("abroad", on, person) for on in since}
    stayed = {at.standing("stayed", on, person) for on in since}
    match fate["came"]:
        case "came":
            assert "undisputed" in abroad
        case "did_not":
            assert "undisputed" in stayed
        case "disputed" | "possible":
            assert abroad | stayed != {"no"}
        case _:
            eve = str(day - timedelta(days=1))
            assert abroad == {at.standing("abroad", eve, person)}
            assert stayed == {at.standing("stayed", eve, person)}


def year_agrees(at: Surfaces) -> None:
    """How many were held at its end, and who was let go in it, as the counts say."""
    page = at.page("/year/BY/2020")
    if page["own_count"] is None:
        return
    on = at.page("/count", definition="held", place="BY")["on"]
    held = at.count("held", min("2020-12-31", on), place="BY")
    if held["unmet"] is None:
        row = definition_row(preset("held"))
        words = recorded_words(row.counted, held["on"], Bounds(*interval(held)), "BY")
        assert page["own_count"].startswith(first_upper(words))
    shown = {p["claim"] for p in held["published"] if p["recorded"] is not None}
    assert bool(page["published"]) == bool(shown)
    tally = at.count("released", "2020")
    told = {name: set(page[name]["people"] if page[name] else ()) for name in _LET_GO}
    assert told["released"] == set(tally["undisputed"])
    maybe = {p["person"] for p in tally["possible"]}
    assert told["possibly_released"] <= maybe
    # Of whom nothing is told but who else it may be, no sentence of a year can be made; nor of
    # whoever may only be one of a group.
    by_group = {p["person"] for p in tally["possible"] if p["among"]}
    for person in maybe - told["possibly_released"] - by_group:
        assert undecided(at, person)
        assert at.page(f"/person/{person}")["events"] == []


def told() -> Story:
    """A pair that may be one person, and two let go with others: one taken out, which is denied."""
    people = {
        "p0": [event("arrested", "2020-01-05", key="a")],
        "p1": [event("arrested", "2020-01-05", key="b"), event("released", "2020-01-20", key="c")],
        "p2": [
            event("arrested", "2020-01-06", key="d"),
            event("exiled", "2020-01-25", key="e"),
            event("exiled", "2020-01-25", key="h", modality=Modality.DENIED),
        ],
        "p3": [
            event("arrested", "2020-01-08", key="f"),
            event("recognised", "2020-01-09", key="g", by="Viasna"),
        ],
    }
    group = Group(date(2020, 1, 25), 4, (2, 3), taken=False)
    return Story(people, group, told_apart=False, stock=(date(2020, 1, 10), 1))


def moved() -> Story:
    """One of two let go may be somebody who was moved to house arrest that month."""
    people = {
        "p0": [
            event("arrested", "2020-01-05", key="a"),
            event("released", "2020-01", key="b", kind="house_arrest_start"),
        ],
        "p1": [event("arrested", "2020-01-06", key="c")],
    }
    return Story(people, Group(date(2020, 1, 25), 2, (), taken=False), told_apart=True, stock=None)


# An archive a try is too slow to look for a smaller failing one.
@settings(max_examples=12, phases=[Phase.explicit, Phase.generate])
@given(stories(), questions())
@example(told(), Asked("held", "2020-01-26", "2020-01-10", "viasna", None))
@example(told(), Asked("held", "2020-01-10", "2020-01-30", "viasna", "BY"))
@example(told(), Asked("released", "2020-01", "2020-02", "arrested", None))
@example(moved(), Asked("released", "2020-01-25", "2020-02", "held", None))
def test_every_surface_gives_one_answer(story: Story, asked: Asked) -> None:
    """Whoever asks, and wherever: the same people stand alike, and the numbers are the same."""
    with recorded(story) as at:
        tally = at.count(asked.definition, asked.on, **asked.parameters)
        ours = at.site.archive.view().tally(asked.definition, asked.on, place=asked.place)
        assert interval(tally) == (ours.recorded.low, ours.recorded.high)
        series_agrees(at, asked, tally)
        change_agrees(at, asked, tally)
        gaps_agree(at, asked, tally)
        comparison_agrees(at, asked, tally)
        breakdown_agrees(at, asked, tally)
        people_agree(at, asked)
        exchanges_agree(at, story)
        year_agrees(at)
