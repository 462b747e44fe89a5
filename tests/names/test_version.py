"""Names that come to be compared otherwise are another comparison, and say so."""

import hashlib
from itertools import combinations

import pytest

from habeas.names import Description, compare
from habeas.names.keys import keys_of
from habeas.names.parse import parse_name
from habeas.names.version import RULES, comparison_version, version_of
from habeas.vocabulary import listed, load

NAMES = (
    "Zdenka Pomelo",
    "Здзенка Памэла",
    "Z. Pomelo",
    "Pomelova Zdenka",
    "Zdenka Pomelo-Kvikala",
    "Oto Kvikala",
    "Otto Quickala",
    "Ота Квікала",
    "Кумкват Рута Адамовна",
    "Рута Кумкватова",
    "Ruta Kumkvat",
    "Grapefruit",
)
BIRTHS = (None, "1971-03-04", "1988")
SCORES = {1: "62625c8cc39a"}
"""By number of the rules: a digest of every score and key of the names above."""


def digest() -> str:
    """Digest what the comparison says of some names."""
    people = [
        Description(name=name, birth=BIRTHS[at % len(BIRTHS)]) for at, name in enumerate(NAMES)
    ]
    said = [sorted(keys_of(parse_name(name))) for name in NAMES]
    said += [
        [compare(a, b).verdict.value, f"{compare(a, b).score:.3f}"]
        for a, b in combinations(people, 2)
    ]
    return hashlib.sha256(repr(said).encode()).hexdigest()[:12]


def test_another_comparison_has_another_number() -> None:
    """Archives keep the pairs that an earlier comparison found: it must be told apart.

    Where this fails because names are compared otherwise on purpose, raise ``RULES`` in
    `habeas.names.version` and add the new digest here.
    """
    assert SCORES[RULES] == digest()


@pytest.mark.parametrize("changed", listed("names"))
def test_other_data_is_another_comparison(changed: str) -> None:
    """The number is the code's; the digest after it is the data's, of every file."""
    data = {name: load(f"names/{name}") for name in listed("names")}
    assert comparison_version() == version_of(data)
    assert comparison_version().startswith(f"{RULES}-")
    assert version_of(data | {changed: {"other": "data"}}) != version_of(data)
