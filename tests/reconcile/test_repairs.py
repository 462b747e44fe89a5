"""What would mend a conflict: the repair that something speaks for comes first."""

import pytest

from habeas.model.conflict import DigitSlip, Repair, RepairKind
from habeas.model.figure import Figure, Hedge, Mode, Relation
from habeas.reconcile import reconcile
from habeas.reconcile.repair_values import digit_slip, slips
from reconcile.groups import breakdown, fig, held


def _best(figures: list[Figure], relations: list[Relation] | None = None) -> Repair:
    return reconcile(figures, relations or []).repairs[0]


def test_two_digits_exchanged_in_one_part() -> None:
    """The total is confirmed elsewhere, so the part that becomes right by a swap comes first."""
    best = _best(
        [
            held("all", 809),
            held("men", 719, subgroup={"sex": "male"}),
            held("women", 90, subgroup={"sex": "female"}),
            held("civil", 468, subgroup={"service": "civilian"}),
            held("army", 161, subgroup={"service": "military"}),
        ],
        [breakdown("r1", "all", "men", "women"), breakdown("r2", "all", "civil", "army")],
    )
    assert (best.figure, best.to, best.kind) == ("civil", 648, RepairKind.DIGITS)
    assert "r2" in best.evidence


def test_a_part_that_repeats_an_earlier_day_is_stale() -> None:
    """The number of women did not move while the others did."""
    best = _best(
        [
            held("all", 135),
            held("men", 96, subgroup={"sex": "male"}),
            held("women", 40, subgroup={"sex": "female"}),
            held("before", 40, subgroup={"sex": "female"}, time="2029-12-31"),
        ],
        [breakdown("r", "all", "men", "women")],
    )
    assert (best.figure, best.to, best.kind) == ("women", 39, RepairKind.STALE_COMPONENT)


def test_categories_that_share_members_are_an_overlap() -> None:
    """Parts far above the whole are read as a breakdown by mistake."""
    parts = {"monks": 60, "students": 70, "writers": 50}
    best = _best(
        [held("all", 100), *(held(k, v, subgroup={"category": k}) for k, v in parts.items())],
        [breakdown("r", "all", *parts)],
    )
    assert (best.figure, best.field, best.to) == ("r", "type", "overlap")


def test_two_parts_above_the_whole_are_a_slip_sooner_than_an_overlap() -> None:
    """Three that are as far above it are an overlap sooner."""
    kinds = []
    for parts in ({"monks": 52, "students": 52}, {"monks": 35, "students": 35, "writers": 34}):
        figures = [held(k, v, subgroup={"category": k}) for k, v in parts.items()]
        kinds.append(_best([held("all", 100), *figures], [breakdown("r", "all", *parts)]).kind)
    assert kinds == [RepairKind.DIGITS, RepairKind.OVERLAP_AS_PARTITION]


def test_a_part_left_out_of_the_sum_is_named() -> None:
    """One more figure of the same dimension is exactly what is missing."""
    best = _best(
        [
            held("all", 100),
            held("closed", 60, subgroup={"court": "closed"}),
            held("open", 30, subgroup={"court": "open"}),
            held("unknown", 10, subgroup={"court": "unknown"}),
        ],
        [breakdown("r", "all", "closed", "open")],
    )
    assert (best.figure, best.kind) == ("r", RepairKind.MISSING_PART)
    assert best.to == ["closed", "open", "unknown"]


def test_arrests_counted_as_people() -> None:
    """The larger number is the sum of three waves of arrests."""
    waves = [
        fig(f"w{i}", v, measure="arrested", population="arrest_events", subgroup={"wave": str(i)})
        for i, v in enumerate((60, 45, 95))
    ]
    best = _best(
        [
            fig("people", 150, measure="arrested", population="people"),
            fig("more", 200, measure="arrested", population="people"),
            *waves,
        ]
    )
    assert (best.figure, best.field, best.to) == ("more", "population", "arrest_events")
    assert best.kind is RepairKind.UNIT


def test_another_body_has_the_same_number() -> None:
    """A newspaper prints one body's total under another's name."""
    best = _best(
        [
            held("ours", 54),
            held("paper", 64, publisher="Herald", definition="own:Lantern"),
            held("theirs", 64, publisher="Harbour"),
        ]
    )
    assert (best.figure, best.field, best.to) == ("paper", "definition", "own:Harbour")


def test_what_a_ministry_announced_is_not_what_was_verified() -> None:
    """The definition repair says announced where the other publisher announces."""
    best = _best(
        [fig("high", 805), fig("low", 114), fig("said", 805, publisher="Ministry of Doors")]
    )
    assert (best.figure, best.kind) == ("high", RepairKind.ANNOUNCED_AS_VERIFIED)


