"""One spelling for every value, the same as the reference implementation's."""

import math
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from habeas.archive.ledger.canonical import canonical, parse
from habeas.errors import RecordError

texts = st.text(st.characters(exclude_categories=["Cs"]))
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(-1e15, 1e15)
    | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


@given(values)
def test_the_fast_way_writes_what_the_reference_writes(value: Any) -> None:
    """Byte for byte, RFC 8785."""
    assert canonical(value) == rfc8785.dumps(value)


@given(values)
def test_what_is_written_reads_back(value: object) -> None:
    """Write then read is identity (1.0 and 1 are one number in JSON)."""
    assert parse(canonical(value)) == value


@pytest.mark.parametrize("value", [2**53, math.nan, {1: 2}, {1}, "half \ud800"])
def test_what_has_no_json_form_is_refused(value: object) -> None:
    """A number too large, not a number, a key that is no text, half a character."""
    with pytest.raises(RecordError):
        canonical(value)
