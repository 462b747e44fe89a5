"""What reading is measured against; run by an interpreter that has the peers.

Reads JSON from stdin, ``{"texts": [text, ...]}``, and writes one JSON line a peer:
``{"peer", "numbers" or "dates": [[...], ...], "seconds"}``, one list a text. A peer that is
not installed writes ``{"peer", "missing"}``.
"""

import json
import sys
import time
from collections.abc import Callable
from typing import Any


def _quantulum() -> Callable[[str], list[Any]]:
    from quantulum3 import parser

    return lambda text: [quantity.value for quantity in parser.parse(text)]


def _dateparser() -> Callable[[str], list[Any]]:
    from dateparser.search import search_dates

    def dates(text: str) -> list[Any]:
        found = search_dates(text, languages=["en"]) or []
        return [day.date().isoformat() for _, day in found]

    return dates


PEERS = (("quantulum3", "numbers", _quantulum), ("dateparser", "dates", _dateparser))


def main() -> None:
    """Run every peer on the texts."""
    texts = json.load(sys.stdin)["texts"]
    for peer, kind, make in PEERS:
        try:
            read = make()
        except ImportError as error:
            print(json.dumps({"peer": peer, "missing": str(error)}))
            continue
        read(texts[0])
        start = time.perf_counter()
        found = [read(text) for text in texts]
        seconds = time.perf_counter() - start
        print(json.dumps({"peer": peer, kind: found, "seconds": seconds}))


if __name__ == "__main__":
    main()
