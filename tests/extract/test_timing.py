"""A date belongs to what happened, not to where it happened."""

import pytest

from habeas.extract import extract
from habeas.model.event import Event


@pytest.mark.parametrize(
    "where", ["the prison hospital", "a prison", "the prison", "the infirmary", "the colony"]
)
def test_a_place_of_custody_takes_no_date_away(where: str) -> None:
    """Words such as "in the prison" can be a state; after a death they only say where."""
    text = f"Orvin Kaldas died in {where} on 20 April 2025."
    (claim,) = extract(text, file="note", language="en").claims
    assert isinstance(claim.body, Event)
    assert (claim.body.event, str(claim.body.date and claim.body.date.edtf)) == (
        "died",
        "2025-04-20",
    )
