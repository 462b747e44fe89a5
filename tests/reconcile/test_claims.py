"""Claims of a text made ready, and the story of the wrong month."""

from typing import Any

from habeas.model.claim import Claim
from habeas.model.conflict import ConflictVerdict, RepairKind
from habeas.model.event import Event
from habeas.model.figure import Figure, Hedge, Mode, RelationType
from habeas.model.when import parse_when
from habeas.reconcile import infer_relations, reconcile, suppose
from reconcile.groups import fig, held


def _claim(body: Figure | Event, name: str, *, speaker: str | None = "Lantern") -> Claim:
    return Claim(
        id=name, file="page", quote="words", start=0, end=5, body=body, attributed_to=speaker
    )


def _page() -> list[Claim]:
    """A page in the shape of the passage that the project starts from, with invented places."""
    return [
        _claim(fig("a", 14, time="[2030-06-21..]", publisher=None), "june", speaker=None),
        _claim(
            fig("b", 52, time="2030-09-11", population="detainees", publisher=None),
            "september",
            speaker=None,
        ),
        _claim(fig("c", 123, time="2030-12-13", publisher=None), "december", speaker=None),
        _claim(
            Event(
                person="Anselm Quince",
                event="refused_to_cross",
                date=parse_when("2030-09-11"),
            ),
            "refused",
            speaker=None,
        ),
        _claim(fig("d", 342, publisher=None), "year"),
        _claim(fig("e", 569, time="2030-06/..", publisher=None), "since"),
        _claim(
            fig("f", 189, time="2030-06/..", measure="exiled", population="people", publisher=None),
            "exiled",
        ),
        _claim(held("g", 1135, time="2030-12-23", as_of=True, publisher=None), "held"),
    ]


def test_an_undated_page_is_counted_to_its_paragraphs_day() -> None:
    """342 in the year and 569 since June clash only when counted to 23 December, and it says so."""
    ready = suppose(_page())
    report = reconcile(ready.figures, ready.relations, assumptions=ready.assumptions)
    assert report.conflicts[0].figures == ("year", "since")
    assert any(
        "counted to the paragraph's date, 2030-12-23" in told
        for told in report.conflicts[0].assumptions
    )
    kinds = [repair.kind for repair in report.conflicts[0].repairs]
    assert kinds[:2] == [RepairKind.OPEN_END, RepairKind.WRONG_PERIOD]


def test_without_a_day_both_can_be_true() -> None:
    """With no day to count to, the open period may go on past the year."""
    ready = suppose([claim for claim in _page() if claim.id != "held"])
    assert reconcile(ready.figures, ready.relations).verdict is ConflictVerdict.CAN_ALL_BE_TRUE


def test_a_second_report_and_the_year_before_name_the_month() -> None:
    """569 since July of the year before, and 227 in that year, put the month first."""
    ready = suppose(
        [
            *_page(),
            _claim(
                fig("n1", 569, time="2029-07/..", publisher=None, said_on="2030-12-23"), "second"
            ),
            _claim(fig("n2", 227, time="2029", publisher=None), "before"),
        ]
    )
    best = reconcile(ready.figures, ready.relations).repairs[0]
    assert (best.figure, best.field, best.to) == ("since", "time", "2029-07/..")


def test_one_who_refused_to_cross_leaves_188() -> None:
    """If the 189 are the three convoys, the man who refused makes it 188 at most."""
    ready = suppose(_page())
    report = reconcile(ready.figures, ready.relations, assumptions=ready.assumptions)
    assert report.verdict is ConflictVerdict.CANNOT
    crossing = next(c for c in report.conditional if "refused" in c.figures)
    assert "= 188, not 189" in crossing.sum
    assert any(fact.low == fact.high == 188 for fact in report.implied)
    assert report.compositions[0].total == "exiled"


def test_a_named_part_is_stated_to_be_among_its_whole() -> None:
    """Including 14 foreigners: at most the whole, and no more is claimed."""
    relations = infer_relations(
        [fig("all", 52), fig("part", 14, population="foreigners", part_of="all")]
    )
    assert [(r.type, r.whole, r.parts, r.stated) for r in relations] == [
        (RelationType.SUBSET, "all", ("part",), True)
    ]


def test_men_and_women_are_everyone_only_as_a_reading() -> None:
    """A breakdown by sex that no source states is supposed, and named."""
    relations = infer_relations(
        [
            held("all", 10),
            held("men", 6, subgroup={"sex": "male"}),
            held("women", 3, subgroup={"sex": "female"}),
        ]
    )
    assert [(r.stated, r.assumption) for r in relations] == [(False, "men and women are everyone")]


def test_two_stocks_and_their_flows_are_a_balance_only_as_a_reading() -> None:
    """Recognition is not arrest: the balance is a reading with its assumption."""
    relations = infer_relations(
        [
            held("open", 1265, time="2029-12-29"),
            fig("in", 509, measure="recognised"),
            fig("out", 342, measure="pardoned"),
            held("close", 1135),
        ]
    )
    assert [(r.type, r.stated) for r in relations] == [(RelationType.BALANCE, False)]
    assert "recognised" in str(relations[0].assumption)


def test_two_names_for_one_population_are_joined_only_as_a_reading() -> None:
    """Detainees later called political prisoners: a named assumption."""
    relations = infer_relations([fig("a", 52, population="detainees"), fig("b", 50)])
    assert [(r.type, r.stated) for r in relations] == [(RelationType.SAME, False)]
    report = reconcile([fig("a", 52, population="detainees"), fig("b", 50)], relations)
    assert report.verdict is ConflictVerdict.CAN_ALL_BE_TRUE
    assert report.conditional[0].figures == ("a", "b")


def test_a_stock_keeps_its_own_day() -> None:
    """What is held on a day needs no day of the paragraph."""
    ready = suppose(_page())
    stock = next(f for f in ready.figures if f.mode is Mode.STOCK)
    assert stock.id not in ready.assumptions


def test_who_are_held_without_a_day_are_held_on_the_day_it_was_said() -> None:
    """310 are held, 250 men and 75 women among them: the parts are set against the whole."""
    whole = _stock("a", 310)
    men = _stock("b", 250, part_of="a", subgroup={"sex": "male"})
    women = _stock("c", 75, part_of="a", subgroup={"sex": "female"})
    supposed = suppose([whole, men, women])
    report = reconcile(supposed.figures, supposed.relations, assumptions=supposed.assumptions)
    (found,) = report.conditional
    assert {"a", "b", "c"} == set(found.figures)
    assert any("the day it was said" in words for words in found.assumptions)


def _stock(name: str, number: int, **more: Any) -> Claim:
    body = Figure(
        id=name,
        low=number,
        high=number,
        hedge=Hedge.EXACT,
        measure="held",
        mode=Mode.STOCK,
        population="political_prisoners",
        publisher="Lanterna",
        said_on="2031-10-20",
        **more,
    )
    return Claim(id=name, file="report", quote="x", start=0, end=1, body=body)
