"""Which published figures stand before a count, and how each stands to what is recorded."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.count.fits import only_place, same_thing
from habeas.count.published_figures import of_the_same, published
from habeas.count.rectangles import Rectangles
from habeas.count.shares import compared, stated
from habeas.count.times import CountedTime, time_counted
from habeas.errors import DateFormatError
from habeas.model.bounds import Bounds
from habeas.model.claim import Claim
from habeas.model.figure import Figure, Hedge, Mode
from habeas.model.figure_reason import FigureObstacle
from habeas.model.published_figure import Published, PublishedFigures, Share, Stands, TimeRelation
from habeas.model.when import parse_when
from habeas.vocabulary.definitions import preset
from habeas.vocabulary.rules import packaged
from habeas.words.figure_reasons import figure_reason, figure_reason_words
from invented_reports import released

DAY = "2030-12-23"
counts = st.integers(0, 2000)


def fig(name: str, low: int | None, **more: object) -> Figure:
    """Make a figure: so many people held on one day by the Lantern list, or otherwise."""
    fields: dict[str, object] = {
        "high": low,
        "hedge": Hedge.EXACT,
        "measure": "held",
        "mode": Mode.STOCK,
        "population": "people",
        "publisher": "Lantern",
        "said_on": DAY,
        "time": DAY,
    } | more
    if isinstance(time := fields["time"], str):
        fields["time"] = parse_when(time)
    if fields["hedge"] in (Hedge.AT_LEAST, Hedge.MORE_THAN):
        fields["high"] = None
    return Figure(id=name, low=low, **fields)  # type: ignore[arg-type]


def flow(name: str, low: int | None, time: str, **more: object) -> Figure:
    """Make a figure of people released in a period."""
    given = {"measure": "released", "mode": Mode.FLOW, "time": time, "said_on": "2031-06-01"}
    return fig(name, low, **(given | more))


def asked(
    *figures: Figure,
    definition: str = "held",
    on: str = DAY,
    recorded: Bounds | None = None,
    complete: bool = False,
    **more: object,
) -> PublishedFigures:
    return published(
        figures,
        preset(definition),
        on,
        recorded=Bounds(3, 7) if recorded is None else recorded,
        complete=complete,
        rules=packaged(),
        **more,  # type: ignore[arg-type]
    )


def row(figure: Figure, **more: object) -> Published:
    (found,) = asked(figure, **more).rows  # type: ignore[arg-type]
    return found


def why(figure: Figure, **more: object) -> str:
    found = asked(figure, **more)  # type: ignore[arg-type]
    assert not found.rows
    ((claim, reason),) = found.incomparable
    assert claim == figure.id
    return figure_reason_words(reason)


# How a figure stands.


def test_a_record_that_holds_less_is_within_what_they_say_and_bears_nothing_out() -> None:
    """1,135 published and 3 to 7 recorded: the share is said, and no agreement."""
    found = row(fig("f", 1135))
    assert (found.stands, found.relation) == (Stands.CONTAINS, TimeRelation.SAME)
    assert found.recorded_share == Share(3 / 1135, 7 / 1135)
    assert found.recorded == Bounds(3, 7)


@pytest.mark.parametrize(
    ("hedge", "states"),
    [
        (Hedge.EXACT, (7, 7)),
        (Hedge.AT_LEAST, (7, None)),
        (Hedge.MORE_THAN, (8, None)),
        (Hedge.AT_MOST, (0, 7)),
        (Hedge.FEWER_THAN, (0, 6)),
        (Hedge.RANGE, (7, 7)),
    ],
)
def test_each_hedge_states_its_own_least_and_most(
    hedge: Hedge, states: tuple[int, int | None]
) -> None:
    """At most and fewer than state nobody as the least, and never fewer than nobody."""
    assert stated(fig("f", 7, hedge=hedge)) == states


def test_nothing_recorded_is_no_share_where_no_data_can_meet_the_definition() -> None:
    """Nobody is recorded because nobody could be: that is not none of 1,135."""
    assert row(fig("f", 1135), recorded=Bounds(0, 0)).recorded_share == Share(0, 0)
    unmet = row(fig("f", 1135), recorded=Bounds(0, 0), is_unmet=True)
    assert unmet.recorded_share is None
    assert unmet.to_record()["recorded_share"] is None


@pytest.mark.parametrize("hedge", [Hedge.AT_MOST, Hedge.FEWER_THAN])
def test_an_upper_figure_agrees_with_no_empty_record(hedge: Hedge) -> None:
    """Nobody recorded is within "at most 1,200", which is all that can be said."""
    found = row(fig("f", None, high=1200, hedge=hedge), recorded=Bounds(0, 0))
    assert found.stands is Stands.CONTAINS
    assert found.recorded_share is None


def test_more_recorded_than_published_is_a_conflict() -> None:
    """At least 204 recorded, 189 published: both cannot be true."""
    found = asked(
        flow("f", 189, "2030", measure="deported_or_exiled"),
        definition="exiled",
        on="2030",
        recorded=Bounds(204, None),
    )
    assert found.rows[0].stands is Stands.CONTRADICTED
    assert found.rows[0].recorded_share == Share(1.0, 1.0)
    assert found.conflicts == found.rows


@pytest.mark.parametrize(
    ("hedge", "low", "high", "recorded", "stands"),
    [
        (Hedge.EXACT, 12, 12, 12, Stands.CONTAINS),
        (Hedge.EXACT, 12, 12, 13, Stands.CONTRADICTED),
        (Hedge.AT_LEAST, 12, None, 900, Stands.CONTAINS),
        (Hedge.MORE_THAN, 12, None, 900, Stands.CONTAINS),
        (Hedge.AT_MOST, None, 12, 13, Stands.CONTRADICTED),
        (Hedge.FEWER_THAN, None, 12, 12, Stands.CONTRADICTED),
        (Hedge.ABOUT, 100, 100, 110, Stands.CONTAINS),
        (Hedge.ABOUT, 100, 100, 111, Stands.CONTRADICTED),
        (Hedge.RANGE, 5, 9, 9, Stands.CONTAINS),
        (Hedge.RANGE, 5, 9, 10, Stands.CONTRADICTED),
        (Hedge.VAGUE, 24, 99, 500, Stands.NOT_COMPARABLE),
        (Hedge.VAGUE, None, None, 1, Stands.NOT_COMPARABLE),
        (Hedge.EXACT, None, None, 1, Stands.NOT_COMPARABLE),
        (Hedge.RANGE, 9, 5, 1, Stands.NOT_COMPARABLE),
    ],
)
def test_a_hedge_says_how_many_are_too_many(
    hedge: Hedge, low: int | None, high: int | None, recorded: int, stands: Stands
) -> None:
    """What is recorded is above a figure where it is above the most that the figure can mean."""
    figure = replace(fig("f", low, hedge=hedge), high=high)
    assert row(figure, recorded=Bounds(recorded, None)).stands is stands


def test_about_is_read_with_its_margin_and_that_is_said() -> None:
    """The conflict rests on a named reading of "about"."""
    found = row(fig("f", 100, hedge=Hedge.ABOUT), recorded=Bounds(111, 120))
    assert figure_reason_words(found.why) == "about is read as 90 to 110"


def test_more_published_than_a_complete_record_holds_is_a_conflict() -> None:
    """Where nobody declared the record complete, the same numbers are none."""
    figure = fig("f", 12)
    assert row(figure, complete=True).stands is Stands.MORE
    assert row(figure).stands is Stands.CONTAINS
    assert row(figure, complete=True, recorded=Bounds(3, None)).stands is Stands.CONTAINS


@given(low=counts, more=counts, number=counts, hedge=st.sampled_from(list(Hedge)))
def test_a_share_is_a_part(low: int, more: int, number: int, hedge: Hedge) -> None:
    """Shares lie between nothing and all, and are given of numbers with two ends only."""
    figure = fig("f", number, hedge=hedge)
    _, _, share = compared(figure, Bounds(low, low + more), complete=False)
    if share is not None:
        assert 0 <= share.low <= share.high <= 1
        assert stated(figure) != (0, 0)
    if hedge in (Hedge.AT_LEAST, Hedge.MORE_THAN, Hedge.AT_MOST, Hedge.FEWER_THAN, Hedge.VAGUE):
        assert share is None


@given(low=counts, more=counts, number=counts)
def test_recording_more_never_ends_a_conflict(low: int, more: int, number: int) -> None:
    """Once too many are recorded, further people are too many as well."""
    figure = fig("f", number)
    few, _, _ = compared(figure, Bounds(low, None), complete=False)
    many, _, _ = compared(figure, Bounds(low + more, None), complete=False)
    if few is Stands.CONTRADICTED:
        assert many is Stands.CONTRADICTED


# The same thing.


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"unit": "families"}, "it counts families, not people"),
        ({"unit": "arrest_events"}, "it counts arrests, not people"),
        ({"subgroup": {"sex": "female"}}, "it counts some of them only (women)"),
        ({"destination": "Lemonia"}, "it counts only those taken to Lemonia"),
        ({"destination": "LT, UA"}, "it counts only those taken to Lithuania, Ukraine"),
        ({"part_of": "whole"}, "it is a part of another figure"),
        ({"population": "journalists"}, "it counts journalists only"),
        ({"population": "ice_fishers"}, "it counts ice fishers only"),
        ({"time": None, "said_on": None}, "it does not say when"),
        (
            {"mode": Mode.FLOW, "time": "2030"},
            "it counts what happened in a period, and what is asked is one day",
        ),
        ({"place": "Port Marzipan"}, "nobody here knows the code of its place (Port Marzipan)"),
    ],
)
def test_what_counts_something_else_says_why(other: dict[str, object], reason: str) -> None:
    """Families, women, a destination, a part: none is set against a count of people."""
    assert why(fig("f", 12, **other)) == reason


def test_another_measure_is_not_told_of() -> None:
    """Who asks how many are held is not told how many were charged."""
    found = asked(fig("f", 12, measure="charged"))
    assert found == PublishedFigures()


def test_one_joint_word_stands_for_two_measures() -> None:
    """A figure of people exiled is a figure of those deported or exiled."""
    figure = flow("f", 12, "2030", measure="exiled")
    assert row(figure, definition="exiled", on="2030").stands is Stands.CONTAINS


def test_arrests_are_compared_with_arrests() -> None:
    """Each arrest counts: a number of people is not one of arrests."""
    arrests = flow("f", 12, "2030", measure="arrested", unit="arrest_events")
    people = replace(arrests, unit="persons")
    assert row(arrests, definition="arrests", on="2030").stands is Stands.CONTAINS
    assert why(people, definition="arrests", on="2030") == "it counts people, not arrests"


def test_a_figure_of_political_prisoners_is_shown_beside_everybody_held() -> None:
    """It counts some of them: its share is given, and more recorded is no conflict."""
    figure = fig("f", 1135, population="political_prisoners")
    found = row(figure)
    assert found.is_narrower
    assert found.recorded_share == Share(3 / 1135, 7 / 1135)
    above = row(figure, recorded=Bounds(1200, 1300))
    assert above.stands is Stands.NOT_COMPARABLE
    assert figure_reason_words(above.why) == (
        "it counts political prisoners only, and others may be among the 1,200 recorded"
    )
    assert row(figure, complete=True).stands is Stands.MORE


@pytest.mark.parametrize("population", ["prisoners", "detainees"])
def test_whoever_is_held_is_a_prisoner(population: str) -> None:
    """A figure of prisoners held counts everybody held; of prisoners exiled it does not."""
    held = fig("f", 2, population=population)
    assert row(held).stands is Stands.CONTRADICTED
    exiled = flow("f", 2, "2030", measure="deported_or_exiled", population=population)
    assert row(exiled, definition="exiled", on="2030").is_narrower


def test_a_bodys_definition_is_set_against_that_bodys_figures() -> None:
    """Also where a report writes its name otherwise; anybody else's count by their own."""
    own = fig("f", 1135, publisher="Вясна", population="political_prisoners")
    found = row(own, definition="viasna")
    assert (found.stands, found.is_narrower) == (Stands.CONTAINS, False)
    other = replace(own, publisher="Lantern")
    assert why(other, definition="viasna") == "it is counted by its publisher's own definition"
    named = replace(other, definition="viasna")
    assert row(named, definition="viasna").stands is Stands.CONTAINS
    version = replace(other, definition="viasna@99")
    assert "viasna@99" in why(version, definition="viasna")
    memorial = replace(own, definition="memorial")
    assert why(memorial, definition="viasna") == ("it is counted by another definition (memorial)")
    assert row(memorial).is_narrower


