"""Two descriptions in; verdict, score and the evidence that sums to the score out."""

from collections.abc import Iterable, Sequence
from typing import Final

from habeas.names.description import Description
from habeas.names.evidence import Comparison, Evidence, Verdict
from habeas.names.fact_evidence import fact_evidence
from habeas.names.likeness import least_cost
from habeas.names.name_evidence import (
    evidence,
    given_kind,
    initial_agrees,
    patronymic_kind,
    surname_kind,
    weights,
)
from habeas.names.parse import Name, NameToken, parse_name
from habeas.names.sound import readings
from habeas.vocabulary.name_tables import name_weights

_ENDS: Final = {0: "least", 1000: "most"}


def compare(a: Description | str, b: Description | str) -> Comparison:
    """Say whether two descriptions are of one person, and why.

    Args:
        a: A name, or a name with what else is known.
        b: The other.

    Returns:
        A verdict; a score from 0 to 1; and the evidence, which sums to the score exactly.
        What one side omits is no evidence.

    Raises:
        DateFormatError: A birth or arrest date is not one.

    Examples:
        >>> compare("Siarhei Tsikhanouski", "Сергей Тихановский").verdict.value
        'same'
        >>> compare("Сергей Иванович Козлов", "Сергей Петрович Козлов").verdict.value
        'different'
        >>> compare("S. Kazlou", "Сергей Козлов").verdict.value
        'cannot_tell'
    """
    one = a if isinstance(a, Description) else Description(name=a)
    two = b if isinstance(b, Description) else Description(name=b)
    return conclude(
        name_evidence(parse_name(one.name), parse_name(two.name)), fact_evidence(one, two)
    )


def conclude(names: Iterable[Evidence], facts: Iterable[Evidence]) -> Comparison:
    """Sum evidence to a verdict.

    Args:
        names: Evidence of the names.
        facts: Evidence of everything else.
    """
    found = [*names, *facts]
    total = sum(e.points for e in found)
    held = min(1000, max(0, total))
    if held != total:
        found.append(Evidence("score", _ENDS[held], held - total))
    if any(e.decides for e in found):
        verdict = Verdict.DIFFERENT
    elif held >= name_weights().same_from:
        verdict = Verdict.SAME
    elif held <= name_weights().different_to and any(e.points < 0 for e in found):
        verdict = Verdict.DIFFERENT
    else:
        verdict = Verdict.CANNOT_TELL
    return Comparison(verdict, held / 1000, tuple(found))


def name_evidence(a: Name, b: Name) -> tuple[Evidence, ...]:
    """Give the evidence of two parsed names, in the reading that fits best.

    Args:
        a: One name.
        b: The other.
    """
    start = Evidence("names", "given", name_weights().start)
    if a.is_empty or b.is_empty:
        return (Evidence("names", "missing", name_weights().start),)
    best = max(_readings(a, b), key=_fit)
    if a.is_lossy != b.is_lossy:
        best = [_softened(e) for e in best]
    return (start, *best)


def _softened(found: Evidence) -> Evidence:
    """Take the weight off a difference between a name and its shadow in a lossy script.

    What 比亞利亞茨基 keeps of Bialiatski is too little to say that it is another name.
    """
    if found.points >= 0 or found.about not in ("surname", "given", "parts"):
        return found
    return Evidence(found.about, "unclear", 0, found.detail)


def _fit(found: list[Evidence]) -> tuple[int, int]:
    """Rank readings of two names: by points, then by how little speaks against."""
    return sum(e.points for e in found), -sum(e.decides + (e.points < 0) for e in found)


def _readings(a: Name, b: Name) -> Iterable[list[Evidence]]:
    """Give the evidence under each order of words that the names allow."""
    if _is_loose(a) or _is_loose(b):
        yield _by_parts(a, b)
        return
    yield _by_role(a, b)
    if a.is_firm and b.is_firm:
        return
    if not a.is_firm:
        yield _by_role(_swapped(a), b)
    if not b.is_firm:
        yield _by_role(a, _swapped(b))
    if len(a.tokens) > 1 and len(b.tokens) > 1:
        yield _by_parts(a, b)


def _is_loose(name: Name) -> bool:
    """Whether which word is the given name is anyone's guess, and there are many."""
    return not name.is_firm and name.patronymic is None and len(name.tokens) > 2


def _swapped(name: Name) -> Name:
    return Name(
        name.text,
        name.surname,
        name.initials,
        name.patronymic,
        name.given,
        name.is_firm,
        name.sex,
        name.joined_text,
        name.is_lossy,
    )


def _detail(a: Sequence[NameToken], b: Sequence[NameToken]) -> str:
    return f"{' '.join(t.text for t in a)} ~ {' '.join(t.text for t in b)}"


_RANK = ("same", "one_open_vowel", "short", "near_vowel", "part", "near", "far", "other")


