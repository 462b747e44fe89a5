import pytest

from habeas.errors import UnknownIdError
from habeas.vocabulary import load
from habeas.vocabulary.axes import axes, axis
from habeas.vocabulary.bodies import UNKNOWN_BODY, body_id
from habeas.vocabulary.events import (
    event_of_row_gone,
    event_type,
    event_types,
    is_leaving,
)
from habeas.vocabulary.rules import packaged

LANGUAGES = {"en", "be", "ru", "es"}
WIRE = [
    "arrested",
    "charged",
    "sentenced",
    "transferred",
    "released",
    "pardoned",
    "deported",
    "exiled",
    "crossed_border",
    "refused_to_cross",
    "re_arrested",
    "disappeared",
    "seen",
    "died",
    "recognised",
    "returned",
]


@pytest.mark.parametrize("word", WIRE)
def test_every_event_word_of_the_wire_form_means_something(word: str) -> None:
    """The one table of event words leaves none out."""
    assert event_type(word) is not None


@pytest.mark.parametrize("kind", event_types().values(), ids=lambda k: k.id)
def test_an_event_type_has_labels_a_source_and_effects_on_known_axes(kind) -> None:  # type: ignore[no-untyped-def]
    """Reviewed data names only what the vocabulary has."""
    assert set(kind.label) >= LANGUAGES
    assert kind.source
    assert kind.contradicts <= set(event_types())
    for name, effect in kind.effects.items():
        values = axis(name).values
        named = {*effect.before, effect.to, effect.at, effect.may} - {None}
        assert named <= set(values)
        assert effect.may is None or effect.why
        assert effect.to_if is None or effect.to_if[2] in values


def test_the_table_says_who_leaves_a_list_and_what_a_missing_row_tells() -> None:
    """Whoever was let go, taken abroad or died is not expected; a word that is not listed says nothing."""
    assert [w for w in (*WIRE, "delisted", "whistled") if is_leaving(w)] == [
        "released",
        "pardoned",
        "deported",
        "exiled",
        "crossed_border",
        "died",
    ]
    assert event_of_row_gone() == "delisted"


def test_contradiction_goes_both_ways() -> None:
    """If crossing excludes refusing, refusing excludes crossing."""
    for kind in event_types().values():
        for other in kind.contradicts:
            assert kind.id in event_types()[other].contradicts


@pytest.mark.parametrize("name", load("release_kinds")["kinds"])
def test_a_release_kind_has_labels_and_effects_on_known_axes(name: str) -> None:
    """Release kinds are reviewed like events."""
    data = load("release_kinds")["kinds"][name]
    assert set(data["label"]) >= LANGUAGES
    for axis_name, effect in packaged().release_effects[name].items():
        assert {effect.to, *effect.before} - {None} <= set(axis(axis_name).values)


@pytest.mark.parametrize("name", axes())
def test_an_axis_has_labels_for_every_value(name: str) -> None:
    """Nothing is printed as an id."""
    data = axes()[name]
    assert set(data.label) >= LANGUAGES
    assert all(set(labels) >= LANGUAGES for labels in data.values.values())
    assert data.default is None or data.default in data.values
    assert data.absorbing <= set(data.values)


@pytest.mark.parametrize("measure", load("measures")["measures"].values())
def test_a_measure_names_known_events(measure) -> None:  # type: ignore[no-untyped-def]
    """What a figure counts is what happens to people."""
    assert set(measure["events"]) <= set(event_types())
    assert set(measure["label"]) >= LANGUAGES


def test_an_axis_that_is_none_is_named() -> None:
    """The error lists what there is."""
    with pytest.raises(UnknownIdError, match="custody"):
        axis("mood")


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Viasna", "viasna"),
        ("Вясна", "viasna"),
        ("Larch Committee", "larch_committee"),
        (None, UNKNOWN_BODY),
    ],
)
def test_a_body_is_known_by_any_form_of_its_name(name: str | None, body: str) -> None:
    """Names in several scripts; a body that is not listed keeps its own name."""
    assert body_id(name) == body