def test_a_body_calls_its_prisoners_people() -> None:
    """What it counts by its own definition is the same people, whatever a report calls them."""
    own = fig("f", 2, publisher="Viasna", population="people")
    assert row(own, definition="viasna").stands is Stands.CONTRADICTED
    conscience = replace(own, population="prisoners_of_conscience")
    assert row(conscience, definition="viasna").stands is Stands.NOT_COMPARABLE


def test_a_census_of_journalists_is_set_against_its_own_definition() -> None:
    """Journalists are everybody whom that definition counts."""
    census = fig("f", 320, publisher="CPJ", population="journalists")
    assert row(census, definition="cpj").stands is Stands.CONTAINS


def test_a_standard_is_set_against_figures_that_name_it() -> None:
    """Nobody's own count is one by a resolution of the Council of Europe."""
    figure = fig("f", 12, population="political_prisoners")
    assert "own definition" in why(figure, definition="pace_1900")
    named = replace(figure, definition="pace_1900")
    assert row(named, definition="pace_1900").stands is Stands.CONTAINS


# The same place.


def test_a_figure_of_a_place_is_set_against_that_place() -> None:
    """Another place is another thing, and a figure that does not say where is of no place."""
    there = fig("f", 12, place="BY")
    assert row(there, place="BY").stands is Stands.CONTAINS
    assert why(there, place="LT") == "it counts Belarus"
    nowhere = fig("g", 12)
    assert why(nowhere, place="BY") == "it does not say where"
    assert row(nowhere, place="BY", only_place="BY").stands is Stands.CONTAINS


