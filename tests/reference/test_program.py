"""The program against the judge: every answer to a random record is the one that enumeration gives.

Wider is allowed only where the answer itself says that it may be, and never often.
"""

import os
from collections.abc import Callable
from typing import Any, Final

import pytest

from habeas.model.bounds import Bounds
from habeas.model.tally import Tally
from reference.counts import Answer, answer, joined
from reference.program import program
from reference.random_records import random_questions, random_record
from reference.records import Record
from reference.who import names

# Kinds of records, each with how many seeds are tried at every run.
_ONE_PERSON: Final = 250
_PAIRS: Final = 100
_GROUPS: Final = 60
_MOST_WIDER: Final = 0.05
"""Of all answers, the share that may be wider than it has to be."""


def seeds(usual: int) -> range:
    """Give the seeds to try: more where the environment asks, as ``make reference`` does."""
    return range(int(os.environ.get("HABEAS_REFERENCE_SEEDS", usual)))


def one_person(seed: int, **words: Any) -> Record:
    return random_record(seed, **words, people=1, figures=0, pairs=False)


def pairs(seed: int, **words: Any) -> Record:
    return random_record(seed, **words, people=3, tellings=4, figures=0)


def groups(seed: int, **words: Any) -> Record:
    return random_record(seed, **words, people=3, tellings=3, figures=2)


def compared(told: Record, seed: int) -> tuple[list[str], int, int]:
    """Ask both the questions of a seed.

    Returns:
        What the program got wrong, in words; how many answers are wider than they have to
        be and say so; and how many were asked for.
    """
    wrong, wider = [], 0
    program_knows = program(told)
    asked = random_questions(seed)
    for definition, on in asked:
        want = answer(told, definition, on)
        tally = program_knows.ask(definition, on)
        got = tally.recorded.low, tally.recorded.high
        if got == want:
            continue
        if tally.widened and holds(got, want):
            wider += 1
        else:
            wrong.append(f"seed {seed}: {definition} {on} is {want}, and the program says {got}")
    return wrong, wider, len(asked)


def behind(tally: Tally) -> tuple[set[str], set[str], Answer, Answer]:
    """Give who is behind an answer of the program: sure, possible, with and without names."""
    assert tally.named is not None
    assert tally.unnamed is not None
    possible = {p.person for p in tally.possible}
    return set(tally.undisputed), possible, _ends(tally.named), _ends(tally.unnamed)


def _ends(bounds: Bounds) -> Answer:
    return bounds.low, bounds.high


@pytest.mark.parametrize(
    ("told", "usual"),
    [(one_person, 60), (pairs, 60), (groups, _GROUPS)],
    ids=["one person", "pairs nobody has judged", "groups with and without names"],
)
def test_the_program_names_whom_enumeration_names(
    told: Callable[[int], Record], usual: int
) -> None:
    """Who counts in every world, who in some, how many by name, without one, and of each group."""
    wrong, wider, asked = [], 0, 0
    for seed in seeds(usual):
        record = told(seed)
        program_knows, people = program(record), joined(record)
        for definition, on in random_questions(seed):
            want = names(record, definition, on)
            tally = program_knows.ask(definition, on)
            sure = {f"p{people.index(keys)}" for keys in want.undisputed}
            maybe = {f"p{people.index(keys)}" for keys in want.possible}
            asked += 1
            rows = {
                at: (row.low, row.high)
                for at in want.of_group
                for row in tally.cohorts
                if row.cohort == f"f{at:03}"
            }
            if behind(tally) == (sure, maybe, want.named, want.unnamed) and all(
                rows[at] == want.of_group[at] for at in rows
            ):
                continue
            got_sure, got_maybe, named, unnamed = behind(tally)
            if (
                tally.widened
                and got_sure <= sure
                and got_sure | got_maybe >= sure | maybe
                and holds(named, want.named)
                and holds(unnamed, want.unnamed)
                and all(holds(rows[at], want.of_group[at]) for at in rows)
            ):
                wider += 1
            else:
                wrong.append(f"seed {seed}: {definition} {on}: {want}, not {behind(tally)} {rows}")
    assert wrong == []
    assert wider <= _MOST_WIDER * asked, f"{wider:,} of {asked:,} answers are wider"


HANDOVERS: Final = (
    "exchange_handover",
    *("released", "exiled", "deported", "crossed_border") * 2,
    "arrested",
    "refused_to_cross",
    "died",
)


MOVED: Final = (
    *("released",) * 5,
    *("arrested",) * 2,
    *("re_arrested", "held", "transferred", "died", "pardoned", "exiled"),
)
NOT_FREE: Final = ("sent_to_open_type", "home_confinement_start", "house_arrest_start", "escape")


@pytest.mark.parametrize(("make", "usual"), [(one_person, 120), (pairs, 20), (groups, 12)])
@pytest.mark.parametrize(
    ("events", "kinds"),
    [
        (HANDOVERS, (None, None, "expulsion", "death")),
        (MOVED, (None, None, None, "pardon", "death", *NOT_FREE)),
    ],
    ids=["handed over, taken out, dead", "let go, or moved to where nobody is free"],
)
def test_one_act_told_in_two_ways_is_what_enumeration_answers(
    events: tuple[str, ...],
    kinds: tuple[str | None, ...],
    make: Callable[..., Record],
    usual: int,
) -> None:
    """Acts of the same days that can be one, or only seem so."""
    for seed in seeds(usual):
        wrong, _, _ = compared(make(seed, events=events, kinds=kinds), seed)
        assert wrong == []


def holds(wide: Answer, narrow: Answer) -> bool:
    """Say whether one interval holds another."""
    if wide[0] > narrow[0]:
        return False
    return wide[1] is None or (narrow[1] is not None and narrow[1] <= wide[1])


@pytest.mark.parametrize(
    ("told", "usual"),
    [(one_person, _ONE_PERSON), (pairs, _PAIRS), (groups, _GROUPS)],
    ids=["one person", "pairs nobody has judged", "groups with and without names"],
)
def test_the_program_answers_what_enumeration_answers(
    told: Callable[[int], Record], usual: int
) -> None:
    """Of random records, every least and every greatest is exact, or said to be wide."""
    wrong: list[str] = []
    wider = asked = 0
    for seed in seeds(usual):
        more, wide, questions = compared(told(seed), seed)
        wrong += more
        wider += wide
        asked += questions
    assert wrong == []
    assert wider <= _MOST_WIDER * asked, f"{wider:,} of {asked:,} answers are wider"
