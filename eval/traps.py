"""Is anything told of whom nothing is told? ``python -m eval traps [--misses] [--fillings N]``.

``eval/traps_data`` has, a file a language, sentences by shape: bystanders, agents, speakers, things
denied, planned or wished, numbers that count something else. People, places and numbers are slots,
filled from a list of invented names, so that no sentence can be learnt by heart. Written by people
who had not seen the grammar, before the program had read any of it; first runs stand in each file's
head. What a sentence does not list as told is false when it is told as so.
"""

import random
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from habeas.extract import extract
from habeas.model.claim import Claim, Confidence, Modality
from habeas.model.event import Event
from habeas.model.figure import Figure

DATA: Final = Path(__file__).parent / "traps_data"
CASES: Final = ("nom", "gen", "dat", "acc", "ins", "loc")
# Whole numbers that take the genitive plural where a language asks for one.
NUMBERS: Final = (
    15,
    16,
    17,
    18,
    19,
    20,
    25,
    26,
    27,
    28,
    29,
    30,
    35,
    36,
    37,
    38,
    39,
    45,
    46,
    48,
    55,
    57,
)
PLACES: Final = {
    "latin": ("Thule", "Ostry", "Marrow", "Velm", "Karsia"),
    "cyrillic": ("Тулево", "Остры", "Карсия", "Мелово", "Вельм"),
    "arabic": ("ثولة", "أوسترا", "ماروا", "فلمار", "كارسيا"),
}
ALIKE: Final = {
    "amnestied": {"pardoned"},
    "exiled": {"exiled", "deported", "deported_or_exiled"},
    "deported": {"exiled", "deported", "deported_or_exiled"},
    "acquitted": {"acquitted", "other"},
    "returned": {"returned", "other"},
    "transferred": {"transferred", "other"},
}
_OWN_SEEDS: Final = re.compile(r"# seeds from (\d+)")
_SLOT: Final = re.compile(r"\{([MWNP])(\d)(\.sur)?(?:\.(nom|gen|dat|acc|ins|loc))?\}")


@dataclass(frozen=True, slots=True)
class Trap:
    """One sentence with slots.

    Attributes:
        language: BCP 47 code.
        shape: What it is made to catch.
        text: With slots.
        told: Slot and event of what is really told.
        allowed: The same of what may be noted or left.
        seed: Of what fills its slots. Lines that come after others say from where they count,
            so that they change no filling of theirs.
    """

    language: str
    shape: str
    text: str
    told: tuple[tuple[str, str], ...]
    allowed: tuple[tuple[str, str], ...]
    seed: int