def test_without_a_place_a_figure_of_one_compares_where_the_record_has_no_other() -> None:
    """Everywhere is that place where everything recorded is about it."""
    there = fig("f", 12, place="Belarus")
    assert row(there, only_place="BY").stands is Stands.CONTAINS
    assert why(there).startswith("it counts Belarus, and this record is not of that place alone")
    assert row(fig("g", 12)).stands is Stands.CONTAINS


def test_a_figure_of_a_place_nobody_knows_the_code_of_is_named() -> None:
    """It may be the place asked about, so it is not passed over in silence."""
    figures = fig("f", 50, place="Velmora"), fig("g", 12, place="BY"), fig("h", 3, unit="families")
    for more in ({"place": "BY"}, {"only_place": "BY"}, {}):
        found = asked(*figures, **more)  # type: ignore[arg-type]
        assert found.unplaced == (("f", "Velmora"),)
        reason = dict(found.incomparable)["f"]
        assert figure_reason_words(reason) == "nobody here knows the code of its place (Velmora)"
    assert asked(fig("f", 50, place="Velmora", unit="families"), place="BY").unplaced == ()


def test_a_part_of_a_country_is_of_that_country_alone() -> None:
    """A figure of a region is no figure of the country, and everything is still of one country."""
    region = fig("f", 12, place="BY-HM")
    assert why(region, place="BY") == "it counts BY-HM"
    assert row(region, place="BY-HM").stands is Stands.CONTAINS
    assert only_place(Rectangles.of_claims({}), [region, fig("g", 1, place="BY")]) == "BY"


