"""The matchers names are measured against; run by an interpreter that has them.

Reads JSON lines from stdin, ``{"pairs": [[name, name], ...], "timed": [[...], ...]}``, and writes
one JSON line a peer: ``{"peer", "scores", "pairs_per_second"}``. A peer that is not installed
writes ``{"peer", "missing"}``.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator

Scorer = Callable[[str, str], float]


def _rapidfuzz() -> Scorer:
    from anyascii import anyascii
    from rapidfuzz.fuzz import token_sort_ratio

    return lambda a, b: token_sort_ratio(anyascii(a).lower(), anyascii(b).lower()) / 100


def _jellyfish() -> Scorer:
    from anyascii import anyascii
    from jellyfish import jaro_winkler_similarity

    def key(name: str) -> str:
        return " ".join(sorted(anyascii(name).lower().split()))

    return lambda a, b: jaro_winkler_similarity(key(a), key(b))


def _logic_v2() -> Scorer:
    from followthemoney import model
    from nomenklatura.matching import get_algorithm

    algorithm = get_algorithm("logic-v2")
    assert algorithm is not None
    config = algorithm.default_config()

    def person(name: str) -> object:
        return model.make_entity("Person").__class__.from_dict(
            {"id": name, "schema": "Person", "properties": {"name": [name]}}
        )

    return lambda a, b: algorithm.compare(person(a), person(b), config).score


PEERS: dict[str, Callable[[], Scorer]] = {
    "rapidfuzz + anyascii": _rapidfuzz,
    "jellyfish Jaro-Winkler": _jellyfish,
    "nomenklatura logic-v2": _logic_v2,
}


def _measured(pairs: list[list[str]], timed: list[list[str]]) -> Iterator[dict[str, object]]:
    for name, make in PEERS.items():
        try:
            score = make()
        except ImportError as error:
            yield {"peer": name, "missing": str(error)}
            continue
        scores = [score(a, b) for a, b in pairs]
        started = time.process_time()
        for a, b in timed:
            score(a, b)
        yield {
            "peer": name,
            "scores": scores,
            "pairs_per_second": len(timed) / (time.process_time() - started),
        }


if __name__ == "__main__":
    asked = json.loads(sys.stdin.read())
    for answer in _measured(asked["pairs"], asked["timed"]):
        print(json.dumps(answer), flush=True)