def test_a_running_total_given_as_a_number_held() -> None:
    """The number ever listed has the same value."""
    best = _best(
        [
            held("all", 400),
            held("men", 300, subgroup={"sex": "male"}),
            held("women", 100, subgroup={"sex": "female"}),
            held("much", 2860),
            fig("ever", 2860, measure="listed", mode=Mode.CUMULATIVE, time="2020/2030-12-31"),
        ],
        [breakdown("r", "all", "men", "women")],
    )
    assert (best.figure, best.field, best.to) == ("much", "mode", "cumulative")


def test_the_wrong_month_with_a_second_report() -> None:
    """Another report says July of the year before, and two years add up to exactly that."""
    best = _best(
        [
            fig("year", 342, said_on="2030-12-23"),
            fig("since", 569, time="2030-06/..", said_on="2030-12-23"),
            fig("second", 569, time="2029-07/..", said_on="2030-12-23"),
            fig("before", 227, time="2029"),
        ]
    )
    assert (best.figure, best.field, best.to) == ("since", "time", "2029-07/..")
    assert {"before", "year"} <= set(best.evidence)


def test_an_open_period_may_have_gone_on() -> None:
    """Without other evidence the open end comes first, and no repair says who is right."""
    report = reconcile(
        [
            fig("year", 118, said_on="2030-12-31"),
            fig("since", 205, time="2030-02/..", said_on="2030-11-30"),
        ]
    )
    assert report.repairs[0].kind is RepairKind.OPEN_END
    assert report.repairs[0].to == "2031-01-01"
    assert not any("right" in repair.why or "wrong" in repair.why for repair in report.repairs)


def test_separate_faults_each_get_their_repair() -> None:
    """A miscopied total and a mistyped part in one account are two findings."""
    report = reconcile(
        [
            held("all", 809),
            held("men", 719, subgroup={"sex": "male"}),
            held("women", 90, subgroup={"sex": "female"}),
            held("civil", 468, subgroup={"service": "civilian"}),
            held("army", 161, subgroup={"service": "military"}),
            held("copy", 890, publisher="Echo", origin="all"),
        ],
        [breakdown("r1", "all", "men", "women"), breakdown("r2", "all", "civil", "army")],
    )
    named = {(repair.figure, repair.to) for repair in report.repairs[:3]}
    assert {("copy", 809), ("civil", 648)} <= named


@pytest.mark.parametrize(("first", "mended"), [(40, [40]), (60, []), (70, [])])
def test_a_copy_is_mended_by_what_it_copied_only_where_that_fits(
    first: int, mended: list[int]
) -> None:
    """Of 50 no 60 can be men; that another printed 60 or 70 before mends nothing."""
    men = {"subgroup": {"sex": "male"}}
    copied = held("part", 60, publisher="Echo", origin="first", **men)
    report = reconcile([held("whole", 50), copied, held("first", first, **men)])
    assert [r.to for r in report.repairs if r.kind is RepairKind.COPY_DIFFERS] == mended


def test_a_range_is_not_mended_by_digits() -> None:
    """Repairs of digits are for figures that print one number."""
    report = reconcile([held("all", 50), held("some", 60, high=80, hedge=Hedge.RANGE)])
    assert all(r.figure != "some" or r.field != "value" for r in report.repairs)


def test_slips_of_digits() -> None:
    """A swap, a dropped and a doubled digit are slips; any two digits are not."""
    assert digit_slip(1718, 1178) is not None
    assert digit_slip(46, 460) == (DigitSlip.DROPPED, -4)
    assert digit_slip(4660, 460) == (DigitSlip.TOO_MANY, -4)
    assert digit_slip(123, 987) is None
    assert all(value >= 0 for value, _, _ in slips(10))


def test_what_is_missing_of_a_sum_is_missing_of_its_most() -> None:
    """Parts that are ranges can be as large as they say; only the rest is missing."""
    found = reconcile(
        [
            held("all", 100),
            held("closed", 50, high=60, hedge=Hedge.RANGE, subgroup={"court": "closed"}),
            held("open", 20, high=30, hedge=Hedge.RANGE, subgroup={"court": "open"}),
            held("unknown", 10, subgroup={"court": "unknown"}),
        ],
        [breakdown("r", "all", "closed", "open")],
    )
    missing = [r for r in found.repairs if r.kind is RepairKind.MISSING_PART]
    assert any(r.to == ["closed", "open", "unknown"] for r in missing)
