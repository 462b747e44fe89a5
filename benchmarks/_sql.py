"""The same counts in hand-written SQL, for SQLite and DuckDB. Run as a program for DuckDB.

``python _sql.py duckdb ROWS.csv ASKED.json`` prints its answers and times as JSON; it
imports nothing of this project, so that it runs where only DuckDB is installed.
"""

import json
import sys
import time
from typing import Any

HELD = "axis = 0 AND value = 1"
RECOGNISED = "axis = 1 AND value = 3"
OPEN_TYPE = "axis = 2 AND value = 2"
KNOWN = "recorded_from <= {known} AND {known} < recorded_to"
MAYBE = "from_earliest <= {day} AND {day} < to_latest"
SURE = MAYBE + " AND NOT disputed AND from_latest <= {day} AND {day} < to_earliest"

AS_OF = """
SELECT (SELECT count(DISTINCT person) FROM fact WHERE {held} AND {known} AND {sure}),
       (SELECT count(DISTINCT person) FROM fact WHERE {held} AND {known} AND {maybe})
"""
NARROW = """
SELECT (SELECT count(*) FROM (
          SELECT person FROM fact WHERE {held} AND {known} AND {sure}
          INTERSECT SELECT person FROM fact WHERE {recognised} AND {known} AND {sure}
          EXCEPT SELECT person FROM fact WHERE {open} AND {known} AND {maybe})),
       (SELECT count(*) FROM (
          SELECT person FROM fact WHERE {held} AND {known} AND {maybe}
          INTERSECT SELECT person FROM fact WHERE {recognised} AND {known} AND {maybe}
          EXCEPT SELECT person FROM fact WHERE {open} AND {known} AND {sure}))
"""
DAILY = """
WITH iv AS (SELECT person, {begin} AS s, {until} AS e FROM fact
            WHERE {held} AND {known} AND {begin} < {until} {undisputed}),
m AS (SELECT person, s, e, max(e) OVER (PARTITION BY person ORDER BY s, e
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS pe FROM iv),
isl AS (SELECT person, s, e, sum(CASE WHEN pe IS NULL OR s > pe THEN 1 ELSE 0 END)
        OVER (PARTITION BY person ORDER BY s, e ROWS UNBOUNDED PRECEDING) AS g FROM m),
u AS (SELECT person, min(s) AS s, max(e) AS e FROM isl GROUP BY person, g),
d AS (SELECT s AS day, 1 AS x FROM u UNION ALL SELECT e, -1 FROM u),
c AS (SELECT day, sum(x) AS x FROM d GROUP BY day)
SELECT day, sum(x) OVER (ORDER BY day) FROM c ORDER BY day
"""
COLUMNS = (
    "person",
    "axis",
    "value",
    "from_earliest",
    "from_latest",
    "to_earliest",
    "to_latest",
    "disputed",
    "recorded_from",
    "recorded_to",
)
TABLE = f"CREATE TABLE fact ({', '.join(f'{c} BIGINT' for c in COLUMNS)})"
INDEXES = (
    "CREATE INDEX fact_axis ON fact (axis, value, from_earliest, to_latest, person)",
    "CREATE INDEX fact_sure ON fact (axis, value, from_latest, to_earliest, person)",
)


def as_of(day: int, known: int, *, narrow: bool) -> str:
    """Write the count of one day."""
    asked = {"day": day, "known": known}
    return (NARROW if narrow else AS_OF).format(
        held=HELD,
        recognised=RECOGNISED,
        open=OPEN_TYPE,
        known=KNOWN.format(**asked),
        sure=_bool(SURE).format(**asked),
        maybe=MAYBE.format(**asked),
    )


def _bool(text: str) -> str:
    return text.replace("NOT disputed", "disputed = 0")


def series(known: int, *, sure: bool) -> str:
    """Write the count of every day on which it changes."""
    return DAILY.format(
        held=HELD,
        known=KNOWN.format(known=known),
        begin="from_latest" if sure else "from_earliest",
        until="to_earliest" if sure else "to_latest",
        undisputed="AND disputed = 0" if sure else "",
    )


def ask(run: Any, asked: dict[str, Any]) -> dict[str, Any]:
    """Ask everything of one engine and time it.

    Args:
        run: Takes SQL and gives rows.
        asked: The days, the moment of knowledge, and the moments never asked before.
    """
    found: dict[str, Any] = {"as_of": [], "as_of_s": [], "narrow": [], "narrow_s": []}
    for name in ("as_of", "narrow"):
        for day in asked["days"]:
            begin = time.perf_counter()
            (row,) = run(as_of(day, asked["known"], narrow=name == "narrow"))
            found[f"{name}_s"].append(time.perf_counter() - begin)
            found[name].append([int(n) for n in row])
    begin = time.perf_counter()
    tables = [run(series(asked["known"], sure=sure)) for sure in (True, False)]
    found["series_s"] = time.perf_counter() - begin
    found["series"] = [[[int(d), int(n)] for d, n in rows] for rows in tables]
    found["never"], found["never_s"] = [], []
    for day, known in asked["never"]:
        begin = time.perf_counter()
        (row,) = run(as_of(day, known, narrow=True))
        found["never_s"].append(time.perf_counter() - begin)
        found["never"].append([int(n) for n in row])
    return found


def main() -> None:
    """Answer for DuckDB."""
    import duckdb

    rows, questions = sys.argv[2], sys.argv[3]
    connection = duckdb.connect()
    connection.execute(TABLE)
    connection.execute(f"COPY fact FROM '{rows}' (HEADER false)")
    with open(questions, encoding="utf-8") as file:  # noqa: PTH123 - runs outside the project
        asked = json.load(file)
    found = ask(lambda sql: connection.execute(sql).fetchall(), asked)
    print(json.dumps({"version": duckdb.__version__, **found}))


if __name__ == "__main__":
    main()