def test_what_may_test_a_complete_record() -> None:
    """Silence and an unknown name exclude nothing; and everywhere holds every place."""
    figures = [
        fig("there", 1, place="BY"),
        fig("part", 1, place="BY-HM"),
        fig("elsewhere", 1, place="LT"),
        fig("unknown", 1, place="Velmora"),
        fig("silent", 1),
        fig("families", 1, place="Velmora", unit="families"),
        fig("later", 1, place="Velmora", time="2031-01-01"),
    ]

    def names(place: str | None, *, perhaps: bool) -> set[str]:
        found = of_the_same(
            figures, preset("held"), DAY, place=place, rules=packaged(), perhaps=perhaps
        )
        return {figure.id for figure in found}

    assert names("BY", perhaps=False) == {"there", "part"}
    assert names("BY", perhaps=True) == {"unknown", "silent"}
    assert names(None, perhaps=False) == {"there", "part", "elsewhere", "unknown", "silent"}
    assert names(None, perhaps=True) == set()


def test_the_one_place_is_what_people_and_figures_agree_on() -> None:
    """A town is no other country; two countries are none."""
    nobody = Rectangles.of_claims({}, rules=packaged())
    places = [fig("f", 1, place=place) for place in ("BY", "Belarus", "Port Marzipan")]
    assert only_place(nobody, places) == "BY"
    assert only_place(nobody, places, given="LT") is None
    assert only_place(nobody) is None
    assert only_place(nobody, given="LT") == "LT"
    there: list[Claim] = [released(event="arrested", place="Lithuania")]
    someone = Rectangles.of_claims({"p": there}, rules=packaged())
    assert only_place(someone) == "LT"
    assert only_place(someone, places) is None


