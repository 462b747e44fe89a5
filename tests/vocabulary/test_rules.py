"""One version of the tables: read back as it was, compared, and refused in one line."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from habeas.errors import DefinitionError
from habeas.vocabulary.axes import axes
from habeas.vocabulary.events import event_types
from habeas.vocabulary.rules import FORM, Rules, packaged
from other_tables import pardon_frees, tables

Change = Callable[[dict[str, Any]], object]


def test_the_tables_that_ship_come_back_from_their_plain_data() -> None:
    """Also when JSON has put every key in another order: the axes keep theirs."""
    text = json.dumps(packaged().to_data(), sort_keys=True)
    read = Rules.of(json.loads(text))
    assert read == packaged()
    assert list(read.axes) == list(packaged().axes) == list(axes())
    assert dict(read.axes) == dict(axes())
    assert dict(read.event_types) == dict(event_types())
    assert json.dumps(read.to_data(), sort_keys=True) == text


FLAGS = ("end_of_day", "is_arrest", "is_release", "lets_go", "leaves_list", "row_gone")


@pytest.mark.parametrize("flag", FLAGS)
def test_tables_without_a_flag_mean_what_they_meant(flag: str) -> None:
    """An archive founded before the tables had a flag answers as it did; one may also deny it."""
    data = tables()
    events = data["tables"]["events"]["events"]
    having = {name for name, told in events.items() if told.pop(flag, False)}
    earlier = Rules.of(data)
    assert having
    assert earlier.version != packaged().version
    assert dict(earlier.event_types) == dict(packaged().event_types)
    assert earlier.arrest_families == packaged().arrest_families == {"arrest"}
    for name in having:
        events[name][flag] = False
    denied = Rules.of(data).event_types
    assert not any(getattr(kind, flag) for kind in denied.values())


def test_another_effect_is_another_version_of_one_table() -> None:
    """Versions are digests, so that nobody can forget to raise a number."""
    other = pardon_frees()
    assert other != packaged()
    assert other.version != packaged().version
    changed = {name for name in other.versions if other.versions[name] != packaged().versions[name]}
    assert changed == {"events"}
    assert pardon_frees() == other
    assert hash(pardon_frees()) == hash(other)


def test_words_are_those_of_the_version_asked() -> None:
    """A label that changes later does not change what was said before."""
    data = tables()
    data["tables"]["axes"]["axes"]["custody"]["values"]["escaped"]["en"] = "over the wall"
    data["tables"]["bodies"]["bodies"]["cpj"]["label"] = "Committee of Pens"
    data["tables"]["bodies"]["bodies"]["cpj"]["names"].append("Pens and Quills")
    other = Rules.of(data)
    assert other.value_label("custody", "escaped") == "over the wall"
    assert packaged().value_label("custody", "escaped") == "escaped"
    assert other.value_label("custody", "unknown", "es") == "desconocido"
    assert other.value_label("no_such_axis", "adrift") == "adrift"
    assert other.body_label("cpj") == "Committee of Pens"
    assert other.body_id("PENS & QUILLS") == "pens_quills"
    assert other.body_id("pens and quills") == "cpj"
    assert packaged().body_id("pens and quills") == "pens_and_quills"


def _of(*path: str) -> Callable[[dict[str, Any]], Any]:
    def reach(data: dict[str, Any]) -> Any:
        found: Any = data["tables"]
        for name in path:
            found = found[name]
        return found

    return reach


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda d: d.update(form=FORM + 1), "of a newer form"),
        (lambda d: d.update(form="first"), "'first' is not a form"),
        (lambda d: d.update(tables=[]), "not tables"),
        (lambda d: d["tables"].pop("bodies"), "tables.bodies"),
        (lambda d: _of("events")(d).pop("modalities"), "a table is not as form 1 has it"),
        (lambda d: _of("events", "events", "seen")(d).pop("rank"), "KeyError 'rank'"),
        (lambda d: _of("events", "modalities")(d).pop("feared"), "feared has no words"),
        (
            lambda d: _of("events", "events", "seen", "effects")(d).update(mood={"to": "glad"}),
            "no such axis 'mood'",
        ),
        (
            lambda d: _of("events", "events", "seen", "effects", "life")(d).update(at="glad"),
            "life has no value 'glad'",
        ),
        (
            lambda d: _of("events", "events", "death", "effects", "life", "to_if")(d).update(
                values=["lost"]
            ),
            "to_if names what 'custody' does not have",
        ),
        (
            lambda d: _of("release_kinds", "kinds", "bail")(d).update(
                effects={"custody": {"to": "x"}}
            ),
            "custody has no value 'x'",
        ),
        (lambda d: _of("axes", "axes", "custody")(d).pop("groups"), "custody or one of its groups"),
        (lambda d: _of("axes", "axes", "life")(d).update(default="x"), "life has no value 'x'"),
        (
            lambda d: _of("axes", "axes", "vulnerability", "ages")(d).update(tall={"from": 3}),
            "vulnerability has no value 'tall'",
        ),
    ],
)
def test_tables_that_name_what_is_not_there_are_refused(change: Change, words: str) -> None:
    """In one line, before any claim meets the gap."""
    data = tables()
    change(data)
    with pytest.raises(DefinitionError) as refused:
        Rules.of(data)
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)
