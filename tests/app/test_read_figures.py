"""Files of figures, as they come."""

import json
from collections.abc import Mapping

import pytest

from habeas.app.read_figures import read_figures
from habeas.errors import HabeasError
from habeas.model.figure import Hedge, RelationType

_FIGURE = {
    "kind": "figure",
    "id": "a",
    "measure": "held",
    "mode": "stock",
    "population": "people",
    "time": "2030-12-31",
    "low": 5,
    "high": 5,
    "hedge": "exact",
}


def _lines(*records: Mapping[str, object]) -> bytes:
    return "\n".join(json.dumps(record) for record in records).encode()


def test_figures_and_relations_come_in_order() -> None:
    """One record a line, empty lines and a byte order mark skipped."""
    relation = {"kind": "relation", "id": "r", "type": "partition", "whole": "a", "parts": ["b"]}
    data = b"\xef\xbb\xbf" + _lines(_FIGURE, {**_FIGURE, "id": "b"}) + b"\n\n" + _lines(relation)
    sheet = read_figures(data, name="f.jsonl")
    assert [figure.id for figure in sheet.figures] == ["a", "b"]
    assert sheet.relations[0].type is RelationType.PARTITION
    assert sheet.relations[0].stated is False


def test_a_csv_has_the_same_columns() -> None:
    """Subgroups are pairs joined by semicolons, and empty cells are absent."""
    data = (
        b"id,measure,mode,population,subgroup,time,low,high,hedge,publisher\n"
        b"a,held,stock,people,sex=female;age=minor,2030-12-31,5,,at_least,Lantern\n"
    )
    figure = read_figures(data, name="f.csv").figures[0]
    assert dict(figure.subgroup) == {"sex": "female", "age": "minor"}
    assert (figure.low, figure.high, figure.hedge) == (5, None, Hedge.AT_LEAST)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "no figures"),
        (b"\n \n", "no figures"),
        (b"\xff\xfe", "UTF-8"),
        (b"{", "f.jsonl:1"),
        (b"[1]", "not a JSON object"),
        (b'{"kind": "song"}', "kind is 'song'"),
        (_lines({**_FIGURE, "low": -1}), "low is -1"),
        (_lines({**_FIGURE, "low": 1.5}), "not a whole number"),
        (_lines({**_FIGURE, "low": True}), "not a whole number"),
        (_lines({**_FIGURE, "hedge": "sort of"}), "one of exact"),
        (_lines({**_FIGURE, "time": "yesterday"}), "not a date"),
        (_lines({**_FIGURE, "said_on": "late"}), "not a date"),
        (_lines({**_FIGURE, "subgroup": "women"}), "subgroup"),
        (_lines(_FIGURE, _FIGURE), "used twice"),
        (_lines(_FIGURE, {"kind": "relation", "id": "a", "type": "same"}), "one id"),
        (_lines({"kind": "relation", "id": "r", "type": "same", "parts": "a"}), "list of ids"),
        (_lines({"kind": "relation", "id": "r", "type": "same", "stated": 1}), "true or false"),
    ],
)
def test_malformed_files_are_one_clear_line(data: bytes, told: str) -> None:
    """What was found and where is said, and no traceback is needed."""
    with pytest.raises(HabeasError) as caught:
        read_figures(data, name="f.jsonl")
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"id,low\na,1\n", "no column measure"),
        (b"id,measure,mode,population,hedge\na,held,stock,people,exact,more\n", "more cells"),
        (b"id,measure,mode,population,hedge,low\na,held,stock,people,exact,many\n", "'many'"),
        (b"id,measure,mode,population,hedge,subgroup\na,held,stock,people,exact,w\n", "sex="),
        (b"id,measure,mode,population,hedge\n", "no figures"),
    ],
)
def test_malformed_tables_are_one_clear_line(data: bytes, told: str) -> None:
    """A table says which column or row is at fault."""
    with pytest.raises(HabeasError) as caught:
        read_figures(data, name="f.csv")
    assert told in str(caught.value)