# Near in time.


def test_a_stock_is_shown_of_the_day_else_last_before_and_first_after() -> None:
    """Each body's figure of the day stands alone; where it has none, its two nearest do."""
    figures = [
        fig("of the day", 10),
        fig("earlier", 9, time="2030-12-01"),
        *(fig(day, 5, time=day, publisher="Owl") for day in ("2030-10-01", "2030-11-01")),
        *(fig(day, 6, time=day, publisher="Owl") for day in ("2031-02-01", "2031-03-01")),
    ]
    found = asked(*figures)
    assert [(r.claim, r.relation) for r in found.rows] == [
        ("of the day", TimeRelation.SAME),
        ("2031-02-01", TimeRelation.AFTER),
        ("2030-11-01", TimeRelation.BEFORE),
    ]
    assert found.omitted == 3


def test_another_day_is_set_against_its_own_day_where_that_is_counted() -> None:
    """What is recorded on 23 December is no share of what was held on 1 December."""
    earlier = fig("f", 10, time="2030-12-01")
    days: list[str] = []

    def count(edtf: str) -> Bounds:
        days.append(edtf)
        return Bounds(11, 11)

    found = row(earlier, counted=count)
    assert days == ["2030-12-01"]
    assert (found.stands, found.recorded, found.is_of_asked) == (
        Stands.CONTRADICTED,
        Bounds(11, 11),
        False,
    )
    alone = row(earlier, recorded=Bounds(11, 11))
    assert alone.stands is Stands.NOT_COMPARABLE
    assert figure_reason_words(alone.why) == "it counts another day than is asked about"
    assert alone.is_of_asked


@pytest.mark.parametrize(
    ("time", "relation"), [("2030-12", None), ("2030-12-20~", None), (DAY, "before")]
)
def test_a_stock_without_one_day_is_shown_and_not_compared(time: str, relation: str | None) -> None:
    """A number held in December is not of its every day; it hides no figure that is of one."""
    vague = fig("vague", 2, time=time, relation=relation)
    found = asked(vague, fig("exact", 12, time="2030-11-30"))
    assert {r.claim for r in found.rows} == {"vague", "exact"}
    vaguely = next(r for r in found.rows if r.claim == "vague")
    assert vaguely.stands is Stands.NOT_COMPARABLE
    assert "no one day" in figure_reason_words(vaguely.why)
    assert vaguely.recorded is None


