from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.count import Rectangles, tally
from habeas.count.series import Step, series
from habeas.count.steps import daily
from habeas.errors import InputError
from habeas.history import spells
from habeas.model.bounds import Bounds
from habeas.model.cohort import Cohort
from habeas.model.definition import Definition, Has, Is, Predicate
from habeas.model.spell import Spell
from habeas.model.when import parse_when
from habeas.vocabulary.definitions import preset
from strategies import archives, days, event

WHERE: list[Predicate] = [
    Is(axis="custody", values=("in_custody",)),
    Is(axis="custody", values=("in_custody", "custody_denied"), for_days=2),
    Has(field="sex", values=("female",)),
    *[d.where for n in ("viasna", "memorial", "cpj") if (d := preset(n)).where is not None],
]


@given(archives(), st.sampled_from(WHERE), st.integers(1, 2), days())
def test_the_table_of_days_is_exactly_the_tally_of_each(
    rows: list[Spell], where: Predicate, origins: int, day: date
) -> None:
    """One pass over everything answers what asking each day would."""
    made = Definition(id="d", version=1, title="d", source="s", where=where, origins=origins)
    known = Rectangles.of(rows)
    table = daily(known, made)
    for asked in (day, day + timedelta(days=1), date(1990, 1, 1), date(2040, 1, 1)):
        low, high = table.on(asked.toordinal())
        assert tally(known, made, asked.isoformat()).bounds == Bounds(low, high)


@given(
    archives(),
    st.lists(
        st.tuples(st.sampled_from(["p1", "p2", "p3"]), st.sampled_from(["p3", "p4"])).filter(
            lambda p: p[0] != p[1]
        ),
        max_size=3,
    ),
    days(),
)
def test_every_point_is_exactly_its_tally(
    rows: list[Spell], pairs: list[tuple[str, str]], day: date
) -> None:
    """A series with undecided pairs is the tallies of its days."""
    known = Rectangles.of(rows)
    span = f"{day}/{day + timedelta(days=5)}"
    for point in series(known, preset("held"), span, step=Step.DAY, undecided_pairs=pairs).points:
        assert point.bounds == tally(known, preset("held"), point.on, undecided_pairs=pairs).bounds


def one_case() -> Rectangles:
    claims = [event("arrested", "2021-01-15", key="a"), event("released", "2021-03-10", key="b")]
    return Rectangles.of(spells("zofia", claims))


def test_a_monthly_series_looks_at_the_last_day_of_each_month() -> None:
    """Held from 15 January to 10 March: two month ends."""
    found = series(one_case(), preset("held"), "2021-01/2021-04")
    assert [(p.on, p.bounds.low) for p in found.points] == [
        ("2021-01-31", 1),
        ("2021-02-28", 1),
        ("2021-03-31", 0),
        ("2021-04-30", 0),
    ]


def test_a_flow_is_counted_month_by_month() -> None:
    """Let go in March."""
    found = series(one_case(), preset("released"), "2021-02/2021-03")
    assert [(p.on, p.bounds.low) for p in found.points] == [("2021-02", 0), ("2021-03", 1)]


def test_people_without_names_are_in_the_series_too() -> None:
    """A group held as of a day counts on that day and may afterwards."""
    group = Cohort(
        id="f", size=Bounds(5, 5), measure="held", time=parse_when("2021-05-01"), is_stock=True
    )
    found = series(
        Rectangles.of([]), preset("held"), "2021-04-30/2021-05-02", step=Step.DAY, cohorts=[group]
    )
    assert [p.bounds for p in found.points] == [Bounds(0, 0), Bounds(5, 5), Bounds(0, 5)]


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
        "points": [{"on": "2021-01-31", "low": 1, "high": 1}],
    }


def test_a_series_of_centuries_is_refused() -> None:
    """A mistyped year does not fill the screen."""
    with pytest.raises(InputError):
        series(one_case(), preset("held"), "0201-01/2021-01", step=Step.DAY)
