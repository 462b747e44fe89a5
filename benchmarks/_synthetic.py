"""A synthetic archive of many people, as rectangles: bounds, disputes, retractions, merges.

Invented wholesale from a seed. About four events a person: arrest, release, sometimes
arrest again, recognition by one body; one event in eight has an uncertain day, one in
twenty-five is disputed, one row in fifty was retracted and one person in a hundred was
two until a merge.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from habeas.count.rectangles import FOREVER, STILL, Rectangles

FIRST_DAY = 737_425  # 2020-01-01
DAYS = 2_192  # six years
AXES = ("custody", "recognition:viasna", "regime")
VALUES = ("at_liberty", "in_custody", "open_type_facility", "recognised")


@dataclass
class Columns:
    """Rows as they are made, one list of arrays a column."""

    parts: dict[str, list[npt.NDArray[np.int64]]]

    def add(self, **columns: npt.NDArray[np.int64]) -> None:
        """Add rows."""
        for name, values in columns.items():
            self.parts.setdefault(name, []).append(values)


def archive(events: int, seed: int = 7) -> Rectangles:
    """Make an archive of about so many events.

    Args:
        events: How many events, 1,000 or more.
        seed: Of the random numbers.
    """
    random = np.random.default_rng(seed)
    people = events // 4
    columns = Columns({})
    start = FIRST_DAY + random.integers(0, DAYS - 200, people)
    stay = random.integers(3, 1_400, people)
    everyone = np.arange(people)
    _stay(columns, random, everyone, start, start + stay)
    again = everyone[random.random(people) < 0.3]
    back = start[again] + stay[again] + random.integers(1, 300, len(again))
    _stay(columns, random, again, back, back + random.integers(3, 900, len(again)))
    open_type = everyone[random.random(people) < 0.1]
    left = start[open_type] + stay[open_type]
    _rows(columns, random, open_type, 2, 2, left, left + 400)
    recognised = everyone[random.random(people) < 0.6]
    on = start[recognised] + random.integers(0, 200, len(recognised))
    _rows(columns, random, recognised, 1, 3, on, np.full(len(on), FOREVER))
    return _built(columns, random, people)


def _stay(
    columns: Columns,
    random: np.random.Generator,
    who: npt.NDArray[np.int64],
    begin: npt.NDArray[np.int64],
    end: npt.NDArray[np.int64],
) -> None:
    ended = np.where(end < FIRST_DAY + DAYS, end, FOREVER)
    _rows(columns, random, who, 0, 1, begin, ended)
    out = ended < FOREVER
    _rows(columns, random, who[out], 0, 0, ended[out], np.full(int(out.sum()), FOREVER))


def _rows(
    columns: Columns,
    random: np.random.Generator,
    who: npt.NDArray[np.int64],
    axis: int,
    value: int,
    begin: npt.NDArray[np.int64],
    end: npt.NDArray[np.int64],
) -> None:
    size = len(who)
    vague = np.where(random.random(size) < 0.125, random.integers(1, 31, size), 0)
    hazy = np.where((random.random(size) < 0.125) & (end < FOREVER), 20, 0)
    columns.add(
        person=who,
        axis=np.full(size, axis),
        value=np.full(size, value),
        from_earliest=begin,
        from_latest=begin + vague,
        to_earliest=end,
        to_latest=np.where(end < FOREVER, end + hazy, FOREVER),
        disputed=(random.random(size) < 0.04).astype(np.int64),
        witnesses=random.integers(1, 4, size),
    )


def _built(columns: Columns, random: np.random.Generator, people: int) -> Rectangles:
    made = {name: np.concatenate(parts) for name, parts in columns.parts.items()}
    size = len(made["person"])
    made["recorded_from"] = random.integers(1, size, size)
    retracted = random.random(size) < 0.02
    made["recorded_to"] = np.where(
        retracted, made["recorded_from"] + random.integers(1, size, size), STILL
    )
    made = _merged(made, random, people)
    order = np.lexsort((made["from_latest"], made["from_earliest"], made["person"]))
    small: dict[str, Any] = {
        name: made[name][order].astype(np.int32)
        for name in made
        if name not in ("disputed", "recorded_from", "recorded_to")
    }
    return Rectangles(
        people=tuple(f"p{i:07}" for i in range(people)),
        axes=AXES,
        values=VALUES,
        disputed=made["disputed"][order].astype(np.bool_),
        begins=np.ones(len(order), dtype=np.bool_),
        recorded_from=made["recorded_from"][order],
        recorded_to=made["recorded_to"][order],
        **small,
    )


def _merged(
    made: dict[str, npt.NDArray[np.int64]], random: np.random.Generator, people: int
) -> dict[str, npt.NDArray[np.int64]]:
    """One person in a hundred is found to be another: rows close and reopen under that one."""
    other = np.arange(people)
    merged = random.permutation(people)[: people // 50]
    other[merged[::2]] = merged[1::2][: len(merged[::2])]
    moved = other[made["person"]] != made["person"]
    at = made["recorded_from"].max() + 1
    still = moved & (made["recorded_to"] == STILL)
    again = {name: values[still] for name, values in made.items()}
    again["person"] = other[again["person"]]
    again["recorded_from"] = np.full(int(still.sum()), at)
    made["recorded_to"] = np.where(still, at, made["recorded_to"])
    return {name: np.concatenate([made[name], again[name]]) for name in made}
