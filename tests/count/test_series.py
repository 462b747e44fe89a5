from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.count import Who, tally
from habeas.count.series import Step, points_of, series
from habeas.count.steps import daily
from habeas.errors import InputError
from habeas.model.bounds import Bounds
from habeas.model.claim import Claim
from habeas.model.cohort import Cohort
from habeas.model.definition import All, Definition, Has, Is, Not, Predicate
from habeas.vocabulary.definitions import preset
from strategies import CROWDED, FIRST, crowds, days, event, group, known, pairs_of, together

HELD = Is(axis="custody", values=("in_custody", "custody_denied"))
WHERE: list[Predicate] = [
    Is(axis="custody", values=("in_custody",)),
    Is(axis="custody", values=("in_custody", "custody_denied"), for_days=2),
    Has(field="sex", values=("female",)),
    All((HELD, Not(Has(field="sex", values=("female",), unknown_counts=False)))),
    *[d.where for n in ("viasna", "memorial", "cpj") if (d := preset(n)).where is not None],
]


@settings(max_examples=60)
@given(crowds(), st.sampled_from(WHERE), days(span=CROWDED))
def test_the_table_of_days_is_exactly_the_tally_of_each(
    people: dict[str, list[Claim]], where: Predicate, day: date
) -> None:
    """One pass over everything answers what asking each day would."""
    made = Definition(id="d", version=1, title="d", source="s", where=where)
    who = known(people)
    table = daily(who.records, made)
    for asked in (day, day + timedelta(days=1), date(1990, 1, 1), date(2040, 1, 1)):
        low, high = table.on(asked.toordinal())
        assert tally(who, made, asked.isoformat()).recorded == Bounds(low, high)


def let_go(size: int, when: date) -> Cohort:
    return group(size, when.isoformat(), key=f"{size}.{when}")


@settings(max_examples=25)
@given(
    crowds(people=3, size=3),
    pairs_of(3, most=2),
    st.lists(st.builds(let_go, st.integers(1, 3), days(span=CROWDED)), max_size=1),
    st.sampled_from(["held", "viasna", "cpj", "foro_penal"]),
    days(span=CROWDED),
)
def test_every_point_is_exactly_its_tally(
    people: dict[str, list[Claim]],
    pairs: list[tuple[str, str]],
    groups: list[Cohort],
    name: str,
    day: date,
) -> None:
    """A series with undecided pairs and groups is the tallies of its days."""
    who, cohorts = known(people, *pairs), together(*groups)
    span = f"{day}/{day + timedelta(days=4)}"
    for point in series(who, preset(name), span, step=Step.DAY, cohorts=cohorts).points:
        assert point.recorded == tally(who, preset(name), point.on, cohorts=cohorts).recorded


@settings(max_examples=25)
@given(crowds(), pairs_of(), st.sampled_from(["released", "arrested", "exiled"]))
def test_every_month_of_a_flow_is_exactly_its_tally(
    people: dict[str, list[Claim]], pairs: list[tuple[str, str]], name: str
) -> None:
    """January, February, March, each as if asked alone."""
    who = known(people, *pairs)
    found, months = series(who, preset(name), "2020-01/2020-03"), ["2020-01", "2020-02", "2020-03"]
    if found.unmet is not None:
        assert {tally(who, preset(name), month).unmet for month in months} == {found.unmet}
        return
    assert [p.on for p in found.points] == months
    for point in found.points:
        assert point.recorded == tally(who, preset(name), point.on).recorded


@settings(max_examples=10)
@given(crowds(), pairs_of())
def test_a_series_by_months_looks_at_their_last_days(
    people: dict[str, list[Claim]], pairs: list[tuple[str, str]]
) -> None:
    """The points of the months are among the points of the days."""
    who = known(people, *pairs)
    span = f"{FIRST}/{FIRST + timedelta(days=CROWDED)}"
    daily_points = {
        p.on: p.recorded for p in series(who, preset("held"), span, step=Step.DAY).points
    }
    for point in series(who, preset("held"), span).points:
        assert daily_points[point.on] == point.recorded


