"""Which comparison of names this is: what an archive's pairs were found by."""

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from habeas.vocabulary import listed, load

# To be raised whenever names come to be compared otherwise than before.
RULES: Final = 1


@cache
def comparison_version() -> str:
    """Name the comparison: the number of its rules and a digest of its data.

    Examples:
        >>> comparison_version().partition("-")[0]
        '1'
    """
    return version_of({name: load(f"names/{name}") for name in listed("names")})


def version_of(data: Mapping[str, Any]) -> str:
    """Name a comparison by data of its own.

    Args:
        data: What names are compared by, file by file.
    """
    plain = json.dumps(data, sort_keys=True, ensure_ascii=True, default=str)
    return f"{RULES}-{hashlib.sha256(plain.encode()).hexdigest()[:12]}"
