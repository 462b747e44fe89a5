"""Every page of the invented world, as values."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import ice
from habeas.history import spells
from habeas.model.bounds import Bounds
from habeas.model.completeness import Contradiction
from habeas.model.doubt import Doubt
from habeas.model.figure import Figure, Hedge
from habeas.model.figure_reason import FigureObstacle
from habeas.model.numeral import Account, Numeral
from habeas.model.person import Mention, Person
from habeas.model.published_figure import Published, PublishedFigures, Stands, TimeRelation
from habeas.model.snapshot import Snapshot
from habeas.model.tally import Possible, Tally
from habeas.publish.band import BandPoint, Flag, Theirs
from habeas.publish.change import ChangePage, PartRow
from habeas.publish.chronicle import Dispute, Given, LetGo, PlaceCounts, YearPage, year_page
from habeas.publish.claim import ClaimPage, Decided, values_of
from habeas.publish.conflicts import ConflictCard, ConflictsPage, RepairLine
from habeas.publish.count import (
    BesideRow,
    CohortRow,
    CountPage,
    DefinitionPage,
    DefinitionsPage,
)
from habeas.publish.definition_row import definition_row
from habeas.publish.desk import MatchPage, ProblemPage, RecordPair, ReviewPage
from habeas.publish.exchanges import ExchangeCard, ExchangesPage
from habeas.publish.figures import FigureRow, FiguresPage
from habeas.publish.home import HomePage, YearsPage
from habeas.publish.people import PeoplePage, PersonLine
from habeas.publish.person import Other, PersonPage, attributes_of, happenings
from habeas.publish.published_figures import published_words
from habeas.publish.render import Page
from habeas.publish.source import SourcesPage, source_page
from habeas.publish.status import axis_statuses
from habeas.vocabulary.definitions import preset
from habeas.words.definitions import asked_words, fact_words
from habeas.words.figure_reasons import figure_reason
from habeas.words.voice import Spoken

Q = ice.QUOTES
HELD = definition_row(preset("held"))
YEARS = (("AQ", "Antarctica", 2031),)
F2 = Q["f2"].claim.body
assert isinstance(F2, Figure)
THEIRS = Published(
    figure=replace(F2, id="f2", publisher="Watchers of Ice"),
    relation=TimeRelation.BEFORE,
    stands=Stands.CONTAINS,
    recorded=Bounds(1, 4),
    is_of_asked=False,
)


def told(text: str) -> str:
    """Say what another part of the program hands to a page, in the language being spoken."""
    return Spoken().gettext(text)


def zora() -> PersonLine:
    return PersonLine(person="pzora", name="Zora Quill", status=told("not in custody"), claims=2)


def odo() -> PersonLine:
    status, reason = told("possibly in custody"), told("seen")
    return PersonLine(person="podo", name="Odo Marrow", status=status, reason=reason)


def other() -> Other:
    return Other(
        person="pother",
        name="O. Marrow",
        verdict="cannot_tell",
        score=0.5,
        evidence_for=(told("surname same +0.400"),),
        evidence_against=(told("given initial only -0.100"),),
    )


def tally() -> Tally:
    return Tally(
        recorded=Bounds(1, 4),
        definition="held@1",
        on="2031-03-31",
        named=Bounds(1, 3),
        unnamed=Bounds(0, 2),
        undisputed=("pzora",),
        possible=(
            Possible(person="podo", reason=told("seen")),
            Possible(person="pada", reason=told("one of a group"), among=("f2",), is_told=False),
        ),
        undecided_pairs=1,
        unreviewed=2,
        erased=1,
        published=PublishedFigures(
            rows=(
                THEIRS,
                replace(
                    THEIRS,
                    figure=replace(THEIRS.figure, id="f1", low=0, high=0, hedge=Hedge.EXACT),
                    stands=Stands.CONTRADICTED,
                ),
            ),
            omitted=2,
            incomparable=(
                ("f3", figure_reason(FigureObstacle.UNIT, unit="boats", asked="persons")),
            ),
        ),
        contradicted=(
            Contradiction(statement="c1", words="Ada Floe says that all are named, but"),
        ),
        widened=(told("too many seals"),),
        stale=1,
    )


def person() -> PersonPage:
    mentions = (
        Mention(id="s1#Odo Marrow", source="s1", name="Odo Marrow", claims=("e2",)),
        Mention(id="s2#Одо Марроу", source="s2", name="Одо Марроу", claims=("e4", "e5")),
    )
    quotes = {name: Q[name] for name in ("e2", "e4", "e5")}
    own = spells("podo", [q.claim for q in quotes.values()])
    return PersonPage(
        asked=ice.ASKED,
        person=Person(id="podo", mentions=mentions, redirects=("pold",)),
        names=(("Odo Marrow", "latin", 1), ("Одо Марроу", "cyrillic", 1)),
        axes=axis_statuses(own, date(2031, 3, 31), quotes),
        history=happenings(tuple(quotes.values())),
        attributes=attributes_of(tuple(quotes.values())),
        spells=own,
        others=(other(),),
        last_reported=date(2031, 3, 3),
        waiting=1,
        redirected_from="pold",
    )


def year() -> YearPage:
    dispute = Dispute(
        sentence=told("3 prisoners and 5 prisoners cannot both be all who were released"),
        quotes=(Q["f1"], Q["f3"]),
        sum="3 < 5",
        assuming=(told("they count by one definition"),),
    )
    return year_page(
        replace(ice.ASKED, definition=None, on=None),
        place="AQ",
        place_name="Antarctica",
        year=2031,
        claims=tuple(Q.values()),
        people=ice.PEOPLE,
        disputes=(dispute,),
        given=Given(
            ongoing=(("The long winter", ""),), see_also=(("Herring", "https://h.example/"),)
        ),
        counted=PlaceCounts(
            words=told("On 2031-12-31, by what is recorded here, 1 person is held."),
            published=((told("Watchers of Ice counts at least 12 prisoners held"), Q["f2"]),),
            let_go=LetGo(undisputed=("podo", "pzora")),
        ),
        waiting=2,
    )


def count() -> CountPage:
    return CountPage(
        asked=ice.ASKED,
        definition=HELD,
        choices=(HELD, definition_row(preset("released"))),
        tally=tally(),
        undisputed=(zora(),),
        possible=(odo(),),
        cohorts=(CohortRow(id="f1", words=told("3 prisoners"), low=1, high=2, quote=Q["f1"]),),
        series=(
            BandPoint(on=date(2031, 1, 31), low=3, high=3),
            BandPoint(on=date(2031, 2, 28), low=3, high=None),
            BandPoint(on=date(2031, 3, 31), low=1, high=4),
        ),
        theirs=(Theirs(on=date(2031, 3, 1), low=12, high=None, label=told("Watchers of Ice: 12")),),
        flags=(
            Flag(number=1, on=date(2031, 3, 1), label=told("3 prisoners were released")),
            Flag(number=2, on=date(2031, 3, 2), label=told("1 more")),
        ),
        beside=(
            BesideRow(
                quoted=Q["f2"],
                words=told("at least 12 prisoners were held"),
                on=told("as of 2031-03-01"),
                fate=told("they count at least 12, and 1 to 4 are recorded here"),
            ),
        ),
    )


def figures() -> FiguresPage:
    bodies = {name: Q[name].claim.body for name in ("f1", "f2", "f3")}
    fate = told("can be true beside the others")
    rows = [
        FigureRow(quoted=Q[name], figure=body, fate=fate, conflicts=(1,))  # type: ignore[arg-type]
        for name, body in bodies.items()
    ]
    return FiguresPage(asked=ice.ASKED, rows=tuple(rows), waiting=1)


def conflicts() -> ConflictsPage:
    card = ConflictCard(
        number=1,
        sentence=told("3 and 5 cannot both be true"),
        sum="3 < 5",
        quotes=(Q["f1"], Q["f3"]),
        balance="3 + 2 = 5",
        assumptions=(told("one definition"),),
        repairs=(
            RepairLine(words=told("wrong period"), why=told("may be miscopied"), quote=Q["f3"]),
        ),
        readings=(told("if both mean another month"),),
        is_conditional=True,
    )
    return ConflictsPage(
        asked=ice.ASKED,
        cards=(card,),
        verdict=told("They cannot."),
        findings=(told("5 equals 3 + 2"),),
    )


def exchanges() -> ExchangesPage:
    card = ExchangeCard(
        quoted=Q["x1"],
        when=told("on 2031-03-01"),
        released="3 prisoners",
        concession="<b>herring</b>",
        parties=("Antarctica", "Iceland"),
        denied_by=("The Ice Ministry",),
        people=(zora(),),
    )
    return ExchangesPage(asked=ice.ASKED, cards=(card,))


def source() -> Page:
    seven = ice.POST_TEXT.index("7 seals")
    three = ice.POST_TEXT.index("3 prisoners")
    numerals = (
        Numeral(start=three, end=three + 1, text="3", account=Account.FIGURE, claim="f1"),
        Numeral(start=seven, end=seven + 1, text="7", account=Account.QUEUED),
    )
    claims = [q for q in Q.values() if q.source is ice.POST]
    return source_page(ice.ASKED, Snapshot(ice.POST, ice.POST_TEXT), claims, numerals)


def claim() -> ClaimPage:
    readings = (
        {"why": Doubt.DISMISSAL.value, "measure": "released"},
        {"why": Doubt.ALL_OF_THE_GROUP.value, "value_low": 3, "value_high": None},
    )
    quoted = replace(Q["f1"], claim=replace(Q["f1"].claim, readings=readings))
    snapshot = Snapshot(ice.POST, ice.POST_TEXT)
    return ClaimPage(
        asked=ice.ASKED,
        quoted=quoted,
        passage=snapshot.passage(quoted.claim.start, quoted.claim.end),
        values=values_of(quoted, ice.POST_TEXT),
        history=(
            Decided(seq=4, what="claim", at="2031-03-02T00:00:00Z"),
            Decided(seq=9, what="accept", by="Ada Floe", why="read it twice"),
        ),
    )


def people() -> PeoplePage:
    return PeoplePage(
        asked=ice.ASKED, query="Зора", rows=(replace(zora(), matched="Зора Квилл"),), total=1
    )


def home() -> HomePage:
    return HomePage(
        asked=ice.ASKED,
        definition=HELD,
        tally=tally(),
        totals=((2, "people", "/people"),),
        years=YEARS,
    )


def change() -> ChangePage:
    part = PartRow(
        words=told("what happened in between"),
        low=-2,
        high=1,
        people=(replace(zora(), reason=told("undisputed before, not counted after")),),
    )
    return ChangePage(
        asked=ice.ASKED,
        before=replace(ice.ASKED, on="2031-02-28", known=12),
        definition=HELD,
        choices=(HELD,),
        published=published_words(tally().published),
        before_words=told("On 2031-02-28, by what is recorded here, 3 people are held"),
        after_words=told("On 2031-03-31, by what is recorded here, 1 to 4 people are held"),
        low=-2,
        high=1,
        parts=(part,),
        record={"parts": [{"kind": "new_events", "low": -2, "high": 1, "people": []}]},
    )


def years() -> YearsPage:
    return YearsPage(asked=ice.ASKED, years=YEARS)


def definition() -> DefinitionPage:
    held = preset("held")
    return DefinitionPage(
        asked=ice.ASKED,
        definition=HELD,
        lines=(asked_words(held), *held.notes),
        facts=fact_words(held),
        citation="The Seals' Handbook, 2031",
        address="https://seal.example/handbook",
        data={"id": held.id, "version": held.version},
    )


def definitions() -> DefinitionsPage:
    return DefinitionsPage(asked=ice.ASKED, rows=(HELD, definition_row(preset("released"))))


def sources() -> SourcesPage:
    return SourcesPage(asked=ice.ASKED, rows=((ice.POST, 6, 0), (ice.COURIER, 3, 1)))


def review() -> ReviewPage:
    waiting = (replace(Q["e5"], state="review"), replace(Q["e4"], state="proposed"))
    return ReviewPage(
        asked=ice.ASKED,
        rows=tuple((q, values_of(q, ice.COURIER_TEXT)) for q in waiting),
        total=3,
        queued=(("s1", ice.POST.name, 1),),
    )


def match() -> MatchPage:
    pair = RecordPair(
        a=("podo", "Odo Marrow"),
        b=replace(other(), not_compared=3),
        a_quotes=(Q["e2"], Q["e4"]),
        b_quotes=(Q["e5"],),
        effect=told("A judgement would narrow the count of 2031-03-31 by one."),
    )
    return MatchPage(asked=ice.ASKED, pairs=(pair,), total=2, left_out=1)


def problem() -> ProblemPage:
    return ProblemPage(
        asked=ice.ASKED,
        title=told("Not found"),
        what=told("no such page: /ice & snow"),
        hint=told("ask on 2031-03-31"),
    )


PAGES: dict[str, Callable[[], Page]] = {
    "home": home,
    "people": people,
    "person": person,
    "source": source,
    "claim": claim,
    "count": count,
    "change": change,
    "figures": figures,
    "conflicts": conflicts,
    "exchanges": exchanges,
    "year": year,
    "years": years,
    "definition": definition,
    "definitions": definitions,
    "sources": sources,
    "review": review,
    "match": match,
    "problem": problem,
}
