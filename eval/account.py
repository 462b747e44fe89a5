"""Is the account of numbers true? ``python -m eval account [--misses]``.

``eval/account_data`` has, a file a language, sentences with numbers in brackets that count people
(``people``) or anything else (``other``), by unusual nouns, by none, in words; written before the
code that closes numbers had been looked at. A number of people is a figure or waits for a person;
closed as another thing it is a lie, and a number word that is no numeral has been dropped. Of
languages that are not read, every number must wait and no claim may be told, whatever the language
is guessed to be.

First runs: of 226 numbers of people 43 were closed as other counts, 3 as something else, 51
dropped; of 136 others 2 were told as people. Of 87 numbers of languages not read 39 were dropped, 2
called parts of names. A second batch, after these had been mended: 66 of people, 2 taken for dates.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from habeas.extract import Extraction, extract
from habeas.model.claim import Confidence
from habeas.model.numeral import Account
from habeas.vocabulary import listed

DATA: Final = Path(__file__).parent / "account_data"
_MARK: Final = re.compile(r"\[(.+?)\]")
_OPEN: Final = (Account.FIGURE, Account.QUEUED)


def sentences() -> Iterator[tuple[str, str, str, list[tuple[int, int]]]]:
    """Give language, what is counted, text and the spans of the numbers in brackets."""
    for path in sorted(DATA.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                counted, marked = line.split("\t")
                found = list(_MARK.finditer(marked))
                spans = [
                    (m.start(1) - 2 * n - 1, m.end(1) - 2 * n - 1) for n, m in enumerate(found)
                ]
                yield path.stem, counted, _MARK.sub(r"\1", marked), spans


def verdict(read: Extraction, span: tuple[int, int], counted: str) -> str:
    """Say how the account of one number stands to what it counts.

    Args:
        read: What was found.
        span: Where the number is.
        counted: ``people`` or ``other``.
    """
    kinds = [n.account for n in read.numerals if n.start < span[1] and span[0] < n.end]
    if not kinds:
        return "dropped"
    if counted == "people":
        closed = next((k for k in kinds if k not in _OPEN), None)
        return "right" if closed is None else closed.value
    if Account.FIGURE in kinds:
        return "told"
    return "queued" if Account.QUEUED in kinds else "right"


def run() -> tuple[dict[str, Counter[str]], list[str]]:
    """Read every sentence: how often each verdict fell, by group, and what is not right."""
    groups: dict[str, Counter[str]] = {}
    misses = []
    shipped = listed("languages")
    for language, counted, text, spans in sentences():
        read = extract(text, file="sentence", language=language)
        group = counted if language in shipped else "unread"
        for span in spans:
            said = verdict(read, span, counted)
            for name in (group, f"{group} {language}"):
                groups.setdefault(name, Counter())[said] += 1
            if said != "right":
                misses.append(f"{said:12} {language} {text[slice(*span)]} :: {text}")
        if group == "unread":
            guessed = extract(text, file="sentence")
            acting = [
                c for c in (*read.claims, *guessed.claims) if c.confidence is not Confidence.REVIEW
            ]
            groups[group]["claims"] += len(acting)
            misses += [
                f"{'claim':12} {language} as {guessed.language} {c.quote} :: {text}" for c in acting
            ]
    return groups, misses


def scores() -> dict[str, float]:
    """Give the scores that have floors."""
    groups, _ = run()
    people, other, unread = groups["people"], groups["other"], groups["unread"]
    return {
        "people": people.total(),
        "people.other_count": people[Account.OTHER_COUNT],
        "people.closed": people.total() - people["right"] - people["dropped"],
        "people.dropped": people["dropped"],
        "other": other.total(),
        "other.told": other["told"],
        "other.closed": other["right"] / max(1, other.total()),
        "unread.other_count": unread[Account.OTHER_COUNT],
        "unread.right": unread["right"] / max(1, unread.total() - unread["claims"]),
        "unread.claims": unread["claims"],
    }


def main(argv: list[str]) -> int:
    """Print the verdicts by what is counted and by language."""
    groups, misses = run()
    for name, counts in sorted(groups.items()):
        print(f"{name:12} " + "  ".join(f"{said} {n}" for said, n in counts.most_common()))
    for name, score in scores().items():
        print(f"{name:24} {score:.4g}")
    if "--misses" in argv:
        print(*misses, sep="\n")
    return 0
