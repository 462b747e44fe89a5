"""Splink on the rows of a list; run by an interpreter that has it.

    PYTHON _link_peer.py ROWS.csv OUT.json

It gets the raw columns, and the name also as anyascii letters with its words sorted, which
is what people do first. Its clusters are taken at each of several thresholds.
"""

import csv
import json
import sys
import time
from pathlib import Path

import duckdb
import pandas as pd
import splink.comparison_library as cl
from anyascii import anyascii
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

THRESHOLDS = (0.05, 0.1, 0.2, 0.5, 0.9)


def _frame(path: Path) -> pd.DataFrame:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    words = [sorted(anyascii(row["name"]).lower().replace("'", "").split()) for row in rows]
    return pd.DataFrame(
        {
            "unique_id": [row["id"] for row in rows],
            "name": [" ".join(w) for w in words],
            "word1": [w[0] for w in words],
            "word2": [w[-1] for w in words],
            "birth": [row["birth"] or None for row in rows],
            "sex": [row["sex"] or None for row in rows],
            "city": [anyascii(row["city"]).lower() or None for row in rows],
        }
    )


def main() -> None:
    """Link, and write the clusters at each threshold with the time it took."""
    frame = _frame(Path(sys.argv[1]))
    started = time.perf_counter()
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("word1", [0.99, 0.93, 0.88, 0.8, 0.7]),
            cl.JaroWinklerAtThresholds("word2", [0.99, 0.93, 0.88, 0.8, 0.7]),
            cl.ExactMatch("birth"),
            cl.ExactMatch("sex"),
            cl.ExactMatch("city"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("word1", "word2"),
            block_on("word1", "substr(word2, 1, 3)"),
            block_on("substr(word1, 1, 3)", "word2"),
            block_on("substr(word1, 1, 4)", "substr(word2, 1, 2)"),
            block_on("birth"),
        ],
        retain_intermediate_calculation_columns=False,
    )
    api = DuckDBAPI(duckdb.connect())
    linker = (
        Linker(api.register(frame), settings)
        if hasattr(api, "register")
        else Linker(frame, settings, db_api=api)
    )
    linker.training.estimate_probability_two_random_records_match(
        [block_on("name", "birth")], recall=0.05
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("word1", "word2"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("birth"))
    predictions = linker.inference.predict(threshold_match_probability=THRESHOLDS[0])
    found = {}
    seconds = 0.0
    for least in THRESHOLDS:
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
            predictions, threshold_match_probability=least
        )
        table = clusters.as_pandas_dataframe()
        found[least] = dict(zip(table["unique_id"], table["cluster_id"].astype(str), strict=True))
        if least == THRESHOLDS[0]:
            seconds = time.perf_counter() - started
    Path(sys.argv[2]).write_text(json.dumps({"seconds": seconds, "clusters": found}))


if __name__ == "__main__":
    main()
