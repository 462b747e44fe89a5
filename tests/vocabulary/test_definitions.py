import pytest

from habeas.errors import DefinitionError
from habeas.vocabulary.definitions import preset, presets, read_definition
from habeas.words.definitions import asked_words

GOOD = {
    "id": "mine",
    "title": "Mine",
    "source": "A test (2026)",
    "where": {"axis": "custody", "is": ["in_custody"]},
}


@pytest.mark.parametrize("name", sorted(presets()))
def test_every_preset_cites_a_source(name: str) -> None:
    """Who counts by a definition can read where it comes from."""
    assert preset(name).source


def test_a_definition_of_ones_own_is_read_from_a_file() -> None:
    """The four fields it needs, and nothing else."""
    assert read_definition(GOOD).ref == "mine@1"


def test_a_definition_reads_in_plain_words() -> None:
    """Whom Viasna counts, in one sentence."""
    assert asked_words(preset("viasna")) == (
        "Counts everybody of whom this is true: custody is (in custody or custody denied) and "
        "recognition by Viasna is recognised and not (regime is (open-type facility or "
        "restriction of liberty at home))."
    )


@pytest.mark.parametrize(
    ("wrong", "place", "hint"),
    [
        ({"where": {"axis": "custdy", "is": ["in_custody"]}}, "mine.where.axis", "custody"),
        ({"where": {"axis": "custody", "is": ["in_custdy"]}}, "mine.where.is", "in_custody"),
        ({"where": {"axis": "custody", "iss": ["in_custody"]}}, "mine.where", "did you mean is"),
        ({"where": {"al": []}}, "mine.where", "did you mean all"),
        ({"where": {"all": []}}, "mine.where.all", "at least one"),
        ({"where": {"axis": "custody", "is": "in_custody"}}, "mine.where.is", "write [a, b]"),
        ({"where": {"has": "sexx", "is": ["female"]}}, "mine.where", "did you mean sex"),
        ({"where": None}, "mine.where", "write axis"),
        ({"wher": {}}, "mine", "did you mean where"),
        ({"rule": "perod"}, "mine.rule", "period"),
        ({"unit": "person"}, "mine.unit", "persons"),
        ({"version": 0}, "mine.version", "1 or more"),
        ({"evidence": {"origins": 0}}, "mine.evidence.origins", "1 or more"),
        ({"measures": ["helt"]}, "mine.measures", "held"),
        ({"title": ""}, "mine.title", "every definition"),
        ({"rule": "period"}, "mine.begins", "axis"),
        ({"where": {"axis": "custody", "body": "viasna", "is": ["in_custody"]}}, ".body", "leave"),
    ],
)
def test_a_wrong_term_is_refused_with_its_place_and_a_suggestion(
    wrong: dict[str, object], place: str, hint: str
) -> None:
    """What, where and what to try."""
    with pytest.raises(DefinitionError) as caught:
        read_definition({**GOOD, **wrong}, where="mine.yaml")
    assert place in caught.value.where
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    "where",
    [
        {
            "all": [
                {"axis": "custody", "is": ["in_custody"]},
                {"axis": "custody", "is": ["at_liberty"]},
            ]
        },
        {
            "all": [
                {"axis": "custody", "is": ["in_custody"]},
                {"not": {"axis": "custody", "is": ["in_custody", "escaped"]}},
            ]
        },
    ],
)
def test_what_nobody_can_satisfy_is_refused(where: dict[str, object]) -> None:
    """Held and at liberty at once is nobody."""
    with pytest.raises(DefinitionError, match="nobody can ever satisfy"):
        read_definition({**GOOD, "where": where})


def test_several_illnesses_at_once_can_be_asked_for() -> None:
    """Values of an axis that is not exclusive do not exclude each other."""
    where = {
        "all": [
            {"axis": "vulnerability", "is": ["serious_illness"]},
            {"axis": "vulnerability", "is": ["over_60"]},
        ]
    }
    assert read_definition({**GOOD, "where": where}).id == "mine"


@pytest.mark.parametrize("data", [None, [], "held", 3])
def test_what_is_no_definition_at_all_is_refused(data: object) -> None:
    """A file that holds something else."""
    with pytest.raises(DefinitionError):
        read_definition(data)


def test_an_unknown_definition_suggests_the_nearest() -> None:
    """A slip of the finger."""
    with pytest.raises(DefinitionError, match="did you mean viasna"):
        preset("viasan")


def test_a_version_this_program_does_not_have_is_refused() -> None:
    """An answer under another version cannot be given again."""
    assert preset("held@1").ref == "held@1"
    with pytest.raises(DefinitionError, match="held@1"):
        preset("held@7")
