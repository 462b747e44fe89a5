"""What a claim is about, in a few words: enough to say whose count it could change."""

from collections.abc import Mapping
from typing import Any


def matter_of(record: Mapping[str, Any]) -> str:
    """Name what a claim in the wire form is about, whoever it is about.

    Args:
        record: The claim's record.

    Examples:
        >>> matter_of({"type": "person_event", "event": "released", "release_kind": "pardon"})
        'person_event released pardon'
        >>> matter_of({"type": "attribute", "field": "birth"})
        'attribute birth'
    """
    words = (record.get(name) for name in ("type", "event", "release_kind", "field", "measure"))
    return " ".join(str(word) for word in words if word)