def one_case() -> Who:
    claims = [event("arrested", "2021-01-15", key="a"), event("released", "2021-03-10", key="b")]
    return known({"zofia": claims})


def test_a_monthly_series_looks_at_the_last_day_of_each_month() -> None:
    """Held from 15 January to 10 March: two month ends."""
    found = series(one_case(), preset("held"), "2021-01/2021-04")
    assert [(p.on, p.recorded.low) for p in found.points] == [
        ("2021-01-31", 1),
        ("2021-02-28", 1),
        ("2021-03-31", 0),
        ("2021-04-30", 0),
    ]


def test_a_flow_is_counted_month_by_month() -> None:
    """Let go in March."""
    found = series(one_case(), preset("released"), "2021-02/2021-03")
    assert [(p.on, p.recorded.low) for p in found.points] == [("2021-02", 0), ("2021-03", 1)]


def test_people_without_names_are_in_the_series_too() -> None:
    """Five arrested on 1 May: held that night, and perhaps longer."""
    five = together(group(5, "2021-05-01", event="arrest"))
    span = "2021-04-30/2021-05-02"
    found = series(known({}), preset("held"), span, step=Step.DAY, cohorts=five)
    assert [p.recorded for p in found.points] == [Bounds(0, 0), Bounds(5, 5), Bounds(0, 5)]


def test_whoever_is_let_go_without_a_name_is_in_the_series_of_the_eve() -> None:
    """Fourteen let go on the 21st were held on the 20th; on the 19th nobody knows."""
    convoy = together(group(14, "2021-06-21"))
    span = "2021-06-19/2021-06-21"
    found = series(known({}), preset("held"), span, step=Step.DAY, cohorts=convoy)
    assert [p.recorded for p in found.points] == [Bounds(0, 14), Bounds(14, 14), Bounds(0, 0)]


def test_a_series_of_a_place_is_that_of_whoever_may_be_there() -> None:
    """Nobody says where: possible on every day, and undisputed on none."""
    found = series(one_case(), preset("held"), "2021-02", place="XA")
    assert [p.recorded for p in found.points] == [Bounds(0, 1)]


def test_days_can_be_picked() -> None:
    """Any days, in order."""
    days = [date(2021, 1, 14), date(2021, 1, 15), date(2021, 3, 10)]
    found = points_of(one_case(), preset("held"), days)
    assert [p.recorded.low for p in found] == [0, 1, 0]


def test_a_series_in_the_wire_form_names_how_it_was_asked() -> None:
    """Definition, said-by, known and head go with every answer."""
    found = series(
        one_case(), preset("held"), "2021-01", step=Step.MONTH, known=7, head="abc"
    ).to_record()
    assert found == {
        "definition": "held@1",
        "said_by": None,
        "known": 7,
        "head": "abc",
        "unmet": None,
        "points": [
            {
                "on": "2021-01-31",
                "low": 1,
                "high": None,
                "recorded": {"low": 1, "high": 1},
                "widened": False,
            }
        ],
    }


def test_a_series_of_centuries_is_refused() -> None:
    """A mistyped year does not fill the screen."""
    with pytest.raises(InputError):
        series(one_case(), preset("held"), "0201-01/2021-01", step=Step.DAY)


def test_what_has_no_day_at_all_does_not_stretch_the_table() -> None:
    """Returned on no known day and arrested by New Year: a table of days and not of ages."""
    claims = [
        event("returned", None, key="a"),
        event("arrested", None, key="b", said_on="2020-01-01"),
    ]
    who = known({"zofia": claims})
    table = daily(who.records, preset("held"))
    assert len(table.low) < 10
    for on in ("1990-01-01", "2019-12-31", "2020-01-01"):
        low, high = table.on(date.fromisoformat(on).toordinal())
        assert tally(who, preset("held"), on).recorded == Bounds(low, high)
