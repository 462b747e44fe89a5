"""Numbers one by one behind what they are of, and what a text says of them together."""

import pytest

from habeas.extract import extract
from habeas.model.figure import Figure, RelationType
from habeas.reconcile import infer_relations, reconcile, suppose


def figures(text: str, language: str = "en", said_on: str | None = None) -> list[Figure]:
    found = extract(text, file="note", language=language, said_on=said_on)
    return [c.body for c in found.claims if isinstance(c.body, Figure)]


def conflicts(text: str, language: str = "en") -> int:
    """Give how many contradictions there are, every figure accepted."""
    claims = [c for c in extract(text, file="note", language=language).claims if c.type == "figure"]
    ready = suppose(claims)
    return len(reconcile(ready.figures, ready.relations, assumptions=ready.assumptions).conflicts)


DIVIDED = {
    "en": "On 3 May 2031 there were {n} political prisoners in Marrow. They divide as follows. "
    "Bakers: 12. Unlicensed pilots: 30, including 4 women. Others: 8.",
    "ru": "На 3 мая 2031 года под стражей находились {n} политзаключённых. Они распределяются так: "
    "поджог — 12 человек, в том числе 4 женщины; измена — 30; оскорбление — 8.",
    "es": "El 3 de mayo de 2031 había {n} presos políticos en Marrow. Se reparten así: "
    "incendio, 12; resistencia a la autoridad, 30; injurias, 8.",
    "pl": "3 maja 2031 roku w więzieniach przebywało {n} więźniów politycznych. Dzielą się na: "
    "piekarze, 12; lotnicy, 30; inni, 8.",
}


@pytest.mark.parametrize("language", DIVIDED)
def test_what_people_are_divided_into_has_to_add_up(language: str) -> None:
    """50 of 50 fit, and 50 of 52 do not: the text says that nobody is left out."""
    assert conflicts(DIVIDED[language].format(n=50), language) == 0
    assert conflicts(DIVIDED[language].format(n=52), language) == 1


def test_a_label_describes_its_number_alone() -> None:
    """Words of a label that no list knows are kept: the number is of nobody else."""
    found = figures(DIVIDED["en"].format(n=50))
    told = {f.low: (dict(f.subgroup), f.part_of is not None, f.parts) for f in found}
    assert told[30] == ({"described": "Unlicensed pilots"}, True, 3)
    assert told[4][0] == {"sex": "female"}


def test_a_list_that_was_not_understood_whole_is_no_list_of_all() -> None:
    """Where one item is lost, the others are parts of the whole and not all of it."""
    text = DIVIDED["en"].format(n=50).replace("Others: 8.", "Some say: 8 or so were also there.")
    assert conflicts(text) == 0


def test_months_in_a_list_are_dated_by_their_labels() -> None:
    """Each number has its own month, and the year told before."""
    text = (
        "In 2031 the police arrested 137 people. "
        "By month: January, 44 detained; February, 39; June, 54."
    )
    told = {f.low: f.time.edtf for f in figures(text) if f.time is not None}
    assert (told[44], told[39], told[54]) == ("2031-01", "2031-02", "2031-06")


def test_of_a_size_told_again_its_parts_are_parts() -> None:
    """Whatever stands between, "of the 118" goes back to the 118, even where a part is greater."""
    text = (
        "On 3 May 2031 there were 118 political prisoners in Marrow. In Vell 27 were freed. "
        "Of the 118, 140 are serving sentences."
    )
    found = {f.low: f for f in figures(text)}
    assert found[140].part_of == found[118].id
    assert conflicts(text) == 1


def test_parts_of_places_have_nobody_in_common() -> None:
    """They may be fewer than the whole, and not more."""
    text = (
        "El 15 de agosto de 2030 había {n} presos políticos en la cárcel. De estos {n}, 200 proceden "
        "de la provincia de Costa Baja, 34 de la provincia de Hornos y 18 del Distrito Capital."
    )
    assert conflicts(text.format(n=260), "es") == 0
    assert conflicts(text.format(n=250), "es") == 1


def test_a_subgroup_of_a_whole_is_made_up_by_those_of_its_parts() -> None:
    """Parts that are everybody hold all of the women too."""

    def text(women: int) -> str:
        return (
            "On 3 May 2031, 50 political prisoners were held in Marrow, of whom 9 are women. They fall "
            f"into two groups. Convicted: 20, including 4 women. Held on remand: 30, including {women} women."
        )

    assert conflicts(text(5)) == 0
    assert conflicts(text(6)) == 1


def test_a_refused_part_leaves_no_sum() -> None:
    """A breakdown of three of which one is gone says no more of the whole."""
    found = [f for f in figures(DIVIDED["en"].format(n=52)) if f.low != 8]
    kinds = {r.type for r in infer_relations(found) if r.stated}
    assert RelationType.DISJOINT in kinds
    assert RelationType.PARTITION not in kinds


def test_a_part_is_not_its_whole_even_where_nothing_tells_them_apart() -> None:
    """What makes it a part was said in words that nobody read."""
    text = (
        "On 3 May 2031, 61 political prisoners were held in Marrow. Of the 61, 48 get letters and 25 "
        "get visits."
    )
    assert {f.low for f in figures(text)} == {61, 48, 25}
    assert conflicts(text) == 0


def test_which_piece_of_how_many_counts_nobody() -> None:
    """So opens a message of a thread; and "not one" is none."""
    assert figures("4/7 Lena Voss appeared in court. 5/7 were arrested.") == []
    assert [f.low for f in figures("The raid ended with 12 arrests and not one conviction.")] == [
        12
    ]