def test_a_stock_without_a_day_is_of_the_day_it_was_said() -> None:
    """People "are held" on the day somebody says so."""
    assert row(fig("f", 12, time=None)).relation is TimeRelation.SAME


def test_a_flow_is_shown_of_its_period_then_what_is_in_it_or_around_it() -> None:
    """The nearest period comes first, single occasions last, other years not at all."""
    figures = [
        flow("half", 5, "2030-01/2030-06"),
        flow("day", 4, "2030-03-01"),
        flow("two years", 50, "2029/2030"),
        flow("year", 12, "2030"),
        flow("other year", 9, "2028"),
    ]
    found = asked(*figures, definition="released", on="2030")
    assert [(r.claim, r.relation.value) for r in found.rows] == [
        ("year", "same"),
        ("half", "inside"),
        ("two years", "around"),
        ("day", "inside"),
    ]
    assert found.incomparable == ()


def test_a_period_that_is_partly_asked_about_says_so() -> None:
    """Half of it lies elsewhere."""
    figure = flow("f", 12, "2029-07/2030-06")
    found = row(figure, definition="released", on="2030")
    assert (found.relation, found.recorded) == (TimeRelation.OVERLAPS, None)
    assert figure_reason_words(found.why) == "its time is only partly in the period asked about"


@pytest.mark.parametrize(
    ("time", "relation"),
    [("2030-03/2030-06", "inside"), ("2029/2030", "around"), ("2029-07/2030-06", "overlaps")],
)
def test_a_figure_of_another_period_is_set_against_what_is_recorded_of_its_own(
    time: str, relation: str
) -> None:
    """Of "569 since June" so many are recorded since June, also where the year is asked about."""
    counts = {"2030-03-01/2030-06-30": 3, "2029-01-01/2030-12-31": 9, "2029-07-01/2030-06-30": 6}

    def count(edtf: str) -> Bounds:
        return Bounds(counts[edtf], counts[edtf])

    figure = flow("f", 12, time)
    found = row(figure, definition="released", on="2030", recorded=Bounds(5, 5), counted=count)
    told = time_counted(figure)
    assert isinstance(told, CountedTime)
    ours = counts[told.edtf]
    assert (found.relation.value, found.recorded) == (relation, Bounds(ours, ours))
    assert found.recorded_share == Share(ours / 12, ours / 12)
    assert (found.stands, found.is_of_asked) == (Stands.CONTAINS, False)


def test_more_in_another_period_than_its_figure_allows_is_a_conflict() -> None:
    """Whatever the time asked about: both are of the same days."""
    figure = flow("f", 4, "2029-07/2030-06")
    asked_for = {"definition": "released", "on": "2030", "recorded": Bounds(0, 0)}
    found = row(figure, counted=lambda _: Bounds(5, 5), **asked_for)
    assert (found.stands, found.recorded) == (Stands.CONTRADICTED, Bounds(5, 5))


def test_only_a_handful_of_other_periods_is_counted() -> None:
    """The nearest five; the same period once; the others are shown without a share."""
    asked_for: list[str] = []

    def count(edtf: str) -> Bounds:
        asked_for.append(edtf)
        return Bounds(1, 1)

    figures = [flow(f"m{n}", 12, f"2030-01/2030-{n:02}", publisher=f"B{n}") for n in range(2, 10)]
    again = flow("again", 13, "2030-01/2030-09", publisher="another")
    found = asked(*figures, again, definition="released", on="2030", counted=count)
    assert asked_for == [
        f"2030-01-01/2030-{day}" for day in ("09-30", "08-31", "07-31", "06-30", "05-31")
    ]
    shares = {r.claim: r.recorded_share is not None for r in found.rows}
    assert [name for name, has in shares.items() if has] == ["again", "m9", "m8", "m7", "m6", "m5"]
    assert [name for name, has in shares.items() if not has] == ["m4", "m3", "m2"]
    assert {figure_reason_words(r.why) for r in found.rows if r.recorded is None} == {
        "it counts a part of the period asked about"
    }


