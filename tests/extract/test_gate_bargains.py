"""The gate and bargains: both sides whole, tied by words, and told as far as they are told."""

import pytest

from gate_asked import ACCEPTED, WAITS, outcome

BARGAIN = "Thule freed 40 prisoners in exchange for the lifting of sanctions on potash."


@pytest.mark.parametrize(
    ("text", "released", "concession", "said"),
    [
        (BARGAIN, "Thule freed 40 prisoners", "the lifting of sanctions on potash", ACCEPTED),
        (BARGAIN, "Thule freed 40 prisoners", "the lifting of sanctions", "side_cut"),
        (BARGAIN, "Thule freed 40 prisoners", "sanctions on potash", "side_cut"),
        ("Thule freed 40 prisoners. Karsia lifted the ban.", "Thule freed 40 prisoners", "Karsia lifted the ban", "no_bargain"),
        (f"The ministry denied that {BARGAIN}", "Thule freed 40 prisoners", "the lifting of sanctions on potash", WAITS),
        (f"Lantern hopes that {BARGAIN}", "Thule freed 40 prisoners", "the lifting of sanctions on potash", WAITS),
    ],
)  # fmt: skip
def test_a_bargain(text: str, released: str, concession: str, said: str) -> None:
    """Nothing cut, nothing denied told as done."""
    record = {"type": "exchange", "spans": {"released": released, "concession": concession}}
    assert outcome(text, record) == said