def _by_role(a: Name, b: Name) -> list[Evidence]:
    found: list[Evidence] = []
    if a.surname and b.surname:
        kind = _best_surname(a.surname, b.surname)
        found.append(evidence("surname", kind, _detail(a.surname, b.surname)))
    found.extend(_given(a, b))
    found.extend(_patronymics(a, b))
    found.extend(_sex(a, b))
    return found


def _best_surname(a: Sequence[NameToken], b: Sequence[NameToken]) -> str:
    """Compare family names; of two each, both must find their like, or it is a part."""
    if len(a) == len(b) == 1:
        return surname_kind(a[0], b[0])
    kinds = [[surname_kind(x, y) for y in b] for x in a]
    best = min((kind for row in kinds for kind in row), key=_RANK.index)
    if best not in ("same", "one_open_vowel"):
        return best
    if len(a) != len(b):
        return "part"
    orders = ([row[i] for i, row in enumerate(kinds)], [row[-1 - i] for i, row in enumerate(kinds)])
    worst = min((max(order, key=_RANK.index) for order in orders), key=_RANK.index)
    return worst if worst in ("same", "one_open_vowel") else "part"


def _given(a: Name, b: Name) -> Iterable[Evidence]:
    if a.given and b.given:
        kind = min((given_kind(x, y) for x in a.given for y in b.given), key=_RANK.index)
        yield evidence("given", kind, _detail(a.given, b.given), decides=kind == "other")
        return
    for one, two in ((a, b), (b, a)):
        if one.given and two.initials and not two.given:
            agrees = any(initial_agrees(i, one.given[0]) for i in two.initials[:1])
            kind = "initial" if agrees else "initial_other"
            yield evidence("given", kind, f"{one.given[0].text} ~ {two.initials[0]}")
            return
    if a.initials and b.initials and not a.given and not b.given:
        agrees = a.initials[0] == b.initials[0] or _sound_alike(a.initials[0], b.initials[0])
        kind = "initial" if agrees else "initial_other"
        yield evidence("given", kind, f"{a.initials[0]} ~ {b.initials[0]}")


def _sound_alike(a: str, b: str) -> bool:
    return any(x[0] == y[0] for x in readings(a) for y in readings(b))


def _patronymics(a: Name, b: Name) -> Iterable[Evidence]:
    if a.patronymic is not None and b.patronymic is not None:
        kind = patronymic_kind(a.patronymic, b.patronymic)
        detail = f"{a.patronymic.stem} ~ {b.patronymic.stem}"
        yield evidence("patronymic", kind, detail, decides=kind == "other")
        return
    for one, two in ((a, b), (b, a)):
        second = two.initials[-1:] if len(two.initials) > (0 if two.given else 1) else ()
        if one.patronymic is not None and second:
            agrees = any(_sound_alike(second[0], f) for f in (one.patronymic.stem,))
            yield evidence("patronymic", "initial" if agrees else "initial_other", second[0])
            return


def _sex(a: Name, b: Name) -> Iterable[Evidence]:
    if a.sex is not None and b.sex is not None:
        if a.sex != b.sex:
            yield evidence("sex", "other", f"{a.sex} ~ {b.sex}", decides=True)
        return
    one, two = _ending_sex(a), _ending_sex(b)
    if one is not None and two is not None and one != two:
        yield evidence("sex", "surname_other", f"{one} ~ {two}")


def _ending_sex(name: Name) -> str | None:
    if name.sex is not None:
        return name.sex
    return name.surname[-1].surname_sex if name.surname else None


def _by_parts(a: Name, b: Name) -> list[Evidence]:
    """Compare names whose order says nothing: word against word, and run together."""
    detail = _detail(a.tokens, b.tokens)
    few, many = sorted((a.tokens, b.tokens), key=len)
    matched = _matched(few, many)
    if matched == len(few) == len(many):
        kind = "same"
    elif len(few) != len(many) and least_cost(a.joined, b.joined) == 0:
        kind = "joined"
    elif matched == len(few) and matched > 1:
        kind = "contained"
    else:
        kind = "some" if matched * 2 > len(many) else "other"
    found = [evidence("parts", kind, detail)]
    found.extend(_patronymics(a, b))
    return found


def _matched(few: Sequence[NameToken], many: Sequence[NameToken]) -> int:
    """Count the words of one name that find a word of the other, each used once."""
    left = list(many)
    count = 0
    for token in few:
        for other in left:
            as_given = given_kind(token, other)
            # Two known given names are two, even where they sound alike.
            alike = {as_given} if as_given == "other" else {as_given, surname_kind(token, other)}
            if alike & {"same", "short"}:
                left.remove(other)
                count += 1
                break
    return count


__all__ = ["compare", "conclude", "name_evidence", "weights"]
