"""False proposals about bargains: the sentences of ``eval/attack_data/exchanges.tsv``."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

from eval._court import Record, Source
from eval._lies import ACTS, Lie
from eval.traps import NUMBERS

DATA: Final = Path(__file__).parent / "attack_data" / "exchanges.tsv"
RIGHT: Final = "right"
# What a claim says of it falsely only where it says that it was struck.
_NOT_STRUCK: Final = ("exchange_denied", "exchange_planned")


def bargains(dice: Random) -> Iterator[tuple[str, Source, Record]]:
    """Give every proposal of a bargain, right or false, with its kind.

    Args:
        dice: What fills in the number.
    """
    for number, line in enumerate(DATA.read_text(encoding="utf-8").splitlines()):
        if not line.startswith("#"):
            size = str(dice.choice(NUMBERS))
            language, kind, *words = line.split("\t")
            text, released, concession = (w.replace("{N}", size) for w in words)
            source = Source(f"exchange-{language}-{number}-{size}", language, None, text)
            spans = {
                name: [text.index(side), text.index(side) + len(side)]
                for name, side in (("released", released), ("concession", concession))
            }
            yield kind, source, {"type": "exchange", "modality": "asserted", "spans": spans}


def lies(dice: Random, fillings: int = 6) -> Iterator[Lie]:
    """Give every false proposal about bargains.

    Args:
        dice: What fills in the number.
        fillings: How often each sentence is filled.
    """
    for _ in range(fillings):
        for kind, source, record in bargains(dice):
            if kind in _NOT_STRUCK:
                yield Lie(kind, source, record, _struck)
            elif kind != RIGHT:
                yield Lie(kind, source, record, _Sides(record))


def _struck(claim: Record) -> bool:
    return claim["modality"] in ACTS


class _Sides:
    """Whether both sides of a claim are as they were pointed at."""

    def __init__(self, record: Record) -> None:
        self.spans: Record = record["spans"]

    def __call__(self, claim: Record) -> bool:
        return all(
            [claim[f"{side}_start"], claim[f"{side}_end"]] == list(span)
            for side, span in self.spans.items()
        )