def test_no_figure_counts_days_after_it_was_said() -> None:
    """Released since June, said in December, is of June to December."""
    since = flow("f", 4, "2030-06/..", said_on=DAY)
    asked_for: list[str] = []

    def count(edtf: str) -> Bounds:
        asked_for.append(edtf)
        return Bounds(5, 6)

    found = row(since, definition="released", on="2030", counted=count)
    assert asked_for == ["2030-06-01/2030-12-23"]
    assert found.stands is Stands.CONTRADICTED
    year = flow("f", 4, "2030", said_on=DAY)
    assert row(year, definition="released", on="2030").stands is Stands.CONTAINS
    many = {"definition": "released", "on": "2030", "recorded": Bounds(5, 9)}
    assert row(year, **many).stands is Stands.CONTRADICTED
    fewer_then = row(year, counted=lambda _: Bounds(3, 4), **many)
    assert (fewer_then.stands, fewer_then.recorded) == (Stands.CONTAINS, Bounds(3, 4))


def test_fewer_in_a_longer_period_than_recorded_in_a_shorter_is_a_conflict() -> None:
    """No other count is needed for it: the longer period holds the shorter."""
    year = flow("f", 4, "2030")
    recorded = Bounds(5, 5)
    found = row(year, definition="released", on="2030-03", recorded=recorded)
    assert (found.relation, found.stands) == (TimeRelation.AROUND, Stands.CONTRADICTED)
    month = flow("g", 9, "2030-03")
    more = row(month, definition="released", on="2030", recorded=recorded, complete=True)
    assert (more.relation, more.stands) == (TimeRelation.INSIDE, Stands.MORE)
    unknown = row(month, definition="released", on="2030", recorded=recorded)
    assert figure_reason_words(unknown.why) == "it counts a part of the period asked about"


def test_one_occasion_of_a_year_is_shown_and_not_tested() -> None:
    """It is in the record as a group of people: the record would be tested by itself."""
    figure = flow("f", 14, "2030-06-21")
    found = row(figure, definition="released", on="2030", counted=lambda _: Bounds(99, 99))
    assert figure_reason_words(found.why) == "it tells of one occasion in the period asked about"
    assert found.recorded is None


@pytest.mark.parametrize(
    ("time", "relation", "told"),
    [
        ("[2030-06-21..2030-06-26]", None, "one day that is not stated"),
        ("2030-06-XX", None, "one day that is not stated"),
        ("2030~", None, "about 2030"),
        ("2030-06-21", "after", "not exact: after 2030-06-21"),
        ("../2030-06", None, "since when"),
    ],
)
def test_a_flow_of_unknown_days_is_not_tested(time: str, relation: str | None, told: str) -> None:
    """Which days it counts is not known well enough."""
    found = time_counted(flow("f", 3, time, relation=relation))
    assert isinstance(found, CountedTime)
    assert told in figure_reason_words(found.why)


def test_an_open_period_without_a_day_said_has_no_end() -> None:
    """Until when it counts nobody can tell; what was told before its day counts nothing yet."""
    found = time_counted(flow("f", 3, "2030-06/..", said_on=None))
    assert isinstance(found, CountedTime)
    assert figure_reason_words(found.why) == "it does not say until when"
    early = time_counted(flow("f", 3, "2030-06", said_on="2030-05-01"))
    assert early == figure_reason(FigureObstacle.SAID_BEFORE)
    assert isinstance(time_counted(flow("f", 3, "2030", said_on="soon")), CountedTime)


