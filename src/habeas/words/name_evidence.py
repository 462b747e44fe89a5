"""What speaks for one person or for two, in words."""

from typing import Final

from habeas.words.text import plain
from habeas.words.voice import _, mark

# By what it concerns and what was found: see the table `names/weights`.
_FOUND: Final = {
    ("names", "given"): mark("names given"),
    ("names", "missing"): mark("names missing (one is empty)"),
    ("score", "least"): mark("score cannot be less than 0: what is beyond does not count"),
    ("score", "most"): mark("score cannot be more than 1: what is beyond does not count"),
    ("surname", "same"): mark("surname same"),
    ("surname", "one_open_vowel"): mark("surname one open vowel"),
    ("surname", "near_vowel"): mark("surname near vowel"),
    ("surname", "part"): mark("surname part"),
    ("surname", "near"): mark("surname near"),
    ("surname", "far"): mark("surname far"),
    ("surname", "other"): mark("surname other"),
    ("surname", "unclear"): mark("surname unclear"),
    ("given", "same"): mark("given same"),
    ("given", "one_open_vowel"): mark("given one open vowel"),
    ("given", "short"): mark("given short"),
    ("given", "near_vowel"): mark("given near vowel"),
    ("given", "initial"): mark("given initial"),
    ("given", "near"): mark("given near"),
    ("given", "far"): mark("given far"),
    ("given", "other"): mark("given other"),
    ("given", "initial_other"): mark("given initial other"),
    ("given", "unclear"): mark("given unclear"),
    ("patronymic", "same"): mark("patronymic same"),
    ("patronymic", "near"): mark("patronymic near"),
    ("patronymic", "initial"): mark("patronymic initial"),
    ("patronymic", "other"): mark("patronymic other"),
    ("patronymic", "initial_other"): mark("patronymic initial other"),
    ("parts", "same"): mark("parts same"),
    ("parts", "joined"): mark("parts joined"),
    ("parts", "contained"): mark("parts contained"),
    ("parts", "some"): mark("parts some"),
    ("parts", "other"): mark("parts other"),
    ("parts", "unclear"): mark("parts unclear"),
    ("sex", "other"): mark("sex other"),
    ("sex", "surname_other"): mark("sex surname other"),
    ("birth", "same_day"): mark("birth same day"),
    ("birth", "same_year"): mark("birth same year"),
    ("birth", "overlap"): mark("birth overlap"),
    ("birth", "slip"): mark("birth slip"),
    ("birth", "other"): mark("birth other"),
    ("city", "same"): mark("city same"),
    ("city", "other"): mark("city other"),
    ("arrest", "overlap"): mark("arrest overlap"),
    ("arrest", "apart"): mark("arrest apart"),
    ("article", "same"): mark("article same"),
    ("article", "other"): mark("article other"),
    ("court", "same"): mark("court same"),
    ("court", "other"): mark("court other"),
}


def is_known(about: str, kind: str) -> bool:
    """Say whether there are words for something found.

    Args:
        about: What it concerns.
        kind: What was found.
    """
    return (about, kind) in _FOUND


def evidence_words(about: str, kind: str, detail: str, points: int) -> str:
    """Say what speaks for one person, or for two.

    Args:
        about: What it concerns.
        kind: What was found.
        detail: The values compared; empty where the kind says all.
        points: Its part of the score, in thousandths.

    Examples:
        >>> evidence_words("surname", "same", "floe", 400)
        'surname same (floe) +0.400'
    """
    known = _FOUND.get((about, kind))
    told = _(known) if known is not None else f"{plain(about)} {plain(kind)}"
    if detail:
        told = _("{told} ({values})", told=told, values=detail)
    return f"{told} {points / 1000:+.3f}"