@dataclass(slots=True)
class Result:
    """What one run found, by shape and language."""

    groups: dict[tuple[str, str], Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    misses: list[str] = field(default_factory=list)


def traps() -> Iterator[Trap]:
    """Give every trap."""
    shared = 0
    for path in sorted(DATA.glob("??.tsv")):
        own: int | None = None
        for line in path.read_text(encoding="utf-8").splitlines():
            stated = _OWN_SEEDS.fullmatch(line)
            own = int(stated[1]) if stated else own
            if not line.strip() or line.startswith("#"):
                continue
            yield _trap(path.stem, line, shared if own is None else own)
            if own is None:
                shared += 1
            else:
                own += 1


def _trap(language: str, line: str, seed: int) -> Trap:
    shape, text, *rest = line.split("\t")
    items = [i.strip() for i in "".join(rest).split(";") if i.strip()]
    told = [tuple(i.removeprefix("?").split(maxsplit=1)) for i in items]
    pairs = [(slot, event) for slot, event in told]
    return Trap(
        language, shape, text,
        tuple(p for p, i in zip(pairs, items, strict=True) if not i.startswith("?")),
        tuple(p for p, i in zip(pairs, items, strict=True) if i.startswith("?")), seed,
    )  # fmt: skip


@cache
def names(language: str) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """Give the names of a language by sex, each in its cases."""
    found: dict[str, list[tuple[str, ...]]] = {"M": [], "W": []}
    for line in (DATA / f"names_{language}.tsv").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            sex, *forms = line.split("\t")
            found[sex].append(tuple(forms))
    return found


def filled(trap: Trap, rng: random.Random) -> tuple[str, dict[str, tuple[str, ...]]]:
    """Fill the slots of a trap; give the text and every form of what stands in each slot."""
    who = {sex: rng.sample(list(rows), len(rows)) for sex, rows in names(trap.language).items()}
    script = "cyrillic" if re.search("[а-я]", trap.text) else "latin"
    script = "arabic" if re.search("[ء-ي]", trap.text) else script
    places = rng.sample(PLACES[script], len(PLACES[script]))
    numbers = rng.sample(NUMBERS, len(NUMBERS))
    used: dict[str, tuple[str, ...]] = {}

    def put(match: re.Match[str]) -> str:
        kind, number, surname, case = match.groups()
        at = int(number) - 1
        if kind == "N":
            used[f"N{number}"] = (str(numbers[at]),)
            return str(numbers[at])
        if kind == "P":
            return places[at]
        forms = who[kind][at]
        if case is None and len(forms) == 2:
            forms = (" ".join(forms),)
        used[kind + number] = forms
        form = forms[CASES.index(case)] if case and len(forms) > 1 else forms[0]
        return form.split(" ", 1)[1] if surname else form

    return _SLOT.sub(put, trap.text), used


def folded(words: str) -> str:
    """Give words without case and marks over letters."""
    decomposed = unicodedata.normalize("NFKD", words.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def acting(text: str, language: str) -> list[Claim]:
    """Read one text: the claims that act, none of them left to review."""
    return [
        claim
        for claim in extract(text, file="trap", language=language).claims
        if claim.confidence is not Confidence.REVIEW
        and claim.modality in (Modality.ASSERTED, Modality.REPORTED)
        and isinstance(claim.body, Event | Figure)
    ]


def _is_told(claim: Claim, slot: str, event: str, used: Mapping[str, tuple[str, ...]]) -> bool:
    events = ALIKE.get(event, {event}) | {event}
    body = claim.body
    if isinstance(body, Figure):
        size = used[slot][0]
        return (
            slot.startswith("N") and str(body.low or body.high) == size and body.measure in events
        )
    if not isinstance(body, Event) or slot.startswith("N") or body.event not in events:
        return False
    words = set(folded(body.person).split())
    return any(words <= set(folded(form).split()) for form in used[slot])


def evaluate(fillings: int = 2) -> Result:
    """Read every trap, each with some fillings of its slots."""
    result = Result()
    for trap in traps():
        rng = random.Random(trap.seed)  # noqa: S311 - the same fillings every time
        for _ in range(fillings):
            text, used = filled(trap, rng)
            counts = [result.groups[key] for key in _keys(trap)]
            claims = acting(text, trap.language)
            told = list(trap.told)
            for claim in claims:
                found = next((t for t in told if _is_told(claim, *t, used)), None)
                if found is not None:
                    told.remove(found)
                    verdict = "right"
                else:
                    known = (*trap.told, *trap.allowed)
                    verdict = "fine" if any(_is_told(claim, *t, used) for t in known) else "false"
                for count in counts:
                    count[verdict] += 1
                if verdict == "false":
                    result.misses.append(_miss("false", trap, text, _said(claim)))
            for slot, event in told:
                result.misses.append(_miss("missed", trap, text, f"{used[slot][0]} {event}"))
            for count in counts:
                count["missed"] += len(told)
                count["texts"] += 1
    return result


def _keys(trap: Trap) -> tuple[tuple[str, str], ...]:
    return ("all", ""), ("shape", trap.shape), ("language", trap.language)


def _said(claim: Claim) -> str:
    body = claim.body
    if isinstance(body, Event):
        return f"{body.person} {body.event}"
    assert isinstance(body, Figure)
    return f"{body.low}..{body.high} {body.measure}"


def _miss(verdict: str, trap: Trap, text: str, said: str) -> str:
    return f"{verdict:6} {trap.language} {trap.shape}: {said} :: {text}"


def scores() -> dict[str, float]:
    """Give the scores that have floors: what is told rightly, and falsely by shape."""
    groups = evaluate(1).groups
    out = {
        "sentences": float(groups["all", ""]["texts"]),
        "right": float(groups["all", ""]["right"]),
    }
    for (kind, name), count in groups.items():
        if kind == "shape":
            out[f"false.{name}"] = float(count["false"])
    return out


def main(argv: list[str]) -> int:
    """Print texts, right, false and missed by shape and by language."""
    fillings = int(argv[argv.index("--fillings") + 1]) if "--fillings" in argv else 2
    result = evaluate(fillings)
    print(f"{'group':28}{'texts':>7}{'right':>7}{'false':>7}{'missed':>7}")
    for (kind, name), count in sorted(result.groups.items()):
        row = "".join(f"{count[key]:7}" for key in ("texts", "right", "false", "missed"))
        print(f"{kind + ' ' + name:28}{row}")
    if "--misses" in argv:
        print(*result.misses, sep="\n")
    return 0