def test_at_most_ten_are_shown_and_the_rest_counted() -> None:
    """Twelve bodies count: ten are told of, the nearest first."""
    figures = [
        fig(f"f{n}", 5, publisher=f"Body {n}", time=f"2030-12-{n + 1:02}") for n in range(12)
    ]
    found = asked(*figures)
    assert len(found.rows) == 10
    assert found.omitted == 2
    assert found.rows[0].claim == "f11"


def test_a_figure_told_again_is_told_of_once() -> None:
    """Copies are no witnesses: the first telling stands, with who repeats it."""
    first = fig("a", 12, said_on="2030-12-23")
    again = fig("b", 12, said_on="2030-12-25", publisher="LANTERN")
    copy = fig("c", 12, publisher="Owl", origin="a")
    differs = fig("d", 13, publisher="Owl", origin="a")
    found = asked(again, copy, first, differs)
    assert [(r.claim, r.repeated_by) for r in found.rows] == [("a", ("b", "c")), ("d", ())]


@given(st.permutations(range(6)))
def test_the_order_of_figures_changes_nothing(order: list[int]) -> None:
    """The same figures give the same answer, in whatever order they come."""
    figures = [
        fig("a", 12),
        fig("b", 12, said_on="2031-01-01"),
        fig("c", 9, publisher="Owl", time="2030-11-01"),
        fig("d", 9, publisher="Owl", unit="families"),
        fig("e", 9, publisher="Heron", subgroup={"sex": "male"}),
        fig("f", 9, publisher="Heron", time="2031-01-02"),
    ]
    expected, found = asked(*figures), asked(*(figures[n] for n in order))
    assert found.rows == expected.rows
    assert sorted(found.incomparable) == sorted(expected.incomparable)


def test_what_a_complete_record_is_tested_by() -> None:
    """Every figure of people asked about, however many: at that time or within it."""
    figures = [
        *(flow(f"f{n}", n, "2030", publisher=f"Body {n}") for n in range(12)),
        flow("within", 3, "2030-02"),
        flow("around", 3, "2029/2030"),
        flow("narrower", 3, "2030", population="political_prisoners"),
        flow("vaguely", 3, "[2030-01-01..2030-02-01]"),
        flow("women", 3, "2030", subgroup={"sex": "female"}),
    ]
    found = of_the_same(figures, preset("released"), "2030", rules=packaged())
    assert {figure.id for figure in found} == {
        *(f"f{n}" for n in range(12)),
        "within",
        "narrower",
    }


def test_the_answer_has_the_wire_form() -> None:
    """As RECORDS gives it, with how each figure stands."""
    found = asked(fig("f", 10, place="BY"), fig("g", 3, unit="families"), only_place="BY")
    assert found.to_record() == [
        {
            "claim": "f",
            "low": 10,
            "high": 10,
            "hedge": "exact",
            "population": "people",
            "publisher": "Lantern",
            "said_on": DAY,
            "time": DAY,
            "relation": "same",
            "stands": "contains",
            "why": "",
            "recorded": {"low": 3, "high": 7},
            "recorded_share": {"low": 0.3, "high": 0.7},
            "repeated_by": [],
        }
    ]
    assert found.rest_to_record() == {
        "omitted": 0,
        "incomparable": [{"claim": "g", "why": "it counts families, not people"}],
    }
    vague = asked(fig("f", None, time=None, hedge=Hedge.VAGUE)).to_record()[0]
    assert (vague["recorded"], vague["recorded_share"], vague["time"]) == (None, None, None)


def test_an_instant_is_asked_of_one_day() -> None:
    """As a count is."""
    with pytest.raises(DateFormatError):
        asked(fig("f", 1), on="2030")


def test_a_measure_that_is_not_counted_says_so() -> None:
    """Asked of one figure, also another measure is a reason."""
    found = same_thing(fig("f", 1, measure="charged"), preset("held"), rules=packaged())
    assert figure_reason_words(found.why) == "it counts another thing: charged"
    stock = same_thing(fig("f", 1, measure="released"), preset("released"), rules=packaged())
    assert figure_reason_words(stock.why).startswith("it counts at one moment")
